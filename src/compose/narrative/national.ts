import { magnitude } from "../../facts/decimal.ts";
import type { DisclosureBlock } from "../../facts/disclosure.ts";
import { natures, vehicleKinds } from "../../standard/rows.ts";
import {
  budgetOf,
  carryover,
  expenditure,
  grandTotal,
  ofKind,
  priorOf,
  revenue,
  threePublic,
} from "../keys.ts";
import type { Narrator } from "../narrator.ts";
import { paragraph, percent, sentence } from "../narrator.ts";
import { performanceNational } from "./performance-national.ts";
import type { Tellers } from "./sections.ts";
import { countOf, economicNamesWith, kindsOf, receptions, revenueItems } from "./shared.ts";

const general = "一般公共预算";
const whole = expenditure({ scope: general });

/** 情况说明 in the form that the ministry's model and Shanghai follow: item by item, sources without money left out. */
export const nationalTellers: Tellers = {
  totals,
  revenue: revenues,
  expenditure: spendings,
  "appropriation-totals": fiscal,
  "general-expenditure.overall": generalWhole,
  "general-expenditure.structure": generalStructure,
  "general-expenditure.details": generalDetails,
  "basic-expenditure": basics,
  "three-public.overall": publicWhole,
  "three-public.details": publicDetails,
  "government-funds": (n) => balance(n, "政府性基金", "政府性基金预算"),
  "state-capital": (n) => balance(n, "国有资本经营", "国有资本经营预算"),
  performance: performanceNational,
  "operating-cost": operating,
  procurement,
  assets,
};

/** “与2023年度相比，收入支出总计减少…，下降…%。主要原因：…。” */
function compared(n: Narrator, key: string, subject: string, id: string): string {
  const change = n.change(key, { subject, lead: `与${n.year - 1}年度相比，` });
  if (change === null) return "";
  const why = n.direction(key) ? n.reason(`reason:${id}`, `${subject}比上年增减的原因`) : "";
  return sentence(change, why);
}

function totals(n: Narrator): DisclosureBlock[] {
  const [income, spent] = [grandTotal("收入"), grandTotal("支出")];
  const first = `${n.unit}${n.year}年度收入支出总计${n.money(income)}。`;
  return paragraph(`${first}${compared(n, spent, "收入支出总计", "totals")}`);
}

function listed(n: Narrator, items: readonly (readonly [string, string])[], total: string): string {
  const present = items.filter(([, key]) => n.value(key) !== 0n);
  return present
    .map(([name, key]) => {
      const share = n.share(key, total);
      return `${name}${n.money(key)}${share === null ? "" : `，占${share}`}`;
    })
    .join("；");
}

function revenues(n: Narrator): DisclosureBlock[] {
  return paragraph(`本年收入合计${n.money(revenue())}，其中：${listed(n, revenueItems, revenue())}。`);
}

function spendings(n: Narrator): DisclosureBlock[] {
  const items = natures.map((nature) => [nature, expenditure({ nature })] as const);
  return paragraph(`本年支出合计${n.money(expenditure())}，其中：${listed(n, items, expenditure())}。`);
}

function fiscal(n: Narrator): DisclosureBlock[] {
  const key = grandTotal("支出", "财政拨款");
  const first = `${n.unit}${n.year}年度财政拨款收入支出总计${n.money(key)}。`;
  return paragraph(`${first}${compared(n, key, "财政拨款收入支出总计", "appropriation-totals")}`);
}

function generalWhole(n: Narrator): DisclosureBlock[] {
  const share = n.share(whole, expenditure());
  const first = sentence(`一般公共预算财政拨款支出${n.money(whole)}`, share && `占本年支出合计的${share}`);
  return paragraph(
    `${first}${compared(n, whole, "一般公共预算财政拨款支出", "general-expenditure.overall")}`,
  );
}

function generalStructure(n: Narrator): DisclosureBlock[] {
  const items = kindsOf(n, general)
    .filter(({ code }) => code.length === 3)
    .map(({ code, name }) => [`${name}（类）`, expenditure({ function: code, scope: general })] as const);
  if (items.length === 0) return paragraph(`${n.unit}${n.year}年度无一般公共预算财政拨款支出。`);
  return paragraph(
    `一般公共预算财政拨款支出${n.money(whole)}，主要用于以下方面：${listed(n, items, whole)}。`,
  );
}

