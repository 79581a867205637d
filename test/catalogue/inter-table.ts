import { disclosure } from "../invented/disclosure.ts";
import type { CatalogueCase } from "./case.ts";
import { inTable, inTurn, raised, replaced } from "./case.ts";

const cell = (
  id: string,
  table: string,
  pattern: RegExp,
  base: "simple" | "rich" = "simple",
): CatalogueCase => ({
  id,
  base,
  what: `公开${table}表中一个金额多1元`,
  change: inTable(table, raised(pattern)),
});

export const interTableCases: readonly CatalogueCase[] = [
  cell("XT-01", "02", /合计\t\t([\d.]+)/),
  cell("XT-02", "02", /合计\t\t[\d.]+\t([\d.]+)/),
  cell("XT-03", "02", /合计\t\t[\d.]+\t[\d.]+\t([\d.]+)/, "rich"),
  cell("XT-04", "03", /合计\t\t([\d.]+)/),
  cell("XT-05", "03", /\n221\t住房保障支出\t([\d.]+)/),
  cell("XT-06", "04", /一、一般公共预算财政拨款\t1\t([\d.]+)/),
  cell("XT-07", "04", /本年收入合计\t27\t([\d.]+)/),
  cell("XT-08", "05", /合计\t\t([\d.]+)/),
  cell("XT-09", "05", /\n221\t住房保障支出\t([\d.]+)/),
  cell("XT-10", "08", /合计\t\t[\d.]+\t[\d.]+\t([\d.]+)/, "rich"),
  cell("XT-11", "09", /合计\t\t([\d.]+)/, "rich"),
  cell("XT-12", "06", /人员经费合计\t\t([\d.]+)/),
  cell("XT-13", "06", /人员经费合计\t\t[\d.]+\t([\d.]+)/),
  cell("XT-14", "05", /合计\t\t[\d.]+\t[\d.]+\t([\d.]+)/),
  cell("XT-15", "05", /2210201\t住房公积金\t([\d.]+)/),
  cell("XT-16", "05", /2210201\t住房公积金\t([\d.]+)/),
  cell("XT-17", "02", /2210201\t住房公积金\t([\d.]+)/),
  {
    id: "XT-18",
    what: "明细表有出国费，三公表没有",
    change: inTable("06", replaced("30212\t因公出国（境）费用\t\t", "30212\t因公出国（境）费用\t100.00\t")),
  },
  cell("XT-19", "06", /30231\t公务用车运行维护费\t([\d.]+)/),
  cell("XT-20", "06", /30217\t公务接待费\t([\d.]+)/),
  {
    id: "XT-21",
    what: "明细表有购置费，三公表没有",
    change: inTable("06", replaced("31013\t公务用车购置\t\t", "31013\t公务用车购置\t100.00\t")),
  },
  {
    id: "XT-22",
    what: "三公经费大于财政拨款支出",
    change: inTable("07", raised(/\n[\d.]+\t\t[\d.]+\t\t[\d.]+\t[\d.]+\t([\d.]+)/, 99_000_000)),
  },
  {
    id: "XT-23",
    what: "采购金额大于支出合计",
    change: inTable("10", raised(/合计\t1\t([\d.]+)/, 99_000_000)),
  },
  cell("XT-24", "10", /行政单位\t5\t([\d.]+)/, "rich"),
  cell("XT-25", "06", /30113\t住房公积金\t([\d.]+)/),
  cell("XT-26", "06", /30108\t机关事业单位基本养老保险缴费\t([\d.]+)/),
  cell("XT-27", "06", /30109\t职业年金缴费\t([\d.]+)/),
  cell("XT-28", "06", /30110\t职工基本医疗保险缴费\t([\d.]+)/),
  {
    id: "XT-29",
    what: "明细表有公务员医疗补助缴费，与功能分类不等",
    change: inTurn(
      inTable("05", replaced(/2101102\t事业单位医疗/, "2101103\t公务员医疗补助")),
      inTable("06", replaced("30111\t公务员医疗补助缴费\t\t", "30111\t公务员医疗补助缴费\t100.00\t")),
    ),
  },
  {
    id: "XT-30",
    what: "有退休费，无离退休科目",
    change: inTable("06", replaced("30302\t退休费\t\t", "30302\t退休费\t100.00\t")),
  },
  {
    id: "XT-31",
    what: "其他社会保障缴费与功能分类相差一成以上",
    change: inTable("06", raised(/30112\t其他社会保障缴费\t([\d.]+)/, 2000)),
  },
  {
    id: "XT-32",
    what: "计划生育事务支出与奖励金不符",
    change: inTurn(
      inTable("05", replaced("2101102\t事业单位医疗", "2100799\t其他计划生育事务支出")),
      inTable("06", replaced("30309\t奖励金\t\t", "30309\t奖励金\t100.00\t")),
    ),
  },
  { id: "XT-33", what: "有运行维护费而保有量为0", change: replaced(/保有量共\d+辆/, "保有量共0辆") },
  {
    id: "XT-34",
    what: "没有购置费而购置数量不为0",
    change: replaced("共购置公务用车0辆", "共购置公务用车1辆"),
  },
  {
    id: "XT-35",
    what: "货物采购小于设备购置",
    change: inTable("10", replaced(/货物\t2\t[\d.]+/, "货物\t2\t100.00")),
  },
  {
    id: "XT-36",
    what: "总表有基金支出，基金表为空",
    base: "rich",
    change: inTable("08", (table) => table.replace(/\t[\d.]+\.\d\d(?=[\t\n])/g, "\t")),
  },
  {
    id: "XT-37",
    what: "服务支出超过限额而服务采购为0",
    change: inTable("10", replaced(/服务\t4\t[\d.]+/, "服务\t4\t")),
  },
  {
    id: "XT-38",
    what: "年初结转与上年年末不符",
    base: "rich",
    prior: () => disclosure({ shape: "rich", seed: 2, year: 2021 }),
    change: (text) => text,
  },
];
