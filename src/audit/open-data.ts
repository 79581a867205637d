import type { Account, Cell } from "../facts/account.ts";
import { parseDecimal, power10 } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactData } from "../facts/open-data.ts";
import type { Place } from "../facts/place.ts";
import type { Quantity } from "../facts/quantity.ts";
import { scaleOf } from "../facts/quantity.ts";

/** The open-data files that an account was read from: itself, or some of its files; none for other formats. */
export function openDataAccounts(account: Account): readonly Account[] {
  return account.openData ? [account] : (account.openDataFiles ?? []);
}

/** A cell of a table with what is stated in it: by its text, as facts, and by its data. */
export interface StatedCell {
  readonly form: string | null;
  readonly cell: Cell;
  readonly facts: readonly Fact[];
}

/** The cells below the headings of an account's tables that state something, in their text or in data. */
export function statedCells({ tables, facts }: Account): StatedCell[] {
  const bySpot = new Map<string, Fact[]>();
  for (const fact of facts) {
    // What a label says of itself is no figure of its row.
    if (fact.spot.row < 0 || fact.concept === "equipment-threshold") continue;
    const key = spotKey(fact.spot);
    const here = bySpot.get(key);
    if (here) here.push(fact);
    else bySpot.set(key, [fact]);
  }
  return tables.flatMap(({ form, rows }) =>
    rows.flat().flatMap((cell): StatedCell[] => {
      const stated = bySpot.get(spotKey(cell.spot)) ?? [];
      return cell.data || stated.length > 0 ? [{ form, cell, facts: stated }] : [];
    }),
  );
}

function spotKey({ block, row, col }: Cell["spot"]): string {
  return `${block}:${row}:${col}`;
}

/** A listed fact with the id that the same fact has in an account: key, home and ordinal. */
export interface ListedFact extends FactData {
  readonly id: string;
  readonly key: string;
  readonly place: Place;
}

/** The facts that an open-data file lists, as an account would name them. */
export function listedFacts(facts: readonly FactData[]): ListedFact[] {
  const used = new Map<string, number>();
  return facts.map((fact) => {
    const { concept, dimensions, home, row, column, printed } = fact;
    const names = Object.keys(dimensions).sort();
    const key = [concept, ...names.map((name) => `${name}=${dimensions[name]}`)].join("|");
    const base = `${key}@${home}`;
    const ordinal = (used.get(base) ?? 0) + 1;
    used.set(base, ordinal);
    const table = /^(?:公开|自评表)/.test(home) ? home : null;
    const place = { table, row, column, page: null, line: null, cell: null, text: printed };
    return { ...fact, key, id: ordinal === 1 ? base : `${base}#${ordinal}`, place };
  });
}

/** A decimal string in the integer of its quantity; null where it is no decimal, or finer than that can hold. */
export function integerOf(quantity: Quantity, text: string): bigint | null {
  const decimal = parseDecimal(text);
  if (!decimal) return null;
  const scale = scaleOf[quantity];
  if (decimal.scale <= scale) return decimal.units * power10(scale - decimal.scale);
  const finer = power10(decimal.scale - scale);
  return decimal.units % finer === 0n ? decimal.units / finer : null;
}

/** A small open-data file for the examples of rules: what differs from a right one is given. */
export function drawnData({
  text = "100.00",
  key = "expenditure",
  value = '"100"',
  fact = '"100"',
  facts = `[{"concept":"expenditure","dimensions":{},"quantity":"amount","value":${fact},"printed":"100.00","home":"公开03表","row":"合计","column":"本年支出合计"}]`,
  unit = "示例县示例中心",
  draft = "false",
  extra = "",
}: Readonly<
  Partial<Record<"text" | "key" | "value" | "fact" | "facts" | "unit" | "draft" | "extra", string>>
>): string {
  const cell = (words: string): string => `{"text":"${words}"}`;
  return `{"schema":"mingzhang/disclosure/1","unit":"${unit}","year":2022,"title":"2022年度部门决算公开","profile":"shanxi-2022","amountUnit":"元","draft":${draft},
"blocks":[{"kind":"cover","lines":["示例县示例中心","2022年度部门决算公开"]},
{"kind":"table","id":"公开03表","form":"公开03表","number":"公开03表","title":"支出决算表","owner":"部门名称：示例县示例中心","year":"2022年度","unit":"金额单位：元","headerRows":1,"notes":[],
"rows":[[${cell("科目编码")},${cell("科目名称")},${cell("本年支出合计")}],
[${cell("合计")},${cell("")},{"text":"${text}","key":"${key}","value":${value}${extra}}]]}],
"facts":${facts}}`;
}
