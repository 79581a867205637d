import type { Concept } from "../../facts/concept.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import { fiscalSources } from "../../standard/rows.ts";
import { balanceOf, sameAs, sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";

const form = "公开04表";
const ids = ["IT-17", "IT-18", "IT-19", "IT-20", "IT-21", "IT-22", "IT-23", "IT-24"];
const scopes = fiscalSources.map(({ scope }) => scope);

export const fiscalAppropriationTotals = equationRule({
  id: "fiscal-appropriation-totals",
  title: "财政拨款收入支出决算总表纵横相符，收支总计相等，三种拨款各自平衡",
  basis: "部门决算报表财决01-1表表内关系",
  severity: "error",
  advice: "核对财政拨款收入支出决算总表各行各栏，改正填错的单元格。",
  catalogue: ids,
  *equations(view) {
    const absent = withoutForms(view, ids, [form]);
    if (absent) {
      yield absent;
      return;
    }
    const get = (concept: Concept, dimensions: Dimensions = {}): Fact | undefined =>
      view.at(form, concept, dimensions);
    const revenue = get("revenue", { source: "财政拨款" });
    const sources = fiscalSources.map(({ source }) => get("revenue", { source }));
    const opening = get("carryover", { moment: "年初", scope: "财政拨款" });
    const openings = scopes.map((scope) => get("carryover", { moment: "年初", scope }));
    const totalIn = get("grand-total", { side: "收入", scope: "财政拨款" });
    const totalOut = get("grand-total", { side: "支出", scope: "财政拨款" });
    if (revenue && sources.some((fact) => fact))
      yield sumOf("IT-17", "公开04表本年收入合计＝三种财政拨款之和", revenue, sources);
    else yield unchecked("IT-17", [`${view.named(form)}本年收入合计`]);
    if (opening && openings.some((fact) => fact))
      yield sumOf("IT-20", "年初财政拨款结转和结余＝三种拨款结转之和", opening, openings);
    if (totalIn && revenue)
      yield sumOf("IT-21", "收入总计＝本年收入合计＋年初财政拨款结转和结余", totalIn, [revenue, opening]);
    else yield unchecked("IT-21", [`${view.named(form)}收入总计`]);
    if (totalIn && totalOut) yield sameAs("IT-23", "财政拨款收入总计＝支出总计", totalIn, totalOut);
    else yield unchecked("IT-23", [`${view.named(form)}总计`]);

    const facts = view.home(form);
    for (const scope of ["财政拨款", ...scopes]) {
      const name = scope === "财政拨款" ? "合计栏" : `${scope}栏`;
      const total = get("expenditure", { scope });
      const classes = facts.filter(
        (fact) =>
          fact.concept === "expenditure" && fact.dimensions.scope === scope && fact.dimensions.function,
      );
      if (total && classes.length > 0)
        yield sumOf(
          "IT-18",
          `${view.named("公开04表")}本年支出合计＝各类支出之和（${name}）`,
          total,
          classes,
        );
      const closing = get("carryover", { moment: "年末", scope });
      const sum = get("grand-total", { side: "支出", scope });
      if (sum && total)
        yield sumOf(
          "IT-22",
          `${view.named("公开04表")}支出总计＝本年支出合计＋年末结转和结余（${name}）`,
          sum,
          [total, closing],
        );
    }
    for (const fact of facts) {
      if (
        fact.dimensions.scope !== "财政拨款" ||
        fact.concept === "revenue" ||
        fact.dimensions.side === "收入"
      )
        continue;
      if (fact.dimensions.moment === "年初") continue;
      const parts = scopes.map((scope) => get(fact.concept, { ...fact.dimensions, scope }));
      if (parts.some((part) => part))
        yield sumOf("IT-19", `${view.named("公开04表")}“${fact.place.row}”合计＝各拨款之和`, fact, parts);
    }
    for (const { source, scope } of fiscalSources) {
      const total = get("grand-total", { side: "支出", scope });
      const income = get("revenue", { source });
      const start = get("carryover", { moment: "年初", scope });
      if (total && income)
        yield balanceOf(
          "IT-24",
          `${scope}：本年收入＋年初结转和结余＝支出总计`,
          [total],
          [income, start],
          [],
        );
    }
  },
  examples: {
    pass: [drawing("100.00", "100.00")],
    fail: [drawing("100.01", "100.00"), drawing("100.00", "100.01")],
  },
});

function drawing(revenue: string, expenditure: string): string {
  return [
    "财政拨款收入支出决算总表",
    "公开04表",
    "金额单位：元",
    "收入\t\t\t支出\t\t\t\t\t",
    "项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款",
    "一、一般公共预算财政拨款\t1\t100.00\t一、一般公共服务支出\t33\t100.00\t100.00\t\t",
    `本年收入合计\t27\t${revenue}\t本年支出合计\t59\t${expenditure}\t100.00\t\t`,
    "年初财政拨款结转和结余\t28\t\t年末财政拨款结转和结余\t60\t\t\t\t",
    "收入总计\t32\t100.00\t总计\t64\t100.00\t100.00\t\t",
  ].join("\n");
}
