import type { Subject } from "../../facts/accounts.ts";
import { otherSources } from "../../standard/rows.ts";
import { expenditure, ofKind, revenue, threePublic } from "../keys.ts";
import type { Narrator } from "../narrator.ts";

/** Functional subjects with expenditure of a budget, in order of their codes. */
export function kindsOf(n: Narrator, scope: string): Subject[] {
  return n.books.accounts.functions.filter(
    ({ code }) => n.value(expenditure({ function: code, scope })) !== 0n,
  );
}

/** Names of the 项 under a class that have money, each once, in order. */
export function projectNames(n: Narrator, code: string, scope: string): string[] {
  const names = kindsOf(n, scope)
    .filter((one) => one.code.length === 7 && one.code.startsWith(code))
    .map(({ name }) => name);
  return [...new Set(names)];
}

/** Economic subjects with basic expenditure, of 人员经费 or of 公用经费; classes (类) or what is below them (款). */
export function economicNamesWith(n: Narrator, staff: boolean, classes: boolean): Subject[] {
  return n.books.accounts.economics.filter(
    ({ code }) =>
      ["301", "303"].includes(code.slice(0, 3)) === staff &&
      (code.length === 3) === classes &&
      n.value(expenditure({ economic: code, nature: "基本支出", scope: "一般公共预算" })) !== 0n,
  );
}

/** A count that is stated in any case: asked for where what it counts took place, none where it did not. */
export function countOf(n: Narrator, key: string, label: string, happened: boolean): string {
  return happened || n.knows(key) ? n.count(key, label) : "0";
}

/** The sentence on receptions: amounts, batches and persons, at home and from abroad. */
export function receptions(n: Narrator): string {
  const total = threePublic("公务接待费", "决算");
  if (n.value(total) === 0n && !n.knows(ofKind("receptions", "合计")))
    return `公务接待费支出${n.money(total)}，共接待0批次，0人次。`;
  const parts = ["reception-cost", "receptions", "guests"] as const;
  // Foreign guests are the exception: nobody has to say that there were none.
  const took = (kind: string): boolean =>
    ["合计", "国内"].includes(kind) || parts.some((part) => n.value(ofKind(part, kind)) !== 0n);
  const cost = (kind: string): string => {
    const key = ofKind("reception-cost", kind);
    if (!took(kind)) return n.amount(0n);
    if (kind !== "国内" || n.knows(key)) return n.money(key, `${kind}接待费`);
    // What is received at home is all but what is received from abroad.
    return n.amount(n.value(total) - n.value(ofKind("reception-cost", "国（境）外")));
  };
  const batches = (kind: string, word: string): string =>
    `${countOf(n, ofKind("receptions", kind), `${word}批次`, took(kind))}批次，${countOf(n, ofKind("guests", kind), `${word}人次`, took(kind))}人次`;
  const whom = n.value(total) === 0n ? "" : n.reason("use:receptions", "国内公务接待的对象和事由", "");
  const abroad = n.words("use:receptions-abroad");
  return [
    `公务接待费支出${n.money(total)}，共接待${batches("合计", "公务接待")}。`,
    `国内接待费${cost("国内")}，共接待${batches("国内", "国内公务接待")}，`,
    `其中外事接待费${cost("外事")}，共接待${batches("外事", "外事接待")}${whom === "" ? "" : `，主要是${whom.replace(/^主要(?:是|为)/, "")}`}；`,
    `国（境）外接待费${cost("国（境）外")}，共接待国（境）外${batches("国（境）外", "国（境）外接待")}${abroad === null ? "" : `，主要为${abroad}`}。`,
  ].join("");
}

/** The kinds of revenue with their keys, in the order of the tables. */
export const revenueItems: readonly (readonly [string, string])[] = [
  ["财政拨款收入", revenue({ source: "财政拨款" })],
  ...otherSources.map((source) => [source, revenue({ source })] as const),
];
