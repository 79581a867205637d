import type { AccountTable, Cell } from "../facts/account.ts";
import { headerPaths } from "./headers.ts";
import { readCell } from "./numerals.ts";

/**
 * A table whose values stand under their headings: where a value and its heading are merged over columns that are not
 * the same, the value stands in a column without a heading beside a blank one that has it.
 */
export function withMergedValues(table: AccountTable): AccountTable {
  const paths = headerPaths(table);
  const bare = paths.flatMap((path, col) => (path.length === 0 ? [col] : []));
  if (bare.length === 0 || bare.length === paths.length) return table;
  return {
    ...table,
    rows: table.rows.map((row, r) => (r < table.headerRows ? row : moved(row, bare, paths))),
  };
}

function moved(
  row: readonly Cell[],
  bare: readonly number[],
  paths: readonly (readonly string[])[],
): readonly Cell[] {
  const cells = [...row];
  for (const col of bare) {
    const cell = cells[col];
    if (!cell || readCell(cell.text).kind !== "figure") continue;
    const to = [col - 1, col + 1].find(
      (beside) => (paths[beside]?.length ?? 0) > 0 && (cells[beside]?.text.trim() ?? "?") === "",
    );
    const blank = to === undefined ? undefined : cells[to];
    if (to === undefined || !blank) continue;
    cells[to] = cell;
    cells[col] = blank;
  }
  return cells;
}
