import type { Drawn } from "../../facts/drawn.ts";
import { alignedTables, tableOfLines } from "./aligned.ts";
import type { Grid } from "./grid.ts";
import { cellAt, gridsOf } from "./grid.ts";
import { withLabelsWhole } from "./labels.ts";
import type { Line } from "./lines.ts";
import { joined, joinedSigns, linesOf } from "./lines.ts";
import type { DrawnPage, Glyph } from "./pdfium.ts";
import { cellBoxes, drawnSigns } from "./shown.ts";
import type { WordLine } from "./words.ts";
import { isAmount, isNumbers, wordLines } from "./words.ts";

/** A paragraph as far as its page goes. */
export interface PageParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** Whether its first line is set in. */
  readonly indented: boolean;
  /** Whether its last line reaches the margin, so that it may go on. */
  readonly full: boolean;
  readonly lines: number;
  /** Place on the page as a share of its height, from the top. */
  readonly depth: number;
  readonly drawn?: Drawn;
}

/** A table as far as its page goes, a merged cell's text in its first cell. */
export interface PageTable {
  readonly kind: "table";
  readonly xs: readonly number[];
  /** Whether its columns are only where words stand under one another, so that its edges are about right. */
  readonly aligned: boolean;
  /** Where the words of each column have their middle. */
  readonly middles: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** The rows at its top, to recognise them where the next page prints them again. */
  readonly header: readonly (readonly string[])[];
  /** For each cell of its last row, whether its text reaches the wall and may go on on the next page. */
  readonly open: readonly boolean[];
  readonly depth: number;
  /** Where the texts of its rows are drawn. */
  readonly drawn?: readonly (readonly Drawn[])[];
}

export type PageBlock = PageParagraph | PageTable;

/** Where lines of prose begin and end. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

const headerRowsCompared = 6;
/** A page with fewer lines does not show where its margins are. */
const linesThatShowMargins = 8;

/**
 * Tables and paragraphs of a page, from top to bottom, and the margins its lines show. With `boxes` it is kept where
 * each sign is drawn; `usual` are the margins of an earlier page of the same width, for a page of few lines.
 */
export function pageBlocks(
  page: DrawnPage,
  { boxes = false, usual }: { readonly boxes?: boolean; readonly usual?: Margins | undefined } = {},
): { blocks: PageBlock[]; margins: Margins | null } {
  const grids = gridsOf(page.rules).map((grid) => overflowing(grid, page.glyphs));
  const inside = grids.map((): Map<number, Glyph[]> => new Map());
  const outside: Glyph[] = [];
  for (const glyph of page.glyphs) {
    const at = grids.findIndex((grid) => cellAt(grid, glyph) !== -1);
    const grid = grids[at];
    if (!grid) {
      outside.push(glyph);
      continue;
    }
    const cell = grid.owner[cellAt(grid, glyph)]!;
    const cells = inside[at]!;
    const list = cells.get(cell);
    if (list) list.push(glyph);
    else cells.set(cell, [glyph]);
  }
  const walled = grids.flatMap((grid, i) => {
    const table =
      rowsWithoutWalls(grid, inside[i]!, page) ?? tableOf(grid, cellsApart(grid, inside[i]!), page, boxes);
    return table ? [{ table, top: grid.ys[0]! }] : [];
  });
  const aligned = alignedTables(outside, page.height);
  const tables = [...walled, ...aligned];
  const rest = outside.filter((glyph) => !aligned.some(({ glyphs }) => glyphs.has(glyph)));
  const lines = withLabelsWhole(linesOf(rest));
  const parts: { top: number; block: PageBlock }[] = tables.map(({ table, top }) => ({ top, block: table }));
  const own = marginsOf(lines);
  const few = lines.length < linesThatShowMargins;
  const margins =
    few && usual ? { left: Math.min(own.left, usual.left), right: Math.max(own.right, usual.right) } : own;
  const tops = tables.map(({ top }) => top);
  parts.push(...paragraphsOf(lines, tops, page, margins, boxes));
  const blocks = parts.sort((a, b) => b.top - a.top).map(({ block }) => block);
  return { blocks, margins: few ? null : own };
}

/**
 * Cells that are one for want of walls and hold figures in several columns, taken apart: where every word stands
 * between the walls that other rows have, it belongs there.
 */
