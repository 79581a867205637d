import type { AmountUnit, Quantity } from "./quantity.ts";

/**
 * A disclosure as it is written: blocks in reading order, every figure as printed beside its value. Composing makes
 * it; each writer turns it into one format, and none of them computes or words anything.
 */
export interface Disclosure {
  /** Full name of the department or unit. */
  readonly unit: string;
  readonly year: number;
  /** What the cover says it is: 2022年度部门决算公开. */
  readonly title: string;
  /** Id of the profile it follows. */
  readonly profile: string;
  /** The unit in which the statutory tables are printed. */
  readonly amountUnit: AmountUnit;
  /** A draft says on every page that it is one. */
  readonly draft: boolean;
  readonly blocks: readonly DisclosureBlock[];
}

export type DisclosureBlock = CoverBlock | ContentsBlock | HeadingBlock | ParagraphBlock | WrittenTable;

/** The title page: unit, title, dates, each a line. */
export interface CoverBlock {
  readonly kind: "cover";
  readonly lines: readonly string[];
}

/** The place of the table of contents; writers fill in headings and page numbers. */
export interface ContentsBlock {
  readonly kind: "contents";
  readonly title: string;
}

/** A heading with its number: 1 第一部分, 2 一、, 3 （一）, 4 1. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  /** Unique in its disclosure, usable as an anchor. */
  readonly id: string;
  /** Whether a new page begins with it. */
  readonly newPage: boolean;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
}

/** A table with what stands around it. */
export interface WrittenTable {
  readonly kind: "table";
  /** Unique in its disclosure, usable as an anchor: the form's key, or 自评表-1. */
  readonly id: string;
  /** Canonical form (公开01表 … 公开10表, 自评表), null for any other table. */
  readonly form: string | null;
  /** The number as printed above it, where the profile prints one. */
  readonly number: string | null;
  /** Printed above the table and listed in the contents; null where a heading says it already. */
  readonly title: string | null;
  /** 部门名称：…, 2022年度, 金额单位：元 as printed; null where the profile prints none. */
  readonly owner: string | null;
  readonly year: string | null;
  readonly unit: string | null;
  /** One entry a column; widths are relative to their sum. */
  readonly columns: readonly { readonly width: number }[];
  /** Rows at the top that are repeated on every page. */
  readonly headerRows: number;
  /** All rows, equally long; null where a cell to the left or above spans over. */
  readonly rows: readonly (readonly (WrittenCell | null)[])[];
  /** 注：…, 说明：… as printed below it. */
  readonly notes: readonly string[];
  readonly landscape: boolean;
}

/** A cell as printed, with the figure that it states. */
export interface WrittenCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: "left" | "center" | "right";
  readonly figure: WrittenFigure | null;
  /** The cell of the accounts workbook that it comes from, so that what is said of it is said there. */
  readonly origin?: string | null;
}

export interface WrittenFigure {
  /** Key of the fact it states. */
  readonly key: string;
  readonly quantity: Quantity;
  /** In the integer of its quantity (amounts in 分); null where the cell is blank. */
  readonly value: bigint | null;
  /** The cells it is the sum of, where it is a total or repeats another table's cell; null where it was typed. */
  readonly sum: readonly CellTerm[] | null;
}

/** A cell of a table of the same disclosure, with its sign in a sum. Rows and columns count from 0. */
export interface CellTerm {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly sign: 1 | -1;
}
