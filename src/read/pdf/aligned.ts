import { beginsWithLabel, isCaptionLine } from "../../facts/caption-line.ts";
import type { TitledColumn } from "./column-titles.ts";
import { titledColumns } from "./column-titles.ts";
import type { Column } from "./columns.ts";
import { columnAt, columnsOf } from "./columns.ts";
import type { HeaderCell } from "./header-cells.ts";
import { headerCells, headerRows, leavesOf } from "./header-cells.ts";
import type { PageTable } from "./page.ts";
import type { Glyph } from "./pdfium.ts";
import type { Word, WordLine } from "./words.ts";
import { cellText, isAmount, isNumbers, wordLines } from "./words.ts";

/** A table that the places of its words make, and the glyphs that are in it. */
export interface AlignedTable {
  readonly table: PageTable;
  readonly top: number;
  readonly glyphs: ReadonlySet<Glyph>;
}

/** What parts a table from what stands above and below it. */
const parting =
  /^(?:注|说\s*明|备\s*注)\s*[:：]|^第[一二三四五六七八九十]+部分|^目\s*录$|\.{4,}|…{2,}|·{4,}|^本表无数据/;
const title = /表(?:[（(].{1,12}[）)])?$/;
const unitLabel = /单位\s*[:：]\s*(?:亿元|万元|元)/;

/**
 * Tables without walls, or with lines across only: rows whose words stand under one another in columns, below a
 * title or a unit, or where a page goes on with them. `height` is the page's.
 */
export function alignedTables(glyphs: readonly Glyph[], height: number): AlignedTable[] {
  const runs: { lines: WordLine[]; labelled: boolean }[] = [];
  let open: WordLine[] = [];
  let labelled = false;
  const close = (next: boolean): void => {
    if (open.length > 0) runs.push({ lines: open, labelled });
    open = [];
    labelled = next;
  };
  for (const line of wordLines(glyphs)) {
    const before = open.at(-1);
    const text = line.words.map((word) => word.text).join(" ");
    if (before && before.y - line.y > Math.max(before.size, line.size) * 4) close(false);
    if (parts(line, text)) close(unitLabel.test(text) || (labelled && open.length === 0));
    else open.push(line);
  }
  close(false);
  return runs.flatMap(({ lines, labelled: under }, i) => {
    const rows = withoutProse(lines);
    // At the top of a page a table may go on with its last row.
    const goesOn = i === 0 && rows.some(({ words }) => words.filter(({ text }) => isAmount(text)).length > 1);
    const table = tableOfLines(rows, under || goesOn ? 1 : 3, height);
    return table ? [table] : [];
  });
}

function parts(line: WordLine, text: string): boolean {
  if (parting.test(text.trim()) || beginsWithLabel(text) || isCaptionLine(text)) return true;
  const [only] = line.words;
  if (line.words.length > 1 || !only) return false;
  // A sentence, or a title alone on its line.
  return /[。；]/.test(text) || (title.test(text) && text.length < 50) || text.length > 45;
}

/** Lines at the end and the start of a run that belong to no row: what comes before the header, and prose after. */
function withoutProse(lines: readonly WordLine[]): WordLine[] {
  const wide = (line: WordLine): boolean => line.words.length > 1;
  const first = lines.findIndex(wide);
  const last = lines.findLastIndex(wide);
  if (first === -1) return [];
  let from = first;
  let to = last;
  // A name goes on above or below the line that its numbers stand on.
  if (from > 0 && lines[from - 1]!.y - lines[from]!.y < lines[from]!.size * 1.5) from -= 1;
  while (to + 1 < lines.length && lines[to]!.y - lines[to + 1]!.y < lines[to]!.size * 1.5) to += 1;
  return lines.slice(from, to + 1);
}

/** The table that lines make, or null where fewer than `fewest` of them are rows of figures in columns. */
export function tableOfLines(
  lines: readonly WordLine[],
  fewest: number,
  height: number,
  walls: readonly number[] | null = null,
): AlignedTable | null {
  const start = lines.findIndex(isFigures);
  if (start === -1) return null;
  const near = leading(lines);
  // A name over several lines begins above the line that its figures stand on.
  let from = start;
  while (from > 0 && lines[from - 1]!.y - lines[from]!.y <= near) from -= 1;
  const body = rowsOf(lines.slice(from), near);
  const head = headerCells(lines.slice(0, from), near);
  const rows = body.map((row) => row.flatMap(({ words }) => words));
  if (rows.filter((row) => row.length > 1).length < fewest) return null;
  // Column numbers (栏次) stand in the middle of their columns and say nothing of where the figures end.
  const plain = rows.filter((row) => !isNumbers(row));
  const { leaves, loose } = leavesOf(head);
  const columns = walls ? wallsTitled(walls, leaves) : titledColumns(columnsOf(plain), plain, leaves, loose);
  if (columns.length < 2) return null;
  if (!walls && !isTabular(rows, columns)) return null;
  const edges = walls ?? edgesOf(columns, plain);
  const cells = rows.map((row) => {
    const found = columns.map((): Word[] => []);
    for (const word of row)
      found[isNumbers(row) ? inEdges(edges, word) : columnAt(columns, word)]!.push(word);
    return found.map(cellText);
  });
  const header = headerRows(
    head,
    columns.map(({ title: own }) => own),
    edges,
  );
  const all = [...header, ...cells];
  const top = lines[0]!;
  return {
    top: top.y + top.size,
    glyphs: new Set(lines.flatMap(({ words }) => words.flatMap((word) => word.glyphs))),
    table: {
      kind: "table",
      xs: edges,
      aligned: walls === null,
      middles: columns.map(({ x0, x1 }) => (x0 + x1) / 2),
      rows: all,
      open: columns.map(() => false),
      header: all.slice(0, Math.max(header.length, 1) + 1),
      depth: 1 - (top.y + top.size) / height,
    },
  };
}

