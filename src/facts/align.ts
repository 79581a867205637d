/** Two lists brought together: what belongs together, and what of either has no partner. */
export interface Alignment<A, B> {
  readonly pairs: readonly (readonly [A, B])[];
  readonly left: readonly A[];
  readonly right: readonly B[];
}

/** Of longer lists only the beginnings are compared each with each. */
const most = 400;

/**
 * Pairs two lists: the likest first, of pairs equally alike the one whose places in the two lists agree best. `likeness`
 * is 0 or less for what does not belong together. Every element stands in one pair at most.
 */
export function align<A, B>(
  a: readonly A[],
  b: readonly B[],
  likeness: (one: A, other: B) => number,
): Alignment<A, B> {
  const candidates: { i: number; j: number; like: number }[] = [];
  for (let i = 0; i < Math.min(a.length, most); i += 1)
    for (let j = 0; j < Math.min(b.length, most); j += 1) {
      const like = likeness(a[i]!, b[j]!);
      if (like > 0) candidates.push({ i, j, like });
    }
  const stretch = a.length > 1 && b.length > 1 ? (b.length - 1) / (a.length - 1) : 1;
  const off = ({ i, j }: { i: number; j: number }): number => Math.abs(i * stretch - j);
  candidates.sort((one, other) => other.like - one.like || off(one) - off(other) || one.i - other.i);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const pairs: { i: number; j: number }[] = [];
  for (const { i, j } of candidates) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    pairs.push({ i, j });
  }
  return {
    pairs: pairs.sort((one, other) => one.i - other.i).map(({ i, j }) => [a[i]!, b[j]!] as const),
    left: a.filter((_, i) => !usedA.has(i)),
    right: b.filter((_, j) => !usedB.has(j)),
  };
}
