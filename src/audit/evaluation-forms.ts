import type { Cell, Prose } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";
import type { FundRow, IndicatorRow, SelfEvaluation } from "../facts/self-evaluation.ts";
import { isIn } from "../standard/sections.ts";
import type { ObservedPlace } from "./rule.ts";
import type { View } from "./view.ts";

/** Text without blanks, in which labels and values are compared. */
export function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The forms of single projects, the one of the unit as a whole left out. */
export function projectForms(view: View): readonly SelfEvaluation[] {
  return view.account.evaluations.filter(({ scope }) => scope === "project");
}

/** What a form is called in a message: “网络维护”自评表. */
export function formName(form: SelfEvaluation): string {
  return form.scope === "overall" ? "整体支出自评表" : `“${form.project ?? form.title}”自评表`;
}

/** The row 资金总额. */
export function wholeFunds(form: SelfEvaluation): FundRow | undefined {
  return form.funds.find(({ label }) => label === "资金总额");
}

/** A cell of a form as a place, named by row and column. */
export function seenCell(cell: Cell, row: string, column: string): ObservedPlace {
  return { place: { ...cell.place, row, column } };
}

/** Facts as places with their values. */
export function seen(view: View, ...facts: readonly (Fact | null | undefined)[]): ObservedPlace[] {
  return facts
    .filter((fact) => fact !== null && fact !== undefined)
    .map((fact) => ({ place: fact.place, value: plain(fact.quantity, view.value(fact)) }));
}

/** A row of an indicator table in words: 数量指标“招商引资活动次数”. */
export function rowName(row: IndicatorRow): string {
  return `${row.second}“${row.third}”`;
}

/** Paragraphs on performance: the narrative's section and the text boxes of the forms. */
export function performanceProse(view: View): readonly Prose[] {
  return view.account.prose.filter(({ section }) => isIn(section, "performance") || section === "自评表");
}

/** Whether the form is scored out of ten for execution, beside its indicators. */
export function scoresExecution(form: SelfEvaluation): boolean {
  return wholeFunds(form)?.score !== null && wholeFunds(form)?.score !== undefined;
}

/** A fragment of a form for the examples of rules: blocks are given as rows of tab-separated cells. */
export function drawnForm(
  parts: {
    readonly project?: string;
    readonly funds?: readonly string[];
    readonly goal?: string;
    readonly rows?: readonly string[];
    readonly total?: string;
    readonly boxes?: readonly string[];
    readonly head?: readonly string[];
  } = {},
): string {
  const project = parts.project ?? "示例活动";
  const funds = parts.funds ?? ["\t\t资金总额:\t\t10\t10\t10\t10\t0\t100\t10"];
  const rows = parts.rows ?? defaultRows;
  return [
    `## ${project}项目支出绩效自评表`,
    "",
    "(2022年度)",
    "",
    `项目名称\t\t${project}\t\t\t\t\t\t\t`,
    ...(parts.head ?? ["主管部门及代码\t\t014-示例局\t\t\t\t预算单位\t014001-示例中心\t\t"]),
    "项目资金预算安排及执行进度(万元)\t\t\t年初预算数\t\t全年预算数\t全年执行数\t资金结(转)余\t执行率\t得分",
    "\t\t\t目标申报数\t预算编制数\t\t\t\t\t",
    ...funds.map((row) => row.replace(/^\t\t(资金总额:)\t\t/, "\t\t$1\t")),
    "项目年度绩效目标\t年度目标\t\t\t\t\t实际完成情况\t\t\t",
    `\t${parts.goal ?? "举办推介活动十次，引进项目五个"}\t\t\t\t\t全年举办推介活动十次，引进项目五个。\t\t\t`,
    "绩效指标\t一级指标\t二级指标\t三级指标\t年初指标值\t调整后指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施",
    ...rows.map((row) => `\t${row}`),
    parts.total ?? "总分\t\t\t\t\t\t\t100\t优\t",
    ...(parts.boxes ?? []),
  ].join("\n");
}

const defaultRows = [
  "产出指标\t数量指标\t推介活动次数\t≥10次\t≥10次\t10次\t20\t20\t",
  "\t质量指标\t签约项目履约率\t≥95%\t≥95%\t96%\t10\t10\t",
  "\t时效指标\t活动完成时间\t2022年12月底前\t2022年12月底前\t2022年12月20日\t10\t10\t",
  "\t成本指标\t单场活动成本\t≤1万元\t≤1万元\t1万元\t10\t10\t",
  "效益指标\t社会效益指标\t新增就业人数\t≥50人\t≥50人\t52人\t30\t30\t",
  "满意度指标\t服务对象满意度指标\t企业满意度\t≥90%\t≥90%\t95%\t10\t10\t",
];
