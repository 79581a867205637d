import type { InventedAccounts } from "./accounts.ts";
import { add, percent, plainYuan, wan } from "./printing.ts";
import type { Totals } from "./tables.ts";

interface Words {
  readonly goal: string;
  readonly done: string;
  readonly problem: string;
  readonly measure: string;
  readonly output: string;
  readonly benefit: string;
  readonly experience: string;
  readonly indicators: readonly (readonly [string, string, string, string, string, number, number])[];
  readonly deviation: string;
}

/** What each project aims at, does and lacks; no two alike. */
const words: readonly Words[] = [
  {
    goal: "全年举办品牌推广活动12场，提升县域文旅知名度",
    done: "全年举办推广活动12场，接待人数稳步增长，目标全部完成",
    problem: "推广渠道偏少，新媒体运营人手不足",
    measure: "与主流平台建立合作，培训专职运营人员",
    output: "举办推广活动12场，发布宣传稿件46篇，验收合格率达到98%，均在计划时间内完成。",
    benefit: "带动周边消费增长，县域品牌曝光量明显提高。",
    experience: "一是提前制定年度推广计划；二是与乡镇联合办活动，分担成本。",
    indicators: [
      ["数量指标", "推广活动场次", "≥12场", "12场", "", 20, 20],
      ["质量指标", "活动验收合格率", "≥95%", "98%", "", 10, 10],
      ["时效指标", "活动完成时间", "2022年12月20日前", "2022年12月10日", "", 10, 10],
      ["成本指标", "单场活动成本", "≤5万元", "4.5万元", "", 10, 10],
      [
        "社会效益指标",
        "新媒体关注量增长率",
        "≥10%",
        "9%",
        "关注量增长9%，低于目标1个百分点，今后增加短视频投放",
        30,
        27,
      ],
      ["服务对象满意度指标", "参与群众满意度", "≥90%", "93%", "", 10, 10],
    ],
    deviation: "",
  },
  {
    goal: "保障服务平台全年稳定运行，故障响应时间不超过4小时",
    done: "平台全年运行平稳，完成巡检24次，用户问题及时解决",
    problem: "设备老化，个别时段访问缓慢",
    measure: "分批更换服务器，扩充带宽",
    output: "完成平台巡检24次，系统可用率达到99%，维护合同按期履行。",
    benefit: "企业和群众办事更加便捷，线上服务量持续上升。",
    experience: "一是建立巡检台账；二是与运维单位签订服务标准。",
    indicators: [
      ["数量指标", "平台巡检次数", "≥24次", "24次", "", 20, 20],
      ["质量指标", "系统可用率", "≥99%", "99%", "", 10, 10],
      ["时效指标", "合同履行完成时间", "2022年12月31日前", "2022年12月25日", "", 10, 10],
      ["成本指标", "年度维护成本", "≤40万元", "38万元", "", 10, 10],
      [
        "社会效益指标",
        "线上服务办件量",
        "≥5000件",
        "4500件",
        "办件量4500件，未达目标，原因是系统改版停机，今后错峰升级",
        30,
        27,
      ],
      ["服务对象满意度指标", "用户满意度", "≥90%", "88%", "满意度88%，低于目标，今后优化响应流程", 10, 9.78],
    ],
    deviation: "",
  },
  {
    goal: "开展产业技能培训8期，培训学员400人次以上",
    done: "举办培训班8期，参训学员436人次，结业考核合格",
    problem: "培训内容与企业需求衔接不够紧密",
    measure: "开班前征集企业需求，邀请一线技师授课",
    output: "举办培训班8期，参训学员436人次，结业合格率达到97%，教材按时印发。",
    benefit: "学员就业创业能力增强，企业用工缺口缩小。",
    experience: "一是按产业分班教学；二是训后跟踪服务，及时回访。",
    indicators: [
      ["数量指标", "培训人次", "≥400人次", "436人次", "", 20, 20],
      ["质量指标", "结业合格率", "≥95%", "97%", "", 10, 10],
      ["时效指标", "培训完成时间", "2022年11月30日前", "2022年11月18日", "", 10, 10],
      ["成本指标", "人均培训成本", "≤800元", "760元", "", 10, 10],
      ["社会效益指标", "学员就业率", "≥80%", "82%", "", 30, 30],
      ["服务对象满意度指标", "学员满意度", "≥90%", "95%", "", 10, 10],
    ],
    deviation: "",
  },
];

