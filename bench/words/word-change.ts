import type { Account, Prose } from "../../src/facts/account.ts";
import type { Spot } from "../../src/facts/place.ts";

/** Other words in one place of a document; the place is a spot of the document as it is recognised. */
export interface WordChange {
  readonly spot: Pick<Spot, "block" | "row" | "col">;
  /** Words to change, and how many signs before them in the same passage must be passed over. */
  readonly words: string;
  readonly from: number;
  readonly by: string;
  /** The paragraph that `from` is counted in, where the passage holds several. */
  readonly within?: string;
}

/** A kind of changed words: where a document could be changed in this way. */
export interface WordKind {
  readonly name: string;
  /** Whether what was changed stands in a second place that a finding must show too. */
  readonly paired: boolean;
  changes(account: Account, random: Random): Iterable<WordChange>;
}

export type Random = (low: number, high: number) => number;

/** Signs that no name of a disclosure holds by chance. */
const strangers = [..."琴棋诗酒鹤梅竹霜枫雁"];

/** A word with one sign mistyped: another in its place, lost, or doubled by a stranger. */
export function mistyped(words: string, random: Random): string {
  const signs = [...words];
  const at = random(1, Math.max(1, signs.length - 2));
  const other = strangers[random(0, strangers.length - 1)]!;
  if (random(0, 2) === 0 && signs.length > 4) signs.splice(at, 1);
  else signs[at] = other;
  return signs.join("");
}

/** A digit of a code, another one. */
export function otherDigit(code: string, at: number): string {
  return `${code.slice(0, at)}${(Number(code[at]) + 3) % 10}${code.slice(at + 1)}`;
}

/** A change of the words that a group `w` of a pattern, or all of it, matches in prose. */
export function* inProse(
  prose: Iterable<Prose>,
  pattern: RegExp,
  by: (words: string, match: RegExpMatchArray) => string | null,
): Generator<WordChange> {
  for (const one of prose)
    for (const match of one.text.matchAll(pattern)) {
      const words = match.groups?.w ?? match[0];
      const made = by(words, match);
      if (made === null || made === words) continue;
      const at = (match.index ?? 0) + match[0].indexOf(words);
      yield { spot: one, words, from: at, by: made, within: one.text };
    }
}

/** The sentences of a narrative, without headings. */
export function sentencesOf(account: Account): Prose[] {
  const headings = new Set(account.outline.map(({ prose }) => prose));
  return account.prose.filter(({ part, row }, i) => {
    const one = account.prose[i]!;
    return row < 0 && !headings.has(one) && (part === "narrative" || part === "attachments");
  });
}
