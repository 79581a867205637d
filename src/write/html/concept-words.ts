import type { Fact } from "../../facts/fact.ts";
import { meaningOf } from "../../facts/fact.ts";

const concepts: Readonly<Record<string, string>> = {
  revenue: "收入",
  expenditure: "支出",
  "reserves-used": "使用非财政拨款结余",
  "surplus-allocation": "结余分配",
  carryover: "结转和结余",
  "grand-total": "总计",
  "three-public": "“三公”经费",
  procurement: "政府采购支出",
  "operating-cost": "机关运行经费",
  vehicles: "车辆数",
  equipment: "大型设备数",
  "equipment-threshold": "大型设备的单价标准",
  "project-funds": "项目资金",
  "project-rate": "预算执行率",
  "project-rate-score": "预算执行率得分",
  "indicator-weight": "指标分值",
  "indicator-score": "指标得分",
  "indicator-value": "指标值",
  "project-score": "自评总分",
  delegations: "因公出国（境）团组数",
  delegates: "因公出国（境）人次",
  "vehicles-bought": "公务用车购置数",
  "vehicles-kept": "公务用车保有量",
  receptions: "公务接待批次",
  guests: "公务接待人次",
  "reception-cost": "公务接待费",
  "evaluated-projects": "绩效评价项目数",
  "evaluation-funds": "绩效评价涉及资金",
  "graded-projects": "各等级项目数",
  "analysis-budget": "原因分析所述预算数",
  "analysis-executed": "原因分析所述执行数",
  "analysis-rate": "原因分析所述执行率",
};

/** Dimensions in the order they are read, each with its lead-in. */
const dimensions: readonly (readonly [string, string])[] = [
  ["project", "项目："],
  ["indicator", ""],
  ["what", ""],
  ["scope", ""],
  ["source", ""],
  ["side", ""],
  ["function", "功能分类"],
  ["economic", "经济分类"],
  ["nature", ""],
  ["item", ""],
  ["kind", ""],
  ["fund", ""],
  ["budget", ""],
  ["level", ""],
  ["grade", "评级"],
  ["column", ""],
  ["basis", ""],
  ["moment", ""],
];

/** Names of classification codes as the document prints them: 201 → 一般公共服务支出. */
export type CodeNames = ReadonlyMap<string, string>;

/** Reads the names of codes in the tables: rows called “201 一般公共服务支出”, or rows of a class in 公开01表. */
export function codeNamesOf(facts: readonly Fact[]): CodeNames {
  const names = new Map<string, string>();
  for (const { place, home, dimensions: has } of facts) {
    const code = has.function ?? has.economic;
    if (!code || names.has(code)) continue;
    const match = /^(\d{3,7})\s+(.+)$/.exec(place.row ?? "");
    if (match?.[1] === code) names.set(code, match[2]!);
    else if (/^公开0[14]表$/.test(home) && place.row && !/\d/.test(place.row)) names.set(code, place.row);
  }
  return names;
}

/** What a figure states, in words: 支出 · 一般公共预算 · 功能分类201一般公共服务支出. */
export function wordsOf(concept: string, has: Readonly<Record<string, string>>, names: CodeNames): string {
  if (concept === "statement") return `“${(has.words ?? "").replaceAll("#", "…")}”后的数字`;
  if (concept === "change")
    return `${keyWords(has.of ?? "", names)}：比上年${has.measure === "rate" ? "增减率" : "增减额"}`;
  if (concept === "ratio") {
    const budget = /^(?:年初|全年|调整后?)?预算$/.test(has.base ?? "");
    const base = budget ? (has.base ?? "") : keyWords(has.base ?? "", names);
    return budget
      ? `${keyWords(has.of ?? "", names)}：完成${base}的百分比`
      : `${keyWords(has.of ?? "", names)}：占“${base}”的比重`;
  }
  const known = new Set(dimensions.map(([name]) => name));
  const parts = dimensions.flatMap(([name, lead]) => (has[name] ? [part(name, lead, has[name], names)] : []));
  for (const [name, value] of Object.entries(has)) if (!known.has(name)) parts.push(value);
  return [concepts[concept] ?? "数字", ...parts].join(" · ");
}

function part(name: string, lead: string, value: string, names: CodeNames): string {
  const code = name === "function" || name === "economic" ? (names.get(value) ?? "") : "";
  return `${lead}${value}${code === "" ? "" : ` ${code}`}`;
}

/** What a key stands for, in words. */
export function keyWords(key: string, names: CodeNames): string {
  const { concept, dimensions } = meaningOf(key);
  return wordsOf(concept, dimensions, names);
}
