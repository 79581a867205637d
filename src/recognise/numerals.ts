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
/** What is counted, longer words first where one begins another. */
const measures = [
  "批（次）|批\\(次\\)|台（套）|台\\(套\\)|平方公里|平方米|立方米|千瓦时|人次|批次|户次|场次|例次|车次|台次|件次|站次|套次|公顷|公里|千米|厘米|毫米|公斤|千克|千瓦|兆瓦|小时|分钟|学时|课时|学分|标段|号线|社区|小区|单元|季度",
  "个|人|名|辆|台|套|次|批|项|家|户|条|份|处|件|篇|期|场|幅|亩|米|吨|克|升|度|天|周|秒|岁|字|座|所|宗|笔|类|株|头|只|册|栋|间",
  "门|种|部|层|级|届|倍|折|成|位|本|张|例|块|棵|支|组|队|班|轮|节|集|首|枚|根|双|副|片|艘|架|把|盏|趟|页|卷|盘|桶|瓶|箱|袋|盒|床|口|眼|匹|群|列|段|村|镇|乡|县|市|区|校|站|案|讲|款",
  "㎡|m²|m2|km|kg|℃|MW|GW|kW",
].join("|");
const measure = new RegExp(`^(?:余|多|几)?\\s*(?:[百千万亿]余?)?(?:${measures})`);

/** Whether a number states money or a share, whatever else is said of it. */
export function isMoneyOrShare({ kind }: Numeral): boolean {
  return kind === "amount" || kind === "percent";
}

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
  return (
    isDate(digits, before, after) || isCode(digits, before, after) || isPartOfName(digits, before, after)
  );
}

/** A year, a month, a day, a time of day, a length of years. */
function isDate(digits: string, before: string, after: string): boolean {
  const short = /^\d{1,2}$/.test(digits);
  if (/^[12][09]\d\d$/.test(digits)) {
    if (/^\s*(?:年|\]|〕|］|】|）|\)|本年|[（(/‟]|[-—–~～至])/.test(after)) return true;
    if (/[〔［[（(【‟]\s*$/.test(before)) return true;
  }
  // 2022.12.31 is read as 2022.12 and 31.
  if (/^(?:19|20)\d\d[.．]\d{1,2}$/.test(digits) && /^[.．]\d{1,2}(?![\d元万亿])/.test(after)) return true;
  if (short && /(?:19|20)\d\d[.．]\d{1,2}[.．]$/.test(before)) return true;
  if (/^\d{1,3}$/.test(digits) && /^\s*年(?!度)/.test(after)) return true;
  if (short && /^\s*(?:月|日)/.test(after)) return true;
  // 1-12月, 3至5日
  if (short && /^\s*[-—–~～至]\s*\d{1,2}\s*[月日]/.test(after)) return true;
  return /^\d{1,2}$/.test(digits) && (/^\s*[:：]\s*\d\d/.test(after) || /\d\s*[:：]\s*$/.test(before));
}

/** The number of a document, an article, a form, a subject, a paragraph; letters and digits; a telephone. */
function isCode(digits: string, before: string, after: string): boolean {
  if (/第\s*$/.test(before)) return true;
  // “2130304水利行业业务管理”, “1.2130304水利行业业务管理”: the code of a subject, with the number of its item.
  if (
    /^(?:\d{1,2}[.．])?2\d{4}(?:\d{2})?$/.test(digits) &&
    /^\p{Script=Han}{3}/u.test(after) &&
    !/^(?:万|亿|千|百|余|多)?元/.test(after)
  )
    return true;
  if (!/^\d+$/.test(digits)) return /^\d{1,2}[.．]\d{1,2}$/.test(digits) && /^[.．]\d/.test(after);
  if (/^\s*号/.test(after) && !/^\s*号线/.test(after)) return true;
  if (/^\d{3,7}$/.test(digits) && /^\s*[-－—]\s*\p{L}/u.test(after)) return true;
  if (/(?:编码|代码|科目编号|邮编|邮政编码|电话|传真|热线)[：:]?\s*$/.test(before)) return true;
  if (/公开\s*$/.test(before) && /^\s*表/.test(after)) return true;
  if (/\d[.．]\d{1,2}[.．]$/.test(before)) return true;
  if (/[A-Za-z]\d*[-－—_/.]?$/.test(before) || (/^\d{1,2}$/.test(digits) && /^[A-Z](?![A-Za-z])/.test(after)))
    return true;
  return /^\d{3,4}$/.test(digits) && /^[-－—]\d{7,8}(?!\d)/.test(after)
    ? true
    : /^\d{7,8}$/.test(digits) && /\d{3,4}[-－—]$/.test(before);
}

/** What bears a name made of digits (“985工程”, 12345热线, “1+2”, 7×24小时), a ratio (3:7), the first of a range. */
function isPartOfName(digits: string, before: string, after: string): boolean {
  // “基数为0，不可比”: nothing has no unit.
  if (digits === "0" && /[为是]$/.test(before) && /^(?:[，。；、）)]|$)/.test(after)) return true;
  if (/^\s*[-－—–~～至]\s*\d/.test(after) && /^\d+(?:[.．]\d+)?$/.test(digits)) return true;
  if (!/^\d+$/.test(digits)) return false;
  if (
    /^\s*(?:工程|计划|行动|热线|平台|报警|急救|规划|战略|模式|机制|体系|指挥|专项|监督|服务|便民)/.test(after)
  )
    return true;
  if (
    /^[+＋×xX·•/／∶](?=[\d\p{Script=Han}A-Za-z])/u.test(after) ||
    /[\d\p{Script=Han}A-Za-z][+＋×·•/／∶]$/u.test(before)
  )
    return true;
  if (/^\d{1,2}$/.test(digits) && /^\s*[:：]\s*\d/.test(after)) return true;
  return /[“"‘「]$/.test(before) && /^[^”"’」，。；]{0,8}[”"’」]/.test(after);
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
