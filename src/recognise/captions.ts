import type { AccountTable, Cell, Prose } from "../facts/account.ts";
import { stretchOf } from "../facts/account.ts";
import type { CaptionPart } from "../facts/caption-line.ts";
import { amountUnitOf, yearOf } from "../facts/caption-line.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import type { Document, Table } from "../read/document.ts";
import { positionAt } from "../read/document.ts";
import { isColumnNumbers, numberingColumns } from "./headers.ts";
import { readCell } from "./numerals.ts";
import type { Outline } from "./outline.ts";
import type { TableWords } from "./table-words.ts";

/** Every table with its title, number, owner, year, unit and notes, and the statutory form it is. */
export function captionedTables(document: Document, outline: Outline, words: TableWords): AccountTable[] {
  const byBlock = new Map<number, Prose[]>();
  for (const prose of outline.prose) {
    const list = byBlock.get(prose.block) ?? [];
    list.push(prose);
    byBlock.set(prose.block, list);
  }
  const headingBlocks = new Set(outline.headings.map((heading) => heading.prose.block));
  const tables: AccountTable[] = [];
  document.blocks.forEach((block, index) => {
    if (block.kind !== "table" || outline.context[index]!.part === "contents") return;
    tables.push(captioned(document, block, index, byBlock, headingBlocks, words));
  });
  return tables;
}

function captioned(
  document: Document,
  table: Table,
  index: number,
  byBlock: ReadonlyMap<number, readonly Prose[]>,
  headingBlocks: ReadonlySet<number>,
  words: TableWords,
): AccountTable {
  const above: Prose[] = [];
  for (let i = index - 1; i >= 0 && above.length < 8; i -= 1) {
    if (document.blocks[i]!.kind === "table") break;
    const found = byBlock.get(i) ?? [];
    above.push(...found.toReversed());
    if (headingBlocks.has(i)) {
      above.push(...labelsAbove(i, document, byBlock, words));
      break;
    }
  }
  const notes: Prose[] = [];
  const remarks: Prose[] = [];
  for (let i = index + 1; i < document.blocks.length; i += 1) {
    const found = byBlock.get(i)?.[0];
    if (!found || document.blocks[i]!.kind !== "paragraph") break;
    const text = found.text.trim();
    if (/^(?:注|备\s*注)\s*[:：]?/.test(text)) notes.push(found);
    else if (/^说\s*明\s*[:：]/.test(text)) remarks.push(found);
    else if (notes.length > 0 && /^\d+\s*[.、．]/.test(text)) notes.push(found);
    else if (/本表无数据|故本表|仍保留该表格式|作下述说明/.test(text) && text.length < 160)
      remarks.push(found);
    else break;
  }
  const cells = cellsOf(table, index);
  const caption = readCaption(above, words);
  const { number, unit, owner, year } = caption;
  const title = caption.title?.text.trim() ?? null;
  const form = formOf(title, notes, cells, words);
  const headerRows = countHeaderRows(cells);
  return {
    block: index,
    form,
    number: number?.part.value ?? null,
    title,
    titleProse: caption.title,
    unitLabel: unit?.part.label ?? null,
    amountUnit: unit ? amountUnitOf(unit.part) : unitBehind(title),
    unitProse: unit?.prose ?? null,
    ownerLabel: owner?.part.label ?? null,
    owner: owner?.part.value ?? null,
    ownerProse: owner?.prose ?? null,
    year: year ? yearOf(year.part) : null,
    yearProse: year?.prose ?? null,
    headerRows,
    rows: labelPlaces(cells, form ?? title, number?.part.value ?? title?.replace(/\s+/g, "") ?? null),
    notes,
    remarks,
    sheet: table.sheet,
    pages: table.pages,
    lines: table.firstLine === null || table.lastLine === null ? null : [table.firstLine, table.lastLine],
    empty: !hasAmounts(cells, headerRows, form),
  };
}

/** Lines of nothing but labels that stand directly above a heading: the number of a table above its title. */
function labelsAbove(
  heading: number,
  { blocks }: Document,
  byBlock: ReadonlyMap<number, readonly Prose[]>,
  words: TableWords,
): Prose[] {
  const found: Prose[] = [];
  for (let i = heading - 1; i >= 0 && blocks[i]!.kind === "paragraph" && found.length < 4; i -= 1) {
    const lines = byBlock.get(i) ?? [];
    if (lines.length === 0 || !lines.every(({ text }) => words.captions(text) !== null)) break;
    found.push(...lines.toReversed());
  }
  return found;
}

/** The unit of the amounts that stands in brackets behind a title: “收支总览（单位：万元）”. */
function unitBehind(title: string | null): AmountUnit | null {
  const said = /[（(](?:金额)?(?:单位)?[:：]?([万亿]?元)[）)]$/.exec((title ?? "").replace(/\s+/g, ""))?.[1];
  return said === undefined ? null : (said as AmountUnit);
}

const tableTitle = /表(?:[（(].{1,12}[）)])?$/;

/** A part of a caption with the words that say it. */
interface Said {
  readonly part: CaptionPart;
  readonly prose: Prose;
}

type Caption = { title: Prose | null } & Record<"number" | "unit" | "owner" | "year", Said | null>;

