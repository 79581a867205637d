import type { Block, Document, Passage, Table } from "../read/document.ts";

const label =
  /^(?:部门名称|单位名称|编制单位|编制部门|公开部门|填报单位|部门|单位|金额单位|计量单位|年度)\s*[:：]|^(?:财决)?公开\s*\d+(?:-\d+)?\s*表$|^[（(]?\s*\d{4}\s*年度?\s*[）)]?$/;
const title = /^(?![一二三四五六七八九十]+、).*表(?:[（(].{1,12}[）)])?$/;
const note = /^(?:注|备\s*注|说\s*明)\s*[:：]|^\d+[.、．].{12}|^本表无数据/;

/**
 * Takes titles, unit lines and notes that stand in rows of a table out of it, as paragraphs before and after:
 * in a workbook everything is in rows, and people type “注：” below the last row. What every later step then
 * sees is a table of its own rows with its caption above it.
 */
export function withCaptionsApart(document: Document): Document {
  if (!document.blocks.some((block) => block.kind === "table" && hasCaption(block))) return document;
  return {
    ...document,
    blocks: document.blocks.flatMap((block) => (block.kind === "table" ? apart(block) : [block])),
  };
}

function hasCaption({ rows }: Table): boolean {
  return isLeading(rows[0] ?? [], true) || isTrailing(rows.at(-1) ?? []);
}

function apart(table: Table): Block[] {
  let from = 0;
  let to = table.rows.length;
  while (from < to - 1 && isLeading(table.rows[from]!, from === 0)) from += 1;
  while (to - 1 > from && isTrailing(table.rows[to - 1]!)) to -= 1;
  // Blank rows between the last line and its notes belong to neither.
  while (to - 1 > from && filled(table.rows[to - 1]!).length === 0) to -= 1;
  if (from === 0 && to === table.rows.length) return [table];
  return [
    ...table.rows.slice(0, from).flatMap(paragraphs),
    { ...table, rows: table.rows.slice(from, to) },
    ...table.rows.slice(to).flatMap(paragraphs),
  ];
}

function paragraphs(row: readonly Passage[]): Block[] {
  return filled(row).map((passage) => ({ kind: "paragraph", passage }));
}

function filled(row: readonly Passage[]): readonly Passage[] {
  return row.filter(({ text }) => text.trim() !== "");
}

function isLeading(row: readonly Passage[], first: boolean): boolean {
  const cells = filled(row).map(({ text }) => text.trim());
  if (cells.length === 0) return row.length > 0;
  if (cells.every((text) => label.test(text))) return true;
  const [only, ...others] = cells;
  return (
    only !== undefined &&
    others.length === 0 &&
    row.length > 1 &&
    first &&
    title.test(only) &&
    only.length < 50
  );
}

function isTrailing(row: readonly Passage[]): boolean {
  const cells = filled(row);
  const [only, ...others] = cells;
  return only !== undefined && others.length === 0 && row.length > 1 && note.test(only.text.trim());
}
