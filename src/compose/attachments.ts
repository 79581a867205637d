import type { Accounts, EvaluationFunds } from "../facts/accounts.ts";
import type { WrittenCell, WrittenTable } from "../facts/disclosure.ts";
import { emptinessOf } from "../standard/empty-words.ts";
import { executionScore } from "../standard/scoring.ts";
import type { ScoredForm } from "./evaluation.ts";
import { methodOf, points, scored } from "./evaluation.ts";
import { wan } from "./narrative/performance-shanxi.ts";
import { percent } from "./narrator.ts";

const width = 10;
const weights = [8, 9, 9, 14, 10, 10, 12, 7, 7, 14];

/**
 * 项目支出绩效自评表 and 部门整体支出绩效自评表 in the official layout, with their notes. A draft says where words are
 * missing.
 */
export function evaluationTables(accounts: Accounts, draft: boolean): WrittenTable[] {
  const method = methodOf(accounts.layout);
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
      rows: rowsOf(all, accounts).map((row) => row.map((one) => (draft ? marked(one) : one))),
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

/** A cell with the one of the workbook that it comes from, and what is asked for there when it is blank. */
interface Asked extends WrittenCell {
  readonly asked?: string;
}

function from(origin: string | null | undefined, one: WrittenCell, asked?: string): Asked {
  return { ...one, origin: origin ?? null, ...(asked === undefined ? {} : { asked }) };
}

function marked(one: Asked | null): WrittenCell | null {
  if (one?.asked === undefined || emptinessOf(one.text) !== "blank") return one;
  return { ...one, text: `【待填：${one.asked}】` };
}

type Row = (Asked | null)[];

/** Cells side by side, the last one over what is left of the row. */
function across(...cells: Asked[]): Row {
  const row: Row = cells.flatMap((one) => [one, ...Array.from({ length: one.colSpan - 1 }, () => null)]);
  return [...row, ...Array.from({ length: width - row.length }, () => cell(""))];
}

const centre = (text: string, colSpan = 1, rowSpan = 1): WrittenCell =>
  cell(text, colSpan, rowSpan, "center");
const right = (text: string): WrittenCell => cell(text, 1, 1, "right");

function rowsOf(all: ScoredForm, { unit }: Accounts): Row[] {
  const { form } = all;
  const { cells } = form;
  const project = form.scope === "project";
  const what = project ? "项目" : "整体支出";
  return [
    across(centre(project ? "项目名称" : "部门名称", 2), cell(project ? form.project : unit, 8)),
    ...(project
      ? [
          across(
            centre("主管部门及代码", 2),
            from(cells?.department, cell(form.department, 4), "主管部门及代码"),
            centre("预算单位"),
            from(cells?.unit, cell(form.unit, 3), "预算单位"),
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
    ...form.funds.map((funds, i) => fundRow(funds, all, cells?.funds[i] ?? [])),
    across(
      centre(`${project ? "项目" : ""}年度绩效目标`, 1, 2),
      centre("年度目标", 4),
      centre("实际完成情况", 5),
    ),
    [
      null,
      ...across(
        from(cells?.goal, cell(form.goal, 4), "年度目标"),
        from(cells?.achievement, cell(form.achievement, 5), "实际完成情况"),
      ).slice(0, width - 1),
    ],
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
      const said = from(cells?.boxes[i], cell(text, 7), label);
      const row = across(centre(`${what}绩效分析`, 1, form.boxes.length), centre(label, 2), said);
      return i === 0 ? row : [null, ...row.slice(1)];
    }),
  ];
}

function fundRow(funds: EvaluationFunds, all: ScoredForm, cells: readonly (string | null)[]): Row {
  const text = (value: bigint | null): string => (value === null ? "" : wan(value));
  const left = funds.budget === null || funds.executed === null ? null : funds.budget - funds.executed;
  const rate = funds.budget && funds.executed !== null ? percent(funds.executed, funds.budget) : null;
  const score =
    funds.label === all.form.funds[0]?.label
      ? all.rateScore
      : executionScore(funds.executed ?? 0n, funds.budget ?? 0n, all.rateWeight);
  return [
    cell(""),
    from(cells[0], cell(funds.label.includes("总额") ? `${funds.label}：` : funds.label, 2), "资金来源"),
    null,
    ...[funds.declared, funds.initial, funds.budget, funds.executed].map((value, i) =>
      from(cells[i + 1], right(text(value))),
    ),
    right(text(left)),
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
    const at = form.cells?.indicators[i] ?? [];
    const target = one.initial + one.adjusted;
    return [
      null,
      first === 0 ? null : from(at[0], centre(one.first, 1, first), "一级指标"),
      second === 0 ? null : from(at[1], centre(one.second, 1, second), "二级指标"),
      from(at[2], cell(one.third), "三级指标"),
      from(at[3], centre(one.initial), target === "" ? "年初指标值" : undefined),
      from(at[4], centre(one.adjusted)),
      from(at[5], centre(one.actual), "实际完成值"),
      from(at[6], right(points(one.weight))),
      from(at[7], right(score === null ? "" : points(score))),
      from(at[8], cell(one.deviation)),
    ];
  });
}
