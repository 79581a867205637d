import type { Decimal } from "../facts/decimal.ts";
import { parseDecimal } from "../facts/decimal.ts";
import type { AmountUnit } from "../facts/quantity.ts";

/** What a number in running text states. */
export type NumeralKind = "amount" | "percent" | "count" | "score" | "label" | "bare";

/** A number token: `start`–`end` covers digits and unit. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  /** Where the digits end and the unit begins. */
  readonly digitsEnd: number;
  readonly text: string;
  readonly decimal: Decimal;
  readonly kind: NumeralKind;
  readonly unit: string;
  readonly approximate: boolean;
}

const digit = "[0-9]";
const number = new RegExp(
  `[-－−]?(?:${digit}{1,3}(?:,${digit}{3})+|${digit}{1,3}(?:, ?${digit}{3})+(?=\\.${digit}+\\s*[万亿元])|${digit}{1,3}(?:，${digit}{3})+(?=[.．])|${digit}+(?: ${digit}{3})*)(?:[.．]${digit}+)?`,
  "g",
);
const chinese =
  /[二两三四五六七八九十]?十[一二三四五六七八九]?|[二两三四五六七八九]|(?<=[^统第同唯])一(?=[个项])/g;
const chineseMeasure =
  /^(?:个项目|个(?!方面|关键|重点|坚持|确保|一|统一|有机)|项(?!目)|次|批次|人次|辆|台|家|户)/;
/** Measure words by which narratives count; of words that begin alike the longer stands first. */
const measures = [
  "人次 批次 批（次） 批\\(次\\) 批 个 人 名 辆 台（套） 台\\(套\\) 台 套 次 项 家 户 条 份 处 件 篇 期 场 幅 亩 公顷 平方米 平方公里 公里 千米 米 吨",
  "万吨 亿吨 亿米 万米 千瓦时 千瓦 万千瓦 度 天 小时 分钟 岁 万人次 万人 万户 万亩 万字 万个 座 所 宗 笔 号线 类 株 头 只 册 栋 间 MW GW 兆瓦 倍",
].flatMap((words) => words.split(" "));
const measure = new RegExp(`^(?:余|多|几)?\\s*(?:${measures.join("|")})`);

