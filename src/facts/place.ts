/**
 * Where something stands in a file. Keys that do not apply are null: a text file has lines,
 * a PDF pages, a workbook cell addresses.
 */
export interface Place {
  /** Canonical form (公开03表), 自评表, or the title of any other table; null in prose. */
  readonly table: string | null;
  /** What is printed on that table: its number, else its title; absent or null in prose. */
  readonly printed?: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly page: number | null;
  /** 1-based line of a text file. */
  readonly line: number | null;
  /** Address in a workbook, such as 工作表!C14. */
  readonly cell: string | null;
  /** The text as printed. */
  readonly text: string;
}

/** The exact span of text in a Document; `row` and `col` are -1 outside tables. */
export interface Spot {
  readonly block: number;
  readonly row: number;
  readonly col: number;
  readonly start: number;
  readonly end: number;
}
