import type { Glyph, Rule } from "./pdfium.ts";

/** A table's cells on one page: edges of its columns and rows, and which cells are one. */
export interface Grid {
  /** Column edges, left to right. */
  readonly xs: readonly number[];
  /** Row edges, top to bottom (falling y). */
  readonly ys: readonly number[];
  /** For each elementary cell, the index (row * columns + column) of the cell it belongs to. */
  readonly owner: readonly number[];
}

/** Lines this near are one. */
const near = 2.5;

/**
 * The grids that ruling lines draw: lines that touch belong together, their positions are the edges, and where
 * no wall stands between two cells they are one. Frames without anything to divide are no grids.
 */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const merged = [
    ...mergeAlong(rules.filter((rule) => rule.horizontal)),
    ...mergeAlong(rules.filter((rule) => !rule.horizontal)),
  ];
  return components(merged)
    .map(gridOf)
    .filter((grid): grid is Grid => grid !== null);
}

/** Pieces of one line, drawn cell by cell, joined into one. */
function mergeAlong(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const lines: Rule[][] = [];
  for (const rule of sorted) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0]!.at - rule.at) <= near) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap((line) => {
    const at = line.reduce((sum, rule) => sum + rule.at, 0) / line.length;
    const parts = [...line].sort((a, b) => a.from - b.from);
    const joined: Rule[] = [];
    for (const part of parts) {
      const last = joined.at(-1);
      if (last && part.from <= last.to + near * 2)
        joined[joined.length - 1] = { ...last, to: Math.max(last.to, part.to) };
      else joined.push({ ...part, at });
    }
    return joined.filter((rule) => rule.to - rule.from > 4);
  });
}

/** Sets of lines that touch one another. */
function components(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  rules.forEach((a, i) => {
    if (!a.horizontal) return;
    rules.forEach((b, j) => {
      if (b.horizontal) return;
      const touches =
        a.at >= b.from - near && a.at <= b.to + near && b.at >= a.from - near && b.at <= a.to + near;
      if (touches) parent[find(i)] = find(j);
    });
  });
  const groups = Map.groupBy(rules, (_, i) => find(i));
  return [...groups.values()];
}

function gridOf(rules: readonly Rule[]): Grid | null {
  const across = rules.filter((rule) => rule.horizontal);
  const upright = rules.filter((rule) => !rule.horizontal);
  if (across.length < 2 || upright.length < 1) return null;
  // Where the outer walls are not drawn, the lines across end at them.
  const left = Math.min(...across.map(({ from }) => from));
  const right = Math.max(...across.map(({ to }) => to));
  const top = Math.max(...upright.map(({ to }) => to));
  const bottom = Math.min(...upright.map(({ from }) => from));
  const xs = edges([...upright.map(({ at }) => at), left, right]);
  const ys = edges([...across.map(({ at }) => at), top, bottom]).reverse();
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 2 || rows < 1 || columns * rows < 2) return null;
  const owner = Array.from({ length: rows * columns }, (_, i) => i);
  const join = (a: number, b: number): void => {
    const [keep, drop] = [Math.min(owner[a]!, owner[b]!), Math.max(owner[a]!, owner[b]!)];
    for (let i = 0; i < owner.length; i += 1) if (owner[i] === drop) owner[i] = keep;
  };
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const middleY = (ys[row]! + ys[row + 1]!) / 2;
      const middleX = (xs[column]! + xs[column + 1]!) / 2;
      const here = row * columns + column;
      if (column + 1 < columns && !walled(upright, xs[column + 1]!, middleY)) join(here, here + 1);
      if (row + 1 < rows && !walled(across, ys[row + 1]!, middleX)) join(here, here + columns);
    }
  return { xs, ys, owner };
}

function walled(rules: readonly Rule[], at: number, middle: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= near && rule.from <= middle && rule.to >= middle);
}

function edges(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found: number[] = [];
  for (const value of sorted) if (found.length === 0 || value - found.at(-1)! > near) found.push(value);
  return found;
}

/** The elementary cell that a glyph lies in, or -1 outside the grid. */
export function cellAt(grid: Grid, glyph: Glyph): number {
  const x = (glyph.x0 + glyph.x1) / 2;
  // The base line stands at the foot of a sign; its middle is a third of its size higher.
  const y = glyph.y + glyph.size * 0.3;
  const column = grid.xs.findLastIndex((edge) => edge <= x);
  const row = grid.ys.findLastIndex((edge) => edge >= y);
  if (column < 0 || row < 0 || column >= grid.xs.length - 1 || row >= grid.ys.length - 1) return -1;
  return row * (grid.xs.length - 1) + column;
}
