import { formatFixed } from "../../facts/decimal.ts";
import type { DisclosureBlock } from "../../facts/disclosure.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph } from "../narrator.ts";
import { countOf } from "./shared.ts";

/** Counts and funds that the performance section states, by id of the input. */
export const performanceInputs = {
  goals: "performance|what=绩效目标项目数",
  goalFunds: "performance|what=绩效目标金额",
  tracked: "performance|what=绩效跟踪项目数",
  trackedFunds: "performance|what=绩效跟踪金额",
  evaluated: "performance|what=绩效自评项目数",
  evaluatedFunds: "performance|what=绩效自评金额",
  average: "performance|what=平均得分",
  problems: "performance|what=发现问题数",
  solved: "performance|what=完成整改数",
  open: "performance|what=正在整改数",
} as const;

export function gradeInput(grade: string): string {
  return `performance|what=评级${grade}项目数`;
}

/** 预算绩效管理情况: what was planned, tracked and evaluated, with grades; what the accounts do not hold is left out. */
export function performanceNational(n: Narrator): DisclosureBlock[] {
  const i = performanceInputs;
  const stages = [
    [i.goals, i.goalFunds, "编报绩效目标的"],
    [i.tracked, i.trackedFunds, "绩效跟踪评价的"],
    [i.evaluated, i.evaluatedFunds, "绩效自评的"],
  ] as const;
  const told = stages.flatMap(([count, funds, words]) =>
    n.knows(count) || n.knows(funds)
      ? [
          `${words}${n.year}年度项目${n.count(count, `${words}项目数`)}个，涉及预算金额${n.money(funds, `${words}项目预算金额`)}`,
        ]
      : [],
  );
  const system = n.words("performance");
  const own = system ?? (told.length === 0 ? n.gap("performance", "预算绩效管理工作开展情况") : "");
  const measures = n.words("performance-measures");
  const other = n.words("performance-other");
  const more = [
    ...paragraph(measures === null ? "" : `对评级较低的项目，采取的改进管理措施为${measures}。`),
    ...paragraph(other === null ? "" : `${other}。`),
  ];
  if (told.length === 0) return [...paragraph(own === "" ? "" : `${own}。`), ...more];
  return [
    ...paragraph(
      `${n.unit}${n.year}年度预算绩效管理工作开展情况如下：${own === "" ? "" : `${own}；`}实行全过程绩效管理实施情况跟踪：${told.join("；")}${results(n)}`,
    ),
    ...more,
  ];
}

/** Average, grades and problems found, as far as the accounts hold them. */
function results(n: Narrator): string {
  const i = performanceInputs;
  const names = n.books.accounts.layout.grades;
  const found = n.knows(i.problems)
    ? `绩效自评中共发现问题${n.count(i.problems, "自评发现问题数")}个，已经完成整改的${n.count(i.solved, "已完成整改数")}个，正在整改的${n.count(i.open, "正在整改数")}个。`
    : "";
  if (!n.knows(i.average)) return `。${found}`;
  const graded = names.reduce((sum, name) => sum + n.value(gradeInput(name)), 0n);
  const grades = names.map((name) => {
    // Where the grades that are known make up all projects, the others are none.
    const count = countOf(n, gradeInput(name), `评级为“${name}”的项目数`, graded !== n.value(i.evaluated));
    return `绩效评级为“${name}”的项目${count}个`;
  });
  return `，平均得分${formatFixed(n.value(i.average), 4, 2)}分（其中，${grades.join("；")}。${found}）。`;
}