/** A line that a row begins or goes on with: figures, codes or row numbers in it. */
function isFigures({ words }: WordLine): boolean {
  return words.some(({ numeric }) => numeric);
}

function wallsTitled(walls: readonly number[], leaves: readonly HeaderCell[]): TitledColumn[] {
  return walls.slice(0, -1).map((x0, i) => {
    const x1 = walls[i + 1]!;
    const own = leaves.filter((cell) => cell.x0 > x0 - 2 && cell.x1 < x1 + 2);
    return { x0, x1, title: own.length === 1 ? own[0]! : null };
  });
}

function inEdges(edges: readonly number[], word: Word): number {
  const at = edges.findLastIndex((edge) => edge <= (word.x0 + word.x1) / 2);
  return Math.max(0, Math.min(at, edges.length - 2));
}

/** Lines of one cell are no further apart than this; where rows are set close, a little less than rows are. */
function leading(lines: readonly WordLine[]): number {
  const size = lines[0]?.size ?? 10;
  const figures = lines.filter(isFigures);
  const pitches = figures
    .slice(1)
    .map(({ y }, i) => figures[i]!.y - y)
    .sort((a, b) => a - b);
  const pitch = pitches[Math.floor(pitches.length / 2)] ?? Number.POSITIVE_INFINITY;
  return Math.min(size * 1.5, pitch - size * 0.1);
}

/**
 * Lines put together into rows: lines with figures are a row each, and what stands near them without a gap between
 * belongs to the nearest; lines by themselves are a row.
 */
function rowsOf(lines: readonly WordLine[], near: number): WordLine[][] {
  const blocks: WordLine[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block && block.at(-1)!.y - line.y <= near) block.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((block) => {
    const figures = block.filter(isFigures);
    if (figures.length < 2) return [block];
    return figures.map((own) =>
      block.filter((line) => {
        if (isFigures(line)) return line === own;
        const distances = figures.map(({ y }) => Math.abs(y - line.y));
        return figures[distances.indexOf(Math.min(...distances))] === own;
      }),
    );
  });
}

/** Whether figures stand under one another: two rows or more in most columns of figures, or columns enough. */
function isTabular(rows: readonly (readonly Word[])[], columns: readonly Column[]): boolean {
  const figures = columns.map(
    (_, at) =>
      rows.filter((row) => row.some((word) => word.numeric && columnAt(columns, word) === at)).length,
  );
  const crossing = rows
    .flat()
    .filter(
      (word) =>
        columns.filter(({ x0, x1 }) => Math.min(x1, word.x1) - Math.max(x0, word.x0) > 0.5).length > 1,
    );
  return figures.some((count) => count > 0) && crossing.length * 3 <= rows.length + 2;
}

/**
 * Edges of columns: figures end a little before an edge, names begin a little after one, and a title is in the middle
 * of its column; between other words the edge is in the middle of the gap.
 */
function edgesOf(columns: readonly TitledColumn[], rows: readonly (readonly Word[])[]): number[] {
  const size = rows[0]?.[0]?.size ?? 10;
  const pad = size * 0.4;
  const edges = [columns.at(-1)!.x1 + pad];
  for (let at = columns.length - 1; at > 0; at -= 1) {
    const [before, column] = [columns[at - 1]!, columns[at]!];
    const [low, high] = [before.x1 + 0.1, column.x0 - 0.1];
    const left = wordsIn(rows, columns, at - 1);
    const right = wordsIn(rows, columns, at);
    const { title: own } = column;
    let edge = (low + high) / 2;
    if (left.some(({ numeric }) => numeric) && flush(left.map(({ x1 }) => -x1))) edge = low + pad;
    else if (!right.some(({ numeric }) => numeric) && flush(right.map(({ x0 }) => x0))) edge = high - pad;
    else if (own && right.some(({ numeric }) => numeric)) edge = own.x0 + own.x1 - edges[0]!;
    edges.unshift(Math.max(low, Math.min(edge, high)));
  }
  return [columns[0]!.x0 - pad, ...edges];
}

function wordsIn(rows: readonly (readonly Word[])[], columns: readonly Column[], at: number): Word[] {
  return rows.flatMap((row) => row.filter((word) => columnAt(columns, word) === at));
}

/** Whether most words begin at the first of these places. */
function flush(places: readonly number[]): boolean {
  const first = Math.min(...places);
  return places.length > 1 && places.filter((place) => place - first < 1.5).length * 2 > places.length;
}
