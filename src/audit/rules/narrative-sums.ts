import type { Concept } from "../../facts/concept.ts";
import type { Fact } from "../../facts/fact.ts";
import { vehicleKinds } from "../../standard/rows.ts";
import type { SectionKey } from "../../standard/sections.ts";
import { isIn } from "../../standard/sections.ts";
import { atMost, balanceOf, sameAs, sumOf } from "../identities.ts";
import type { EquationRule } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

type Items = ReturnType<EquationRule["equations"]>;

const scope = "一般公共预算";
const basic = { scope, nature: "基本支出" };

export const narrativeSums = equationRule({
  id: "narrative-sums",
  title: "情况说明中的分项之和等于总数",
  basis: "财预〔2016〕143号：公开内容准确；部门决算情况说明与决算表一致",
  severity: "error",
  advice: "核对该段各分项与总数，以决算表为准改正。",
  catalogue: [
    "TT-43",
    "TT-44",
    "TT-49",
    "TT-51",
    "TT-52",
    "TT-65",
    "TT-67",
    "TT-68",
    "TT-69",
    "TT-70",
    "TT-73",
    "TT-75",
    "TT-78",
    "TT-79",
    "TT-80",
    "TT-82",
    "TT-22",
    "TX-12",
    "YY-01",
    "SG-08",
    "PA-01",
    "PA-03",
  ],
  *equations(view) {
    yield* budgets(view);
    yield* basicExpenditure(view);
    yield* reception(view);
    yield* procurement(view);
    yield* assets(view);
    yield* performance(view);
    yield* changes(view);
    yield* appropriation(view);
  },
  examples: {
    pass: [drawing("100.00", "40.00")],
    fail: [drawing("100.00", "40.01"), drawing("100.01", "40.00")],
  },
});

function inSection(view: View, section: SectionKey, concept: Concept, dimensions = {}): Fact | undefined {
  return view.all(concept, dimensions).find(({ home }) => isIn(home, section));
}

/** 年初预算 by class add up to the whole; so do the outturns in 万元. */
function* budgets(view: View): Items {
  const budget = view.all("expenditure", { scope, basis: "年初预算" })[0];
  const facts = view.home("general-expenditure.details");
  const budgets = facts.filter(
    ({ dimensions }) => dimensions.basis === "年初预算" && dimensions.function?.length === 3,
  );
  const classes = new Set(budgets.map(({ dimensions }) => dimensions.function));
  const inTable = view
    .home("公开05表")
    .filter(({ dimensions }) => dimensions.function?.length === 3 && !dimensions.nature);
  // The total may hold classes without outturn; only a list that covers every class of the table must add up.
  const complete = inTable.every((fact) => view.value(fact) === 0n || classes.has(fact.dimensions.function));
  if (budget && budgets.length > 1 && complete)
    yield sumOf("TT-43", "年初预算总数＝各类年初预算之和", budget, budgets, { severity: "warning" });
  else yield notApplicable("TT-43");
  yield* itemBudgets(view, budget);
  const total = view.best(`expenditure|scope=${scope}`);
  const outturns = facts.filter(
    ({ dimensions, slack }) => !dimensions.basis && dimensions.function?.length === 3 && slack > 0n,
  );
  if (total && outturns.length > 1 && complete)
    yield sumOf("TT-44", "支出决算总数＝各类支出决算（万元）之和", total, outturns, { severity: "note" });
}

/** 年初预算 by 项 are no more than the whole, and make it up where every 项 of the table is listed. */
function* itemBudgets(view: View, budget: Fact | undefined): Items {
  const byItem = view
    .home("general-expenditure.details")
    .filter(({ dimensions }) => dimensions.basis === "年初预算" && dimensions.function?.length === 7);
  const codes = new Set(byItem.map(({ dimensions }) => dimensions.function));
  if (!budget || byItem.length < 2 || codes.size < byItem.length) return;
  const items = view
    .home("公开05表")
    .filter(({ dimensions }) => dimensions.function?.length === 7 && !dimensions.nature);
  const complete =
    items.length > 0 && items.every((fact) => view.value(fact) === 0n || codes.has(fact.dimensions.function));
  yield atMost("TT-43", "各项年初预算之和≤年初预算总数", byItem, [budget]);
  if (complete)
    yield sumOf("TT-43", "年初预算总数＝各项年初预算之和", budget, byItem, { severity: "warning" });
}

/**
 * “收入增加…，其中：财政拨款收入增加…，事业收入减少…”: where every source (or class) with an amount is named, the
 * changes of the parts make up that of the whole.
 */