/** Budget, outturn, completion and the reason for a difference, against the budget that the accounts hold. */
function againstBudget(n: Narrator, key: string, subject: string, id: string): string {
  const initial = n.books.value(budgetOf(key, "年初预算"));
  const full = n.books.value(budgetOf(key, "全年预算"));
  const actual = n.value(key);
  const basis = (initial === null || initial === 0n) && full !== null ? "全年预算" : "年初预算";
  const budget = basis === "全年预算" ? full : initial;
  const done = n.completion(key, basis, subject);
  const stated = [
    initial === null || (initial === 0n && full !== null) ? null : `年初预算为${n.amount(initial)}`,
    full === null || basis === "年初预算" ? null : `全年预算为${n.amount(full)}`,
    `支出决算为${n.amount(actual)}`,
  ];
  const unplanned = initial === 0n && full !== null ? "年初未安排预算" : null;
  const first = sentence(unplanned, ...stated, done);
  if (budget === null) return first;
  const gap = actual - budget;
  if (gap === 0n) return `${first}决算数与预算数持平。`;
  const why = n.reason(`reason:budget:${id}`, `${subject}决算与预算差异的原因`);
  return why === "" ? first : `${first}决算数${gap > 0n ? "大于" : "小于"}预算数的${why}。`;
}

function generalDetails(n: Narrator): DisclosureBlock[] {
  const items = kindsOf(n, general).filter(({ code }) => code.length === 7);
  const name = (code: string): string =>
    n.books.accounts.functions.find((one) => one.code === code)?.name ?? code;
  const lines = items.map(({ code }, i) => {
    const key = expenditure({ function: code, scope: general });
    const path = `${name(code.slice(0, 3))}（类）${name(code.slice(0, 5))}（款）${name(code)}（项）`;
    const use = n.reason(`use:${code}`, `${name(code)}的用途`, "");
    return `${i + 1}.${path}。${use === "" ? "" : `主要用于：${use.replace(/^主要用于[:：]?/, "")}。`}${againstBudget(n, key, name(code), code)}`;
  });
  const first = againstBudget(n, whole, "一般公共预算财政拨款支出", "all");
  const lead = `一般公共预算财政拨款支出${first.replace(/^年初未安排预算，/, "")}`;
  return [...paragraph(items.length === 0 ? lead : `${lead}其中：`), ...lines.flatMap(paragraph)];
}

function basics(n: Narrator): DisclosureBlock[] {
  const total = expenditure({ nature: "基本支出", scope: general });
  const part = (name: string, kind: string, staff: boolean): string => {
    const names = economicNamesWith(n, staff, false).map(({ name: of }) => of);
    const amount = n.money(expenditure({ kind, nature: "基本支出", scope: general }));
    return `${name}${amount}${names.length === 0 ? "" : `，主要包括：${names.join("、")}`}`;
  };
  return paragraph(
    `一般公共预算财政拨款基本支出${n.money(total)}。其中：${part("人员经费", "人员经费", true)}；${part("公用经费", "公用经费", false)}。`,
  );
}

function balance(n: Narrator, scope: string, name: string): DisclosureBlock[] {
  const spent = expenditure({ scope });
  const income = revenue({ source: `${name}财政拨款` });
  const opening = carryover("年初", scope);
  if ([spent, income, opening].every((key) => n.value(key) === 0n))
    return paragraph(`${n.unit}${n.year}年度无${name}财政拨款收入和支出。`);
  return paragraph(
    `${n.unit}${n.year}年度${name}财政拨款年初结转和结余${n.money(opening)}，本年收入${n.money(income)}，本年支出${n.money(spent)}，年末结转和结余${n.money(carryover("年末", scope))}。`,
  );
}

const publicItems = [
  ["因公出国（境）费", "因公出国（境）费"],
  ["公务用车购置及运行维护费", "公务用车购置及运行维护费"],
  ["公务接待费", "公务接待费"],
] as const;

