import type { StatedFigure } from "../facts/accounts.ts";
import type { Fact } from "../facts/fact.ts";
import { isIn } from "../standard/sections.ts";
import { ofKind } from "./keys.ts";
import { gradeInput, performanceInputs } from "./narrative/performance-national.ts";

/** What the words before a figure say it is, for figures that no table and no concept holds. */
const meanings: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/绩效目标的#?\d*年?度?项目$|绩效目标的.*项目$/, "个", [performanceInputs.goals]],
  [/跟踪评价的.*项目$/, "个", [performanceInputs.tracked]],
  [/绩效自评的.*项目$/, "个", [performanceInputs.evaluated]],
  [/平均得分$/, "分", [performanceInputs.average]],
  [/评级为优的项目$/, "个", [gradeInput("优")]],
  [/评级为良的项目$/, "个", [gradeInput("良")]],
  [/评级为合格的项目$/, "个", [gradeInput("合格")]],
  [/评级为不合格的项目$/, "个", [gradeInput("不合格")]],
  [/发现问题$/, "个", [performanceInputs.problems]],
  [/完成整改的$/, "个", [performanceInputs.solved]],
  [/正在整改的$/, "个", [performanceInputs.open]],
  [/采购金额\(以合同签订为准\)为$/, "万元", [ofKind("procurement", "合计")]],
  [
    /企业预留政府采购项目预算金额$/,
    "万元",
    [ofKind("procurement", "预留中小企业"), ofKind("procurement", "预留小微企业")],
  ],
  [
    /中标或成交的,采购金额$/,
    "万元",
    [
      ofKind("procurement", "预留项目中小企业中标"),
      ofKind("procurement", "预留项目小微企业中标"),
      ofKind("procurement", "其他项目中小企业中标"),
    ],
  ],
  [/部级领导干部用车$/, "辆", [ofKind("vehicles", "副部（省）级及以上领导用车")]],
];
const funds = [performanceInputs.goalFunds, performanceInputs.trackedFunds, performanceInputs.evaluatedFunds];

/** Inputs of the performance and procurement sections, found by their words; several alike in their order. */
export function statedPerformance(facts: readonly Fact[]): Map<string, StatedFigure> {
  const found = new Map<string, StatedFigure>();
  const enter = (key: string, { quantity, value, place }: Fact): void => {
    if (!found.has(key)) found.set(key, { quantity, value, place });
  };
  for (const fact of facts) {
    if (!isIn(fact.home, "other-matters")) continue;
    if (
      fact.concept === "evaluation-funds" &&
      fact.home === "performance" &&
      fact.dimensions.budget === undefined
    ) {
      const next = funds.find((key) => !found.has(key));
      if (next) enter(next, fact);
    }
    if (fact.concept !== "statement") continue;
    const { words = "", unit = "" } = fact.dimensions;
    const keys = meanings.find(([pattern, of]) => of === unit && pattern.test(words))?.[2];
    const next = keys?.find((key) => !found.has(key));
    if (next) enter(next, fact);
  }
  return found;
}