function* changes(view: View): Items {
  const amounts = view.account.facts.filter(
    ({ concept, dimensions, spot }) =>
      concept === "change" && dimensions.measure === "amount" && spot.row < 0,
  );
  const byBlock = Map.groupBy(amounts, ({ spot }) => spot.block);
  const dueOf = new Map<string, readonly Fact[]>();
  for (const total of amounts) {
    const side = sideOf(total.dimensions.of ?? "");
    if (!side) continue;
    const { concept, dimension } = side;
    const lead = `${concept}|${dimension}=`;
    const parts = (byBlock.get(total.spot.block) ?? []).filter(
      ({ dimensions: { of } }) => of?.startsWith(lead) && !of.slice(lead.length).includes("|"),
    );
    const named = new Set(parts.map(({ dimensions }) => dimensions.of));
    const due = dueOf.get(lead) ?? dueParts(view, lead, dimension);
    dueOf.set(lead, due);
    if (parts.length < 2 || parts.length > named.size || due.some(({ key }) => !named.has(key))) continue;
    const label = `${concept === "revenue" ? "收入" : "支出"}增减额＝各项增减额之和`;
    yield sumOf("YY-01", label, total, parts, { severity: "warning" });
  }
}

/** The sources (or classes) that have an amount. */
function dueParts(view: View, lead: string, dimension: string): readonly Fact[] {
  return view.account.facts.filter(
    (fact) =>
      fact.key.startsWith(lead) &&
      Object.keys(fact.dimensions).length === 1 &&
      (dimension !== "function" || fact.dimensions.function?.length === 3) &&
      !/预算财政拨款$/.test(fact.dimensions.source ?? "") &&
      view.value(fact) !== 0n,
  );
}

/** The whole of which a change is told, and by what it is divided. */
function sideOf(of: string): { concept: string; dimension: string } | null {
  if (/^(?:revenue|grand-total\|side=收入)$/.test(of)) return { concept: "revenue", dimension: "source" };
  if (/^(?:expenditure|grand-total\|side=支出)$/.test(of))
    return { concept: "expenditure", dimension: "function" };
  return null;
}

/** A layout without 公开04表 tells the appropriation as basic and project expenditure. */
function* appropriation(view: View): Items {
  const total = view
    .home("general-expenditure")
    .find(({ key }) => key === `grand-total|scope=${scope}|side=支出`);
  if (!total || view.table("公开04表")) return;
  const kinds = ["基本支出", "项目支出"].map((nature) =>
    view
      .all("expenditure", { scope, nature })
      .find(({ spot }) => spot.row < 0 && spot.block === total.spot.block),
  );
  if (kinds.every((fact) => fact)) yield sumOf("TT-22", "财政拨款支出＝基本支出＋项目支出", total, kinds);
}

function* basicExpenditure(view: View): Items {
  const staff = inSection(view, "basic-expenditure", "expenditure", { ...basic, kind: "人员经费" });
  const running = inSection(view, "basic-expenditure", "expenditure", { ...basic, kind: "公用经费" });
  const economic = view
    .home("basic-expenditure")
    .filter(({ dimensions }) => dimensions.economic?.length === 3);
  const ofStaff = economic.filter(({ dimensions }) => /^30[13]/.test(dimensions.economic ?? ""));
  const ofRunning = economic.filter(({ dimensions }) => !/^30[13]/.test(dimensions.economic ?? ""));
  if (staff && ofStaff.length > 0) yield sumOf("TT-49", "人员经费＝所列各项之和", staff, ofStaff);
  else yield notApplicable("TT-49");
  if (running && ofRunning.length > 0) yield sumOf("TT-51", "公用经费＝所列各项之和", running, ofRunning);
  else yield notApplicable("TT-51");
  const total = inSection(view, "basic-expenditure", "expenditure", basic);
  if (total && staff && running)
    yield sumOf("TT-52", "基本支出＝人员经费＋公用经费", total, [staff, running]);
  else yield notApplicable("TT-52");
  const all = inSection(view, "expenditure", "expenditure", { nature: "基本支出" });
  const kinds = ["人员经费", "公用经费"].map((kind) =>
    inSection(view, "expenditure", "expenditure", { kind, nature: "基本支出" }),
  );
  if (all && kinds.every((fact) => fact)) yield sumOf("TT-52", "基本支出＝人员经费＋公用经费", all, kinds);
}

function* reception(view: View): Items {
  const cost = view.best("three-public|basis=决算|item=公务接待费");
  const kinds = ["国内", "国（境）外"];
  const of = (concept: Concept, kind: string): Fact | undefined => view.all(concept, { kind })[0];
  const costs = kinds.map((kind) => of("reception-cost", kind));
  if (cost && costs[0]) yield sumOf("TT-68", "公务接待费＝国内接待费＋国（境）外接待费", cost, costs);
  else yield notApplicable("TT-68");
  for (const concept of ["receptions", "guests"] as const) {
    const total = of(concept, "合计");
    const parts = kinds.map((kind) => of(concept, kind));
    const name = concept === "receptions" ? "接待批次" : "接待人次";
    if (total && parts[0]) yield sumOf("TT-69", `${name}＝国内＋国（境）外`, total, parts);
    const foreign = of(concept, "外事");
    if (foreign && parts[0]) yield atMost("SG-08", `外事${name}≤国内${name}`, [foreign], [parts[0]]);
  }
  const foreign = of("reception-cost", "外事");
  if (foreign && costs[0]) yield atMost("SG-08", "外事接待费≤国内接待费", [foreign], [costs[0]]);
}

