import { verdictOf } from "../../facts/equation.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { seen } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

/** 分: budgets are drawn up in round figures. */
const round = 100_000n;

export const budgetBasisNotMixed = checkRule({
  id: "budget-basis-not-mixed",
  title: "同一指标不混用年初预算和全年预算",
  basis: "“三公”经费表注：预算数为全年预算数，反映按规定程序调整后的预算数",
  severity: "error",
  advice: "完成率按写明的预算口径计算；用年初预算作分母的，改称“完成年初预算”。",
  catalogue: ["TX-25"],
  input: "figures",
  *check(view) {
    let any = false;
    for (const outcome of [...completions(view), ...ofTheOther(view)]) {
      any = true;
      yield outcome;
    }
    if (!any) yield notApplicable("TX-25");
  },
  examples: {
    pass: [drawing("完成全年预算的100.00%")],
    fail: [drawing("完成全年预算的33.60%")],
  },
});

const bases = ["年初预算", "全年预算"] as const;

/** A sentence that states one budget and calls the completion of it that of the other, which stands nowhere. */
function* ofTheOther(view: View): Generator<Checked> {
  for (const { relation, percent, of, noun, baseFact } of view.claims("ratio")) {
    const named =
      relation === "completion" ? bases.find((basis) => noun.includes(basis.slice(0, 2))) : undefined;
    if (!of || named === undefined || view.value(percent) === 0n) continue;
    const { basis: _basis, ...rest } = of.dimensions;
    if (view.all(of.concept, { ...rest, basis: named }).length > 0) continue;
    const other = bases.find((basis) => basis !== named)!;
    const stated = (baseFact ? [baseFact] : view.all(of.concept, { ...rest, basis: other })).find(
      ({ dimensions, spot }) => dimensions.basis === other && spot.block === percent.spot.block,
    );
    if (!stated || verdictOf({ kind: "share", percent, part: of, whole: stated }, view.value) === "broken")
      continue;
    yield failed("TX-25", {
      subject: `口径:${of.key}`,
      severity: "warning",
      message: `完成${noun}的${percent.printed}是按${other}${stated.printed}算的，文中没有${named}`,
      quantity: "text",
      expected: other,
      actual: noun,
      places: seen(view, percent, stated),
    });
  }
}

/** A completion of 全年预算 that only another, round budget explains. */
function* completions(view: View): Generator<Checked> {
  for (const { relation, percent, of, noun, baseFact } of view.claims("ratio")) {
    if (relation !== "completion" || !of || !/全年|调整/.test(noun)) continue;
    const { basis: _basis, ...rest } = of.dimensions;
    const budget = baseFact ?? view.all(of.concept, { ...rest, basis: "全年预算" })[0];
    const outturn = view.best(of.key) ?? of;
    if (!budget || view.value(budget) === 0n || view.value(percent) === 0n) continue;
    const verdict = verdictOf({ kind: "share", percent, part: outturn, whole: budget }, view.value);
    const implied =
      verdict === "broken" ? impliedBudget(view.value(outturn), view.value(percent), percent.slack) : null;
    if (implied === null) {
      // A rate that fits no round budget either is for the recomputation of shares.
      if (verdict !== "broken") yield passed("TX-25");
      continue;
    }
    yield failed("TX-25", {
      subject: of.key,
      message: `${nameOf(of)}${of.printed}称完成${noun}的${percent.printed}，而${nameOf(budget)}为${budget.printed}；按${percent.printed}倒推预算为${shown("amount", implied)}，疑把年初预算当作全年预算`,
      quantity: "percent",
      expected: plain("percent", (view.value(outturn) * 1_000_000n) / view.value(budget)),
      actual: plain("percent", view.value(percent)),
      places: seen(view, percent, of, budget),
    });
  }
}

/** The round amount of which the outturn is this percentage, if there is just one. */
function impliedBudget(outturn: bigint, percent: bigint, slack: bigint): bigint | null {
  const low = (outturn * 1_000_000n) / (percent + slack) + 1n;
  const high = (outturn * 1_000_000n) / (percent - slack);
  const first = ((low + round - 1n) / round) * round;
  return percent > slack && first <= high && first + round > high ? first : null;
}

function drawing(rate: string): string {
  return [
    "财政拨款“三公”经费支出决算表",
    "公开07表",
    "金额单位：元",
    "预算数\t\t\t\t\t\t决算数\t\t\t\t\t",
    "合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费",
    "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t",
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
    "25200.00\t\t25200.00\t\t25200.00\t\t25200.00\t\t25200.00\t\t25200.00\t",
    "",
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （一）“三公”经费财政拨款支出决算总体情况说明",
    "",
    `公务用车运行维护费支出25,200.00元，${rate}，主要原因是用车减少。`,
  ].join("\n");
}
