import type { Dimensions, Fact } from "../../facts/fact.ts";
import { fiscalSources } from "../../standard/rows.ts";
import { treeColumns } from "../code-tree.ts";
import { atMost, balanceOf, sameAs, sumOf, withoutForms } from "../identities.ts";
import type { EquationCheck, EquationRule } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

const scope = "一般公共预算";
const warning = { severity: "warning" } as const;
const note = { severity: "note" } as const;

/** Subjects that stand in the functional and in the economic classification. */
const counterparts: readonly {
  readonly id: string;
  readonly functional: readonly string[];
  readonly economic: string;
  readonly severity: "warning" | "note";
}[] = [
  { id: "XT-25", functional: ["2210201"], economic: "30113", severity: "warning" },
  { id: "XT-26", functional: ["2080505"], economic: "30108", severity: "warning" },
  { id: "XT-27", functional: ["2080506"], economic: "30109", severity: "warning" },
  { id: "XT-28", functional: ["2101101", "2101102"], economic: "30110", severity: "warning" },
  { id: "XT-29", functional: ["2101103"], economic: "30111", severity: "note" },
];

const publicItems = [
  { id: "XT-18", economic: ["30212"], item: "因公出国（境）费" },
  { id: "XT-19", economic: ["30231"], item: "公务用车运行维护费" },
  { id: "XT-20", economic: ["30217"], item: "公务接待费" },
  { id: "XT-21", economic: ["31013", "30913"], item: "公务用车购置费" },
] as const;

export const tablesAgree = equationRule({
  id: "tables-agree",
  title: "表与表之间的合计、口径、对应科目相符",
  basis: "部门决算报表表间勾稽关系；支出功能分类与经济分类对应关系",
  severity: "error",
  advice: "对照两张表核对该项目，改正填错的一处；口径不同的请在说明中写明。",
  catalogue: [
    "XT-02",
    "XT-12",
    "XT-13",
    "XT-14",
    "XT-15",
    "XT-16",
    "XT-17",
    "XT-18",
    "XT-19",
    "XT-20",
    "XT-21",
    "XT-22",
    "XT-23",
    "XT-24",
    "XT-25",
    "XT-26",
    "XT-27",
    "XT-28",
    "XT-29",
  ],
  *equations(view) {
    yield* revenueOfTwoTables(view);
    yield* functionalAndEconomic(view);
    yield* inclusion(view);
    yield* sameStructure(view);
    yield* threePublic(view);
    yield* running(view);
    yield* corresponding(view);
  },
  examples: {
    pass: [drawing("100.00", "60.00"), drawing("100.00", "60.00", "财政拨款收入")],
    fail: [drawing("100.01", "60.00"), drawing("100.00", "100.01")],
  },
});

type Items = ReturnType<EquationRule["equations"]>;

function* revenueOfTwoTables(view: View): Items {
  const absent = withoutForms(view, ["XT-02"], ["公开01表", "公开02表"]);
  if (absent) return yield absent;
  const total = view.at("公开02表", "revenue", { source: "财政拨款" });
  // A layout with one row for all fiscal appropriation repeats the figure; “其中” rows under it are no parts.
  if (view.at("公开01表", "revenue", { source: "财政拨款" })) return;
  const sources = fiscalSources.map(({ source }) => view.at("公开01表", "revenue", { source }));
  if (total && sources.some((fact) => fact))
    yield sumOf("XT-02", "收入决算表财政拨款收入＝总表三种财政拨款收入之和", total, sources);
}

