import type { DisclosureBlock } from "../../facts/disclosure.ts";
import { natures, otherSources, vehicleKinds } from "../../standard/rows.ts";
import { budgetOf, carryover, expenditure, grandTotal, ofKind, revenue, threePublic } from "../keys.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph, sentence } from "../narrator.ts";
import { performanceShanxi } from "./performance-shanxi.ts";
import type { Tellers } from "./sections.ts";
import { countOf, economicNamesWith, kindsOf, projectNames, receptions } from "./shared.ts";

const general = "一般公共预算";
const whole = expenditure({ scope: general });

/** 情况说明 in the form of Shanxi 2022: amounts in 元, every source and kind named. */
export const shanxiTellers: Tellers = {
  totals,
  revenue: revenues,
  expenditure: spendings,
  "appropriation-totals": fiscal,
  "general-expenditure.overall": generalWhole,
  "general-expenditure.structure": generalStructure,
  "general-expenditure.details": generalDetails,
  "basic-expenditure": basics,
  "government-funds": (n) => balance(n, "政府性基金", "政府性基金预算"),
  "state-capital": (n) => balance(n, "国有资本经营", "国有资本经营预算"),
  "three-public.overall": publicWhole,
  "three-public.details": publicDetails,
  "operating-cost": operating,
  procurement,
  assets,
  performance: performanceShanxi,
};

/** Two sides changed: one sentence, one reason. */
function bothSides(
  n: Narrator,
  income: string,
  spent: string,
  words: readonly [string, string],
  id: string,
): string {
  const lead = `与${n.year - 1}年相比，`;
  const left = n.change(income, { subject: words[0], lead, rate: false });
  const right = n.change(spent, { subject: words[1], rate: false });
  const moved = [n.direction(income), n.direction(spent)].some((way) => way !== null && way !== 0);
  const reason = moved ? n.reason(`reason:${id}`, `${words[0]}、${words[1]}比上年增减的原因`) : "";
  return left === null && right === null ? "" : sentence(left, right, reason);
}

function totals(n: Narrator): DisclosureBlock[] {
  const [income, spent] = [grandTotal("收入"), grandTotal("支出")];
  return paragraph(
    `${n.year}年度收入总计${n.money(income)}、支出总计${n.money(spent)}。${bothSides(n, income, spent, ["收入总计", "支出总计"], "totals")}`,
  );
}

/** A list of items, each a paragraph, with its share. */
function list(n: Narrator, items: readonly (readonly [string, string])[], total: string): DisclosureBlock[] {
  return items.flatMap(([name, key], i) => {
    const share = n.share(key, total);
    const text = `${name}${n.money(key)}${share === null ? "" : `，占比${share}`}`;
    return paragraph(`${text}${i === items.length - 1 ? "。" : "；"}`);
  });
}

function revenues(n: Narrator): DisclosureBlock[] {
  const items = [
    ["财政拨款收入", revenue({ source: "财政拨款" })],
    ...otherSources.map((source) => [source, revenue({ source })]),
  ] as [string, string][];
  return [...paragraph(`${n.year}年度收入合计${n.money(revenue())}，其中：`), ...list(n, items, revenue())];
}

function spendings(n: Narrator): DisclosureBlock[] {
  const items = natures.map((nature) => [nature, expenditure({ nature })] as const);
  return [
    ...paragraph(`${n.year}年度支出合计${n.money(expenditure())}，其中：`),
    ...list(n, items, expenditure()),
  ];
}

function fiscal(n: Narrator): DisclosureBlock[] {
  const [income, spent] = [grandTotal("收入", "财政拨款"), grandTotal("支出", "财政拨款")];
  return paragraph(
    `${n.unit}${n.year}年度财政拨款收入总计${n.money(income)}，支出总计${n.money(spent)}。${bothSides(n, income, spent, ["财政拨款收入总计", "财政拨款支出总计"], "appropriation-totals")}`,
  );
}

