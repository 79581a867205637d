import type { Shape } from "./accounts.ts";
import { drawAccounts } from "./accounts.ts";
import { narrative } from "./narrative.ts";
import { forms } from "./self-evaluation.ts";
import { tables, totalsOf } from "./tables.ts";

export interface DisclosureOptions {
  readonly seed?: number;
  readonly shape?: Shape;
  readonly year?: number;
  readonly unit?: string;
  readonly projects?: number;
}

/**
 * The text of an invented unit's disclosure without a fault: ten tables, narrative, glossary, self-evaluations.
 * The same options give the same bytes; another seed gives other amounts and subjects.
 */
export function disclosure({
  seed = 1,
  shape = "simple",
  year = 2022,
  unit,
  projects = 3,
}: DisclosureOptions = {}): string {
  const a = drawAccounts(seed, shape, year, unit, projects);
  const t = totalsOf(a);
  const parts = [
    a.unit,
    `${year}年度部门决算公开`,
    `批复日期：${year + 1}年8月18日`,
    `公开日期：${year + 1}年8月31日`,
    "# 目 录",
    contents(year, shape),
    "## 第一部分 概况",
    "### 一、本部门（单位）职责",
    duties[shape],
    "### 二、机构设置情况",
    `${a.unit}设下列内设机构：办公室、业务股、财务股、项目管理股。纳入部门决算编制范围的单位为${a.unit}本级。`,
    `## 第二部分 ${year}年部门决算表`,
    ...tables(a, t),
    "## 第三部分 情况说明",
    ...narrative(a, t),
    "## 第四部分 名词解释",
    ...[...glossary, ...(shape === "rich" ? carriedOver : [])].map(
      ([term, text], i) => `${i + 1}. ${term}：${text}`,
    ),
    "## 第五部分 附件",
    ...forms(a, t),
  ];
  return `${parts.join("\n\n")}\n`;
}

const duties: Readonly<Record<Shape, string>> = {
  simple:
    "贯彻执行国家和省、市有关文化旅游产业发展的政策；承担全县文旅资源的宣传推介、项目服务和信息发布工作。",
  rich: "贯彻执行国家和省、市有关水利工作的法律、法规和政策；负责全县水资源管理、水利工程建设与运行、水土保持和防汛抗旱工作。",
};

const tableTitles = [
  "收入支出决算总表",
  "收入决算表",
  "支出决算表",
  "财政拨款收入支出决算总表",
  "一般公共预算财政拨款支出决算表",
  "一般公共预算财政拨款支出决算明细表",
  "财政拨款“三公”经费支出决算表",
  "政府性基金预算财政拨款收入支出决算表",
  "国有资本经营预算财政拨款支出决算表",
  "部门决算公开相关信息统计表",
];
const sectionTitles = [
  "收入支出决算总体情况说明",
  "收入决算情况说明",
  "支出决算情况说明",
  "财政拨款收支决算总体情况说明",
  "一般公共预算财政拨款支出决算情况说明",
  "一般公共预算财政拨款基本支出决算情况说明",
  "政府性基金预算财政拨款收支决算情况说明",
  "国有资本经营预算财政拨款支出决算情况说明",
  "财政拨款“三公”经费支出决算情况说明",
  "其他重要事项情况说明",
];
const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

function contents(year: number, _shape: Shape): string {
  const line = (title: string, page: number): string => `${title}..........${page}`;
  return [
    line("第一部分 概况", 1),
    line("一、本部门（单位）职责", 1),
    line("二、机构设置情况", 1),
    line(`第二部分 ${year}年部门决算表`, 2),
    ...tableTitles.map((title, i) => line(`${numerals[i]}、${title}`, i + 2)),
    line("第三部分 情况说明", 12),
    ...sectionTitles.map((title, i) => line(`${numerals[i]}、${title}`, 12 + Math.floor(i / 3))),
    line("第四部分 名词解释", 17),
    line("第五部分 附件", 18),
  ].join("\n");
}

/** Terms that only a unit with money carried over uses. */
const carriedOver: readonly (readonly [string, string])[] = [
  ["年初结转和结余", "上年未用完、本年继续使用的资金。"],
  ["年末结转和结余", "本年未用完、结转以后年度继续使用的资金。"],
];

const glossary: readonly (readonly [string, string])[] = [
  ["财政拨款收入", "单位当年从同级财政部门取得的各类拨款。"],
  ["一般公共预算财政拨款收入", "同级财政从一般公共预算中拨给单位的资金。"],
  ["政府性基金预算财政拨款收入", "同级财政从政府性基金中拨给单位的资金。"],
  ["国有资本经营预算财政拨款收入", "同级财政从国有资本收益中拨给单位的资金。"],
  ["上级补助收入", "主管部门或上级单位给予的非财政补助资金。"],
  ["事业收入", "事业单位开展专业活动和辅助活动取得的收入。"],
  ["经营收入", "事业单位在专业活动之外从事非独立核算经营活动取得的收入。"],
  ["附属单位上缴收入", "附属的独立核算单位按规定上交的收入。"],
  ["其他收入", "除上述各项以外取得的收入，如存款利息。"],
  ["基本支出", "保障机构正常运转、完成日常工作所发生的人员和公用支出。"],
  ["项目支出", "在基本支出之外为完成特定任务和事业发展目标所发生的支出。"],
  ["人员经费", "基本支出中用于工作人员待遇和对个人补助的部分。"],
  ["公用经费", "基本支出中用于日常办公和维持运转的部分。"],
  ["工资福利支出", "支付给在职人员的劳动报酬和缴纳的社会保险费等。"],
  ["商品和服务支出", "购买商品和服务的支出。"],
  ["对个人和家庭的补助", "支付给个人和家庭的补助。"],
  ["资本性支出", "购置固定资产和无形资产等的支出。"],
  ["上缴上级支出", "按规定上交上级单位的支出。"],
  ["经营支出", "事业单位非独立核算经营活动发生的支出。"],
  ["对附属单位补助支出", "用财政拨款以外的收入补助附属单位的支出。"],
  ["“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。"],
  ["机关运行经费", "行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费。"],
  ["政府采购", "使用财政性资金采购集中采购目录以内或限额标准以上的货物、工程和服务。"],
  ["绩效自评", "单位对照年初绩效目标对项目或整体支出完成情况的自我评价。"],
];
