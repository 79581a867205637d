import { placeIn } from "../../facts/account.ts";
import type { Fact } from "../../facts/fact.ts";
import { economicCodesNamed } from "../../standard/codes.ts";
import { isIn } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const detail = "公开06表";

export const namedItemsHaveAmounts = checkRule({
  id: "named-items-have-amounts",
  title: "基本支出说明中列举的经济科目在明细表中有金额",
  basis: "情况说明所列科目应与一般公共预算财政拨款基本支出决算表一致",
  severity: "error",
  advice: "按明细表改写：没有金额的科目不列举，有金额的科目补列。",
  catalogue: [],
  input: "figures",
  *check(view) {
    const lists = view
      .claims("enumeration")
      .filter(({ prose, names }) => isIn(prose.section, "basic-expenditure") && names.length >= 3);
    const table = view.table(detail);
    if (lists.length === 0 || !table || view.home(detail).length === 0) return yield notApplicable([]);
    for (const { names, prose, lead } of lists) {
      const complete = !/等[。；，]?/.test(prose.text.slice(names.at(-1)!.end, names.at(-1)!.end + 2));
      for (const { name, start, end } of names) {
        const fact = amountNamed(view, name);
        if (!fact) continue;
        if (view.value(fact) !== 0n) {
          yield passed([]);
          continue;
        }
        const left = complete
          ? unnamed(
              view,
              names.map((one) => one.name),
              fact,
            )
          : [];
        yield failed([], {
          subject: `${lead}:${name}`,
          message: `说明列举了“${name}”，${view.named(detail)}“${fact.dimensions.economic} ${name}”没有金额${left.length > 0 ? `；有金额而没有列举的是${left.join("、")}` : ""}`,
          expected: left.length > 0 ? left.join("、") : "有金额的科目",
          actual: name,
          places: [{ place: placeIn(prose, start, end) }, { place: fact.place }],
        });
      }
    }
  },
  examples: {
    pass: [drawing("办公费、印刷费、差旅费")],
    fail: [drawing("办公费、邮电费、差旅费")],
  },
});

/** The amount of an item of economic classification, by its name; undefined where the table has no such row. */
function amountNamed(view: View, name: string): Fact | undefined {
  const codes = economicCodesNamed(name, view.account.year).map(({ code }) => code);
  return view.home(detail).find(({ dimensions }) => codes.includes(dimensions.economic ?? ""));
}

/** Items of the same class that have an amount and are not named. */
function unnamed(view: View, names: readonly string[], { dimensions }: Fact): string[] {
  const kind = dimensions.economic?.slice(0, 3) ?? "";
  return view
    .home(detail)
    .filter(
      (fact) =>
        (fact.dimensions.economic ?? "").length === 5 &&
        fact.dimensions.economic?.startsWith(kind) &&
        fact.dimensions.nature === "基本支出" &&
        view.value(fact) > 0n,
    )
    .flatMap(({ place }) => {
      const name = place.row?.replace(/^\d+\s*/, "") ?? "";
      return name === "" || names.includes(name) ? [] : [`${name}${place.text}`];
    });
}

function drawing(list: string): string {
  const row = (code: string, name: string, amount: string): string =>
    `${code}\t${name}\t${amount}\t${amount}`;
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "一般公共预算财政拨款支出决算明细表",
    "公开06表",
    "金额单位：元",
    "公用经费\t\t\t",
    "科目编码\t科目名称\t金额\t其中：基本支出",
    row("302", "商品和服务支出", "30.00"),
    row("30201", "办公费", "10.00"),
    row("30202", "印刷费", "10.00"),
    row("30207", "邮电费", ""),
    row("30211", "差旅费", "10.00"),
    "\n## 第三部分 情况说明\n\n### 六、一般公共预算财政拨款基本支出决算情况说明\n",
    `公用经费30.00元，主要包括：${list}。`,
  ].join("\n");
}
