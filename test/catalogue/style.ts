import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, replaced } from "./case.ts";

export const styleCases: readonly CatalogueCase[] = [
  { id: "SL-01", what: "句号重复", change: inSection("一、收入支出", replaced(/。/, "。。")) },
  {
    id: "SL-02",
    what: "模板残留“主要用于无”",
    change: inSection("（二）“三公”", replaced("购置公务用车0辆。", "购置公务用车0辆，主要用于无。")),
  },
  {
    id: "SL-03",
    what: "一处金额没有千分位",
    change: inSection("二、收入", (section) =>
      section.replace(/收入合计[\d,.]+/, (words) => words.replaceAll(",", "")),
    ),
  },
  {
    id: "SL-04",
    what: "一段里元与万元混用",
    change: inSection("（三）财政拨款", replaced(/支出决算256\.32万元/, "支出决算2,563,179.22元")),
  },
  { id: "SL-05", what: "百分比一位小数", change: inSection("二、收入", replaced("占比0.00%", "占比0.0%")) },
  { id: "SL-06", what: "缺百分号", change: inSection("三、支出", replaced(/(占比[\d.]+)%/, "$1")) },
  {
    id: "SL-07",
    what: "国有资金经营预算",
    change: inSection("（四）预算绩效", replaced("国有资本经营预算", "国有资金经营预算")),
  },
  {
    id: "SL-08",
    what: "完成之前缺逗号",
    change: inSection("（三）财政拨款", replaced("万元，完成", "万元完成")),
  },
  { id: "SL-09", what: "半角括号", change: inSection("（二）财政拨款", replaced("（类）", "(类)")) },
  { id: "SL-10", what: "截止", change: inSection("（三）国有资产", replaced("截至", "截止")) },
  {
    id: "SL-11",
    what: "句中断行",
    change: inSection("一、收入支出", replaced("主要原因是本年度", "主要原因\n\n是本年度")),
  },
  {
    id: "SL-12",
    what: "排版标签",
    change: inSection("一、收入支出", replaced(/\n(2022[^\n]*)\n/, "\n<b>$1</b>\n")),
  },
  { id: "SL-13", what: "孤立的“无”", change: replaced(/涉密内容不公开，[^\n]*/, "无") },
  {
    id: "SL-14",
    what: "缺后括号",
    change: inSection("（二）“三公”", replaced("（境）外接待费", "（境外接待费")),
  },
  {
    id: "SL-15",
    what: "表头有空格",
    change: inTable("03", replaced("本年支出合计", "本年支出 合计")),
  },
  {
    id: "SL-16",
    what: "主语重复",
    change: inSection(
      "（三）国有资产",
      replaced(/截至2022年12月31日，([^\d]+?)共有/, "$1截至2022年12月31日，本部门共有"),
    ),
  },
  { id: "SL-17", what: "字词重复", change: inSection("四、财政", replaced("支出总计", "支出支出总计")) },
  {
    id: "SL-18",
    what: "零的写法不一",
    change: inSection("二、收入", replaced("上级补助收入0.00元", "上级补助收入0元")),
  },
];
