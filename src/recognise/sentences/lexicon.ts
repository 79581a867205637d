import type { Concept } from "../../facts/concept.ts";
import type { Dimensions } from "../../facts/fact.ts";
import type { Meaning } from "../../standard/rows.ts";
import { fiscalSources, natures, otherSources, vehicleKinds } from "../../standard/rows.ts";
import type { About } from "./settings.ts";

/** Words that name a subject, and what they mean. */
export interface Entry {
  readonly words: RegExp;
  readonly meaning: Meaning;
}

function entry(words: string, concept: Concept, dimensions: Dimensions = {}): Entry {
  return { words: new RegExp(words, "g"), meaning: { concept, dimensions } };
}

const carried = "(?:结转(?:和|与|、|及)?(?:结余)?|结余(?:和|与|、|及)?(?:结转)?)";

const totals: readonly Entry[] = [
  entry("收入[、和]?支出(?:决算)?总计|收、支(?:决算)?总计|收支(?:决算)?总计", "grand-total", {
    side: "收支",
  }),
  entry("(?<![费入])收入(?:决算)?总计", "grand-total", { side: "收入" }),
  entry("(?<!经费|费用|”)支出(?:决算)?总计", "grand-total", { side: "支出" }),
  entry(`年初(?:财政拨款)?${carried}`, "carryover", { moment: "年初" }),
  entry(`年末(?:财政拨款)?${carried}`, "carryover", { moment: "年末" }),
  entry("使用非财政拨款结余(?:[（(]含专用结余[）)])?|事业基金弥补收支差额", "reserves-used"),
  entry("(?<!财政拨款)结余分配", "surplus-allocation"),
  entry("[本当]年收入(?:决算)?(?:合计)?|收入(?:决算)?合计", "revenue"),
  entry("[本当]年支出(?:决算)?(?:合计)?|支出(?:决算)?合计", "expenditure"),
];

const sources: readonly Entry[] = [
  ...fiscalSources.map(({ source }) =>
    entry(`${source}(?:收入)?(?!(?:基本|项目|本年)?支出|年[初末])`, "revenue", { source }),
  ),
  entry("财政拨款收入", "revenue", { source: "财政拨款" }),
  ...otherSources.map((source) => entry(source, "revenue", { source })),
  entry("附属单位(?:缴款|上缴)(?:收入)?", "revenue", { source: "附属单位上缴收入" }),
];

/** Expenditure by the money that its own words name. */
const funds: readonly Entry[] = [
  entry("(?:一般公共预算|公共财政预算)(?:财政拨款)?(?:本年)?支出", "expenditure", { scope: "一般公共预算" }),
  entry("政府性基金(?:预算)?(?:财政拨款)?(?:本年)?支出", "expenditure", { scope: "政府性基金" }),
  entry("国有资本经营(?:预算)?(?:财政拨款)?(?:本年)?支出", "expenditure", { scope: "国有资本经营" }),
  entry("(?<!预算|公共|费)财政拨款(?:本年)?支出", "expenditure", { scope: "财政拨款" }),
];

const kinds: readonly Entry[] = natures.map((nature) =>
  entry(nature === "对附属单位补助支出" ? "对附属单位补助(?:支出)?" : nature, "expenditure", { nature }),
);

const staff: readonly Entry[] = [
  entry("人员(?:经费|支出)", "expenditure", { kind: "人员经费", nature: "基本支出" }),
  entry("(?:日常)?公用(?:经费|支出)", "expenditure", { kind: "公用经费", nature: "基本支出" }),
];

const vehicle = "(?:公务用车|公务车|公车|(?<!其[他它])车辆)";