function publicWhole(n: Narrator): DisclosureBlock[] {
  const of = (item: string, basis: string): bigint => n.value(threePublic(item, basis));
  const [budget, actual] = [of("合计", "全年预算"), of("合计", "决算")];
  if (budget === 0n && actual === 0n)
    return paragraph(`${n.unit}${n.year}年度无“三公”经费财政拨款预算和支出。`);
  const done = (item: string): string | null => {
    const share = n.share(threePublic(item, "决算"), threePublic(item, "全年预算"));
    if (share !== null) return `完成预算的${share}`;
    return of(item, "决算") === 0n ? "未安排预算" : "年初未安排预算";
  };
  const first = sentence(
    `“三公”经费财政拨款支出预算为${n.amount(budget)}`,
    `支出决算为${n.amount(actual)}`,
    done("合计"),
  ).replace(/。$/, "");
  const parts = publicItems.map(([name, item]) =>
    sentence(`${name}支出决算为${n.money(threePublic(item, "决算"))}`, done(item)).replace(/。$/, ""),
  );
  const gap = actual - budget;
  const why =
    gap === 0n
      ? "决算数与预算数持平。"
      : (() => {
          const text = n.reason("reason:budget:three-public", "“三公”经费决算与预算差异的原因");
          return text === "" ? "" : `决算数${gap > 0n ? "大于" : "小于"}预算数的${text}。`;
        })();
  const key = threePublic("合计", "决算");
  const general = n.words("reason:three-public");
  const given = publicItems.some(([, item]) => n.words(`reason:three-public:${item}`) !== null);
  const changes = publicItems.flatMap(([name, item]) => {
    const id = threePublic(item, "决算");
    const change = n.knows(priorOf(id)) ? n.change(id, { subject: `${name}支出` }) : null;
    if (change === null) return [];
    // Reasons are given for the whole, or for each of its items.
    const own = n.words(`reason:three-public:${item}`) !== null || (given && general === null);
    const why =
      n.direction(id) && own ? n.reason(`reason:three-public:${item}`, `${item}比上年增减的原因`) : "";
    return [why === "" ? change : `${change}，${why}`];
  });
  const whole = n.change(key, { subject: "“三公”经费支出决算", lead: `与${n.year - 1}年度相比，` });
  const explained = changes.some((change) => change.includes("原因")) && general === null;
  const reason =
    n.direction(key) && !explained ? n.reason("reason:three-public", "“三公”经费比上年增减的原因") : "";
  const second =
    whole === null
      ? ""
      : `${sentence(whole, reason)}${changes.length === 0 ? "" : `其中：${changes.join("；")}。`}`;
  return [...paragraph(`${first}，其中：${parts.join("；")}。${why}`), ...paragraph(second)];
}

function publicDetails(n: Narrator): DisclosureBlock[] {
  const of = (item: string): bigint => n.value(threePublic(item, "决算"));
  if (of("合计") === 0n) return paragraph(`${n.unit}${n.year}年度无“三公”经费财政拨款支出。`);
  const used = (id: string): string => {
    const words = n.words(`use:${id}`);
    return words === null ? "" : `，主要用于${words.replace(/^主要用于[:：]?/, "")}`;
  };
  const lines: string[] = [];
  const abroad = of("因公出国（境）费");
  if (abroad !== 0n)
    lines.push(
      `因公出国（境）费支出${n.amount(abroad)}，出国团组共${n.count("delegations", "因公出国（境）团组数")}个，${n.count("delegates", "因公出国（境）人次")}人次${used("abroad")}。`,
    );
  const [bought, kept] = [of("公务用车购置费"), of("公务用车运行维护费")];
  if (bought + kept !== 0n)
    lines.push(
      `公务用车购置及运行维护费支出${n.amount(bought + kept)}。其中：公务用车购置费支出${n.amount(bought)}，购置公务用车${countOf(n, "vehicles-bought", "公务用车购置数", bought !== 0n)}辆${bought === 0n ? "" : used("vehicles-bought")}；公务用车运行维护费支出${n.amount(kept)}，年末公务用车保有量${n.count("vehicles-kept", "公务用车保有量")}辆${kept === 0n ? "" : used("vehicles-kept")}。`,
    );
  if (of("公务接待费") !== 0n) lines.push(receptions(n));
  return lines.flatMap((text, i) => paragraph(`${i + 1}.${text}`));
}

