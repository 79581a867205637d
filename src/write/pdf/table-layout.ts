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
/** Below this a table is rather continued on the next page than made smaller to fit one. */
const readable = 7;
const continued = 9;
const mostRowHeight = 24;
/** Height of a line and width of the blank at a cell's side, in sizes of type. */
const lineHeight = 1.2;
const side = 0.3;
/** A column of words is no narrower than this many signs. */
const shortest = 3;
const tightest = 0.16;
const loosest = 0.55;

/**
 * Chooses size and column widths: as large as lets every number stand whole and the table fit its page; a table
 * that would have to be smaller than a reader can bear goes on over pages instead.
 */
export function layoutOf(table: WrittenTable, frame: Frame): TableLayout {
  const cells = measuredCells(table);
  const needed = neededWidths(table, cells);
  const possible = sizes.flatMap((size) => {
    const columns = columnsOf(table, needed, size, frame.width);
    return columns ? [{ size, columns, heights: heightsOf(table, cells, columns, size) }] : [];
  });
  const smallest = sizes.at(-1)!;
  const even = Array.from({ length: table.columns.length }, () => frame.width / table.columns.length);
  const largest = possible[0] ?? { size: smallest, columns: even, heights: heightsOf(table, cells, even, smallest) };
  const whole = possible.find(({ heights, size }) => total(heights) + spare(table, size, tightest) <= frame.height);
  if (whole && (whole.size >= readable || whole === largest)) {
    const left = (frame.height - total(whole.heights)) / Math.max(1, table.rows.length) / 2;
    const most = Math.max(tightest * whole.size, (mostRowHeight - whole.size * lineHeight) / 2);
    return finished(whole, Math.min(left, most), frame);
  }
  const chosen = possible.find(({ size }) => size <= continued) ?? largest;
  return finished(chosen, chosen.size * loosest, frame);
}

interface Candidate {
  readonly size: number;
  readonly columns: readonly number[];
  readonly heights: readonly number[];
}

function finished({ size, columns, heights }: Candidate, padY: number, frame: Frame): TableLayout {
  const tall = heights.map((height) => height + 2 * padY > frame.height / 2);
  return { size, columns, padY, padX: size * side, tall };
}

function spare(table: WrittenTable, size: number, pad: number): number {
  return table.rows.length * pad * size * 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Column widths near the ones asked for in which nothing that must stay whole is broken; null where none are. */
function columnsOf(
  table: WrittenTable,
  needs: readonly number[],
  size: number,
  width: number,
): number[] | null {
  const asked = total(table.columns.map((column) => column.width));
  const wished = table.columns.map((column) => (column.width / asked) * width);
  const needed = needs.map((need) => (need + side * 2 + 0.1) * size);
  if (total(needed) > width) return null;
  const widened = wished.map((wish, i) => Math.max(wish, needed[i]!));
  const excess = total(widened) - width;
  const slack = total(widened.map((wide, i) => wide - needed[i]!));
  return widened.map((wide, i) => (slack === 0 ? wide : wide - (excess * (wide - needed[i]!)) / slack));
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
  const heights = table.rows.map(() => size * lineHeight);
  for (const { row, column, across, down, widths } of cells) {
    const width = total(columns.slice(column, column + across)) / size - side * 2;
    const height = linesOfWidth(widths, width) * size * lineHeight;
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
