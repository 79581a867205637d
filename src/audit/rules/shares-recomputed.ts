import type { RatioClaim } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import { isIn } from "../../standard/sections.ts";
import { equationRule, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

const revenueEntries: Readonly<Record<string, string>> = {
  财政拨款: "TT-04",
  上级补助收入: "TT-05",
  事业收入: "TT-06",
  经营收入: "TT-07",
  附属单位上缴收入: "TT-08",
  其他收入: "TT-09",
};
const natureEntries: Readonly<Record<string, string>> = {
  基本支出: "TT-12",
  项目支出: "TT-13",
  上缴上级支出: "TT-14",
  经营支出: "TT-15",
  对附属单位补助支出: "TT-16",
};
const structureEntries: Readonly<Record<string, string>> = {
  "201": "TT-28",
  "208": "TT-29",
  "210": "TT-30",
  "221": "TT-31",
};
const completionEntries: Readonly<Record<string, string>> = {
  "201": "TT-39",
  "208": "TT-40",
  "210": "TT-41",
  "221": "TT-42",
};
const publicEntries: Readonly<Record<string, string>> = {
  合计: "TT-58",
  公务用车运行维护费: "TT-62",
  公务接待费: "TT-64",
};

export const sharesRecomputed = equationRule({
  id: "shares-recomputed",
  title: "占比、完成率与所依据的金额相符",
  basis: "财预〔2016〕143号：公开内容准确；百分比＝部分÷总体×100%，四舍五入",
  severity: "error",
  advice: "按决算表金额重新计算该百分比，并核对所用的分母（年初预算、全年预算或总额）。",
  catalogue: [
    ...Object.values(revenueEntries),
    ...Object.values(natureEntries),
    "TT-21",
    "TT-24",
    ...Object.values(structureEntries),
    "TT-34",
    ...Object.values(completionEntries),
    ...Object.values(publicEntries),
    "TT-82",
    "PA-02",
    "PA-04",
  ],
  *equations(view) {
    for (const claim of view.claims("ratio")) {
      const part = claim.of;
      const whole = claim.base ? (exactOf(claim.baseFact, view) ?? view.best(claim.base)) : null;
      const catalogue = entriesOf(claim);
      if (part && whole)
        yield {
          equation: { kind: "share", percent: claim.percent, part, whole },
          catalogue,
          // The money that self-evaluation covers may be that of budgets; a person must say.
          ...(isIn(claim.percent.home, "performance") && !view.profile?.selfEvaluation
            ? { severity: "warning" as const }
            : {}),
          label:
            claim.relation === "share"
              ? `占${claim.noun === "" ? "比" : `${claim.noun}的比重`}`
              : `完成${claim.noun}的百分比`,
        };
      else yield unchecked(catalogue, [claim.noun === "" ? "占比的总额" : claim.noun]);
    }
  },
  examples: {
    pass: [drawing("60.01%"), drawing("60.0%")],
    fail: [drawing("60.02%"), drawing("40.00%")],
  },
});

/** The budget printed in the sentence itself, or the table's where it is exact. */
function exactOf(fact: Fact | null, view: View): Fact | undefined {
  if (!fact) return undefined;
  const best = view.best(fact.key);
  return best && best.slack < fact.slack ? best : fact;
}

function entriesOf({ percent, of, relation, base }: RatioClaim): string[] {
  const { home } = percent;
  const { source = "", nature = "", kind = "", function: code = "", item = "" } = of?.dimensions ?? {};
  if (home === "revenue") return [revenueEntries[source] ?? "TT-04"];
  if (home === "expenditure") return [natureEntries[nature] ?? "TT-12"];
  if (home === "general-expenditure.overall" || home === "general-expenditure")
    return [kind === "" ? "TT-21" : "TT-24"];
  if (home === "general-expenditure.structure") return [structureEntries[code.slice(0, 3)] ?? "TT-28"];
  if (home === "general-expenditure.details")
    return code === "" ? ["TT-34"] : [completionEntries[code.slice(0, 3)] ?? "TT-39"];
  if (isIn(home, "three-public") && relation === "completion") return [publicEntries[item] ?? "TT-58"];
  if (isIn(home, "procurement")) return [kind === "小微企业" ? "PA-04" : "PA-02"];
  if (isIn(home, "performance") && base?.startsWith("expenditure")) return ["TT-82"];
  return [];
}

function drawing(share: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 三、支出决算情况说明",
    "",
    `2022年度支出合计100.01元，其中：基本支出60.02元，占比${share}；项目支出39.99元，占比39.99%。`,
  ].join("\n");
}
