import { addressOf, columnName } from "../facts/cell-name.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";
import type { Block, Document, ReadingNote } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { shifted } from "./formula-value.ts";
import { withResults } from "./formulas.ts";
import { builtInFormats, concealsText, shownValue } from "./number-format.ts";
import { activePictures, openOffice } from "./office.ts";
import type { Sheet, SheetCell } from "./sheet.ts";
import { mostCells, sheetBlocks, sheetNote, sheetNotes } from "./sheet.ts";
import { parseXml, relationsOf, resolved } from "./xml.ts";
import type { Zip } from "./zip.ts";

const mostSheets = 200;
const mostText = 32_767;

/**
 * Reads a workbook: each visible sheet is a table with the address of every cell, a sheet of single cells is
 * prose. Hidden sheets, rows and columns, stale formulas, links to other files and comments are noted.
 * Throws UnreadableFile for what is no workbook, is damaged, has macros, or is over the limits.
 */
export function readXlsx(bytes: Uint8Array): Document {
  const zip = openOffice(bytes);
  const { workbook: part, notes } = opened(zip);
  const relations = relationsOf(zip.part(relsOf(part)), relsOf(part));
  const { sheets, date1904 } = sheetList(zip, part);
  if (sheets.length === 0)
    throw new UnreadableFile("empty", "工作簿里没有工作表：请确认是否选错了文件，或用Excel重新另存");
  if (sheets.length > mostSheets)
    throw new UnreadableFile("E_SHEET_LIMIT", `工作表多于${mostSheets}个，超出读取上限：请拆分后再读`);
  const strings = sharedStrings(zip, partOf(relations.targets, part, "sharedStrings"));
  const formats = cellFormats(zip, partOf(relations.targets, part, "styles"));
  const blocks: Block[] = [];
  const stored: Sheet[] = [];
  const formulas = new Set<string>();
  const lines = new Map<string, string>();
  const merges: WorkbookCells["merges"][number][] = [];
  for (const { name, id, hidden } of sheets) {
    const target = relations.targets.get(id);
    if (!target) throw missing(name);
    // Sheets of charts, dialogs and macros have no cells.
    if (target.type !== "worksheet") continue;
    if (hidden) {
      notes.push(sheetNote("hidden", `工作表“${name}”是隐藏的，没有读取：公开前应删除`, name));
      continue;
    }
    const path = resolved(part, target.target);
    const content = zip.part(path);
    if (!content) throw missing(name);
    const sheet = readSheet(content, name, { strings, formats, date1904 });
    stored.push(sheet);
    for (const one of linkNotes(zip, path, sheet)) notes.push(one);
  }
  const results = withResults(stored, (number, format) => shownValue(number, format, date1904));
  for (const sheet of results.sheets) {
    const { name } = sheet;
    for (const one of [...sheetNotes(sheet), ...(results.notes.get(name) ?? [])]) notes.push(one);
    for (const block of sheetBlocks(sheet)) blocks.push(block);
    for (const [row, line] of sheet.cells)
      for (const [column, { formula, text }] of line) {
        const at = `${name}!${columnName(column)}${row + 1}`;
        if (formula !== null) formulas.add(at);
        if (text.includes("\n")) lines.set(at, text);
      }
    for (const merge of sheet.merges) merges.push({ ...merge, sheet: name });
  }
  const workbook = { formulas, lines, merges };
  return { format: "xlsx", encoding: null, pages: null, blocks, notes, workbook };
}

function missing(sheet: string): UnreadableFile {
  return new UnreadableFile("E_ZIP_CORRUPT", `工作表“${sheet}”的内容缺失：文件不完整，请重新另存`);
}

