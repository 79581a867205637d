import { read, SSF, utils } from "@e965/xlsx";
import { mustBeWhole } from "./biff.ts";
import { openCompound } from "./compound.ts";
import type { Block, Document, ReadingNote } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { withResults } from "./formulas.ts";
import { concealsText, shownValue } from "./number-format.ts";
import type { Sheet, SheetCell } from "./sheet.ts";
import { mostCells, sheetBlocks, sheetNote, sheetNotes } from "./sheet.ts";

const mostBytes = 40 * 1024 * 1024;

/**
 * Reads an old workbook (.xls): each visible sheet is a table, cells by their own keys and never by the range that
 * the file declares; hidden sheets, rows and columns, stale formulas, links to other files and comments are noted.
 * Throws UnreadableFile for what is none, is protected or is over the limits.
 */
export function readXls(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw new UnreadableFile("E_SHEET_LIMIT", "文件大于40 MiB：请拆分后再读");
  checkFrame(bytes);
  const book = parsed(bytes);
  const blocks: Block[] = [];
  const notes: ReadingNote[] = [];
  const sheets: Sheet[] = [];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  book.SheetNames.forEach((name, index) => {
    if (book.Workbook?.Sheets?.[index]?.Hidden) {
      notes.push(sheetNote("hidden", `工作表“${name}”是隐藏的，没有读取：公开前应删除`, name));
      return;
    }
    const stored = book.Sheets[name];
    if (!stored) return;
    sheets.push(sheetOf(name, stored as StoredSheet, date1904));
    notes.push(...commentNotes(name, stored as StoredSheet));
  });
  const results = withResults(sheets, (number, format) => shownValue(number, format, date1904));
  for (const sheet of results.sheets) {
    notes.push(...sheetNotes(sheet), ...(results.notes.get(sheet.name) ?? []));
    for (const block of sheetBlocks(sheet)) blocks.push(block);
  }
  return { format: "xls", encoding: null, pages: null, blocks, notes };
}

/** The library that reads the cells makes something of any file; what is missing is found before. */
function checkFrame(bytes: Uint8Array): void {
  const compound = openCompound(bytes);
  const stream = compound.stream("Workbook") ?? compound.stream("Book");
  if (!stream) throw new UnreadableFile("E_XLS_BAD", "文件里没有工作簿：请用Excel另存为.xlsx后再提交");
  mustBeWhole(stream);
}

function parsed(bytes: Uint8Array): ReturnType<typeof read> {
  try {
    return read(bytes, { type: "array", cellDates: false, cellNF: true, cellStyles: true, cellHTML: false });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message))
      throw new UnreadableFile("E_ENCRYPTED", "工作簿设有密码：请取消密码后再提交");
    throw new UnreadableFile("E_XLS_BAD", "旧版Excel文件已损坏或无法识别：请用Excel另存为.xlsx后再提交");
  }
}

interface StoredCell {
  readonly t?: string;
  readonly v?: unknown;
  readonly w?: string;
  /** Formula. */
  readonly f?: string;
  /** Number format. */
  readonly z?: string | number;
  /** Comments. */
  readonly c?: readonly unknown[];
}

type Line = { readonly hidden?: boolean } | undefined;

interface StoredSheet {
  readonly [address: string]: unknown;
  readonly "!rows"?: readonly Line[];
  readonly "!cols"?: readonly Line[];
  readonly "!merges"?: readonly {
    s: { r: number; c: number };
    e: { r: number; c: number };
  }[];
}

function sheetOf(name: string, stored: StoredSheet, date1904: boolean): Sheet {
  const cells = new Map<number, Map<number, SheetCell>>();
  let count = 0;
  for (const key of Object.keys(stored)) {
    if (key.startsWith("!")) continue;
    const { r, c } = utils.decode_cell(key);
    const cell = cellOf(stored[key] as StoredCell, date1904);
    if (cell.text === "" && cell.formula === null && cell.concealed !== true) continue;
    count += 1;
    if (count > mostCells)
      throw new UnreadableFile("E_SHEET_LIMIT", `工作表“${name}”单元格多于${mostCells}个`);
    const row = cells.get(r) ?? new Map<number, SheetCell>();
    cells.set(r, row.set(c, cell));
  }
  return {
    name,
    cells,
    merges: (stored["!merges"] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: e.r,
      right: e.c,
    })),
    hiddenRows: hiddenIn(stored["!rows"]),
    hiddenColumns: hiddenIn(stored["!cols"]),
  };
}

function hiddenIn(lines: readonly Line[] = []): number[] {
  const hidden: number[] = [];
  lines.forEach((line, at) => {
    if (line?.hidden) hidden.push(at);
  });
  return hidden;
}

/** A cell as shown: a number keeps all its digits unless its format makes it a percentage or a date. */
function cellOf({ t, v, w, f, z }: StoredCell, date1904: boolean): SheetCell {
  const formula = typeof f === "string" ? f : null;
  const format = typeof z === "number" ? (SSF.get_table()[z] ?? "") : (z ?? "");
  if (t === "n" && typeof v === "number") return { ...shownValue(String(v), format, date1904), formula };
  const text = typeof v === "string" ? v : (w ?? "");
  if (formula !== null && text === "")
    return { text, number: null, formula, ...(typeof v === "string" ? { blankResult: true } : { format }) };
  const concealed = text !== "" && concealsText(format);
  return { text: concealed ? "" : text, number: null, formula, ...(concealed ? { concealed } : {}) };
}

function commentNotes(name: string, stored: StoredSheet): ReadingNote[] {
  const commented = Object.keys(stored).find(
    (key) => !key.startsWith("!") && ((stored[key] as StoredCell).c?.length ?? 0) > 0,
  );
  return commented === undefined
    ? []
    : [sheetNote("comment", `工作表“${name}”含有批注：公开前应删除`, `${name}!${commented}`)];
}
