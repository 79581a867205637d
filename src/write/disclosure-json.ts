import type { Disclosure, DisclosureBlock, WrittenCell, WrittenTable } from "../facts/disclosure.ts";
import type { Fact } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";

/** Name and version of the published form: docs/schema/disclosure-1.json. */
export const disclosureSchema = "mingzhang/disclosure/1";

/**
 * A disclosure as JSON: its blocks in order with every cell, and every fact that it states. Values are normalised
 * decimal strings, amounts in 元.
 */
export function disclosureJson(disclosure: Disclosure, facts: readonly Fact[]): Record<string, unknown> {
  const { unit, year, title, profile, amountUnit, draft, blocks } = disclosure;
  return {
    schema: disclosureSchema,
    unit,
    year,
    title,
    profile,
    amountUnit,
    draft,
    blocks: blocks.map(blockJson),
    facts: facts.map(({ concept, dimensions, quantity, value, printed, home, place }) => ({
      concept,
      dimensions,
      quantity,
      value: plain(quantity, value),
      printed,
      home,
      row: place.row,
      column: place.column,
    })),
  };
}

function blockJson(block: DisclosureBlock): Record<string, unknown> {
  if (block.kind === "cover") return { kind: "cover", lines: block.lines };
  if (block.kind === "contents") return { kind: "contents", title: block.title };
  if (block.kind === "heading")
    return { kind: "heading", level: block.level, text: block.text, id: block.id };
  return block.kind === "paragraph" ? { kind: "paragraph", text: block.text } : tableJson(block);
}

function tableJson(table: WrittenTable): Record<string, unknown> {
  const { id, form, number, title, owner, year, unit, headerRows, rows, notes } = table;
  const cell = (one: WrittenCell | null): Record<string, unknown> | null => {
    if (!one) return null;
    const { text, colSpan, rowSpan, figure } = one;
    return {
      text,
      ...(colSpan > 1 ? { colSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
      ...(figure
        ? { key: figure.key, value: figure.value === null ? null : plain(figure.quantity, figure.value) }
        : {}),
    };
  };
  return {
    kind: "table",
    id,
    form,
    number,
    title,
    owner,
    year,
    unit,
    headerRows,
    rows: rows.map((row) => row.map(cell)),
    notes,
  };
}
