import type { Word, WordLine } from "./words.ts";
import { cellText } from "./words.ts";

/** A title in a header, with its lines. */
export interface HeaderCell {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Middle of its lines. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** Titles of columns: words over one another, no further apart than `near`, as lines of one cell are. */
export function headerCells(lines: readonly WordLine[], near: number): HeaderCell[] {
  const groups: Word[][] = [];
  for (const word of lines.flatMap(({ words }) => words)) {
    const at = groups.findIndex((group) =>
      group.some((other) => other.x0 < word.x1 && other.x1 > word.x0 && Math.abs(other.y - word.y) <= near),
    );
    if (at === -1) groups.push([word]);
    else groups[at]!.push(word);
  }
  return groups.map((words) => {
    const ys = words.map(({ y }) => y);
    const [top, bottom] = [Math.max(...ys), Math.min(...ys)];
    return {
      text: cellText(words),
      x0: Math.min(...words.map(({ x0 }) => x0)),
      x1: Math.max(...words.map(({ x1 }) => x1)),
      y: (top + bottom) / 2,
      top,
      bottom,
      size: Math.max(...words.map(({ size }) => size)),
    };
  });
}

/**
 * Titles that may name one column: those with nothing below them. Those that stand higher than a title beside them
 * are `loose`: they may stand over several columns and over the gap between two titles.
 */
export function leavesOf(cells: readonly HeaderCell[]): {
  leaves: readonly HeaderCell[];
  loose: ReadonlySet<HeaderCell>;
} {
  const leaves = cells.filter(
    (cell) => !cells.some((other) => other.top < cell.bottom && other.x0 < cell.x1 && other.x1 > cell.x0),
  );
  const loose = leaves.filter((cell) => cells.some((other) => cell.y - other.y > cell.size * 1.4));
  return { leaves, loose: new Set(loose) };
}

/**
 * The rows of a header, a merged title in the first of its cells: titles over several columns stand where their
 * middle is the middle of the columns they cover, which have titles of their own below.
 */
export function headerRows(
  cells: readonly HeaderCell[],
  titles: readonly (HeaderCell | null)[],
  edges: readonly number[],
): string[][] {
  if (cells.length === 0) return [];
  const leaves = new Map<number, HeaderCell>();
  titles.forEach((cell, column) => {
    if (cell) leaves.set(column, cell);
  });
  const levels = levelsOf(cells.filter((cell) => !titles.includes(cell)));
  const groups = levels.map((level) => grouped(level, leaves, edges));
  const rows = Array.from({ length: levels.length + 1 }, () => titles.map(() => ""));
  groups.forEach((level, row) => {
    for (const { from, text } of level) rows[row]![from] = text;
  });
  for (const [column, cell] of leaves) {
    const over = groups.findLastIndex((level) =>
      level.some(({ from, to }) => column >= from && column <= to),
    );
    rows[over + 1]![column] = cell.text;
  }
  return rows.filter((row) => row.some((text) => text !== ""));
}

function levelsOf(cells: readonly HeaderCell[]): HeaderCell[][] {
  const levels: HeaderCell[][] = [];
  for (const cell of cells.toSorted((a, b) => b.y - a.y)) {
    const level = levels.at(-1);
    if (level && level[0]!.y - cell.y < cell.size) level.push(cell);
    else levels.push([cell]);
  }
  return levels.map((level) => level.toSorted((a, b) => a.x0 - b.x0));
}

/**
 * How high the cell of a title goes: a title in the middle of two rows or more stands higher than those of the last
 * row, and its cell goes up as far again.
 */
function reachOf(leaves: ReadonlyMap<number, HeaderCell>): Map<number, number> {
  const cells = [...leaves.values()];
  const lowest = cells.reduce<HeaderCell | null>((low, cell) => (low && low.y <= cell.y ? low : cell), null);
  const half = lowest ? (lowest.top - lowest.bottom) / 2 + lowest.size : 0;
  return new Map(
    [...leaves].map(([column, cell]) => [column, cell.y + (cell.y - (lowest?.y ?? cell.y)) + half]),
  );
}

interface Group {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Titles of one level and the columns each covers: the fit that leaves the least between middles and covers most. */
function grouped(
  level: readonly HeaderCell[],
  leaves: ReadonlyMap<number, HeaderCell>,
  edges: readonly number[],
): Group[] {
  const count = edges.length - 1;
  const reach = reachOf(leaves);
  // best[i][c]: the best fit of the first i titles in the first c columns.
  const best: { score: number; groups: readonly Group[] }[][] = [
    Array.from({ length: count + 1 }, () => ({ score: 0, groups: [] })),
  ];
  level.forEach((cell, i) => {
    const row: { score: number; groups: readonly Group[] }[] = [
      { score: Number.NEGATIVE_INFINITY, groups: [] },
    ];
    for (let end = 1; end <= count; end += 1) {
      let found = row[end - 1]!;
      for (let from = end - 1; from >= 0; from -= 1) {
        // A title beside this one that reaches as high stands under nothing.
        if ((reach.get(from) ?? Number.NEGATIVE_INFINITY) > cell.y) break;
        const before = best[i]![from]!;
        const off = Math.abs((edges[from]! + edges[end]!) / 2 - (cell.x0 + cell.x1) / 2) / cell.size;
        const outside =
          Math.max(0, edges[from]! - cell.x0 - cell.size, cell.x1 - edges[end]! - cell.size) / cell.size;
        const score = before.score - off - outside * 4 + (end - from) * 0.5;
        if (score > found.score)
          found = { score, groups: [...before.groups, { text: cell.text, from, to: end - 1 }] };
      }
      row.push(found);
    }
    best.push(row);
  });
  return [...(best.at(-1)?.at(-1)?.groups ?? [])];
}
