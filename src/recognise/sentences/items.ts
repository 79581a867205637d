import type { OutlineEntry, Prose } from "../../facts/account.ts";

/** A stretch of prose that begins with a number, or a paragraph without one. */
export interface Item {
  /** The stretch by itself, its pieces counted from its beginning. */
  readonly prose: Prose;
  /** Where it begins in the paragraph. */
  readonly offset: number;
  /** Depth by its numbering: an item is below those of lower rank before it. */
  readonly rank: number;
  /** Whether a heading of a section begins it. */
  readonly heads: boolean;
}

const numberings: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}\s*[、.．]/,
  /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/,
  /^\d{1,2}\s*[、.．](?!\d)/,
  /^[（(]\s*\d{1,2}\s*[）)]/,
  /^[①-⑳]/,
];
/** Rank of a paragraph without a number. */
export const unnumbered = 5;
/** Numbers inside a paragraph are below the paragraph. */
const inside = 10;
/** A section is a heading of at most this depth. */
const sectionDepth = 1;

const marker =
  /(?<=[。；;：:！\s])(?=(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]|\d{1,2}\s*[、．.](?!\d)|[①-⑳])\s*[^\d\s，。；、])|(?<=[，,])(?=\d{1,2}、\p{Script=Han})/gu;

/** Rank of a text by the number that it begins with; null without one. */
function numberingOf(text: string): number | null {
  const at = numberings.findIndex((pattern) => pattern.test(text.trimStart()));
  return at === -1 ? null : at;
}

/** Takes paragraphs apart at the numbers of their items, whether these stand on lines of their own or run on. */
export function itemsOf(prose: readonly Prose[], headings: readonly OutlineEntry[]): Item[] {
  const depths = new Map(headings.map(({ prose: title, depth }) => [title, depth ?? 0]));
  return prose
    .filter(({ part }) => part !== "contents")
    .flatMap((one) => {
      const starts = [0, ...[...one.text.matchAll(marker)].map(({ index }) => index)].filter(
        (start, i, all) => all.indexOf(start) === i,
      );
      return starts.map((start, i): Item => {
        const part = slice(one, start, starts[i + 1] ?? one.text.length);
        const numbering = numberingOf(part.text);
        const first = i === 0;
        const rank = numbering === null ? unnumbered : numbering + (first ? 0 : inside);
        const depth = depths.get(one);
        return {
          prose: part,
          offset: start,
          rank,
          heads: first && depth !== undefined && depth <= sectionDepth,
        };
      });
    });
}

function slice(prose: Prose, start: number, end: number): Prose {
  if (start === 0 && end === prose.text.length) return prose;
  const before = prose.pieces.findLast((piece) => piece.start <= start) ?? prose.pieces[0]!;
  const pieces = [
    { ...before, start: 0 },
    ...prose.pieces
      .filter((piece) => piece.start > start && piece.start < end)
      .map((piece) => ({ ...piece, start: piece.start - start })),
  ];
  return { ...prose, text: prose.text.slice(start, end), pieces };
}
