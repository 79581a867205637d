import type { Concept } from "../facts/concept.ts";
/**
 * The meaning of the row and column labels of the statutory tables: which concept a label states, with its
 * dimensions. Labels are compared without numbering, brackets' width and blanks.
 */
import type { Dimensions } from "../facts/fact.ts";
import { lettersApart } from "../facts/letters.ts";
import { bareLabel as withoutNumbering } from "./forms.ts";
import { inWordsOfToday } from "./vocabulary.ts";

/** A label without numbering, in the words of today. */
function bareLabel(label: string): string {
  return inWordsOfToday(withoutNumbering(label));
}

/** A concept with its dimensions. */
export interface Meaning {
  readonly concept: Concept;
  readonly dimensions: Dimensions;
}

const of = (concept: Concept, dimensions: Dimensions = {}): Meaning => ({ concept, dimensions });

/** The three kinds of 财政拨款, with the scope of money each belongs to. */
export const fiscalSources: readonly {
  readonly source: string;
  readonly scope: string;
  readonly pattern: RegExp;
}[] = [
  {
    source: "一般公共预算财政拨款",
    scope: "一般公共预算",
    pattern: /^一般公共预算(?:财政)?拨款(?:收入)?$|^公共财政预算拨款(?:收入)?$/,
  },
  {
    source: "政府性基金预算财政拨款",
    scope: "政府性基金",
    pattern: /^政府性基金(?:预算)?(?:财政)?拨款(?:收入)?$/,
  },
  {
    source: "国有资本经营预算财政拨款",
    scope: "国有资本经营",
    pattern: /^国有(?:资本|资金)经营(?:预算)?(?:财政)?拨款(?:收入)?$/,
  },
];

/** Sources of revenue that are not 财政拨款, in the order of 公开01表 and 公开02表. */
export const otherSources = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const;

/** Kinds of expenditure, in the order of 公开03表. */
export const natures = ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const;

const otherSourceAliases: Readonly<Record<string, string>> = {
  附属单位缴款: "附属单位上缴收入",
  附属单位缴款收入: "附属单位上缴收入",
  事业单位经营收入: "经营收入",
};
const natureAliases: Readonly<Record<string, string>> = {
  对附属单位补助: "对附属单位补助支出",
  上缴上级: "上缴上级支出",
};

/** The source of revenue that a label names, or null. */
export function sourceNamed(label: string): string | null {
  const bare = bareLabel(label).replace(/（[^）]*）/g, "");
  for (const { source, pattern } of fiscalSources) if (pattern.test(bare)) return source;
  if (/^财政拨款(?:收入)?$/.test(bare)) return "财政拨款";
  if (otherSources.some((source) => source === bare)) return bare;
  const near = nearly(bare, [
    ...otherSources,
    ...fiscalSources.flatMap(({ source }) => [source, `${source}收入`]),
  ]);
  const fiscal = fiscalSources.find(({ source }) => near === source || near === `${source}收入`)?.source;
  return otherSourceAliases[bare] ?? fiscal ?? near;
}

/** The kind of expenditure that a label names, or null. */
export function natureNamed(label: string): string | null {
  const bare = bareLabel(label);
  if (natures.some((nature) => nature === bare)) return bare;
  return natureAliases[bare] ?? null;
}

/** The one label that differs in a single sign, so that its amounts are not lost; the label itself is checked elsewhere. */
function nearly(bare: string, labels: readonly string[]): string | null {
  if (bare.length < 4) return null;
  const near = labels.filter((label) => lettersApart(bare, label, 1) === 1);
  return near.length === 1 ? near[0]! : null;
}

/** Labels of rows and columns, classes of function aside. */
export const rowLabels: readonly string[] = [
  ...fiscalSources.flatMap(({ source }) => [source, `${source}收入`]),
  ...otherSources,
  ...natures,
  ...["本年收入合计", "本年支出合计", "使用非财政拨款结余", "年初结转和结余", "年末结转和结余", "结余分配"],
  ...["年初财政拨款结转和结余", "年末财政拨款结转和结余"],
];

