import type { WrittenCell, WrittenTable } from "../../facts/disclosure.ts";
import type { Page } from "./page.ts";
import { textHeight, textWidth } from "./page.ts";
import { linesIn, longestWord, widthInEms } from "./text-width.ts";

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
/** Type sizes in points, tried in turn; the last is taken only where it brings a table onto one page. */
const sizes = [10.5, 10, 9.5, 9, 8.5];
/** Forms of thirteen and more columns are printed smaller, or their names would take five lines a row. */
const smallSizes = [9, 8.5, 8, 7.5, 7.5];
/** Ems that words get in a column where there is room, where there is little, and where there is none. */
const comforts = [6, 4, 1];
/** Points that headings, captions and a note take on the page of a table. */
const besides = 125;

/**
 * The largest type with which the table stands on one page, or else the smallest. Columns are as given; those that
 * are too narrow for their numbers take from the others.
 */
export function layoutOf(table: WrittenTable, page: Page): TableLayout {
  const total = textWidth(page);
  const needs = table.columns.map((_, column) => needOf(table, column));
  const given = shared(
    table.columns.map(({ width }) => Math.max(1, width)),
    total,
  );
  const list = sizesOf(table);
  const headerRows = table.headerRows < table.rows.length ? table.headerRows : 0;
  let smallest: TableLayout | null = null;
  for (const size of list) {
    const least = comforts
      .map((comfort) => needs.map((need) => needed(need, comfort, size)))
      .find((widths) => sumOf(widths) <= total * 0.95);
    if (!least && size > list.at(-2)!) continue;
    const columns = fitted(given, least ?? needs.map((need) => needed(need, 1, size)), total);
    const rows = table.rows.map((row, r) => rowHeight(table, row, r, columns, size));
    const layout = { columns, size, rows, headerRows, mostKept: textHeight(page) / 40 };
    if (sumOf(rows) <= roomOn(page) || (rows.length > 45 && least)) return layout;
    if (size >= list.at(-2)!) smallest = layout;
  }
  return smallest!;
}

/** Whether a table stands on one page in the type that it would get. */
export function isOnePage(table: WrittenTable, page: Page): boolean {
  return sumOf(layoutOf(table, page).rows) <= roomOn(page);
}

/** Height for the rows of a table on a page of its own, in points. */
function roomOn(page: Page): number {
  return textHeight(page) / 20 - besides;
}

/** Whether numbers and some of the words beside them find room on a page. */
export function hasRoom(table: WrittenTable, page: Page): boolean {
  const size = sizesOf(table).at(-2)!;
  const widths = table.columns.map((_, column) => needed(needOf(table, column), 4, size));
  return sumOf(widths) <= textWidth(page);
}

function sizesOf({ columns }: WrittenTable): readonly number[] {
  return columns.length > 12 ? smallSizes : sizes;
}

/** What a column needs, in ems: what may not be broken, and its longest words. */
interface Need {
  readonly whole: number;
  readonly words: number;
}

function needed({ whole, words }: Need, comfort: number, size: number): number {
  return Math.ceil(Math.max(whole, Math.min(words, comfort)) * size * 20 + 2 * cellPadding + 20);
}

/** A number must not break, nor a heading be more than five lines high. */
function needOf({ rows, headerRows }: WrittenTable, column: number): Need {
  let whole = 0;
  let words = 0;
  rows.forEach((row, r) => {
    const cell = row[column];
    if (!cell || cell.colSpan > 1) return;
    whole = Math.max(whole, longestWord(cell.text));
    const ems = widthInEms(cell.text);
    if (r < headerRows) whole = Math.max(whole, Math.min(ems, Math.max(2, Math.ceil(ems / 5))));
    else if (cell.rowSpan === 1) words = Math.max(words, ems);
  });
  return { whole, words };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
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

/** The widths as given; those below the least take from the others in proportion to what these can spare. */
function fitted(widths: readonly number[], least: readonly number[], total: number): number[] {
  const lacking = sumOf(widths.map((width, i) => Math.max(0, least[i]! - width)));
  const spare = sumOf(widths.map((width, i) => Math.max(0, width - least[i]!)));
  if (lacking === 0) return [...widths];
  if (spare <= lacking) return shared(least, total);
  const taken = lacking / spare;
  return shared(
    widths.map((width, i) => (width < least[i]! ? least[i]! : width - (width - least[i]!) * taken)),
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
  return Math.max(leastRow(size), most * lineOf(size) + 0.5);
}

/** Exact height in points of a line in a cell. */
export function lineOf(size: number): number {
  return Math.round(size * 1.25 * 2) / 2;
}

/** Least height in points of a row. */
export function leastRow(size: number): number {
  return Math.round(size * 1.55 * 2) / 2;
}
