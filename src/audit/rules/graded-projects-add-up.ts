import type { Prose } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import { atMost, sumOf } from "../identities.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

const whole = /(?:绩效)?自评的?(?:\d{4}年度)?项目(?:共|为)?(\d+)个/;
const grades =
  /(?:评级|等级|结果)为[“"]?(?:优秀?|良好?|中|差|合格|不合格)[”"]?(?:的项目|的)?(?:有|共|为)?(\d+)个/g;
const problems = /发现问题(?:共|为)?(\d+)个[^。]{0,12}?(?:完成)?整改(?:的|完成)?(?:有|共|为)?(\d+)个/;

export const gradedProjectsAddUp = equationRule({
  id: "graded-projects-add-up",
  title: "各评级的项目数之和等于自评项目数，已整改的问题不多于发现的问题",
  basis: "逻辑：每个自评项目有一个评级",
  severity: "error",
  advice: "核对自评项目数、各评级的项目数和问题数。",
  catalogue: [],
  *equations(view) {
    let any = false;
    for (const prose of view.account.prose) {
      if (!/自评/.test(prose.text)) continue;
      const total = figureAt(view, prose, whole.exec(prose.text), 1);
      const parts = [...prose.text.matchAll(grades)].map((match) => figureAt(view, prose, match, 1));
      // Two grades may be those worth a word; three are all there are.
      if (total && parts.length >= 3 && parts.every((fact) => fact)) {
        any = true;
        yield sumOf([], "自评项目数＝各评级项目数之和", total, parts);
      }
      const told = problems.exec(prose.text);
      const [found, mended] = [1, 2].map((group) => figureAt(view, prose, told, group));
      if (found && mended) {
        any = true;
        yield atMost([], "已完成整改的问题数≤发现的问题数", [mended], [found]);
      }
    }
    if (!any) yield notApplicable([]);
  },
  examples: {
    pass: [drawing("4", "3", "1"), drawing("4", "4", "0")],
    fail: [drawing("4", "3", "2"), drawing("5", "3", "1")],
  },
});

/** The figure that stands where a group of a match does. */
function figureAt(
  view: View,
  { block, row, col }: Prose,
  match: RegExpExecArray | null,
  group: number,
): Fact | undefined {
  const digits = match?.[group];
  if (!match || digits === undefined) return undefined;
  const last = match[0].lastIndexOf(digits);
  const at = match.index + (group === 1 && match.length > 2 ? match[0].indexOf(digits) : last);
  return view.account.facts.find(
    ({ spot }) =>
      spot.block === block && spot.row === row && spot.col === col && spot.start <= at && at < spot.end,
  );
}

function drawing(total: string, best: string, good: string): string {
  return [
    "## 第三部分 情况说明",
    "### 十、预算绩效管理情况",
    `绩效自评的2022年度项目${total}个，涉及预算金额100.00万元（其中，绩效评级为优的项目${best}个；绩效评级为良的项目${good}个；绩效评级为合格的项目0个；绩效评级为不合格的项目0个）。`,
  ].join("\n\n");
}
