import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import type { Checked, Observation } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const scope = "一般公共预算";
/** 分: services bought above this are as a rule put to government procurement (county level, reminder only). */
const serviceLimit = 20_000_000n;

export const figuresImplyEachOther = checkRule({
  id: "figures-imply-each-other",
  title: "有车才有运行维护费，购置费与购置数量、退休费与离退休科目、设备购置与采购互相印证",
  basis: "部门决算报表审核要点；支出功能分类与经济分类对应关系",
  severity: "note",
  advice: "核对两处数据，补充遗漏的一处或说明原因。",
  catalogue: ["XT-30", "XT-31", "XT-32", "XT-33", "XT-34", "XT-35", "XT-37"],
  input: "figures",
  *check(view) {
    yield* vehicles(view);
    yield* purchases(view);
    yield* retirement(view);
    yield* nearly(view, "XT-31", /^208(?:99|27)\d\d$/, "30112", "其他社会保障缴费");
    yield* nearly(view, "XT-32", /^21007\d\d$/, "30309", "计划生育奖励");
    yield* equipment(view);
    yield* services(view);
  },
  examples: { pass: [drawing("3", "3")], fail: [drawing("", "3"), drawing("3", "0")] },
});

function spent(view: View, ...codes: string[]): { sum: bigint; facts: Fact[] } {
  const facts = codes
    .map(
      (economic) =>
        view.at("公开06表", "expenditure", { scope, economic }) ??
        view.at("公开06表", "expenditure", { scope, economic, nature: "基本支出" }),
    )
    .filter((fact) => fact !== undefined)
    .filter((fact) => view.value(fact) !== 0n);
  return { facts, sum: facts.reduce((sum, fact) => sum + view.value(fact), 0n) };
}

function places(facts: readonly (Fact | undefined)[], view: View): Observation["places"] {
  return facts
    .filter((fact) => fact !== undefined)
    .map((fact) => ({ place: fact.place, value: plain(fact.quantity, view.value(fact)) }));
}

function* vehicles(view: View): Generator<Checked> {
  const upkeep = view.best("three-public|basis=决算|item=公务用车运行维护费");
  const owned = view.at("公开10表", "vehicles", { kind: "合计" }) ?? view.best("vehicles|kind=合计");
  const kept = view.all("vehicles-kept")[0];
  if (!upkeep || view.value(upkeep) === 0n || (!owned && !kept)) return yield notApplicable("XT-33");
  const none = [owned, kept].filter((fact) => fact !== undefined && view.value(fact) === 0n);
  if (none.length === 0) return yield passed("XT-33");
  yield failed("XT-33", {
    subject: "运行维护费",
    // Cars given up before the year's end, or hired, leave costs and no car.
    severity: "warning",
    message: `公务用车运行维护费${upkeep.printed}，${none.map((fact) => nameOf(fact!)).join("、")}却为0辆，没有车辆不应有运行维护费`,
    quantity: "count",
    actual: "0",
    places: places([...none, upkeep], view),
    advice: "核对车辆数（保有量）和运行维护费，改正填错的一处。",
  });
}

function* purchases(view: View): Generator<Checked> {
  const cost = view.best("three-public|basis=决算|item=公务用车购置费");
  const bought = view.all("vehicles-bought")[0];
  if (!cost || !bought) return yield notApplicable("XT-34");
  if (view.value(cost) > 0n === view.value(bought) > 0n) return yield passed("XT-34");
  yield failed("XT-34", {
    subject: "购置费",
    severity: "error",
    message: `公务用车购置费为${cost.printed || "0"}，购置数量为${bought.printed}，两者应同时有或同时无`,
    quantity: "count",
    actual: plain("count", view.value(bought)),
    places: places([bought, cost], view),
    advice: "核对购置费和购置辆数，改正填错的一处。",
  });
}

function* retirement(view: View): Generator<Checked> {
  const paid = spent(view, "30301", "30302");
  if (paid.facts.length === 0 || !view.table("公开05表")) return yield notApplicable("XT-30");
  const functional = ["2080501", "2080502", "2080599"].some((code) => {
    const fact = view.at("公开05表", "expenditure", { scope, function: code });
    return fact !== undefined && view.value(fact) > 0n;
  });
  if (functional) return yield passed("XT-30");
  yield failed("XT-30", {
    subject: "退休费",
    message: `${paid.facts.map(nameOf).join("、")}共${plain("amount", paid.sum)}元，功能分类却没有离退休科目（2080501、2080502、2080599）`,
    quantity: "amount",
    actual: plain("amount", paid.sum),
    places: places(paid.facts, view),
  });
}

/** Two subjects that usually agree: reported where they are more than a tenth apart. */
function* nearly(
  view: View,
  id: string,
  functional: RegExp,
  economic: string,
  name: string,
): Generator<Checked> {
  const facts = view
    .home("公开05表")
    .filter((fact) => functional.test(fact.dimensions.function ?? "") && !fact.dimensions.nature);
  const paid = view.at("公开06表", "expenditure", { scope, economic });
  const sum = facts.reduce((total, fact) => total + view.value(fact), 0n);
  if (!paid || sum === 0n) return yield notApplicable(id);
  const gap = magnitude(view.value(paid) - sum);
  if (gap * 10n <= sum) return yield passed(id);
  yield failed(id, {
    subject: name,
    message: `${name}：功能分类${facts.map((fact) => fact.dimensions.function).join("、")}共${plain("amount", sum)}元，经济分类${economic}为${plain("amount", view.value(paid))}元，相差${plain("amount", gap)}元`,
    quantity: "amount",
    expected: plain("amount", sum),
    actual: plain("amount", view.value(paid)),
    difference: plain("amount", view.value(paid) - sum),
    places: places([paid, ...facts], view),
  });
}

function* equipment(view: View): Generator<Checked> {
  const goods = view.at("公开10表", "procurement", { kind: "货物" });
  const bought = spent(view, "31002", "31003");
  if (!goods || bought.sum === 0n) return yield notApplicable("XT-35");
  if (view.value(goods) >= bought.sum) return yield passed("XT-35");
  yield failed("XT-35", {
    subject: "货物采购",
    message: `办公、专用设备购置共${plain("amount", bought.sum)}元，政府采购货物为${plain("amount", view.value(goods))}元，差额请说明（零星采购或上年采购）`,
    quantity: "amount",
    expected: plain("amount", bought.sum),
    actual: plain("amount", view.value(goods)),
    places: places([goods, ...bought.facts], view),
  });
}

function* services(view: View): Generator<Checked> {
  const bought = view.at("公开10表", "procurement", { kind: "服务" });
  const paid = spent(view, "30202", "30209", "30213", "30227");
  if (!bought || paid.sum === 0n) return yield notApplicable("XT-37");
  if (paid.sum < serviceLimit || view.value(bought) > 0n) return yield passed("XT-37");
  yield failed("XT-37", {
    subject: "服务采购",
    message: `印刷、物业管理、维修、委托业务等服务支出共${plain("amount", paid.sum)}元，政府采购服务却为0，请核实是否漏报`,
    quantity: "amount",
    actual: "0",
    places: places([bought, ...paid.facts], view),
  });
}

function drawing(owned: string, kept: string): string {
  return [
    "部门决算公开相关信息统计表",
    "公开10表",
    "金额单位：元",
    "项目\t行次\t采购金额",
    "合计\t1\t",
    `(一) 车辆数合计(辆)\t7\t${owned}`,
    "",
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    `3、公务用车运行维护费支出25,200.00元，使用财政拨款负担的公务用车保有量共${kept}辆，主要用于车辆加油。`,
  ].join("\n");
}
