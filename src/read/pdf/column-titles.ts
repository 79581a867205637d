import type { Column } from "./columns.ts";
import type { HeaderCell } from "./header-cells.ts";
import type { Word } from "./words.ts";

/** A column with the title that stands over it, if any does. */
export interface TitledColumn extends Column {
  readonly title: HeaderCell | null;
}

interface Covered extends Column {
  /** Rows with a word in it. */
  readonly rows: ReadonlySet<number>;
  readonly numeric: boolean;
  /** Whether most words end, or begin, at one place. */
  readonly endsTogether: boolean;
  readonly beginsTogether: boolean;
}

interface Match {
  readonly cost: number;
  readonly columns: readonly TitledColumn[];
}

/**
 * What it costs, in signs, to leave a column without title, a title without figures, to put two columns together, to
 * take a title that may stand over several, and to let two columns overlap.
 */
const untitled = 40;
const blank = 2;
const together = 3;
const doubtful = 6;
const overlapping = 15;

/**
 * Which title stands over which words. Both run from left to right; a title is in the middle of its column, figures
 * end at its right wall and names begin at its left one, so a title may stand beside all words of its column.
 * A title with no words below it is a column too, unless it may stand over several others (`loose`).
 */
export function titledColumns(
  columns: readonly Column[],
  rows: readonly (readonly Word[])[],
  titles: readonly HeaderCell[],
  loose: ReadonlySet<HeaderCell>,
): TitledColumn[] {
  const covered = columns.map((column) => coveredBy(column, rows));
  const sorted = titles.toSorted((a, b) => a.x0 + a.x1 - b.x0 - b.x1);
  let above: Match[] = [{ cost: 0, columns: [] }];
  for (const column of covered) above.push(withColumn(above.at(-1)!, column));
  for (const title of sorted) {
    const row: Match[] = [];
    for (let j = 0; j <= covered.length; j += 1) {
      const without = above[j]!;
      let best: Match = loose.has(title)
        ? without
        : {
            cost: without.cost + blank + (covered.some((column) => overlaps(column, title)) ? 20 : 0),
            columns: [...without.columns, { x0: title.x0, x1: title.x1, title }],
          };
      const alone = row[j - 1];
      if (alone && alone.cost + untitled < best.cost) best = withColumn(alone, covered[j - 1]!);
      for (let from = j - 1; from >= 0; from -= 1) {
        const parts = covered.slice(from, j);
        if (!apart(parts)) break;
        const x0 = Math.min(...parts.map((part) => part.x0), title.x0);
        const x1 = Math.max(...parts.map((part) => part.x1), title.x1);
        const over = (above[from]!.columns.at(-1)?.x1 ?? x0) > x0 + 1 ? overlapping : 0;
        const cost = above[from]!.cost + misfit(title, parts) + over + (loose.has(title) ? doubtful : 0);
        if (cost >= best.cost) continue;
        best = { cost, columns: [...above[from]!.columns, { x0, x1, title }] };
      }
      row.push(best);
    }
    above = row;
  }
  return [...above.at(-1)!.columns];
}

function withColumn(before: Match, { x0, x1 }: Column): Match {
  return { cost: before.cost + untitled, columns: [...before.columns, { x0, x1, title: null }] };
}

function overlaps(column: Column, other: Column): boolean {
  return column.x0 < other.x1 && column.x1 > other.x0;
}

function coveredBy(column: Column, rows: readonly (readonly Word[])[]): Covered {
  const at = rows.map((row) => row.filter((word) => overlaps(column, word)));
  const words = at.flat();
  return {
    ...column,
    rows: new Set(at.flatMap((row, i) => (row.length > 0 ? [i] : []))),
    numeric: words.filter(({ numeric }) => numeric).length * 2 > words.length,
    endsTogether: words.filter(({ x1 }) => column.x1 - x1 < 1.5).length * 2 > words.length,
    beginsTogether: words.filter(({ x0 }) => x0 - column.x0 < 1.5).length * 2 > words.length,
  };
}

/** Whether no row has a word in two of these columns, so that they may be one. */
function apart(parts: readonly Covered[]): boolean {
  const seen = new Set<number>();
  for (const { rows } of parts)
    for (const row of rows) {
      if (seen.has(row)) return false;
      seen.add(row);
    }
  return true;
}

function misfit(title: HeaderCell, parts: readonly Covered[]): number {
  let cost = (parts.length - 1) * together;
  parts.forEach((part, i) => {
    cost += Math.max(0, part.x0 - title.x1, title.x0 - part.x1) / title.size;
    // A title does not stick out over the wall that the figures end at, nor over the one that names begin at.
    // Words that all begin and all end together, as those of one width do, may stand anywhere in their column.
    if (part.beginsTogether && part.endsTogether) return;
    let out = 0;
    if (part.numeric && part.endsTogether && i === parts.length - 1) out = title.x1 - part.x1;
    if (!part.numeric && part.beginsTogether && i === 0) out = part.x0 - title.x0;
    cost += (Math.max(0, out - title.size) / title.size) * 8;
  });
  return cost;
}
