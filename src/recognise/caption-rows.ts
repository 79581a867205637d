import { drawnTogether, signWidth } from "../facts/drawn.ts";
import type { Block, Document, Passage, Table } from "../read/document.ts";
import type { TableWords } from "./table-words.ts";

const title = /^(?![一二三四五六七八九十]+、).*表(?:[（(].{1,12}[）)])?$/;
const note = /^(?:注|备\s*注|说\s*明)\s*[:：]|^\d+[.、．].{12}|^本表无数据/;

/** What lines of labels and titles of tables look like. */
interface CaptionSigns {
  readonly isLine: (text: string) => boolean;
  readonly isTitle: (text: string) => boolean;
}

/**
 * Takes titles, unit lines and notes that stand in rows of a table out of it, as paragraphs before and after:
 * in a workbook everything is in rows, and people type “注：” below the last row or set several tables on one sheet
 * below one another. What every later step then sees is tables of their own rows with their captions above them.
 */
export function withCaptionsApart(document: Document, { captions, titles }: TableWords): Document {
  const signs: CaptionSigns = {
    isLine: (text) => captions(text) !== null,
    isTitle: (text) => title.test(text) || titles.isOwn(text),
  };
  if (!document.blocks.some((block) => block.kind === "table" && hasCaption(block, signs))) return document;
  return {
    ...document,
    blocks: document.blocks.flatMap((block) =>
      block.kind === "table" ? parts(block, signs).flatMap((one) => apart(one, signs)) : [block],
    ),
  };
}

function hasCaption({ rows }: Table, signs: CaptionSigns): boolean {
  return (
    isLeading(rows[0] ?? [], true, signs) ||
    isTrailing(rows.at(-1) ?? []) ||
    isSideTitles(rows[0] ?? [], signs) ||
    rows.some((row, i) => isBetween(row, i, signs))
  );
}

/** Tables below one another on one sheet: a row with nothing but a title, labels, a heading or a sentence parts them. */
function parts(table: Table, signs: CaptionSigns): Table[] {
  const found: Table[] = [];
  let rows: (readonly Passage[])[] = [];
  let body = false;
  const close = (): void => {
    if (rows.length > 0)
      for (const one of sideBySide({ ...table, rows }, signs))
        found.push(table.sheet === null ? one : narrowed(one));
    rows = [];
    body = false;
  };
  table.rows.forEach((row, i) => {
    if (body && isBetween(row, i, signs)) close();
    rows.push(row);
    // A table begins with its first row of several cells that is no caption.
    body ||= filled(row).length > 1 && !isLeading(row, true, signs) && !isSideTitles(row, signs);
  });
  close();
  return found;
}

/** Tables beside one another: titles in one row, and columns between them that stay blank. */
function sideBySide(table: Table, signs: CaptionSigns): Table[] {
  const titles = table.rows.find((row) => filled(row).length > 0);
  if (!titles || !isSideTitles(titles, signs)) return [table];
  const used = titles.map((_, column) => table.rows.some((row) => (row[column]?.text ?? "").trim() !== ""));
  const starts = used.flatMap((one, column) => (one && !used[column - 1] ? [column] : []));
  const bounds = starts.filter((start, i) =>
    titles.slice(start, starts[i + 1]).some(({ text }) => text.trim() !== ""),
  );
  // A title in the middle of its columns stands in no stretch of its own.
  if (bounds.length !== filled(titles).length) return [table];
  return bounds.map((start, i) => {
    const end = used.slice(0, bounds[i + 1]).lastIndexOf(true) + 1;
    const rows = table.rows.map((row) => row.slice(start, end));
    const last = rows.findLastIndex((row) => filled(row).length > 0);
    return { ...table, rows: rows.slice(0, last + 1) };
  });
}

/** A sheet is as wide as its widest table; columns that one table has nothing in are not its own. */
function narrowed(table: Table): Table {
  const own = (table.rows[0] ?? []).map((_, column) =>
    table.rows.some((row) => (row[column]?.text ?? "").trim() !== ""),
  );
  if (own.every(Boolean) || !own.some(Boolean)) return table;
  // One column would be prose.
  const kept = own.filter(Boolean).length > 1 ? own : own.map(() => true);
  return { ...table, rows: table.rows.map((row) => row.filter((_, column) => kept[column])) };
}

const heading = /^第[一二三四五六七八九十]+部分/;

function isBetween(row: readonly Passage[], index: number, signs: CaptionSigns): boolean {
  if (index === 0 || filled(row).length === 0) return false;
  const [only, ...others] = filled(row).map(({ text }) => text.trim());
  if (only === undefined) return false;
  if (others.length > 0) return isLeading(row, false, signs) || isSideTitles(row, signs);
  return (
    row.length > 1 && only.length < 50 && (signs.isTitle(only) || signs.isLine(only) || heading.test(only))
  );
}