/** Half-width twin of `text` with the same length, so that offsets hold. */
export function halfWidth(text: string): string {
  if (!/[０-９．％，（）：；　]/.test(text)) return text;
  return text.replace(/[０-９．％（）：；　]/g, (sign) =>
    sign === "　" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/**
 * Every number token of `text` in order, with what it states. Dates, years, ordinals, codes, document and
 * article numbers are labels; a number without a unit is bare. Chinese numerals count before measure words.
 */
export function scanNumerals(text: string): Numeral[] {
  const plain = halfWidth(text);
  const numerals: Numeral[] = [];
  for (const match of plain.matchAll(number)) numerals.push(numeralAt(plain, match.index, match[0]));
  for (const match of plain.matchAll(chinese)) {
    const rest = plain.slice(match.index + match[0].length);
    const unit = chineseMeasure.exec(rest);
    const before = plain.slice(Math.max(0, match.index - 1), match.index);
    if (!unit || /[第十百千万亿零一二三四五六七八九]/.test(before)) continue;
    const units = BigInt(chineseValue(match[0]));
    const digitsEnd = match.index + match[0].length;
    const end = digitsEnd + unit[0].length;
    numerals.push({
      start: match.index,
      end,
      digitsEnd,
      text: plain.slice(match.index, end),
      decimal: { units, scale: 0 },
      kind: "count",
      unit: unit[0],
      approximate: false,
    });
  }
  return numerals.sort((a, b) => a.start - b.start);
}

function numeralAt(text: string, found: number, printed: string): Numeral {
  const signed = /^[-－−]/.test(printed);
  const previous = text.slice(Math.max(0, found - 1), found);
  const next = text.slice(found + printed.length, found + printed.length + 3);
  // A hyphen after a digit, a letter or a bracket joins codes and ranges; after a word it is a minus sign of an amount only.
  const joined =
    signed &&
    (/[\dA-Za-z）)]/.test(previous) || (/\p{L}/u.test(previous) && !/^\s*(?:万?元|亿元|%|％)/.test(next)));
  const start = joined ? found + 1 : found;
  const digits = joined ? printed.slice(1) : printed;
  const digitsEnd = found + printed.length;
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(digitsEnd, digitsEnd + 12);
  const decimal = parseDecimal(
    digits
      .replace(/[,，\s]/g, "")
      .replace(/[－−]/, "-")
      .replace("．", "."),
  ) ?? {
    units: 0n,
    scale: 0,
  };
  const { kind, length } = classify(digits, before, after);
  const end = digitsEnd + length;
  const unit = text.slice(digitsEnd, end).trim();
  const approximate = /^\s*(?:余|多|几)/.test(after) || /[约近逾超]\s*$/.test(before);
  return { start, end, digitsEnd, text: text.slice(start, end), decimal, kind, unit, approximate };
}

function classify(digits: string, before: string, after: string): { kind: NumeralKind; length: number } {
  const take = (pattern: RegExp): number => pattern.exec(after)?.[0].length ?? 0;
  if (labelled(digits, before, after)) return { kind: "label", length: 0 };
  let length = take(/^\s*(?:余|多)?\s*(?:亿元|万元|元)/);
  if (length > 0) return { kind: "amount", length };
  length = take(/^\s*(?:%|％|个百分点)/);
  if (length > 0) return { kind: "percent", length };
  length = take(/^\s*分(?![别之钟类期管析解清布])/);
  if (length > 0) return { kind: "score", length };
  length = take(measure);
  if (length > 0) return { kind: "count", length };
  return { kind: "bare", length: 0 };
}

function labelled(digits: string, before: string, after: string): boolean {
  const short = /^\d{1,2}$/.test(digits);
  if (/^\d{4}$/.test(digits) && /^(?:[12][09]\d\d)$/.test(digits)) {
    if (/^\s*(?:年|\]|〕|］|）|\)|[-—–~至])/.test(after)) return true;
    if (/[〔［[（(]\s*$/.test(before)) return true;
    if (/^\s*(?:\(|（|本年)/.test(after)) return true;
  }
  if (short && /^\s*月/.test(after)) return true;
  if (short && /^\s*日/.test(after) && /月\s*$/.test(before)) return true;
  if (short && /^\s*年(?!度)/.test(after) && /年\s*$/.test(before)) return true;
  if (/^\s*号/.test(after) && /[〔［[（()）〕］\]第发字]\s*$/.test(before)) return true;
  if (/第\s*$/.test(before)) return true;
  if (/^\s*条/.test(after) && /第\s*$/.test(before)) return true;
  if (/^\d{3,7}$/.test(digits) && /^\s*[-－—]\s*\p{L}/u.test(after)) return true;
  if (/(?:编码|代码|科目编号)[：:]?\s*$/.test(before)) return true;
  if (/公开\s*$/.test(before) && /^\s*表/.test(after)) return true;
  if (/^\s*(?:月|日)/.test(after) && short) return true;
  return false;
}

const numeralDigits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of a Chinese numeral below one hundred. */
export function chineseValue(text: string): number {
  const ten = text.indexOf("十");
  if (ten === -1) return numeralDigits[text] ?? 0;
  const tens = ten === 0 ? 1 : (numeralDigits[text.slice(0, ten)] ?? 0);
  return tens * 10 + (numeralDigits[text.slice(ten + 1)] ?? 0);
}

/** What an amount cell of a table holds. */
export type CellFigure =
  | { readonly kind: "blank" }
  | { readonly kind: "not-applicable" }
  | { readonly kind: "figure"; readonly decimal: Decimal; readonly unit: AmountUnit | "%" | null }
  | { readonly kind: "text" };

/**
 * Reads an amount cell: blank, 0, 0.00, - and — state zero; —— is “not applicable”; separators after every third
 * digit, full-width digits, inner spaces, a sign and a unit are accepted; anything else is text.
 */
export function readCell(printed: string): CellFigure {
  const text = halfWidth(printed).replace(/\s+/g, "");
  if (text === "" || /^[-－—–]$/.test(text)) return { kind: "blank" };
  if (/^(?:[—–-]{2,}|\/|N\/A|不适用)$/i.test(text)) return { kind: "not-applicable" };
  const match = /^([-－−+]?)((?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:\.\d+)?)(亿元|万元|元|%|％)?$/.exec(text);
  const decimal = match ? parseDecimal((match[2] ?? "").replace(/[,，]/g, "")) : null;
  if (!match || !decimal) return { kind: "text" };
  const negative = /[-－−]/.test(match[1] ?? "");
  const unit = match[3] === "％" ? "%" : ((match[3] as AmountUnit | "%" | undefined) ?? null);
  return {
    kind: "figure",
    decimal: negative ? { units: -decimal.units, scale: decimal.scale } : decimal,
    unit,
  };
}
