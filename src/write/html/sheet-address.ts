import type { AccountTable, Prose } from "../../facts/account.ts";

/** Letters above the columns and numbers beside the rows, as the spreadsheet program shows them. */
export interface Addresses {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** The addresses of a table read from a workbook; null for any other table. */
export function addressesOf({ rows }: AccountTable): Addresses | null {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, () => "");
  const numbers = rows.map(() => "");
  let found = false;
  rows.forEach((row, r) => {
    row.forEach(({ place }, c) => {
      const address = addressIn(place.cell);
      if (!address) return;
      found = true;
      columns[c] ||= address.column;
      numbers[r] ||= address.row;
    });
  });
  return found ? { columns, rows: numbers } : null;
}

/** Name of the sheet that a table or paragraph stands on; null outside workbooks. */
export function sheetOf(item: Prose | AccountTable): string | null {
  const cell = "rows" in item ? item.rows[0]?.[0]?.place.cell : item.pieces[0]?.cell;
  return addressIn(cell ?? null)?.sheet ?? null;
}

/** “工作表!C14” in its parts. */
function addressIn(cell: string | null): { sheet: string; column: string; row: string } | null {
  const match = cell === null ? null : /^(.+)!([A-Z]{1,3})(\d{1,7})$/s.exec(cell);
  return match ? { sheet: match[1]!, column: match[2]!, row: match[3]! } : null;
}
