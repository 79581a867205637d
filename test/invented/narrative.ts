import { economicNames } from "../../src/standard/codes.ts";
import { vehicleKinds } from "../../src/standard/rows.ts";
import type { InventedAccounts } from "./accounts.ts";
import { add, percent, wan, yuan } from "./printing.ts";
import { executedOf, gradeOf, overallScore, projectScore, summaryOf } from "./self-evaluation.ts";
import type { Totals } from "./tables.ts";
import { publicBudget, vehiclesOf } from "./tables.ts";

/** The ten sections of the narrative. */
export function narrative(a: InventedAccounts, t: Totals): string[] {
  return [
    "### 一、收入支出决算总体情况说明",
    `${a.year}年度收入总计${yuan(t.total)}、支出总计${yuan(t.total)}。与${a.year - 1}年相比，收入总计增加${yuan(rise(t.total))}，支出总计增加${yuan(rise(t.total))}，主要原因是本年度项目增加，相应追加了经费。`,
    "### 二、收入决算情况说明",
    `${a.year}年度收入合计${yuan(t.revenueAll)}，其中：`,
    ...list(
      [
        ["财政拨款收入", t.fiscalRevenue],
        ["上级补助收入", a.others.upper],
        ["事业收入", a.others.service],
        ["经营收入", a.others.business],
        ["附属单位上缴收入", a.others.subordinate],
        ["其他收入", a.others.other],
      ],
      t.revenueAll,
    ),
    "### 三、支出决算情况说明",
    `${a.year}年度支出合计${yuan(t.spendingAll)}，其中：`,
    ...list(
      [
        ["基本支出", t.generalBasic],
        ["项目支出", t.project],
        ["上缴上级支出", a.handedUp],
        ["经营支出", a.business],
        ["对附属单位补助支出", a.granted],
      ],
      t.spendingAll,
    ),
    "### 四、财政拨款收支决算总体情况说明",
    `${a.unit}${a.year}年度财政拨款收入总计${yuan(t.fiscalTotal)}，支出总计${yuan(t.fiscalTotal)}。与${a.year - 1}年相比，财政拨款收入总计增加${yuan(rise(t.fiscalTotal))}，财政拨款支出总计增加${yuan(rise(t.fiscalTotal))}。主要原因是本年度项目增加，相应追加了经费。`,
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "#### （一）财政拨款支出决算总体情况",
    `${a.unit}${a.year}年度财政拨款支出${yuan(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。与${a.year - 1}年相比，财政拨款支出增加${yuan(rise(t.generalAll))}，增长${percent(rise(t.generalAll), t.generalAll - rise(t.generalAll))}，主要原因是本年度项目增加，相应追加了经费。其中，基本支出${yuan(t.generalBasic)}，占比${percent(t.generalBasic, t.generalAll)}；项目支出${yuan(t.generalProject)}，占比${percent(t.generalProject, t.generalAll)}。`,
    "#### （二）财政拨款支出决算结构情况",
    `${a.unit}${a.year}年度财政拨款支出${yuan(t.generalAll)}，主要用于以下方面：`,
    ...t.classes.map(
      ({ name, values }, i) =>
        `${name}（类）${yuan(values[0]!)}，占比${percent(values[0]!, t.generalAll)}${i === t.classes.length - 1 ? "。" : "；"}`,
    ),
    "#### （三）财政拨款支出决算具体情况",
    ...outturn(),
    "### 六、一般公共预算财政拨款基本支出决算情况说明",
    `${a.unit}${a.year}年度财政拨款基本支出${yuan(t.generalBasic)}，其中：`,
    `人员经费${yuan(t.staffBasic)}，主要包括${economicList(/^30[13]/)}；`,
    `公用经费${yuan(t.runningBasic)}，主要包括${economicList(/^3(?!0[13])/)}。`,
    "### 七、政府性基金预算财政拨款收支决算情况说明",
    a.fund.spent === 0n
      ? `${a.unit}${a.year}年度没有政府性基金预算财政拨款收入和支出。`
      : `${a.unit}${a.year}年度政府性基金预算财政拨款年初结转和结余${yuan(a.fund.opening)}，本年收入${yuan(a.fund.revenue)}，本年支出${yuan(a.fund.spent)}，年末结转和结余${yuan(a.fund.closing)}。`,
    "### 八、国有资本经营预算财政拨款支出决算情况说明",
    a.capital === 0n
      ? `${a.unit}${a.year}年度没有国有资本经营预算财政拨款支出。`
      : `${a.unit}${a.year}年度国有资本经营预算财政拨款本年支出${yuan(a.capital)}，其中：项目支出${yuan(a.capital)}。`,
    "### 九、财政拨款“三公”经费支出决算情况说明",
    ...threePublic(),
    "### 十、其他重要事项情况说明",
    ...otherMatters(),
    ...performance(a, t),
  ];

  function rise(value: bigint): bigint {
    return (value * a.growth) / 1000n;
  }

  function list(items: readonly (readonly [string, bigint])[], whole: bigint): string[] {
    return items.map(
      ([name, value], i) =>
        `${name}${yuan(value)}，占比${percent(value, whole)}${i === items.length - 1 ? "。" : "；"}`,
    );
  }

  function outturn(): string[] {
    const budgets = t.classes.map(({ values, code }) => {
      const more = code === t.classes[0]?.code ? 30_000_00n : 0n;
      return ((values[0]! + more) / 10_000n) * 10_000n + (code === "208" ? 0n : 10_000n);
    });
    const total = add(...budgets);
    const parts = t.classes.map(({ name, code, values }, i) => {
      const spent = values[0]!;
      const budget = budgets[i]!;
      const rate = percent(BigInt(toFen(wan(spent))), budget);
      const uses = t.general
        .filter((line) => line.code.length === 7 && line.code.startsWith(code))
        .map((line) => line.name);
      const why =
        spent === budget
          ? ""
          : `，决算数${spent > budget ? "大于" : "小于"}预算数的主要原因是${spent > budget ? "年中追加人员经费" : "压减一般性支出"}`;
      return `${name}年初预算${wan(budget)}万元，支出决算${wan(spent)}万元，完成年初预算的${rate}，用于${uses.join("、")}${why}`;
    });
    return [
      `${a.unit}${a.year}年度财政拨款支出年初预算${wan(total)}万元，支出决算${wan(t.generalAll)}万元，完成年初预算的${percent(BigInt(toFen(wan(t.generalAll))), total)}，决算数小于预算数的主要原因是压减一般性支出。其中：`,
      `${parts.join("；")}。`,
    ];
  }

  function economicList(pattern: RegExp): string {
    const classes = [
      ...new Set(
        a.economic
          .filter(({ code, basic }) => pattern.test(code) && basic > 0n)
          .map(({ code }) => code.slice(0, 3)),
      ),
    ];
    return classes
      .map(
        (code) =>
          `${economicNames(code, a.year)[0]?.name}${yuan(add(...a.economic.filter((line) => line.code.startsWith(code)).map(({ basic }) => basic)))}`,
      )
      .join("、");
  }

  function threePublic(): string[] {
    const now = a.threePublic;
    const budget = publicBudget(a);
    const items = [now.abroad, now.purchase, now.upkeep, now.reception];
    const budgets = [budget.abroad, budget.purchase, budget.upkeep, budget.reception];
    const fall = (value: bigint): bigint => (value === 0n ? 0n : value / 20n);
    const whole = add(...items);
    const down = add(...items.map(fall));
    const sentence = (name: string, i: number, why: string, end: string): string => {
      const value = items[i]!;
      if (value === 0n && budgets[i] === 0n)
        return `${name}支出0.00元，年初未安排预算，本年及上年均未发生支出${end}`;
      return `${name}支出${yuan(value)}，完成全年预算的${percent(value, budgets[i]!)}，比上年度减少${yuan(fall(value))}，下降${percent(fall(value), value + fall(value))}，主要原因是${why}${end}`;
    };
    const abroad = now.abroad > 0n;
    return [
      "#### （一）“三公”经费财政拨款支出决算总体情况说明",
      `${a.year}年度“三公”经费财政拨款支出预算${yuan(add(...budgets))}，支出决算${yuan(whole)}，完成全年预算的${percent(whole, add(...budgets))}，比上年度减少${yuan(down)}，下降${percent(down, whole + down)}，主要原因是厉行节约，压减开支，主要用于公务接待和公务用车。其中：`,
      sentence("因公出国（境）费", 0, "合并出访任务，压缩开支", "；"),
      `公务用车购置及运行维护费支出${yuan(now.purchase + now.upkeep)}，其中：`,
      sentence("公务用车购置费", 1, "购置价格下降", "；"),
      sentence("公务用车运行维护费", 2, "减少用车次数，节约燃油费用", "；"),
      sentence("公务接待费", 3, "从严控制接待标准，压缩开支", "。"),
      "#### （二）“三公”经费财政拨款支出决算具体情况说明",
      abroad
        ? `1、因公出国（境）费支出${yuan(now.abroad)}，出国团组共1个，2人次。主要用于：参加节水技术交流的国际旅费、住宿费。`
        : "1、因公出国（境）费支出0.00元，出国团组共0个，0人次。",
      now.purchase > 0n
        ? `2、公务用车购置费支出${yuan(now.purchase)}，使用财政拨款共购置公务用车1辆，主要用于防汛巡查。`
        : "2、公务用车购置费支出0.00元，使用财政拨款共购置公务用车0辆。",
      `3、公务用车运行维护费支出${yuan(now.upkeep)}，使用财政拨款负担的公务用车保有量共${a.vehicles}辆，主要用于：车辆燃油、维修和保险。`,
      `4、公务接待费支出${yuan(now.reception)}，共接待${a.receptions}批次，${a.guests}人次。国内接待费${yuan(now.reception)}，共接待${a.receptions}批次，${a.guests}人次，其中外事接待费0.00元，共接待0批次，0人次，主要是接待外地考察交流人员；国（境）外接待费0.00元，共接待国（境）外0批次，0人次。`,
    ];
  }

  function otherMatters(): string[] {
    const { goods, works, services, small, micro } = a.procurement;
    const bought = goods + works + services;
    const cost = t.runningBasic;
    const vehicles = vehicleKinds.map((kind, i) => `${kind}${vehiclesOf(a, i)}辆`).join("、");
    return [
      "#### （一）机关运行经费支出情况说明",
      a.shape === "rich"
        ? `${a.year}年度机关运行经费支出${yuan(cost)}，比${a.year - 1}年增加${yuan(rise(cost))}，增长${percent(rise(cost), cost - rise(cost))}，主要原因是办公费增加。`
        : "本单位为事业单位，无机关运行经费。",
      "#### （二）政府采购情况说明",
      `${a.unit}${a.year}年度政府采购支出总额${yuan(bought)}，其中：政府采购货物支出${yuan(goods)}、政府采购工程支出${yuan(works)}、政府采购服务支出${yuan(services)}。政府采购授予中小企业合同金额${yuan(small)}，占政府采购支出总额的${percent(small, bought)}。其中：授予小微企业合同金额${yuan(micro)}，占政府采购支出总额的${percent(micro, bought)}。`,
      "#### （三）国有资产占用情况说明",
      `截至${a.year}年12月31日，${a.unit}共有车辆${a.vehicles}辆。其中：${vehicles}，其他用车主要是保障项目现场踏勘的业务用车；单价100万元（含）以上设备（不含车辆）0台（套）。`,
      "#### （四）预算绩效情况说明",
    ];
  }
}