function generalWhole(n: Narrator): DisclosureBlock[] {
  const share = n.share(whole, expenditure());
  const change = n.change(whole, {
    subject: "一般公共预算财政拨款支出",
    lead: `与${n.year - 1}年相比，`,
  });
  const reason = n.direction(whole)
    ? n.reason("reason:general-expenditure.overall", "一般公共预算财政拨款支出比上年增减的原因")
    : "";
  const named = (name: string, key: string): string => {
    const of = n.share(key, whole);
    return `${name}${n.money(key)}${of === null ? "" : `，占比${of}`}`;
  };
  const kind = (name: string): string => expenditure({ kind: name, nature: "基本支出", scope: general });
  const basic = named("基本支出", expenditure({ nature: "基本支出", scope: general }));
  const staff = named("人员经费", kind("人员经费"));
  const running = named("日常公用经费", kind("公用经费"));
  const project = named("项目支出", expenditure({ nature: "项目支出", scope: general }));
  return paragraph(
    [
      sentence(
        `${n.unit}${n.year}年度一般公共预算财政拨款支出${n.money(whole)}`,
        share && `占本年支出合计的${share}`,
      ),
      change === null ? "" : sentence(change, reason),
      `其中：${basic}（${staff}；${running}）；${project}。`,
    ].join(""),
  );
}

function classesWithMoney(n: Narrator): { code: string; name: string }[] {
  return kindsOf(n, general).filter(({ code }) => code.length === 3);
}

function generalStructure(n: Narrator): DisclosureBlock[] {
  const items = classesWithMoney(n).map(
    ({ code, name }) => [`${name}（类）`, expenditure({ function: code, scope: general })] as const,
  );
  if (items.length === 0) return paragraph(`${n.unit}${n.year}年度无一般公共预算财政拨款支出。`);
  return [
    ...paragraph(`${n.unit}${n.year}年度一般公共预算财政拨款支出${n.money(whole)}，主要用于以下方面：`),
    ...list(n, items, whole),
  ];
}

/** Budgets are kept in 万元 by class, so this section speaks in 万元 throughout. */
function generalDetails(n: Narrator): DisclosureBlock[] {
  const details = (key: string, name: string): string => {
    const budget = n.books.value(budgetOf(key, "年初预算"));
    const done = n.completion(key, "年初预算", name);
    const stated = budget === null || budget === 0n ? null : `年初预算${n.wan(budget)}`;
    return sentence(`${name}${stated ?? ""}`, `支出决算${n.wan(n.value(key))}`, done).replace(/。$/, "");
  };
  const first = details(whole, `${n.unit}${n.year}年度一般公共预算财政拨款支出`);
  const items = classesWithMoney(n).map(({ code, name }) => {
    const key = expenditure({ function: code, scope: general });
    const uses = projectNames(n, code, general);
    const why = gap(n, key, `reason:budget:${code}`, name);
    return sentence(details(key, name), uses.length > 0 ? `用于${uses.join("、")}` : null, why).replace(
      /。$/,
      "",
    );
  });
  const why = gap(n, whole, "reason:budget:all", "一般公共预算财政拨款支出");
  const head = sentence(first, why);
  return paragraph(items.length === 0 ? head : `${head}其中：${items.join("；")}。`);
}

/** Why the outturn differs from the budget; empty where it does not. */
function gap(n: Narrator, key: string, id: string, name: string): string {
  const budget = n.books.value(budgetOf(key, "年初预算"));
  const actual = n.value(key);
  if (budget === null || budget === actual) return "";
  const lead = `决算数${actual > budget ? "大于" : "小于"}预算数的主要原因是`;
  return n.reason(id, `${name}决算与年初预算差异的原因`, lead);
}

function basics(n: Narrator): DisclosureBlock[] {
  const total = expenditure({ nature: "基本支出", scope: general });
  const part = (name: string, kind: string, staff: boolean): string => {
    const classes = economicNamesWith(n, staff, true).map(
      ({ code, name: of }) =>
        `${of}${n.money(expenditure({ economic: code, nature: "基本支出", scope: general }))}`,
    );
    const amount = n.money(expenditure({ kind, nature: "基本支出", scope: general }));
    return `${name}${amount}${classes.length > 0 ? `，主要包括${classes.join("、")}` : ""}`;
  };
  return [
    ...paragraph(`${n.unit}${n.year}年度一般公共预算财政拨款基本支出${n.money(total)}，其中：`),
    ...paragraph(`${part("人员经费", "人员经费", true)}；`),
    ...paragraph(`${part("公用经费", "公用经费", false)}。`),
  ];
}

