import { divideHalfUp } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain, shown } from "../../facts/quantity.ts";
import { seen } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const ids = ["SG-02", "SG-04", "SG-05", "SG-06", "SG-07", "SG-12", "SG-14"];
const scope = "一般公共预算";
/** 分: a reception that cost more a head is to be explained. */
const perHead = 50_000n;
/** 分: what keeping one car costs in a year, at least and at most. */
const perCar = { least: 300_000n, most: 6_000_000n };

export const threePublicPlausible = checkRule({
  id: "three-public-plausible",
  title: "“三公”经费与批次、人次、车辆数互相印证，人均、单车费用和占比合理，预算不按决算倒填",
  basis: "财预〔2016〕143号：公开接待批次、人数、金额；党政机关国内公务接待管理规定",
  severity: "warning",
  advice: "核对金额与数量；确属实情的，说明原因和依据。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield backfilled(view);
    yield* reception(view);
    yield abroad(view);
    yield perGuest(view);
    yield perVehicle(view);
    yield bought(view);
    yield* shares(view);
  },
  examples: {
    pass: [drawing("10,000.00", "5", "40")],
    fail: [drawing("10,000.00", "0", "0"), drawing("0.00", "5", "40"), drawing("20,000.40", "5", "40")],
  },
});

const leaves = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"];

function figure(view: View, item: string, basis = "决算"): Fact | undefined {
  return view.best(`three-public|basis=${basis}|item=${item}`);
}

/** Item by item the budget is the outturn to the fen: it was probably filled in afterwards. */
function backfilled(view: View): Checked {
  const pairs = leaves.flatMap((item) => {
    const [budget, outturn] = [figure(view, item, "全年预算"), figure(view, item)];
    return budget && outturn && (view.value(budget) !== 0n || view.value(outturn) !== 0n)
      ? [{ item, budget, outturn }]
      : [];
  });
  if (pairs.length === 0) return notApplicable("SG-02");
  // Round budgets are spent to the end now and then; two equal items or one to the fen are not chance.
  const equal = pairs.filter(({ budget, outturn }) => view.value(budget) === view.value(outturn));
  const odd = equal.some(({ outturn }) => view.value(outturn) % 1_000_000n !== 0n);
  if (equal.length < pairs.length || (equal.length < 2 && !odd) || !view.exact) return passed("SG-02");
  return failed("SG-02", {
    subject: "预算等于决算",
    message: `“三公”经费各项全年预算数与决算数完全相等（${equal.map(({ item, outturn }) => `${item}${outturn.printed}`).join("、")}），疑按决算数倒填预算数`,
    quantity: "amount",
    actual: plain("amount", view.value(equal[0]!.budget)),
    places: seen(view, ...equal.flatMap(({ budget, outturn }) => [budget, outturn])),
    advice: "预算数填经批准的全年预算（调整后），不按决算数填列。",
  });
}

/** Money, batches and persons are there together or not at all. */
function* reception(view: View): Generator<Checked> {
  let any = false;
  for (const kind of ["合计", "国内", "外事", "国（境）外"]) {
    const cost = kind === "合计" ? figure(view, "公务接待费") : view.all("reception-cost", { kind })[0];
    const counts = (["receptions", "guests"] as const).flatMap(
      (concept) => view.all(concept, { kind })[0] ?? [],
    );
    if (!cost || counts.length === 0) continue;
    any = true;
    const zero = counts.filter((fact) => (view.value(fact) === 0n) !== (view.value(cost) === 0n));
    if (zero.length === 0) yield passed("SG-04");
    else
      yield failed("SG-04", {
        subject: kind,
        severity: "error",
        message: `${kind === "合计" ? "公务" : kind}接待费${cost.printed === "" ? "为0" : cost.printed}，${zero.map((fact) => `${fact.concept === "guests" ? "接待人次" : "接待批次"}却为${fact.printed}`).join("、")}，三者应同时有或同时无`,
        quantity: "count",
        actual: plain("count", view.value(zero[0]!)),
        places: seen(view, ...zero, cost),
      });
  }
  if (!any) yield notApplicable("SG-04");
}

function abroad(view: View): Checked {
  const cost = figure(view, "因公出国（境）费");
  const counts = (["delegations", "delegates"] as const).flatMap((concept) => view.all(concept)[0] ?? []);
  if (!cost || counts.length === 0) return notApplicable("SG-05");
  const wrong = counts.filter((fact) => (view.value(fact) === 0n) !== (view.value(cost) === 0n));
  // A delegation organised by others costs this unit nothing.
  const [groups, persons] = counts;
  const bothKnown = groups !== undefined && persons !== undefined && groups.concept !== persons.concept;
  const oneSided =
    bothKnown &&
    ((view.value(groups) === 0n) !== (view.value(persons) === 0n) ||
      view.value(groups) > view.value(persons));
  if (wrong.length === 0 && !oneSided) return passed("SG-05");
  return failed("SG-05", {
    subject: "因公出国",
    severity: "error",
    message: `因公出国（境）费${cost.printed === "" ? "为0" : cost.printed}，出国团组${groups?.printed ?? "未说明"}、${persons?.printed ?? "人次未说明"}，三者应同时有或同时无，团组数不大于人次`,
    quantity: "count",
    actual: plain("count", view.value((wrong[0] ?? persons ?? groups)!)),
    places: seen(view, ...(wrong.length > 0 ? wrong : counts), cost),
  });
}

