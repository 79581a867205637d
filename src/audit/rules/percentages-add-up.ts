import type { RatioClaim } from "../../facts/claim.ts";
import { magnitude } from "../../facts/decimal.ts";
import { plain, shown } from "../../facts/quantity.ts";
import type { SectionKey } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const lists = [
  { id: "TT-10", section: "revenue", name: "收入占比" },
  { id: "TT-17", section: "expenditure", name: "支出占比" },
  { id: "TT-32", section: "general-expenditure.structure", name: "支出结构占比" },
] as const;

export const percentagesAddUp = checkRule({
  id: "percentages-add-up",
  title: "一组占比之和为100%",
  basis: "百分比四舍五入，n项之和与100%相差不超过0.005×n个百分点",
  severity: "note",
  advice: "重新计算各项占比；如为四舍五入尾差，可注明“分项合计与总计可能存在尾差”。",
  catalogue: lists.map(({ id }) => id),
  input: "figures",
  *check(view) {
    for (const { id, section, name } of lists) {
      const claims = view.claims("ratio").filter(isMember(section));
      if (claims.length < 2) {
        yield notApplicable(id);
        continue;
      }
      let sum = 0n;
      let slack = 0n;
      for (const { percent } of claims) {
        sum += view.value(percent);
        slack += percent.slack;
      }
      const gap = sum - 1_000_000n;
      if (magnitude(gap) <= slack) yield passed(id);
      else
        yield failed(id, {
          subject: name,
          message: `${name}${claims.map(({ percent }) => percent.printed).join("＋")}＝${shown("percent", sum)}，应为100%，相差${shown("percent", magnitude(gap))}`,
          quantity: "percent",
          expected: "100",
          actual: plain("percent", sum),
          difference: plain("percent", gap),
          places: claims.map(({ percent }) => ({
            place: percent.place,
            value: plain("percent", view.value(percent)),
          })),
        });
    }
  },
  examples: { pass: [drawing("39.99%"), drawing("40.00%")], fail: [drawing("39.90%")] },
});

/** Shares of the whole; a share of a part (of basic expenditure, say) is not of the list. */
function isMember(section: SectionKey): (claim: RatioClaim) => boolean {
  return ({ percent, relation, of, noun }) =>
    relation === "share" && percent.home === section && noun === "" && of !== null && !of.dimensions.kind;
}

function drawing(second: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 三、支出决算情况说明",
    "",
    `2022年度支出合计100.00元，其中：基本支出60.00元，占比60.00%；项目支出40.00元，占比${second}。`,
  ].join("\n");
}
