import type { Fact } from "../../facts/fact.ts";
import type { Severity } from "../../facts/finding.ts";
import { sameAs } from "../identities.ts";
import { repetitionEntries } from "../repetition-catalogue.ts";
import { equationRule } from "../rule.ts";
import type { View } from "../view.ts";
import { isTable } from "../view.ts";
import { homeOf } from "../wording.ts";

/** Concepts whose repetitions other rules compare, or that repeat by accident. */
const others = new Set(["statement", "ratio", "indicator-value", "indicator-weight", "indicator-score"]);

const range = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}-${String(from + i).padStart(2, "0")}`);

export const sameFigureEverywhere = equationRule({
  id: "same-figure-everywhere",
  title: "同一数字在各表、各段说明中一致",
  basis: "财预〔2016〕143号：公开内容真实、准确；部门决算报表表间关系",
  severity: "error",
  advice: "以决算表为准，核对并改正不一致的一处。",
  catalogue: [
    "XT-01",
    "XT-03",
    ...range("XT", 4, 11),
    "TT-01",
    "TT-02",
    "TT-03",
    ...range("TT", 4, 9),
    ...range("TT", 11, 16),
    "TT-18",
    "TT-19",
    "TT-20",
    "TT-22",
    "TT-23",
    "TT-26",
    ...range("TT", 28, 31),
    "TT-33",
    ...range("TT", 35, 38),
    "TT-47",
    "TT-48",
    "TT-49",
    "TT-50",
    "TT-51",
    "TT-56",
    "TT-57",
    ...range("TT", 59, 61),
    "TT-63",
    "TT-66",
    "TT-71",
    "TT-72",
    ...range("TT", 74, 77),
    "TX-15",
    "PF-13",
    "PF-37",
  ],
  *equations(view) {
    const byKey = new Map<string, Fact[]>();
    for (const fact of view.account.facts) {
      if (others.has(fact.concept) || fact.quantity === "text" || fact.concept.startsWith("analysis-"))
        continue;
      const list = byKey.get(fact.key);
      if (list) list.push(fact);
      else byKey.set(fact.key, [fact]);
    }
    for (const facts of byKey.values()) {
      if (facts.length < 2) continue;
      const base = facts.find((fact) => isTable(fact.home)) ?? facts[0]!;
      for (const fact of facts) {
        if (fact === base || sameToken(fact, base)) continue;
        // Two zeros in the tables say nothing that could be wrong, but either may be where a figure is missing.
        const label =
          fact.home === base.home ? `${homeOf(fact)}前后一致` : `${homeOf(base)}与${homeOf(fact)}一致`;
        yield sameAs(repetitionEntries(base, fact), label, base, fact, lenient(view, fact));
      }
    }
  },
  examples: {
    pass: [
      "## 第三部分 情况说明\n\n### 二、收入决算情况说明\n\n2022年度收入合计100.00元。\n\n### 十、其他重要事项情况说明",
      drawing("100.00"),
    ].slice(1),
    fail: [drawing("100.01"), drawing("1,000.00")],
  },
});

/**
 * What is printed otherwise but not wrong as a figure: “收入总计” said of 本年收入合计 is a loose word, and the
 * value of equipment to be listed is set by the form.
 */
function lenient(
  view: View,
  { concept, dimensions, home, value }: Fact,
): { severity?: Severity; advice?: string } {
  if (concept === "equipment-threshold") return { severity: "warning" };
  if (concept !== "grand-total" || dimensions.scope || !["totals", "revenue", "expenditure"].includes(home))
    return {};
  const current = view.best(dimensions.side === "收入" ? "revenue" : "expenditure");
  if (!current || current.value !== value) return {};
  return { severity: "note", advice: "该数是本年收入（支出）合计，不含结转结余；用语应写“合计”。" };
}

function sameToken(a: Fact, b: Fact): boolean {
  return (
    a.spot.block === b.spot.block &&
    a.spot.row === b.spot.row &&
    a.spot.col === b.spot.col &&
    a.spot.start === b.spot.start
  );
}

function drawing(stated: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t60.00\t40.00",
    "",
    "## 第三部分 情况说明",
    "",
    "### 三、支出决算情况说明",
    "",
    `2022年度支出合计${stated}元，其中：基本支出60.00元，占比60.00%。`,
  ].join("\n");
}
