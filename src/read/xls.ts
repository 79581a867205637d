import { read, utils } from "@e965/xlsx";
import type { Block, Document, Passage, ReadingNote } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { plainDecimal } from "./number-format.ts";

const mostBytes = 40 * 1024 * 1024;
const mostCells = 2_000_000;

/**
 * Reads an old workbook (.xls): each visible sheet is a table, cells by their own keys and never by the range that
 * the file declares. Throws UnreadableFile for what is none, is protected or is over the limits.
 */
export function readXls(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw new UnreadableFile("E_SHEET_LIMIT", "文件大于40 MiB：请拆分后再读");
  const book = parsed(bytes);
  const blocks: Block[] = [];
  const notes: ReadingNote[] = [];
  book.SheetNames.forEach((name, index) => {
    if (book.Workbook?.Sheets?.[index]?.Hidden) {
      const position = { page: null, line: null, column: null, cell: name };
      notes.push({
        kind: "hidden",
        message: `工作表“${name}”是隐藏的，没有读取：公开前应删除`,
        position,
        text: name,
      });
      return;
    }
    const sheet = book.Sheets[name];
    if (sheet) blocks.push(...blocksOf(name, sheet as Readonly<Record<string, unknown>>));
  });
  return { format: "xls", encoding: null, pages: null, blocks, notes };
}

function parsed(bytes: Uint8Array): ReturnType<typeof read> {
  try {
    return read(bytes, { type: "array", cellDates: false, cellFormula: false, cellHTML: false });
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
}

function blocksOf(name: string, sheet: Readonly<Record<string, unknown>>): Block[] {
  const rows = new Map<number, Map<number, string>>();
  let count = 0;
  for (const key of Object.keys(sheet)) {
    if (key.startsWith("!")) continue;
    const { r, c } = utils.decode_cell(key);
    const text = shown(sheet[key] as StoredCell);
    if (text === "") continue;
    count += 1;
    if (count > mostCells)
      throw new UnreadableFile("E_SHEET_LIMIT", `工作表“${name}”单元格多于${mostCells}个`);
    const row = rows.get(r) ?? new Map<number, string>();
    rows.set(r, row.set(c, text));
  }
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  if (numbers.every((r) => rows.get(r)!.size <= 1))
    return numbers.flatMap((r) =>
      [...rows.get(r)!].map(
        ([c, text]): Block => ({ kind: "paragraph", passage: passage(name, r, c, text) }),
      ),
    );
  const columns = numbers.flatMap((r) => [...rows.get(r)!.keys()]);
  const left = columns.reduce((a, b) => Math.min(a, b), 1 << 14);
  const right = columns.reduce((a, b) => Math.max(a, b), 0);
  const table: Passage[][] = [];
  let last = numbers[0]! - 1;
  for (const r of numbers) {
    // One blank row stands for any number of them.
    if (r > last + 1) table.push(line(name, r - 1, left, right, new Map()));
    table.push(line(name, r, left, right, rows.get(r)!));
    last = r;
  }
  return [{ kind: "table", rows: table, firstLine: null, lastLine: null, pages: [], sheet: name }];
}

function line(
  sheet: string,
  row: number,
  left: number,
  right: number,
  cells: ReadonlyMap<number, string>,
): Passage[] {
  return Array.from({ length: right - left + 1 }, (_, i) =>
    passage(sheet, row, left + i, cells.get(left + i) ?? ""),
  );
}

function passage(sheet: string, row: number, column: number, text: string): Passage {
  const cell = `${sheet}!${utils.encode_cell({ r: row, c: column })}`;
  return {
    text: text.replace(/\r?\n/g, ""),
    pieces: [{ start: 0, position: { page: null, line: null, column: null, cell } }],
  };
}

/** The text of a cell; a number keeps all its digits unless its format makes it a percentage or a date. */
function shown({ t, v, w }: StoredCell): string {
  if (t === "n" && typeof v === "number") {
    if (w && /[%年月/]/.test(w)) return w.trim();
    return plainDecimal(String(v)) ?? w ?? String(v);
  }
  return typeof v === "string" ? v : (w ?? "");
}
