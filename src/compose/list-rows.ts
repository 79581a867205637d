import type { Account, Cell } from "../facts/account.ts";
import { columnName } from "../facts/cell-name.ts";
import type { Place } from "../facts/place.ts";

/** Rows of a list sheet below its headings. */
export function listRows({ tables }: Account, sheet: string): readonly (readonly Cell[])[] {
  const table = tables.find((one) => one.sheet === sheet);
  if (!table) return [];
  const head = headRow(table.rows);
  return table.rows.slice(head + 1);
}

function headRow(rows: readonly (readonly Cell[])[]): number {
  return rows.findIndex(([first]) => /^(?:项目|项目名称|类别)$/.test(first?.text.replace(/\s+/g, "") ?? ""));
}

/** The place of a column of a row, also where the sheet has nothing in that column. */
export function columnPlace(row: readonly Cell[], column: number): Place | null {
  const [first] = row;
  const cell = row[column];
  if (cell) return cell.place;
  const [, sheet = "", number = ""] = /^(.*!)[A-Z]+(\d+)$/.exec(first?.place.cell ?? "") ?? [];
  return first && number !== ""
    ? { ...first.place, cell: `${sheet}${columnName(column)}${number}`, text: "" }
    : null;
}

/** The place of a column in the first free row of a list sheet. */
export function nextRow({ tables }: Account, sheet: string, column: number): Place | null {
  const last = tables.find((one) => one.sheet === sheet)?.rows.at(-1);
  const place = last ? columnPlace(last, column) : null;
  const [, before = "", row = ""] = /^(.*?)(\d+)$/.exec(place?.cell ?? "") ?? [];
  return place && row !== "" ? { ...place, cell: `${before}${Number(row) + 1}`, text: "" } : null;
}
