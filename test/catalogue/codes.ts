import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, inTurn, replaced } from "./case.ts";

const everywhere =
  (from: string, to: string): ((text: string) => string) =>
  (text) => {
    if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
    return text.replaceAll(from, to);
  };

export const codeCases: readonly CatalogueCase[] = [
  { id: "CC-01", what: "编码少一位", change: inTable("03", replaced("2210201\t", "221020\t")) },
  {
    id: "CC-02",
    what: "名称与编码不符",
    change: everywhere("2101102\t事业单位医疗", "2101102\t行政单位医疗"),
  },
  {
    id: "CC-03",
    what: "同一编码两张表名称不同",
    change: inTable("05", replaced("2130104\t事业运行", "2130104\t事业单位运行")),
  },
  { id: "CC-04", what: "缺款级科目", change: inTable("03", replaced(/\n22102\t[^\n]*/, "")) },
  { id: "CC-05", what: "缺项级科目", change: inTable("05", replaced(/\n2210201\t[^\n]*/, "")) },
  {
    id: "CC-06",
    what: "类名与公开01表的行名不同",
    change: inTable("01", replaced("二、外交支出", "二、外交")),
  },
  {
    id: "CC-07",
    what: "科目顺序颠倒",
    change: inTable("03", replaced(/(\n2130104[^\n]*)(\n2130106[^\n]*)/, "$2$1")),
  },
  {
    id: "CC-08",
    what: "停用的科目",
    change: everywhere("2130106\t科技转化与推广服务", "2010704\t税务办案"),
  },
  {
    id: "CC-09",
    what: "其他科目占比过大",
    change: everywhere("2130104\t事业运行", "2130199\t其他农业农村支出"),
  },
  {
    id: "CC-10",
    what: "事业单位列了行政单位医疗",
    change: everywhere("2101102\t事业单位医疗", "2101101\t行政单位医疗"),
  },
  {
    id: "CC-11",
    what: "经济科目名称写错",
    change: inTable("06", replaced("30201\t办公费", "30201\t办公经费")),
  },
  { id: "CC-12", what: "经济科目编码不在范围内", change: inTable("06", replaced("30201\t", "30801\t")) },
  {
    id: "CC-13",
    what: "有住房公积金的功能科目而无经济科目",
    change: inTable("06", replaced(/30113\t住房公积金\t[\d.]+\t[\d.]+/, "30113\t住房公积金\t\t")),
  },
  {
    id: "CC-14",
    what: "说明中的科目级次写错",
    change: inSection("（二）财政拨款", replaced("住房保障支出（类）", "住房保障支出（款）")),
  },
  {
    id: "CC-15",
    what: "公积金的用途写成医保",
    change: inSection(
      "（三）财政拨款",
      replaced(/(住房保障支出年初预算[^；。]*?用于)[^，；。]*/, "$1职工基本医疗保险缴费"),
    ),
  },
  {
    id: "CC-16",
    what: "发工资而没有住房公积金科目",
    change: inTurn(everywhere("2210201\t住房公积金", "2210203\t购房补贴")),
  },
];