function apart(table: Table, signs: CaptionSigns): Block[] {
  if (table.sheet !== null && table.rows.every((row) => filled(row).length < 2 && row.length > 1))
    return table.rows.flatMap((row) => paragraphs(row, signs));
  if (
    table.rows.some((row) => isLabels(texts(row), signs)) &&
    table.rows.every((row) => isLeading(row, true, signs))
  )
    return table.rows.flatMap((row) => paragraphs(row, signs));
  const from = captionEnd(table.rows, signs);
  let to = proseStart(table, from);
  while (to - 1 > from && isTrailing(table.rows[to - 1]!)) to -= 1;
  // Blank rows between the last line and its notes belong to neither.
  while (to - 1 > from && filled(table.rows[to - 1]!).length === 0) to -= 1;
  if (from === 0 && to === table.rows.length) return [table];
  return [
    ...table.rows.slice(0, from).flatMap((row) => paragraphs(row, signs)),
    { ...table, rows: from > 0 ? asWideAsFilled(table.rows.slice(from, to)) : table.rows.slice(from, to) },
    ...table.rows.slice(to).flatMap((row) => paragraphs(row, signs)),
  ];
}

/** Rows without the blank columns behind the last filled one: a line of labels above may have had more cells. */
function asWideAsFilled(rows: Table["rows"]): Table["rows"] {
  const width = Math.max(...rows.map((row) => row.findLastIndex(({ text }) => text.trim() !== "") + 1), 1);
  return width === rows[0]?.length ? rows : rows.map((row) => row.slice(0, width));
}

/** Where prose begins that stands below the last row of a sheet, a cell a row, with a sentence in it. */
function proseStart({ rows, sheet }: Table, from: number): number {
  if (sheet === null) return rows.length;
  let start = rows.length;
  for (let at = rows.length - 1; at > from; at -= 1) {
    const cells = filled(rows[at]!);
    if (cells.length > 1 || (cells.length === 1 && rows[at]![0] !== cells[0])) break;
    if (/[。；]$|^[一二三四五六七八九十]+、.{2,}|报告[）》]?$|附件/.test(cells[0]?.text.trim() ?? ""))
      start = at;
  }
  return rows.slice(start).some((row) => /。$/.test(row[0]?.text.trim() ?? "")) ? start : rows.length;
}

/**
 * Where the rows of a table begin: after its captions, and after the prose that stands above them on a sheet, a cell
 * a row. Prose without a caption below it is the first row of the table.
 */
function captionEnd(rows: Table["rows"], signs: CaptionSigns): number {
  let end = 0;
  for (let at = 0; at < rows.length - 1; at += 1) {
    const cells = filled(rows[at]!);
    const caption = isLeading(rows[at]!, true, signs);
    if (!caption && cells.length !== 1) break;
    if (caption) end = at + 1;
  }
  return end;
}

/** Each cell of a row by itself; a label and what it says of itself may stand in two cells. */
function paragraphs(row: readonly Passage[], signs: CaptionSigns): Block[] {
  const cells = filled(row);
  const split = isLabels(texts(row), signs) && !cells.every(({ text }) => signs.isLine(text));
  const lines = split ? [cells.reduce(sideBySideIn)] : cells;
  return lines.map((passage) => ({ kind: "paragraph", passage }));
}

/** Two cells of a row in one line, a tab between. */
function sideBySideIn(a: Passage, b: Passage): Passage {
  const start = a.text.length + 1;
  const tab = { signs: new Float32Array(signWidth), area: a.drawn?.area ?? null };
  return {
    text: `${a.text}\t${b.text}`,
    pieces: [...a.pieces, ...b.pieces.map((piece) => ({ ...piece, start: piece.start + start }))],
    ...(a.drawn && b.drawn ? { drawn: drawnTogether(drawnTogether(a.drawn, tab), b.drawn) } : {}),
  };
}

/** Whether cells hold labels and nothing else, each by itself or all side by side. */
function isLabels(cells: readonly string[], signs: CaptionSigns): boolean {
  return cells.length > 0 && (cells.every((text) => signs.isLine(text)) || signs.isLine(cells.join("\t")));
}

function texts(row: readonly Passage[]): string[] {
  return filled(row).map(({ text }) => text.trim());
}

function filled(row: readonly Passage[]): readonly Passage[] {
  return row.filter(({ text }) => text.trim() !== "");
}

function isLeading(row: readonly Passage[], first: boolean, signs: CaptionSigns): boolean {
  const cells = texts(row);
  if (cells.length === 0) return row.length > 0;
  if (isLabels(cells, signs)) return true;
  const [only, ...others] = cells;
  return (
    only !== undefined &&
    others.length === 0 &&
    row.length > 1 &&
    first &&
    signs.isTitle(only) &&
    only.length < 50
  );
}

/** Titles of tables that stand beside one another. */
function isSideTitles(row: readonly Passage[], signs: CaptionSigns): boolean {
  const cells = texts(row);
  return (
    cells.length > 1 && cells.every((text) => text.length < 50 && signs.isTitle(text) && !signs.isLine(text))
  );
}

function isTrailing(row: readonly Passage[]): boolean {
  const cells = filled(row);
  const [only, ...others] = cells;
  return only !== undefined && others.length === 0 && row.length > 1 && note.test(only.text.trim());
}