function balance(n: Narrator, scope: string, name: string): DisclosureBlock[] {
  const spent = expenditure({ scope });
  const income = revenue({ source: `${name}财政拨款` });
  const opening = carryover("年初", scope);
  if ([spent, income, opening].every((key) => n.value(key) === 0n))
    return paragraph(`${n.unit}${n.year}年度没有${name}财政拨款收入和支出。`);
  const basic = expenditure({ nature: "基本支出", scope });
  const project = expenditure({ nature: "项目支出", scope });
  return paragraph(
    `${n.unit}${n.year}年度${name}财政拨款年初结转和结余${n.money(opening)}，本年收入${n.money(income)}，本年支出${n.money(spent)}，其中：基本支出${n.money(basic)}，项目支出${n.money(project)}；年末结转和结余${n.money(carryover("年末", scope))}。`,
  );
}

const items = [
  ["因公出国（境）费", "因公出国（境）费"],
  ["公务用车购置费", "公务用车购置费"],
  ["公务用车运行维护费", "公务用车运行维护费"],
  ["公务接待费", "公务接待费"],
] as const;

function publicWhole(n: Narrator): DisclosureBlock[] {
  const total = threePublic("合计", "决算");
  const budget = threePublic("合计", "全年预算");
  if (n.value(total) === 0n && n.value(budget) === 0n)
    return paragraph(`${n.unit}${n.year}年度未安排“三公”经费预算，未发生“三公”经费支出。`);
  const uses = items.filter(([, item]) => n.value(threePublic(item, "决算")) !== 0n).map(([name]) => name);
  const first = sentence(
    `${n.year}年度“三公”经费财政拨款支出预算${n.money(budget)}`,
    `支出决算${n.money(total)}`,
    publicCompletion(n, "合计"),
    n.change(total, { lead: "比上年度" }),
    n.direction(total) ? n.reason("reason:three-public", "“三公”经费比上年增减的原因") : "",
    uses.length > 0 ? `主要用于${uses.join("、")}` : null,
  );
  const lines = items.map(([name, item], i) => {
    const key = threePublic(item, "决算");
    const text = sentence(
      `${name}支出${n.money(key)}`,
      publicCompletion(n, item),
      n.change(key, { lead: "比上年度" }),
      n.direction(key) ? n.reason(`reason:three-public:${item}`, `${item}比上年增减的原因`) : "",
    );
    const whole = `${text}${sentence(publicGap(n, item)).replace(/^。$/, "")}`;
    return `${whole.replace(/。$/, "")}${i === items.length - 1 ? "。" : "；"}`;
  });
  return [...paragraph(`${first}其中：`), ...lines.flatMap(paragraph)];
}

/** 完成全年预算的…%; nothing is completed where nothing was planned. */
function publicCompletion(n: Narrator, item: string): string | null {
  const [budget, actual] = [n.value(threePublic(item, "全年预算")), n.value(threePublic(item, "决算"))];
  if (budget === 0n) return actual === 0n ? "未安排预算" : "年初未安排预算";
  const share = n.share(threePublic(item, "决算"), threePublic(item, "全年预算"));
  return share && `完成全年预算的${share}`;
}

/** Why an item differs from its budget; the reason of its change may stand for both. */
function publicGap(n: Narrator, item: string): string {
  const [budget, actual] = [n.value(threePublic(item, "全年预算")), n.value(threePublic(item, "决算"))];
  const id = `reason:budget:three-public:${item}`;
  if (budget === actual) return "";
  const moved = n.direction(threePublic(item, "决算")) && n.words(`reason:three-public:${item}`) !== null;
  if (moved && n.words(id) === null) return "";
  const lead = `决算数${actual > budget ? "大于" : "小于"}预算数的主要原因是`;
  return n.reason(id, `${item}决算与预算差异的原因`, lead);
}

