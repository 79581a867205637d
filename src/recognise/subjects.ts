import type { Concept } from "../facts/concept.ts";
import type { Meaning } from "../standard/rows.ts";
import { fiscalSources, natures, otherSources, vehicleKinds } from "../standard/rows.ts";

/** What the account itself says about its codes: names printed in its tables. */
export interface Names {
  /** Functional code of a class named in prose. */
  classNamed(name: string): string | null;
  /** Functional code for names of 类, 款 and 项 given together, with the level that each is printed with. */
  functionNamed(path: readonly string[], levels: readonly string[]): string | null;
  /** The code of a row where a code is printed beside names: the code itself, unless only the names stand in a table. */
  functionCoded(code: string, path: readonly string[], levels: readonly string[]): string;
  /** Economic code of a name. */
  economicNamed(name: string): string | null;
}

/** A subject found in the words before a number: what it means, and where its words end. */
export interface Subject {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

interface Entry {
  readonly pattern: RegExp;
  readonly meaning: Meaning;
}

const of = (concept: Concept, dimensions: Record<string, string> = {}): Meaning => ({ concept, dimensions });

const totals: readonly Entry[] = [
  {
    pattern: /收入[、和]?支出(?:决算)?总计|收、支(?:决算)?总计|收支(?:决算)?总计/g,
    meaning: of("grand-total", { side: "收支" }),
  },
  { pattern: /收入(?:决算)?总计/g, meaning: of("grand-total", { side: "收入" }) },
  { pattern: /支出(?:决算)?总计/g, meaning: of("grand-total", { side: "支出" }) },
  { pattern: /年初(?:财政拨款)?结转(?:和|与)?结余/g, meaning: of("carryover", { moment: "年初" }) },
  { pattern: /年末(?:财政拨款)?结转(?:和|与)?结余/g, meaning: of("carryover", { moment: "年末" }) },
  {
    pattern: /使用非财政拨款结余(?:[（(]含专用结余[）)])?|事业基金弥补收支差额/g,
    meaning: of("reserves-used"),
  },
  { pattern: /(?<!财政拨款)结余分配/g, meaning: of("surplus-allocation") },
  { pattern: /本年收入(?:决算)?(?:合计)?|收入(?:决算)?合计/g, meaning: of("revenue") },
  { pattern: /本年支出(?:决算)?(?:合计)?|支出(?:决算)?合计/g, meaning: of("expenditure") },
];

const sources: readonly Entry[] = [
  ...fiscalSources.map(({ source }) => ({
    pattern: new RegExp(`${source}(?:收入)?`, "g"),
    meaning: of("revenue", { source }),
  })),
  { pattern: /财政拨款收入/g, meaning: of("revenue", { source: "财政拨款" }) },
  ...otherSources.map((source) => ({ pattern: new RegExp(source, "g"), meaning: of("revenue", { source }) })),
  { pattern: /附属单位(?:缴款|上缴)(?:收入)?/g, meaning: of("revenue", { source: "附属单位上缴收入" }) },
];

const kinds: readonly Entry[] = natures.map((nature) => ({
  pattern: new RegExp(nature === "对附属单位补助支出" ? "对附属单位补助(?:支出)?" : nature, "g"),
  meaning: of("expenditure", { nature }),
}));

const staff: readonly Entry[] = [
  { pattern: /人员(?:经费|支出)/g, meaning: of("expenditure", { kind: "人员经费", nature: "基本支出" }) },
  {
    pattern: /(?:日常)?公用(?:经费|支出)/g,
    meaning: of("expenditure", { kind: "公用经费", nature: "基本支出" }),
  },
];

const publicItems: readonly Entry[] = [
  { pattern: /[“"]?三公[”"]?经费/g, meaning: of("three-public", { item: "合计" }) },
  {
    pattern: /因公出国(?:[（(]?境[）)]?)?(?:经费|费用|费)?/g,
    meaning: of("three-public", { item: "因公出国（境）费" }),
  },
  {
    pattern: /公务用车购置(?:费)?(?:及|和|、)(?:公务用车)?运行(?:维护)?(?:费)?/g,
    meaning: of("three-public", { item: "公务用车购置及运行维护费" }),
  },
  {
    pattern: /公务用车运行(?:维护)?(?:费|支出)?/g,
    meaning: of("three-public", { item: "公务用车运行维护费" }),
  },
  {
    pattern: /公务用车购置(?:费|支出)?(?!及|和|、)/g,
    meaning: of("three-public", { item: "公务用车购置费" }),
  },
  { pattern: /公务接待(?:费|支出)?/g, meaning: of("three-public", { item: "公务接待费" }) },
  { pattern: /国内(?:公务)?接待(?:费|支出)?/g, meaning: of("reception-cost", { kind: "国内" }) },
  { pattern: /外事接待(?:费|支出)?/g, meaning: of("reception-cost", { kind: "外事" }) },
  {
    pattern: /国[（(]境[）)]外(?:公务)?接待(?:费|支出)?/g,
    meaning: of("reception-cost", { kind: "国（境）外" }),
  },
];

const procurement: readonly Entry[] = [
  {
    pattern: /政府采购(?:支出)?总额|政府采购(?:支出)?(?:金额)?(?=[\d共为（(]|$)/g,
    meaning: of("procurement", { kind: "合计" }),
  },
  { pattern: /(?:政府采购)?货物(?:类)?(?:支出|采购)?/g, meaning: of("procurement", { kind: "货物" }) },
  { pattern: /(?:政府采购)?工程(?:类)?(?:支出|采购)?/g, meaning: of("procurement", { kind: "工程" }) },
  { pattern: /(?:政府采购)?服务(?:类)?(?:支出|采购)?/g, meaning: of("procurement", { kind: "服务" }) },
  { pattern: /授予中小企业(?:的)?合同(?:金)?额/g, meaning: of("procurement", { kind: "中小企业" }) },
  {
    pattern: /授予小(?:型)?微(?:型)?企业(?:的)?合同(?:金)?额/g,
    meaning: of("procurement", { kind: "小微企业" }),
  },
];

const assets: readonly Entry[] = [
  ...vehicleKinds.map((kind) => ({
    pattern: new RegExp(
      kind.replace(/[（）]/g, (sign) => (sign === "（" ? "[（(]" : "[）)]")),
      "g",
    ),
    meaning: of("vehicles", { kind }),
  })),
  { pattern: /离退休干部服务用车/g, meaning: of("vehicles", { kind: "离退休干部用车" }) },
  {
    pattern: /(?<!其[他它]|购置|特种)(?:共有|拥有|保有)?车辆(?:共|总数|合计)?/g,
    meaning: of("vehicles", { kind: "合计" }),
  },
];

const counts: readonly Entry[] = [
  { pattern: /团组/g, meaning: of("delegations") },
  { pattern: /购置(?:公务用车|车辆)?/g, meaning: of("vehicles-bought") },
  { pattern: /保有量/g, meaning: of("vehicles-kept") },
];

/** Which subjects can be meant in a section. Entries that stand later win where words end at the same place. */
const lexicon: readonly (readonly [RegExp, readonly Entry[]])[] = [
  [/^s1$/, [...totals, ...sources, ...kinds, ...staff]],
  [/^s2$/, [...totals, ...sources]],
  [/^s3$/, [...totals, ...kinds, ...staff]],
  [/^s4$/, [...totals, ...sources]],
  [/^s5/, [...totals, ...kinds, ...staff]],
  [/^s6$/, [...kinds, ...staff]],
  [/^s[78]$/, [...totals, ...kinds]],
  [/^s9/, publicItems],
  [/^s10a/, [{ pattern: /机关运行经费/g, meaning: of("operating-cost", { kind: "合计" }) }]],
  [/^s10b/, procurement],
  [/^s10c/, assets],
];

/**
 * The subject that the words before a number name: the one that ends nearest to the number, the longest of
 * those. Null where the words name none.
 */
export function subjectIn(words: string, section: string, names: Names): Subject | null {
  const entries = lexicon.find(([pattern]) => pattern.test(section))?.[1] ?? [];
  let best: Subject | null = null;
  const offer = (meaning: Meaning, start: number, text: string): void => {
    const end = start + text.length;
    if (!best || end > best.end || (end === best.end && start <= best.start))
      best = { meaning, start, end, words: text };
  };
  for (const { pattern, meaning } of entries)
    for (const match of words.matchAll(pattern)) offer(scoped(meaning, section), match.index, match[0]);
  if (/^s[13578]/.test(section)) {
    const code = /科目编码\s*(\d{3,7})\s*[）)—-]?[^\d，。；]*$/.exec(words);
    if (code) offer(scoped(of("expenditure", { function: code[1]! }), section), code.index, code[0]);
    const path = [...words.matchAll(/([\p{Script=Han}（）()、“”]{1,60}?)\s*[（(](类|款|项)[）)]/gu)];
    if (path.length > 0) {
      const found = names.functionNamed(
        path.map((match) => match[1]!.replace(/^.*?[，；。、:：]/, "")),
        path.map((match) => match[2]!),
      );
      const last = path.at(-1)!;
      if (found) offer(scoped(of("expenditure", { function: found }), section), last.index, last[0]);
    }
    const tail = Math.max(0, words.length - 400);
    const named = /([\p{Script=Han}]{2,60}支出)[^，；。]*$/u.exec(words.slice(tail));
    const className = named?.[1] ?? "";
    const code3 = className === "" ? null : names.classNamed(className);
    if (code3 && named)
      offer(scoped(of("expenditure", { function: code3 }), section), tail + named.index, className);
  }
  if (/^s6/.test(section)) {
    for (const match of words.matchAll(/[\p{Script=Han}（）()]{3,}/gu)) {
      const text = match[0].replace(/^(?:主要)?包括|^[（(][一二三四五六七八九十]+[）)]/, "");
      const code = names.economicNamed(text);
      if (code) {
        const start = match.index + match[0].length - text.length;
        offer(of("expenditure", { scope: "一般公共预算", economic: code, nature: "基本支出" }), start, text);
      }
    }
  }
  return best;
}

/** What a count in the section on “三公” and on assets is about. */
export function countSubject(words: string, unit: string, section: string): Meaning | null {
  if (/^s9/.test(section)) {
    for (const { pattern, meaning } of counts) {
      const last = [...words.matchAll(pattern)].at(-1);
      if (last && (unit === "个" || unit === "辆")) return meaning;
    }
  }
  return null;
}

/** Adds the scope of money that a section is about. */
function scoped(meaning: Meaning, section: string): Meaning {
  const { concept, dimensions } = meaning;
  const scope = scopeOfSection(section);
  if (!scope || dimensions.scope) return meaning;
  if (concept === "expenditure") {
    // “占本年支出合计” in section five means the whole of expenditure, see `baseIn`.
    return { concept, dimensions: { ...dimensions, scope } };
  }
  if (concept === "carryover" || concept === "grand-total")
    return { concept, dimensions: { ...dimensions, scope } };
  const source = sourceOfSection[section];
  if (concept === "revenue" && !dimensions.source && source) return { concept, dimensions: { source } };
  return meaning;
}

/** The source of revenue that a section of the narrative speaks of. */
const sourceOfSection: Readonly<Record<string, string>> = {
  s4: "财政拨款",
  s7: "政府性基金预算财政拨款",
  s8: "国有资本经营预算财政拨款",
};

/** The scope of money that a section of the narrative speaks of; null: all money. */
export function scopeOfSection(section: string): string | null {
  if (section === "s4") return "财政拨款";
  if (/^s[56]/.test(section)) return "一般公共预算";
  if (section === "s7") return "政府性基金";
  return section === "s8" ? "国有资本经营" : null;
}

/**
 * What a numbered item is about: “1、一般公共服务支出（类）商贸事务（款）招商引资（项）。主要用于……” or
 * “1.小学教育（2050202），……”. Everything the item states is of that subject; null for any other paragraph.
 */
export function itemSubject(text: string, section: string, names: Names): Meaning | null {
  if (!/^s[3578]/.test(section)) return null;
  const head = /^\s*(?:\d{1,2}\s*[、.．]|[（(]\d{1,2}[）)])\s*([^。；，：:]{2,120})/.exec(text)?.[1];
  if (!head) return null;
  const code = /[（(]\s*(\d{3}(?:\d{2}){0,2})\s*[）)]|^(\d{3}(?:\d{2}){1,2})\s*(?=\p{Script=Han})/u.exec(
    head,
  );
  const marked = [...head.matchAll(/([\p{Script=Han}（）()、“”]{1,60}?)\s*[（(](类|款|项)[）)]/gu)];
  const path = marked.map((match) => match[1]!);
  const levels = marked.map((match) => match[2]!);
  const printed = code?.[1] ?? code?.[2];
  if (printed === undefined && path.length === 0) return null;
  // A subject that no table prints keeps its name: its figures are compared with each other only.
  const bare = /^([\p{Script=Han}]{2,40})\s*[（(]/u.exec(head)?.[1];
  const named =
    printed === undefined
      ? (names.functionNamed(path, levels) ?? path.at(-1)!)
      : names.functionCoded(printed, path.length === 0 && bare ? [bare] : path, levels);
  return scoped(of("expenditure", { function: named }), section);
}

/** What a section speaks of where a sentence names nothing narrower. */
export function rootSubject(section: string): Meaning | null {
  const scope = scopeOfSection(section);
  if (section === "s2") return of("revenue");
  if (section === "s3") return of("expenditure");
  if (section === "s6") return of("expenditure", { scope: "一般公共预算", nature: "基本支出" });
  if (/^s5/.test(section) || section === "s7" || section === "s8")
    return of("expenditure", scope ? { scope } : {});
  if (/^s9/.test(section)) return of("three-public", { item: "合计" });
  if (/^s10a/.test(section)) return of("operating-cost", { kind: "合计" });
  return null;
}
