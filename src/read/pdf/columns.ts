import type { Word } from "./words.ts";

/** A column that nothing but the place of its words marks. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
}

interface Span {
  from: number;
  to: number;
}

/** Totals are often printed across the columns of code and name and say nothing about the gap between them. */
const across = /^(?:合计|总计|小计|合|计|总|小)$/;

/**
 * The columns of rows without walls: stretches that words cover, with gaps that go through all rows. A numeral
 * never bridges two columns; a text may in few rows (less than a twelfth of them).
 */
export function columnsOf(rows: readonly (readonly Word[])[]): Column[] {
  const words = rows.flat();
  const numerals = unionOf(words.filter(({ numeric }) => numeric));
  const texts = words.filter(({ numeric, text }) => !numeric && !across.test(text.replace(/\s+/g, "")));
  const allowed = Math.floor(rows.length / 12);
  const columns = unionOf(texts.length === 0 ? [] : covered(texts, allowed));
  const all = unionOf([...numerals.map(asSpan), ...columns.map(asSpan)]);
  const isolated = unionOf(words.filter((word) => !all.some((column) => overlaps(column, word))));
  return unionOf([...all, ...isolated].map(asSpan)).map(({ from, to }) => ({ x0: from, x1: to }));
}

function asSpan({ from, to }: Span): { x0: number; x1: number } {
  return { x0: from, x1: to };
}

function overlaps(column: Span, word: { x0: number; x1: number }): boolean {
  return word.x0 < column.to && word.x1 > column.from;
}

function unionOf(spans: readonly { readonly x0: number; readonly x1: number }[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.x0 - b.x0);
  const union: Span[] = [];
  for (const { x0, x1 } of sorted) {
    const last = union.at(-1);
    if (last && x0 < last.to + 0.5) last.to = Math.max(last.to, x1);
    else union.push({ from: x0, to: x1 });
  }
  return union;
}

/** Where more than `allowed` of the words stand over one another. */
function covered(words: readonly Word[], allowed: number): { x0: number; x1: number }[] {
  if (allowed === 0) return [...words];
  const steps = words
    .flatMap(({ x0, x1 }) => [
      { x: x0, by: 1 },
      { x: x1, by: -1 },
    ])
    .sort((a, b) => a.x - b.x || a.by - b.by);
  const found: { x0: number; x1: number }[] = [];
  let depth = 0;
  let from = 0;
  for (const { x, by } of steps) {
    const was = depth;
    depth += by;
    if (was === allowed && depth === allowed + 1) from = x;
    if (was === allowed + 1 && depth === allowed) found.push({ x0: from, x1: x });
  }
  return found;
}

/** The column that a word stands in: the one it overlaps first, else the nearest. */
export function columnAt(
  columns: readonly Column[],
  word: { readonly x0: number; readonly x1: number },
): number {
  const first = columns.findIndex(({ x0, x1 }) => Math.min(x1, word.x1) - Math.max(x0, word.x0) > 0.5);
  if (first !== -1) return first;
  const middle = (word.x0 + word.x1) / 2;
  const distances = columns.map(({ x0, x1 }) => Math.max(x0 - middle, middle - x1));
  return distances.indexOf(Math.min(...distances));
}
