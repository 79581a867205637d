import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import { seen } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const ids = ["TX-21", "TX-22"];
const items: readonly (readonly [RegExp, string])[] = [
  [/因公出国/, "因公出国（境）费"],
  [/(?:公务用)?车(?:辆)?购置/, "公务用车购置费"],
  [/(?:公务用)?车(?:辆)?运行/, "公务用车运行维护费"],
  [/公务接待/, "公务接待费"],
];
const none =
  /(?<!上年|去年|年度)(?:本年度?|本单位|本部门|我单位|我部门|当年)(?:度)?(?:无|没有|未发生|未产生)([^，。；、,;]{2,24})/g;
const purposeNone = /主要(?:用于|是|为)[:：]?\s*无(?=[。；;，,]|$)/;

export const nothingSaidOfSomething = checkRule({
  id: "nothing-said-of-something",
  title: "写“无”的没有数据，事业单位无机关运行经费",
  basis: "部门决算公开情况说明与决算表一致；机关运行经费限于行政单位和参照公务员法管理的事业单位",
  severity: "error",
  advice: "以决算表为准改写说明；核对单位性质。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield operatingCost(view);
    yield* publicItems(view);
    yield kindOfUnit(view);
  },
  examples: {
    pass: [drawing("本部门无机关运行经费。", "")],
    fail: [drawing("本部门无机关运行经费。", "100.00")],
  },
});

function operatingCost(view: View): Checked {
  const absence = view
    .claims("absence")
    .find(
      ({ of, prose, start, end }) =>
        of === "operating-cost" && !/[1-9\d,.]0\.00元/.test(prose.text.slice(start, end)),
    );
  if (!absence) return notApplicable("TX-21");
  const stated = [...view.home("公开10表"), ...view.home("operating-cost")].filter(
    ({ concept, dimensions }) =>
      concept === "operating-cost" && dimensions.year !== "上年" && !dimensions.basis,
  );
  const filled = stated.filter((fact) => view.value(fact) !== 0n);
  if (filled.length === 0) return passed("TX-21");
  return failed("TX-21", {
    subject: "机关运行经费",
    message: `说明称“${absence.prose.text.slice(absence.start, absence.end)}”，${nameOf(filled[0]!)}却为${filled[0]!.printed}`,
    expected: filled[0]!.printed,
    actual: "无",
    places: [{ place: placeIn(absence.prose, absence.start, absence.end) }, ...seen(view, ...filled)],
  });
}

function* publicItems(view: View): Generator<Checked> {
  for (const prose of view.section("three-public")) {
    for (const match of prose.text.matchAll(none)) {
      const item = items.find(([pattern]) => pattern.test(match[1] ?? ""))?.[1];
      const fact = item ? view.best(`three-public|basis=决算|item=${item}`) : undefined;
      if (!fact || /预算|计划|变化|增减/.test(match[1] ?? "")) continue;
      if (view.value(fact) === 0n) yield passed("TX-21");
      else yield contradicted(view, prose, match[0], match.index, fact);
    }
    const empty = purposeNone.exec(prose.text);
    const before = view.account.facts.filter(
      ({ concept, spot, dimensions }) =>
        concept === "three-public" &&
        dimensions.basis === "决算" &&
        spot.block === prose.block &&
        empty !== null &&
        spot.end <= empty.index,
    );
    const last = before.at(-1);
    if (!empty || !last || /[；;]/.test(prose.text.slice(last.spot.end, empty.index))) continue;
    if (view.value(last) === 0n) yield passed("TX-21");
    else yield contradicted(view, prose, empty[0], empty.index, last);
  }
}

function contradicted(
  view: View,
  prose: Prose,
  words: string,
  at: number,
  fact: ReturnType<View["best"]> & object,
): Checked {
  return failed("TX-21", {
    subject: fact.key,
    message: `说明称“${words}”，${nameOf(fact)}却为${fact.printed}`,
    expected: fact.printed,
    actual: words,
    places: [{ place: placeIn(prose, at, at + words.length) }, ...seen(view, fact)],
  });
}

/** 事业运行 without 行政运行: no administrative unit, so no 机关运行经费. */
function kindOfUnit(view: View): Checked {
  const spent = ["公开05表", "公开03表"]
    .flatMap((form) => view.home(form))
    .filter((fact) => fact.concept === "expenditure" && view.value(fact) !== 0n);
  const codes = new Set(
    spent.map(({ dimensions }) => dimensions.function ?? "").filter((code) => code.length === 7),
  );
  const institution = [...codes].find(
    (code) => /^2101102$|^2080502$/.test(code) || (/^2\d{4}50$/.test(code) && code !== "2080550"),
  );
  const administration = runs(view, codes) || codes.has("2101101") || codes.has("2080501");
  const cost = [...view.home("公开10表"), ...view.home("operating-cost")].find(
    (fact) => fact.concept === "operating-cost" && view.value(fact) !== 0n && fact.dimensions.year !== "上年",
  );
  if (!institution || administration || !cost) return institution ? passed("TX-22") : notApplicable("TX-22");
  const row = spent.find(({ dimensions }) => dimensions.function === institution);
  return failed("TX-22", {
    subject: "单位性质",
    severity: "warning",
    message: `${nameOf(cost)}为${cost.printed}，而功能分类只有事业单位科目（${row?.place.row ?? institution}），事业单位没有机关运行经费（参照公务员法管理的除外）`,
    expected: "无机关运行经费",
    actual: cost.printed,
    places: seen(view, cost, row),
  });
}

/** 行政运行 ends in 01, but so do other subjects: the printed name decides. */
function runs(view: View, codes: ReadonlySet<string>): boolean {
  return ["公开05表", "公开03表"].some((form) =>
    view.home(form).some(({ dimensions: { function: code = "" }, place }) => {
      return /^2\d{4}01$/.test(code) && codes.has(code) && /行政运行/.test(place.row ?? "");
    }),
  );
}

function drawing(told: string, amount: string): string {
  return [
    "部门决算公开相关信息统计表",
    "公开10表",
    "金额单位：元",
    "二、机关运行经费\t\t",
    "项目\t行次\t统计数",
    `(一) 行政单位\t5\t${amount}`,
    "(二) 参照公务员法管理事业单位\t6\t",
    "",
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （一）机关运行经费支出情况说明",
    "",
    told,
  ].join("\n");
}
