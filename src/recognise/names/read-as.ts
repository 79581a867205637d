import type { Fact } from "../../facts/fact.ts";
import type { StatedName } from "../../facts/stated-name.ts";

const itemCode = /^\d{7}$/;

/**
 * Subjects that sentences name, each with the code of the row that its amounts were read as: an item with a wrong name
 * is of the row that its amounts are of.
 */
export function readAs(names: readonly StatedName[], facts: readonly Fact[]): StatedName[] {
  const told = names.filter(({ kind, role }) => kind === "function" && role === "sentence");
  const starts = Map.groupBy(told, ({ spot }) => spot.block);
  const outturns = facts.filter(
    ({ concept, dimensions, spot }) =>
      concept === "expenditure" &&
      spot.row < 0 &&
      dimensions.basis === undefined &&
      itemCode.test(dimensions.function ?? ""),
  );
  const byBlock = Map.groupBy(outturns, ({ spot }) => spot.block);
  return names.map((name) => {
    if (
      name.kind !== "function" ||
      name.role !== "sentence" ||
      (/^\d+$/.test(name.key) && !itemCode.test(name.key))
    )
      return name;
    const { block, end } = name.spot;
    const next = (starts.get(block) ?? [])
      .filter(({ spot }) => spot.start >= end)
      .map(({ spot }) => spot.start);
    const until = Math.min(Number.POSITIVE_INFINITY, ...next);
    const own = byBlock.get(block)?.find(({ spot }) => spot.start >= end && spot.start < until);
    const code = own?.dimensions.function;
    return code === undefined || code === name.key ? name : { ...name, key: code };
  });
}
