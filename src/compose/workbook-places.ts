import type { Account } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import { columnName } from "../facts/cell-name.ts";
import type { Disclosure, WrittenTable } from "../facts/disclosure.ts";
import type { Fact } from "../facts/fact.ts";
import { baseRows, sheetNames } from "./accounts-book.ts";
import { priorOf } from "./keys.ts";
import { listRows } from "./list-rows.ts";

/** Where in an accounts workbook stands what was composed of it. */
export interface WorkbookPlaces {
  /** The address of a cell of a composed table, given by the table's number among them. */
  cell(table: number, row: number, column: number): string | null;
  /** The address of the figure that a fact states or rests on. */
  figure(fact: Fact): string | null;
  /** Where it says whose accounts these are: the place of whatever has no other. */
  readonly base: string | null;
}

/** The places of a composed disclosure in the workbook that its accounts were read from. */
export function workbookPlaces(
  workbook: Account,
  { figures }: Accounts,
  { blocks }: Disclosure,
): WorkbookPlaces {
  const inForm = new Map<string, string>();
  const byKey = new Map<string, string>();
  for (const { key, home, place } of workbook.facts) {
    if (place.cell === null) continue;
    if (!inForm.has(`${key}@${home}`)) inForm.set(`${key}@${home}`, place.cell);
    if (!byKey.has(key)) byKey.set(key, place.cell);
  }
  const of = (key: string, form: string): string | null =>
    figures.get(`${key}@${form}`)?.place?.cell ??
    inForm.get(`${key}@${form}`) ??
    figures.get(key)?.place?.cell ??
    byKey.get(key) ??
    null;
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [addresses(block, of)] : []));
  const base = listRows(workbook, sheetNames.base);
  return {
    cell: (table, row, column) => tables[table]?.(row, column) ?? null,
    figure: ({ key, home, dimensions }) => {
      const { of: told } = dimensions;
      return of(key, home) ?? (told === undefined ? null : (of(priorOf(told), home) ?? of(told, home)));
    },
    base:
      base.find(([label]) => label?.text.replace(/\s+/g, "") === baseRows.unit)?.[1]?.place.cell ??
      base[0]?.[0]?.place.cell ??
      null,
  };
}

/** Addresses of a table's cells: of a figure its own, of what stands beside it that row's, of the rest the first one's. */
function addresses(
  { rows, form }: WrittenTable,
  of: (key: string, form: string) => string | null,
): (row: number, column: number) => string | null {
  const own = rows.map((row) =>
    row.map((cell) => cell?.origin ?? (cell?.figure ? of(cell.figure.key, form ?? "") : null)),
  );
  const first = own.flat().find((cell) => cell !== null) ?? null;
  return (row, column) => {
    const found = own[row]?.[column];
    if (found) return found;
    const beside = own[row]?.find((cell) => cell !== null) ?? null;
    const [, sheet = "", number = ""] = /^(.*!)[A-Z]+(\d+)$/s.exec(beside ?? first ?? "") ?? [];
    if (sheet === "") return null;
    return beside ? `${sheet}${columnName(column)}${number}` : `${sheet}A1`;
  };
}
