import type { Account, Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { StatedText } from "../facts/accounts.ts";
import type { Fact } from "../facts/fact.ts";
import { emptinessOf } from "../standard/empty-words.ts";
import { isIn } from "../standard/sections.ts";
import { overviewTexts } from "./from-overview.ts";

/** Where a change belongs in the workbook: the reason's id by the key of what changed. */
const reasonIds: readonly (readonly [RegExp, (key: RegExpExecArray, home: string) => string | null])[] = [
  [
    /^(?:grand-total\|side=收入|grand-total\|side=支出|revenue|expenditure)$/,
    (_, home) => (home === "totals" ? "reason:totals" : null),
  ],
  [/^grand-total\|scope=财政拨款\|side=/, () => "reason:appropriation-totals"],
  [/^expenditure\|scope=一般公共预算$/, () => "reason:general-expenditure.overall"],
  [/^three-public\|basis=决算\|item=合计$/, () => "reason:three-public"],
  [/^three-public\|basis=决算\|item=(.+)$/, (match) => `reason:three-public:${match[1]}`],
  [/^operating-cost\|kind=合计$/, () => "reason:operating-cost"],
];

/** The preparer's words: duties, organisation, reasons, uses, by their ids in the accounts workbook. */
export function textsOf(account: Account): Map<string, StatedText> {
  const texts = new Map<string, StatedText>();
  const enter = (id: string, text: string, prose: Prose, start = 0): void => {
    const bare = text.replace(/\s+/g, " ").trim();
    if (emptinessOf(bare) === null && !texts.has(id))
      texts.set(id, { text: bare, place: placeIn(prose, start, Math.min(prose.text.length, start + 40)) });
  };
  for (const claim of account.claims) {
    if (claim.kind === "change" && claim.reason && claim.direction !== "flat") {
      const key = claim.amount?.dimensions.of ?? claim.rate?.dimensions.of ?? claim.of?.key ?? "";
      const between =
        claim.reason.prose === claim.prose ? claim.prose.text.slice(claim.end, claim.reason.start) : "";
      const id = /预算/.test(between) ? null : idOf(key, claim.prose.section);
      if (id) enter(id, claim.reason.text, claim.reason.prose, claim.reason.start);
    }
    if (claim.kind === "reference") enter("evaluation-report", claim.title, claim.prose, claim.start);
  }
  for (const prose of account.prose) narrativeTexts(prose, account.facts, enter);
  for (const [id, text] of overviewTexts(account)) texts.set(id, text);
  joinItems(texts, "reason:budget:three-public");
  return texts;
}

/** Where reasons are given for the items alone, the whole has them all. */
function joinItems(texts: Map<string, StatedText>, whole: string): void {
  const items = [...texts].filter(([id]) => id.startsWith(`${whole}:`));
  const [first] = items;
  if (!first || texts.has(whole)) return;
  const alike = items.every(([, { text }]) => text === first[1].text);
  const each = items.map(([id, { text }]) => `${id.slice(whole.length + 1)}${text}`);
  texts.set(whole, { ...first[1], text: alike ? first[1].text : each.join("，") });
}

function idOf(key: string, home: string): string | null {
  for (const [pattern, of] of reasonIds) {
    const match = pattern.exec(key);
    if (match) return of(match, home);
  }
  return null;
}

type Enter = (id: string, text: string, prose: Prose, start?: number) => void;

const because = /原因(?:是|为|系|[:：])+\s*([^。；]+)/g;

/** Reasons for a difference from a budget: a budget is named nearer before them than another year. */
function gapReasons(text: string): { text: string; index: number }[] {
  return [...text.matchAll(because)].flatMap(({ index, 1: why = "" }) => {
    const before = text.slice(0, index);
    const budget = before.lastIndexOf("预算");
    const year = Math.max(before.lastIndexOf("上年"), before.lastIndexOf("上一年"), yearBefore(before));
    return budget > year ? [{ text: why, index }] : [];
  });
}

/** Where a year is last named; “2023年初” names a budget. */
function yearBefore(text: string): number {
  return [...text.matchAll(/\d{4}年(?!初)/g)].at(-1)?.index ?? -1;
}

/** The subject of the last figure before a place in a paragraph; null where it speaks of the whole. */
function subjectAt(facts: readonly Fact[], at: number): string | null {
  const before = facts.filter(({ spot }) => spot.start < at);
  return before.at(-1)?.dimensions.function ?? /function=(\d+)/.exec(before.at(-1)?.key ?? "")?.[1] ?? null;
}

/** Reasons for differences from the budget, uses of subjects, of receptions and of vehicles. */
function narrativeTexts(prose: Prose, facts: readonly Fact[], enter: Enter): void {
  const { text, section } = prose;
  if (isIn(section, "general-expenditure")) {
    const own = facts.filter(({ spot, home }) => spot.block === prose.block && home === section);
    const first = own.find(({ dimensions }) => dimensions.function)?.dimensions.function;
    const use = /主要用于[:：]\s*([^。]+)。/.exec(text);
    if (use && first) enter(`use:${first}`, use[1]!, prose, use.index);
    for (const why of gapReasons(text))
      enter(`reason:budget:${subjectAt(own, why.index) ?? "all"}`, why.text, prose, why.index);
  }
  if (isIn(section, "three-public")) {
    const whom = /[，。；]主要(?:是|为|用于)?[:：]?(接待[^。；]+?)(?=[。；]|，(?:全年|共|国内|累计|\d))/.exec(
      text,
    );
    if (whom) enter("use:receptions", whom[1]!, prose, whom.index);
    for (const { id, words, index } of itemUses(text)) enter(id, words, prose, index);
    const own = facts.filter(({ spot, home }) => spot.block === prose.block && home === section);
    for (const why of gapReasons(text)) {
      const item = own.filter(({ spot }) => spot.start < why.index).at(-1)?.dimensions.item;
      const whole = item === undefined || item === "合计";
      enter(
        whole ? "reason:budget:three-public" : `reason:budget:three-public:${item}`,
        why.text,
        prose,
        why.index,
      );
    }
  }
  if (section === "assets") {
    const other = /其他用车主要是([^；。]+)/.exec(text);
    if (other) enter("use:vehicles", other[1]!, prose, other.index);
  }
  if (section === "performance") {
    const system = /工作开展情况如下[:：]\s*([^；]+)；/.exec(text);
    if (system) enter("performance", system[1]!, prose, system.index);
  }
}

/** Uses of the items of “三公”经费: each belongs to the item that is named last before it. */
function itemUses(text: string): { id: string; words: string; index: number }[] {
  return [...text.matchAll(/主要用于[:：]?\s*([^。；]+)/g)].flatMap(({ index, 1: words = "" }) => {
    // The whole is told as used for its items.
    if (/^(?:因公出国|公务用车(?:购置|运行)|公务接待)[^、]{0,12}费/.test(words)) return [];
    const before = text.slice(0, index);
    const last = itemWords
      .map(([id, pattern]) => ({ id, at: [...before.matchAll(pattern)].at(-1)?.index ?? -1 }))
      .sort((a, b) => b.at - a.at)[0];
    return last && last.at !== -1 ? [{ id: last.id, words, index }] : [];
  });
}

const itemWords: readonly (readonly [string, RegExp])[] = [
  ["use:abroad", /因公出国|出国（境）/g],
  ["use:vehicles-bought", /公务用车购置(?!及)|购置公务用车/g],
  ["use:vehicles-kept", /运行(?:维护)?费|保有量/g],
  ["use:receptions", /接待/g],
];
