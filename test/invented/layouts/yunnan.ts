import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import { change, staffAndRunning, vehicleList } from "./phrases.ts";

/** The narrative in the manner of Yunnan: in 元, with the changes of every kind and “占总收入的”. */
export function yunnanNarrative(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const { unit, year } = a;
  const [staff, running] = staffAndRunning(b);
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const budget = publicRow(b.publicBudget);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const { goods, works, services, small, micro } = a.procurement;
  const bought = goods + works + services;
  const priorRevenue = prior.fiscalSpending + t.others;
  const item = (i: number): string =>
    `支出年初预算为${money(budget[i]!)}，决算为${money(now[i]!)}${budget[i] === 0n ? "" : `，完成年初预算的${percent(now[i]!, budget[i]!)}`}`;
  const compared = (name: string, i: number): string =>
    now[i] === 0n && then[i] === 0n
      ? `${name}支出决算与上年持平`
      : `${name}支出决算${change(b, now[i]!, then[i]!)}`;
  const class_ = [
    ["201", "一般公共服务"],
    ["202", "外交"],
    ["205", "教育"],
    ["208", "社会保障和就业"],
    ["210", "卫生健康"],
    ["213", "农林水"],
    ["221", "住房保障"],
  ] as const;
  return [
    "### 一、收入决算情况说明",
    `${unit}${year}年度收入合计${money(t.revenueAll)}。其中：财政拨款收入${money(t.fiscalRevenue)}，占总收入的${percent(t.fiscalRevenue, t.revenueAll)}；上级补助收入${money(a.others.upper)}，占总收入的${percent(a.others.upper, t.revenueAll)}；事业收入${money(a.others.service)}（含教育收费0.00元），占总收入的${percent(a.others.service, t.revenueAll)}；经营收入${money(a.others.business)}，占总收入的${percent(a.others.business, t.revenueAll)}；附属单位缴款收入${money(a.others.subordinate)}，占总收入的${percent(a.others.subordinate, t.revenueAll)}；其他收入${money(a.others.other)}，占总收入的${percent(a.others.other, t.revenueAll)}。`,
    `与上年相比，收入合计${change(b, t.revenueAll, priorRevenue)}。其中：财政拨款收入${change(b, t.fiscalRevenue, prior.fiscalSpending)}；上级补助收入与上年持平；其他收入与上年持平。主要原因是项目经费增加。`,
    "### 二、支出决算情况说明",
    `${unit}${year}年度支出合计${money(t.spendingAll)}。其中：基本支出${money(t.generalBasic)}，占总支出的${percent(t.generalBasic, t.spendingAll)}；项目支出${money(t.project)}，占总支出的${percent(t.project, t.spendingAll)}；上缴上级支出${money(a.handedUp)}，占总支出的${percent(a.handedUp, t.spendingAll)}；经营支出${money(a.business)}，占总支出的${percent(a.business, t.spendingAll)}；对附属单位补助支出${money(a.granted)}，占总支出的${percent(a.granted, t.spendingAll)}。`,
    `与上年相比，支出合计${change(b, t.spendingAll, prior.spending)}。其中：基本支出${change(b, t.generalBasic, prior.basic)}；项目支出${change(b, t.project, prior.project)}。主要原因是人员经费和项目经费增加。`,
    "（一）基本支出情况",
    `${year}年度用于保障${unit}正常运转的日常支出${money(t.generalBasic)}。其中：基本工资、津贴补贴等人员经费支出${money(staff)}，占基本支出的${percent(staff, t.generalBasic)}；办公费、差旅费、办公设备购置等公用经费${money(running)}，占基本支出的${percent(running, t.generalBasic)}。`,
    "（二）项目支出情况",
    `${year}年度用于保障${unit}完成特定的工作任务或事业发展目标，用于专项业务工作的经费支出${money(t.project)}。`,
    "### 三、一般公共预算财政拨款支出决算情况说明",
    "（一）一般公共预算财政拨款支出决算总体情况",
    `${unit}${year}年度一般公共预算财政拨款支出${money(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。与上年相比${change(b, t.generalAll, prior.general)}，主要原因是人员经费增加。`,
    "（二）一般公共预算财政拨款支出决算具体情况",
    ...class_.map(([code, name], i) => {
      const value = t.classes.find((line) => line.code === code)?.values[0] ?? 0n;
      return `${i + 1}.${name}（类）支出${money(value)}，占一般公共预算财政拨款总支出的${percent(value, t.generalAll)}。${value === 0n ? "" : "主要用于人员经费和专项业务。"}`;
    }),
    `一般公共预算财政拨款支出年初预算为${money(budgetAll)}，支出决算为${money(t.generalAll)}，完成年初预算的${percent(t.generalAll, budgetAll)}。决算数${t.generalAll > budgetAll ? "大于" : "小于"}年初预算数的主要原因是${t.generalAll > budgetAll ? "年中追加经费" : "部分项目压减"}。`,
    "### 四、财政拨款“三公”经费支出决算情况说明",
    "（一）财政拨款“三公”经费支出决算总体情况",
    `${unit}${year}年度财政拨款“三公”经费支出年初预算为${money(budget[0]!)}，支出决算为${money(now[0]!)}，完成年初预算的${percent(now[0]!, budget[0]!)}。其中：因公出国（境）费${item(1)}；公务用车购置费${item(3)}；公务用车运行维护费${item(4)}；公务接待费${item(5)}。${year}年度“三公”经费支出决算数小于年初预算数的主要原因是严格控制“三公”经费支出。`,
    `${year}年度“三公”经费财政拨款支出决算数比上年${change(b, now[0]!, then[0]!)}。其中：${compared("因公出国（境）费", 1)}；${compared("公务用车购置费", 3)}；${compared("公务用车运行维护费", 4)}；${compared("公务接待费", 5)}。${year}年度“三公”经费支出决算减少的主要原因是厉行节约。`,
    "（二）财政拨款“三公”经费支出决算具体情况",
    `1.因公出国（境）费支出${money(now[1]!)}，共安排因公出国（境）团组${now[1] === 0n ? 0 : 1}个，累计${now[1] === 0n ? 0 : 2}人次。`,
    `2.公务用车购置及运行维护费支出${money(now[2]!)}。其中：公务用车购置支出${money(now[3]!)}，购置车辆${now[3] === 0n ? 0 : 1}辆。公务用车运行维护支出${money(now[4]!)}，开支财政拨款的公务用车保有量为${a.vehicles}辆，主要用于日常公务所需车辆燃料费、维修费、过路过桥费、保险费等。`,
    `3.公务接待费支出${money(now[5]!)}。其中：国内接待费支出${money(now[5]!)}（其中：外事接待费支出0.00元），共安排国内公务接待${a.receptions}批次（其中：外事接待0批次），接待人次${a.guests}人次（其中：外事接待人次0人次），主要用于接待上级调研发生的支出。国（境）外接待费支出0.00元，共安排国（境）外公务接待0批次，接待人次0人次。`,
    "### 五、其他重要事项及相关口径情况说明",
    "（一）机关运行经费支出情况",
    a.shape === "rich"
      ? `${unit}${year}年度机关运行经费支出${money(running)}，比上年${change(b, running, prior.running)}，主要原因是办公费增加。`
      : `${unit}为事业单位，${year}年度无机关运行经费支出。`,
    "（二）国有资产占用情况",
    `截至${year}年12月31日，${unit}共有车辆${a.vehicles}辆，其中：${vehicleList}、其他用车${a.vehicles - 1}辆；单价100万元（含）以上设备（不含车辆）0台（套）。`,
    "（三）政府采购支出情况",
    `${year}年度，${unit}政府采购支出总额${money(bought)}，其中：政府采购货物支出${money(goods)}；政府采购工程支出${money(works)}；政府采购服务支出${money(services)}。授予中小企业合同金额${money(small)}，占政府采购支出总额的${percent(small, bought)}，其中：授予小微企业合同金额${money(micro)}，占政府采购支出总额的${percent(micro, bought)}。`,
    "（四）部门绩效自评情况",
    `${unit}对${a.projects.length}个项目开展了绩效自评。`,
    "（五）其他重要事项情况说明",
    "无其他重要事项。",
  ];
}
