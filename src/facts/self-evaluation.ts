import type { Cell, Prose } from "./account.ts";
import type { Fact } from "./fact.ts";

/** A row of the fund block: 资金总额, 中央财政资金, 市县区财政资金, … */
export interface FundRow {
  readonly label: string;
  readonly cell: Cell;
  readonly declared: Fact | null;
  readonly initial: Fact | null;
  readonly budget: Fact | null;
  readonly executed: Fact | null;
  readonly remaining: Fact | null;
  readonly rate: Fact | null;
  readonly score: Fact | null;
}

/** A level-3 indicator with its values as printed. */
export interface IndicatorRow {
  /** 产出指标, 效益指标, 满意度指标, … as printed or carried down. */
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly cells: {
    readonly first: Cell;
    readonly second: Cell;
    readonly third: Cell;
    readonly initial: Cell;
    readonly adjusted: Cell;
    readonly actual: Cell;
    readonly weight: Cell;
    readonly score: Cell;
    readonly deviation: Cell;
  };
  readonly weight: Fact | null;
  readonly score: Fact | null;
  /** Figures inside the values: ≥10次 states 10. */
  readonly initialValue: Fact | null;
  readonly adjustedValue: Fact | null;
  readonly actualValue: Fact | null;
}

/** One of the analysis boxes: 产出情况分析, 主要经验做法, … */
export interface AnalysisBox {
  readonly label: string;
  readonly cell: Cell;
  readonly text: string;
}

/** A 项目支出绩效自评表 or 部门整体支出绩效自评表. */
export interface SelfEvaluation {
  readonly block: number;
  readonly scope: "project" | "overall";
  readonly title: string;
  readonly year: number | null;
  readonly project: string | null;
  readonly projectCell: Cell | null;
  readonly department: Cell | null;
  readonly unit: Cell | null;
  readonly funds: readonly FundRow[];
  /** 年度目标, as printed. */
  readonly goal: Cell | null;
  readonly achievement: Cell | null;
  readonly indicators: readonly IndicatorRow[];
  readonly total: Fact | null;
  /** The cell of the total; its label where no figure stands beside it. */
  readonly totalCell: Cell | null;
  readonly grade: Cell | null;
  readonly boxes: readonly AnalysisBox[];
  readonly labels: readonly string[];
  readonly notes: readonly Prose[];
  /** Rows whose cells were moved to their columns. */
  readonly shiftedRows: readonly Cell[];
}
