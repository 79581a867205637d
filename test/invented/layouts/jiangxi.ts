import type { Books } from "./books.ts";
import { economicOf, publicRow } from "./books.ts";
import { change, revenueKinds } from "./phrases.ts";

/** The narrative in the manner of Jiangxi and Chongqing: every figure with its change from the year before. */
export function jiangxiNarrative(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const { year } = a;
  const last = year - 1;
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const budget = publicRow(b.publicBudget);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const opening = a.opening + a.fund.opening;
  const closing = a.closing + a.fund.closing;
  const ago = (value: bigint): bigint => (value * (1000n - a.growth)) / 1000n;
  const compared = (i: number): string =>
    now[i] === then[i] ? `决算数与${last}年持平` : `决算数较${last}年${change(b, now[i]!, then[i]!)}`;
  const done = (i: number): string =>
    budget[i] === 0n ? "" : `，完成全年预算的${percent(now[i]!, budget[i]!)}`;
  const why = (i: number): string => (now[i]! > then[i]! ? "本年新增车辆购置" : "严格控制开支");
  const parts = (entries: readonly (readonly [string, bigint])[], whole: bigint): string =>
    entries.map(([what, value]) => `${what}${money(value)}，占${percent(value, whole)}`).join("；");
  return [
    "### 一、收入决算情况说明",
    `本单位${year}年度收入总计${money(t.total)}，其中年初结转和结余${money(opening)}，与${last}年持平；本年收入合计${money(t.revenueAll)}，较${last}年${change(b, t.revenueAll, prior.spending)}，主要原因是：项目经费增加。`,
    `本年收入的具体构成为：${parts(revenueKinds(b), t.revenueAll)}。`,
    "### 二、支出决算情况说明",
    `本单位${year}年度支出总计${money(t.total)}，其中本年支出合计${money(t.spendingAll)}，较${last}年${change(b, t.spendingAll, prior.spending)}，主要原因是：项目经费增加；年末结转和结余${money(closing)}${closing === opening ? `，与${last}年持平` : `，较${last}年${change(b, closing, opening)}，主要原因是：加快支出进度`}。`,
    `本年支出的具体构成为：${parts(
      [
        ["基本支出", t.generalBasic],
        ["项目支出", t.project],
        ["经营支出", a.business],
        ["其他支出（对附属单位补助支出、上缴上级支出）", a.granted + a.handedUp],
      ],
      t.spendingAll,
    )}。`,
    "### 三、财政拨款支出决算情况说明",
    `本单位${year}年度一般公共预算财政拨款本年支出年初预算数为${money(budgetAll)}，决算数为${money(t.generalAll)}，完成年初预算的${percent(t.generalAll, budgetAll)}。其中：`,
    ...t.classes.map(({ code, name, values }, i) => {
      const planned = [...b.budgets].reduce(
        (sum, [own, value]) => (own.startsWith(code) ? sum + value : sum),
        0n,
      );
      const spent = values[0]!;
      const rate = planned === 0n ? "" : `，完成年初预算的${percent(spent, planned)}`;
      const reason =
        spent === planned
          ? "，与年初预算持平"
          : `，主要原因是：${spent > planned ? "年中追加人员经费" : "据实结算，略有结余"}`;
      return `（${"一二三四五六".split("")[i]}）${name}年初预算数为${money(planned)}，决算数为${money(spent)}${rate}${reason}。`;
    }),
    "### 四、一般公共预算财政拨款基本支出决算情况说明",
    `本单位${year}年度一般公共预算财政拨款基本支出${money(t.generalBasic)}，其中：`,
    ...(
      [
        ["工资福利支出", "301"],
        ["商品和服务支出", "302"],
        ["对个人和家庭补助支出", "303"],
        ["资本性支出", "310"],
      ] as const
    ).map(([name, code], i) => {
      const value = economicOf(b, code, "basic");
      return `（${"一二三四".split("")[i]}）${name}${money(value)}，较${last}年${change(b, value, ago(value))}，主要原因是：据实列支。`;
    }),
    "### 五、财政拨款“三公”经费支出决算情况说明",
    `本单位${year}年度财政拨款“三公”经费支出全年预算数为${money(budget[0]!)}，决算数为${money(now[0]!)}${done(0)}，${compared(0)}，其中：`,
    `（一）因公出国（境）支出全年预算数为${money(budget[1]!)}，决算数为${money(now[1]!)}${done(1)}，${compared(1)}${now[1] === then[1] ? "" : `，主要原因是${why(1)}`}。${now[1] === 0n ? "" : "决算数较全年预算数减少的主要原因是压缩开支。"}全年安排因公出国（境）团组${now[1] === 0n ? 0 : 1}个，累计${now[1] === 0n ? 0 : 2}人次。`,
    `（二）公务接待费支出全年预算数为${money(budget[5]!)}，决算数为${money(now[5]!)}${done(5)}，${compared(5)}，主要原因是${why(5)}。决算数较全年预算数减少的主要原因是压缩开支。全年国内公务接待${a.receptions}批，累计接待${a.guests}人次，其中外事接待0批，累计接待0人次，主要为接待上级部门检查指导工作。`,
    `（三）公务用车购置及运行维护费支出${money(now[2]!)}，其中公务用车购置全年预算数为${money(budget[3]!)}，决算数为${money(now[3]!)}${done(3)}，${compared(3)}${now[3] === then[3] ? "" : `，主要原因是${why(3)}`}，全年购置公务用车${now[3] === 0n ? 0 : 1}辆。公务用车运行维护费支出全年预算数为${money(budget[4]!)}，决算数为${money(now[4]!)}${done(4)}，${compared(4)}，主要原因是${why(4)}，年末公务用车保有${a.vehicles}辆。决算数较全年预算数减少的主要原因是压缩开支。`,
    "### 六、机关运行经费支出情况说明",
    a.shape === "rich"
      ? `本单位${year}年度机关运行经费支出${money(t.runningBasic)}（与部门决算中行政单位和参照公务员法管理事业单位一般公共预算财政拨款基本支出中公用经费之和保持一致），较上年决算数${change(b, t.runningBasic, prior.running)}，主要原因是：办公费增加。`
      : "本单位不是行政单位或参照公务员法管理的事业单位，无机关运行经费支出。",
    "### 七、政府采购支出情况说明",
    `本单位${year}年度政府采购支出总额${money(a.procurement.goods + a.procurement.works + a.procurement.services)}，其中：政府采购货物支出${money(a.procurement.goods)}、政府采购工程支出${money(a.procurement.works)}、政府采购服务支出${money(a.procurement.services)}。授予中小企业合同金额${money(a.procurement.small)}，占政府采购支出总额的${percent(a.procurement.small, a.procurement.goods + a.procurement.works + a.procurement.services)}，其中：授予小微企业合同金额${money(a.procurement.micro)}，占政府采购支出总额的${percent(a.procurement.micro, a.procurement.goods + a.procurement.works + a.procurement.services)}；货物采购授予中小企业合同金额占货物支出金额的${percent(a.procurement.goods - 100_00n, a.procurement.goods)}。`,
    "### 八、国有资产占用情况说明",
    `截止${year}年12月31日，本单位国有资产占用情况见公开表，其中车辆中的其他用车主要是一般业务用车。`,
    "### 九、预算绩效情况说明",
    `根据预算绩效管理要求，本单位组织对纳入${year}年度部门预算范围的二级项目${a.projects.length}个全面开展绩效自评，共涉及资金${money(t.generalProject)}，占项目支出总额的${percent(t.generalProject, t.project)}。`,
  ];
}
