import type { ChangeClaim } from "../../facts/claim.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { atMost, sameAs } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, needsData, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

type Items = ReturnType<EquationRule["equations"]>;

/** From the widest to the narrowest: each year's figure contains the next. */
const nested: readonly { readonly key: string; readonly name: string }[] = [
  { key: "grand-total|side=支出", name: "支出总计" },
  { key: "grand-total|scope=财政拨款|side=支出", name: "财政拨款支出总计" },
  { key: "expenditure|scope=一般公共预算", name: "一般公共预算财政拨款支出" },
  { key: "three-public|basis=决算|item=合计", name: "“三公”经费" },
];
const newUnit = /新(?:增|成立|组建|设立)(?:的)?(?:决算|预算)?(?:单位|部门|机构)/;

export const priorYearConsistent = equationRule({
  id: "prior-year-consistent",
  title: "由本年数和增减额推算的上年数不为负、口径大的不小于口径小的，与上年决算一致",
  basis: "部门决算报表口径包含关系；年初结转和结余＝上年年末结转和结余",
  severity: "error",
  advice: "查上年度决算核对上年数，改正增减额或方向。",
  catalogue: ["YY-03", "YY-14", "XT-38", "YY-01", "TX-06"],
  *equations(view) {
    const changes = view.claims("change");
    yield* nonNegative(view, changes);
    yield* inOrder(view, changes);
    yield* freshUnit(view, changes);
    yield* againstPrior(view, changes);
  },
  examples: {
    pass: [drawing("减少10.00元"), drawing("与上年持平")],
    fail: [drawing("增加130.00元"), drawing("减少60.00元")],
  },
});

function current(view: View, claim: ChangeClaim): Fact | null {
  return claim.of ? (view.best(claim.of.key) ?? claim.of) : null;
}

/** Nothing can have grown by more than what it is now. */
function* nonNegative(view: View, changes: readonly ChangeClaim[]): Items {
  for (const claim of changes) {
    const now = current(view, claim);
    if (now && claim.amount && claim.direction === "up" && claim.amount.concept === "change")
      yield atMost("YY-03", "增加额不大于本年数（上年数不为负）", [claim.amount], [now]);
  }
}

function* inOrder(view: View, changes: readonly ChangeClaim[]): Items {
  const known = nested.flatMap(({ key, name }) => {
    const claim = changes.find(
      (one) => one.of?.key === key && (one.amount !== null || one.direction === "flat"),
    );
    const now = claim ? current(view, claim) : null;
    return claim && now ? [{ name, now, change: claim.amount, flat: claim.direction === "flat" }] : [];
  });
  for (let i = 0; i + 1 < known.length; i += 1) {
    const wide = known[i]!;
    const narrow = known[i + 1]!;
    // narrow.now − narrow.change ≤ wide.now − wide.change
    const part = [narrow.now, ...(wide.change ? [wide.change] : [])];
    const whole = [wide.now, ...(narrow.change ? [narrow.change] : [])];
    const flat = wide.flat || narrow.flat;
    yield atMost(
      flat ? ["YY-03", "YY-14"] : "YY-03",
      `推算的上年${narrow.name}不大于上年${wide.name}`,
      part,
      whole,
    );
  }
  for (let i = 0; i + 1 < known.length; i += 1) {
    const [wide, narrow] = [known[i]!, known[i + 1]!];
    if (!wide.change || !narrow.change || view.value(wide.now) !== view.value(narrow.now)) continue;
    const gap = magnitude(view.value(wide.change) - view.value(narrow.change));
    if (gap * 100n <= magnitude(view.value(wide.change)))
      yield sameAs(
        "YY-03",
        `${narrow.name}与${wide.name}本年数相同，增减额也应相同`,
        wide.change,
        narrow.change,
        { severity: "warning" },
      );
  }
  yield* scopesTogether(view, changes);
  if (known.length < 2) yield notApplicable("YY-03");
}

