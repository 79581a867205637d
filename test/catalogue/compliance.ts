import type { CatalogueCase } from "./case.ts";
import { inSection, inTable, inTurn, replaced } from "./case.ts";

export const complianceCases: readonly CatalogueCase[] = [
  {
    id: "CP-01",
    what: "批复后两个月才公开",
    change: replaced("公开日期：2023年8月31日", "公开日期：2023年10月31日"),
  },
  { id: "CP-02", what: "没有批复日期", change: replaced(/批复日期：[^\n]*\n\n/, "") },
  { id: "CP-03", what: "没有公开到项", change: inTable("05", replaced(/\n2210201\t[^\n]*/, "")) },
  {
    id: "CP-04",
    what: "经济分类没有公开到款",
    change: inTable("06", (table) => table.replace(/3\d{4}\t[^\t\n]+\t/g, "\t\t")),
  },
  {
    id: "CP-05",
    what: "三公经费表不分购置与运行",
    change: inTable(
      "07",
      replaced(
        "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t",
        "\t\t小计\t\t\t\t\t\t小计\t\t\t",
      ),
    ),
  },
  {
    id: "CP-06",
    what: "三公经费不说与上年的比较",
    change: inSection("（一）“三公”经费", (section) =>
      section.replace(/比上年度[^，]*，下降[^，]*，/g, "").replace(/本年及上年均/g, "本年"),
    ),
  },
  {
    id: "CP-07",
    what: "没有机关运行经费说明",
    change: inSection("（一）机关运行经费", replaced(/\n\n[^\n]+\n/, "\n\n")),
  },
  {
    id: "CP-08",
    what: "采购说明没有中小企业",
    change: inSection("（二）政府采购", replaced(/政府采购授予中小企业[^\n]*/, "")),
  },
  {
    id: "CP-09",
    what: "没有国有资产占用说明",
    change: inSection("（三）国有资产占用", replaced(/\n\n[^\n]+\n/, "\n\n")),
  },
  {
    id: "CP-10",
    what: "没有附任何自评表",
    change: replaced(/## 第五部分 附件[\s\S]*$/, "## 第五部分 附件\n"),
  },
  { id: "CP-11", what: "少解释一个名词", change: replaced(/\n\d+\. 政府采购：[^\n]*/, "") },
  {
    id: "CP-12",
    what: "解释了没有用到的名词",
    change: replaced("## 第五部分", "99. 结余分配：按会计制度提取专用结余等的数额。\n\n## 第五部分"),
  },
  { id: "CP-13", what: "空表没有说明", change: replaced(/\n说明：[^\n]*政府性基金[^\n]*/, "") },
  {
    id: "CP-14",
    what: "标题写成单位决算",
    change: inTurn(replaced("## 第二部分 2022年部门决算表", "## 第二部分 2022年单位决算表")),
  },
  {
    id: "CP-15",
    what: "出现身份证号",
    // The example number of GB 11643.
    change: replaced("发放问卷120份", "发放问卷120份（联系人11010519491231002X）"),
  },
  { id: "CP-16", what: "没有涉密说明", change: replaced("涉密内容不公开，", "") },
];

export const assetCases: readonly CatalogueCase[] = [
  {
    id: "PA-05",
    what: "其他用车没有写用途",
    change: inSection("（三）国有资产", replaced(/，其他用车主要是[^；]*/, "")),
  },
  {
    id: "PA-06",
    what: "一般公务用车列为其他用车",
    change: inSection("（三）国有资产", replaced(/其他用车主要是[^；]*/, "其他用车主要是公务用车")),
  },
  {
    id: "PA-07",
    what: "资产的时点不是年末",
    change: inSection("（三）国有资产", replaced("2022年12月31日", "2022年11月30日")),
  },
  {
    id: "PA-08",
    what: "采购为零却写占比",
    change: inTurn(
      inTable("10", (table) => table.replace(/(合计|货物|工程|服务)\t(\d)\t[\d.]+/g, "$1\t$2\t")),
      inSection("（二）政府采购", (section) => section.replace(/[\d,]+\.\d\d元/g, "0.00元")),
    ),
  },
  {
    id: "PA-09",
    what: "车辆数填成金额",
    change: inTable("10", replaced("8. 其他用车\t15\t1", "8. 其他用车\t15\t128000.50")),
  },
];