/** Rows of 公开01表 on the side of revenue that are no source. */
const revenueRows: readonly (readonly [RegExp, Meaning])[] = [
  [/^本年收入合计$/, of("revenue")],
  [
    /^(?:使用(?:非财政拨款|专用)结余|用事业基金弥补收支差额|使用非财政拨款结余（含专用结余）)/,
    of("reserves-used"),
  ],
  [/^(?:上年|年初)结转(?:和|与)?结余$/, of("carryover", { moment: "年初" })],
  [/^(?:收入)?总计$|^合计$/, of("grand-total", { side: "收入" })],
];

const expenditureRows: readonly (readonly [RegExp, Meaning])[] = [
  [/^本年支出合计$/, of("expenditure")],
  [/^结余分配$/, of("surplus-allocation")],
  [/^年末结转(?:和|与)?结余$/, of("carryover", { moment: "年末" })],
  [/^(?:支出)?总计$|^合计$/, of("grand-total", { side: "支出" })],
];

const fiscalRevenueRows: readonly (readonly [RegExp, Meaning])[] = [
  [/^本年收入合计$/, of("revenue", { source: "财政拨款" })],
  [/^年初(?:财政拨款)?结转(?:和|与)?结余$/, of("carryover", { moment: "年初", scope: "财政拨款" })],
  [/^(?:收入)?总计$/, of("grand-total", { side: "收入", scope: "财政拨款" })],
];

const fiscalExpenditureRows: readonly (readonly [RegExp, Meaning])[] = [
  [/^本年支出合计$/, of("expenditure")],
  [/^年末(?:财政拨款)?结转(?:和|与)?结余$/, of("carryover", { moment: "年末" })],
  [/^(?:支出)?总计$/, of("grand-total", { side: "支出" })],
];

