import type { Concept } from "../../facts/concept.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Spot } from "../../facts/place.ts";
import { natures } from "../../standard/rows.ts";
import { childrenByCode } from "../code-tree.ts";
import { atMost, balanceOf, sumOf } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, notApplicable, unchecked } from "../rule.ts";
import type { View } from "../view.ts";
import { isTable } from "../view.ts";

type Items = ReturnType<EquationRule["equations"]>;

/** Where the tables are published apart, the narrative's own totals, kinds and subjects must agree. */
export const narrativeWithoutTablesAddsUp = equationRule({
  id: "narrative-without-tables-adds-up",
  title: "没有决算表时，说明中的收支平衡、支出构成、科目明细自相符合",
  basis: "会计恒等：年初结转＋本年收入＝本年支出＋结余分配＋年末结转；支出＝各类支出之和",
  severity: "error",
  advice: "对照原决算表核对该段数字，改正填错的一处。",
  catalogue: ["IT-01", "IT-06", "IT-13", "IT-26", "IT-27", "IT-28"],
  *equations(view) {
    yield* balance(view);
    yield* kinds(view);
    yield* subjects(view);
  },
  examples: {
    pass: [drawing("100.00", "60.00"), drawing("100.00", "60.01")],
    fail: [drawing("101.00", "60.00"), drawing("100.00", "61.00")],
  },
});

function* balance(view: View): Items {
  const get = (concept: Concept, dimensions = {}): Fact | undefined =>
    view.table("公开01表") ? undefined : view.all(concept, dimensions).find(({ home }) => home === "totals");
  const opening = get("carryover", { moment: "年初" });
  const closing = get("carryover", { moment: "年末" });
  const revenue = get("revenue");
  const spent = get("expenditure");
  if (!opening || !closing || !revenue || !spent) return yield notApplicable("IT-06");
  const plus = [opening, revenue, get("reserves-used")];
  yield balanceOf(
    "IT-06",
    "年末结转和结余＝年初结转和结余＋本年收入＋使用结余－本年支出－结余分配",
    [closing],
    plus,
    [spent, get("surplus-allocation")],
  );
}

function* kinds(view: View): Items {
  if (!view.table("公开03表")) {
    const total = view.all("expenditure").find(({ home }) => !isTable(home));
    const parts = view.account.facts.filter(
      ({ concept, dimensions, home }) =>
        concept === "expenditure" &&
        dimensions.nature &&
        Object.keys(dimensions).length === 1 &&
        home === total?.home,
    );
    if (total && namesMore(view, total, parts)) yield unchecked("IT-13", ["所列各项支出的名称"]);
    else if (total && parts.length >= 2)
      yield sumOf("IT-13", "本年支出＝基本支出＋项目支出等各项", total, parts, provable(view, total, parts));
    else yield notApplicable("IT-13");
  }
  if (!view.table("公开02表")) {
    const total = view.all("revenue").find(({ home }) => !isTable(home));
    const listed = view.account.facts.filter(
      ({ concept, dimensions, home }) =>
        concept === "revenue" && dimensions.source && !dimensions.year && home === total?.home,
    );
    const ofFund = ({ dimensions }: Fact): boolean => /预算财政拨款/.test(dimensions.source ?? "");
    // Where appropriations are told as a whole, those of each fund are parts of it.
    const whole = listed.some((fact) => !ofFund(fact) && /财政拨款/.test(fact.dimensions.source ?? ""));
    const parts = whole ? listed.filter((fact) => !ofFund(fact)) : listed;
    if (total && namesMore(view, total, listed)) yield unchecked("IT-01", ["所列各项收入的名称"]);
    else if (total && parts.length >= 3)
      yield sumOf("IT-01", "本年收入＝各项收入之和", total, parts, provable(view, total, parts));
    else yield notApplicable("IT-01");
  }
}

/** Parts that exceed their whole are an error; where they fall short a part may not have been named. */
function provable(view: View, total: Fact, parts: readonly Fact[]): { readonly severity?: "warning" } {
  const sum = parts.reduce((all, fact) => all + view.value(fact), 0n);
  return sum < view.value(total) && parts.length < natures.length ? { severity: "warning" } : {};
}

/** Whether the sentence divides the total into more than the parts that are known by name. */
function namesMore({ account }: View, total: Fact, parts: readonly Fact[]): boolean {
  const places = new Set(parts.map(({ spot }) => placeOf(spot)));
  return account.relations
    .filter(
      ({ kind, figures }) =>
        kind === "parts" &&
        figures.some((one) => one.role === "whole" && placeOf(one.spot) === placeOf(total.spot)),
    )
    .some(({ figures }) =>
      figures.some(
        ({ role, spot, value }) => role === "part" && value.units !== 0n && !places.has(placeOf(spot)),
      ),
    );
}

const placeOf = ({ block, row, col, start }: Spot): string => `${block}:${row}:${col}:${start}`;

/** Subjects in prose may be listed in part; a list that nearly makes up the whole must make it up. */
function* subjects(view: View): Items {
  for (const [form, scope] of [
    ["公开05表", "一般公共预算"],
    ["公开08表", "政府性基金"],
  ] as const) {
    if (view.table(form)) continue;
    const facts = new Map<string, Fact>();
    for (const fact of view.account.facts) {
      const { dimensions } = fact;
      if (fact.concept !== "expenditure" || dimensions.scope !== scope || !dimensions.function) continue;
      if (dimensions.year || dimensions.basis || dimensions.nature || facts.has(dimensions.function))
        continue;
      facts.set(dimensions.function, fact);
    }
    const total = view.all("expenditure", { scope })[0];
    const codes = [...facts.keys()];
    const lists = [
      ...(total ? [{ whole: total, code: "", id: "IT-28" }] : []),
      ...codes
        .filter((code) => code.length < 7)
        .map((code) => ({ whole: facts.get(code)!, code, id: code.length === 3 ? "IT-27" : "IT-26" })),
    ];
    const below = childrenByCode(codes);
    for (const { whole, code, id } of lists) {
      const children = nextLevel(code, below, facts).map((child) => facts.get(child)!);
      if (children.length === 0) continue;
      const sum = children.reduce((all, fact) => all + view.value(fact), 0n);
      const gap = magnitude(view.value(whole) - sum);
      const label = `${code === "" ? scope : code}＝所列科目之和`;
      if (gap * 10n <= magnitude(view.value(whole)))
        yield sumOf(id, label, whole, children, { severity: "warning" });
      else yield atMost(id, label.replace("＝", "≥"), children, [whole], { severity: "warning" });
    }
  }
}

/** The next level that is printed: 款 below a 类, and 项 whose 款 is not printed. */
function nextLevel(
  code: string,
  below: ReadonlyMap<string, readonly string[]>,
  facts: ReadonlyMap<string, Fact>,
): string[] {
  const direct = below.get(code) ?? [];
  if (code.length !== 3) return [...direct];
  const orphans = [...below].flatMap(([parent, codes]) =>
    parent.length === 5 && parent.startsWith(code) && !facts.has(parent) ? codes : [],
  );
  return [...direct, ...orphans];
}

function drawing(closing: string, basic: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 一、收入支出决算总体情况说明",
    "",
    `2022年年初结转和结余100.00万元，本年收入100.00万元，本年支出100.00万元，结余分配0.00万元，年末结转和结余${closing}万元。`,
    "",
    `本年支出100.00万元，其中：基本支出${basic}万元，项目支出40.00万元。`,
  ].join("\n");
}
