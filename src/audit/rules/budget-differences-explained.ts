import { placeIn } from "../../facts/account.ts";
import type { RatioClaim } from "../../facts/claim.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { levelOf, sameName } from "../../standard/codes.ts";
import type { BlankReason } from "../blank-reasons.ts";
import { blankReasons } from "../blank-reasons.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { proseOfFact } from "../sentences.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const reason = /原因|系因|由于|因为/;

export const budgetDifferencesExplained = checkRule({
  id: "budget-differences-explained",
  title: "决算与年初预算不同须说明原因，用途所列科目为表中同级科目，年初预算与全年预算不混用",
  basis: "财预〔2016〕143号：预决算差异和增减变化情况说明",
  severity: "warning",
  advice:
    "补写“决算数大于（小于）预算数的主要原因”；科目名称按决算表统一列到项级；全年预算数填调整后的预算数。",
  catalogue: ["TT-45", "TT-46", "TT-81"],
  input: "figures",
  *check(view) {
    yield* reasons(view);
    yield* itemsWithoutRate(view);
    for (const blank of blankReasons(view)) if (blank.ofBudget) yield unwritten(blank);
    yield* names(view);
    yield* bases(view);
  },
  examples: {
    pass: [
      drawing("完成年初预算的100.00%，用于行政运行。"),
      drawing("完成年初预算的90.00%，决算数小于预算数的主要原因是压减支出。"),
    ],
    fail: [
      drawing("完成年初预算的90.00%，用于行政运行。"),
      drawing("完成年初预算的90.00%，决算数小于预算数的主要原因是：（略）。"),
    ],
  },
});

function* reasons(view: View): Generator<Checked> {
  const claims = view
    .claims("ratio")
    .filter(
      ({ relation, percent }) => relation === "completion" && percent.home === "general-expenditure.details",
    );
  if (claims.length === 0) return yield notApplicable("TT-46");
  const itemsExplain = claims.some(
    (claim) => claim.of?.dimensions.function && reason.test(segmentAfter(view, claim, claims)),
  );
  for (const claim of claims) {
    const value = view.value(claim.percent);
    // The whole is explained by the items that follow it.
    const whole = itemsExplain && !claim.of?.dimensions.function;
    if (value === 1_000_000n || whole || reason.test(segmentAfter(view, claim, claims)))
      yield passed("TT-46");
    else
      yield failed("TT-46", {
        subject: claim.of?.key ?? claim.percent.id,
        message: `${claim.of ? nameOf(claim.of) : "支出决算"}完成${claim.noun}的${claim.percent.printed}，决算数${value > 1_000_000n ? "大于" : "小于"}预算数，没有说明原因`,
        quantity: "percent",
        actual: plain("percent", value),
        places: [{ place: claim.percent.place, value: plain("percent", value) }],
      });
  }
}

/**
 * Items that state a budget and an outturn without a rate: where the profile explains differences, or other items of
 * the document do, each has its reason.
 */
function* itemsWithoutRate(view: View): Generator<Checked> {
  const rated = new Set(
    view.claims("ratio").flatMap(({ relation, of }) => (relation === "completion" && of ? [of.key] : [])),
  );
  const items = view.home("general-expenditure.details").flatMap((budget) => {
    const { basis, ...own } = budget.dimensions;
    if (basis !== "年初预算" || own.function === undefined) return [];
    const outturn = view
      .all(budget.concept, own)
      .find(
        ({ home, spot }) =>
          home === "general-expenditure.details" &&
          spot.block === budget.spot.block &&
          spot.start > budget.spot.start,
      );
    return outturn && !rated.has(outturn.key) ? [{ budget, outturn }] : [];
  });
  const judged = items.map(({ budget, outturn }, i) => {
    const prose = proseOfFact(view, outturn);
    const next = items[i + 1]?.budget.spot;
    const end = next?.block === outturn.spot.block ? next.start : undefined;
    const after = prose?.text.slice(outturn.spot.end, end) ?? "";
    return { budget, outturn, told: reason.test(after), equal: view.value(budget) === view.value(outturn) };
  });
  const usual = judged.filter(({ told }) => told).length;
  if (!view.profile?.explainsChanges && usual < 3) return;
  for (const { budget, outturn, told, equal } of judged)
    if (told || equal) yield passed("TT-46");
    else
      yield failed("TT-46", {
        subject: outturn.key,
        message: `${nameOf(outturn)}年初预算${budget.printed}、决算${outturn.printed}，没有说明差异的原因`,
        quantity: "amount",
        expected: plain("amount", view.value(budget)),
        actual: plain("amount", view.value(outturn)),
        places: [outturn, budget].map((fact) => ({
          place: fact.place,
          value: plain("amount", view.value(fact)),
        })),
      });
}

/** A reason that is announced and left blank was to be written. */
function unwritten({ prose, start, end, words, empty }: BlankReason): Checked {
  return failed("TT-46", {
    subject: `${prose.section}:${start}`,
    severity: empty === "blank" ? "error" : "warning",
    message: `“${words}”后面没有写决算与预算差异的原因`,
    expected: "主要原因是…",
    actual: words,
    places: [{ place: placeIn(prose, start, Math.max(end, start + 1)) }],
  });
}

