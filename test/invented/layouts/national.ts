import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import {
  change,
  economicNamed,
  itemsOf,
  path,
  spendingNatures,
  staffAndRunning,
  vehicleList,
} from "./phrases.ts";

/** What provinces vary in the national wording. */
export interface NationalStyle {
  /** Order of the sections on funds, capital and “三公”. */
  readonly last: readonly ("fund" | "capital" | "public")[];
  /** Income and opening by kind of fiscal appropriation. */
  readonly byFund: boolean;
  /** Guangdong prints a rate of what has no base as “--”. */
  readonly dashes: boolean;
  readonly heading: (title: string, index: number) => string;
  readonly general: boolean;
}

const ordinals = "一二三四五六七八九十".split("").concat("十一", "十二", "十三", "十四", "十五");

/** The narrative in the words that the national template prescribes. */
export function nationalNarrative(b: Books, style: NationalStyle): string[] {
  const { a, t, prior, money, percent } = b;
  const year = a.year;
  const [staff, running] = staffAndRunning(b);
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const bought = a.procurement.goods + a.procurement.works + a.procurement.services;
  const sections: [string, string[]][] = [
    ["收入支出决算总体情况说明", [overall()]],
    ["收入决算情况说明", [income()]],
    ["支出决算情况说明", [spending()]],
    ["财政拨款收入支出决算总体情况说明", fiscal()],
    ["一般公共预算财政拨款支出决算情况说明", general()],
    ["一般公共预算财政拨款基本支出决算情况说明", basic()],
    ...style.last.map((kind): [string, string[]] => {
      if (kind === "fund") return ["政府性基金预算财政拨款收入支出决算情况说明", [fund()]];
      if (kind === "capital") return ["国有资本经营预算财政拨款支出决算情况说明", [capital()]];
      return ["财政拨款“三公”经费支出决算情况说明", threePublic()];
    }),
    ["机关运行经费支出说明", [operating()]],
    ["政府采购支出说明", [procurement()]],
    ["国有资产占用情况说明", [assets()]],
    ["预算绩效情况说明", performance()],
    ...(style.general ? [["一般性支出情况说明", [meetings()]] as [string, string[]]] : []),
  ];
  return sections.flatMap(([title, paragraphs], i) => [
    style.heading(`${ordinals[i]}、${title}`, i),
    ...paragraphs,
  ]);

  function overall(): string {
    return `${year}年度收、支总计均为${money(t.total)}。与上年相比，收、支总计各${change(b, t.total, prior.total)}，主要原因是项目支出安排${t.total > prior.total ? "增加" : "减少"}。`;
  }

  function income(): string {
    const sources = [
      ...(style.byFund
        ? ([
            ["一般公共预算财政拨款收入", t.generalRevenue],
            ["政府性基金预算财政拨款收入", a.fund.revenue],
            ["国有资本经营预算财政拨款收入", a.capital],
          ] as const)
        : ([["财政拨款收入", t.fiscalRevenue]] as const)),
      ["上级补助收入", a.others.upper],
      ["事业收入", a.others.service],
      ["经营收入", a.others.business],
      ["附属单位上缴收入", a.others.subordinate],
      ["其他收入", a.others.other],
    ] as const;
    return `${year}年度本年收入合计${money(t.revenueAll)}，其中：${sources
      .map(([name, value]) => `${name}${money(value)}，占${percent(value, t.revenueAll)}`)
      .join("；")}。`;
  }

  function spending(): string {
    const natures = spendingNatures(b);
    return `${year}年度本年支出合计${money(t.spendingAll)}，其中：${natures
      .map(([name, value]) => `${name}${money(value)}，占${percent(value, t.spendingAll)}`)
      .join("；")}。`;
  }

  function fiscal(): string[] {
    const first = `${year}年度财政拨款收、支总计均为${money(t.fiscalTotal)}。与上年相比，财政拨款收、支总计各${change(b, t.fiscalTotal, prior.fiscalTotal)}，主要原因是年中追加项目经费。`;
    if (!style.byFund) return [first];
    return [
      first,
      `其中：一般公共预算财政拨款收入${money(t.generalRevenue)}，政府性基金预算财政拨款收入${money(a.fund.revenue)}，国有资本经营预算财政拨款收入${money(a.capital)}。`,
    ];
  }

  function general(): string[] {
    return [
      "（一）一般公共预算财政拨款支出决算总体情况",
      `${year}年度一般公共预算财政拨款支出${money(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。与上年相比，一般公共预算财政拨款支出${change(b, t.generalAll, prior.general)}，主要原因是人员经费增加。`,
      "（二）一般公共预算财政拨款支出决算结构情况",
      `${year}年度一般公共预算财政拨款支出${money(t.generalAll)}，主要用于以下方面：${t.classes
        .map(
          ({ name, values }) => `${name}（类）${money(values[0]!)}，占${percent(values[0]!, t.generalAll)}`,
        )
        .join("；")}。`,
      "（三）一般公共预算财政拨款支出决算具体情况",
      `${year}年度一般公共预算财政拨款支出年初预算为${money(budgetAll)}，支出决算为${money(t.generalAll)}，完成年初预算的${percent(t.generalAll, budgetAll)}。其中：`,
      ...itemsOf(b).map(({ code, values }, i) => {
        const spent = values[0]!;
        const budget = b.budgets.get(code)!;
        return `${i + 1}.${path(b, code)}。年初预算为${money(budget)}，支出决算为${money(spent)}${against(spent, budget)}`;
      }),
    ];
  }

  function against(spent: bigint, budget: bigint): string {
    if (spent === budget)
      return `，完成年初预算的100${b.places === 1 ? ".0" : ".00"}%，支出决算数与年初预算数持平。`;
    if (budget === 0n)
      return `${style.dashes ? "，完成年初预算的--%（基数为0，不可比）" : ""}。决算数大于年初预算数的主要原因是该项经费年初未安排预算，年中追加。`;
    const more = spent > budget;
    return `，完成年初预算的${percent(spent, budget)}。决算数${more ? "大于" : "小于"}年初预算数的主要原因是${more ? "年中追加人员经费" : "厉行节约，压减支出"}。`;
  }

  function basic(): string[] {
    return [
      `${year}年度一般公共预算财政拨款基本支出${money(t.generalBasic)}，其中：`,
      `人员经费${money(staff)}，主要包括：${economicNamed(b, /^30[13]/).join("、")}。`,
      `公用经费${money(running)}，主要包括：${economicNamed(b, /^3(?!0[13])/).join("、")}。`,
    ];
  }

  function fund(): string {
    if (a.fund.spent === 0n)
      return `本单位${year}年度没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。`;
    return `${year}年度政府性基金预算财政拨款年初结转和结余${money(a.fund.opening)}，本年收入${money(a.fund.revenue)}，本年支出${money(a.fund.spent)}，其中：基本支出${money(0n)}，项目支出${money(a.fund.spent)}，年末结转和结余${money(a.fund.closing)}。`;
  }

  function capital(): string {
    if (a.capital === 0n)
      return `本单位${year}年度没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出。`;
    return `${year}年度国有资本经营预算财政拨款支出${money(a.capital)}，其中：基本支出${money(0n)}，项目支出${money(a.capital)}。`;
  }

  function threePublic(): string[] {
    const budget = publicRow(b.publicBudget);
    const now = publicRow(a.threePublic);
    const then = publicRow(prior.threePublic);
    const done = (i: number): string => {
      if (budget[i] !== 0n) return `，完成预算的${percent(now[i]!, budget[i]!)}`;
      return style.dashes ? "，完成预算的--%" : "";
    };
    const against = (i: number): string => {
      if (now[i] === 0n && then[i] === 0n) return "，与上年持平";
      const unrated = style.dashes && then[i] === 0n;
      return unrated
        ? `，比上年增加${money(now[i]!)}，增长--（基数为0，不可比）`
        : `，比上年${change(b, now[i]!, then[i]!)}`;
    };
    const why = (i: number): string =>
      now[i] === then[i]
        ? ""
        : `，主要原因是${now[i]! > then[i]! ? "本年新增此项支出" : "从严控制，压减开支"}`;
    return [
      "（一）“三公”经费财政拨款支出决算总体情况说明",
      `${year}年度“三公”经费财政拨款支出预算为${money(budget[0]!)}，支出决算为${money(now[0]!)}${done(0)}${against(0)}。决算数小于预算数的主要原因是认真贯彻落实中央八项规定精神，厉行节约。`,
      "（二）“三公”经费财政拨款支出决算具体情况说明",
      `${year}年度“三公”经费财政拨款支出决算中，因公出国（境）费支出决算${money(now[1]!)}，占${percent(now[1]!, now[0]!)}；公务用车购置及运行维护费支出决算${money(now[2]!)}，占${percent(now[2]!, now[0]!)}；公务接待费支出决算${money(now[5]!)}，占${percent(now[5]!, now[0]!)}。具体情况如下：`,
      `1.因公出国（境）费预算为${money(budget[1]!)}，支出决算为${money(now[1]!)}${done(1)}${against(1)}${why(1)}。全年因公出国（境）团组${now[1] === 0n ? 0 : 1}个，累计${now[1] === 0n ? 0 : 2}人次。`,
      `2.公务用车购置及运行维护费预算为${money(budget[2]!)}，支出决算为${money(now[2]!)}${done(2)}${against(2)}${why(2)}。其中：`,
      `公务用车购置支出${money(now[3]!)}，全年购置公务用车${now[3] === 0n ? 0 : 1}辆。公务用车运行支出${money(now[4]!)}，主要用于日常公务所需的燃料费、维修费、过路过桥费和保险费等。截至${year}年12月31日，开支财政拨款的公务用车保有量为${a.vehicles}辆。`,
      `3.公务接待费预算为${money(budget[5]!)}，支出决算为${money(now[5]!)}${done(5)}${against(5)}${why(5)}。其中：国内接待费${money(now[5]!)}，主要用于接待上级调研和外地考察交流，全年国内公务接待${a.receptions}批次，${a.guests}人次（不包括陪同人员）；外事接待费${money(0n)}，接待0批次，0人次。`,
    ];
  }

  function operating(): string {
    if (a.shape === "simple") return "本单位为事业单位，不在机关运行经费统计范围之内。";
    return `${year}年度机关运行经费支出${money(running)}，比上年${change(b, running, prior.running)}，主要原因是办公用房维修等支出增加。`;
  }

  function procurement(): string {
    const { goods, works, services, small, micro } = a.procurement;
    return `${year}年度政府采购支出总额${money(bought)}，其中：政府采购货物支出${money(goods)}、政府采购工程支出${money(works)}、政府采购服务支出${money(services)}。授予中小企业合同金额${money(small)}，占政府采购支出总额的${percent(small, bought)}，其中：授予小微企业合同金额${money(micro)}，占授予中小企业合同金额的${percent(micro, small)}；货物采购授予中小企业合同金额占货物支出金额的${percent(goods - 100_00n, goods)}，工程采购授予中小企业合同金额占工程支出金额的${percent(works, works)}，服务采购授予中小企业合同金额占服务支出金额的${percent(services, services)}。`;
  }

  function assets(): string {
    return `截至${year}年12月31日，本单位共有车辆${a.vehicles}辆，其中，${vehicleList}、其他用车${a.vehicles - 1}辆，其他用车主要是业务用车；单价100万元（含）以上设备（不含车辆）0台（套）。`;
  }

  function performance(): string[] {
    const spent = t.generalProject;
    return [
      "（一）预算绩效管理工作开展情况",
      `根据预算绩效管理要求，本单位组织对${year}年度一般公共预算项目支出全面开展绩效自评，共涉及项目${a.projects.length}个，资金${money(spent)}，占一般公共预算项目支出总额的${b.places === 1 ? "100.0" : "100.00"}%。从自评结果看，项目立项依据充分，资金使用规范，较好地完成了年度绩效目标。`,
      "（二）部门决算中项目绩效自评结果",
      `${a.projects[0]!.name}绩效自评综述：根据年初设定的绩效目标，项目自评得分为96.5分。项目全年预算数为${money(a.projects[0]!.budget)}，执行数为${money(a.projects[0]!.executed)}，完成预算的${percent(a.projects[0]!.executed, a.projects[0]!.budget)}。项目绩效目标完成情况：各项任务按期完成。发现的主要问题及原因：支出进度不够均衡。下一步改进措施：加强支出管理。`,
    ];
  }

  function meetings(): string {
    const meeting = a.economic.find(({ code }) => code === "30215");
    const training = a.economic.find(({ code }) => code === "30216");
    return `${year}年本单位开支会议费${money((meeting?.basic ?? 0n) + (meeting?.project ?? 0n))}，用于召开业务工作会议，人数120人；开支培训费${money((training?.basic ?? 0n) + (training?.project ?? 0n))}，用于开展业务培训，人数60人。`;
  }
}