function opened(zip: Zip): { workbook: string; notes: ReadingNote[] } {
  const types = zip.part("[Content_Types].xml");
  const relations = relationsOf(zip.part("_rels/.rels"), "_rels/.rels");
  const main = [...relations.targets.values()].find(({ type }) => type === "officeDocument");
  const workbook = main ? resolved("", main.target) : "";
  if (!types || !zip.has(workbook) || !/xl\//.test(workbook))
    throw new UnreadableFile(
      "E_TYPE_MISMATCH",
      "扩展名是.xlsx，内容却不是Excel工作簿：请用Excel重新另存为.xlsx",
    );
  if (zip.names.some((name) => /vbaProject/i.test(name)))
    throw new UnreadableFile("E_MACRO", "工作簿含有宏，不予读取：请另存为不含宏的.xlsx");
  const notes: ReadingNote[] = [];
  for (const name of zip.names) {
    if (/externalLinks\/|oleObject|embeddings\/|activeX/i.test(name) && !name.includes("_rels"))
      notes.push(
        sheetNote(
          "external-link",
          `工作簿含有外部链接或嵌入对象（${name}）：公开前应断开链接、删除对象`,
          name,
        ),
      );
    if (/\/comments\d*\.xml$/i.test(name) || /threadedComment/i.test(name))
      notes.push(sheetNote("comment", `工作簿含有批注（${name}）：公开前应删除`, name));
  }
  for (const name of activePictures(zip)) {
    const message = `工作簿里的图片含有脚本（${name}）：公开前应删除`;
    notes.push(sheetNote("external-link", message, name));
  }
  return { workbook, notes };
}

function relsOf(part: string): string {
  return part.replace(/([^/]+)$/, "_rels/$1.rels");
}

function partOf(
  targets: ReadonlyMap<string, { type: string; target: string }>,
  base: string,
  type: string,
): string | null {
  const found = [...targets.values()].find((one) => one.type === type);
  return found ? resolved(base, found.target) : null;
}

function sheetList(
  zip: Zip,
  workbook: string,
): { sheets: { name: string; id: string; hidden: boolean }[]; date1904: boolean } {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let date1904 = false;
  parseXml(zip.part(workbook)!, workbook, {
    open: ({ name, attributes }) => {
      if (name === "workbookPr") date1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const hidden = /^(?:hidden|veryHidden)$/.test(attributes.state ?? "");
      sheets.push({ name: attributes.name ?? "", id: attributes.id ?? "", hidden });
    },
    close: () => {},
  });
  return { sheets, date1904 };
}

function sharedStrings(zip: Zip, part: string | null): string[] {
  const bytes = part === null ? null : zip.part(part);
  const strings: string[] = [];
  if (!bytes || part === null) return strings;
  let text = "";
  let inText = false;
  let phonetic = 0;
  parseXml(bytes, part, {
    open: ({ name }) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") inText = phonetic === 0;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "si") strings.push(text);
    },
    text: (piece) => {
      if (inText) text = appended(text, piece);
    },
  });
  return strings;
}

function appended(text: string, piece: string): string {
  const all = text + piece;
  if (all.length > mostText)
    throw new UnreadableFile("E_SHEET_LIMIT", `有单元格超过${mostText}个字：请缩短后再读`);
  return all;
}

/** The number format of each cell style. */
function cellFormats(zip: Zip, part: string | null): string[] {
  const bytes = part === null ? null : zip.part(part);
  const formats: string[] = [];
  if (!bytes || part === null) return formats;
  const custom = new Map<number, string>();
  let inStyles = false;
  parseXml(bytes, part, {
    open: ({ name, attributes }) => {
      if (name === "numFmt") custom.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inStyles = true;
      else if (name === "xf" && inStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(custom.get(id) ?? builtInFormats.get(id) ?? "");
      }
    },
    close: (name) => {
      if (name === "cellXfs") inStyles = false;
    },
  });
  return formats;
}

interface Context {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
  /** Whether it has an element for its value, blank or not. */
  stored: boolean;
  /** The number of a formula that several cells share. */
  shared: string | null;
}

