import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const whole = 100n * 10_000n;

export const sharesAtMostWhole = checkRule({
  id: "shares-at-most-whole",
  title: "占比不大于100%",
  basis: "逻辑：部分不大于总体",
  severity: "error",
  advice: "重新计算该占比；常见的是小数点错位或分母用错。",
  catalogue: [],
  input: "figures",
  *check(view) {
    const shares = view
      .claims("ratio")
      // Completion of a budget may exceed it; what a base vouches for is recomputed elsewhere.
      .filter(({ relation, noun }) => relation === "share" && !/预算/.test(noun));
    if (shares.length === 0) return yield notApplicable([]);
    for (const { percent, noun } of shares)
      if (view.value(percent) <= whole) yield passed([]);
      else
        yield failed([], {
          subject: percent.id,
          message: `占${noun === "" ? "比" : `${noun}的比重`}为${percent.printed}，大于100%`,
          quantity: "percent",
          expected: "≤100",
          actual: plain("percent", view.value(percent)),
          places: [{ place: percent.place, value: plain("percent", view.value(percent)) }],
        });
  },
  examples: {
    pass: [drawing("100.00")],
    fail: [drawing("100.01"), drawing("999.5")],
  },
});

function drawing(share: string): string {
  return [
    "## 第三部分 情况说明",
    "### 三、支出决算情况说明",
    `2022年度支出合计100.00元，其中：基本支出100.00元，占${share}%。`,
  ].join("\n\n");
}
