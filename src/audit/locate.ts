import type { Equation, Values, Verdict } from "../facts/equation.ts";
import { factsOf, solveFor, verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import { isDoubtful } from "../facts/fact.ts";
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
  /** Two cells whose values stand in each other's place: both are wrong, and both are in `candidates`. */
  readonly swapped: boolean;
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

/** With so many broken equations no few cells explain them, and looking for them would take minutes. */
const mostBroken = 1_000;

/**
 * Explains broken equations by the fewest wrong cells. A cell explains those equations that one new value of
 * it mends without breaking any other; the cells that explain most are taken first, then what is left. Cells
 * that explain the same are tied: they stand in the same equations, and nothing in the account tells them apart.
 */
export function locate(incidence: Incidence, broken: ReadonlySet<number>, values: Values): Located[] {
  const found: Located[] = [];
  if (broken.size > mostBroken) return found;
  const left = new Set(broken);
  const changed = new Map<Fact, bigint>();
  const current: Values = (fact) => changed.get(fact) ?? values(fact);
  while (left.size > 0) {
    const best = bestCandidates(incidence, left, current);
    const pair = bestSwap(incidence, left, current, best[0]?.mended.length ?? 0);
    if (!pair && best.length === 0) break;
    const mended = pair?.mended ?? best[0]!.mended;
    const candidates = pair ? pair.candidates : ordered(best, values);
    found.push({ mended, candidates, swapped: pair !== null });
    for (const index of mended) left.delete(index);
    // Only cells that stand alone are taken as corrected while the rest is explained.
    if (pair || candidates.length === 1)
      for (const { fact, suggested } of candidates) changed.set(fact, suggested);
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

/**
 * Two neighbouring cells of one table that mend more broken equations than any single cell (`atLeast`) when
 * their values change places: values entered in each other's cell, or one line or column off.
 */
function bestSwap(
  incidence: Incidence,
  left: ReadonlySet<number>,
  values: Values,
  atLeast: number,
): Located | null {
  const suspects = new Set<Fact>();
  for (const index of left) for (const fact of factsOf(incidence.equations[index]!)) suspects.add(fact);
  let best: Located | null = null;
  let most = Math.max(1, atLeast);
  const list = [...suspects].filter(({ spot }) => spot.row >= 0);
  const order = new Map(list.map((fact, i) => [fact, i]));
  const byRow = Map.groupBy(list, ({ spot }) => `${spot.block}:${spot.row}`);
  for (const [i, a] of list.entries()) {
    const near = [-2, -1, 0, 1, 2]
      .flatMap((away) => byRow.get(`${a.spot.block}:${a.spot.row + away}`) ?? [])
      .filter((b) => order.get(b)! > i && adjacent(a, b));
    for (const b of near.sort((one, other) => order.get(one)! - order.get(other)!)) {
      if (a.home !== b.home || values(a) === values(b)) continue;
      const touching = [...new Set([...(incidence.of.get(a) ?? []), ...(incidence.of.get(b) ?? [])])];
      if (touching.filter((index) => left.has(index)).length <= most) continue;
      const tried: Values = (fact) => {
        if (fact === a) return values(b);
        return fact === b ? values(a) : values(fact);
      };
      const mended = mendedBy(incidence, touching, left, tried, values);
      if (!mended || mended.length <= most) continue;
      most = mended.length;
      const slip = swapName(a, b, values);
      best = {
        mended,
        swapped: true,
        candidates: [
          { fact: a, suggested: values(b), slip },
          { fact: b, suggested: values(a), slip },
        ],
      };
    }
  }
  return best;
}

/** Cells of one row, or of one column on the next line. */
function adjacent(a: Fact, b: Fact): boolean {
  if (a.spot.block !== b.spot.block) return false;
  if (a.spot.row === b.spot.row) return true;
  return a.spot.col === b.spot.col && Math.abs(a.spot.row - b.spot.row) <= 2;
}

function swapName(a: Fact, b: Fact, values: Values): string {
  if (values(a) !== 0n && values(b) !== 0n) return "两格互换";
  return a.spot.row === b.spot.row ? "填错栏" : "填错行";
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
  return mendedBy(incidence, touching, left, (other) => (other === fact ? suggested : values(other)), values);
}

/** The broken equations that changed values mend; null when they break one that holds. */
function mendedBy(
  incidence: Incidence,
  touching: readonly number[],
  left: ReadonlySet<number>,
  tried: Values,
  values: Values,
): number[] | null {
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
  return verdict === "holds" || verdict === "rounding" || verdict === "uneven";
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
    // What was recognised badly is more likely wrong than anything printed.
    if (isDoubtful(fact)) return -1;
    if (slip !== null) return 0;
    return fact.printed === "" ? 2 : 1;
  };
  return candidates.sort((a, b) => weight(a) - weight(b));
}
