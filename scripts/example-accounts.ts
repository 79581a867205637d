import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import { budgetOf, expenditure } from "../src/compose/keys.ts";
import type { Accounts, EvaluationForm } from "../src/facts/accounts.ts";
import { readAny } from "../src/read/reader.ts";
import { recognise } from "../src/recognise/account.ts";
import { economicNames } from "../src/standard/codes.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";

/**
 * Writes the two workbooks of `examples/yangcheng-2022`: the tables as published, all wording our own. In
 * `accounts.xlsx` what the original contradicts is replaced by values consistent with the tables, marked 示例;
 * `contradictory.xlsx` keeps the contradictions, so that compose refuses it.
 */
const source = new URL("../../shared/corpus/yangcheng-2022.txt", import.meta.url);
const folder = new URL("../examples/yangcheng-2022/", import.meta.url);
const original = recognise(await readAny(new Uint8Array(readFileSync(source)), "yangcheng-2022.txt"));
const taken = accountsOf(original, { profile: "shanxi-2022" });

const texts: Readonly<Record<string, string>> = {
  approved: "2023年8月21日",
  published: "2023年9月6日",
  duties:
    "（示例）宣传全县投资环境和招商政策；收集、整理投资信息，策划、储备、推介招商项目；联系、接待来访客商，为签约项目提供选址、手续办理等服务；统计、考核全县招商引资工作。",
  organs:
    "（示例）内设综合办公室、投资服务股、考核统计股、项目帮办股、信息管理股5个股室。纳入部门决算编制范围的单位1个，即阳城县投资促进中心本级。",
  "reason:totals": "本单位为2022年新增决算单位，上年无决算数",
  "reason:appropriation-totals": "本单位为2022年新增决算单位，上年无决算数",
  "reason:general-expenditure.overall": "本单位为2022年新增决算单位，上年无决算数",
  "reason:three-public": "本单位为2022年新增决算单位，上年无决算数",
  "reason:three-public:公务用车运行维护费": "本单位为2022年新增决算单位，上年无决算数",
  "reason:three-public:公务接待费": "本单位为2022年新增决算单位，上年无决算数",
  "reason:budget:all": "年中按实际进度调减了招商引资项目经费",
  "reason:budget:201": "年中按实际进度调减了招商引资项目经费",
  "reason:budget:208": "年中调整社会保险缴费基数",
  "reason:budget:210": "年中人员变动，医疗保险缴费减少",
  "reason:budget:221": "年中人员变动，住房公积金缴费减少",
  "use:vehicles-kept": "车辆燃料、保险、维修和过路过桥",
  "use:receptions": "接待来阳城考察投资环境、洽谈项目的客商和商协会",
  "use:vehicles": "日常公务出行和陪同客商考察项目选址",
  "evaluation-report": "阳城县投资促进中心项目绩效评价报告",
  "report:method":
    "（示例）评价对象为2022年度4个一级项目，采用资料核查、访谈和比较分析的方法，依据项目绩效目标和财务资料评分",
  "report:conclusion": "（示例）综合评分93.50分，评价等级为“优”",
  "report:analysis": "（示例）决策和过程指标得分较高；产出指标按计划完成；效益指标需要较长时间才能显现",
  "report:problems": "（示例）预算编制与工作进度衔接不够，年中调减较多",
  "report:advice": "（示例）项目预算按工作计划细化测算，年中及时调整绩效目标",
};

/** Words of a form that are our own. */
interface Words {
  readonly goal: string;
  readonly done: string;
  readonly indicators: readonly (readonly [string, string, string, string, string, string, number])[];
  readonly boxes: readonly string[];
}

const labels = [
  "项目实施和预算执行情况",
  "产出情况分析",
  "效益情况分析",
  "满意度情况分析",
  "主要经验做法",
  "项目管理中存在的主要问题及原因分析",
  "下一步改进措施及管理建议",
];

