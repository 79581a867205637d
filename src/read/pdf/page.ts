import type { Grid } from "./grid.ts";
import { cellAt, gridsOf } from "./grid.ts";
import type { Line } from "./lines.ts";
import { joined, linesOf } from "./lines.ts";
import type { DrawnPage, Glyph } from "./pdfium.ts";

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
}

/** A table as far as its page goes, a merged cell's text in its first cell. */
export interface PageTable {
  readonly kind: "table";
  readonly xs: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** The rows at its top, to recognise them where the next page prints them again. */
  readonly header: readonly (readonly string[])[];
  readonly depth: number;
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
 * Tables and paragraphs of a page, from top to bottom, and the margins its lines show. `usual` are the margins of an
 * earlier page of the same width, for a page of few lines.
 */
export function pageBlocks(
  page: DrawnPage,
  usual: Margins | null = null,
): { blocks: PageBlock[]; margins: Margins | null } {
  const grids = gridsOf(page.rules);
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
  const tables = grids.flatMap((grid, i) => {
    const table = tableOf(grid, inside[i]!, page);
    return table ? [{ table, top: grid.ys[0]! }] : [];
  });
  const lines = linesOf(outside);
  const parts: { top: number; block: PageBlock }[] = tables.map(({ table, top }) => ({ top, block: table }));
  const margins = marginsOf(lines);
  const tops = tables.map(({ top }) => top);
  parts.push(...paragraphsOf(lines, tops, page, margins, usual));
  const blocks = parts.sort((a, b) => b.top - a.top).map(({ block }) => block);
  return { blocks, margins: lines.length < linesThatShowMargins ? null : margins };
}

function tableOf(
  grid: Grid,
  cells: ReadonlyMap<number, readonly Glyph[]>,
  page: DrawnPage,
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
    rows,
    header: rows.slice(0, headerRowsCompared),
    depth: 1 - grid.ys[0]! / page.height,
  };
}

/** Lines into paragraphs: a line that reaches the margin goes on in the next one, unless that is set in. */
function paragraphsOf(
  lines: readonly Line[],
  tops: readonly number[],
  page: DrawnPage,
  own: Margins,
  usual: Margins | null,
): { top: number; block: PageParagraph }[] {
  if (lines.length === 0) return [];
  const known = lines.length < linesThatShowMargins && usual ? usual : null;
  const right = Math.max(own.right, known?.right ?? own.right);
  const left = Math.min(own.left, known?.left ?? own.left);
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
        full: reaches(last, right) || (brokenOff(last, right) && !/[。；：]$/.test(last.text)),
        lines: open.length,
        depth: 1 - first.y / page.height,
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

function reaches(line: Line, right: number): boolean {
  return line.x1 > right - line.size * 2.6;
}

/** A number that did not fit on the line moves to the next one whole and leaves a gap. */
function brokenOff(line: Line, right: number): boolean {
  return line.x1 > right - line.size * 7;
}

const listed = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)）])/;
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
  if (
    listed.test(line.text) &&
    (/[。；：:;]$/.test(before.text) || /^(?:[一二三四五六七八九十]+、|[（(])/.test(before.text))
  )
    return false;
  // A title too long for its line: “第三部分 ……决算情况” over “说明”.
  if (/^第[一二三四五六七八九十]+部分/.test(before.text) && centred(line, left, right))
    return Math.abs(before.size - line.size) < before.size * 0.05;
  if (formNumber.test(before.text)) return false;
  if (line.x0 > left + line.size * 1.2) return false;
  const number =
    /^[\d(（A-Za-z]/.test(line.text) && brokenOff(before, right) && !/[。；：]$/.test(before.text);
  return (reaches(before, right) || number) && !/\.{4,}|…{2,}|·{4,}/.test(before.text);
}

function marginsOf(lines: readonly Line[]): Margins {
  const starts = lines.map(({ x0 }) => x0).sort((a, b) => a - b);
  const ends = lines.map(({ x1 }) => x1).sort((a, b) => b - a);
  // A stray line may stick out; the margins are where the longer lines begin and end.
  const at = Math.floor(lines.length * 0.1);
  return { left: starts[at] ?? 0, right: ends[Math.min(ends.length - 1, at)] ?? 0 };
}
