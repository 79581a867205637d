import type { AccountTable } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { Layout } from "../facts/layout.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { shown } from "../facts/quantity.ts";
import { formTitle } from "../standard/forms.ts";
import { sectionName } from "../standard/sections.ts";

/** A figure's place in words: 公开03表“201 一般公共服务支出”项目支出, or 情况说明五（一）“4,566,031.64元”. */
export function nameOf(fact: Fact): string {
  const { place, home } = fact;
  if (place.table !== null || home.startsWith("公开") || home === "自评表") {
    const project = home === "自评表" && fact.dimensions.project ? `（${fact.dimensions.project}）` : "";
    const column = place.column?.split("/").at(-1) ?? "";
    const row = place.row ?? fact.printed;
    return `${tableName(fact)}${project}“${row}”${column === "" || column === row ? "" : column}`;
  }
  return `${sectionName(home) ?? ""}“${fact.printed}”`;
}

/** What is printed on the table that a figure stands in; 自评表 for a form of self-evaluation. */
function tableName({ home, place }: Fact): string {
  if (home === "自评表") return home;
  return shortTitle(place.printed ?? place.table ?? formTitle(home));
}

/** What is printed on a table: its number, else its title; of one that is not there, what its layout would print. */
export function printedName(
  table: AccountTable | undefined,
  form: string = table?.form ?? "",
  layout: Layout | null = null,
): string {
  const due = layout?.tables.find((one) => one.form === form);
  return shortTitle(table?.number ?? table?.title ?? due?.number ?? due?.title ?? formTitle(form));
}

/** Where a figure stands, in words: what is printed on its table, or the section of the narrative. */
export function homeOf(fact: Fact): string {
  return fact.spot.row >= 0 ? tableName(fact) : (sectionName(fact.home) ?? "文字说明");
}

function shortTitle(title: string): string {
  const bare = title.replace(/\s+/g, "");
  return bare.length > 40 ? `${bare.slice(0, 40)}…` : bare;
}

/** A value as this fact would print it: in its own unit where it prints one, else in the document's. */
export function shownValue(fact: Fact, value: bigint, unit: AmountUnit | null): string {
  if (fact.quantity !== "amount") return `${shown(fact.quantity, value)}${countUnit(fact)}`;
  const own = /(亿元|万元|元)\s*$/.exec(fact.printed)?.[1] as AmountUnit | undefined;
  const form = fact.home === "自评表" && fact.concept === "project-funds" ? "万元" : null;
  return shown("amount", value, own ?? form ?? unit ?? "元");
}

function countUnit(fact: Fact): string {
  if (fact.quantity === "score") return "分";
  if (fact.quantity !== "count") return "";
  return /[^\d.,，\s]+$/.exec(fact.printed)?.[0] ?? "";
}
