import type { Accounts, EvaluationFunds } from "../facts/accounts.ts";
import type { WrittenCell, WrittenTable } from "../facts/disclosure.ts";
import { executionScore } from "../standard/scoring.ts";
import type { ScoredForm } from "./evaluation.ts";
import { methodOf, points, scored } from "./evaluation.ts";
import { wan } from "./narrative/performance-shanxi.ts";
import { percent } from "./narrator.ts";

const width = 10;
const weights = [8, 9, 9, 14, 10, 10, 12, 7, 7, 14];

/** 项目支出绩效自评表 and 部门整体支出绩效自评表 in the official layout, with their notes. */
export function evaluationTables(accounts: Accounts): WrittenTable[] {
  const method = methodOf(accounts.profile);
  return accounts.evaluations.map((form, i) => {
    const all = scored(form, method);
    const project = form.scope === "project";
    return {
      kind: "table",
      id: `自评表-${i + 1}`,
      form: "自评表",
      number: null,
      title: project ? `${form.project}项目支出绩效自评表` : "部门整体支出绩效自评表",
      owner: null,
      year: `（${accounts.year}年度）`,
      unit: null,
      columns: weights.map((share) => ({ width: share })),
      headerRows: 0,
      rows: rowsOf(all, accounts),
      notes,
      landscape: false,
    };
  });
}

const notes = [
  "备注：1.“年初预算数”项下的“目标申报数”和“预算编制数”为并列关系，“目标申报数”取自项目绩效目标申报表，“预算编制数”取自项目支出预算明细表。",
  "2.“全年预算数”在年初预算未调整时取预算编制数，有调整时取调整后的预算数。",
  "3.“全年执行数”是指预算执行指标确认数。",
  "4.“执行率”是全年执行数与全年预算数之比。",
];

function cell(text: string, colSpan = 1, rowSpan = 1, align: WrittenCell["align"] = "left"): WrittenCell {
  return { text, colSpan, rowSpan, align, figure: null };
}

type Row = (WrittenCell | null)[];

/** Cells side by side, the last one over what is left of the row. */
function across(...cells: WrittenCell[]): Row {
  const row: Row = cells.flatMap((one) => [one, ...Array.from({ length: one.colSpan - 1 }, () => null)]);
  return [...row, ...Array.from({ length: width - row.length }, () => cell(""))];
}

const centre = (text: string, colSpan = 1, rowSpan = 1): WrittenCell =>
  cell(text, colSpan, rowSpan, "center");
const right = (text: string): WrittenCell => cell(text, 1, 1, "right");

function rowsOf(all: ScoredForm, { unit }: Accounts): Row[] {
  const { form } = all;
  const project = form.scope === "project";
  const what = project ? "项目" : "整体支出";
  return [
    across(centre(project ? "项目名称" : "部门名称", 2), cell(project ? form.project : unit, 8)),
    ...(project
      ? [
          across(
            centre("主管部门及代码", 2),
            cell(form.department, 4),
            centre("预算单位"),
            cell(form.unit, 3),
          ),
        ]
      : []),
    across(
      centre(`${what}资金预算安排及执行进度（万元）`, 3, 2),
      centre("年初预算数", 2),
      centre("全年预算数", 1, 2),
      centre("全年执行数", 1, 2),
      centre("资金结（转）余", 1, 2),
      centre("执行率", 1, 2),
      centre("得分", 1, 2),
    ),
    [null, null, null, centre("目标申报数"), centre("预算编制数"), null, null, null, null, null],
    ...form.funds.map((funds) => fundRow(funds, all)),
    across(
      centre(`${project ? "项目" : ""}年度绩效目标`, 1, 2),
      centre("年度目标", 4),
      centre("实际完成情况", 5),
    ),
    [null, ...across(cell(form.goal, 4), cell(form.achievement, 5)).slice(0, width - 1)],
    across(
      centre("绩效指标", 1, form.indicators.length + 1),
      ...["一级指标", "二级指标", "三级指标", "年初指标值", "调整后指标值", "实际完成值", "分值", "得分"].map(
        (text) => centre(text),
      ),
      centre("偏差原因分析及改进措施"),
    ),
    ...indicatorRows(all),
    across(centre("总分", 8), right(points(all.total)), centre(all.grade)),
    ...form.boxes.map(({ label, text }, i): Row => {
      const row = across(centre(`${what}绩效分析`, 1, form.boxes.length), centre(label, 2), cell(text, 7));
      return i === 0 ? row : [null, ...row.slice(1)];
    }),
  ];
}

function fundRow(funds: EvaluationFunds, all: ScoredForm): Row {
  const text = (value: bigint | null): string => (value === null ? "" : wan(value));
  const left = funds.budget === null || funds.executed === null ? null : funds.budget - funds.executed;
  const rate = funds.budget && funds.executed !== null ? percent(funds.executed, funds.budget) : null;
  const score =
    funds.label === all.form.funds[0]?.label
      ? all.rateScore
      : executionScore(funds.executed ?? 0n, funds.budget ?? 0n, all.rateWeight);
  return [
    cell(""),
    cell(funds.label.includes("总额") ? `${funds.label}：` : funds.label, 2),
    null,
    ...[funds.declared, funds.initial, funds.budget, funds.executed, left].map((value) => right(text(value))),
    right(rate === null ? "" : `${rate}%`),
    right(score === null || rate === null ? "" : points(score)),
  ];
}

/** Indicators with their first and second level printed once for all that belong to them. */
function indicatorRows({ form, scores }: ScoredForm): Row[] {
  const { indicators } = form;
  const spanFrom = (i: number, same: (a: number, b: number) => boolean): number => {
    if (i > 0 && same(i - 1, i)) return 0;
    let end = i + 1;
    while (end < indicators.length && same(i, end)) end += 1;
    return end - i;
  };
  return indicators.map((one, i): Row => {
    const first = spanFrom(i, (a, b) => indicators[a]!.first === indicators[b]!.first);
    const second = spanFrom(
      i,
      (a, b) =>
        indicators[a]!.first === indicators[b]!.first && indicators[a]!.second === indicators[b]!.second,
    );
    const score = scores[i] ?? null;
    return [
      null,
      first === 0 ? null : centre(one.first, 1, first),
      second === 0 ? null : centre(one.second, 1, second),
      cell(one.third),
      centre(one.initial),
      centre(one.adjusted),
      centre(one.actual),
      right(points(one.weight)),
      right(score === null ? "" : points(score)),
      cell(one.deviation),
    ];
  });
}
