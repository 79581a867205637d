import { departmentalClasses } from "./codes.ts";

/** Names and classes that changed with a reform, by the years in which they hold. */

/** Classes of the departmental 支出经济分类 before the reform of 2018, by code. */
const classesUntil2017: readonly (readonly [string, string])[] = [
  ["301", "工资福利支出"],
  ["302", "商品和服务支出"],
  ["303", "对个人和家庭的补助"],
  ["304", "对企事业单位的补贴"],
  ["305", "转移性支出"],
  ["306", "赠与"],
  ["307", "债务利息支出"],
  ["308", "债务还本支出"],
  ["309", "基本建设支出"],
  ["310", "其他资本性支出"],
  ["311", "贷款转贷及产权参股"],
  ["399", "其他支出"],
];

/** The last year of the old 支出经济分类. */
const lastOfOld = 2017;

/** The classes that a departmental 经济分类 table of a year may have; a year that nobody knows has those of today. */
export function economicClassesIn(year: number | null): readonly string[] {
  return year !== null && year <= lastOfOld ? classesUntil2017.map(([code]) => code) : departmentalClasses;
}

/** The name that an economic class had before the reform; null after it, and for any other code. */
export function oldEconomicClass(code: string, year: number | null): string | null {
  if (year === null || year > lastOfOld) return null;
  return classesUntil2017.find(([known]) => known === code)?.[1] ?? null;
}

/** What a label or a noun was called in other years, and what it is called here. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/^公共财政(?:预算)?(?:财政)?拨款(?:收入)?$/, "一般公共预算财政拨款"],
  [/^(?:用|使用)?事业基金弥补收支差额$/, "使用非财政拨款结余"],
  [/^上年结转(?:和|与)?(?:结余)?$/, "年初结转和结余"],
  [/^(?:结转下年|年末结转|结转下年支出)$/, "年末结转和结余"],
  [/^(?:结转和结余|结余)分配$/, "结余分配"],
];

/** A label in the words of today: 公共财政拨款 is 一般公共预算财政拨款. */
export function inWordsOfToday(label: string): string {
  return otherNames.find(([pattern]) => pattern.test(label))?.[1] ?? label;
}
