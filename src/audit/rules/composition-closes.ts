import { placeIn } from "../../facts/account.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { shownValue } from "../wording.ts";

/** What “其中” may leave out before it is called open: the rounding of the printed figures. */
export const compositionCloses = checkRule({
  id: "composition-closes",
  title: "“其中”所列构成合计等于总数，或写明所分解的口径",
  basis: "逻辑：“其中”须闭合或写明口径",
  severity: "warning",
  advice: "写明“基本支出中”，或补上项目支出一项，使各项之和等于总数。",
  catalogue: ["TT-25"],
  input: "figures",
  *check(view) {
    let seen = false;
    for (const prose of view.section("general-expenditure.overall")) {
      const facts = view.account.facts.filter(
        ({ spot, quantity, concept, slack }) =>
          spot.block === prose.block &&
          spot.row === -1 &&
          quantity === "amount" &&
          concept === "expenditure" &&
          slack >= 0n,
      );
      const at = prose.text.indexOf("其中");
      const total = facts.findLast(({ spot }) => spot.end <= at && spot.start >= 0);
      const parts = facts.filter(({ spot, dimensions }) => spot.start > at && at !== -1 && !dimensions.basis);
      const whole =
        facts.find(({ dimensions }) => !dimensions.kind && !dimensions.nature && !dimensions.basis) ?? total;
      if (at === -1 || !whole || parts.length < 2) continue;
      seen = true;
      const named = /基本支出/.test(prose.text.slice(at));
      const listed = topLevel(parts);
      const sum = listed.reduce((all, fact) => all + view.value(fact), 0n);
      const gap = view.value(whole) - sum;
      const slack = [whole, ...listed].reduce((all, fact) => all + fact.slack, 0n);
      if (named || magnitude(gap) <= slack) yield passed("TT-25");
      else
        yield failed("TT-25", {
          subject: "五（一）其中",
          message: `支出${whole.printed}，“其中”列${listed.map((fact) => fact.printed).join("、")}，合计${shownValue(whole, sum, view.account.amountUnit)}，尚差${shownValue(whole, gap, view.account.amountUnit)}未列出；人员经费、公用经费只是基本支出的构成，应写明“基本支出中”或补列项目支出`,
          quantity: "amount",
          expected: plain("amount", view.value(whole)),
          actual: plain("amount", sum),
          difference: plain("amount", -gap),
          places: [
            { place: placeIn(prose, at, Math.min(prose.text.length, at + 50)) },
            ...listed.map(({ place }) => ({ place })),
          ],
        });
    }
    if (!seen) yield notApplicable("TT-25");
  },
  examples: {
    pass: [
      drawing("其中，基本支出60.00元，占比60.00%；项目支出40.00元，占比40.00%。"),
      drawing("基本支出60.00元，其中，人员经费50.00元，日常公用经费50.00元。"),
    ],
    fail: [drawing("其中，人员经费50.00元，占比50.00%；日常公用经费10.00元，占比10.00%。")],
  },
});

/** 基本支出 and 项目支出 where they are listed; 人员 and 公用 are parts of the former. */
function topLevel(parts: readonly Fact[]): readonly Fact[] {
  const byNature = parts.filter(({ dimensions }) => dimensions.nature && !dimensions.kind);
  return byNature.length > 0 ? byNature : parts;
}

function drawing(rest: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "",
    "#### （一）财政拨款支出决算总体情况",
    "",
    `示例单位2022年财政拨款支出100.00元，占本年支出合计的100.00%。${rest}`,
  ].join("\n");
}
