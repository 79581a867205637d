import type { Layout } from "./layout.ts";
import type { Place } from "./place.ts";
import type { AmountUnit, Quantity } from "./quantity.ts";

/**
 * What a unit has before anything is written: the figures of its accounts by the key of the fact they state, and
 * what tables do not hold (last year's figures, budgets, counts, reasons). Read from an accounts workbook or from any
 * disclosure; composing turns it into a Disclosure.
 */
export interface Accounts {
  readonly unit: string;
  readonly year: number;
  /** 部门决算 or 单位决算. */
  readonly genre: string;
  readonly layout: Layout;
  /** The unit in which the statutory tables are kept. */
  readonly amountUnit: AmountUnit;
  /** By key of the fact (`expenditure|function=208`); a table that prints a figure of its own, differing by
   * rounding, has it under `key@form`. Absent is not zero. */
  readonly figures: ReadonlyMap<string, StatedFigure>;
  /** Functional subjects in use, 类, 款 and 项, in order of their codes. */
  readonly functions: readonly Subject[];
  /** Economic subjects that 公开06表 prints, 类 and 款, in order of their codes. */
  readonly economics: readonly Subject[];
  /** Words of the preparer by id: `reason:totals`, `use:2010301`, `duties`. Never invented. */
  readonly texts: ReadonlyMap<string, StatedText>;
  readonly evaluations: readonly EvaluationForm[];
}

/** A figure with the cell or sentence it was taken from. */
export interface StatedFigure {
  readonly quantity: Quantity;
  /** In the integer of its quantity (amounts in 分, others in ten-thousandths). */
  readonly value: bigint;
  readonly place: Place | null;
}

export interface StatedText {
  readonly text: string;
  readonly place: Place | null;
}

/** A classification code with the name that is printed. */
export interface Subject {
  readonly code: string;
  readonly name: string;
}

/** A 项目支出绩效自评表 or 部门整体支出绩效自评表 as data; texts are the preparer's. */
export interface EvaluationForm {
  readonly scope: "project" | "overall";
  readonly project: string;
  /** 主管部门及代码, 预算单位 as printed. */
  readonly department: string;
  readonly unit: string;
  readonly funds: readonly EvaluationFunds[];
  readonly goal: string;
  readonly achievement: string;
  readonly indicators: readonly EvaluationIndicator[];
  /** Analysis boxes in order: label and text. */
  readonly boxes: readonly { readonly label: string; readonly text: string }[];
  /** Where it was typed, when it comes from an accounts workbook. */
  readonly cells?: EvaluationCells;
}

/** Addresses of the cells of a form, null for those that the workbook has no row for. */
export interface EvaluationCells {
  readonly department: string | null;
  readonly unit: string | null;
  /** 资金来源, 目标申报数, 预算编制数, 全年预算数, 全年执行数 of each row. */
  readonly funds: readonly (readonly (string | null)[])[];
  readonly goal: string | null;
  readonly achievement: string | null;
  /** The three levels, 年初指标值, 调整后指标值, 实际完成值, 分值, 得分, 偏差原因 of each row. */
  readonly indicators: readonly (readonly (string | null)[])[];
  readonly boxes: readonly (string | null)[];
}

/** A row of the fund block; amounts in 分, null where blank. */
export interface EvaluationFunds {
  readonly label: string;
  readonly declared: bigint | null;
  readonly initial: bigint | null;
  readonly budget: bigint | null;
  readonly executed: bigint | null;
}

/** A level-3 indicator; values as printed, points in ten-thousandths. */
export interface EvaluationIndicator {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly initial: string;
  readonly adjusted: string;
  readonly actual: string;
  readonly weight: bigint;
  /** Null where the method in force is to compute it. */
  readonly score: bigint | null;
  readonly deviation: string;
}