function operating(n: Narrator): DisclosureBlock[] {
  const key = ofKind("operating-cost", "合计");
  const kinds = ["行政单位", "参公事业单位"].map((kind) => ofKind("operating-cost", kind));
  if (!n.knows(key) && !kinds.some((kind) => n.knows(kind))) return paragraph(n.gap(key, "机关运行经费支出"));
  const spent = n.books.value(key) ?? kinds.reduce((sum, kind) => sum + n.value(kind), 0n);
  if (spent === 0n) return paragraph(`${n.unit}${n.year}年度无机关运行经费支出。`);
  const change = n.change(key, { lead: `比${n.year - 1}年度` });
  const why = n.direction(key) ? n.reason("reason:operating-cost", "机关运行经费比上年增减的原因") : "";
  const first = sentence(`机关运行经费支出${n.amount(spent)}`, change);
  return paragraph(why === "" ? first : `${first}${why}。`);
}

function procurement(n: Narrator): DisclosureBlock[] {
  const key = (kind: string): string => ofKind("procurement", kind);
  const parts = ["货物", "工程", "服务"];
  const stated = parts.reduce((sum, kind) => sum + n.value(key(kind)), 0n);
  if (!n.knows(key("合计")) && !parts.some((kind) => n.knows(key(kind))))
    return paragraph(n.gap(key("合计"), "政府采购合计"));
  const total = n.books.value(key("合计")) ?? stated;
  if (total === 0n) return paragraph(`${n.unit}${n.year}年度无政府采购支出。`);
  // Where the parts that are known make up the whole, the others are none.
  const part = (kind: string): string =>
    n.knows(key(kind)) || stated === total
      ? n.amount(n.value(key(kind)))
      : n.money(key(kind), `政府采购${kind}`);
  const first = `${n.unit}${n.year}年度政府采购金额（以合同签订为准）为${n.amount(total)}，其中：${parts.map((kind) => `${kind}采购金额${part(kind)}`).join("、")}。`;
  return [...paragraph(first), ...paragraph(reserved(n)), ...paragraph(contracts(n, total))];
}

const reservedKinds = [
  "预留中小企业",
  "预留小微企业",
  "预留项目中小企业中标",
  "预留项目小微企业中标",
  "其他项目中小企业中标",
];

function isReserved(n: Narrator): boolean {
  return reservedKinds.some((kind) => n.knows(ofKind("procurement", kind)));
}

/** Procurement reserved for small firms, as Shanghai reports it; nothing where the accounts hold none of it. */
function reserved(n: Narrator): string {
  const key = (kind: string): string => ofKind("procurement", kind);
  if (!isReserved(n)) return "";
  const [small, micro, smallWon, microWon, otherWon] = reservedKinds.map((kind) => n.money(key(kind), kind));
  return `${n.year}年度本部门面向中小企业预留政府采购项目预算金额${small}，面向小微企业预留政府采购项目预算金额${micro}。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额${smallWon}；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额${microWon}；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额${otherWon}。`;
}

/** Contracts awarded to small firms with their shares; where what was reserved for them is told, they may be left out. */
function contracts(n: Narrator, total: bigint): string {
  const key = (kind: string): string => ofKind("procurement", kind);
  if (!n.knows(key("中小企业")) && !n.knows(key("小微企业")) && isReserved(n)) return "";
  const awarded = (kind: string): string => {
    const amount = n.money(key(kind), `授予${kind}合同金额`);
    if (!n.knows(key(kind))) return amount;
    return `${amount}，占政府采购支出总额的${percent(magnitude(n.value(key(kind))), total)}%`;
  };
  return `授予中小企业合同金额${awarded("中小企业")}，其中：授予小微企业合同金额${awarded("小微企业")}。`;
}

function assets(n: Narrator): DisclosureBlock[] {
  const key = (kind: string): string => ofKind("vehicles", kind);
  const all = n.value(key("合计"));
  const stated = vehicleKinds.reduce((sum, kind) => sum + n.value(key(kind)), 0n);
  const total = n.count(key("合计"), "车辆合计");
  const kinds = vehicleKinds.map(
    (kind) => `${kind}${countOf(n, key(kind), `${kind}（辆）`, n.knows(key("合计")) && stated !== all)}辆`,
  );
  const others = n.value(key("其他用车")) === 0n ? "" : n.reason("use:vehicles", "其他用车的用途", "");
  const use = others === "" ? "" : `，其他用车主要是${others.replace(/^(?:其他用车)?主要是/, "")}`;
  return paragraph(
    `截至${n.year}年12月31日，${n.unit}共有车辆${total}辆，其中：${kinds.join("、")}${use}。单价100万元（含）以上设备（不含车辆）${n.count("equipment", "大型设备（台、套）")}台（套）。`,
  );
}