function wordsOf(i: number): Words {
  return words[i % words.length]!;
}

/** What the 综述 says of a project. */
export function summaryOf(
  _a: InventedAccounts,
  i: number,
): { done: string; problem: string; measure: string } {
  return wordsOf(i);
}

/** What all projects spent. */
export function executedOf(a: InventedAccounts): bigint {
  return add(...a.projects.map(({ executed }) => executed));
}

/** 10 × executed ÷ budget, half up to hundredths. */
function rateScore(executed: bigint, budget: bigint): bigint {
  return (executed * 2_000n + budget) / (budget * 2n);
}

function hundredths(value: bigint): string {
  return plainYuan(value);
}

function scoreOf(a: InventedAccounts, i: number): bigint {
  const { executed, budget } = a.projects[i]!;
  return (
    rateScore(executed, budget) + add(...wordsOf(i).indicators.map((row) => BigInt(Math.round(row[6] * 100))))
  );
}

/** The total score of a project as printed. */
export function projectScore(a: InventedAccounts, i: number): string {
  return hundredths(scoreOf(a, i));
}

/** The grade of a project. */
export function gradeOf(a: InventedAccounts, i: number): string {
  return scoreOf(a, i) >= 9000n ? "优" : "良";
}

/** The score of the unit as a whole. */
export function overallScore(_a: InventedAccounts, t: Totals): string {
  return hundredths(rateScore(t.spendingAll, t.spendingAll + 50_000_00n) + 8600n);
}

/** The forms: one a project, and one of the unit as a whole. */
export function forms(a: InventedAccounts, t: Totals): string[] {
  return [...a.projects.flatMap((_, i) => form(a, i)), ...overall(a, t)];
}

const notes = [
  "备注：1. “年初预算数”项下的“目标申报数”和“预算编制数”为并列关系，“目标申报数”取自项目目标申报表，“预算编制数”取自项目预算支出明细表。",
  "2. “全年预算数”年初预算未调整的取预算编制数，有调整的取调整后的预算数。",
  "3. “全年执行数”是指预算执行指标确认数。",
  "4. “执行率”是执行数与“全年预算数”相比较。",
];

/** The 一级指标 printed in front of its first 二级指标. */
const firstLevels: Readonly<Record<string, string>> = {
  数量指标: "产出指标",
  社会效益指标: "效益指标",
  服务对象满意度指标: "满意度指标",
};

function row(...cells: readonly string[]): string {
  return [...cells, ...Array.from({ length: 10 - cells.length }, () => "")].join("\t");
}

