import type { DisclosureBlock, HeadingBlock } from "../facts/disclosure.ts";
import type { Narrator } from "./narrator.ts";
import { linesOf, paragraph } from "./narrator.ts";
import { ordinal } from "./plan.ts";
import { textBlocks } from "./text-tables.ts";

/** The parts of a 部门评价报告 that are judgements: a person writes them, they are asked for by name. */
export const reportParts = [
  { id: "report:method", title: "评价工作开展情况", label: "部门评价报告：评价对象、方法、标准和过程" },
  { id: "report:conclusion", title: "综合评价情况及评价结论", label: "部门评价报告：评分、等级和结论" },
  {
    id: "report:analysis",
    title: "绩效评价指标分析",
    label: "部门评价报告：决策、过程、产出、效益各项指标分析",
  },
  {
    id: "report:problems",
    title: "主要经验及做法、存在的问题及原因分析",
    label: "部门评价报告：经验、问题和原因",
  },
  { id: "report:advice", title: "有关建议", label: "部门评价报告：建议" },
] as const;

/**
 * 部门评价报告 as 财预〔2020〕10号 structures it: what the accounts know of the projects is written, every judgement is
 * the preparer's. Nothing where no report is announced.
 */
export function evaluationReport(n: Narrator): DisclosureBlock[] {
  const whole = linesOf(n, "evaluation-report-text");
  const parts = reportParts.some(({ id }) => linesOf(n, id).length > 0);
  const begun = whole.length > 0 || parts;
  const title =
    n.words("evaluation-report") ?? (begun ? n.gap("evaluation-report", "部门评价报告的标题") : "");
  if (title === "") return [];
  const heading = (level: 2 | 3, text: string, id: string): HeadingBlock => ({
    kind: "heading",
    level,
    text,
    id,
    newPage: level === 2,
  });
  if (whole.length > 0)
    return [heading(2, title, "evaluation-report"), ...textBlocks(whole, "evaluation-report")];
  return [
    heading(2, title, "evaluation-report"),
    heading(3, "一、项目基本情况", "evaluation-report-1"),
    ...projects(n),
    ...reportParts.flatMap(({ id, title: name, label }, i) => {
      const said = linesOf(n, id);
      return [
        heading(3, `${ordinal(i + 2)}、${name}`, `evaluation-report-${i + 2}`),
        ...(said.length > 0 ? textBlocks(said, `evaluation-report-${i + 2}`) : paragraph(n.gap(id, label))),
      ];
    }),
  ];
}

/** Names and goals; amounts and rates stand in the forms and are not told a second time. */
function projects(n: Narrator): DisclosureBlock[] {
  const forms = n.books.accounts.evaluations.filter(({ scope }) => scope === "project");
  const lines = forms.map(
    ({ project, goal }, i) => `${i + 1}、${project}。年度绩效目标：${goal.replace(/[。；]+$/, "")}。`,
  );
  return [
    ...paragraph(
      `${n.year}年度对${forms.length}个一级项目开展了部门评价，各项目的预算安排和执行情况见所附自评表，名称和绩效目标如下：`,
    ),
    ...lines.flatMap(paragraph),
  ];
}
