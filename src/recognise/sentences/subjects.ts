import type { Meaning } from "../../standard/rows.ts";
import type { Names } from "../names.ts";
import { counted, lexicon, vehicleItems } from "./lexicon.ts";
import type { About, Setting } from "./settings.ts";

/** A subject found in words: what it means, and where its words stand in them. */
export interface Subject {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
}

/** Sections whose sentences name functional subjects. */
const withCodes: ReadonlySet<About> = new Set([
  "totals",
  "expenditure",
  "general-expenditure",
  "government-funds",
  "state-capital",
]);
/** Names end at most so far before their figure. */
const longestReach = 400;

const levelled = /([\p{Script=Han}（）()、“”]{1,60}?)\s*[（(](类|款|项)[）)]/gu;

/**
 * The subject that words before a figure name: the one that ends nearest to the figure, of those the longest. Null where
 * the words name none.
 */
export function subjectIn(words: string, setting: Setting, names: Names): Subject | null {
  let best: Subject | null = null;
  const offer = (meaning: Meaning, start: number, text: string): void => {
    const end = start + text.length;
    if (!best || end > best.end || (end === best.end && start <= best.start))
      best = { meaning: scoped(inWords(meaning, words.slice(0, start), setting), setting), start, end };
  };
  for (const { words: pattern, meaning } of lexicon[setting.about] ?? [])
    for (const match of words.matchAll(pattern)) offer(meaning, match.index, match[0]);
  if (withCodes.has(setting.about)) functionsIn(words, names, offer);
  if (setting.about === "basic-expenditure") economicsIn(words, names, offer);
  return best;
}

type Offer = (meaning: Meaning, start: number, text: string) => void;

const functional = (code: string): Meaning => ({ concept: "expenditure", dimensions: { function: code } });

function functionsIn(words: string, names: Names, offer: Offer): void {
  const code = /科目编码\s*(\d{3,7})\s*[）)—-]?[^\d，。；]*$/.exec(words);
  if (code) offer(functional(code[1]!), code.index, code[0]);
  const path = [...words.matchAll(levelled)];
  const last = path.at(-1);
  if (last) {
    const found = names.functionNamed(
      path.map((match) => match[1]!.replace(/^.*?[，；。、:：]/, "")),
      path.map((match) => match[2]!),
    );
    if (found) offer(functional(found), last.index, last[0]);
  }
  const tail = Math.max(0, words.length - longestReach);
  const named = /([\p{Script=Han}]{2,60}支出)[^，；。]*$/u.exec(words.slice(tail));
  const className = named?.[1] ?? "";
  const code3 = className === "" ? null : names.classNamed(className);
  if (code3 && named) offer(functional(code3), tail + named.index, className);
}

function economicsIn(words: string, names: Names, offer: Offer): void {
  for (const match of words.matchAll(/[\p{Script=Han}（）()]{3,}/gu)) {
    const text = match[0].replace(/^(?:主要)?包括|^[（(][一二三四五六七八九十]+[）)]/, "");
    const code = names.economicNamed(text);
    if (!code) continue;
    const dimensions = { scope: "一般公共预算", economic: code, nature: "基本支出" };
    offer({ concept: "expenditure", dimensions }, match.index + match[0].length - text.length, text);
  }
}

/** What pieces counted in the section on “三公” are, where their words say it. */
export function countSubject(words: string, unit: string): Meaning | null {
  if (unit !== "个" && unit !== "辆") return null;
  return counted.find((one) => words.search(one.words) !== -1)?.meaning ?? null;
}

const moneyBefore =
  /(一般公共预算|公共财政预算|政府性基金|国有资本经营|财政拨款)(?:预算)?(?:财政拨款)?(?:收入|支出|的|本年)*$/;

/** A meaning with the money that the words before it name: “财政拨款收入总计”. */
function inWords(meaning: Meaning, before: string, setting: Setting): Meaning {
  const { concept, dimensions } = meaning;
  const divided = concept === "expenditure" || concept === "carryover" || concept === "grand-total";
  const money = divided && !dimensions.scope ? moneyBefore.exec(before)?.[1] : undefined;
  // In a section on one kind of it “财政拨款” is that kind.
  if (money === undefined || (money === "财政拨款" && setting.scope)) return meaning;
  const scope = money === "公共财政预算" ? "一般公共预算" : money;
  return { concept, dimensions: { ...dimensions, scope } };
}

