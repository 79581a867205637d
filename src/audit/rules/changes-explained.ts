import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { ChangeClaim } from "../../facts/claim.ts";
import { magnitude } from "../../facts/decimal.ts";
import { plain } from "../../facts/quantity.ts";
import { emptinessOf } from "../../standard/empty-words.ts";
import { sectionName } from "../../standard/sections.ts";
import type { BlankReason } from "../blank-reasons.ts";
import { blankReasons } from "../blank-reasons.ts";
import { seen } from "../evaluation-forms.ts";
import { isBoilerplate, reasonOf } from "../reasons.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { joinedText, proseAfter } from "../sentences.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const ids = ["YY-08", "YY-11", "YY-12", "YY-15", "YY-16"];
const because = /原因|由于|因为|系因|主要是|主要系|因.{2,20}(?:增加|减少|所致)|所致|受.{2,16}影响/;
/** Ten-thousandths of one per cent. */
const implausible = 10_000_000n;
const large = 200_000n;

export const changesExplained = checkRule({
  id: "changes-explained",
  title: "每处增减都有原因，大幅变动有实质原因，增减额与增减率的披露一致",
  basis: "财预〔2016〕143号：增减变化情况说明；审核惯例：增减20%以上逐项说明",
  severity: "warning",
  advice: "补写具体原因（涉及的任务、人员、项目及金额）；增减率超过1000%的复核上年数。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const changes = view.claims("change").filter(({ direction }) => direction !== "flat");
    yield operatingCost(view);
    for (const blank of blankReasons(view)) if (!blank.ofBudget) yield unwritten(blank);
    if (changes.length === 0) {
      yield notApplicable(["YY-08", "YY-11", "YY-12", "YY-16"]);
      return;
    }
    const all = explanations(view, changes);
    for (const claim of changes) {
      yield plausible(view, claim);
      yield explained(view, claim, all);
    }
    yield* view.profile?.explainsChanges ? alike(view, changes) : [notApplicable("YY-12")];
  },
  examples: {
    pass: [drawing("增加10.00元，增长11.11%，主要原因是人员增加。")],
    fail: [
      drawing("增加10.00元，增长11.11%。"),
      drawing("增加10.00元，增长11.11%，主要原因是：。"),
      drawing("增加10.00元，增长11.11%，主要原因是____。"),
      drawing("增加60.00元，增长150.00%，主要原因是工作需要。"),
      drawing("增加99.00元，增长9900.00%，主要原因是新增职能划入，承担办案任务。"),
    ],
  },
});

function plausible(view: View, claim: ChangeClaim): Checked {
  const { rate } = claim;
  if (!rate) return notApplicable("YY-08");
  const value = magnitude(view.value(rate));
  if (value <= implausible) return passed("YY-08");
  return failed("YY-08", {
    subject: rate.id,
    message: `${claim.of ? nameOf(claim.of) : ""}${claim.word}${rate.printed}，超过1000%，请复核上年数和增减率`,
    quantity: "percent",
    expected: "≤1000",
    actual: plain("percent", value),
    places: seen(view, rate, claim.amount),
  });
}

/** A reason that is announced and left blank was to be written. */
function unwritten({ prose, start, end, words, empty }: BlankReason): Checked {
  return failed("YY-11", {
    subject: `${prose.section}:${start}`,
    severity: empty === "blank" ? "error" : "warning",
    message: `“${words}”后面没有写原因`,
    expected: "主要原因是…",
    actual: words,
    places: [{ place: placeIn(prose, start, Math.max(end, start + 1)) }],
  });
}

/** All changes together: which of them are explained, and which stand for others. */
interface Explanations {
  readonly told: ReadonlySet<ChangeClaim>;
  /** How many changes a document explains, where it explains all but a few; else 0. */
  readonly usual: number;
  /** The first change of several in one place. */
  twin(claim: ChangeClaim): ChangeClaim | undefined;
  /** The first change of several that share a reason. */
  first(claim: ChangeClaim): ChangeClaim | undefined;
}

function explanations(view: View, changes: readonly ChangeClaim[]): Explanations {
  const told = new Set(changes.filter((claim) => isTold(view, claim)));
  const places = new Map<Prose, Map<number, ChangeClaim>>();
  const reasons = new Map<ChangeClaim["reason"], ChangeClaim>();
  for (const claim of changes) {
    const here = places.get(claim.prose) ?? new Map<number, ChangeClaim>();
    if (!here.has(claim.start)) here.set(claim.start, claim);
    places.set(claim.prose, here);
    if (!reasons.has(claim.reason)) reasons.set(claim.reason, claim);
  }
  const due = changes.filter(({ amount, rate }) => {
    const fact = amount ?? rate;
    return fact !== null && view.value(fact) !== 0n;
  });
  const count = due.filter((claim) => told.has(claim)).length;
  return {
    told,
    usual: count >= 4 && (due.length - count) * 4 <= count ? count : 0,
    twin: ({ prose, start }) => places.get(prose)?.get(start),
    first: ({ reason }) => reasons.get(reason),
  };
}

