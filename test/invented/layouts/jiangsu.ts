import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import { change, economicNamed, itemsOf, spendingNatures, staffAndRunning } from "./phrases.ts";

/** The narrative in the manner of Jiangsu: totals taken apart item by item, 款 and 项 under a heading of the 类. */
export function jiangsuNarrative(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const { year } = a;
  const [staff, running] = staffAndRunning(b);
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const budget = publicRow(b.publicBudget);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const opening = a.opening + a.fund.opening;
  const closing = a.closing + a.fund.closing;
  const name = (code: string): string => t.general.find((line) => line.code === code)?.name ?? "";
  const share = (entries: readonly (readonly [string, bigint])[], whole: bigint): string =>
    entries.map(([what, value]) => `${what}${money(value)}，占${percent(value, whole)}`).join("；");
  const item = (what: string, i: number): string =>
    `${what}决算支出${money(now[i]!)}${budget[i] === 0n ? "" : `，完成预算的${percent(now[i]!, budget[i]!)}`}，占“三公”经费的${percent(now[i]!, now[0]!)}，${now[i] === then[i] ? "与上年决算持平" : `比上年决算${change(b, now[i]!, then[i]!)}`}`;
  return [
    "### 一、收入支出决算总体情况说明",
    `${year}年度收入、支出决算总计${money(t.total)}。与上年相比，收入、支出总计各${change(b, t.total, prior.total)}。其中：`,
    `（一）收入决算总计${money(t.total)}。包括：`,
    `1.本年收入决算合计${money(t.revenueAll)}。与上年相比，${change(b, t.revenueAll, prior.spending)}，变动原因：项目经费增加。`,
    `2.使用非财政拨款结余（含专用结余）${money(0n)}。与上年决算数相同。`,
    `3.年初结转和结余${money(opening)}，主要为以前年度项目资金。与上年决算数相同。`,
    `（二）支出决算总计${money(t.total)}。包括：`,
    `1.本年支出决算合计${money(t.spendingAll)}。与上年相比，${change(b, t.spendingAll, prior.spending)}，变动原因：项目经费增加。`,
    `2.结余分配${money(0n)}。与上年决算数相同。`,
    `3.年末结转和结余${money(closing)}，主要为本年度未完成的项目资金。`,
    "### 二、收入决算情况说明",
    `${year}年度本年收入决算合计${money(t.revenueAll)}，其中：${share(
      [
        ["财政拨款收入", t.fiscalRevenue],
        ["上级补助收入", a.others.upper],
        ["财政专户管理教育资金", 0n],
        ["事业收入", a.others.service],
        ["经营收入", a.others.business],
        ["附属单位上缴收入", a.others.subordinate],
        ["其他收入", a.others.other],
      ],
      t.revenueAll,
    )}。`,
    "### 三、支出决算情况说明",
    `${year}年度本年支出决算合计${money(t.spendingAll)}，其中：${share(spendingNatures(b), t.spendingAll)}。`,
    "### 四、财政拨款收入支出决算总体情况说明",
    `${year}年度财政拨款收入、支出决算总计${money(t.fiscalTotal)}。与上年相比，收入、支出总计各${change(b, t.fiscalTotal, prior.fiscalTotal)}，变动原因：项目经费增加。`,
    "### 五、一般公共预算财政拨款支出决算情况说明",
    `${year}年度一般公共预算财政拨款支出决算${money(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。与${year}年度年初预算${money(budgetAll)}相比，完成年初预算的${percent(t.generalAll, budgetAll)}。其中：`,
    ...t.classes.flatMap(({ code }, i) => [
      `（${"一二三四五六".split("")[i]}）${name(code)}（类）`,
      ...itemsOf(b)
        .filter((line) => line.code.startsWith(code))
        .map(({ code: own, values }, k) => {
          const spent = values[0]!;
          const planned = b.budgets.get(own)!;
          const rate =
            planned === 0n
              ? "（年初预算数为0万元，无法计算完成比率）"
              : `，完成年初预算的${percent(spent, planned)}`;
          const why = spent === planned ? "决算数与年初预算数相同" : "决算数与年初预算数的差异原因：据实列支";
          return `${k + 1}.${name(own.slice(0, 5))}（款）${name(own)}（项）。年初预算${money(planned)}，支出决算${money(spent)}${rate}，${why}。`;
        }),
    ]),
    "### 六、一般公共预算财政拨款基本支出决算情况说明",
    `${year}年度一般公共预算财政拨款基本支出决算${money(t.generalBasic)}，其中：`,
    `（一）人员经费${money(staff)}。主要包括：${economicNamed(b, /^30[13]/).join("、")}。`,
    `（二）公用经费${money(running)}。主要包括：${economicNamed(b, /^3(?!0[13])/).join("、")}。`,
    "### 七、财政拨款“三公”经费支出决算情况说明",
    "（一）“三公”经费财政拨款支出总体情况说明",
    `${year}年度财政拨款“三公”经费支出决算${money(now[0]!)}（其中：一般公共预算支出${money(now[0]!)}；政府性基金预算支出${money(0n)}；国有资本经营预算支出${money(0n)}）。与上年相比，${change(b, now[0]!, then[0]!)}，变动原因：车辆购置和接待任务变化。`,
    "（二）“三公”经费财政拨款支出决算具体情况说明",
    `${item("1.因公出国（境）费", 1)}。全年安排因公出国（境）团组${now[1] === 0n ? 0 : 1}个，累计${now[1] === 0n ? 0 : 2}人次。`,
    `${item("2.公务用车购置及运行维护费", 2)}。其中：`,
    `（1）公务用车购置支出${money(now[3]!)}，本年度购置公务用车${now[3] === 0n ? 0 : 1}辆。`,
    `（2）公务用车运行维护费支出${money(now[4]!)}，主要用于车辆燃料和维修。截至${year}年12月31日，使用财政拨款开支的公务用车保有量为${a.vehicles}辆。`,
    `${item("3.公务接待费", 5)}。其中：国内公务接待支出${money(now[5]!)}，接待${a.receptions}批次，${a.guests}人次，主要为接待上级调研；国（境）外公务接待支出${money(0n)}，接待0批次，0人次。`,
    "### 八、政府性基金预算财政拨款支出决算情况说明",
    a.fund.spent === 0n
      ? "本单位无政府性基金收入支出决算。"
      : `${year}年度政府性基金预算财政拨款支出决算${money(a.fund.spent)}。`,
    "### 九、国有资本经营预算财政拨款支出决算情况说明",
    a.capital === 0n
      ? "本单位无国有资本经营预算支出决算。"
      : `${year}年度国有资本经营预算财政拨款支出决算${money(a.capital)}。`,
    "### 十、机关运行经费支出决算情况说明",
    a.shape === "rich"
      ? `${year}年度机关运行经费支出决算${money(running)}。与上年相比，${change(b, running, prior.running)}，变动原因：办公费增加。`
      : "本单位为事业单位，无机关运行经费支出。",
    "### 十一、政府采购支出决算情况说明",
    `${year}年度政府采购支出总额${money(a.procurement.goods + a.procurement.works + a.procurement.services)}，其中：政府采购货物支出${money(a.procurement.goods)}、政府采购工程支出${money(a.procurement.works)}、政府采购服务支出${money(a.procurement.services)}。政府采购授予中小企业合同金额${money(a.procurement.small)}，占政府采购支出总额的${percent(a.procurement.small, a.procurement.goods + a.procurement.works + a.procurement.services)}，其中：授予小微企业合同金额${money(a.procurement.micro)}，占授予中小企业合同金额的${percent(a.procurement.micro, a.procurement.small)}。`,
    "### 十二、国有资产占用情况",
    `截至${year}年12月31日，本单位共有车辆${a.vehicles}辆，其中：应急保障用车1辆、其他用车${a.vehicles - 1}辆。单价100万元（含）以上的设备（不含车辆）0台（套）。`,
    "### 十三、预算绩效评价工作开展情况",
    `${year}年度，本单位共0个项目开展了财政重点绩效评价，涉及财政性资金合计${money(0n)}；本单位共开展${a.projects.length}项项目年度绩效自评价，涉及财政性资金合计${money(t.generalProject)}。`,
  ];
}