/** What the paragraph goes on to say of a completion rate, up to the next one. */
function segmentAfter(view: View, claim: RatioClaim, claims: readonly RatioClaim[]): string {
  const { spot } = claim.percent;
  const proses = view.section("general-expenditure.details");
  const at = proses.findIndex(({ block, text }) => block === spot.block && text.length >= spot.end);
  const prose = proses[at];
  if (!prose) return "";
  const next = claims.find(
    ({ percent }) => percent.spot.block === spot.block && percent.spot.start > spot.start,
  );
  if (next) return prose.text.slice(spot.end, next.percent.spot.start);
  const following = proses[at + 1];
  const said = claims.some(({ percent }) => percent.spot.block === following?.block);
  return prose.text.slice(spot.end) + (said ? "" : (following?.text ?? ""));
}

function* names(view: View): Generator<Checked> {
  const rows = new Map<string, string>();
  for (const { dimensions, place } of view.home("公开05表"))
    if (dimensions.function && !rows.has(dimensions.function))
      rows.set(dimensions.function, (place.row ?? "").replace(/^\d+\s*/, ""));
  const lists = view
    .claims("enumeration")
    .filter(
      ({ prose, lead, of }) =>
        prose.section === "general-expenditure.details" && lead === "用于" && of?.dimensions.function,
    );
  if (rows.size === 0 || lists.length === 0) return yield notApplicable("TT-45");
  const levels = new Map<string, string>();
  for (const list of lists) {
    const code = list.of?.dimensions.function?.slice(0, 3) ?? "";
    for (const { name, start, end } of list.names) {
      const found = [...rows].filter(
        ([one, printed]) => one.startsWith(code) && one.length > 3 && sameName(printed, name),
      );
      const item = found.find(([one]) => one.length === 7) ?? found[0];
      if (item) levels.set(`${code}:${name}`, item[0]);
      else if (/支出|事务|运行|服务|管理|补助|缴费|公积金|医疗/.test(name))
        yield failed("TT-45", {
          subject: `${code}:${name}`,
          severity: "note",
          message: `“${name}”不是${view.named("公开05表")}${code}类下的科目名称，应照决算表的科目名称书写`,
          actual: name,
          places: [{ place: placeIn(list.prose, start, end) }],
        });
    }
  }
  const printed = new Set([...levels.values()].map((code) => levelOf(code)));
  if (printed.size <= 1) return yield passed("TT-45");
  const samples = [...levels].map(([key, code]) => `${key.split(":")[1]}（${levelOf(code)}级）`);
  yield failed("TT-45", {
    subject: "级次",
    severity: "note",
    message: `用途所列科目级次不一：${samples.slice(0, 6).join("、")}，应统一列到项级`,
    actual: [...printed].join("、"),
    expected: "项",
    places: lists.flatMap(({ names: listed, prose }) =>
      listed.slice(0, 1).map(({ start, end }) => ({ place: placeIn(prose, start, end) })),
    ),
  });
}

/** The overall self-evaluation calls “全年预算数” what the narrative calls 年初预算, though projects were adjusted. */
function* bases(view: View): Generator<Checked> {
  const overall = view
    .all("project-funds", { column: "全年预算数", fund: "资金总额", project: "整体" })
    .find(({ home }) => home === "performance.whole-unit");
  const initial = view.all("expenditure", { scope: "一般公共预算", basis: "年初预算" })[0];
  if (!overall || !initial) return yield notApplicable("TT-81");
  const adjusted = view.account.evaluations.flatMap(({ funds }) => funds).filter(isAdjusted(view));
  const gap = magnitude(view.value(overall) - view.value(initial));
  if (gap !== 0n && gap * 1000n < view.value(initial)) {
    yield failed("TT-81", {
      subject: "整体全年预算相近",
      message: `整体支出“全年预算数”${overall.printed}与年初预算${initial.printed}只差${shown("amount", gap)}，请核对是否笔误`,
      quantity: "amount",
      expected: plain("amount", view.value(initial)),
      actual: plain("amount", view.value(overall)),
      difference: plain("amount", view.value(overall) - view.value(initial)),
      places: [overall, initial].map((fact) => ({
        place: fact.place,
        value: plain("amount", view.value(fact)),
      })),
      advice: "核对整体支出全年预算数与年初预算数，改正填错的一处。",
    });
    return;
  }
  if (gap !== 0n || adjusted.length === 0) return yield passed("TT-81");
  yield failed("TT-81", {
    subject: "整体全年预算",
    message: `整体支出“全年预算数”${overall.printed}等于年初预算${initial.printed}，但项目预算已有调整（${adjusted.length}处全年预算不等于年初预算），全年预算应为调整后的预算数`,
    quantity: "amount",
    actual: plain("amount", view.value(overall)),
    places: [overall, initial].map((fact) => ({
      place: fact.place,
      value: plain("amount", view.value(fact)),
    })),
  });
}

function isAdjusted(
  view: View,
): (row: { readonly label: string; readonly initial: Fact | null; readonly budget: Fact | null }) => boolean {
  return ({ label, initial, budget }) =>
    label === "资金总额" && initial !== null && budget !== null && view.value(initial) !== view.value(budget);
}

function drawing(rest: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "",
    "#### （三）财政拨款支出决算具体情况",
    "",
    `一般公共服务支出年初预算100.00万元，支出决算${rest.includes("90.00%") ? "90.00" : "100.00"}万元，${rest}`,
  ].join("\n");
}
