import type { Account, UnboundFigure } from "../facts/account.ts";
import type { Equation, Verdict } from "../facts/equation.ts";
import { factsOf } from "../facts/equation.ts";
import type { Spot } from "../facts/place.ts";
import { holds } from "../facts/relation-holds.ts";
import type { Report } from "../facts/report.ts";

/** What became of the figures of an account, and those that nobody understood. */
export interface Coverage extends Pick<Report["coverage"], "figures" | "narrative"> {
  readonly unread: readonly UnboundFigure[];
}

const keyOf = ({ block, row, col, start }: Spot): string => `${block}:${row}:${col}:${start}`;
const states = /[0-9０-９一二三四五六七八九十两]/;
const isMoneyOrShare = (unit: string): boolean => /[元%％]$/.test(unit);

/**
 * Counts the figures of an account by what became of them. A figure is checked where an identity, a repetition or a
 * relation that its sentence states was evaluated and would break if it changed; that it is no more than another does not
 * check it. What was read and stands nowhere else is stated once; the rest is unread.
 */
export function coverageOf(
  account: Account,
  equations: readonly Equation[],
  verdicts: readonly Verdict[],
): Coverage {
  const checked = new Set<string>();
  equations.forEach((equation, i) => {
    if (verdicts[i] === "undefined" || equation.kind === "at-most") return;
    for (const { spot } of factsOf(equation)) checked.add(keyOf(spot));
  });
  const related = new Map<string, string>();
  for (const relation of account.relations)
    if (holds(relation) !== null)
      for (const { spot, unit } of relation.figures) {
        checked.add(keyOf(spot));
        related.set(keyOf(spot), unit);
      }
  const bound = new Set<string>(related.keys());
  const narrative = new Set([...related].flatMap(([key, unit]) => (isMoneyOrShare(unit) ? [key] : [])));
  for (const { printed, spot, quantity, concept } of account.facts) {
    if (printed === "" || !states.test(printed)) continue;
    // Nobody knows what a cell of an unexplained table is of: a sum may hold it, else it is unread.
    if (concept === "cell" && !checked.has(keyOf(spot))) continue;
    bound.add(keyOf(spot));
    if (spot.row < 0 && (quantity === "amount" || quantity === "percent")) narrative.add(keyOf(spot));
  }
  const unread = account.unbound.filter(({ spot }) => !spot || !bound.has(keyOf(spot)));
  const unreadAmounts = unread.filter(({ text, spot }) => isMoneyOrShare(text) && (spot?.row ?? -1) < 0);
  const within = (keys: ReadonlySet<string>): number =>
    [...keys].reduce((count, key) => count + (checked.has(key) ? 1 : 0), 0);
  return {
    figures: {
      bound: bound.size,
      checked: within(bound),
      once: bound.size - within(bound),
      unread: unread.length,
      labels: account.labels,
    },
    narrative: {
      amounts: narrative.size + unreadAmounts.length,
      checked: within(narrative),
      once: narrative.size - within(narrative),
      unread: unreadAmounts.length,
    },
    unread,
  };
}
