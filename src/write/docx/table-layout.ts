import type { WrittenCell, WrittenTable } from "../../facts/disclosure.ts";
import type { Page } from "./page.ts";
import { textHeight, textWidth } from "./page.ts";
import { linesIn, longestWord } from "./text-width.ts";

/** Widths, type size and heights of a table on its page. */
export interface TableLayout {
  /** Widths in twentieths of a point; they add up to the width of the text. */
  readonly columns: readonly number[];
  /** Type size in points. */
  readonly size: number;
  /** Estimated heights in points. */
  readonly rows: readonly number[];
  readonly headerRows: number;
  /** Height in points of the largest row that is kept on one page. */
  readonly mostKept: number;
}

/** Space left and right of a cell's text, in twentieths of a point. */
export const cellPadding = 60;
const sizes = [10.5, 10, 9.5, 9];
/** Forms of thirteen and more columns are printed smaller, or their names would take five lines a row. */
const smallSizes = [9, 8.5, 8, 7.5];

/**
 * The largest type with which no number breaks, in the columns as given; with the smallest, columns that are too
 * narrow for their numbers take from the others.
 */
export function layoutOf(table: WrittenTable, page: Page): TableLayout {
  const total = textWidth(page);
  const needs = table.columns.map((_, column) => widestWord(table, column));
  const given = shared(table.columns.map(({ width }) => Math.max(1, width)), total);
  const list = table.columns.length > 12 ? smallSizes : sizes;
  const fits = (size: number): boolean => given.every((width, i) => width >= needed(needs[i]!, size));
  const headerRows = table.headerRows < table.rows.length ? table.headerRows : 0;
  for (const size of list) {
    if (!fits(size) && size !== list.at(-1)) continue;
    const columns = fits(size)
      ? given
      : widened(given, needs.map((ems) => needed(ems, size)), total);
    const rows = table.rows.map((row, r) => rowHeight(table, row, r, columns, size));
    const high = rows.reduce((sum, height) => sum + height, 0) > textHeight(page) / 20 - 90;
    // A table that just does not fit on its page is set smaller before it is broken.
    if (high && size !== list.at(-1) && rows.length < 45) continue;
    return { columns, size, rows, headerRows, mostKept: textHeight(page) / 40 };
  }
  throw new Error("no type size");
}

function needed(ems: number, size: number): number {
  return Math.ceil(ems * size * 20 + 2 * cellPadding + 20);
}

function widestWord({ rows }: WrittenTable, column: number): number {
  let most = 0;
  for (const row of rows) {
    const cell = row[column];
    if (cell && cell.colSpan === 1) most = Math.max(most, longestWord(cell.text));
  }
  return most;
}

/** Parts of `total` in the proportion of `shares`, whole numbers that add up. */
function shared(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  let before = 0;
  let given = 0;
  return shares.map((share) => {
    before += share;
    const upTo = Math.round((total * before) / sum);
    const width = upTo - given;
    given = upTo;
    return width;
  });
}

function widened(widths: readonly number[], least: readonly number[], total: number): number[] {
  const lacking = widths.reduce((sum, width, i) => sum + Math.max(0, least[i]! - width), 0);
  const spare = widths.reduce((sum, width, i) => sum + Math.max(0, width - least[i]!), 0);
  if (spare <= lacking) return shared(least, total);
  return shared(
    widths.map((width, i) =>
      width < least[i]! ? least[i]! : width - ((width - least[i]!) * lacking) / spare,
    ),
    total,
  );
}

function rowHeight(
  table: WrittenTable,
  row: readonly (WrittenCell | null)[],
  index: number,
  columns: readonly number[],
  size: number,
): number {
  let most = 1;
  row.forEach((cell, c) => {
    if (!cell) return;
    const width = columns.slice(c, c + cell.colSpan).reduce((sum, one) => sum + one, 0);
    const lines = linesIn(cell.text, (width - 2 * cellPadding) / 20 / size);
    const spanned = Math.min(cell.rowSpan, table.rows.length - index);
    most = Math.max(most, Math.ceil(lines / spanned));
  });
  return Math.max(leastRow(size), most * lineOf(size) + 3);
}

/** Exact height in points of a line in a cell. */
export function lineOf(size: number): number {
  return Math.round(size * 1.25 * 2) / 2;
}

/** Least height in points of a row. */
export function leastRow(size: number): number {
  return Math.round(size * 1.6 * 2) / 2;
}
