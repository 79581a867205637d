import { placeIn } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { homeOf } from "../wording.ts";

const item =
  /^\s*\d{1,2}\s*[、.．][^。]{4,120}?[（(]款[）)]([^（(。]{2,40})[（(]项[）)]。?\s*主要用于[:：]?([^。]{2,120}?)(基本支出|项目支出)/;

export const itemUsesFitNature = checkRule({
  id: "item-uses-fit-nature",
  title: "逐项说明的用途所称基本支出、项目支出与支出决算表一致",
  basis: "情况说明应与一般公共预算财政拨款支出决算表一致",
  severity: "warning",
  advice: "按决算表改写该科目的用途。",
  catalogue: [],
  input: "figures",
  *check(view) {
    let any = false;
    for (const prose of view.section("general-expenditure")) {
      const match = item.exec(prose.text);
      if (!match) continue;
      const [words, name = "", , nature = ""] = match;
      const rows = view
        .home("公开05表")
        .filter(
          ({ place, dimensions }) => place.row?.endsWith(` ${name}`) && dimensions.function?.length === 7,
        );
      const own = sum(
        view,
        rows.filter(({ dimensions }) => dimensions.nature === nature),
      );
      const other = sum(
        view,
        rows.filter(({ dimensions }) => dimensions.nature && dimensions.nature !== nature),
      );
      if (rows.length === 0) continue;
      any = true;
      if (own > 0n || other === 0n) yield passed([]);
      else yield unfit(prose, name, nature, other, words, rows[0]!);
    }
    if (!any) yield notApplicable([]);
  },
  examples: {
    pass: [drawing("项目支出")],
    fail: [drawing("基本支出")],
  },
});

function sum(view: View, facts: readonly Parameters<View["value"]>[0][]): bigint {
  return facts.reduce((total, fact) => total + view.value(fact), 0n);
}

function unfit(
  prose: Parameters<typeof placeIn>[0],
  name: string,
  nature: string,
  other: bigint,
  words: string,
  row: Fact,
): Checked {
  const right = nature === "基本支出" ? "项目支出" : "基本支出";
  return failed([], {
    subject: name,
    message: `“${name}”的用途写作“${nature}”，${homeOf(row)}该科目只有${right}（${plain("amount", other)}元）`,
    expected: right,
    actual: nature,
    places: [{ place: placeIn(prose, words.length - nature.length, words.length) }, { place: row.place }],
  });
}

function drawing(nature: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "一般公共预算财政拨款支出决算表",
    "公开05表",
    "金额单位：元",
    "项目\t\t本年支出\t\t",
    "科目编码\t科目名称\t小计\t基本支出\t项目支出",
    "合计\t\t100.00\t\t100.00",
    "2011308\t招商引资\t100.00\t\t100.00",
    "\n## 第三部分 情况说明\n\n### 五、一般公共预算财政拨款支出决算情况说明\n\n#### （三）财政拨款支出决算具体情况\n",
    `1、一般公共服务支出（类）商贸事务（款）招商引资（项）。主要用于：招商活动等${nature}。`,
  ].join("\n");
}