/** Last year's general budget, fund and state capital money together were no more than all of last year's expenditure. */
function* scopesTogether(view: View, changes: readonly ChangeClaim[]): Items {
  const known = (key: string): { now: Fact; change: Fact } | null => {
    const claim = changes.find((one) => one.of?.key === key && one.amount !== null);
    const now = claim ? current(view, claim) : null;
    return claim?.amount && now ? { now, change: claim.amount } : null;
  };
  const whole = known("expenditure");
  const parts = ["一般公共预算", "政府性基金", "国有资本经营"]
    .map((scope) => known(`expenditure|scope=${scope}`))
    .filter((part) => part !== null);
  if (!whole || parts.length < 2) return;
  yield atMost(
    "YY-03",
    "推算的上年各类财政拨款支出之和不大于上年支出合计",
    [...parts.map(({ now }) => now), whole.change],
    [whole.now, ...parts.map(({ change }) => change)],
  );
}

/** A unit that is new has no last year: every increase is the whole amount. */
function* freshUnit(view: View, changes: readonly ChangeClaim[]): Items {
  const fresh = changes.some(({ reason }) => reason !== null && newUnit.test(reason.text));
  if (!fresh) return;
  for (const claim of changes) {
    const now = current(view, claim);
    if (now && claim.amount && claim.direction === "up")
      yield sameAs("TX-06", "新增单位无上年数，增加额等于本年数", now, claim.amount);
  }
}

/** With last year's account at hand, changes and opening balances are recomputed from it. */
function* againstPrior(view: View, changes: readonly ChangeClaim[]): Items {
  const { prior } = view;
  if (!prior) {
    const { given, missing } = view.priorMissing;
    if (changes.length > 0 || given) yield needsData("YY-01", missing);
    const opening = view.at("公开01表", "carryover", { moment: "年初" });
    if (opening && view.value(opening) !== 0n) yield needsData("XT-38", missing);
    else yield notApplicable("XT-38");
    return;
  }
  const last = (key: string): Fact | undefined => {
    const facts = prior.facts.filter((fact) => fact.key === key);
    return facts.find(({ home }) => home.startsWith("公开")) ?? facts[0];
  };
  const unknown = new Set<string>();
  for (const claim of changes) {
    const now = current(view, claim);
    const before = claim.of ? last(claim.of.key) : undefined;
    if (now && !before && (claim.amount || claim.rate)) unknown.add(nameOf(now));
    if (!now || !before) continue;
    const label = `${claim.direction === "flat" ? "与上年持平" : "增减额＝本年数－上年决算数"}`;
    if (claim.amount)
      yield {
        equation: {
          kind: "sum",
          total: [claim.amount],
          parts: [
            { fact: now, sign: 1n },
            { fact: before, sign: -1n },
          ],
        },
        catalogue: ["YY-01"],
        label,
      };
    else if (claim.direction === "flat") yield sameAs("YY-14", label, before, now);
    if (claim.rate)
      yield {
        equation: { kind: "growth", percent: claim.rate, current: now, prior: before },
        catalogue: ["YY-01"],
        label: "增减率＝（本年数－上年决算数）÷上年决算数",
      };
  }
  if (unknown.size > 0)
    yield needsData(
      "YY-01",
      [...unknown].map((name) => `上年度公开稿中的${name}`),
    );
  for (const form of ["公开01表", "公开04表"] as const) {
    const scope = form === "公开04表" ? { scope: "财政拨款" } : {};
    const opening = view.at(form, "carryover", { moment: "年初", ...scope });
    const closing = prior.facts.find(
      (fact) =>
        fact.home === form &&
        fact.concept === "carryover" &&
        fact.dimensions.moment === "年末" &&
        (fact.dimensions.scope ?? "") === (scope.scope ?? ""),
    );
    if (opening && closing) yield sameAs("XT-38", "年初结转和结余＝上年年末结转和结余", closing, opening);
    else if (opening && view.value(opening) !== 0n)
      yield needsData("XT-38", [`上年度公开稿中的${view.named(form)}年末结转和结余`]);
  }
}

function drawing(change: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 一、收入支出决算总体情况说明",
    "",
    "2022年度收入总计120.00元、支出总计120.00元。与2021年相比，收入总计增加10.00元，支出总计增加10.00元，主要原因是人员增加。",
    "",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "",
    "#### （一）财政拨款支出决算总体情况",
    "",
    `示例单位2022年财政拨款支出100.00元，占本年支出合计的100.00%。与2021年相比，财政拨款支出${change}，主要原因是人员变动。`,
  ].join("\n");
}
