import type { Account } from "../facts/account.ts";
import type { Equation } from "../facts/equation.ts";
import type { Spot } from "../facts/place.ts";
import { holds } from "../facts/relation-holds.ts";

const keyOf = ({ block, row, col, start }: Spot): string => `${block}:${row}:${col}:${start}`;
/** “4万元、6万元”: so little stands between figures that are given to several names. */
const separator = 2;

/**
 * Says of an identity that does not hold whether the sentence itself can be read so that its figure is right: a
 * percentage that fits another figure which its words relate it to, two figures that are given to several names, or a
 * difference and a level. Such an identity rests on a misreading.
 */
export function readOtherwise({ relations }: Account): (equation: Equation) => boolean {
  /** Of which figure a percentage that fits is said. */
  const saidOf = new Map<string, string>();
  const amounts = new Set<string>();
  const fitting = new Set<string>();
  for (const relation of relations) {
    if (holds(relation) !== true) continue;
    const of = relation.figures.find(({ role }) => role === "part" || role === "final" || role === "now");
    for (const { role, spot } of relation.figures) {
      (role === "amount" ? amounts : fitting).add(keyOf(spot));
      if (of && (role === "percent" || role === "rate")) saidOf.set(keyOf(spot), keyOf(of.spot));
    }
  }
  return (equation) => {
    if (equation.kind === "share" || equation.kind === "rate" || equation.kind === "growth") {
      const other = saidOf.get(keyOf(equation.percent.spot));
      const part = equation.kind === "share" ? equation.part : equation.current;
      return other !== undefined && part.spot.row < 0 && other !== keyOf(part.spot);
    }
    if (equation.kind !== "same") return false;
    const [a, b] = [equation.a.spot, equation.b.spot];
    if (a.row >= 0 || b.row >= 0) return false;
    const [first, second] = a.start < b.start ? [a, b] : [b, a];
    const inRun = a.block === b.block && second.start - first.end <= separator;
    if (inRun) return fitting.has(keyOf(a)) && fitting.has(keyOf(b));
    // A difference and a level are never one figure.
    return (
      (amounts.has(keyOf(a)) && fitting.has(keyOf(b))) || (amounts.has(keyOf(b)) && fitting.has(keyOf(a)))
    );
  };
}