const words: Readonly<Record<string, Words>> = {
  十二大招商团队: {
    goal: "保障招商团队全年外出对接客商，举办和参加招商活动不少于10次",
    done: "全年举办和参加招商活动10次，包装策划重点招商项目32个",
    indicators: [
      ["产出指标", "数量指标", "招商活动次数", "≥10次", "10次", "", 20],
      ["产出指标", "质量指标", "活动按计划完成率", "≥95%", "100%", "", 10],
      ["产出指标", "时效指标", "活动完成时间", "2022年12月31日前", "2022年12月20日", "", 10],
      ["产出指标", "成本指标", "单次活动平均成本", "≤4万元", "3.6万元", "", 10],
      ["效益指标", "经济效益指标", "包装策划项目数", "≥30个", "32个", "", 30],
      ["满意度指标", "服务对象满意度指标", "客商满意度", "≥90%", "92%", "", 10],
    ],
    boxes: [
      "项目按计划实施，资金专款专用，结余资金按规定结转。",
      "全年举办和参加招商活动10次，全部按计划完成。",
      "包装策划重点招商项目32个，储备项目数量增加。",
      "年末向到访客商发放问卷60份，收回有效问卷52份，满意率92%。",
      "活动计划提前一个季度下达到各团队。",
      "部分团队对接客商的专业准备不足",
      "按产业分组培训招商人员，外出前先做客商背景研究",
    ],
  },
  招商引资专项经费: {
    goal: "举办招商推介活动不少于5次，促成一批投资项目签约",
    done: "举办推介和集中签约活动5次，签约项目33个",
    indicators: [
      ["产出指标", "数量指标", "举办推介活动次数", "≥5次", "5次", "", 20],
      ["产出指标", "质量指标", "签约项目手续完备率", "≥95%", "97%", "", 10],
      ["产出指标", "时效指标", "活动完成时间", "2022年12月31日前", "2022年12月15日", "", 10],
      ["产出指标", "成本指标", "活动经费控制额", "≤45万元", "43.13万元", "", 10],
      ["效益指标", "经济效益指标", "签约项目个数", "≥30个", "33个", "", 30],
      ["满意度指标", "服务对象满意度指标", "企业满意度", "≥95%", "96%", "", 10],
    ],
    boxes: [
      "项目按计划实施，支出符合经费管理规定。",
      "举办推介和集中签约活动5次，签约项目33个。",
      "签约项目涉及装备制造、文旅康养等产业，带动作用逐步显现。",
      "向签约企业发放问卷30份，收回有效问卷28份，满意率96%。",
      "推介活动与校友会、商协会合办，分担场地和组织工作。",
      "签约后跟踪服务的力量偏弱",
      "每个签约项目确定一名帮办人员，按月更新进展",
    ],
  },
  招商引资专项奖励资金: {
    goal: "完成对开发区和乡镇招商成果的评审，按办法兑现奖励",
    done: "委托第三方完成评审，奖励资金按办法拨付",
    indicators: [
      ["产出指标", "数量指标", "参加评审项目数", "≥40个", "41个", "", 20],
      ["产出指标", "质量指标", "评审结果公示无异议率", "≥95%", "100%", "", 10],
      ["产出指标", "时效指标", "奖励资金拨付时间", "2022年12月31日前", "2022年12月28日", "", 10],
      ["产出指标", "成本指标", "评审费用控制额", "≤2万元", "1.8万元", "", 10],
      ["效益指标", "社会效益指标", "获奖单位覆盖数", "≥12个", "14个", "", 30],
      ["满意度指标", "服务对象满意度指标", "乡镇满意度", "≥90%", "93%", "", 10],
    ],
    boxes: [
      "项目按奖励办法实施，资金拨付手续完整。",
      "完成41个项目的评审，评审结果全部公示。",
      "奖励覆盖开发区和13个乡镇，引导各地落实项目。",
      "向14个获奖单位发放问卷14份，全部收回，满意率93%。",
      "评审标准先公布后申报。",
      "申报材料口径不一，评审用时偏长",
      "统一申报材料目录，评审分两批进行",
    ],
  },
  网络维护及工作经费: {
    goal: "保障招商平台正常运行，全年新增发布招商信息不少于20条",
    done: "平台运行正常，新增发布招商信息20条",
    indicators: [
      ["产出指标", "数量指标", "新增发布信息条数", "≥20条", "20条", "", 20],
      ["产出指标", "质量指标", "信息准确率", "≥95%", "98%", "", 10],
      ["产出指标", "时效指标", "信息更新完成时间", "2022年12月31日前", "2022年12月26日", "", 10],
      ["产出指标", "成本指标", "平台维护费用", "≤6万元", "5.7万元", "", 10],
      ["效益指标", "社会效益指标", "平台咨询答复数", "≥50次", "56次", "", 30],
      ["满意度指标", "服务对象满意度指标", "用户满意度", "≥90%", "94%", "", 10],
    ],
    boxes: [
      "项目按合同实施，维护费用按季度支付。",
      "新增发布招商信息20条，平台全年可用。",
      "通过平台答复咨询56次，客商了解政策更加方便。",
      "平台弹出问卷收回有效答卷85份，满意率94%。",
      "信息发布实行两人复核。",
      "平台内容形式单一",
      "增加园区和地块的图文介绍",
    ],
  },
};

