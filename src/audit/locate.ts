import type { Equation, Values, Verdict } from "../facts/equation.ts";
import { factsOf, solveFor, verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import { slipBetween } from "./slip.ts";

/** A cell that may be wrong, and the value that would make everything agree. */
export interface Candidate {
  readonly fact: Fact;
  readonly suggested: bigint;
  /** The kind of slip that explains the difference, in words; null where none does. */
  readonly slip: string | null;
}

/** Broken equations that one change mends, and the cells where that change could be. */
export interface Located {
  /** Indexes of the broken equations that the change mends. */
  readonly mended: readonly number[];
  /** All equally possible; the likeliest by soft evidence first. More than one: no arithmetic can tell. */
  readonly candidates: readonly Candidate[];
}

/** Facts and the equations they stand in; made once, used for every edit. */
export interface Incidence {
  readonly equations: readonly Equation[];
  readonly of: ReadonlyMap<Fact, readonly number[]>;
}

/** Which equations each fact stands in. */
export function incidenceOf(equations: readonly Equation[]): Incidence {
  const of = new Map<Fact, number[]>();
  equations.forEach((equation, index) => {
    for (const fact of factsOf(equation)) {
      const list = of.get(fact);
      if (!list) of.set(fact, [index]);
      else if (list.at(-1) !== index) list.push(index);
    }
  });
  return { equations, of };
}

/**
 * Explains broken equations by the fewest wrong cells. A cell explains those equations that one new value of
 * it mends without breaking any other; the cells that explain most are taken first, then what is left. Cells
 * that explain the same are tied: they stand in the same equations, and nothing in the account tells them apart.
 */
export function locate(incidence: Incidence, broken: ReadonlySet<number>, values: Values): Located[] {
  const left = new Set(broken);
  const found: Located[] = [];
  const changed = new Map<Fact, bigint>();
  const current: Values = (fact) => changed.get(fact) ?? values(fact);
  while (left.size > 0) {
    const best = bestCandidates(incidence, left, current);
    if (best.length === 0) break;
    const [first] = best;
    const mended = first!.mended;
    const candidates = ordered(best, values);
    found.push({ mended, candidates });
    for (const index of mended) left.delete(index);
    // Only a cell that stands alone is taken as corrected while the rest is explained.
    if (candidates.length === 1) changed.set(candidates[0]!.fact, candidates[0]!.suggested);
  }
  return found;
}

interface Trial {
  readonly fact: Fact;
  readonly suggested: bigint;
  readonly mended: readonly number[];
}

function bestCandidates(incidence: Incidence, left: ReadonlySet<number>, values: Values): Trial[] {
  const suspects = new Set<Fact>();
  for (const index of left) for (const fact of factsOf(incidence.equations[index]!)) suspects.add(fact);
  let best: Trial[] = [];
  let most = 0;
  for (const fact of suspects) {
    const touching = incidence.of.get(fact) ?? [];
    const open = touching.filter((index) => left.has(index));
    if (open.length < most) continue;
    const tried = new Set<bigint>();
    for (const index of open) {
      const suggested = solveFor(incidence.equations[index]!, fact, values);
      if (suggested === null || suggested === values(fact) || tried.has(suggested)) continue;
      tried.add(suggested);
      if (implausible(fact, suggested)) continue;
      const mended = mends(incidence, touching, left, fact, suggested, values);
      if (!mended || mended.length < most || mended.length === 0) continue;
      if (mended.length > most) {
        best = [];
        most = mended.length;
      }
      best.push({ fact, suggested, mended });
    }
  }
  return sameExplanation(best);
}

/** Of equally good trials, those that explain the same equations as the first that explains a hard one. */
function sameExplanation(trials: readonly Trial[]): Trial[] {
  const first = trials[0];
  if (!first) return [];
  const key = first.mended.join();
  return trials.filter((trial) => trial.mended.join() === key);
}

/** The broken equations that a new value mends; null when it breaks one that holds. */
function mends(
  incidence: Incidence,
  touching: readonly number[],
  left: ReadonlySet<number>,
  fact: Fact,
  suggested: bigint,
  values: Values,
): number[] | null {
  const tried: Values = (other) => (other === fact ? suggested : values(other));
  const mended: number[] = [];
  for (const index of touching) {
    const equation = incidence.equations[index]!;
    const verdict = verdictOf(equation, tried);
    const good = verdict !== "broken" && verdict !== "truncated";
    if (left.has(index)) {
      if (good) mended.push(index);
    } else if (!good && vouches(verdictOf(equation, values))) {
      return null;
    }
  }
  return mended;
}

/** An identity that holds vouches for its figures; one that does not apply says nothing. */
function vouches(verdict: Verdict): boolean {
  return verdict === "holds" || verdict === "rounding";
}

/** Amounts and counts are not negative; balances and changes may be. */
function implausible(fact: Fact, suggested: bigint): boolean {
  return suggested < 0n && fact.value >= 0n && fact.concept !== "carryover" && fact.concept !== "change";
}

function ordered(trials: readonly Trial[], values: Values): Candidate[] {
  const seen = new Set<Fact>();
  const candidates = trials
    .filter(({ fact }) => !seen.has(fact) && seen.add(fact))
    .map(({ fact, suggested }) => ({ fact, suggested, slip: slipBetween(fact, values(fact), suggested) }));
  const weight = ({ fact, slip }: Candidate): number => {
    if (slip !== null) return 0;
    return fact.printed === "" ? 2 : 1;
  };
  return candidates.sort((a, b) => weight(a) - weight(b));
}
