import { openers } from "./words.ts";

/** Words that open a list of parts. */
export interface Opener {
  readonly at: number;
  readonly end: number;
  readonly closed: boolean;
  /** “分别为”: it gives several figures to several names. */
  readonly distributes: boolean;
}

/** Where a list of parts begins in a text, in order; words that overlap are one. */
export function openersIn(text: string): Opener[] {
  const found = openers.flatMap(({ pattern, closed }) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      closed,
      distributes: match[0].startsWith("分别"),
    })),
  );
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: Opener[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    // “其中：…包括” in one breath opens once, and what is said to be whole is whole.
    if (last && one.at <= last.end + 1)
      kept[kept.length - 1] = {
        ...last,
        end: Math.max(last.end, one.end),
        closed: last.closed && one.closed,
      };
    else kept.push(one);
  }
  return kept;
}
