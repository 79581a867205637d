import type { Books } from "./books.ts";
import { publicRow } from "./books.ts";
import { change, economicNamed, itemsOf, spendingNatures, staffAndRunning, vehicleList } from "./phrases.ts";

/** The narrative in the manner of Sichuan: text before tables, figures with charts, completion of an unnamed budget. */
export function sichuanNarrative(b: Books): string[] {
  const { a, t, prior, money, percent } = b;
  const year = a.year;
  const [staff, running] = staffAndRunning(b);
  const budgetAll = [...b.budgets.values()].reduce((sum, value) => sum + value, 0n);
  const budget = publicRow(b.publicBudget);
  const now = publicRow(a.threePublic);
  const then = publicRow(prior.threePublic);
  const { goods, works, services, small, micro } = a.procurement;
  const bought = goods + works + services;
  const list = (entries: readonly (readonly [string, bigint])[], whole: bigint): string =>
    entries
      .filter(([, value]) => value > 0n)
      .map(([name, value]) => `${name}${money(value)}，占${percent(value, whole)}`)
      .join("；");
  const done = (i: number): string => (budget[i] === 0n ? "" : `，完成预算${percent(now[i]!, budget[i]!)}`);
  const compared = (i: number): string =>
    now[i] === then[i]
      ? `与${year - 1}年持平`
      : `比${year - 1}年${change(b, now[i]!, then[i]!)}。主要原因是${now[i]! > then[i]! ? "本年新增此项支出" : "严格控制支出"}`;
  return [
    "### 一、收入支出决算总体情况说明",
    `${year}年度收、支总计${money(t.total)}。与${year - 1}年相比，收、支总计各${change(b, t.total, prior.total)}。主要变动原因是项目经费增加。（图1：收、支决算总计变动情况图）`,
    "### 二、收入决算情况说明",
    `${year}年本年收入合计${money(t.revenueAll)}，其中：${list(
      [
        ["一般公共预算财政拨款收入", t.generalRevenue],
        ["政府性基金预算财政拨款收入", a.fund.revenue],
        ["国有资本经营预算财政拨款收入", a.capital],
        ["上级补助收入", a.others.upper],
        ["事业收入", a.others.service],
        ["经营收入", a.others.business],
        ["附属单位上缴收入", a.others.subordinate],
        ["其他收入", a.others.other],
      ],
      t.revenueAll,
    )}。（图2：收入决算结构图）`,
    "### 三、支出决算情况说明",
    `${year}年本年支出合计${money(t.spendingAll)}，其中：${list(
      spendingNatures(b),
      t.spendingAll,
    )}。（图3：支出决算结构图）`,
    "### 四、财政拨款收入支出决算总体情况说明",
    `${year}年财政拨款收、支总计${money(t.fiscalTotal)}。与${year - 1}年相比，财政拨款收、支总计各${change(b, t.fiscalTotal, prior.fiscalTotal)}。主要变动原因是项目经费增加。（图4：财政拨款收、支决算总计变动情况）`,
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "（一）一般公共预算财政拨款支出决算总体情况",
    `${year}年一般公共预算财政拨款支出${money(t.generalAll)}，占本年支出合计的${percent(t.generalAll, t.spendingAll)}。与${year - 1}年相比，一般公共预算财政拨款支出${change(b, t.generalAll, prior.general)}。主要变动原因是人员经费增加。`,
    "（二）一般公共预算财政拨款支出决算结构情况",
    `${year}年一般公共预算财政拨款支出${money(t.generalAll)}，主要用于以下方面：${t.classes
      .map(
        ({ name, values }) =>
          `${name.replace(/支出$/, "")}（类）支出${money(values[0]!)}，占${percent(values[0]!, t.generalAll)}`,
      )
      .join("；")}。`,
    "（三）一般公共预算财政拨款支出决算具体情况",
    `${year}年一般公共预算支出决算数为${money(t.generalAll)}，完成预算${percent(t.generalAll, budgetAll)}。其中：`,
    ...itemsOf(b).map(({ code, values }, i) => {
      const spent = values[0]!;
      const planned = b.budgets.get(code)!;
      const name = (part: string): string =>
        (t.general.find((line) => line.code === part)?.name ?? "").replace(
          part.length === 3 ? /支出$/ : /$^/,
          "",
        );
      return `${i + 1}.${name(code.slice(0, 3))}（类）${name(code.slice(0, 5))}（款）${name(code)}（项）：支出决算为${money(spent)}${against(spent, planned)}`;
    }),
    "### 六、一般公共预算财政拨款基本支出决算情况说明",
    `${year}年一般公共预算财政拨款基本支出${money(t.generalBasic)}，其中：`,
    `人员经费${money(staff)}，主要包括：${economicNamed(b, /^30[13]/).join("、")}等。`,
    `日常公用经费${money(running)}，主要包括：${economicNamed(b, /^3(?!0[13])/).join("、")}等。`,
    "### 七、“三公”经费财政拨款支出决算情况说明",
    "（一）“三公”经费财政拨款支出决算总体情况说明",
    `${year}年，“三公”经费财政拨款支出决算为${money(now[0]!)}${done(0)}，较上年度${change(b, now[0]!, then[0]!)}。决算数小于预算数的主要原因是认真贯彻落实中央八项规定，厉行节约。`,
    "（二）“三公”经费财政拨款支出决算具体情况说明",
    `${year}年，“三公”经费财政拨款支出决算中，因公出国（境）费支出决算${money(now[1]!)}，占${percent(now[1]!, now[0]!)}；公务用车购置及运行维护费支出决算${money(now[2]!)}，占${percent(now[2]!, now[0]!)}；公务接待费支出决算${money(now[5]!)}，占${percent(now[5]!, now[0]!)}。具体情况如下：`,
    `1.因公出国（境）经费支出${money(now[1]!)}${done(1)}。全年安排因公出国（境）团组${now[1] === 0n ? 0 : 1}个，出国（境）${now[1] === 0n ? 0 : 2}人次。因公出国（境）支出决算${compared(1)}。`,
    `2.公务用车购置及运行维护费支出${money(now[2]!)}${done(2)}。公务用车购置及运行维护费支出决算${compared(2)}。`,
    `其中：公务用车购置支出${money(now[3]!)}。全年按规定更新购置公务用车${now[3] === 0n ? 0 : 1}辆，其中：轿车${now[3] === 0n ? 0 : 1}辆、金额${money(now[3]!)}，越野车0辆、金额${money(0n)}。截至${year}年12月31日，单位共有公务用车${a.vehicles}辆，其中：轿车${a.vehicles}辆、越野车0辆、载客汽车0辆。`,
    `公务用车运行维护费支出${money(now[4]!)}。主要用于日常公务等所需的公务用车燃料费、维修费、过路过桥费、保险费等支出。`,
    `3.公务接待费支出${money(now[5]!)}${done(5)}。公务接待费支出决算${compared(5)}。其中：`,
    `国内公务接待支出${money(now[5]!)}，主要用于执行公务、开展业务活动开支的交通费、住宿费、用餐费等。国内公务接待${a.receptions}批次，${a.guests}人次（不包括陪同人员），共计支出${money(now[5]!)}，具体内容包括：接待上级调研和外地考察交流。`,
    `外事接待支出${money(0n)}，外事接待0批次，0人次，共计支出${money(0n)}。`,
    "### 八、政府性基金预算支出决算情况说明",
    `${year}年政府性基金预算财政拨款支出${money(a.fund.spent)}。`,
    "### 九、国有资本经营预算支出决算情况说明",
    `${year}年国有资本经营预算财政拨款支出${money(a.capital)}。`,
    "### 十、其他重要事项的情况说明",
    "（一）机关运行经费支出情况",
    a.shape === "rich"
      ? `${year}年，机关运行经费支出${money(running)}，比${year - 1}年${change(b, running, prior.running)}。主要原因是办公费增加。`
      : `本单位为事业单位，按规定未使用机关运行经费。`,
    "（二）政府采购支出情况",
    `${year}年，政府采购支出总额${money(bought)}，其中：政府采购货物支出${money(goods)}、政府采购工程支出${money(works)}、政府采购服务支出${money(services)}。主要用于采购办公设备和委托服务。授予中小企业合同金额${money(small)}，占政府采购支出总额的${percent(small, bought)}，其中：授予小微企业合同金额${money(micro)}，占政府采购支出总额的${percent(micro, bought)}。`,
    "（三）国有资产占有使用情况",
    `截至${year}年12月31日，本单位共有车辆${a.vehicles}辆，其中：${vehicleList}、其他用车${a.vehicles - 1}辆，其他用车主要是用于日常业务保障。单价100万元（含）以上设备（不含车辆）0台（套）。`,
    "（四）预算绩效管理情况",
    `根据预算绩效管理要求，本单位在${year}年度预算编制阶段，组织对${a.projects.map(({ name }) => name).join("、")}等${a.projects.length}个项目编制了绩效目标，预算执行过程中开展绩效监控，年终执行完毕后，对${a.projects.length}个项目开展了绩效自评。`,
  ];

  function against(spent: bigint, planned: bigint): string {
    if (planned === 0n) return "，年初未安排预算，决算数大于预算数的主要原因是年中追加经费。";
    if (spent === planned) return "，完成预算100%，决算数等于预算数。";
    const more = spent > planned;
    return `，完成预算${percent(spent, planned)}，决算数${more ? "大于" : "小于"}预算数的主要原因是${more ? "人员经费增加" : "厉行节约，压减支出"}。`;
  }
}