function toFen(inWan: string): bigint {
  const [whole = "0", part = "0"] = inWan.split(".");
  return BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, "0"));
}

function performance(a: InventedAccounts, t: Totals): string[] {
  const count = a.projects.length;
  const executed = executedOf(a);
  const funds = (scope: string): string =>
    `其中一般公共预算${scope}${yuan(executed - a.fund.spent - a.capital)}、政府性基金预算${scope}${yuan(a.fund.spent)}、国有资本经营预算${scope}${yuan(a.capital)}、社会保险基金预算${scope}0.00元`;
  const grades = (level: readonly number[]): string => {
    const of = (grade: string): number => level.filter((i) => gradeOf(a, i) === grade).length;
    return ["优", "良", "中", "差"].map((grade) => `${of(grade)}个项目自评等级为“${grade}”`).join("，");
  };
  const all = a.projects.map((_, i) => i);
  return [
    "（1）预算绩效管理工作开展情况",
    `根据预算绩效管理要求，${a.unit}组织对${a.year}年度所有项目支出全面开展了绩效自评，涵盖一级项目${count}个，二级项目0个，共涉及资金${yuan(executed)}（执行数），占本部门项目支出总额的${percent(executed, t.project)}，${funds("项目支出")}。`,
    `组织开展了${a.year}年度${a.unit}整体支出绩效自评，涉及资金${yuan(t.spendingAll)}（执行数）。`,
    `组织对${a.projects.map(({ name }) => name).join("、")}等${count}个一级项目开展了部门评价，涉及资金${yuan(executed)}（执行数），${funds("项目支出")}。从评价结果来看，项目立项规范、过程可控，综合评分91.20分，评价等级为“优”。`,
    "（2）项目绩效自评结果",
    `${a.unit}${a.year}年度一级项目绩效自评个数${count}个，涉及资金${yuan(executed)}（执行数）：${grades(all)}。`,
    `${a.unit}${a.year}年度二级项目绩效自评个数0个，涉及资金0.00元：${grades([])}。`,
    "每个项目绩效自评结果如下：",
    ...a.projects.map(({ name, budget, executed: spent }, i) => {
      const { done, problem, measure } = summaryOf(a, i);
      return `${["一", "二", "三", "四", "五"][i]}、${name}项目自评综述：根据年初设定的绩效目标，项目绩效自评得分为${projectScore(a, i)}分。项目全年预算数为${wan(budget, 3)}万元，执行数为${wan(spent, 3)}万元，执行率为${percent(spent, budget)}。项目绩效目标完成情况：${done}。发现的主要问题及原因：${problem}。下一步改进措施：${measure}。`;
    }),
    "（3）部门（单位）整体支出绩效自评结果",
    `${a.unit}整体支出绩效自评综述：根据年初设定的绩效目标，整体绩效自评得分为${overallScore(a, t)}分。全年预算数为${yuan(t.spendingAll + 50_000_00n)}，执行数为${yuan(t.spendingAll)}，执行率为${percent(t.spendingAll, t.spendingAll + 50_000_00n)}。年度绩效目标完成情况：各项履职任务按计划完成，预算执行总体平稳。发现的主要问题及原因：部分项目前期准备时间较长，原因是方案论证环节较多。下一步改进措施：提前开展项目论证，加快支出进度。`,
    "（4）部门评价项目绩效评价结果",
    `《${a.unit}项目绩效评价报告》（详见附件）`,
    "（5）其他需要说明的事项",
    "涉密内容不公开，本单位没有其他需要说明的事项。",
  ];
}