function* functionalAndEconomic(view: View): Items {
  const ids = ["XT-12", "XT-13", "XT-14"];
  const absent = withoutForms(view, ids, ["公开05表", "公开06表"]);
  if (absent) return yield absent;
  const of = (kind: string, nature: Dimensions): Fact | undefined =>
    view.at("公开06表", "expenditure", { scope, kind, ...nature });
  const basic = { nature: "基本支出" };
  const [staff, running] = [of("人员经费", {}), of("公用经费", {})];
  const [staffBasic, runningBasic] = [of("人员经费", basic), of("公用经费", basic)];
  const total = view.at("公开05表", "expenditure", { scope });
  const basicTotal = view.at("公开05表", "expenditure", { scope, ...basic });
  const project = view.at("公开05表", "expenditure", { scope, nature: "项目支出" });
  if (total && staff && running)
    yield sumOf("XT-12", "一般公共预算支出合计＝人员经费＋公用经费（金额）", total, [staff, running]);
  else yield notApplicable("XT-12");
  if (basicTotal && staffBasic && runningBasic)
    yield sumOf("XT-13", "一般公共预算基本支出＝人员经费＋公用经费（基本支出）", basicTotal, [
      staffBasic,
      runningBasic,
    ]);
  if (project && staff) {
    const classes = view.home("公开06表").filter(({ dimensions }) => dimensions.economic?.length === 3);
    const amounts = classes.filter(({ dimensions }) => !dimensions.nature);
    const basics = classes.filter(({ dimensions }) => dimensions.nature);
    yield balanceOf("XT-14", "一般公共预算项目支出＝明细表各类金额减基本支出", [project], amounts, basics);
  }
}

function* inclusion(view: View): Items {
  const absent = withoutForms(view, ["XT-15"], ["公开03表", "公开05表"]);
  if (absent) yield absent;
  else
    for (const fact of view.home("公开05表")) {
      const { scope: _scope, ...rest } = fact.dimensions;
      const whole = view.at("公开03表", "expenditure", rest);
      if (whole) yield atMost("XT-15", "一般公共预算支出≤支出合计", [fact], [whole]);
    }
  const outturn = view.at("公开07表", "three-public", { item: "合计", basis: "决算" });
  const fiscal = view.at("公开04表", "expenditure", { scope: "财政拨款" });
  if (outturn && fiscal) yield atMost("XT-22", "“三公”经费≤财政拨款支出", [outturn], [fiscal]);
  const bought = view.at("公开10表", "procurement", { kind: "合计" });
  const spent = view.at("公开03表", "expenditure");
  if (bought && spent) yield atMost("XT-23", "政府采购金额≤本年支出合计", [bought], [spent], warning);
}

/** Where all money is general public budget of the year, tables 03 and 05, and 02 and 03, are one. */
function* sameStructure(view: View): Items {
  const first = view.home("公开01表");
  if (first.length === 0) return;
  const zero = (test: (fact: Fact) => boolean): boolean =>
    first.filter(test).every((fact) => view.value(fact) === 0n);
  const noBalance = zero(({ concept }) =>
    ["carryover", "reserves-used", "surplus-allocation"].includes(concept),
  );
  const onlyGeneral =
    noBalance &&
    zero(
      ({ concept, dimensions }) =>
        concept === "revenue" && !!dimensions.source && dimensions.source !== "一般公共预算财政拨款",
    );
  if (onlyGeneral && view.table("公开03表") && view.table("公开05表")) {
    for (const column of treeColumns(view, "公开05表")) {
      const { scope: _scope, ...rest } = column.dimensions;
      const facts = [...column.cells.values(), ...(column.total ? [column.total] : [])];
      for (const fact of facts) {
        const code = fact.dimensions.function;
        const other = view.at("公开03表", "expenditure", code ? { ...rest, function: code } : rest);
        if (other)
          yield sameAs("XT-16", "仅有一般公共预算拨款时支出决算表与一般公共预算支出表一致", other, fact);
      }
    }
  } else yield notApplicable("XT-16");
  if (noBalance && view.table("公开02表") && view.table("公开03表")) {
    for (const fact of view.home("公开02表")) {
      if (fact.dimensions.source || !fact.dimensions.function) continue;
      const other = view.at("公开03表", "expenditure", fact.dimensions);
      if (other) yield sameAs("XT-17", "无结转结余时各科目收入与支出一致", fact, other, warning);
    }
  } else yield notApplicable("XT-17");
}

