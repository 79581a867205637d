import type { Accounts } from "../facts/accounts.ts";
import type { Quantity } from "../facts/quantity.ts";
import { vehicleKinds } from "../standard/rows.ts";
import { reportParts } from "./evaluation-report.ts";
import { budgetOf, expenditure, grandTotal, ofKind, priorOf, revenue, threePublic } from "./keys.ts";
import { gradeInput, performanceInputs } from "./narrative/performance-national.ts";
import { threePublicItems } from "./tables/three-public.ts";
import { plansOf } from "./tables.ts";

/** A figure that no statutory table holds and the narrative needs. */
export interface FigureInput {
  /** Key of the figure. */
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly quantity: Quantity;
  /** 元, 万元, 个, 人次, … */
  readonly unit: string;
}

/** Words that only the preparer has. */
export interface TextInput {
  readonly id: string;
  readonly group: string;
  readonly label: string;
}

const general = "一般公共预算";

/** Everything that the narrative of a profile needs beside the tables, in the order of its sections. */
export function figureInputs(accounts: Accounts): FigureInput[] {
  const { layout, amountUnit, functions } = accounts;
  const { voice } = layout;
  const inTables = new Set(
    plansOf(accounts).flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.key ?? [])),
  );
  const amount = (group: string, id: string, label: string): FigureInput => ({
    id,
    group,
    label,
    quantity: "amount",
    unit: amountUnit,
  });
  const count = (group: string, id: string, label: string, unit: string): FigureInput => ({
    id,
    group,
    label,
    quantity: unit === "分" ? "score" : "count",
    unit,
  });
  const whole = expenditure({ scope: general });
  const priors: FigureInput[] =
    voice === "university"
      ? [
          ["上年本年收入合计", revenue()],
          ["上年本年支出合计", expenditure()],
          ...functions
            .filter(({ code }) => code.length === 7)
            .map(({ code, name }) => [`上年${name}`, expenditure({ function: code, scope: general })]),
        ].map(([label, key]) => amount("上年数", priorOf(key!), label!))
      : [
          ["上年收入总计", grandTotal("收入")],
          ["上年支出总计", grandTotal("支出")],
          ["上年财政拨款收入总计", grandTotal("收入", "财政拨款")],
          ["上年财政拨款支出总计", grandTotal("支出", "财政拨款")],
          ["上年一般公共预算财政拨款支出", whole],
          ...threePublicItems.map((item) => [
            `上年“三公”经费${item === "合计" ? "合计" : `：${item}`}`,
            threePublic(item, "决算"),
          ]),
          ["上年机关运行经费", ofKind("operating-cost", "合计")],
        ].map(([label, key]) => amount("上年数", priorOf(key!), label!));
  const depth = voice === "shanxi" ? 3 : 7;
  const budgets =
    voice === "university"
      ? []
      : [
          amount("年初预算", budgetOf(whole, "年初预算"), "一般公共预算财政拨款支出年初预算"),
          ...functions
            .filter(({ code }) => code.length === depth)
            .map(({ code, name }) =>
              amount(
                "年初预算",
                budgetOf(expenditure({ function: code, scope: general }), "年初预算"),
                `${code} ${name}`,
              ),
            ),
          amount(
            "全年预算",
            budgetOf(whole, "全年预算"),
            "一般公共预算财政拨款支出全年预算（年初未安排预算时填）",
          ),
        ];
  const counts =
    voice === "university"
      ? []
      : [
          count("“三公”经费", "delegations", "因公出国（境）团组数", "个"),
          count("“三公”经费", "delegates", "因公出国（境）人次", "人次"),
          count("“三公”经费", "vehicles-bought", "公务用车购置数", "辆"),
          count("“三公”经费", "vehicles-kept", "公务用车保有量", "辆"),
          ...["合计", "国内", "外事", "国（境）外"].flatMap((kind) => [
            ...(kind === "合计"
              ? []
              : [amount("“三公”经费", ofKind("reception-cost", kind), `${kind}接待费`)]),
            count("“三公”经费", ofKind("receptions", kind), `公务接待批次（${kind}）`, "批次"),
            count("“三公”经费", ofKind("guests", kind), `公务接待人次（${kind}）`, "人次"),
          ]),
        ];
  const others = voice === "university" ? [] : otherMatters(accounts, amount, count);
  return [...priors, ...budgets, ...counts, ...others].filter(({ id }) => !inTables.has(id));
}

