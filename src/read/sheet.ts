import { isCaptionLine } from "../facts/caption-line.ts";
import { columnName } from "../facts/cell-name.ts";
import type { Block, Passage, Position, ReadingNote } from "./document.ts";
import { UnreadableFile } from "./document.ts";

/** Cells of one workbook that are kept, blank ones among them. */
export const mostCells = 2_000_000;
/** So many blank columns side by side part a table from what lies far off; one of them is kept. */
const farColumns = 50;
const mostNotes = 1_000;

/** A cell of a sheet: its text as shown, and its formula where it has one. */
export interface SheetCell {
  readonly text: string;
  /** The stored number, in plain decimal; null for text. */
  readonly number: string | null;
  readonly formula: string | null;
  /** Its number format shows nothing of what it holds. */
  readonly concealed?: boolean;
  /** The stored result of its formula is no text at all. */
  readonly blankResult?: boolean;
  /** The number format of a formula without a stored result. */
  readonly format?: string;
  /** The result of its formula is neither stored nor to be computed. */
  readonly unknown?: boolean;
}

/** A sheet as stored: cells by row and column (both from 0), merged ranges, hidden rows and columns. */
export interface Sheet {
  readonly name: string;
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  readonly merges: readonly { top: number; left: number; bottom: number; right: number }[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Lines of the page header that is printed above it. */
  readonly pageHeader?: readonly string[];
}

/** What a reader of the published sheet does not see. */
export function sheetNotes(sheet: Sheet): ReadingNote[] {
  const { name, cells } = sheet;
  const notes: ReadingNote[] = [];
  const hidden = (lines: readonly string[], what: string): void => {
    const [first] = lines;
    if (first === undefined) return;
    const message = `工作表“${name}”${what === "行" ? "第" : ""}${lines.join("、")}${what}是隐藏的，里面有内容`;
    notes.push(sheetNote("hidden", message, `${name}!${first}:${first}`));
  };
  const rows = [...new Set(sheet.hiddenRows)].filter((row) => cells.has(row));
  hidden(
    rows.map((row) => String(row + 1)),
    "行",
  );
  const used = new Set([...cells.values()].flatMap((line) => [...line.keys()]));
  const columns = [...new Set(sheet.hiddenColumns)].filter((column) => used.has(column));
  hidden(columns.map(columnName), "列");
  const concealed = [...cells].flatMap(([row, line]) =>
    [...line]
      .filter(([, cell]) => cell.concealed === true)
      .map(([column]) => `${columnName(column)}${row + 1}`),
  );
  if (concealed[0] !== undefined) {
    const [some, more] = [concealed.slice(0, 20).join("、"), concealed.length > 20 ? "等" : ""];
    const message = `工作表“${name}”的单元格${some}${more}有内容，数字格式却使它不显示`;
    notes.push(sheetNote("hidden", message, `${name}!${concealed[0]}`));
  }
  for (const [row, line] of cells)
    for (const [column, { text, number, formula }] of line) {
      if (number !== null || formula !== null || !/^\s*[=＝@]/.test(text) || notes.length > mostNotes)
        continue;
      const at = `${name}!${columnName(column)}${row + 1}`;
      const message = `${at}的文字“${text.trim().slice(0, 20)}”像公式，导出后会被当作公式执行：应改写`;
      notes.push(sheetNote("formula-text", message, at));
    }
  return notes;
}

/** A note about a place in a workbook. */
export function sheetNote(kind: ReadingNote["kind"], message: string, cell: string): ReadingNote {
  return { kind, message, position: { page: null, line: null, column: null, cell }, text: cell };
}

/** A sheet as one table with the address of every cell; one with a single cell in each row is prose. */
export function sheetBlocks(sheet: Sheet): Block[] {
  return [...headerBlocks(sheet), ...cellBlocks(sheet)];
}

/** Labels of a table that stand in the page header: what is printed above it and in no cell. */
function headerBlocks({ name, pageHeader = [] }: Sheet): Block[] {
  const position: Position = { page: null, line: null, column: null, cell: `${name}!页眉` };
  return pageHeader
    .filter((text) => isCaptionLine(text))
    .map((text) => ({ kind: "paragraph", passage: { text, pieces: [{ start: 0, position }] } }));
}

function cellBlocks(sheet: Sheet): Block[] {
  const filled = [...sheet.cells].filter(([, line]) => [...line.values()].some(({ text }) => text !== ""));
  const rows = filled.map(([row]) => row).sort((a, b) => a - b);
  if (rows.length === 0) return [];
  const single = filled.every(([, line]) => [...line.values()].filter(holds).length <= 1);
  if (single) return rows.flatMap((row) => paragraphs(sheet, row));
  const columns = columnsOf(filled.map(([, line]) => line));
  if (rows.length * columns.length > mostCells)
    throw new UnreadableFile(
      "E_SHEET_LIMIT",
      `工作表“${sheet.name}”超出读取上限（单元格连同空白多于${mostCells}个）：请删去远处的内容后再读`,
    );
  const table: Passage[][] = [];
  let last = rows[0]! - 1;
  for (const row of rows) {
    // Blank rows inside are kept as one: they part tables that stand on one sheet.
    if (row > last + 1) table.push(columns.map((column) => passage(sheet.name, last + 1, column, "")));
    const line = sheet.cells.get(row)!;
    table.push(
      columns.map((column) => {
        const cell = line.get(column);
        const made = passage(sheet.name, row, column, cell?.text ?? "");
        return cell?.unknown ? { ...made, unknown: true } : made;
      }),
    );
    last = row;
  }
  return [{ kind: "table", rows: table, firstLine: null, lastLine: null, pages: [], sheet: sheet.name }];
}

function holds({ text, unknown }: SheetCell): boolean {
  return text !== "" || unknown === true;
}

/** The columns from the first to the last with anything in them, without the width of far blank stretches. */
function columnsOf(lines: readonly ReadonlyMap<number, SheetCell>[]): number[] {
  const used = new Set<number>();
  for (const line of lines) for (const [column, cell] of line) if (holds(cell)) used.add(column);
  const columns: number[] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = columns.at(-1) ?? column - 1;
    if (column - last > farColumns) columns.push(last + 1);
    else for (let blank = last + 1; blank < column; blank += 1) columns.push(blank);
    columns.push(column);
  }
  return columns;
}

function paragraphs(sheet: Sheet, row: number): Block[] {
  return [...sheet.cells.get(row)!.entries()].flatMap(([column, { text }]) =>
    text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .map((line): Block => ({ kind: "paragraph", passage: passage(sheet.name, row, column, line) })),
  );
}

function passage(sheet: string, row: number, column: number, text: string): Passage {
  const cell = `${sheet}!${columnName(column)}${row + 1}`;
  const position: Position = { page: null, line: null, column: null, cell };
  return { text: text.replace(/\r?\n/g, ""), pieces: [{ start: 0, position }] };
}
