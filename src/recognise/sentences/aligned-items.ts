import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { AmountUnit } from "../../facts/quantity.ts";
import { amountIn } from "../../facts/quantity.ts";
import type { Meaning } from "../../standard/rows.ts";
import type { ItemReading } from "./readings.ts";

/** An item that names a functional subject: which by its words. */
export interface NamedItem {
  readonly reading: ItemReading;
  readonly meaning: Meaning;
}

const itemCode = /^\d{7}$/;

/**
 * Items brought together with rows of the tables: an item has the row that it names where any of its amounts is that
 * row's; an item whose amounts are those of one other row that no item has was given a wrong name, and is of that row.
 */
export function alignedItems(
  items: readonly NamedItem[],
  facts: readonly Fact[],
): ReadonlyMap<ItemReading, Meaning> {
  const rows = new Map(
    facts
      .filter(({ home, concept }) => /^公开0[35]表$/.test(home) && concept === "expenditure")
      .map((fact) => [fact.key, fact]),
  );
  const codes = new Set(
    [...rows.values()]
      .map(({ dimensions }) => dimensions.function ?? "")
      .filter((code) => itemCode.test(code)),
  );
  const aligned = new Map<ItemReading, Meaning>();
  const taken = new Set<string>();
  const open: NamedItem[] = [];
  for (const item of items) {
    const row = rowOf(item.meaning, rows);
    if (row && states(item.reading, row)) taken.add(row.key);
    else open.push(item);
  }
  for (const { reading, meaning } of open) {
    const { function: named = "" } = meaning.dimensions;
    if (/^\d+$/.test(named) && !itemCode.test(named)) continue;
    const free = [...codes].flatMap((code) => {
      const other = { ...meaning, dimensions: { ...meaning.dimensions, function: code } };
      const row = rowOf(other, rows);
      return row && row.value !== 0n && !taken.has(row.key) && states(reading, row) ? [{ other, row }] : [];
    });
    const [only, ...others] = free;
    if (!only || others.length > 0) continue;
    taken.add(only.row.key);
    aligned.set(reading, only.other);
  }
  return aligned;
}

function rowOf({ concept, dimensions }: Meaning, rows: ReadonlyMap<string, Fact>): Fact | undefined {
  return rows.get(keyOf(concept, dimensions));
}

/** Whether an item states the amount of a row, however it words it. */
function states({ told }: ItemReading, row: Fact): boolean {
  return told.figures.some(({ family, role, value, unit }) => {
    if (family !== "money" || role === "amount") return false;
    const amount = amountIn(unit as AmountUnit, value);
    return magnitude(amount.value - row.value) <= amount.slack + row.slack;
  });
}
