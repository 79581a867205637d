import { letterChanges } from "../facts/letters.ts";

/** Names that are known to be right, and which two signs stand side by side in them. */
export interface KnownNames {
  readonly names: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

export function knownNames(names: Iterable<string>): KnownNames {
  const set = new Set(names);
  return { names: set, pairs: new Set([...set].flatMap(pairsOf)) };
}

function pairsOf(name: string): string[] {
  return [...name].slice(1).map((sign, i) => name[i]! + sign);
}

/** Words that a name may have or lack. */
const optional = /[的了和及与、等本年度总各类“”"（）()]/;
const shortest = 4;

/**
 * The known name that was meant where a slip of the pen changed one sign: another one that no known name has beside its
 * neighbours, or one lost that no name may lack. Undefined where the words may be another name.
 */
export function meantByMistake(name: string, known: KnownNames): string | undefined {
  if (known.names.has(name) || name.length < shortest) return undefined;
  for (const right of known.names) {
    if (Math.abs(right.length - name.length) > 1 || right.length < shortest) continue;
    if (right[0] !== name[0] && right.at(-1) !== name.at(-1)) continue;
    const [change, ...others] = letterChanges(name, right);
    if (!change || others.length > 0) continue;
    if (change.kind === "lost") {
      if (right.length > shortest && !optional.test(change.right) && isInside(change.at, name)) return right;
    } else if (!optional.test(change.found) && isStrange(name, change.at - 1, known)) return right;
  }
  return undefined;
}

/** What lacks its first or last sign may be another name. */
function isInside(at: number, name: string): boolean {
  return at > 1 && at <= name.length;
}

/** Whether a sign stands beside signs that it never stands beside. */
function isStrange(name: string, at: number, { pairs }: KnownNames): boolean {
  return pairsOf(name.slice(Math.max(0, at - 1), at + 2)).every((pair) => !pairs.has(pair));
}