function cellsApart(grid: Grid, cells: ReadonlyMap<number, Glyph[]>): Map<number, Glyph[]> {
  const apart = new Map<number, Glyph[]>();
  const put = (at: number, glyphs: readonly Glyph[]): void => {
    apart.set(at, [...(apart.get(at) ?? []), ...glyphs]);
  };
  const columns = grid.xs.length - 1;
  const merged = new Set(grid.owner.filter((at, i) => at % columns !== i % columns));
  for (const [at, glyphs] of cells) {
    if (!merged.has(at)) {
      put(at, glyphs);
      continue;
    }
    const lines = wordLines(glyphs);
    const words = lines.flatMap((line) => line.words);
    const places = words.map((word) => columnInside(grid, word));
    const several =
      lines.some((line) => new Set(line.words.map((word) => columnInside(grid, word))).size > 1) &&
      words.some(({ numeric }) => numeric);
    if (!several || places.includes(-1)) put(at, glyphs);
    else for (const word of words) put(cellAt(grid, word.glyphs[0]!), word.glyphs);
  }
  return apart;
}

function columnInside(grid: Grid, { x0, x1 }: { x0: number; x1: number }): number {
  return grid.xs.findIndex((edge, i) => x0 > edge - 1.5 && x1 < (grid.xs[i + 1] ?? 0) + 1.5);
}

/** A grid whose last column goes on to the right where a number or word that begins in it does. */
function overflowing(grid: Grid, glyphs: readonly Glyph[]): Grid {
  const right = grid.xs.at(-1)!;
  const wall = grid.xs.at(-2)!;
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!];
  const near = glyphs
    .filter(({ x0, x1, y }) => x1 > wall && x0 < right + 200 && y < top && y > bottom)
    .sort((a, b) => a.x0 - b.x0);
  const ends = new Map<number, number>();
  let edge = right;
  for (const { x0, x1, y, size } of near) {
    const line = Math.round(y);
    const end = ends.get(line);
    if (x0 + x1 < right * 2) ends.set(line, x1);
    else if (end !== undefined && x0 - end < size * 0.5) {
      ends.set(line, x1);
      edge = Math.max(edge, x1);
    }
  }
  return edge === right ? grid : { ...grid, xs: [...grid.xs.slice(0, -1), edge + 1] };
}

/** A table with walls between its columns and none between its rows: many lines of figures in one row of the grid. */
function rowsWithoutWalls(
  grid: Grid,
  cells: ReadonlyMap<number, readonly Glyph[]>,
  page: DrawnPage,
): PageTable | null {
  const lines = wordLines([...cells.values()].flat());
  const rowAt = ({ y, size }: { y: number; size: number }): number =>
    grid.ys.findLastIndex((edge) => edge >= y + size * 0.3);
  const open = [...Map.groupBy(lines, rowAt).values()].some((row) => holdsRows(row, grid.xs));
  if (!open) return null;
  return tableOfLines(lines, 1, page.height, grid.xs)?.table ?? null;
}

/** Whether a column has two whole amounts in one row, or its number (栏次) and an amount: those are rows. */
function holdsRows(row: readonly WordLine[], xs: readonly number[]): boolean {
  const seen = new Set<number>();
  const numbered = new Set<number>();
  for (const { words } of row) {
    const numbers = isNumbers(words);
    for (const word of words) {
      const at = xs.findLastIndex((edge) => edge <= (word.x0 + word.x1) / 2);
      if (numbers) numbered.add(at);
      if (!isAmount(word.text)) continue;
      if (seen.has(at) || numbered.has(at)) return true;
      seen.add(at);
    }
  }
  return false;
}

function tableOf(
  grid: Grid,
  cells: ReadonlyMap<number, readonly Glyph[]>,
  page: DrawnPage,
  boxes: boolean,
): PageTable | null {
  if (cells.size === 0) return null;
  const columns = grid.xs.length - 1;
  const rows = Array.from({ length: grid.ys.length - 1 }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const glyphs = cells.get(row * columns + column);
      return glyphs ? joined(linesOf(glyphs)) : "";
    }),
  );
  return {
    kind: "table",
    xs: grid.xs,
    aligned: false,
    middles: grid.xs.slice(0, -1).map((x0, i) => (x0 + grid.xs[i + 1]!) / 2),
    rows,
    header: rows.slice(0, headerRowsCompared),
    open: Array.from({ length: columns }, (_, column) => {
      const last = linesOf(cells.get((grid.ys.length - 2) * columns + column) ?? []).at(-1);
      return last !== undefined && grid.xs[column + 1]! - last.x1 < last.size * 1.6;
    }),
    depth: 1 - grid.ys[0]! / page.height,
    ...(boxes ? { drawn: drawnCells(grid, cells, page) } : {}),
  };
}