function otherMatters(
  { layout }: Accounts,
  amount: (group: string, id: string, label: string) => FigureInput,
  count: (group: string, id: string, label: string, unit: string) => FigureInput,
): FigureInput[] {
  const procurement = (kind: string, label: string): FigureInput =>
    amount("政府采购", ofKind("procurement", kind), label);
  const shanxi = layout.voice === "shanxi";
  const reserved = [
    "预留中小企业",
    "预留小微企业",
    "预留项目中小企业中标",
    "预留项目小微企业中标",
    "其他项目中小企业中标",
  ];
  const i = performanceInputs;
  const performance = "绩效管理";
  return [
    amount("机关运行经费", ofKind("operating-cost", "合计"), "机关运行经费支出"),
    ...["合计", "货物", "工程", "服务"].map((kind) => procurement(kind, `政府采购${kind}`)),
    procurement("中小企业", "授予中小企业合同金额"),
    procurement("小微企业", "授予小微企业合同金额"),
    ...(shanxi ? [] : reserved.map((kind) => procurement(kind, kind))),
    ...["合计", ...vehicleKinds].map((kind) =>
      count("国有资产", ofKind("vehicles", kind), kind === "合计" ? "车辆合计" : kind, "辆"),
    ),
    count("国有资产", "equipment", "单价100万元（含）以上设备（不含车辆）", "台（套）"),
    ...(shanxi
      ? [
          count(performance, "project-score|project=整体", "整体支出绩效自评得分", "分"),
          amount(
            performance,
            "project-funds|column=全年预算数|fund=资金总额|project=整体",
            "部门（单位）全年预算数",
          ),
        ]
      : [
          count(performance, i.goals, "编报绩效目标的项目数", "个"),
          amount(performance, i.goalFunds, "编报绩效目标的项目预算金额"),
          count(performance, i.tracked, "绩效跟踪评价的项目数", "个"),
          amount(performance, i.trackedFunds, "绩效跟踪评价的项目预算金额"),
          count(performance, i.evaluated, "绩效自评的项目数", "个"),
          amount(performance, i.evaluatedFunds, "绩效自评的项目预算金额"),
          count(performance, i.average, "绩效自评平均得分", "分"),
          ...layout.grades.map((grade) =>
            count(performance, gradeInput(grade), `评级为“${grade}”的项目数`, "个"),
          ),
          count(performance, i.problems, "自评发现问题数", "个"),
          count(performance, i.solved, "已完成整改数", "个"),
          count(performance, i.open, "正在整改数", "个"),
        ]),
  ];
}

/** Every text that the narrative of a profile takes from the preparer. */
export function textInputs({ layout, functions }: Accounts): TextInput[] {
  const { voice } = layout;
  const text = (group: string, id: string, label: string): TextInput => ({ id, group, label });
  const first = [
    text("概况", "duties", "主要职责"),
    text("概况", "organs", "机构设置"),
    text("概况", "units", "纳入决算编制范围的单位"),
  ];
  if (voice === "university")
    return [
      ...first,
      text("增减原因", "reason:totals", "本年收入比上年增减的原因"),
      text("增减原因", "reason:totals:支出", "本年支出比上年增减的原因"),
    ];
  const depth = voice === "shanxi" ? 3 : 7;
  const subjects = functions.filter(({ code }) => code.length === depth);
  const items = threePublicItems.filter((item) => item !== "合计");
  return [
    ...first,
    text("增减原因", "reason:totals", "收入总计、支出总计比上年增减的原因"),
    text("增减原因", "reason:appropriation-totals", "财政拨款收支总计比上年增减的原因"),
    text("增减原因", "reason:general-expenditure.overall", "一般公共预算财政拨款支出比上年增减的原因"),
    text("预决算差异", "reason:budget:all", "一般公共预算财政拨款支出决算与预算差异的原因"),
    ...subjects.flatMap(({ code, name }) => [
      ...(voice === "shanxi" ? [] : [text("科目用途", `use:${code}`, `${code} ${name}的用途`)]),
      text("预决算差异", `reason:budget:${code}`, `${code} ${name}决算与预算差异的原因`),
    ]),
    text("“三公”经费", "reason:three-public", "“三公”经费比上年增减的原因"),
    ...items.map((item) => text("“三公”经费", `reason:three-public:${item}`, `${item}比上年增减的原因`)),
    ...(voice === "shanxi"
      ? items.map((item) =>
          text("“三公”经费", `reason:budget:three-public:${item}`, `${item}决算与预算差异的原因`),
        )
      : [text("“三公”经费", "reason:budget:three-public", "“三公”经费决算与预算差异的原因")]),
    text("“三公”经费", "use:abroad", "因公出国（境）费的用途"),
    text("“三公”经费", "use:vehicles-bought", "公务用车购置费的用途"),
    text("“三公”经费", "use:vehicles-kept", "公务用车运行维护费的用途"),
    text("“三公”经费", "use:receptions", "国内公务接待的对象和事由"),
    text("“三公”经费", "use:receptions-abroad", "国（境）外接待的对象"),
    text("其他重要事项", "reason:operating-cost", "机关运行经费比上年增减的原因"),
    text("其他重要事项", "use:vehicles", "其他用车的用途"),
    text("绩效管理", "performance", "预算绩效管理工作开展情况"),
    text("绩效管理", "performance-measures", "自评等级为“中”“差”的项目的改进管理措施"),
    text("绩效管理", "performance-other", "其他需要说明的事项"),
    text("绩效管理", "evaluation-report", "部门评价报告的标题"),
    text("绩效管理", "evaluation-report-text", "部门评价报告的正文（整篇填写时，下面各部分不填）"),
    ...reportParts.map(({ id, label }) => text("绩效管理", id, label)),
  ];
}
