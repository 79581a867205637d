import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import {
  change,
  economicNamed,
  itemsOf,
  path,
  revenueKinds,
  spendingNatures,
  staffAndRunning,
} from "./phrases.ts";

/** The narrative as departments of Shanghai's districts write it, in the order of their sections. */
export function shanghaiNarrative(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const { unit, year } = a;
  const [staff, running] = staffAndRunning(b);
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const before = `与${year - 1}年度相比`;
  const budget = publicRow(b.publicBudget);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const { goods, works, services } = a.procurement;
  const listed = (entries: readonly (readonly [string, bigint])[], whole: bigint): string =>
    entries
      .filter(([, value]) => value > 0n)
      .map(([name, value]) => `${name}${money(value)}，占${percent(value, whole)}`)
      .join("；");
  const completion = (i: number): string =>
    `支出决算为${money(now[i]!)}${budget[i] === 0n ? "" : `，完成预算的${percent(now[i]!, budget[i]!)}`}`;
  const compared = (i: number): string => (now[i] === then[i] ? "持平" : change(b, now[i]!, then[i]!));
  return [
    "一、收入支出决算总体情况说明",
    `${unit}${year}年度收入支出总计${money(t.total)}。${before}，收入支出总计${change(b, t.total, prior.total)}。主要原因：项目经费增加。`,
    "二、收入决算情况说明",
    `本年收入合计${money(t.revenueAll)}，其中：${listed(revenueKinds(b), t.revenueAll)}。`,
    "三、支出决算情况说明",
    `本年支出合计${money(t.spendingAll)}，其中：${listed(spendingNatures(b), t.spendingAll)}。`,
    "四、财政拨款收入支出决算总体情况说明",
    `${unit}${year}年度财政拨款收入支出总计${money(t.fiscalTotal)}。${before}，财政拨款收入支出总计${change(b, t.fiscalTotal, prior.fiscalTotal)}。主要原因：项目经费增加。`,
    "五、一般公共预算财政拨款支出决算情况说明",
    "（一）一般公共预算财政拨款支出决算总体情况",
    `一般公共预算财政拨款支出${money(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。${before}，一般公共预算财政拨款支出${change(b, t.generalAll, prior.general)}。主要原因：项目经费增加。`,
    "（二）一般公共预算财政拨款支出决算结构情况",
    `一般公共预算财政拨款支出${money(t.generalAll)}，主要用于以下方面：${t.classes
      .map(({ name, values }) => `${name}（类）${money(values[0]!)}，占${percent(values[0]!, t.generalAll)}`)
      .join("；")}。`,
    "（三）一般公共预算财政拨款支出决算具体情况",
    `一般公共预算财政拨款支出年初预算为${money(budgetAll)}，支出决算为${money(t.generalAll)}，完成年初预算的${percent(t.generalAll, budgetAll)}。决算数${t.generalAll > budgetAll ? "大于" : "小于"}预算数的主要原因：个别事项年初未列预算，${t.generalAll > budgetAll ? "年中追加" : "部分项目压减"}。其中：`,
    ...itemsOf(b).map(({ code, values, name }, i) => {
      const spent = values[0]!;
      const planned = b.budgets.get(code)!;
      const rate = planned === 0n || i % 2 === 0 ? "" : `，完成年初预算的${percent(spent, planned)}`;
      const why =
        spent === planned
          ? "决算数与预算数持平。"
          : `决算数${spent > planned ? "大于" : "小于"}预算数的主要原因：${spent > planned ? "年中追加经费" : "按实际支出，有所结余"}。`;
      return `${i + 1}、${path(b, code)}。主要用于：${use(name)}。年初预算为${money(planned)}，支出决算为${money(spent)}${rate}。${why}`;
    }),
    "六、一般公共预算财政拨款基本支出决算情况说明",
    `一般公共预算财政拨款基本支出${money(t.generalBasic)}。其中：人员经费${money(staff)}，主要包括：${economicNamed(b, /^30[13]/).join("、")}；公用经费${money(running)}，主要包括：${economicNamed(b, /^3(?!0[13])/).join("、")}。`,
    "七、财政拨款“三公”经费支出决算情况说明",
    "（一）“三公”经费财政拨款支出决算总体情况说明。",
    `“三公”经费财政拨款支出年初预算为${money(budget[0]!)}，支出决算为${money(now[0]!)}，完成预算的${percent(now[0]!, budget[0]!)}，其中：因公出国（境）费${completion(1)}；公务用车购置及运行维护费${completion(2)}；公务接待费${completion(5)}。${year}年度“三公”经费支出决算数小于预算数的主要原因：厉行节约，严格控制支出。`,
    `${year}年度“三公”经费财政拨款支出决算数比${year - 1}年度${change(b, now[0]!, then[0]!)}。其中：因公出国（境）费支出决算${compared(1)}；公务用车购置及运行维护费支出决算${compared(2)}；公务接待费支出决算${compared(5)}。主要原因：严格控制支出。`,
    "（二）“三公”经费财政拨款支出决算具体情况说明。",
    `1、因公出国（境）费${money(now[1]!)}。全年使用财政拨款安排因公出国（境）团组${now[1] === 0n ? 0 : 1}个，累计${now[1] === 0n ? 0 : 2}人次。`,
    `2、公务用车购置及运行维护费支出${money(now[2]!)}。其中：公务用车购置支出${money(now[3]!)}，购置公务用车${now[3] === 0n ? 0 : 1}辆。公务用车运行维护支出${money(now[4]!)}，主要用于车辆燃料、维修和保险。${year}年末，使用财政拨款负担的公务用车保有量为${a.vehicles}辆。`,
    `3、公务接待费支出${money(now[5]!)}。其中：国内接待费支出${money(now[5]!)}，国内公务接待${a.receptions}批次，${a.guests}人次，主要用于接待外地来访交流；国（境）外接待费支出${money(0n)}，国（境）外公务接待0批次，0人次。`,
    "八、政府性基金预算财政拨款收入支出决算情况说明",
    a.fund.spent === 0n
      ? `${unit}${year}年度无政府性基金预算财政拨款收入和支出。`
      : `${unit}${year}年度政府性基金预算财政拨款年初结转和结余${money(a.fund.opening)}，本年收入${money(a.fund.revenue)}，本年支出${money(a.fund.spent)}，年末结转和结余${money(a.fund.closing)}。具体支出情况如下：城乡社区支出（类）国有土地使用权出让收入安排的支出（款）农业农村生态环境支出（项）${money(a.fund.spent)}，主要用于农村环境整治。`,
    "九、国有资本经营预算财政拨款收入支出决算情况说明",
    a.capital === 0n
      ? `${unit}${year}年度无国有资本经营预算财政拨款收入和支出。`
      : `${unit}${year}年度国有资本经营预算财政拨款年初结转和结余${money(0n)}，本年收入${money(a.capital)}，本年支出${money(a.capital)}，年末结转和结余${money(0n)}。`,
    "十、预算绩效管理情况",
    `${unit}${year}年度预算绩效管理工作开展情况如下：编报绩效目标的${year}年度项目3个，涉及预算金额${money(t.generalProject)}；绩效跟踪评价的${year}年度项目3个，涉及预算金额${money(t.generalProject)}；绩效自评的${year}年度项目3个，涉及预算金额${money(t.generalProject)}，平均得分97.50分（其中，绩效评级为“优”的项目3个；绩效评级为“良”的项目0个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个）。绩效自评中共发现问题1个，已经完成整改的1个，正在整改的0个。`,
    "十一、其他重要事项的情况说明",
    "（一）机关运行经费支出情况",
    a.shape === "rich"
      ? `机关运行经费支出${money(running)}，比${year - 1}年度${change(b, running, prior.running)}。主要原因是物业管理费增加。`
      : `${unit}为事业单位，无机关运行经费支出。`,
    "（二）政府采购支出情况",
    `${unit}${year}年度政府采购金额（以合同签订为准）为${money(goods + works + services)}，其中：货物采购金额${money(goods)}、工程采购金额${money(works)}、服务采购金额${money(services)}。`,
    `${year}年度本部门面向中小企业预留政府采购项目预算金额${money(services + 500_00n)}，面向小微企业预留政府采购项目预算金额${money(0n)}。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额${money(services)}；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额${money(0n)}；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额${money(goods)}。`,
    "（三）国有资产占有使用情况说明",
    `截至${year}年12月31日，${unit}共有车辆${a.vehicles}辆，其中：部级领导干部用车0辆、主要领导干部用车0辆、机要通信用车0辆、应急保障用车1辆、执法执勤用车0辆、特种专业技术用车0辆、离退休干部用车0辆、其他用车${a.vehicles - 1}辆。单价100万元（含）以上设备（不含车辆）0台（套）。`,
  ];

  function use(name: string): string {
    if (/运行/.test(name)) return "人员经费和日常公用支出";
    if (!/保险|年金|公积金|医疗|保障/.test(name)) return "专项业务支出";
    return `为在职人员缴纳的${name.replace(/缴费支出$|支出$/, "")}`;
  }
}
