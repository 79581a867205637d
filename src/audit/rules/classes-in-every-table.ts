import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

export const classesInEveryTable = checkRule({
  id: "classes-in-every-table",
  title: "总表有数的功能分类在明细表中列出，基金、国资表与总表有无一致",
  basis: "部门决算报表表间勾稽关系",
  severity: "error",
  advice: "在缺少的表中补列该类及其款、项，或核对总表中填错行的金额。",
  catalogue: ["XT-05", "XT-09", "XT-36"],
  input: "figures",
  *check(view) {
    yield* classes(view, "XT-05", "公开01表", "公开03表", {});
    yield* classes(view, "XT-09", "公开04表", "公开05表", { scope: "一般公共预算" });
    yield* presence(view, "公开08表", "政府性基金");
    yield* presence(view, "公开09表", "国有资本经营");
  },
  examples: { pass: [drawing("208")], fail: [drawing("205")] },
});

function* classes(
  view: View,
  id: string,
  whole: string,
  tree: string,
  base: { scope?: string },
): Generator<Checked> {
  if (!view.table(whole) || !view.table(tree)) return yield notApplicable(id);
  for (const fact of view.home(whole)) {
    const code = fact.dimensions.function;
    if (fact.concept !== "expenditure" || !code || (fact.dimensions.scope ?? "") !== (base.scope ?? ""))
      continue;
    if (view.value(fact) === 0n) continue;
    if (view.at(tree, "expenditure", { ...base, function: code })) yield passed(id);
    else yield absent(view, id, fact, tree, code);
  }
}

function absent(view: View, id: string, fact: Fact, tree: string, code: string): Checked {
  const shown = fact.printed === "" ? plain("amount", view.value(fact)) : fact.printed;
  return failed(id, {
    subject: `${tree}:${code}`,
    message: `${nameOf(fact)}为${shown}，${tree}没有${code}类`,
    quantity: "amount",
    expected: plain("amount", view.value(fact)),
    actual: "0",
    places: [{ place: fact.place, value: plain("amount", view.value(fact)) }],
  });
}

function* presence(view: View, form: string, scope: string): Generator<Checked> {
  const table = view.table(form);
  const total = view.at("公开04表", "expenditure", { scope });
  if (!table || !total) return yield notApplicable("XT-36");
  const filled = view.home(form).some((fact) => view.value(fact) !== 0n);
  const spent = view.value(total) !== 0n;
  const opening = view.at("公开04表", "carryover", { moment: "年初", scope });
  const stock = opening !== undefined && view.value(opening) !== 0n;
  if (filled === spent || (filled && stock)) return yield passed("XT-36");
  yield failed("XT-36", {
    subject: form,
    message: spent
      ? `${nameOf(total)}为${total.printed}，${view.named(form)}却没有数据`
      : `${view.named(form)}有数据，${nameOf(total)}却为0`,
    quantity: "amount",
    actual: plain("amount", view.value(total)),
    places: [
      { place: total.place },
      ...view
        .home(form)
        .slice(0, 1)
        .map(({ place }) => ({ place })),
    ],
  });
}

function drawing(code: string): string {
  return [
    "收入支出决算总表",
    "公开01表",
    "金额单位：元",
    "收入\t\t\t支出\t\t",
    "项目\t行次\t决算数\t项目\t行次\t决算数",
    "一、一般公共预算财政拨款收入\t1\t100.00\t八、社会保障和就业支出\t39\t100.00",
    "",
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    `${code}\t某类支出\t100.00\t100.00\t`,
  ].join("\n");
}
