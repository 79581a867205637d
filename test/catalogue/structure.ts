import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, inTurn, replaced } from "./case.ts";

const removed = (pattern: RegExp | string): ((text: string) => string) => replaced(pattern, "");

/** The body of a heading with the heading, to the next of its level. */
const without = (heading: string): ((text: string) => string) => inTurn(inSection(heading, () => ""));

export const structureCases: readonly CatalogueCase[] = [
  { id: "ST-01", what: "封面没有单位名称", change: removed(/^[^\n]+\n\n/) },
  { id: "ST-02", what: "一张表写成上一年度", change: inTable("05", replaced("2022年度", "2021年度")) },
  {
    id: "ST-03",
    what: "一张表写成别的单位",
    change: inTable("05", replaced(/部门名称：.*/, "部门名称：澄岭县文旅推广中心")),
  },
  { id: "ST-04", what: "没有目录", change: removed(/# 目 录\n\n[\s\S]*?(?=\n## )/) },
  { id: "ST-05", what: "目录条目与标题不同", change: replaced(/二、收入决算表\./, "二、收入情况表.") },
  { id: "ST-06", what: "目录页码倒退", change: replaced(/(三、支出决算表\.+)4/, "$11") },
  { id: "ST-07", what: "目录少列一张表", change: removed(/七、财政拨款“三公”经费支出决算表\.+\d+\n/) },
  { id: "ST-08", what: "没有名词解释部分", change: removed(/## 第四部分 名词解释\n\n[\s\S]*?(?=\n## )/) },
  { id: "ST-09", what: "概况没有机构设置", change: removed(/### 二、机构设置情况\n\n[^\n]*\n/) },
  {
    id: "ST-10",
    what: "少一张决算表",
    change: removed(/### 国有资本经营预算财政拨款支出决算表\n\n公开09表[\s\S]*?(?=\n### )/),
  },
  { id: "ST-11", what: "表号写错", change: replaced("公开05表\n", "公开06表\n") },
  { id: "ST-12", what: "一张表没有金额单位", change: inTable("05", removed(/金额单位：元\n/)) },
  { id: "ST-13", what: "金额单位的标签不一", change: inTable("05", replaced("金额单位：元", "单位：元")) },
  { id: "ST-14", what: "一张表用万元", change: inTable("05", replaced("金额单位：元", "金额单位：万元")) },
  { id: "ST-15", what: "编制单位的标签不一", change: inTable("05", replaced("部门名称：", "单位名称：")) },
  {
    id: "ST-16",
    what: "情况说明少一节",
    change: removed(/### 八、国有资本经营预算财政拨款支出决算情况说明\n\n[^\n]*\n/),
  },
  {
    id: "ST-17",
    what: "第六节与第五节同名",
    change: replaced(
      "### 六、一般公共预算财政拨款基本支出决算情况说明",
      "### 六、一般公共预算财政拨款支出决算情况说明",
    ),
  },
  { id: "ST-18", what: "没有国有资产占用一节", change: without("（三）国有资产占用") },
  {
    id: "ST-19",
    what: "绩效没有部门评价一项",
    change: removed(/（4）部门评价项目绩效评价结果\n\n[^\n]*\n/),
  },
  {
    id: "ST-20",
    what: "名词解释是空的",
    change: replaced(/(## 第四部分 名词解释\n)[\s\S]*?(?=\n## )/, "$1"),
  },
  {
    id: "ST-21",
    what: "详见附件的报告不在附件中",
    change: removed(/### [^\n]*项目绩效评价报告\n[\s\S]*$/),
  },
  { id: "ST-22", what: "空表没有说明", change: removed(/\n说明：[^\n]*政府性基金[^\n]*/) },
  {
    id: "ST-23",
    what: "空表的说明没有写预算类别",
    change: replaced(/说明：[^\n]*政府性基金[^\n]*/, "说明：本表无数据。"),
  },
  { id: "ST-24", what: "一张表没有表注", change: removed(/注：本表反映部门本年度各项支出情况。\n/) },
  { id: "ST-25", what: "公开01表行次跳号", change: inTable("01", replaced("\t16\t", "\t17\t")) },
  { id: "ST-26", what: "公开04表行次跳号", change: inTable("04", replaced("\t50\t", "\t52\t")) },
  { id: "ST-27", what: "公开10表行次跳号", change: inTable("10", replaced("\t15\t1", "\t17\t1")) },
  { id: "ST-28", what: "栏次写成档次", change: inTable("03", replaced("栏次", "档次")) },
  { id: "ST-29", what: "行次印成小数", change: inTable("01", replaced("\t16\t", "\t16.00\t")) },
  {
    id: "ST-30",
    what: "公开01表少一行功能分类",
    change: inTable("01", removed(/\t9\t\t十、节能环保支出\t40\t\n|\t10\t\t十、节能环保支出\t41\t\n/)),
  },
  {
    id: "ST-31",
    what: "公开04表两侧总计用语不一",
    change: inTable("04", replaced("\t支出总计\t", "\t总计\t")),
  },
  { id: "ST-32", what: "章节跳号", change: replaced("### 七、政府性基金", "### 八、政府性基金") },
  {
    id: "ST-33",
    what: "自评表的数据右移一列",
    change: replaced(/市县区财政资金\t\t/, "市县区财政资金\t\t\t"),
  },
  {
    id: "ST-34",
    what: "公开06表少一类科目",
    change: inTable(
      "06",
      inTurn(
        removed("311\t对企业补助（基本建设）"),
        removed("31101\t资本金注入"),
        removed("31199\t其他对企业补助"),
      ),
    ),
  },
  {
    id: "ST-35",
    what: "附的自评表少一份",
    change: removed(/### 产业培训专项经费项目支出绩效自评表\n[\s\S]*?(?=\n### )/),
  },
  {
    id: "ST-36",
    what: "没有附整体支出自评表",
    change: removed(/### 部门整体支出绩效自评表\n[\s\S]*?(?=\n### )/),
  },
  {
    id: "ST-37",
    what: "没有机构设置和单位构成",
    change: removed(/### 二、机构设置情况\n\n[^\n]*\n/),
  },
];