/** Budget and outturn of the example in 分: the outturns add up to 项目支出. */
const funds: Readonly<Record<string, readonly [bigint, bigint]>> = {
  十二大招商团队: [37_200_000n, 36_210_000n],
  招商引资专项经费: [44_000_000n, 43_130_000n],
  招商引资专项奖励资金: [11_000_000n, 10_620_000n],
  网络维护及工作经费: [15_500_000n, 15_007_581n],
};

function form(given: EvaluationForm, consistent: boolean): EvaluationForm {
  const own = words[given.project]!;
  const [budget, executed] = funds[given.project]!;
  return {
    ...given,
    funds: consistent
      ? given.funds.map(({ label }) => ({ label, declared: budget, initial: budget, budget, executed }))
      : given.funds,
    goal: `（示例）${own.goal}`,
    achievement: own.done,
    indicators: own.indicators.map(([first, second, third, target, actual, deviation, weight]) => ({
      first,
      second,
      third,
      initial: target,
      adjusted: target,
      actual,
      weight: BigInt(weight) * 10_000n,
      score: null,
      deviation,
    })),
    boxes: labels.map((label, i) => ({ label, text: own.boxes[i]! })),
  };
}

function example(consistent: boolean): Accounts {
  const figures = new Map(taken.figures);
  for (const key of [...figures.keys()]) if (key.startsWith("project-")) figures.delete(key);
  if (consistent) {
    // The published budget of this class is what was spent, cut off after two decimals of 万元.
    const key = budgetOf(expenditure({ function: "208", scope: "一般公共预算" }), "年初预算");
    figures.set(key, { quantity: "amount", value: 15_600_000n, place: null });
  }
  const said = {
    ...texts,
    ...(consistent ? {} : { "reason:three-public:公务用车运行维护费": "公务用车使用次数减少" }),
  };
  // Names of subjects as the classification of the year has them.
  const economics = taken.economics.map(({ code, name }) => ({
    code,
    name: economicNames(code, taken.year).find(({ standing }) => standing === "in-force")?.name ?? name,
  }));
  return {
    ...taken,
    figures,
    economics: consistent ? economics : taken.economics,
    texts: new Map(Object.entries(said).map(([id, text]) => [id, { text, place: null }])),
    evaluations: taken.evaluations.map((one) => form(one, consistent)),
  };
}

mkdirSync(folder, { recursive: true });
for (const [name, consistent] of [
  ["accounts.xlsx", true],
  ["contradictory.xlsx", false],
] as const)
  writeFileSync(new URL(name, folder), await accountsWorkbook(accountsBook(example(consistent))));
