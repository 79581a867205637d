import type { AmountUnit } from "./quantity.ts";

/**
 * A part of a line above a table: whose table it is, the unit of its amounts, its year, its number, its title, or some
 * other label (a date, a person). Offsets are those of the line.
 */
export interface CaptionPart {
  readonly kind: "owner" | "unit" | "year" | "number" | "title" | "other";
  /** As printed, without blanks and colon; "" where it has none. */
  readonly label: string;
  /** What is said under the label, without the blanks around it. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const colon = "[:：﹕∶]";
/** Signs of no width among them: they are no part of a word. */
const blanks = "[\\s\\u3000\\u200b-\\u200f\\u2060\\ufeff]*";
const blank = /[\s\u3000\u200b-\u200f\u2060\ufeff]+/gu;
/** People set words apart to fill a line: 部 门, 金 额 单 位. */
const spread = (word: string): string => [...word].join(blanks);
const any = (...words: readonly string[]): string => `(?:${words.map(spread).join("|")})`;

const maker = any("编制", "编报", "填报", "填表", "制表", "上报", "报送", "公开", "预算", "决算");
const other = `[（(/]${blanks}${any("部门", "单位")}${blanks}[）)]?`;
const usualOwner = `(?:${maker}${blanks})?${any("部门", "单位")}(?:${blanks}${other})?(?:${blanks}${any("名称", "全称")})?`;
const usualMeasure = `${any("金额", "计量", "货币")}${blanks}${spread("单位")}`;
const year = `(?:${any("会计", "决算", "预算")}${blanks})?${any("年度", "年份")}`;
const known = any(
  "表号",
  "日期",
  "时间",
  "编制日期",
  "填报日期",
  "报送日期",
  "编制时间",
  "币种",
  "制表人",
  "填表人",
  "编制人",
  "审核人",
  "经办人",
  "复核",
  "审核",
  "制表",
  "联系电话",
  "电话",
  "财务负责人",
  "单位负责人",
  "部门负责人",
  "负责人",
  "主管部门",
  "主管单位",
  "预算代码",
  "单位代码",
  "单位编码",
  "部门代码",
  "部门编码",
);
/** Any other label that stands apart behind the first. */
const strange = (own: string): string =>
  `(?<=[\\s\\u3000])(?!${own}\\p{Script=Han}*(?:单位|部门|名称|年度)${blanks}${colon})\\p{Script=Han}{2,8}`;
const digit = "[0-9０-９〇○零一二三四五六七八九]";
const yearWords = `${digit}(?:${blanks}${digit}){3}${blanks}年(?:${blanks}度)?`;
const usualNumber = `(?:${spread("财决")}${blanks})?${spread("公开")}${blanks}${digit}{1,2}(?:[-－]${digit}+)?${blanks}表`;
/** The number that a table has in the accounts themselves, from which it was exported: no number of the disclosure. */
const accountsNumber = `${spread("财决")}${blanks}${digit}{1,2}(?:[-－]${digit}+)?${blanks}表`;
const date = `${yearWords}${blanks}${digit}{1,2}${blanks}月(?:${blanks}${digit}{1,2}${blanks}日)?`;

/** Words of captions that a layout has beside the usual ones: labels of the owner and of the unit, whole numbers. */
export interface OwnCaptions {
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly number: readonly string[];
  /** Titles of tables that do not end like one. */
  readonly title: readonly string[];
}

/** Own words before the usual ones, the longest first. */
function orOwn(own: readonly string[], usual: string): string {
  if (own.length === 0) return usual;
  const literal = [...own]
    .sort((a, b) => b.length - a.length)
    .map((word) => [...word].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join(blanks));
  return `(?:${literal.join("|")}|${usual})`;
}

/** Where a part may begin. A label is known by its colon; a year and a number by what stands around them. */
function marksWith(words: OwnCaptions): RegExp {
  const measure = orOwn(words.unit, usualMeasure);
  const owner = orOwn(words.owner, usualOwner);
  const numberWords = orOwn(words.number, usualNumber);
  const labels = [...words.owner, ...words.unit];
  const rest = `(?:${known}|${strange(labels.length === 0 ? "" : `${orOwn(labels, "(?!)")}${blanks}${colon}|`)})`;
  return new RegExp(
    [
      `(?<rest>${rest})${blanks}${colon}`,
      `(?<measure>${measure})${blanks}${colon}`,
      `(?<yearLabel>${year})${blanks}${colon}`,
      `(?<owner>${owner})${blanks}${colon}`,
      `(?<date>${date})`,
      `(?<number>${numberWords})`,
      `(?<accounts>${accountsNumber})`,
      `(?<year>${yearWords})(?=$|[\\s\\u3000）)|，,；;、]|${numberWords}|(?:${rest}|${measure}|${owner})${blanks}${colon})`,
    ].join("|"),
    "gu",
  );
}

const usualMarks = marksWith({ owner: [], unit: [], number: [], title: [] });
/** 元 begins names of counties, too: 元氏县, 元宝山区. */
const money = /^(?:人\s*民\s*币)?\s*[（(]?\s*(亿|万|)\s*元(?=$|\P{Script=Han}|[和及])/u;
const things =
  /^(?:人|人\/次|人次|辆|台|套|个|批|次|批次|户|平方米|㎡|%|％|百分比|分|天)(?:\s*[、,，/／和及（(]\s*(?:人|人次|辆|台|套|个|批|次|批次|户|平方米|㎡|%|％|万?元)[）)]?)*$/u;
const title = /^[^。；！？:：]{1,50}表(?:[（(].{1,12}[）)])?$/u;
/** Between parts. */
const apart = /^[\s\u3000（）()|，,；;、]*$/u;
const labelAhead = new RegExp(`^${blanks}(?:${usualMeasure}|${year}|${usualOwner})${blanks}${colon}`, "u");
/** No line of labels is longer. */
const longest = 200;

/**
 * Takes a line above a table apart into its labelled parts, whatever their order and however they are set apart: tabs,
 * blanks, full-width blanks, brackets, or nothing. “单位：万元” is the unit of the amounts, “单位：某某局” the owner. Null
 * for a line that holds anything but such parts and a title; a title alone is no line of labels.
 */
export function captionParts(text: string): readonly CaptionPart[] | null {
  return partsWith(usualMarks, text) ?? strangeParts(text);
}

const strangeLabel = /^(\p{Script=Han}{2,8})[\s\u3000]*[:：﹕∶][\s\u3000]*(.{1,40})$/u;
const strangeOwner = /^(?:填[报表制]|编[制报]|公开|报送|上报)|(?:机构|单位|部门)(?:名称|全称)?$/;
const unitOnly = /^(?:人\s*民\s*币)?\s*[（(]?\s*(?:亿|万|)\s*元[）)]?$/u;

/**
 * A line of labels that nobody knows, one of which can only be the unit of the amounts: “计量口径：万元”. Its parts are
 * set apart by tabs or several blanks; a label that names who reports says the owner.
 */
function strangeParts(text: string): readonly CaptionPart[] | null {
  if (text.length > longest) return null;
  const [, who = "", whose = ""] = strangeLabel.exec(text.trim()) ?? [];
  if (
    /^(?:填[报表制]|编[制报]|公开|报送|上报)/.test(who) &&
    /^[\p{Script=Han}（）()·]{3,36}(?:[局委办厅部院校会馆站所队]|中心)$/u.test(whose)
  )
    return [
      {
        kind: "owner",
        label: who,
        value: nameOf(whose),
        start: text.indexOf(who),
        end: text.trimEnd().length,
      },
    ];
  if (!/元[）)]?(?:\t|[\s\u3000]{2,}|[\s\u3000]*$)/u.test(text)) return null;
  const parts: CaptionPart[] = [];
  for (const { 0: piece, index } of text.matchAll(
    /[^\t\s\u3000](?:[^\t]*?[^\t\s\u3000])??(?=\t|[\s\u3000]{2,}|[\s\u3000]*$)/gu,
  )) {
    const [, label = "", value = ""] = strangeLabel.exec(piece) ?? [];
    const end = index + piece.length;
    const year = new RegExp(`^${yearWords}$`, "u").test(piece);
    if (label === "" && !year) return null;
    if (year) parts.push({ kind: "year", label: "", value: piece.replace(blank, ""), start: index, end });
    else if (unitOnly.test(value)) parts.push({ kind: "unit", label, value, start: index, end });
    else {
      const kind = strangeOwner.test(label) ? "owner" : "other";
      parts.push({ kind, label, value: kind === "owner" ? nameOf(value) : value, start: index, end });
    }
  }
  const kinds = parts.flatMap(({ kind }) => (kind === "other" ? [] : [kind]));
  return kinds.includes("unit") && new Set(kinds).size === kinds.length ? parts : null;
}

/** Takes lines apart by a layout's own words as well. */
export function captionReader(words: OwnCaptions): (text: string) => readonly CaptionPart[] | null {
  const marks = marksWith(words);
  const titles = words.title.toSorted((a, b) => b.length - a.length);
  return (text) => {
    const found = titles.find((one) => text.length <= longest && text.includes(one) && text.trim() !== one);
    if (found === undefined) return partsWith(marks, text) ?? captionParts(text);
    const start = text.indexOf(found);
    const end = start + found.length;
    // “附表三：收入一览”: the colon is no label's.
    const before = text.slice(0, start).replace(/[:：]\s*$/u, (sign) => " ".repeat(sign.length));
    const rest = partsWith(marks, `${before}${" ".repeat(found.length)}${text.slice(end)}`);
    if (rest === null || rest.some(({ kind }) => kind === "title")) return null;
    return [...rest, { kind: "title", label: "", value: found, start, end }];
  };
}

function partsWith(marks: RegExp, text: string): readonly CaptionPart[] | null {
  if (text.length > longest || (marks === usualMarks && !/[:：﹕∶年表]/.test(text))) return null;
  const found = [...text.matchAll(marks)];
  const [first] = found;
  if (!first) return null;
  const parts: CaptionPart[] = [];
  const lead = titleIn(text, 0, first.index);
  if (lead === undefined) return null;
  if (lead) parts.push(lead);
  for (const [i, match] of found.entries()) {
    const end = found[i + 1]?.index ?? text.length;
    const own = partsOf(text, match, end);
    if (!own) return null;
    parts.push(...own);
  }
  const one = withOneOwner(parts);
  const kinds = one.flatMap(({ kind }) => (kind === "other" ? [] : [kind]));
  return new Set(kinds).size === kinds.length ? one : null;
}

/** Of several owners the first counts; “单位：” left blank beside an owner is the unit of the amounts. */
function withOneOwner(parts: readonly CaptionPart[]): readonly CaptionPart[] {
  const own = parts.find(({ kind, value }) => kind === "owner" && value !== "");
  if (!own) return parts;
  return parts.map((part) => {
    if (part.kind !== "owner" || part === own) return part;
    return { ...part, kind: part.label === "单位" && part.value === "" ? "unit" : "other" };
  });
}

/** Whether a line, or a cell, holds nothing but labels. */
export function isCaptionLine(text: string): boolean {
  return captionParts(text) !== null;
}

/** Whether a line begins with a label, whatever else it says. */
export function beginsWithLabel(text: string): boolean {
  return labelAhead.test(text);
}

/** The unit of amounts that a label says; null where it measures something else or nothing. */
export function amountUnitOf({ kind, value }: CaptionPart): AmountUnit | null {
  const said = kind === "unit" ? money.exec(value) : null;
  return said ? (`${said[1]}元` as AmountUnit) : null;
}

/** The year that a part says: 2022年度, ２０２２年, 二〇二二年. */
export function yearOf({ kind, value }: CaptionPart): number | null {
  if (kind !== "year") return null;
  const digits = [...value.normalize("NFKC")].flatMap((sign) => {
    if (/\d/.test(sign)) return [sign];
    const at = "零一二三四五六七八九".indexOf(sign.replace(/[〇○]/, "零"));
    return at === -1 ? [] : [String(at)];
  });
  return digits.length === 4 ? Number(digits.join("")) : null;
}

/** The parts from one mark to the next: its own, and a title that stands apart behind it. */
function partsOf(text: string, match: RegExpExecArray, end: number): CaptionPart[] | null {
  const { index: start, groups = {} } = match;
  const after = start + match[0].length;
  const said = text.slice(after, end);
  const whole = (kind: CaptionPart["kind"], printed: string): CaptionPart[] | null => {
    const behind = titleIn(text, start + printed.length, end);
    if (behind === undefined) return null;
    const own = {
      kind,
      label: "",
      value: printed.replace(blank, ""),
      start,
      end: start + printed.length,
    };
    return behind ? [own, behind] : [own];
  };
  if (groups.date) return whole("other", groups.date);
  if (groups.number) return whole("number", groups.number);
  if (groups.accounts) return whole("other", groups.accounts);
  if (groups.year) return whole("year", groups.year);
  const printed = groups.rest ?? groups.measure ?? groups.yearLabel ?? groups.owner ?? "";
  const label = printed.replace(blank, "");
  const value = bare(said);
  const at = (kind: CaptionPart["kind"], own = value): CaptionPart => ({
    kind,
    label,
    value: own,
    start,
    end: Math.max(after, after + said.indexOf(own) + own.length),
  });
  if (groups.rest) return value.length > 30 || /[。；！？]/.test(value) ? null : [at("other")];
  if (groups.yearLabel) {
    if (value === "") return [at("other")];
    return /^\d{4}$/.test(value.normalize("NFKC")) ? [at("year")] : null;
  }
  if (groups.measure || money.test(value) || things.test(value))
    // What is measured beside money (“万元、辆”) goes with it; other words do not.
    return value.length > 24 || /[。；！？\s\u3000]\S/u.test(value.replace(/^人\s*民\s*币\s*/u, ""))
      ? null
      : [at("unit")];
  return ownerParts(at, value);
}

/** An owner's name; a title may stand behind it, set apart. */
function ownerParts(at: (kind: "owner", own: string) => CaptionPart, value: string): CaptionPart[] | null {
  if (value.length > 60 || /[。；！？]/.test(value)) return null;
  const [, name = value, behind = ""] = /^(.*?)(?:\t|[\s\u3000]{2,})(\S+)$/u.exec(value) ?? [];
  if (behind !== "" && title.test(behind)) {
    const own = at("owner", name.trimEnd());
    const start = own.end + value.slice(name.length).indexOf(behind);
    return [
      { ...own, value: nameOf(own.value) },
      { kind: "title", label: "", value: behind, start, end: start + behind.length },
    ];
  }
  const own = { ...at("owner", value), value: nameOf(value) };
  return /\t/.test(own.value) ? null : [own];
}

/** A name without the code before it, without the place of the seal behind it, and without blanks that fill the line. */
function nameOf(value: string): string {
  return value
    .replace(/[\u200b-\u200f\u2060\ufeff]+/g, "")
    .replace(/[\s\u3000]*[（(](?:盖章|公章|签章|盖公章|印章)[）)]/gu, "")
    .replace(/^[[［【（(]?\d{3,12}[\]］】）)]?[\s\u3000\-－—_]+(?=\p{Script=Han})/u, "")
    .replace(/^[[［【（(]\d{3,12}[\]］】）)](?=\p{Script=Han})/u, "")
    .replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, "")
    .trim();
}

/** What is said, without the blanks around it and the brackets that it shares with its label. */
function bare(said: string): string {
  const value = said.replace(/^[\s\u3000]+|[\s\u3000（(|，,；;、]+$/gu, "");
  return /^[^（(]*[）)]$/u.test(value) ? value.slice(0, -1).trimEnd() : value;
}

/** A title between two places of a line; null for nothing but blanks and brackets, undefined for other words. */
function titleIn(text: string, from: number, to: number): CaptionPart | null | undefined {
  const between = text.slice(from, to);
  if (apart.test(between)) return null;
  const printed = between.replace(/^[\s\u3000）)|，,；;、]+|[\s\u3000（(|，,；;、]+$/gu, "");
  if (!title.test(printed.replace(blank, ""))) return undefined;
  const start = from + between.indexOf(printed);
  return { kind: "title", label: "", value: printed, start, end: start + printed.length };
}