const publicItems: readonly Entry[] = [
  entry('[“"]?三公[”"]?经费', "three-public", { item: "合计" }),
  entry("因公出国(?:[（(]?境[）)]?)?(?:经费|费用|费)?", "three-public", { item: "因公出国（境）费" }),
  entry(`${vehicle}购置(?:费)?(?:及|和|、)(?:${vehicle})?运行(?:维护)?(?:费)?`, "three-public", {
    item: "公务用车购置及运行维护费",
  }),
  entry(`${vehicle}运行(?:维护)?(?:费|支出)?`, "three-public", { item: "公务用车运行维护费" }),
  entry(`${vehicle}购置(?:费|支出)?(?!及|和|、)`, "three-public", { item: "公务用车购置费" }),
  entry("公务接待(?:费|支出)?", "three-public", { item: "公务接待费" }),
  entry("国内(?:公务)?接待(?:费|支出)?", "reception-cost", { kind: "国内" }),
  entry("外事接待(?:费|支出)?", "reception-cost", { kind: "外事" }),
  entry("国[（(]境[）)]外(?:公务)?接待(?:费|支出)?", "reception-cost", { kind: "国（境）外" }),
];

/** Short names, where the sentence speaks of vehicles for public use already. */
export const vehicleItems: readonly Entry[] = [
  entry("(?:车辆)?购置(?:费|支出)", "three-public", { item: "公务用车购置费" }),
  entry("(?:车辆)?运行(?:维护)?(?:费|支出)", "three-public", { item: "公务用车运行维护费" }),
];

const operatingCost: readonly Entry[] = [entry("机关运行经费", "operating-cost", { kind: "合计" })];

const allProcurement = entry(
  "政府采购(?:支出)?总额|政府采购(?:支出)?(?:金额)?(?=[\\d共为（(]|$)",
  "procurement",
  { kind: "合计" },
);
const procurement: readonly Entry[] = [
  allProcurement,
  ...["货物", "工程", "服务"].map((kind) =>
    entry(`(?:政府采购)?${kind}(?:类)?(?:支出|采购)?`, "procurement", { kind }),
  ),
  entry("面向中小企业(?:的)?采购(?:金额|额)?", "procurement", { kind: "中小企业" }),
  entry("授予中小企业(?:的)?合同(?:金)?额", "procurement", { kind: "中小企业" }),
  entry("授予小(?:型)?微(?:型)?企业(?:的)?合同(?:金)?额", "procurement", { kind: "小微企业" }),
];

const assets: readonly Entry[] = [
  ...vehicleKinds.map((kind) =>
    entry(
      kind.replace(/[（）]/g, (sign) => (sign === "（" ? "[（(]" : "[）)]")),
      "vehicles",
      { kind },
    ),
  ),
  entry("离退休干部服务用车", "vehicles", { kind: "离退休干部用车" }),
  entry("(?<!其[他它]|购置|特种)(?:共有|拥有|保有)?车辆(?:共|总数|合计)?", "vehicles", { kind: "合计" }),
];

/**
 * What can be meant in a section. Of entries whose words end at the same place the longest counts, of equals the last.
 * Where no section is open only words that mean the same everywhere count.
 */
export const lexicon: Readonly<Partial<Record<About, readonly Entry[]>>> = {
  totals: [...totals, ...sources, ...funds, ...kinds, ...staff],
  revenue: [...totals, ...sources],
  expenditure: [...totals, ...funds, ...kinds, ...staff],
  "appropriation-totals": [...totals, ...sources, ...funds],
  "general-expenditure": [...totals, ...kinds, ...staff],
  "basic-expenditure": [...kinds, ...staff],
  "government-funds": [...totals, ...kinds],
  "state-capital": [...totals, ...kinds],
  "three-public": publicItems,
  "operating-cost": operatingCost,
  procurement,
  assets,
  open: [...totals, ...sources, ...funds, ...publicItems, ...operatingCost, allProcurement],
};

/** Things of which pieces are counted in the section on “三公”. */
export const counted: readonly Entry[] = [
  entry("团组", "delegations"),
  entry("购置(?:公务用车|车辆)?", "vehicles-bought"),
  entry("保有量", "vehicles-kept"),
];
