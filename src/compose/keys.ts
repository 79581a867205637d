import type { Dimensions } from "../facts/fact.ts";
import { keyOf, withDimension } from "../facts/fact.ts";

/** Keys of the facts that a disclosure states; the same that recognition gives to what it reads. */

/** Money by its budget, as 公开04表 divides it. */
export const scopes = ["一般公共预算", "政府性基金", "国有资本经营"] as const;
export type Scope = (typeof scopes)[number];

/** The source of revenue from which a budget's money comes. */
export const sourceOfScope: Readonly<Record<Scope, string>> = {
  一般公共预算: "一般公共预算财政拨款",
  政府性基金: "政府性基金预算财政拨款",
  国有资本经营: "国有资本经营预算财政拨款",
};

/** Only the dimensions that are given. */
function some(dimensions: Readonly<Record<string, string | null | undefined>>): Dimensions {
  return Object.fromEntries(
    Object.entries(dimensions).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Expenditure, as narrow as the dimensions say. */
export function expenditure(
  of: {
    readonly function?: string | null;
    readonly economic?: string | null;
    readonly kind?: string | null;
    readonly nature?: string | null;
    readonly scope?: string | null;
    readonly basis?: string | null;
  } = {},
): string {
  return keyOf("expenditure", some(of));
}

/** Revenue of a source, of a functional subject, or of both. */
export function revenue(
  of: { readonly function?: string | null; readonly source?: string | null } = {},
): string {
  return keyOf("revenue", some(of));
}

export function carryover(moment: "年初" | "年末", scope: string | null = null): string {
  return keyOf("carryover", some({ moment, scope }));
}

export function grandTotal(side: "收入" | "支出", scope: string | null = null): string {
  return keyOf("grand-total", some({ side, scope }));
}

export function threePublic(item: string, basis: string): string {
  return keyOf("three-public", { item, basis });
}

export function ofKind(
  concept: "procurement" | "operating-cost" | "vehicles" | "receptions" | "guests" | "reception-cost",
  kind: string,
): string {
  return keyOf(concept, { kind });
}

/** The key of the same figure a year before. */
export function priorOf(key: string): string {
  return withDimension(key, "year", "上年");
}

/** The key of the same figure in a budget. */
export function budgetOf(key: string, basis: "年初预算" | "全年预算"): string {
  return withDimension(key, "basis", basis);
}