/** A meaning with the money that its section is about, where its own words say none. */
function scoped(meaning: Meaning, { scope, source }: Setting): Meaning {
  const { concept, dimensions } = meaning;
  if (!scope || dimensions.scope) return meaning;
  if (concept === "expenditure" || concept === "carryover" || concept === "grand-total")
    return { concept, dimensions: { ...dimensions, scope } };
  return concept === "revenue" && !dimensions.source && source
    ? { concept, dimensions: { source } }
    : meaning;
}

const printedCode =
  /(\p{Script=Han}{3,30})?[（(]?(?:科目)?(?:编码|代码)[:：]?(\d{3,9})(?!\d)[）)—-]?[^\d，。；;]{0,40}$/u;

/** “购置费10万元” behind “公务用车购置及运行维护费”. */
export function vehicleItemIn(words: string, spoken: Meaning | null): Subject | null {
  if (spoken?.concept !== "three-public" || !/公务用车/.test(spoken.dimensions.item ?? "")) return null;
  for (const { words: pattern, meaning } of vehicleItems) {
    const match = [...words.matchAll(pattern)].at(-1);
    if (match) return { meaning, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const leadingCode =
  /^(?:[（(]?\d{1,2}[.．、）)])?(2\d{2}(?:\d{2}){0,2})(?=\p{Script=Han})[\p{Script=Han}（）()、]{2,40}/u;

/** “2130106科技转化与推广服务45.60万元”: the code stands before the name. */
export function subjectByLeadingCode(clause: string, { scope, about }: Setting): Subject | null {
  if (!withCodes.has(about) && about !== "open") return null;
  const match = leadingCode.exec(clause);
  if (!match) return null;
  const dimensions = { function: match[1]!, ...(scope ? { scope } : {}) };
  return { meaning: { concept: "expenditure", dimensions }, start: 0, end: match[0].length };
}

/** “（科目编码：2010301）…623.72万元”: the subject whose code itself is printed before a figure. */
export function subjectByCode(before: string, { scope }: Setting, names: Names): Subject | null {
  const words = before.slice(-70).replace(/\s+/g, "");
  const [, name, code] = printedCode.exec(words) ?? [];
  if (!code) return null;
  const dimensions = {
    function: names.functionCoded(wholeCode(code), name ? [name] : [], []),
    ...(scope ? { scope } : {}),
  };
  return { meaning: { concept: "expenditure", dimensions }, start: 0, end: 0 };
}

/** Digits too many are a slip: the rest is the code that was meant. */
function wholeCode(code: string): string {
  return code.length > 7 ? code.slice(0, 7) : code;
}

const itemHead = /^\s*(?:\d{1,2}\s*[、.．]|[（(]\d{1,2}[）)])\s*([^。；，：:]{2,120})/;

/**
 * What a numbered item is about: “1、一般公共服务支出（类）商贸事务（款）招商引资（项）。主要用于……” or
 * “1.小学教育（2050202），……”. Everything the item states is of that subject; null for any other.
 */
export function subjectOfItem(text: string, setting: Setting, names: Names): Meaning | null {
  const head = itemHead.exec(text)?.[1];
  if (!head) return null;
  // Under a heading that nobody knows, the levels that are printed behind its names say what an item is.
  const levelledOut = setting.about === "open" && /[（(]项[）)]/.test(head);
  if ((!withCodes.has(setting.about) && !levelledOut) || setting.about === "totals") return null;
  // “（1）2060101行政运行（项）”: what is printed before the name is its code.
  const printed =
    /[（(]\s*(\d{3}(?:\d{2}){0,2}|\d{8,9})\s*[）)]|^(\d{3}(?:\d{2}){1,2}|\d{8,9})\s*(?=\p{Script=Han})/u.exec(
      head,
    );
  const code = printed?.[1] ?? printed?.[2];
  const marked = [...head.matchAll(levelled)];
  const path = marked.map((match) => match[1]!);
  const last = path.at(-1);
  if (!code && last === undefined) return null;
  const levels = marked.map((match) => match[2]!);
  const bare = /^(\p{Script=Han}{2,40})\s*[（(]/u.exec(head)?.[1];
  // A subject that no table prints keeps its name: its figures are compared with each other only.
  const named = code
    ? names.functionCoded(wholeCode(code), path.length === 0 && bare ? [bare] : path, levels)
    : (names.functionNamed(path, levels) ?? last!);
  return scoped(functional(named), levelledOut ? { ...setting, scope: "一般公共预算" } : setting);
}
