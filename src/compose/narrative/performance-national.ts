import { formatFixed } from "../../facts/decimal.ts";
import type { DisclosureBlock } from "../../facts/disclosure.ts";
import { profileNamed } from "../../standard/profile.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph } from "../narrator.ts";

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

/** 预算绩效管理情况: what was planned, tracked and evaluated, with grades. */
export function performanceNational(n: Narrator): DisclosureBlock[] {
  const known = n.knows(performanceInputs.evaluated) || n.knows(performanceInputs.goals);
  if (!known) {
    const own = n.words("performance");
    if (own === null) n.reason("performance", "预算绩效管理工作开展情况", "");
    return paragraph(own === null ? "" : `${own}。`);
  }
  const count = (key: string): string => formatFixed(n.value(key), 4, 0);
  const names = profileNamed(n.books.accounts.profile)?.grades ?? ["优", "良", "中", "差"];
  const grades = names.map((name) => `绩效评级为“${name}”的项目${count(gradeInput(name))}个`);
  const system = n.words("performance");
  const i = performanceInputs;
  const found = n.knows(i.problems)
    ? `绩效自评中共发现问题${count(i.problems)}个，已经完成整改的${count(i.solved)}个，正在整改的${count(i.open)}个。`
    : "";
  const graded = n.knows(i.average)
    ? `，平均得分${formatFixed(n.value(i.average), 4, 2)}分（其中，${grades.join("；")}。${found}）。`
    : `。${found}`;
  return paragraph(
    `${n.unit}${n.year}年度预算绩效管理工作开展情况如下：${system === null ? "" : `${system}；`}实行全过程绩效管理实施情况跟踪：编报绩效目标的${n.year}年度项目${count(i.goals)}个，涉及预算金额${n.money(i.goalFunds)}；绩效跟踪评价的${n.year}年度项目${count(i.tracked)}个，涉及预算金额${n.money(i.trackedFunds)}；绩效自评的${n.year}年度项目${count(i.evaluated)}个，涉及预算金额${n.money(i.evaluatedFunds)}${graded}`,
  );
}
