import type { RatioClaim } from "../../facts/claim.ts";
import { magnitude, power10 } from "../../facts/decimal.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { isIn } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const items = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"];

export const completionRatesCompatible = checkRule({
  id: "completion-rates-compatible",
  title: "“三公”经费各分项完成率推算的预算之和等于总预算",
  basis: "逻辑：分项预算＝分项决算÷完成率，各分项预算之和＝总预算",
  severity: "error",
  advice: "统一以全年预算数（调整后）为分母，重新计算各分项完成率。",
  catalogue: ["TT-65"],
  input: "figures",
  *check(view) {
    const total = view.byKey("three-public|basis=全年预算|item=合计")[0];
    const claims = view.claims("ratio").filter((claim) => isItem(claim, view));
    const spent = items.filter((item) => {
      const fact = view.best(`three-public|basis=决算|item=${item}`);
      return fact !== undefined && view.value(fact) !== 0n;
    });
    if (!total || claims.length < 2 || claims.length < spent.length) return yield notApplicable("TT-65");
    let least = 0n;
    let most = 0n;
    let middle = 0n;
    for (const { of, percent } of claims) {
      const stated = view.best(of!.key) ?? of!;
      const outturn = view.value(stated);
      const rate = view.value(percent);
      least += ((outturn - stated.slack) * power10(6)) / (rate + percent.slack);
      most += ((outturn + stated.slack) * power10(6)) / (rate - percent.slack) + 1n;
      middle += (outturn * power10(6)) / rate;
    }
    const budget = view.value(total);
    if (least <= budget + total.slack && budget - total.slack <= most) return yield passed("TT-65");
    const list = claims.map(({ of, percent }) => `${of!.dimensions.item}${of!.printed}÷${percent.printed}`);
    yield failed("TT-65", {
      subject: "分项完成率",
      message: `${list.join("＋")}＝${shown("amount", middle)}，而“三公”经费预算为${total.printed}，相差${shown("amount", magnitude(budget - middle))}，各分项完成率所用的预算与总预算不是同一口径`,
      quantity: "amount",
      expected: plain("amount", budget),
      actual: plain("amount", middle),
      difference: plain("amount", middle - budget),
      places: claims.map(({ percent }) => ({
        place: percent.place,
        value: plain("percent", view.value(percent)),
      })),
    });
  },
  examples: {
    pass: [drawing("80.00%", "50.00%")],
    fail: [drawing("80.00%", "60.00%")],
  },
});

function isItem({ relation, of, percent }: RatioClaim, view: View): boolean {
  return (
    relation === "completion" &&
    of?.concept === "three-public" &&
    items.includes(of.dimensions.item ?? "") &&
    isIn(percent.home, "three-public") &&
    view.value(percent) > percent.slack
  );
}

function drawing(upkeep: string, reception: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （一）“三公”经费财政拨款支出决算总体情况说明",
    "",
    "2022年度“三公”经费财政拨款支出预算200.00元，支出决算130.00元，完成全年预算的65.00%。其中：",
    "",
    `公务用车运行维护费支出80.00元，完成全年预算的${upkeep}；`,
    "",
    `公务接待费支出50.00元，完成全年预算的${reception}。`,
  ].join("\n");
}
