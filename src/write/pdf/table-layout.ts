import type { WrittenTable } from "../../facts/disclosure.ts";
import { linesOfWidth, widestWhole, widthOf } from "./text-width.ts";

/** Room for a table on its page, in points. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** How a table is set; lengths in points. */
export interface TableLayout {
  readonly size: number;
  readonly columns: readonly number[];
  /** Blank above and below the text of a cell, and at its sides. */
  readonly padY: number;
  readonly padX: number;
  /** Rows taller than half a page; only these may be divided. */
  readonly tall: readonly boolean[];
}

const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4];
/** Blank between two lines of a cell and at its sides, in sizes of type; a line is one size high. */
const leading = 0.2;
const side = 0.3;
/** How small a table may be set to fit its page, with how much blank above and below a line (sizes of type). */
const fits = [
  { smallest: 9, pad: 0.4 },
  { smallest: 8, pad: 0.28 },
  { smallest: 7, pad: 0.16 },
] as const;
/** A table that fits no page is continued on the next in this size. */
const continued = { size: 9, pad: 0.5 } as const;
/** Rows are not spread further apart than this (points). */
const mostRowHeight = 24;
/** A column of words is no narrower than the first of these many signs, and wants no more than the second. */
const shortest = 3;
const longest = 20;

/**
 * Chooses size and column widths: as large as lets every number stand whole and the table fit its page; a table
 * that would have to be smaller than a reader can bear goes on over pages instead.
 */
export function layoutOf(table: WrittenTable, frame: Frame): TableLayout {
  const cells = measuredCells(table);
  const needed = neededWidths(table, cells);
  const wanted = wantedWidths(table, cells, needed);
  const asked = table.columns.map(({ width }) => width);
  const candidates = sizes.flatMap((size): Candidate[] => {
    const least = needed.map((need) => (need + side * 2 + 0.1) * size);
    if (total(least) > frame.width) return [];
    const wishes = [asked, wanted].map((wish) => near(wish, least, frame.width));
    return wishes.map((columns) => ({ size, columns, heights: heightsOf(table, cells, columns, size) }));
  });
  const height = ({ heights, size }: Candidate, pad: number): number =>
    total(heights) + heights.length * pad * size * 2;
  for (const { smallest, pad } of fits)
    for (const candidate of candidates)
      if (candidate.size >= smallest && height(candidate, pad) <= frame.height) {
        const spread = (frame.height - total(candidate.heights)) / candidate.heights.length / 2;
        const most = (mostRowHeight - candidate.size) / 2;
        return finished(candidate, Math.min(spread, most), frame);
      }
  const over = candidates.filter(({ size }) => size <= continued.size);
  const [asWished, asWanted] = over.length > 0 ? over : [squeezed(table, cells, frame.width)];
  const shorter = asWanted && total(asWanted.heights) < total(asWished!.heights) * 0.9 ? asWanted : asWished!;
  return finished(shorter, shorter.size * continued.pad, frame);
}

interface Candidate {
  readonly size: number;
  readonly columns: readonly number[];
  readonly heights: readonly number[];
}

/** What is left for a table with more columns than any size has room for. */
function squeezed(table: WrittenTable, cells: readonly MeasuredCell[], width: number): Candidate {
  const size = sizes.at(-1)!;
  const columns = table.columns.map(() => width / table.columns.length);
  return { size, columns, heights: heightsOf(table, cells, columns, size) };
}

function finished({ size, columns, heights }: Candidate, padY: number, frame: Frame): TableLayout {
  const tall = heights.map((height) => height + 2 * padY > frame.height / 2);
  return { size, columns, padY, padX: size * side, tall };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Widths that fill `width`, none below its least and otherwise in the proportions wished for. */
function near(wish: readonly number[], least: readonly number[], width: number): number[] {
  const scale = width / total(wish);
  const widened = wish.map((part, i) => Math.max(part * scale, least[i]!));
  const excess = total(widened) - width;
  const slack = total(widened.map((wide, i) => wide - least[i]!));
  return widened.map((wide, i) => (slack === 0 ? wide : wide - (excess * (wide - least[i]!)) / slack));
}

/** Widths by what stands in the columns: numbers take what they need, words the more the longer they are. */
function wantedWidths(
  table: WrittenTable,
  cells: readonly MeasuredCell[],
  needed: readonly number[],
): number[] {
  const wanted = needed.map((need) => need + side * 2);
  for (const { row, column, across, widths } of cells)
    if (across === 1 && row >= table.headerRows)
      wanted[column] = Math.max(wanted[column]!, Math.min(longest, Math.max(...widths)) + side * 2);
  return wanted;
}

/** Least width of each column in sizes of type; what a merged cell needs is shared by its columns. */
function neededWidths(table: WrittenTable, cells: readonly MeasuredCell[]): number[] {
  const needed = table.columns.map(() => 1);
  for (const { column, across, least } of cells) {
    const share = (least - (across - 1) * side * 2) / across;
    for (let i = column; i < column + across && i < needed.length; i += 1)
      needed[i] = Math.max(needed[i]!, share);
  }
  return needed;
}

/** Heights of the rows' text, without the blank above and below. */
function heightsOf(
  table: WrittenTable,
  cells: readonly MeasuredCell[],
  columns: readonly number[],
  size: number,
): number[] {
  const heights = table.rows.map(() => size);
  for (const { row, column, across, down, widths } of cells) {
    const width = total(columns.slice(column, column + across)) / size - side * 2;
    const height = (linesOfWidth(widths, width) * (1 + leading) - leading) * size;
    // What a cell over several rows needs beyond them is added to the last; it comes after the cells above it.
    const last = Math.min(heights.length, row + down) - 1;
    heights[last] = Math.max(heights[last]!, height - total(heights.slice(row, last)));
  }
  return heights;
}

/** A cell with its widths in sizes of type. */
interface MeasuredCell {
  readonly row: number;
  readonly column: number;
  readonly across: number;
  readonly down: number;
  /** Width of each of its lines were they not broken. */
  readonly widths: readonly number[];
  /** Width below which a number or word in it would be broken. */
  readonly least: number;
}

/** Whether a cell holds a number and nothing else: never broken, its signs all half a size wide. */
export function isNumber(text: string): boolean {
  return /^[+-]?\d[\d.,]*%?$/.test(text);
}

/** Cells in the order of their last rows. */
function measuredCells(table: WrittenTable): MeasuredCell[] {
  const cells = table.rows.flatMap((cellsOfRow, row) =>
    cellsOfRow.flatMap((cell, column): MeasuredCell[] => {
      if (cell === null || cell.text === "") return [];
      const number = isNumber(cell.text);
      const widths = number ? [cell.text.length / 2] : cell.text.split("\n").map(widthOf);
      const widest = Math.max(...widths);
      const least = number ? widest : Math.max(widestWhole(cell.text), Math.min(shortest, widest));
      return [{ row, column, across: cell.colSpan, down: cell.rowSpan, widths, least }];
    }),
  );
  return cells.sort((a, b) => a.row + a.down - (b.row + b.down));
}