function* threePublic(view: View): Items {
  const ids = publicItems.map(({ id }) => id);
  const absent = withoutForms(view, ids, ["公开06表", "公开07表"]);
  if (absent) return yield absent;
  const onlyGeneral = ["公开08表", "公开09表"].every((form) => view.table(form)?.empty !== false);
  for (const { id, economic, item } of publicItems) {
    const outturn = view.at("公开07表", "three-public", { item, basis: "决算" });
    const amounts = economic
      .map((code) => view.at("公开06表", "expenditure", { scope, economic: code }))
      .filter((fact) => fact !== undefined);
    const basics = economic
      .map((code) => view.at("公开06表", "expenditure", { scope, economic: code, nature: "基本支出" }))
      .filter((fact) => fact !== undefined);
    if (outturn && amounts.length > 0 && onlyGeneral)
      yield sumOf(id, `“三公”经费${item}＝明细表${economic.join("＋")}`, outturn, amounts);
    else if (outturn && basics.length > 0)
      yield atMost(id, `明细表${economic.join("＋")}基本支出≤“三公”经费${item}`, basics, [outturn]);
    else yield notApplicable(id);
  }
}

/** The running costs of administrative units are the 公用经费 of basic expenditure, where all units are such. */
function* running(view: View): Items {
  const parts = ["行政单位", "参公事业单位"].map((kind) => view.at("公开10表", "operating-cost", { kind }));
  const present = parts.filter((fact) => fact !== undefined);
  const cost = view.at("公开06表", "expenditure", { scope, kind: "公用经费", nature: "基本支出" });
  const none = present.every((fact) => view.value(fact) === 0n);
  if (!cost || present.length === 0 || none) return yield notApplicable("XT-24");
  const institution = view.account.facts.some(({ dimensions }) =>
    /^\d{5}50$|^2101102$/.test(dimensions.function ?? ""),
  );
  if (institution) yield atMost("XT-24", "机关运行经费≤公用经费", present, [cost], warning);
  else yield sumOf("XT-24", "公用经费＝机关运行经费（行政单位＋参公事业单位）", cost, present);
}

function* corresponding(view: View): Generator<EquationCheck | ReturnType<typeof notApplicable>> {
  for (const { id, functional, economic, severity } of counterparts) {
    const spent = functional
      .map((code) => view.at("公开05表", "expenditure", { scope, function: code }))
      .filter((fact) => fact !== undefined);
    const paid =
      view.at("公开06表", "expenditure", { scope, economic }) ??
      view.at("公开06表", "expenditure", { scope, economic, nature: "基本支出" });
    const comparable = view.at("公开06表", "expenditure", { scope, economic }) !== undefined;
    if (spent.length > 0 && paid && comparable)
      yield sumOf(
        id,
        `${functional.join("＋")}与经济分类${economic}对应`,
        paid,
        spent,
        severity === "note" ? note : warning,
      );
    else yield notApplicable(id);
  }
}

function drawing(all: string, general: string, source = "一般公共预算财政拨款收入"): string {
  return [
    "收入支出决算总表",
    "公开01表",
    "金额单位：元",
    "收入\t\t\t支出\t\t",
    "项目\t行次\t决算数\t项目\t行次\t决算数",
    `一、${source}\t1\t${all}\t一、一般公共服务支出\t32\t100.00`,
    "五、事业收入\t5\t40.00\t\t\t",
    "",
    "收入决算表",
    "公开02表",
    "金额单位：元",
    "项目\t\t本年收入合计\t财政拨款收入\t事业收入",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t140.00\t100.00\t40.00",
    "",
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "201\t一般公共服务支出\t100.00\t100.00\t",
    "",
    "一般公共预算财政拨款支出决算表",
    "公开05表",
    "金额单位：元",
    "项目\t\t本年支出\t\t",
    "科目编码\t科目名称\t小计\t基本支出\t项目支出",
    `201\t一般公共服务支出\t${general}\t60.00\t`,
  ].join("\n");
}
