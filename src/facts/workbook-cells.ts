/** Cells whose value is computed, and ranges of cells that are one. */
export interface WorkbookCells {
  /** Addresses, such as 工作表!C14. */
  readonly formulas: ReadonlySet<string>;
  /** Texts of several lines with their breaks, by address. */
  readonly lines: ReadonlyMap<string, string>;
  /** Ranges, such as 工作表!B5:C6. */
  readonly merges: readonly {
    readonly sheet: string;
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
}
