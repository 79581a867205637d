import type { Concept } from "../../facts/concept.ts";
import type { Fact } from "../../facts/fact.ts";
import { otherSources } from "../../standard/rows.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, notApplicable, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

const form = "公开01表";
const ids = ["IT-01", "IT-02", "IT-03", "IT-04", "IT-05", "IT-06"];

export const revenueExpenditureTotals = equationRule({
  id: "revenue-expenditure-totals",
  title: "收入支出决算总表的合计、总计与各行相符，收支总计相等",
  basis: "部门决算报表财决01表表内关系：收入总计＝支出总计",
  severity: "error",
  advice: "核对收入支出决算总表的合计、总计行与各分项，改正填错的单元格。",
  catalogue: ids,
  *equations(view) {
    if (!view.table(form)) {
      yield view.missing([form]).length > 0 ? unchecked(ids, [form]) : notApplicable(ids);
      return;
    }
    const get = (concept: Concept, dimensions = {}): Fact | undefined => view.at(form, concept, dimensions);
    const revenue = get("revenue");
    const expenditure = get("expenditure");
    const used = get("reserves-used");
    const opening = get("carryover", { moment: "年初" });
    const allocated = get("surplus-allocation");
    const closing = get("carryover", { moment: "年末" });
    const totalIn = get("grand-total", { side: "收入" });
    const totalOut = get("grand-total", { side: "支出" });
    const sources = sourceFacts(view);
    const classes = view
      .home(form)
      .filter((fact) => fact.concept === "expenditure" && fact.dimensions.function);
    if (revenue && sources.length > 0) yield sum("IT-01", "本年收入合计＝各项收入之和", revenue, sources);
    else yield unchecked("IT-01", [`${view.named(form)}本年收入合计`]);
    if (expenditure && classes.length > 0)
      yield sum("IT-02", "本年支出合计＝各类支出之和", expenditure, classes);
    else yield unchecked("IT-02", [`${view.named(form)}本年支出合计`]);
    if (totalIn && revenue)
      yield sum("IT-03", "收入总计＝本年收入合计＋使用结余＋年初结转和结余", totalIn, [
        revenue,
        used,
        opening,
      ]);
    else yield unchecked("IT-03", [`${view.named(form)}收入总计`]);
    if (totalOut && expenditure)
      yield sum("IT-04", "支出总计＝本年支出合计＋结余分配＋年末结转和结余", totalOut, [
        expenditure,
        allocated,
        closing,
      ]);
    else yield unchecked("IT-04", [`${view.named(form)}支出总计`]);
    if (totalIn && totalOut)
      yield {
        equation: { kind: "same", a: totalIn, b: totalOut },
        catalogue: ["IT-05"],
        label: "收入总计＝支出总计",
      };
    else yield unchecked("IT-05", [`${view.named(form)}总计`]);
    if (closing && opening && revenue && expenditure)
      yield {
        equation: {
          kind: "sum",
          total: [closing],
          parts: [
            ...[opening, revenue, used]
              .filter((fact) => fact !== undefined)
              .map((fact) => ({ fact, sign: 1n as const })),
            ...[expenditure, allocated]
              .filter((fact) => fact !== undefined)
              .map((fact) => ({ fact, sign: -1n as const })),
          ],
        },
        catalogue: ["IT-06"],
        label: "年末结转和结余＝年初结转和结余＋本年收入＋使用结余－本年支出－结余分配",
      };
    else yield unchecked("IT-06", [`${view.named(form)}结转和结余`]);
  },
  examples: {
    pass: [drawing("100.00", "100.00")],
    fail: [drawing("100.01", "100.00"), drawing("100.00", "99.99")],
  },
});

/** Sources of revenue as printed; 其中 rows are left out. */
function sourceFacts(view: View): Fact[] {
  const facts = view.home(form).filter((fact) => fact.concept === "revenue" && fact.dimensions.source);
  const whole = facts.some((fact) => fact.dimensions.source === "财政拨款");
  return facts.filter((fact) => !whole || fact.dimensions.source === "财政拨款" || isOther(fact));
}

function isOther(fact: Fact): boolean {
  return otherSources.some((source) => source === fact.dimensions.source);
}

function sum(id: string, label: string, total: Fact, parts: readonly (Fact | undefined)[]): EquationCheck {
  const present = parts.filter((fact) => fact !== undefined);
  return {
    equation: { kind: "sum", total: [total], parts: present.map((fact) => ({ fact, sign: 1n })) },
    catalogue: [id],
    label,
  };
}

function drawing(revenue: string, expenditure: string): string {
  return [
    "收入支出决算总表",
    "公开01表",
    "金额单位：元",
    "收入\t\t\t支出\t\t",
    "项目\t行次\t决算数\t项目\t行次\t决算数",
    "一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00",
    `本年收入合计\t27\t${revenue}\t本年支出合计\t58\t${expenditure}`,
    "使用非财政拨款结余\t28\t\t结余分配\t59\t",
    "年初结转和结余\t29\t\t年末结转和结余\t60\t",
    "总计\t31\t100.00\t总计\t62\t100.00",
  ].join("\n");
}
