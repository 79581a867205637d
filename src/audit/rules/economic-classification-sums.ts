import type { Fact } from "../../facts/fact.ts";
import { atMost, sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

const form = "公开06表";
const scope = "一般公共预算";
const basic = { nature: "基本支出" };
const classIds: Readonly<Record<string, readonly [string, string]>> = {
  "301": ["IT-29", "IT-29b"],
  "302": ["IT-30", "IT-30b"],
  "303": ["IT-31", "IT-31b"],
  "310": ["IT-32", "IT-32b"],
};
const staffClasses = ["301", "303"];
const ids = [...Object.values(classIds).flat(), "IT-33", "IT-34", "IT-35", "IT-36", "IT-37", "IT-38"];

export const economicClassificationSums = equationRule({
  id: "economic-classification-sums",
  title: "经济分类明细表各类等于各款之和，人员经费、公用经费合计等于所含各类之和，基本支出不大于金额",
  basis: "支出经济分类科目级次关系；部门决算报表财决08表表内关系",
  severity: "error",
  advice: "核对该类下各款金额，改正填错的单元格或合计数。",
  catalogue: ids,
  *equations(view) {
    const absent = withoutForms(view, ids, [form]);
    if (absent) {
      yield absent;
      return;
    }
    const detail = amountColumn(view, false);
    const columns = [
      { facts: detail, name: "金额", index: 0 as const, nature: {} },
      { facts: amountColumn(view, true), name: "基本支出", index: 1 as const, nature: basic },
    ];
    for (const { facts, name, index, nature } of columns) {
      if (facts.size === 0) continue;
      for (const [code, fact] of facts) {
        if (code.length !== 3) continue;
        const children = [...facts]
          .filter(([child]) => child.length === 5 && child.startsWith(code))
          .map(([, one]) => one);
        if (children.length > 0)
          yield sumOf(
            classIds[code]?.[index] ?? "IT-33",
            `${view.named("公开06表")}${code}＝所属各款之和（${name}）`,
            fact,
            children,
          );
      }
      const staff = view.at(form, "expenditure", { scope, kind: "人员经费", ...nature });
      const running = view.at(form, "expenditure", { scope, kind: "公用经费", ...nature });
      const classes = [...facts].filter(([code]) => code.length === 3);
      const inStaff = classes.filter(([code]) => staffClasses.includes(code)).map(([, fact]) => fact);
      const others = classes.filter(([code]) => !staffClasses.includes(code)).map(([, fact]) => fact);
      if (staff && inStaff.length > 0)
        yield sumOf(index === 0 ? "IT-34" : "IT-35", `人员经费合计＝301＋303（${name}）`, staff, inStaff);
      else yield unchecked(index === 0 ? "IT-34" : "IT-35", [`${view.named(form)}人员经费合计`]);
      if (running && others.length > 0)
        yield sumOf(
          index === 0 ? "IT-36" : "IT-37",
          `公用经费合计＝其余各类之和（${name}）`,
          running,
          others,
        );
      else yield unchecked(index === 0 ? "IT-36" : "IT-37", [`${view.named(form)}公用经费合计`]);
    }
    const basics = columns[1]!.facts;
    for (const [code, fact] of detail) {
      const part = basics.get(code);
      if (part) yield atMost("IT-38", `${view.named("公开06表")}${code}基本支出≤金额`, [part], [fact]);
    }
  },
  examples: {
    pass: [drawing("100.00", "60.00", "40.00", "40.00")],
    fail: [drawing("100.00", "60.00", "39.00", "39.00"), drawing("100.00", "60.00", "40.00", "40.01")],
  },
});

/** Cells by economic code in the 金额 or the 基本支出 column. */
function amountColumn(view: View, onlyBasic: boolean): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const fact of view.home(form)) {
    const code = fact.dimensions.economic;
    if (code && (fact.dimensions.nature === "基本支出") === onlyBasic && !facts.has(code))
      facts.set(code, fact);
  }
  return facts;
}

function drawing(total: string, first: string, second: string, secondBasic: string): string {
  return [
    "一般公共预算财政拨款支出决算明细表",
    "公开06表",
    "金额单位：元",
    "人员经费\t\t\t\t公用经费\t\t\t",
    "科目编码\t科目名称\t金额\t其中：基本支出\t科目编码\t科目名称\t金额\t其中：基本支出",
    `301\t工资福利支出\t${total}\t${total}\t302\t商品和服务支出\t10.00\t10.00`,
    `30101\t基本工资\t${first}\t${first}\t30201\t办公费\t10.00\t10.00`,
    `30102\t津贴补贴\t${second}\t${secondBasic}\t30202\t印刷费\t\t`,
    "人员经费合计\t\t100.00\t100.00\t公用经费合计\t\t10.00\t10.00",
  ].join("\n");
}
