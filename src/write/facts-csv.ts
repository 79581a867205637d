import type { Fact } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";

/** Columns of a table of facts, with what they hold in Chinese. */
export const factColumns = [
  { name: "key", title: "指标键", type: "string" },
  { name: "concept", title: "指标", type: "string" },
  { name: "dimensions", title: "维度", type: "string" },
  { name: "quantity", title: "量的种类（amount为元）", type: "string" },
  { name: "value", title: "数值（金额为元，比率为%）", type: "string" },
  { name: "printed", title: "原文", type: "string" },
  { name: "table", title: "表", type: "string" },
  { name: "row", title: "行", type: "string" },
  { name: "column", title: "列", type: "string" },
  { name: "section", title: "章节", type: "string" },
] as const;

/** A fact as a row of open data: values as normalised decimals, amounts in 元. */
export function factRow(fact: Fact): readonly string[] {
  const { key, concept, dimensions, quantity, value, printed, place, home } = fact;
  const named = Object.entries(dimensions)
    .map(([name, one]) => `${name}=${one}`)
    .join(";");
  return [
    key,
    concept,
    named,
    quantity,
    quantity === "text" ? "" : plain(quantity, value),
    printed,
    place.table ?? "",
    place.row ?? "",
    place.column ?? "",
    place.table === null ? home : "",
  ];
}

/** Facts as CSV (RFC 4180). */
export function factsCsv(facts: readonly Fact[]): string {
  return csvText([factColumns.map(({ name }) => name), ...facts.map(factRow)]);
}

/** Rows as CSV (RFC 4180, UTF-8). */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe. */
function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const first = text.replace(/^[\s\u200b-\u200d\ufeff]+/, "");
  const number = /^[-+－＋]?\d[\d,，]*(?:\.\d+)?[%％]?\s*$/;
  const formula = /^[-=+@－＝＋＠]/.test(first) && !number.test(first);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