function readSheet(bytes: Uint8Array, name: string, context: Context): Sheet {
  const cells = new Map<number, Map<number, SheetCell>>();
  const merges: Sheet["merges"][number][] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  let row = -1;
  let column = -1;
  let count = 0;
  let cell: OpenCell | null = null;
  let into: "value" | "formula" | "header" | null = null;
  let header = "";
  const shared = new Map<string, OpenCell>();
  let phonetic = 0;
  parseXml(bytes, name, {
    open: ({ name: tag, attributes }) => {
      if (tag === "row") {
        row = attributes.r ? Number(attributes.r) - 1 : row + 1;
        column = -1;
        if (!(row >= 0 && row < 1_048_576)) throw limit(name, "行号");
        if (isTrue(attributes.hidden) || attributes.ht === "0") hiddenRows.push(row);
      } else if (tag === "col") {
        const [from, to] = [Number(attributes.min) - 1, Math.min(Number(attributes.max), 16_384) - 1];
        if (isTrue(attributes.hidden) || attributes.width === "0")
          for (let c = from; c <= to && hiddenColumns.length < 16_384; c += 1) hiddenColumns.push(c);
      } else if (tag === "c") {
        const at = attributes.r ? addressOf(attributes.r) : { row, column: column + 1 };
        if (!at || at.column >= 16_384) throw limit(name, "列号");
        column = at.column;
        count += 1;
        if (count > mostCells) throw limit(name, `单元格多于${mostCells}个`);
        if (cells.get(at.row)?.has(at.column))
          throw new UnreadableFile(
            "E_XML_BAD",
            `工作表“${name}”的单元格${attributes.r}出现两次，无法确定以哪个为准：请用Excel重新另存`,
          );
        cell = {
          ...at,
          type: attributes.t ?? "n",
          style: Number(attributes.s ?? 0),
          value: "",
          formula: null,
          stored: false,
          shared: null,
        };
      } else if (tag === "rPh") phonetic += 1;
      else if (tag === "v" && cell) {
        into = "value";
        cell.stored = true;
      } else if (tag === "v" || (tag === "t" && cell?.type === "inlineStr" && phonetic === 0)) into = "value";
      else if (tag === "f" && cell) {
        into = "formula";
        cell.formula = "";
        cell.shared = attributes.t === "shared" ? (attributes.si ?? null) : null;
      } else if (tag === "oddHeader") into = "header";
      else if (tag === "mergeCell") {
        const [from, to] = (attributes.ref ?? "").split(":").map((ref) => addressOf(ref));
        if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
      }
    },
    close: (tag) => {
      if (tag === "v" || tag === "t" || tag === "f" || tag === "oddHeader") into = null;
      else if (tag === "rPh") phonetic -= 1;
      if (tag !== "c" || !cell) return;
      if (cell.shared !== null) shareFormula(cell, cell.shared, shared);
      const made = finished(cell, context);
      if (made.text !== "" || made.formula !== null || made.concealed === true) {
        const line = cells.get(cell.row) ?? new Map<number, SheetCell>();
        line.set(cell.column, made);
        cells.set(cell.row, line);
      }
      cell = null;
    },
    text: (piece) => {
      if (into === "header") header = appended(header, piece);
      if (!cell || into === null) return;
      if (into === "value") cell.value = appended(cell.value, piece);
      else cell.formula = appended(cell.formula ?? "", piece);
    },
  });
  return { name, cells, merges, hiddenRows, hiddenColumns, pageHeader: headerLines(header) };
}

/** Lines of a page header: left, middle and right are a part each, fonts and sizes are no text. */
function headerLines(header: string): string[] {
  return header
    .split(/&[LCR]/)
    .flatMap((part) => part.replace(/&"[^"]*"|&K[\dA-F]{6}|&\d{1,3}|&[BIUSXYEOH]/g, "").split(/\r?\n/))
    .filter((line) => line.trim() !== "" && !/&[PNDTZFAG]/.test(line))
    .map((line) => line.replaceAll("&&", "&").trim());
}

/** The first cell of a shared formula holds it; the others hold its number and have it with their own references. */
function shareFormula(cell: OpenCell, number: string, shared: Map<string, OpenCell>): void {
  const first = shared.get(number);
  if (!first) shared.set(number, cell);
  else if (cell.formula === "" && first.formula !== null)
    cell.formula = shifted(first.formula, cell.row - first.row, cell.column - first.column);
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function limit(sheet: string, what: string): UnreadableFile {
  return new UnreadableFile("E_SHEET_LIMIT", `工作表“${sheet}”超出读取上限（${what}）`);
}

function finished(
  { type, style, value, formula, stored }: OpenCell,
  { strings, formats, date1904 }: Context,
): SheetCell {
  const format = formats[style] ?? "";
  if (type === "n" && value !== "") return { ...shownValue(value, format, date1904), formula };
  if (type === "d") return { text: isoDate(value), number: null, formula };
  const text = textOf(type, value, strings);
  const concealed = text !== "" && concealsText(format);
  if (formula !== null && text === "")
    return stored && type !== "n"
      ? { text, number: null, formula, blankResult: true }
      : { text, number: null, formula, format };
  return { text: concealed ? "" : text, number: null, formula, ...(concealed ? { concealed } : {}) };
}

function textOf(type: string, value: string, strings: readonly string[]): string {
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  return value;
}

/** A date that a strict workbook stores as 2022-12-31T00:00:00. */
function isoDate(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(value);
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : value;
}

function linkNotes(zip: Zip, path: string, { name }: Sheet): ReadingNote[] {
  const { external } = relationsOf(zip.part(relsOf(path)), path);
  return external.length === 0
    ? []
    : [sheetNote("external-link", `工作表“${name}”链接到文件之外：公开前应断开`, name)];
}