function* procurement(view: View): Items {
  const of = (kind: string): Fact | undefined => inSection(view, "procurement", "procurement", { kind });
  const total = of("合计");
  const kinds = ["货物", "工程", "服务"].map(of);
  if (total && kinds.filter((fact) => fact).length === 3)
    yield sumOf("TT-73", "政府采购总额＝货物＋工程＋服务", total, kinds);
  else yield notApplicable("TT-73");
  const [small, micro] = [of("中小企业"), of("小微企业")];
  if (small && total) yield atMost("PA-01", "授予中小企业合同金额≤政府采购总额", [small], [total]);
  else yield notApplicable("PA-01");
  if (micro && small) yield atMost("PA-03", "授予小微企业合同金额≤授予中小企业合同金额", [micro], [small]);
  else yield notApplicable("PA-03");
  const cost = inSection(view, "operating-cost", "operating-cost", { kind: "合计" });
  const parts = ["行政单位", "参公事业单位"].map((kind) => view.at("公开10表", "operating-cost", { kind }));
  if (cost && parts.some((fact) => fact))
    yield sumOf("TT-70", "机关运行经费＝行政单位＋参公事业单位", cost, parts);
  else yield notApplicable("TT-70");
}

function* assets(view: View): Items {
  const total = inSection(view, "assets", "vehicles", { kind: "合计" });
  const kinds = vehicleKinds.map((kind) => inSection(view, "assets", "vehicles", { kind }));
  if (total && kinds.filter((fact) => fact).length >= 4)
    yield sumOf("TT-75", "车辆总数＝各类车辆之和", total, kinds);
  else yield notApplicable("TT-75");
  // A layout that leaves out kinds of none still lists all there are.
  const listed = kinds.filter((fact) => fact !== undefined);
  // “一般公务用车” and other kinds of old forms are no kinds of today.
  const strange = view
    .home("assets")
    .some(({ concept, dimensions }) => concept === "statement" && /辆/.test(dimensions.unit ?? ""));
  if (total && !strange && listed.length >= 2 && listed.length < 4) {
    yield atMost("TT-75", "各类车辆之和≤车辆总数", listed, [total]);
    yield sumOf("TT-75", "车辆总数＝所列各类车辆之和", total, listed, { severity: "warning" });
  }
  const kept = view.all("vehicles-kept")[0];
  const all = view.best("vehicles|kind=合计");
  if (kept && all) yield sameAs("TT-67", "公务用车保有量与车辆总数一致", all, kept, { severity: "warning" });
  else yield notApplicable("TT-67");
}

function* performance(view: View): Items {
  const spent = view.best("expenditure");
  const overall = view.all("evaluation-funds", { what: "整体自评" })[0];
  if (overall && spent)
    yield sameAs("TT-78", "整体支出自评涉及资金＝本年支出合计", spent, overall, ofForms(view));
  else yield notApplicable("TT-78");
  const ofUnit = { fund: "资金总额", project: "整体" };
  const executed = view.all("project-funds", { column: "全年执行数", ...ofUnit });
  for (const fact of executed)
    if (spent) yield sameAs("TT-79", "整体支出执行数＝本年支出合计", spent, fact, ofForms(view));
  if (executed.length === 0) yield notApplicable("TT-79");
  const rates = view.all("project-rate", { project: "整体" });
  for (const rate of rates) {
    const here = (column: string): Fact | undefined =>
      view.all("project-funds", { column, ...ofUnit }).find(({ home }) => home === rate.home);
    const [part, whole] = [here("全年执行数"), here("全年预算数")];
    if (part && whole)
      yield {
        equation: { kind: "share", percent: rate, part, whole },
        catalogue: ["TT-80"],
        label: "整体支出执行率＝执行数÷全年预算数",
      };
  }
  if (rates.length === 0) yield notApplicable("TT-80");
  const projects = view.all("evaluation-funds", { what: "项目自评", level: "合计" })[0];
  const full = view.claims("ratio").find(({ percent }) => percent.home === "performance.work");
  const project = view.best(full?.base ?? "expenditure|nature=项目支出");
  if (projects && project && full && view.value(full.percent) === 1_000_000n)
    yield sameAs("TT-82", "自评覆盖全部项目时涉及资金＝项目支出", project, projects, ofForms(view));
  else yield notApplicable("TT-82");
  const levels = ["一级", "二级"].map(
    (level) => view.all("evaluation-funds", { what: "项目自评", level })[0],
  );
  if (projects && levels[0])
    yield balanceOf("TX-12", "自评涉及资金＝一级项目＋二级项目", [projects], levels, []);
}

/** What self-evaluation covers is fixed only where the layout has the forms; elsewhere a person must say. */
function ofForms(view: View): { severity?: "warning" } {
  return view.profile?.selfEvaluation ? {} : { severity: "warning" };
}

function drawing(total: string, part: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 六、一般公共预算财政拨款基本支出决算情况说明",
    "",
    `示例单位2022年度财政拨款基本支出${total}元，其中：`,
    "",
    `人员经费60.00元，主要包括工资福利支出50.00元、对个人和家庭的补助10.00元；`,
    "",
    `公用经费${part}元，主要包括商品和服务支出${part}元。`,
  ].join("\n");
}