function publicDetails(n: Narrator): DisclosureBlock[] {
  const money = (item: string): string => n.money(threePublic(item, "决算"));
  const any = (item: string): boolean => n.value(threePublic(item, "决算")) !== 0n;
  const use = (id: string, label: string, item: string): string => {
    if (!any(item)) return "";
    const words = n.reason(`use:${id}`, label, "");
    return words === "" ? "" : `，主要用于${words.replace(/^主要用于[:：]?/, "")}`;
  };
  return [
    ...paragraph(
      `1.因公出国（境）费支出${money("因公出国（境）费")}，出国团组共${countOf(n, "delegations", "因公出国（境）团组数", any("因公出国（境）费"))}个，${countOf(n, "delegates", "因公出国（境）人次", any("因公出国（境）费"))}人次${use("abroad", "因公出国（境）费的用途", "因公出国（境）费")}。`,
    ),
    ...paragraph(
      `2.公务用车购置费支出${money("公务用车购置费")}，使用财政拨款共购置公务用车${countOf(n, "vehicles-bought", "公务用车购置数", any("公务用车购置费"))}辆${use("vehicles-bought", "公务用车购置费的用途", "公务用车购置费")}。`,
    ),
    ...paragraph(
      `3.公务用车运行维护费支出${money("公务用车运行维护费")}，使用财政拨款负担的公务用车保有量共${n.count("vehicles-kept", "公务用车保有量")}辆${use("vehicles-kept", "公务用车运行维护费的用途", "公务用车运行维护费")}。`,
    ),
    ...paragraph(`4.${receptions(n)}`),
  ];
}

function operating(n: Narrator): DisclosureBlock[] {
  const total = ofKind("operating-cost", "合计");
  const spent = n.value(total);
  if (spent === 0n) return paragraph("本部门无机关运行经费。");
  const change = n.change(total, { lead: `比${n.year - 1}年` });
  const why = n.direction(total) ? n.reason("reason:operating-cost", "机关运行经费比上年增减的原因") : "";
  return paragraph(sentence(`${n.unit}${n.year}年度机关运行经费支出${n.amount(spent)}`, change, why));
}

function procurement(n: Narrator): DisclosureBlock[] {
  const key = (kind: string): string => ofKind("procurement", kind);
  if (n.value(key("合计")) === 0n) return paragraph(`${n.unit}${n.year}年度无政府采购支出。`);
  const parts = ["货物", "工程", "服务"].map((kind) => `政府采购${kind}支出${n.money(key(kind))}`);
  const awarded = (kind: string): string => {
    const amount = n.money(key(kind), `授予${kind}合同金额`);
    return n.knows(key(kind)) ? `${amount}，占政府采购支出总额的${n.share(key(kind), key("合计"))}` : amount;
  };
  return paragraph(
    `${n.unit}${n.year}年度政府采购支出总额${n.money(key("合计"))}，其中：${parts.join("、")}。政府采购授予中小企业合同金额${awarded("中小企业")}。其中：授予小微企业合同金额${awarded("小微企业")}。`,
  );
}

function assets(n: Narrator): DisclosureBlock[] {
  const count = (kind: string): string => n.count(ofKind("vehicles", kind), `${kind}（辆）`);
  const all = n.books.value(ofKind("vehicles", "合计")) ?? 0n;
  const kinds = vehicleKinds.map(
    (kind) => `${kind}${n.knows(ofKind("vehicles", kind)) ? count(kind) : "0"}辆`,
  );
  const others =
    n.value(ofKind("vehicles", "其他用车")) === 0n ? "" : n.reason("use:vehicles", "其他用车的用途", "");
  const use = others === "" ? "" : `，其他用车主要是${others.replace(/^(?:其他用车)?主要是/, "")}`;
  const total = all === 0n ? "0" : count("合计");
  const equipment = n.knows("equipment") ? n.count("equipment", "大型设备（台、套）") : "0";
  return paragraph(
    `截至${n.year}年12月31日，${n.unit}共有车辆${total}辆。其中：${kinds.join("、")}${use}；单价100万元（含）以上设备（不含车辆）${equipment}台（套）。`,
  );
}