function matched(rows: readonly (readonly [RegExp, Meaning])[], label: string): Meaning | null {
  const bare = bareLabel(label);
  return rows.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** What a row on the left of 公开01表 states. */
export function revenueRow(label: string): Meaning | null {
  const source = sourceNamed(label);
  return source ? of("revenue", { source }) : matched(revenueRows, label);
}

/** What a row on the right of 公开01表 states, classes of function aside. */
export function expenditureRow(label: string): Meaning | null {
  return matched(expenditureRows, label);
}

/** What a row on the left of 公开04表 states; `afterOpening`: below the opening balance. */
export function fiscalRevenueRow(label: string, afterOpening: boolean): Meaning | null {
  const bare = bareLabel(label);
  for (const { source, scope, pattern } of fiscalSources)
    if (pattern.test(bare))
      return afterOpening ? of("carryover", { moment: "年初", scope }) : of("revenue", { source });
  return matched(fiscalRevenueRows, label);
}

/** What a row on the right of 公开04表 states, classes of function aside; the column adds the scope. */
export function fiscalExpenditureRow(label: string): Meaning | null {
  return matched(fiscalExpenditureRows, label);
}

/** The scope of money that a column of 公开04表 is about. */
export function scopeOfColumn(header: string): string | null {
  const bare = bareLabel(header);
  if (/^(?:合计|小计|金额|决算数)$/.test(bare)) return "财政拨款";
  return fiscalSources.find(({ pattern }) => pattern.test(bare))?.scope ?? null;
}

/** Items of the “三公” table, by the words of the header. */
export function threePublicItem(path: readonly string[]): string | null {
  const words = path.map((word) => bareLabel(word));
  const leaf = words.at(-1) ?? "";
  if (/因公出国/.test(leaf)) return "因公出国（境）费";
  if (/公务接待/.test(leaf)) return "公务接待费";
  // Printed beside 三公 and no part of it.
  if (/^会议费/.test(leaf)) return "会议费";
  if (/^培训费/.test(leaf)) return "培训费";
  if (/购置及运行|购置和运行/.test(leaf)) return "公务用车购置及运行维护费";
  if (/运行/.test(leaf)) return "公务用车运行维护费";
  if (/购置/.test(leaf)) return "公务用车购置费";
  if (/^(?:小计|合计)$/.test(leaf) && words.some((word) => /公务用车/.test(word)))
    return "公务用车购置及运行维护费";
  if (/^合计$|^总计$|^“?三公”?经费/.test(leaf)) return "合计";
  // The sum of the “三公” items where other expenses stand beside them.
  return leaf === "小计" && words.some((word) => /三公/.test(word)) ? "合计" : null;
}

/** What is counted beside the “三公” items, by the words of the row and the unit in it; null for anything else. */
export function threePublicCount(label: string): Meaning | null {
  const bare = label.replace(/\s+/g, "");
  if (!/[（(](?:个|人|人次|辆|批|批次|次|台)[）)]|(?:批次|人次|人数|团组数?|辆数|保有量)$/.test(bare))
    return null;
  const kind = /国[（(]境[）)]外|外宾|国外/.test(bare) ? "国（境）外" : null;
  if (/团组/.test(bare)) return of("delegations");
  if (/出国/.test(bare) && /人/.test(bare)) return of("delegates");
  if (/保有/.test(bare)) return of("vehicles-kept");
  if (/购置/.test(bare) && /车|辆/.test(bare)) return of("vehicles-bought");
  if (/外事/.test(bare)) return null;
  if (/接待/.test(bare) && /批/.test(bare))
    return of("receptions", { kind: kind ?? (/国内/.test(bare) ? "国内" : "合计") });
  if (/接待/.test(bare) && /人/.test(bare))
    return of("guests", { kind: kind ?? (/国内/.test(bare) ? "国内" : "合计") });
  return null;
}

/** Rows of 公开10表. */
export const statisticsRows: readonly (readonly [RegExp, Meaning])[] = [
  [/^合计$/, of("procurement", { kind: "合计" })],
  [/^(?:政府采购)?货物(?:支出)?$/, of("procurement", { kind: "货物" })],
  [/^(?:政府采购)?工程(?:支出)?$/, of("procurement", { kind: "工程" })],
  [/^(?:政府采购)?服务(?:支出)?$/, of("procurement", { kind: "服务" })],
  [/^行政单位$/, of("operating-cost", { kind: "行政单位" })],
  [/^参照公务员法管理(?:的)?事业单位$/, of("operating-cost", { kind: "参公事业单位" })],
  [/^车辆数?合计/, of("vehicles", { kind: "合计" })],
  [/^(?:副部（省）级|部级|副省级).*用车$/, of("vehicles", { kind: "副部（省）级及以上领导用车" })],
  [/^(?:主要领导干部|主要负责人)用车$/, of("vehicles", { kind: "主要领导干部用车" })],
  [/^机要通信用车$/, of("vehicles", { kind: "机要通信用车" })],
  [/^应急保障用车$/, of("vehicles", { kind: "应急保障用车" })],
  [/^执法执勤用车$/, of("vehicles", { kind: "执法执勤用车" })],
  [/^特种专业技术用车$/, of("vehicles", { kind: "特种专业技术用车" })],
  [/^离退休干部(?:服务)?用车$/, of("vehicles", { kind: "离退休干部用车" })],
  [/^其他用车$/, of("vehicles", { kind: "其他用车" })],
  [/^(?:单价|单位价值|单台价值)\d+万元.*通用设备/, of("equipment", { kind: "通用" })],
  [/^(?:单价|单位价值|单台价值)\d+万元.*专用设备/, of("equipment", { kind: "专用" })],
  [/^(?:单价|单位价值|单台价值)\d+万元.*设备/, of("equipment")],
];

/** The kinds of vehicles of 公开10表 in order, without the total. */
export const vehicleKinds = [
  "副部（省）级及以上领导用车",
  "主要领导干部用车",
  "机要通信用车",
  "应急保障用车",
  "执法执勤用车",
  "特种专业技术用车",
  "离退休干部用车",
  "其他用车",
] as const;

/** What a row of 公开10表 states. */
export function statisticsRow(label: string): Meaning | null {
  const unit = /[（(](?:辆|台|套|台[/、]?套|台[（(]套[）)]|个|万?元)[）)]$/;
  return matched(statisticsRows, label.replace(/\s+/g, "").replace(unit, ""));
}
