import type { AccountTable } from "../../src/facts/account.ts";
import type { Disclosure, DisclosureBlock, WrittenCell, WrittenTable } from "../../src/facts/disclosure.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { readText } from "../../src/read/text.ts";
import { recognise } from "../../src/recognise/account.ts";

/** A text in the order of `test/invented/disclosure.ts` as the Disclosure that composing it would give. */
export function sampleDisclosure(text: string, draft = false): Disclosure {
  const document = readText(new TextEncoder().encode(text));
  const account = recognise(document);
  const facts = new Map(
    account.facts.map((fact) => [`${fact.spot.block}/${fact.spot.row}/${fact.spot.col}`, fact]),
  );
  const tables = new Map(account.tables.map((table) => [table.block, table]));
  const around = new Set(account.tables.flatMap(aroundTable));
  const texts = document.blocks.map((block) => (block.kind === "table" ? "" : block.passage.text));
  const contents = texts.findIndex((line) => /^目\s*录$/.test(line));
  const unit = account.unit ?? "";
  const title = `${account.year}年度部门决算公开`;
  const blocks: DisclosureBlock[] = [
    { kind: "cover", lines: texts.slice(0, contents) },
    { kind: "contents", title: "目录" },
  ];
  const seen = new Map<string, number>();
  document.blocks.forEach((block, index) => {
    if (index <= contents || around.has(index) || /\.{4,}\d+$/.test(texts[index]!)) return;
    const table = tables.get(index);
    if (table) blocks.push(writtenTable(table, facts, seen));
    else if (block.kind === "heading") {
      const level = levelOf(texts[index]!);
      blocks.push({ kind: "heading", level, text: texts[index]!, id: `h${index}`, newPage: level === 1 });
    } else blocks.push({ kind: "paragraph", text: texts[index]! });
  });
  return {
    unit,
    year: account.year ?? 0,
    title,
    profile: account.profile ?? "",
    amountUnit: account.amountUnit ?? "元",
    draft,
    blocks,
  };
}

function levelOf(text: string): 1 | 2 | 3 | 4 {
  if (/^第.+部分/.test(text)) return 1;
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(text)) return 3;
  return /^\d+[.、．]/.test(text) ? 4 : 2;
}

/** Blocks that a table's caption and notes take up. */
function aroundTable(table: AccountTable): number[] {
  const top = table.titleProse?.block ?? table.block;
  const caption = Array.from({ length: table.block - top }, (_, i) => top + i);
  return [...caption, ...[...table.notes, ...table.remarks].map(({ block }) => block)];
}

function writtenTable(
  table: AccountTable,
  facts: ReadonlyMap<string, Fact>,
  seen: Map<string, number>,
): WrittenTable {
  const form = table.form;
  const evaluation = form === "自评表";
  const count = (seen.get(form ?? "表") ?? 0) + 1;
  seen.set(form ?? "表", count);
  const texts = table.rows.map((row) => row.map(({ text }) => text));
  const headerRows = evaluation ? 0 : table.headerRows;
  const spans = evaluation ? spansOf(texts, texts.length, false) : spansOf(texts, headerRows, true);
  const rows = texts.map((row, r) =>
    row.map((text, c): WrittenCell | null => {
      const span = spans[r]![c]!;
      if (!span) return null;
      const fact = facts.get(`${table.block}/${r}/${c}`);
      const figure = fact
        ? { key: fact.key, quantity: fact.quantity, value: text === "" ? null : fact.value, sum: null }
        : null;
      return { text, ...span, align: alignOf(text, r < headerRows, figure !== null), figure };
    }),
  );
  return {
    kind: "table",
    id: form && count === 1 ? form : `${form ?? "表"}-${count}`,
    form,
    number: table.number,
    title: table.title,
    owner: table.owner === null ? null : `${table.ownerLabel}：${table.owner}`,
    year: yearLabel(table, evaluation),
    unit: table.amountUnit === null ? null : `${table.unitLabel}：${table.amountUnit}`,
    columns: texts[0]!.map((_, c) => ({ width: naturalWidth(texts, c) })),
    headerRows,
    rows,
    notes: [...table.notes, ...table.remarks].map(({ text }) => text),
    landscape: !evaluation && (form === "公开06表" || (texts[0]?.length ?? 0) > 6) && form !== "公开04表",
  };
}

function yearLabel({ year }: AccountTable, evaluation: boolean): string | null {
  if (year === null) return null;
  return evaluation ? `（${year}年度）` : `${year}年度`;
}

interface Span {
  readonly colSpan: number;
  readonly rowSpan: number;
}

/**
 * Spans of the cells: in the first `rows` rows a text reaches over the blanks to its right, in a header only under
 * one cell, and below it.
 */
function spansOf(texts: readonly (readonly string[])[], rows: number, header: boolean): (Span | null)[][] {
  const spans: (Span | null)[][] = texts.map((row) => row.map(() => ({ colSpan: 1, rowSpan: 1 })));
  const owner = texts.map((row) => row.map(() => ""));
  const number = /^-?[\d,.]+%?$/;
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < texts[r]!.length; c += 1) {
      const text = texts[r]![c]!;
      if (text === "" || owner[r]![c] !== "") continue;
      const above = owner[r - 1]?.[c];
      const free = (row: number, col: number): boolean =>
        texts[row]?.[col] === "" && owner[row]?.[col] === "" && !number.test(text);
      let width = 1;
      while (free(r, c + width) && (!header || owner[r - 1]?.[c + width] === above)) width += 1;
      const across = Array.from({ length: width }, (_, i) => c + i);
      let height = 1;
      while (r + height < rows && (header || c < 2) && across.every((col) => free(r + height, col)))
        height += 1;
      for (let i = 0; i < height; i += 1)
        for (const col of across) {
          owner[r + i]![col] = `${r}/${c}`;
          spans[r + i]![col] = null;
        }
      spans[r]![c] = { colSpan: width, rowSpan: height };
    }
  return spans;
}

function alignOf(text: string, header: boolean, figure: boolean): WrittenCell["align"] {
  if (header || text === "合计" || (!figure && /^\d{1,2}$/.test(text))) return "center";
  return /^-?[\d,]+(?:\.\d+)?%?$/.test(text) && (figure || text.includes(".")) ? "right" : "left";
}

function naturalWidth(texts: readonly (readonly string[])[], column: number): number {
  const widths = texts
    .slice(2)
    .map((row) => [...(row[column] ?? "")].reduce((sum, sign) => sum + (sign < "\u2000" ? 0.56 : 1), 0));
  return Math.min(14, Math.max(3, ...widths));
}