/** Reads the lines above a table, nearest first. */
function readCaption(above: readonly Prose[], words: TableWords): Caption {
  const caption: Caption = { title: null, number: null, unit: null, owner: null, year: null };
  let labels = false;
  for (const line of above) {
    const parts = words.captions(line.text);
    labels ||= parts !== null && caption.title !== null;
    for (const part of parts ?? []) {
      const { kind } = part;
      const prose = stretchOf(line, part.start, part.end);
      if (kind === "title") caption.title ??= prose;
      else if (kind !== "other") caption[kind] ??= { part, prose };
    }
    if (parts) continue;
    const text = line.text.trim();
    // Above the title only its number and other labels belong to the table; a line below them may head its first rows.
    if (caption.title) {
      if (labels && tableTitle.test(text) && !tableTitle.test(caption.title.text.trim()))
        caption.title = line;
      break;
    }
    if (/^(?:注|说明|备注)\s*[:：]/.test(text) || text.length > 60) break;
    caption.title = line;
  }
  return caption;
}

function formOf(
  title: string | null,
  notes: readonly Prose[],
  cells: readonly (readonly Cell[])[],
  words: TableWords,
): string | null {
  const head = cells.slice(0, 2).flatMap((row) => row.map((cell) => cell.text));
  if (/绩效自评表/.test(title ?? "") || head.some((text) => /^项目名称$/.test(text.replace(/\s/g, "")))) {
    if (
      cells.some((row) =>
        row.some((cell) => /^(?:一级指标|年度目标|绩效指标)/.test(cell.text.replace(/\s/g, ""))),
      )
    )
      return "自评表";
  }
  const titled = title === null ? null : words.titles.form(title);
  if (titled) return titled;
  const note = notes.map((prose) => prose.text.replace(/\s+/g, "")).join("");
  return note === "" ? null : words.titles.noted(note);
}

function cellsOf(table: Table, block: number): Cell[][] {
  return table.rows.map((row, r) =>
    row.map((passage, c) => {
      const position = positionAt(passage, 0);
      return {
        text: passage.text,
        spot: { block, row: r, col: c, start: 0, end: passage.text.length },
        place: {
          table: null,
          row: null,
          column: null,
          page: position.page,
          line: position.line,
          cell: position.cell,
          text: passage.text,
        },
        ...(passage.drawn ? { drawn: passage.drawn } : {}),
        ...(passage.data ? { data: passage.data } : {}),
      };
    }),
  );
}

function labelPlaces(
  cells: readonly (readonly Cell[])[],
  table: string | null,
  printed: string | null,
): Cell[][] {
  return cells.map((row) => row.map((cell) => ({ ...cell, place: { ...cell.place, table, printed } })));
}

/** Header rows: all rows before the first that has an amount, a code, or a 合计 label; 栏次 rows belong to them. */
function countHeaderRows(rows: readonly (readonly Cell[])[]): number {
  for (let i = 0; i < rows.length; i += 1) {
    // Digits may be printed full width.
    const texts = rows[i]!.map((cell) =>
      cell.text.replace(/\s+/g, "").replace(/[０-９．，－]+/g, (text) => text.normalize("NFKC")),
    );
    const first = texts[0] ?? "";
    if (isColumnNumbers(texts)) continue;
    const amount = texts.some((text) => /^-?[\d,]+\.\d{2,}$/.test(text) || /^-?\d{4,}(?:\.\d+)?$/.test(text));
    if (
      amount ||
      isFigures(texts) ||
      /^\d{3,7}$/.test(first) ||
      /^合计$/.test(first) ||
      /^[一二三四五六七八九十]+、/.test(first)
    ) {
      // The first label of a header row may be 合计 too, as in the “三公” table: it then repeats in the row.
      if (!amount && /^合计$/.test(first) && texts.filter(isWord).length > 2) continue;
      return i;
    }
  }
  return rows.length;
}

/** Labels and then figures, however short (5, 3.1, 0), that are no column numbers and no years. */
function isFigures(texts: readonly string[]): boolean {
  const figures = texts.filter((text) => isFigure(text) && !/^(?:19|20)\d\d$/.test(text));
  const labels = texts.filter(isWord);
  if (figures.length === 0 || figures.every((text, i) => new RegExp(`^${i + 1}(?:\\.0+)?$`).test(text)))
    return false;
  const first = texts.findIndex((text) => isFigure(text));
  return labels.length <= 2 && !texts.slice(first).some(isWord);
}

/** A word of a heading or a label; what should be a figure and cannot be read (#REF!, 约12) is none. */
function isWord(text: string): boolean {
  return (
    readCell(text).kind === "text" && /\p{Script=Han}|\p{L}{2}/u.test(text) && !/^(?:#|[约近]?\d)/.test(text)
  );
}

function isFigure(text: string): boolean {
  return readCell(text).kind === "figure";
}

function hasAmounts(rows: readonly (readonly Cell[])[], headerRows: number, form: string | null): boolean {
  if (form === "自评表") return true;
  const numbering = numberingColumns({ rows, headerRows });
  return rows.slice(headerRows).some((row) =>
    row.some((cell, i) => {
      const figure = readCell(cell.text);
      if (figure.kind !== "figure" || figure.decimal.units === 0n || numbering.has(i)) return false;
      // Row numbers and codes are no amounts.
      const label = row[i - 1]?.text.replace(/\s+/g, "") ?? "";
      const text = cell.text.trim();
      if (/^\d{1,3}$/.test(text) && !/^\d/.test(label)) return false;
      return !(i === 0 && /^\d{3,7}$/.test(text));
    }),
  );
}