function drawnCells(grid: Grid, cells: ReadonlyMap<number, readonly Glyph[]>, page: DrawnPage): Drawn[][] {
  const columns = grid.xs.length - 1;
  const areas = cellBoxes(grid, page);
  return Array.from({ length: grid.ys.length - 1 }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const cell = row * columns + column;
      const area = areas.get(grid.owner[cell]!) ?? null;
      return drawnSigns(joinedSigns(linesOf(cells.get(cell) ?? [])), page, area);
    }),
  );
}

/** Lines into paragraphs: a line that reaches the margin goes on in the next one, unless that is set in. */
function paragraphsOf(
  lines: readonly Line[],
  tops: readonly number[],
  page: DrawnPage,
  { left, right }: Margins,
  boxes: boolean,
): { top: number; block: PageParagraph }[] {
  if (lines.length === 0) return [];
  const paragraphs: { top: number; block: PageParagraph }[] = [];
  let open: Line[] = [];
  const close = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (!first || !last) return;
    paragraphs.push({
      top: first.y,
      block: {
        kind: "paragraph",
        text: joined(open),
        indented: first.x0 > left + first.size,
        full:
          !isLabel(last, left, right) &&
          !(open.length === 1 && heading.test(last.text)) &&
          (reaches(last, right) || (brokenOff(last, right) && !/[。；：]$/.test(last.text))),
        lines: open.length,
        depth: 1 - first.y / page.height,
        ...(boxes ? { drawn: drawnSigns(joinedSigns(open), page) } : {}),
      },
    });
    open = [];
  };
  for (const line of lines) {
    const before = open.at(-1);
    if (before && !goesOn(before, line, { left, right, tops })) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

/** Labels at both sides of the page, or at its right alone, stand in a line of their own. */
function isLabel(line: Line, left: number, right: number): boolean {
  return line.stretches.length > 1 || line.x0 > Math.max((left + right) / 2, left + line.size * 8);
}

function reaches(line: Line, right: number): boolean {
  return line.x1 > right - line.size * 2.6;
}

/** A number that did not fit on the line moves to the next one whole and leaves a gap. */
function brokenOff(line: Line, right: number): boolean {
  return line.x1 > right - line.size * 7;
}

const listed = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、)）]|[.．](?!\d)))/;
/** A heading by its number, that no mark of punctuation makes a sentence. */
const heading =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；，：:,]*$/;
/** The number of a form, which stands at the right above its table. */
const formNumber = /^公开\s*\d{1,2}\s*表$/;
const numbered = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、)/;

function centred(line: Line, left: number, right: number): boolean {
  const [before, after] = [line.x0 - left, right - line.x1];
  return before > line.size && after > line.size && Math.abs(before - after) < line.size * 2;
}

function goesOn(
  before: Line,
  line: Line,
  { left, right, tops }: { left: number; right: number; tops: readonly number[] },
): boolean {
  if (tops.some((top) => top < before.y && top > line.y)) return false;
  if (before.y - line.y > before.size * 3.2) return false;
  if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.35) return false;
  if (numbered.test(line.text)) return false;
  // A heading in larger signs or in the middle of the page.
  if (
    heading.test(before.text) &&
    (before.size > line.size * 1.15 || before.x0 > line.x0 + before.size * 3) &&
    !centred(line, left, right)
  )
    return false;
  if (
    listed.test(line.text) &&
    (/[。；：:;]$/.test(before.text) || /^(?:[一二三四五六七八九十]+、|[（(])/.test(before.text))
  )
    return false;
  if (isLabel(before, left, right) || line.stretches.length > 1) return false;
  // A title too long for its line: “第三部分 ……决算情况” over “说明”.
  if (/^第[一二三四五六七八九十]+部分/.test(before.text) && centred(line, left, right))
    return (
      Math.abs(before.size - line.size) < before.size * 0.05 &&
      (before.x1 - before.x0 > (right - left) * 0.6 || line.x1 - line.x0 < line.size * 4.5)
    );
  if (formNumber.test(before.text)) return false;
  if (line.x0 > left + line.size * 1.2) return false;
  const number =
    /^[\d(（A-Za-z“《‘]/.test(line.text) &&
    brokenOff(before, right) &&
    !/[。；：]$/.test(before.text) &&
    !heading.test(before.text);
  return (reaches(before, right) || number) && !/\.{4,}|…{2,}|·{4,}/.test(before.text);
}

function marginsOf(lines: readonly Line[]): Margins {
  const starts = lines.map(({ x0 }) => x0).sort((a, b) => a - b);
  const ends = lines.map(({ x1 }) => x1).sort((a, b) => b - a);
  // A stray line may stick out; the margins are where the longer lines begin and end.
  const at = Math.floor(lines.length * 0.1);
  return { left: starts[at] ?? 0, right: ends[Math.min(ends.length - 1, at)] ?? 0 };
}
