import type { Fact } from "../../facts/fact.ts";
import { sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";

const form = "公开07表";
const ids = ["IT-41", "IT-42", "IT-43", "IT-44"];

export const threePublicSums = equationRule({
  id: "three-public-sums",
  title: "“三公”经费合计等于出国（境）费、公务用车费、公务接待费之和，公务用车费等于购置费加运行维护费",
  basis: "财预〔2016〕143号：“三公”经费分项公开",
  severity: "error",
  advice: "核对“三公”经费表的合计、小计与各分项，改正填错的单元格。",
  catalogue: ids,
  *equations(view) {
    const absent = withoutForms(view, ids, [form]);
    if (absent) {
      yield absent;
      return;
    }
    for (const [basis, total, cars] of [
      ["全年预算", "IT-41", "IT-42"],
      ["决算", "IT-43", "IT-44"],
    ] as const) {
      const at = (item: string): Fact | undefined => view.at(form, "three-public", { item, basis });
      const car = at("公务用车购置及运行维护费");
      const purchase = at("公务用车购置费");
      const upkeep = at("公务用车运行维护费");
      const abroad = at("因公出国（境）费");
      const reception = at("公务接待费");
      const name = basis === "决算" ? "决算数" : "预算数";
      const whole = at("合计");
      if (whole && abroad && car && reception)
        yield sumOf(total, `“三公”经费${name}合计＝各分项之和`, whole, [abroad, car, reception]);
      else yield unchecked(total, [`${view.named(form)}${name}各栏`]);
      if (car && purchase && upkeep)
        yield sumOf(cars, `公务用车${name}小计＝购置费＋运行维护费`, car, [purchase, upkeep]);
      else yield unchecked(cars, [`${view.named(form)}公务用车${name}购置费、运行维护费`]);
    }
  },
  examples: {
    pass: [drawing("150.00", "100.00", "50.00")],
    fail: [drawing("150.01", "100.00", "50.00"), drawing("150.00", "100.00", "40.00")],
  },
});

function drawing(total: string, upkeep: string, reception: string): string {
  return [
    "财政拨款“三公”经费支出决算表",
    "公开07表",
    "金额单位：元",
    "预算数\t\t\t\t\t\t决算数\t\t\t\t\t",
    "合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费",
    "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t",
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
    `150.00\t\t100.00\t\t100.00\t50.00\t${total}\t\t100.00\t\t${upkeep}\t${reception}`,
  ].join("\n");
}
