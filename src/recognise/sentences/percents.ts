import type { Key } from "../../facts/concept.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { Meaning } from "../../standard/rows.ts";
import { isBare, isNeutral, namesMoney, wordsBefore } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import { basisOf } from "./levels.ts";
import type { Setting } from "./settings.ts";
import type { Speech } from "./speech.ts";
import { enter, latestOf, outturnOf, relatedFacts } from "./speech.ts";
import { subjectIn } from "./subjects.ts";

const ofAccount = (facts: readonly Fact[]): Fact | undefined =>
  facts.findLast(({ concept }) => concept !== "statement" && concept !== "change");

/** Reads the percentage of a budget that was used. */
export function readCompletion(speech: Speech, figure: Figure): boolean {
  const { spoken, setting, ledger, told } = speech;
  if (spoken.strange) return false;
  const { clause } = wordsBefore(told, figure);
  const of = ofAccount(relatedFacts(speech, figure, "completion", "final")) ?? spoken.figure;
  const subject = of ?? spoken.subject ?? setting.root;
  if (!subject) return false;
  const said = /(?:完成|为|是)?(?:了)?(.{0,12}?预算)(?:数)?(?:的|比例为|率为)*$|预算完成率/.exec(clause)?.[1];
  // “完成预算的”, “的50%”: of the budget that the sentence stated, whatever it is called.
  const noun = said ?? spoken.budget?.noun ?? "预算";
  const percent = enter(speech, figure, {
    concept: "ratio",
    dimensions: { of: keyOf(subject.concept, subject.dimensions), base: noun },
    quantity: "percent",
    readBy: "completion",
  });
  const { basis: _basis, ...rest } = subject.dimensions;
  const base = keyOf(subject.concept, { ...rest, basis: basisOf(noun, setting) });
  const budget =
    ofAccount(relatedFacts(speech, figure, "completion", "budget")) ?? spoken.budget?.fact ?? null;
  const fits =
    budget !== null &&
    (budget.key === base || ((said === undefined || noun === "预算") && sameSubject(budget, subject)));
  ledger.claims.push({
    kind: "ratio",
    relation: "completion",
    percent,
    of,
    base: fits ? budget.key : base,
    noun,
    baseFact: fits ? budget : null,
  });
  return true;
}

function sameSubject(budget: Fact, { concept, dimensions }: Meaning): boolean {
  const bare = ({ basis: _basis, ...rest }: Dimensions): string => keyOf(concept, rest);
  return budget.concept === concept && bare(budget.dimensions) === bare(dimensions);
}

/** Reads a share: of what, and of which whole. */
export function readShare(speech: Speech, figure: Figure): boolean {
  const { spoken, setting, ledger, told } = speech;
  if (spoken.strange) return false;
  const { clause } = wordsBefore(told, figure);
  const said = /占(?:比|了)?(.*?)(?:的比重|的比例|比重|比例|的)?(?:为|是|约)?$/.exec(clause);
  const before = said ? clause.slice(0, said.index).replace(/^其中[，：]?/, "") : "";
  const of = shareOf(speech, figure, before);
  const noun = (said?.[1] ?? "").replace(/^(?:比|本年)?/, (head) => (head === "比" ? "" : head));
  const base =
    baseNamed(noun.replace(/\s+/g, ""), setting, of) ??
    ofAccount(relatedFacts(speech, figure, "share", "base"))?.key ??
    null;
  const percent = enter(speech, figure, {
    concept: "ratio",
    dimensions: { of: of?.key ?? "", base: base ?? noun },
    quantity: "percent",
    readBy: "share",
  });
  ledger.claims.push({ kind: "ratio", relation: "share", percent, of, base, noun, baseFact: null });
  speakOfPart(speech, figure, before);
  return true;
}

/** “人员经费占89%，为78万元”: what has the share stands behind it. */
function speakOfPart({ relations, setting, names, spoken }: Speech, { at }: Figure, before: string): void {
  const part = relations
    .get(at)
    ?.find(({ kind }) => kind === "share")
    ?.figures.find(({ role }) => role === "part");
  const own = part && part.at > at && before !== "" ? subjectIn(before, setting, names) : null;
  if (own) Object.assign(spoken, { subject: own.meaning, strange: false });
}

/** The figure whose share is told: the one that the clause names, else the one that the sentence relates. */
function shareOf(speech: Speech, figure: Figure, before: string): Fact | null {
  // “货物采购授予中小企业合同金额占货物支出金额的”: a figure that is printed nowhere.
  if (/(?:货物|工程|服务)(?:采购)?授予/.test(before)) return null;
  const own = before === "" ? null : subjectIn(before, speech.setting, speech.names);
  if (own) return latestOf(speech, outturnOf(own.meaning));
  if (!isBare(before) && !isNeutral(before) && !namesMoney(before)) return null;
  const part = ofAccount(relatedFacts(speech, figure, "share", "part"));
  return part ?? speech.spoken.figure;
}

const general: Dimensions = { scope: "一般公共预算" };
const outturn: Key = keyOf("three-public", { item: "合计", basis: "决算" });

/** Wholes by the words of a share; the first that fits. */
const wholes: readonly (readonly [RegExp, (setting: Setting) => Key])[] = [
  [/本年支出|支出合计|总支出|^支出总额/, () => "expenditure"],
  [/本年收入|收入合计|总收入|^收入总额/, () => "revenue"],
  [/项目支出/, () => keyOf("expenditure", { nature: "项目支出" })],
  [/政府采购(?:支出)?(?:总额|金额)/, () => keyOf("procurement", { kind: "合计" })],
  [/中小企业合同/, () => keyOf("procurement", { kind: "中小企业" })],
  [
    /基本支出/,
    ({ about }) => keyOf("expenditure", { ...(about === "expenditure" ? {} : general), nature: "基本支出" }),
  ],
  [/财政拨款支出|一般公共预算/, () => keyOf("expenditure", general)],
  [/三公/, () => outturn],
];

/** The key of the whole that a share is taken of, from its words or from the section. */
function baseNamed(words: string, setting: Setting, of: Fact | null): Key | null {
  // In the section on fiscal appropriation “总支出” is the section's own total.
  if (
    /^(?:一般公共预算|公共)?(?:财政拨款)?(?:总支出|支出总额)/.test(words) &&
    setting.about === "general-expenditure"
  )
    return keyOf("expenditure", general);
  const named = wholes.find(([pattern]) => pattern.test(words));
  if (named) return named[1](setting);
  if (words !== "") return null;
  return setting.about === "three-public" && of?.concept === "three-public" ? outturn : setting.base;
}
