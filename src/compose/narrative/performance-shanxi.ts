import type { EvaluationForm } from "../../facts/accounts.ts";
import { formatFixed } from "../../facts/decimal.ts";
import type { DisclosureBlock } from "../../facts/disclosure.ts";
import { methodOf, points, scored } from "../evaluation.ts";
import { expenditure } from "../keys.ts";
import { digits } from "../money.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph, percent, tidy } from "../narrator.ts";

const budgets = ["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"];

/** 预算绩效情况说明 of Shanxi: five items, each with a heading of its own. */
export function performanceShanxi(n: Narrator): DisclosureBlock[] {
  const { evaluations, layout } = n.books.accounts;
  const method = methodOf(layout);
  const projects = evaluations.filter(({ scope }) => scope === "project").map((form) => scored(form, method));
  const heading = (text: string, i: number): DisclosureBlock => ({
    kind: "heading",
    level: 4,
    text: `（${i}）${text}`,
    id: `performance-${i}`,
    newPage: false,
  });
  const none = projects.length === 0;
  return [
    heading("预算绩效管理工作开展情况", 1),
    ...(none
      ? paragraph(`${n.unit}${n.year}年度无项目支出，未开展项目绩效自评。`)
      : management(
          n,
          projects.map(({ form }) => form),
          projects.reduce((sum, { executed }) => sum + executed, 0n),
        )),
    ...paragraph(n.words("performance") ? `${n.words("performance")}。` : ""),
    heading("项目绩效自评结果", 2),
    ...(none ? paragraph("本年度无项目绩效自评结果。") : results()),
    heading("部门（单位）整体支出绩效自评结果", 3),
    ...overallResult(n),
    heading("部门评价项目绩效评价结果", 4),
    ...paragraph(
      n.words("evaluation-report")
        ? `《${n.words("evaluation-report")}》（详见附件）`
        : "本年度未开展部门评价。",
    ),
    heading("其他需要说明的事项", 5),
    ...paragraph(
      n.words("performance-other") ? `${n.words("performance-other")}。` : "本年度没有其他需要说明的事项。",
    ),
  ];

  function results(): DisclosureBlock[] {
    const funds = projects.reduce((sum, { executed }) => sum + executed, 0n);
    const grades = method.grades.map(({ name }) => {
      const count = projects.filter(({ grade }) => grade === name).length;
      return `${count}个项目自评等级为“${name}”`;
    });
    const low = projects.filter(({ grade }) => grade === "中" || grade === "差").length;
    const measures =
      low > 0 ? n.reason("performance-measures", "自评等级为“中”“差”的项目的改进管理措施", "") : "";
    const lead = `${n.unit}${n.year}年度一级项目绩效自评个数${projects.length}个，涉及资金${n.amount(funds)}（全年执行数）：${grades.join("，")}。`;
    const after = measures === "" ? "" : `对于自评等级为“中”“差”的项目，采取的改进管理措施为${measures}。`;
    const named = projects.map(({ form, total, budget, executed, rate }, i) => {
      const said = textsOf(form);
      return paragraph(
        `${i + 1}、${form.project}项目自评综述：根据年初设定的绩效目标，项目绩效自评得分为${points(total)}分。项目全年预算数为${wan(budget)}万元，执行数为${wan(executed)}万元${rate === null ? "" : `，执行率为${formatFixed(rate, 4, 2)}%`}。${said}`,
      );
    });
    return [
      ...paragraph(`${lead}${after}涉密项目除外。`),
      ...paragraph("各项目绩效自评结果如下："),
      ...named.flat(),
    ];
  }
}

function management(n: Narrator, forms: readonly EvaluationForm[], funds: bigint): DisclosureBlock[] {
  const project = n.value(expenditure({ nature: "项目支出" }));
  const total = n.value(expenditure());
  const share = project === 0n ? "" : `，占项目支出总额的${percent(funds, project)}%`;
  const byBudget = (amounts: readonly bigint[], word: string): string =>
    budgets.map((name, i) => `${name}${word}${n.amount(amounts[i] ?? 0n)}`).join("、");
  const of = (scope: string): bigint => n.value(expenditure({ scope }));
  const whole = [of("一般公共预算"), of("政府性基金"), of("国有资本经营"), 0n];
  const projectFund = n.value(expenditure({ nature: "项目支出", scope: "政府性基金" }));
  const projectCapital = n.value(expenditure({ nature: "项目支出", scope: "国有资本经营" }));
  const projects = [funds - projectFund - projectCapital, projectFund, projectCapital];
  const reviewed = n.words("evaluation-report");
  const first = `根据预算绩效管理要求，${n.unit}按照“谁支出、谁自评”的原则，组织对${n.year}年度项目资金全面开展了绩效自评，涵盖一级项目${forms.length}个，二级项目0个，共涉及资金${n.amount(funds)}（全年执行数）${share}，其中：${byBudget(projects, "项目支出")}。`;
  // Money that is no 财政拨款 belongs to none of the budgets.
  const closes = whole.reduce((sum, part) => sum + part, 0n) === total;
  const second = `组织开展了${n.year}年度${n.unit}整体支出绩效自评，涉及资金${n.amount(total)}（全年执行数）${closes ? `，其中：${byBudget(whole, "支出")}` : ""}。`;
  const third = reviewed
    ? `组织对${forms.map(({ project: name }) => name).join("、")}等${forms.length}个一级项目开展了部门评价，涉及资金${n.amount(funds)}（全年执行数），其中：${byBudget(projects, "支出")}。`
    : "";
  return [...paragraph(first), ...(overallOf(n) ? paragraph(second) : []), ...paragraph(third)];
}

/** Score and budget of the unit as a whole: of its form, or as the accounts state them without one. */
function overallOf(n: Narrator): { total: bigint; budget: bigint; said: string } | null {
  const { evaluations, layout } = n.books.accounts;
  const form = evaluations.find(({ scope }) => scope === "overall");
  if (form) {
    const { total, budget } = scored(form, methodOf(layout));
    return { total, budget, said: textsOf(form) };
  }
  const score = n.books.value("project-score|project=整体");
  const budget = n.books.value("project-funds|column=全年预算数|fund=资金总额|project=整体");
  return score === null || budget === null ? null : { total: score, budget, said: "" };
}

function overallResult(n: Narrator): DisclosureBlock[] {
  const overall = overallOf(n);
  if (!overall) return paragraph("本年度未开展整体支出绩效自评。");
  const { total, budget, said } = overall;
  const executed = n.value(expenditure());
  return paragraph(
    `${n.unit}整体支出绩效自评综述：根据年初设定的绩效目标，整体绩效自评得分为${points(total)}分。部门（单位）全年预算数为${n.amount(budget)}，执行数为${n.amount(executed)}${budget === 0n ? "" : `，执行率为${percent(executed, budget)}%`}。${said}`,
  );
}

/** What the form says of its results, problems and measures, in the words of the 综述. */
function textsOf({ achievement, boxes }: EvaluationForm): string {
  const box = (pattern: RegExp): string => tidy(boxes.find(({ label }) => pattern.test(label))?.text ?? "");
  const parts = [
    ["绩效目标完成情况", tidy(achievement)],
    ["发现的主要问题及原因", box(/问题/)],
    ["下一步改进措施", box(/改进措施/)],
  ] as const;
  return parts.map(([label, text]) => (text === "" ? "" : `${label}：${text}。`)).join("");
}

/** 万元 as forms print them: up to six decimals, none that are zero. */
export function wan(value: bigint): string {
  return digits(value, "万元", false)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
