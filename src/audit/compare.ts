import type { Account } from "../facts/account.ts";
import type { Direction } from "../facts/claim.ts";
import type { Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import { openDataDifferences } from "./compare-open-data.ts";

/** Something that one account states and the other does not, or states otherwise. */
export interface Difference {
  /** value: stated otherwise; direction: a change told the other way; only-a, only-b: stated by one alone. */
  readonly kind: "value" | "direction" | "only-a" | "only-b";
  readonly key: string;
  readonly a: readonly Fact[];
  readonly b: readonly Fact[];
  readonly directions: { readonly a: readonly Direction[]; readonly b: readonly Direction[] } | null;
}

/**
 * Whether two accounts state the same facts, wherever they state them: a figure that both state must have one value
 * within its printed rounding, a change one direction. Zero and nothing are the same.
 */
export function compareAccounts(a: Account, b: Account): Difference[] {
  const [ours, theirs] = [statedBy(a), statedBy(b)];
  const [reachA, reachB] = [reachable(a), reachable(b)];
  const differences: Difference[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [left, right] = [ours.get(key) ?? [], theirs.get(key) ?? []];
    const [moreA, moreB] = [unmatched(left, right, reachB), unmatched(right, left, reachA)];
    if (moreA.length === 0 && moreB.length === 0) continue;
    const kind = kindOf(left, right);
    const both = left.length > 0 && right.length > 0;
    differences.push({
      kind,
      key,
      a: both ? moreOr(moreA, left) : left,
      b: both ? moreOr(moreB, right) : right,
      directions: null,
    });
  }
  const known = new Set(differences.map(({ key }) => key));
  for (const one of [...directionDifferences(a, b), ...openDataDifferences(a, b)]) {
    if (known.has(one.key)) continue;
    known.add(one.key);
    differences.push(one);
  }
  return differences;
}

/** Percentages that the printed terms allow, lowest and highest, by the key of the percentage. */
type Reach = ReadonlyMap<string, readonly { readonly low: bigint; readonly high: bigint }[]>;

function reachable({ claims, facts }: Account): Reach {
  const byKey = Map.groupBy(facts, ({ key }) => key);
  const reach = new Map<string, { low: bigint; high: bigint }[]>();
  const enter = (key: string, part: readonly [bigint, bigint], whole: readonly [bigint, bigint]): void => {
    if (whole[0] <= 0n) return;
    const ends = part.flatMap((end) => whole.map((other) => (end * 1_000_000n) / other)).sort(byValue);
    reach.set(key, [...(reach.get(key) ?? []), { low: ends[0]! - 1n, high: ends.at(-1)! + 1n }]);
  };
  for (const claim of claims)
    if (claim.kind === "ratio" && claim.of) {
      const base = claim.baseFact ?? (claim.base === null ? undefined : byKey.get(claim.base)?.[0]);
      if (base) enter(claim.percent.key, range(claim.of), range(base));
    } else if (claim.kind === "change" && claim.rate && claim.amount && claim.of) {
      // What was there before is what is there now without the change.
      const [now, moved] = [range(claim.of), range(claim.amount)];
      enter(claim.rate.key, moved, [now[0] - moved[1], now[1] - moved[0]]);
    }
  return reach;
}

/** Lowest and highest value that a printed figure can stand for. */
function range({ value, slack }: Fact): readonly [bigint, bigint] {
  return [value - slack, value + slack];
}

function byValue(a: bigint, b: bigint): number {
  return Number(a > b) - Number(a < b);
}

function kindOf(left: readonly Fact[], right: readonly Fact[]): Difference["kind"] {
  if (left.length === 0) return "only-b";
  if (right.length === 0) return "only-a";
  const opposite = left.some((one) => right.some((other) => one.value * other.value < 0n));
  return opposite && left[0]?.concept === "change" ? "direction" : "value";
}

function moreOr(more: readonly Fact[], all: readonly Fact[]): readonly Fact[] {
  return more.length > 0 ? more : all.slice(0, 1);
}

/** Facts by key. A statement bound to the words before it is stated by those words, which may differ: left out. */
function statedBy({ facts }: Account): Map<string, Fact[]> {
  const stated = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.concept === "statement" || fact.quantity === "text") continue;
    if (fact.value === 0n && fact.concept !== "ratio" && fact.concept !== "change") continue;
    const list = stated.get(fact.key);
    if (list) list.push(fact);
    else stated.set(fact.key, [fact]);
  }
  return stated;
}

/** Figures that no other equals; a percentage that the other's printed terms allow is none. */
function unmatched(facts: readonly Fact[], others: readonly Fact[], reach: Reach): Fact[] {
  return facts.filter(
    (fact) =>
      !others.some((other) => agree(fact, other)) &&
      !(
        others.length > 0 &&
        (reach.get(fact.key) ?? []).some(
          ({ low, high }) => fact.value + fact.slack >= low && fact.value - fact.slack <= high,
        )
      ),
  );
}

function agree(a: Fact, b: Fact): boolean {
  const gap = a.value > b.value ? a.value - b.value : b.value - a.value;
  // Two roundings of one value differ by no more than the coarser of them hides.
  return gap <= (a.slack > b.slack ? a.slack : b.slack) || a.approximate || b.approximate;
}

/** Changes without an amount (“持平”) told otherwise by the other. */
function directionDifferences(a: Account, b: Account): Difference[] {
  const [ours, theirs] = [directionsOf(a), directionsOf(b)];
  return [...ours].flatMap(([key, left]): Difference[] => {
    const right = theirs.get(key);
    if (!right || [...left].some((way) => right.has(way))) return [];
    return [{ kind: "direction", key, a: [], b: [], directions: { a: [...left], b: [...right] } }];
  });
}

function directionsOf({ claims }: Account): Map<string, Set<Direction>> {
  const found = new Map<string, Set<Direction>>();
  for (const claim of claims) {
    if (claim.kind !== "change") continue;
    const of = claim.amount?.dimensions.of ?? claim.of?.key;
    if (of === undefined) continue;
    const key = keyOf("change", { of, measure: "direction" });
    found.set(key, (found.get(key) ?? new Set()).add(claim.direction));
  }
  return found;
}