/** Every change has its reason, in its own sentence or in one for several. */
function explained(view: View, claim: ChangeClaim, all: Explanations): Checked {
  const fact = claim.amount ?? claim.rate;
  if (!fact || view.value(fact) === 0n) return notApplicable("YY-11");
  const { prose } = claim;
  const told = all.told.has(claim);
  // Which changes must be explained is for the profile to say, or for what the document does itself.
  const beside = told || view.profile?.explainsChanges ? 0 : explainedBeside(view, claim, all);
  if (!told && !view.profile?.explainsChanges && beside === 0) return notApplicable("YY-11");
  // “收、支总计各增加……” is one change of two figures.
  if (!told && all.twin(claim) !== claim) return notApplicable("YY-11");
  if (!told)
    return failed("YY-11", {
      subject: fact.id,
      message: `${claim.of ? nameOf(claim.of) : ""}${claim.word}${fact.printed}，没有说明原因${beside === 0 ? "" : `，其他${beside}处增减都说明了`}`,
      quantity: fact.quantity,
      expected: "主要原因是…",
      actual: plain(fact.quantity, view.value(fact)),
      places: [...seen(view, fact), { place: placeIn(prose, claim.start, claim.end) }],
    });
  const reason = reasonOf(claim);
  // Where one claim of a sentence was judged, its twins share the reason.
  const first = all.first(claim) === claim;
  if (reason === null || !claim.reason || !isLarge(view, claim) || !first) return passed("YY-11");
  // What was left blank is told at its own place.
  if (emptinessOf(reason) !== null) return passed("YY-11");
  if (!isBoilerplate(reason)) return passed(["YY-11", "YY-16"]);
  return failed("YY-16", {
    subject: fact.id,
    message: `${claim.of ? nameOf(claim.of) : ""}${claim.word}${fact.printed}，变动超过20%，原因只写“${reason}”，没有说明具体事项`,
    actual: reason,
    expected: "具体原因",
    places: [
      {
        place: placeIn(
          claim.reason.prose,
          claim.reason.start,
          Math.max(claim.reason.end, claim.reason.start + 1),
        ),
      },
      ...seen(view, fact),
    ],
  });
}

function isTold(view: View, claim: ChangeClaim): boolean {
  const text = joinedText(view, claim.prose);
  return (
    claim.reason !== null ||
    because.test(text.slice(claim.end)) ||
    because.test(text.slice(Math.max(0, claim.start - 80), claim.start)) ||
    nextParagraph(view, claim)
  );
}

/** How many changes the document explains beside this one, which it should then explain as well; else 0. */
function explainedBeside(view: View, claim: ChangeClaim, { usual }: Explanations): number {
  // What its items explain or list, the whole need not explain again.
  if (claim.of?.concept === "three-public" && claim.of.dimensions.item === "合计") return 0;
  if (/^[^。]*(?:情况如下|其中)/.test(joinedText(view, claim.prose).slice(claim.end))) return 0;
  return usual;
}

/** A list of changes by item, whose reason follows in a paragraph of its own. */
function nextParagraph(view: View, claim: ChangeClaim): boolean {
  return [1, 2].some((step) => {
    const next = proseAfter(view, claim.prose, step);
    return (
      next !== undefined &&
      next.section === claim.prose.section &&
      /^\s*(?:以上|上述)?(?:增减|变动|变化|增加|减少)?的?(?:主要)?原因/.test(next.text)
    );
  });
}

function isLarge(view: View, { rate, amount, of }: ChangeClaim): boolean {
  if (rate) return magnitude(view.value(rate)) > large;
  if (!amount || !of) return false;
  const now = view.value(view.best(of.key) ?? of);
  const prior = now - view.value(amount);
  return prior === 0n || (prior > 0n && magnitude(view.value(amount)) * 1_000_000n > prior * large);
}

/** Within a section either every change has its rate or none; a base of nothing has none. */
function* alike(view: View, changes: readonly ChangeClaim[]): Generator<Checked> {
  const groups = new Map<string, ChangeClaim[]>();
  for (const claim of changes) {
    if (!claim.amount || !claim.of || view.value(claim.amount) === 0n) continue;
    const prior = view.value(view.best(claim.of.key) ?? claim.of) - view.value(claim.amount);
    const key = `${claim.prose.section}|${prior === 0n}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  if (groups.size === 0) yield notApplicable("YY-12");
  for (const [key, claims] of groups) {
    const without = claims.filter(({ rate }) => rate === null);
    if (without.length === 0 || without.length === claims.length) {
      yield passed("YY-12");
      continue;
    }
    const section = key.split("|")[0] ?? "";
    yield failed("YY-12", {
      subject: section,
      severity: "note",
      message: `${sectionName(section) ?? ""}中${claims.length - without.length}处增减写了百分比，${without.map(({ of, amount }) => `${of ? nameOf(of) : ""}${amount!.printed}`).join("、")}没有写，同节应一致`,
      actual: `${claims.length - without.length}/${claims.length}`,
      places: seen(view, ...without.map(({ amount }) => amount)),
      advice: "同一节各项增减统一写或统一不写增减率。",
    });
  }
}

/** 机关运行经费 is compared with the year before, and the change explained. */
function operatingCost(view: View): Checked {
  const cost = view
    .home("operating-cost")
    .find(({ concept, dimensions }) => concept === "operating-cost" && dimensions.year !== "上年");
  if (!cost || view.value(cost) === 0n || !view.profile?.explainsChanges) return notApplicable("YY-15");
  const text = view
    .section("operating-cost")
    .map((prose) => prose.text)
    .join("");
  const compared = /(?:比|较|同比|与)[^。]{0,14}(?:年|上年|去年|增|减)|持平/.test(text);
  const told = /原因|由于|因为|持平/.test(text);
  if (compared && told) return passed("YY-15");
  return failed("YY-15", {
    subject: "机关运行经费",
    message: `机关运行经费${cost.printed}，没有${compared ? "说明增减原因" : "与上年比较并说明原因"}`,
    expected: "比上年增减额、增减率和主要原因",
    places: seen(view, cost),
  });
}

function drawing(rest: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 三、支出决算情况说明",
    "",
    `2022年度支出合计100.00元，比上年${rest}`,
  ].join("\n");
}