function perGuest(view: View): Checked {
  const cost = figure(view, "公务接待费");
  const guests = view.all("guests", { kind: "合计" })[0] ?? view.all("guests", { kind: "国内" })[0];
  if (!cost || !guests || view.value(guests) === 0n || view.value(cost) === 0n) return notApplicable("SG-06");
  const each = divideHalfUp(view.value(cost) * 10_000n, view.value(guests));
  if (each <= perHead) return passed("SG-06");
  return failed("SG-06", {
    subject: "人均接待费",
    message: `公务接待费${cost.printed}÷${guests.printed}＝人均${shown("amount", each)}，高于${shown("amount", perHead)}`,
    quantity: "amount",
    expected: `≤${plain("amount", perHead)}`,
    actual: plain("amount", each),
    places: seen(view, guests, cost),
    advice: "核对接待人次（是否漏计陪同或批次）和接待标准；确有特殊情况的作出说明。",
  });
}

function perVehicle(view: View): Checked {
  const upkeep = figure(view, "公务用车运行维护费");
  const kept = view.all("vehicles-kept")[0];
  if (!upkeep || !kept || view.value(kept) === 0n || view.value(upkeep) === 0n) return notApplicable("SG-07");
  const each = divideHalfUp(view.value(upkeep) * 10_000n, view.value(kept));
  if (each >= perCar.least && each <= perCar.most) return passed("SG-07");
  return failed("SG-07", {
    subject: "单车运行维护费",
    severity: "note",
    message: `公务用车运行维护费${upkeep.printed}÷${kept.printed}＝每辆${shown("amount", each)}，${each < perCar.least ? "低于" : "高于"}${shown("amount", each < perCar.least ? perCar.least : perCar.most)}`,
    quantity: "amount",
    actual: plain("amount", each),
    places: seen(view, kept, upkeep),
  });
}

/** What was bought is among what is kept. */
function bought(view: View): Checked {
  const [cars, kept] = [view.all("vehicles-bought")[0], view.all("vehicles-kept")[0]];
  if (!cars || !kept || view.value(cars) === 0n) return notApplicable("SG-07");
  if (view.value(cars) <= view.value(kept)) return passed("SG-07");
  return failed("SG-07", {
    subject: "购置数与保有量",
    message: `本年购置公务用车${cars.printed}，大于年末保有量${kept.printed}`,
    quantity: "count",
    expected: `≤${plain("count", view.value(kept))}`,
    actual: plain("count", view.value(cars)),
    places: seen(view, cars, kept),
  });
}

/** Much spent on receptions, and more on travel, meetings, training and the rest than on all of 三公. */
function* shares(view: View): Generator<Checked> {
  const detail = (economic: string): Fact | undefined =>
    view.at("公开06表", "expenditure", { scope, economic });
  const cost = detail("30217") ?? figure(view, "公务接待费");
  const projects = view.best("expenditure|nature=项目支出");
  const running = view.at("公开06表", "expenditure", { scope, kind: "公用经费" });
  if (!cost || !projects || view.value(projects) === 0n || view.value(cost) === 0n)
    return yield notApplicable(["SG-12", "SG-14"]);
  const share = divideHalfUp(view.value(cost) * 1_000_000n, view.value(projects));
  const limit = 300_000n;
  if (share <= limit) yield passed("SG-12");
  else
    yield failed("SG-12", {
      subject: "接待费占项目支出",
      severity: "note",
      message: `公务接待费${nameOf(cost)}${cost.printed}，相当于项目支出${projects.printed}的${shown("percent", divideHalfUp(share, 100n) * 100n)}，超过30%`,
      quantity: "percent",
      expected: "≤30",
      actual: plain("percent", share),
      places: seen(view, cost, projects),
    });
  const related = ["30211", "30215", "30216", "30226", "30299"]
    .flatMap((code) => detail(code) ?? [])
    .filter((fact) => view.value(fact) > 0n);
  const sum = related.reduce((total, fact) => total + view.value(fact), 0n);
  const whole = figure(view, "合计");
  if (related.length === 0 || !whole || !running) return yield notApplicable("SG-14");
  const heavy = view.value(cost) * 10n > view.value(running) && sum > view.value(whole);
  if (!heavy) return yield passed("SG-14");
  yield failed("SG-14", {
    subject: "隐性三公",
    severity: "note",
    message: `公务接待费${cost.printed}超过公用经费${running.printed}的10%，且${related.map(nameOf).join("、")}共${shown("amount", sum)}，大于“三公”经费${whole.printed}，请核实有无接待、用车费用列入其他科目`,
    quantity: "amount",
    actual: plain("amount", sum),
    places: seen(view, ...related, cost, running, whole),
  });
}

function drawing(cost: string, batches: string, guests: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （二）“三公”经费财政拨款支出决算具体情况说明",
    "",
    `4、公务接待费支出${cost}元，共接待${batches}批次，${guests}人次。`,
  ].join("\n");
}
