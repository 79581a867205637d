import type { Fact } from "../facts/fact.ts";
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
    return `${home}${project}“${row}”${column === "" || column === row ? "" : column}`;
  }
  return `${homeName(home)}“${fact.printed}”`;
}

/** A form with its title, or a section by its name. */
export function homeName(home: string): string {
  if (home.startsWith("公开")) return `${home}（${formTitle(home)}）`;
  return sectionName(home) ?? home;
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
