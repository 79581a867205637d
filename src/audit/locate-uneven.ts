import type { Equation, Values } from "../facts/equation.ts";
import { factsOf, solveFor, verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import type { Candidate, Incidence, Located } from "./locate.ts";
import { slipBetween } from "./slip.ts";

interface Trial extends Candidate {
  readonly mended: readonly number[];
}

/**
 * Cells whose last digit is wrong: another value makes `uneven` identities exact (two printings of one figure are
 * rounded alike) and costs none that is exact now. A figure that was adjusted so that its column adds up cannot be
 * put back without cost: it is not found, and stays a matter of rounding, like all sums that are off by as much.
 */
export function locateUneven(incidence: Incidence, uneven: ReadonlySet<number>, values: Values): Located[] {
  if (uneven.size === 0) return [];
  const witnesses = witnessesOf(incidence.equations);
  const trials: Trial[] = [];
  for (const fact of new Set([...uneven].flatMap((index) => factsOf(incidence.equations[index]!)))) {
    // Nothing printed as nothing is off by a last digit: there would be a figure.
    if (values(fact) === 0n) continue;
    if (witnesses(fact).some((other) => other.home !== fact.home && values(other) === values(fact))) continue;
    const touching = incidence.of.get(fact) ?? [];
    const open = touching.filter((index) => uneven.has(index));
    const suggested = solveFor(incidence.equations[open[0]!]!, fact, values);
    if (suggested === null || suggested === values(fact) || suggested < 0n) continue;
    const changed: Values = (other) => (other === fact ? suggested : values(other));
    const costs = touching.some(
      (index) =>
        verdictOf(incidence.equations[index]!, changed) !== "holds" &&
        (uneven.has(index) || verdictOf(incidence.equations[index]!, values) === "holds"),
    );
    if (!costs)
      trials.push({ fact, suggested, slip: slipBetween(fact, values(fact), suggested), mended: open });
  }
  return grouped(trials);
}

/** Those that mend most first; those that mend the same are tied; each identity has one explanation. */
function grouped(trials: readonly Trial[]): Located[] {
  const found: Located[] = [];
  const explained = new Set<number>();
  for (const best of [...trials].sort((a, b) => b.mended.length - a.mended.length)) {
    if (best.mended.some((index) => explained.has(index))) continue;
    const key = best.mended.join();
    const candidates = trials.filter(({ mended }) => mended.join() === key);
    for (const index of best.mended) explained.add(index);
    found.push({ mended: best.mended, candidates, swapped: false });
  }
  return found;
}

/** The other facts that state the same figure, as far as identities join them. */
function witnessesOf(equations: readonly Equation[]): (fact: Fact) => readonly Fact[] {
  const byKey = new Map<string, Set<Fact>>();
  for (const equation of equations)
    if (equation.kind === "same" && equation.a.key === equation.b.key)
      byKey.set(equation.a.key, (byKey.get(equation.a.key) ?? new Set()).add(equation.a).add(equation.b));
  return (fact) => [...(byKey.get(fact.key) ?? [])].filter((other) => other !== fact);
}
