import type { ChangeClaim } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import { balanceOf } from "../identities.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, unchecked } from "../rule.ts";
import type { View } from "../view.ts";

const publicItems = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"] as const;

export const changesRecomputed = equationRule({
  id: "changes-recomputed",
  title: "增减额、增减率与本年数、上年数相符，各处推算的上年数一致",
  basis: "财预〔2016〕143号：增减变化情况说明；增减率＝增减额÷上年数×100%",
  severity: "error",
  advice: "按本年数和上年决算数重新计算增减额、增减率，核对方向词。",
  catalogue: ["YY-01", "YY-02", "YY-07", "YY-10"],
  *equations(view) {
    const changes = view.claims("change").filter((claim) => claim.of);
    for (const claim of changes) {
      const current = claim.of;
      if (!current) continue;
      if (claim.rate && claim.amount)
        yield {
          equation: { kind: "rate", percent: claim.rate, change: claim.amount, current },
          catalogue: ["YY-07"],
          label: "增减率＝增减额÷上年数",
        };
      else if (claim.rate) {
        const amount = amountOf(current.key, changes);
        if (amount)
          yield {
            equation: { kind: "rate", percent: claim.rate, change: amount, current },
            catalogue: ["YY-07"],
            label: "增减率＝增减额÷上年数",
          };
        else yield unchecked("YY-07", ["增减额或上年数"]);
      }
      const prior = view.byKey(`${current.key}|year=上年`)[0];
      if (prior && claim.amount)
        yield balanceOf("YY-01", "增减额＝本年数－上年数", [claim.amount], [current], [prior]);
    }
    yield* balancedPrior(view, changes);
    yield* publicChanges(view, changes);
  },
  examples: {
    pass: [drawing("25.00%")],
    fail: [drawing("20.00%"), drawing("24.90%")],
  },
});

function amountOf(key: string, changes: readonly ChangeClaim[]): Fact | null {
  return changes.find((claim) => claim.of?.key === key && claim.amount)?.amount ?? null;
}

/** Last year's revenue and expenditure balanced too: both totals change by the same amount. */
function* balancedPrior(view: View, changes: readonly ChangeClaim[]): Generator<EquationCheck> {
  for (const scope of [{}, { scope: "财政拨款" }]) {
    const [income, outlay] = ["收入", "支出"].map((side) => {
      const current = view.all("grand-total", { side, ...scope })[0];
      // A narrative may call something else its total: then its change is none of the table's.
      const own = changes.filter(
        ({ of }) => of !== null && current && view.value(of) === view.value(current),
      );
      return current ? { current, amount: amountOf(current.key, own) } : null;
    });
    if (!income?.amount || !outlay?.amount) continue;
    if (income.amount.spot.start === outlay.amount.spot.start) continue;
    // Where this year's sides differ that is the fault, and last year's follow from it.
    if (view.value(income.current) !== view.value(outlay.current)) continue;
    yield balanceOf(
      "YY-02",
      "推算的上年收入总计＝上年支出总计",
      [income.current, outlay.amount],
      [outlay.current, income.amount],
      [],
    );
  }
}

/** The change of the “三公” total is the sum of the changes of its items. */
function* publicChanges(view: View, changes: readonly ChangeClaim[]): Generator<EquationCheck> {
  const claimOf = (item: string): ChangeClaim | undefined =>
    changes.find(
      (claim) =>
        claim.of?.concept === "three-public" &&
        claim.of.dimensions.item === item &&
        claim.of.dimensions.basis === "决算" &&
        (claim.amount !== null || claim.direction === "flat"),
    );
  const total = claimOf("合计");
  const items = publicItems.map((item) => ({
    item,
    claim: claimOf(item),
    now: view.all("three-public", { item, basis: "决算" })[0],
  }));
  const known = items.every(
    ({ claim, now }) => claim !== undefined || (now !== undefined && view.value(now) === 0n),
  );
  const amounts = items
    .map(({ claim }) => claim?.amount)
    .filter((fact) => fact !== null && fact !== undefined);
  if (total?.amount && known && amounts.length > 0)
    yield balanceOf("YY-10", "“三公”经费增减额＝各分项增减额之和", [total.amount], amounts, []);
}

function drawing(rate: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 三、支出决算情况说明",
    "",
    `2022年度支出合计100.00元，比上年增加20.00元，增长${rate}，主要原因是人员增加。`,
  ].join("\n");
}
