import type { Fact } from "../../facts/fact.ts";
import { atMost } from "../identities.ts";
import { equationRule, notApplicable } from "../rule.ts";

const items = ["合计", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"];

export const threePublicWithinBudget = equationRule({
  id: "three-public-within-budget",
  title: "“三公”经费决算不超过全年预算",
  basis: "党政机关厉行节约反对浪费条例：严格控制“三公”经费，不得超预算支出",
  severity: "warning",
  advice: "核对决算数和调整后的全年预算数；确系超支的须说明原因和批准依据。",
  catalogue: ["SG-01"],
  *equations(view) {
    let any = false;
    for (const item of items) {
      const find = (basis: string): Fact | undefined => view.best(`three-public|basis=${basis}|item=${item}`);
      const [budget, outturn] = [find("全年预算"), find("决算")];
      if (!budget || !outturn) continue;
      any = true;
      yield atMost("SG-01", `“三公”经费${item}决算数≤全年预算数`, [outturn], [budget]);
    }
    if (!any) yield notApplicable("SG-01");
  },
  examples: { pass: [drawing("50.00")], fail: [drawing("50.01")] },
});

function drawing(reception: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （一）“三公”经费财政拨款支出决算总体情况说明",
    "",
    `2022年度“三公”经费财政拨款支出预算50.00元，支出决算${reception}元，完成全年预算的100.00%。`,
  ].join("\n");
}