function form(a: InventedAccounts, i: number): string[] {
  const { name, budget, executed } = a.projects[i]!;
  const w = wordsOf(i);
  const funds = [
    wan(budget, 3),
    wan(budget, 3),
    wan(budget, 3),
    wan(executed, 3),
    wan(budget - executed, 3),
    percent(executed, budget),
    hundredths(rateScore(executed, budget)),
  ];
  const year = (text: string): string => text.replaceAll("2022年", `${a.year}年`);
  const score = (value: number): string => hundredths(BigInt(Math.round(value * 100)));
  const indicators = w.indicators.map(([second, third, target, actual, why, weight, got]) => {
    const first = firstLevels[second] ?? "";
    return row(
      "",
      first,
      second,
      third,
      year(target),
      year(target),
      year(actual),
      score(weight),
      score(got),
      why,
    );
  });
  return [
    `### ${name}项目支出绩效自评表`,
    `（${a.year}年度）`,
    [
      row("项目名称", "", name),
      row("主管部门及代码", "", `${a.code}-${a.unit}`, "", "", "", "预算单位", `${a.code}001-${a.unit}`),
      row(
        "项目资金预算安排及执行进度（万元）",
        "",
        "",
        "年初预算数",
        "",
        "全年预算数",
        "全年执行数",
        "资金结（转）余",
        "执行率",
        "得分",
      ),
      row("", "", "", "目标申报数", "预算编制数"),
      row("", "资金总额：", "", ...funds),
      row("", "市县区财政资金", "", ...funds),
      row("项目年度绩效目标", "年度目标", "", "", "", "实际完成情况"),
      row("", w.goal, "", "", "", `${w.done}。`),
      row(
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年初指标值",
        "调整后指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
      ),
      ...indicators,
      row("总分", "", "", "", "", "", "", "", projectScore(a, i), gradeOf(a, i)),
      row(
        "项目绩效分析",
        "项目实施和预算执行情况",
        "",
        `${name}按计划实施，全年预算${wan(budget, 3)}万元，执行${wan(executed, 3)}万元，预算执行率${percent(executed, budget)}，未支出部分按合同约定于下年支付。`,
      ),
      row("", "产出情况分析", "", w.output),
      row("", "效益情况分析", "", w.benefit),
      row(
        "",
        "满意度情况分析",
        "",
        `${name}满意度通过线上问卷调查取得，发放问卷${120 + i * 10}份，收回有效问卷${110 + i * 10}份。`,
      ),
      row("", "主要经验做法", "", w.experience),
      row("", "项目管理中存在的主要问题及原因分析", "", `${w.problem}。`),
      row("", "下一步改进措施及管理建议", "", `${w.measure}。`),
    ].join("\n"),
    ...notes,
  ];
}

function overall(a: InventedAccounts, t: Totals): string[] {
  const budget = t.spendingAll + 50_000_00n;
  const line = [
    wan(budget, 6),
    wan(budget, 6),
    wan(budget, 6),
    wan(t.spendingAll, 6),
    wan(50_000_00n, 6),
    percent(t.spendingAll, budget),
    hundredths(rateScore(t.spendingAll, budget)),
  ];
  return [
    "### 部门整体支出绩效自评表",
    `（${a.year}年度）`,
    [
      row("部门名称", "", a.unit),
      row(
        "整体支出预算安排及执行进度（万元）",
        "",
        "",
        "年初预算数",
        "",
        "全年预算数",
        "全年执行数",
        "资金结（转）余",
        "执行率",
        "得分",
      ),
      row("", "", "", "目标申报数", "预算编制数"),
      row("", "资金总额：", "", ...line),
      row("年度绩效目标", "年度目标", "", "", "", "实际完成情况"),
      row("", "完成年度各项履职任务，保障机构正常运转", "", "", "", "各项履职任务按计划完成。"),
      row(
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年初指标值",
        "调整后指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
      ),
      row("", "产出指标", "数量指标", "重点任务完成数", "≥10项", "≥10项", "10项", "20.00", "20.00"),
      row("", "", "质量指标", "任务验收合格率", "≥95%", "≥95%", "96%", "10.00", "10.00"),
      row(
        "",
        "",
        "时效指标",
        "任务完成时间",
        `${a.year}年12月31日前`,
        `${a.year}年12月31日前`,
        `${a.year}年12月28日`,
        "10.00",
        "10.00",
      ),
      row("", "", "成本指标", "公用经费控制率", "≤100%", "≤100%", "100%", "10.00", "10.00"),
      row(
        "",
        "效益指标",
        "社会效益指标",
        "服务企业数量",
        "≥200家",
        "≥200家",
        "174家",
        "30.00",
        "26.00",
        "服务企业174家，未达目标，今后扩大走访范围",
      ),
      row("", "满意度指标", "服务对象满意度指标", "企业满意度", "≥90%", "≥90%", "94%", "10.00", "10.00"),
      row("总分", "", "", "", "", "", "", "", overallScore(a, t), "优"),
    ].join("\n"),
    `### ${a.unit}项目绩效评价报告`,
    `${a.unit}对${a.year}年度${a.projects.length}个一级项目开展了部门评价。评价从决策、过程、产出、效益四个方面进行，采用资料核查、现场查看和访谈的方法。综合评分91.20分，评价等级为“优”。建议进一步细化项目成本测算，加强资产后续管护。`,
  ];
}
