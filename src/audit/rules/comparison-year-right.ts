import { placeIn } from "../../facts/account.ts";
import { isIn } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const comparison = /(?:与|比|较|对比)\s*(\d{4})\s*年(?!初|(?:度)?(?:年初|全年|调整)?预算|\d|\s*\d+\s*月)/g;

export const comparisonYearRight = checkRule({
  id: "comparison-year-right",
  title: "比较年度为上一年度",
  basis: "部门决算情况说明：与上年决算比较",
  severity: "error",
  replaces: true,
  advice: "改为上一年度，并核对所比较的数字确为上年决算数。",
  catalogue: ["YY-13"],
  input: "words",
  *check(view) {
    const { year } = view.account;
    if (year === null) return yield notApplicable("YY-13");
    let any = false;
    for (const prose of view.account.prose) {
      if (prose.part !== "narrative" || isIn(prose.section, "performance")) continue;
      for (const match of prose.text.matchAll(comparison)) {
        any = true;
        const against = Number(match[1]);
        if (against === year - 1) yield passed("YY-13");
        else
          yield failed("YY-13", {
            subject: `${prose.section}:${match[1]}`,
            message: `“${match[0]}”：${year}年度决算应与${year - 1}年比较，实为${against}年`,
            expected: String(year - 1),
            actual: String(against),
            places: [{ place: placeIn(prose, match.index, match.index + match[0].length) }],
          });
      }
    }
    if (!any) yield notApplicable("YY-13");
  },
  examples: { pass: [drawing(2021)], fail: [drawing(2020), drawing(2022)] },
});

function drawing(year: number): string {
  return [
    "示例县示例中心",
    "",
    "2022年度部门决算公开",
    "",
    "## 第三部分 情况说明",
    "",
    "### 一、收入支出决算总体情况说明",
    "",
    `2022年度收入总计100.00元、支出总计100.00元。与${year}年相比，收入总计增加20.00元，支出总计增加20.00元，主要原因是人员增加。`,
  ].join("\n");
}
