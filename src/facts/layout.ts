import type { Part } from "./account.ts";

/** A statutory table as a layout has it: which one it is by meaning, and what is printed over and in it. */
export interface LayoutTable {
  /** Canonical key by meaning (公开01表 … 公开10表). */
  readonly form: string;
  /** The number that is printed; null where the layout prints none. */
  readonly number: string | null;
  /** The title that is printed. */
  readonly title: string;
  /** Other titles of the same table, in the notation of `standard/title-pattern.ts`. */
  readonly aliases: readonly string[];
  /** Words that only the fixed note under this table has, in the same notation. */
  readonly note: string | null;
  /** Words of headings and labels that the layout prints otherwise: the usual words and those that it prints. */
  readonly columns: Readonly<Record<string, string>>;
  /** First and last 行次 of the left and the right side. */
  readonly rowNumbers: readonly number[];
}

/** A part of the disclosure: what its heading says, and by which titles it is known. */
export interface LayoutPart {
  readonly part: Part;
  readonly title: string;
  /** Titles behind “第一部分”. */
  readonly aliases: readonly string[];
  /** Whole titles of a part that is numbered 一、 like a section. */
  readonly unnumbered: readonly string[];
  /** Titles without a number that the table of contents lists. */
  readonly listed: readonly string[];
  readonly required: boolean;
}

/** A section of the narrative by meaning, with what it is called and what stands inside it. */
export interface LayoutSection {
  readonly section: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** Words that no title of this section has. */
  readonly except: readonly string[];
  readonly required: boolean;
  readonly within: readonly LayoutSection[];
}

/** How tables and figures of a layout are printed. */
export interface LayoutStyle {
  /** 行次 and 栏次 beside the figures. */
  readonly numbered: boolean;
  /** 公开06表 with 金额 and 其中：基本支出 in four blocks, or with one amount in two. */
  readonly detail: boolean;
  /** 公开09表 with income and balances, or with expenditure only. */
  readonly capitalIncome: boolean;
  /** 公开07表 with budgets left and outturns right, or side by side for every item. */
  readonly threePublicPairs: boolean;
  /** Whether amounts are printed with separators of thousands. */
  readonly grouped: boolean;
  /** Whether sources and kinds without an amount are named in the narrative. */
  readonly listsZeros: boolean;
}

/** What stands above every table, and words for its labels beside those that are known everywhere. */
export interface LayoutCaptions {
  readonly prints: readonly ("owner" | "year" | "unit")[];
  /** Label before the unit's name; "" where it is printed without a label or not at all. */
  readonly owner: string;
  /** Label before the unit of the amounts. */
  readonly unit: string;
  readonly words: CaptionWords;
}

/** Labels that a layout alone uses, beside its own: whose table it is, and the unit of amounts. */
export interface CaptionWords {
  readonly owner: readonly string[];
  readonly unit: readonly string[];
}

/**
 * What a place prescribes for its disclosures, as data: tables with numbers and titles, captions, parts, sections in
 * their order, voice, grades, and the years it is in force. It travels as a value with whatever follows it.
 */
export interface Layout {
  readonly id: string;
  readonly name: string;
  /** First and last year in which the layout is in force. */
  readonly years: readonly number[];
  readonly amountUnit: "元" | "万元";
  /** A frame that places fill each in their own way: parts in any order, tables with or without their number. */
  readonly frame: boolean;
  readonly tables: readonly LayoutTable[];
  readonly captions: LayoutCaptions;
  readonly columnNumbers: string;
  readonly parts: readonly LayoutPart[];
  readonly sections: readonly LayoutSection[];
  /** Whether a table of contents is prescribed. */
  readonly contents: boolean;
  readonly selfEvaluation: boolean;
  readonly emptyTableRemark: string;
  readonly scoring: string;
  readonly grades: readonly string[];
  /** The denominator of the share of 小微企业: 合计 (procurement) or 中小企业. */
  readonly microShareOf: "合计" | "中小企业";
  /** Classes that 公开06表 prints, amounts or not. */
  readonly economicClasses: readonly string[];
  /** Entries of the catalogue for content that must be there. */
  readonly requiredContent: readonly string[];
  /** Whether every change is followed by its reason. */
  readonly explainsChanges: boolean;
  readonly voice: "shanxi" | "national" | "university";
  readonly style: LayoutStyle;
}
