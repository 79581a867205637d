import type { WrittenTable } from "./disclosure.ts";
import type { Quantity } from "./quantity.ts";

/** An accounts workbook before it is a file: the statutory tables, and sheets of rows for what tables do not hold. */
export interface AccountsBook {
  readonly unit: string;
  readonly year: number;
  readonly tables: readonly BookTable[];
  readonly lists: readonly ListSheet[];
}

/** A statutory table on a sheet of its own, with rows left blank for more subjects. */
export interface BookTable {
  readonly table: WrittenTable;
  readonly sheet: string;
  /** Rows to fill in below the last subject; 0 for tables whose rows are fixed. */
  readonly blankRows: number;
}

/** A sheet of rows under headings; the preparer fills in the columns that are not locked. */
export interface ListSheet {
  readonly name: string;
  /** What the sheet is for and how it is filled in, above the headings. */
  readonly intro: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListCell[])[];
  readonly blankRows: number;
}

export interface ListColumn {
  readonly header: string;
  readonly width: number;
  readonly locked: boolean;
}

/** A cell of a list: words, or a figure in the integer of its quantity, printed in its unit. */
export interface ListCell {
  readonly text: string;
  readonly figure: { readonly quantity: Quantity; readonly value: bigint; readonly unit: string } | null;
  /** Answers to choose from. */
  readonly options: readonly string[] | null;
}
