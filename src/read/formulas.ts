import { columnName } from "../facts/cell-name.ts";
import type { ReadingNote } from "./document.ts";
import type { Workbook } from "./formula-value.ts";
import { errorValue, openWorkbook, scaled } from "./formula-value.ts";
import type { Shown } from "./number-format.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

const mostFormulas = 100_000;
const mostNotes = 1_000;
/** So many addresses are named in one note. */
const mostNamed = 20;

/** Sheets whose formulas have results wherever they can be known, and what is wrong with the formulas. */
export interface WithResults {
  readonly sheets: readonly Sheet[];
  /** By the name of the sheet. */
  readonly notes: ReadonlyMap<string, readonly ReadingNote[]>;
}

/**
 * Formulas without a stored result, as programs write them that compute nothing: a sum, a difference or a rounding of
 * cells of the same workbook is computed from what is typed, and a note says so; any other leaves its own cell unknown,
 * which is noted at its address. Results that are errors, that their formula does not give or that come from another
 * file are noted as well. `shown`: a number as its format shows it.
 */
export function withResults(
  sheets: readonly Sheet[],
  shown: (number: string, format: string) => Shown,
): WithResults {
  const book = openWorkbook(sheets);
  const notes = new Map<string, readonly ReadingNote[]>();
  const whole = sheets.map((sheet) => {
    const computed: string[] = [];
    const unknown: string[] = [];
    const own: ReadingNote[] = [];
    const changed = new Map<number, Map<number, SheetCell>>();
    let seen = 0;
    let passed: string | null = null;
    for (const [row, line] of sheet.cells)
      for (const [column, cell] of line) {
        const at = `${columnName(column)}${row + 1}`;
        const place = `${sheet.name}!${at}`;
        if (cell.formula !== null) seen += 1;
        const result = isMissing(cell) ? resultOf(cell, sheet, book) : null;
        const now: SheetCell | null = isMissing(cell)
          ? { ...cell, ...(result === null ? { unknown: true } : shown(result, cell.format ?? "")) }
          : null;
        if (now) {
          const copy = changed.get(row) ?? new Map(line);
          changed.set(row, copy.set(column, now));
        }
        if (result !== null) computed.push(at);
        else if (now && !leadsOut(cell.formula ?? "")) unknown.push(at);
        const left = seen > mostFormulas || own.length >= mostNotes;
        const fault = left ? null : faultOf(cell, place, sheet, book);
        if (fault) own.push(fault);
        if (cell.formula !== null && (left || book.effort.passed)) passed ??= place;
      }
    if (passed !== null) own.push(uncheckedNote(sheet.name, passed));
    if (computed.length > 0) own.push(computedNote(sheet.name, computed));
    own.push(...unknownNotes(sheet.name, unknown));
    notes.set(sheet.name, own);
    return changed.size === 0 ? sheet : { ...sheet, cells: new Map([...sheet.cells, ...changed]) };
  });
  return { sheets: whole, notes };
}

/** A formula whose result the file does not hold. */
function isMissing({ formula, text, number, blankResult }: SheetCell): boolean {
  return formula !== null && text === "" && number === null && blankResult !== true;
}

function leadsOut(formula: string): boolean {
  return /\[\d+\]|\[[^\]]+\.xls|WEBSERVICE|HYPERLINK|RTD\(|DDE|cmd\|/i.test(formula);
}

function resultOf({ formula }: SheetCell, sheet: Sheet, book: Workbook): string | null {
  return formula === null || leadsOut(formula) ? null : book.resultOf(formula, sheet);
}

function faultOf(cell: SheetCell, at: string, sheet: Sheet, book: Workbook): ReadingNote | null {
  const { formula, text, number } = cell;
  const note = (message: string, external = false): ReadingNote => ({
    kind: external ? "external-link" : "stale-formula",
    message,
    position: { page: null, line: null, column: null, cell: at },
    text: at,
  });
  if (errorValue.test(text)) return note(`${at}是错误值${text}：请改正公式或填写数值，重算并保存`);
  if (formula === null) return null;
  if (leadsOut(formula))
    return note(`${at}的公式引用了文件之外的内容（${formula.slice(0, 40)}）：应改为数值`, true);
  if (isMissing(cell)) return null;
  // A stored result of cells of another sheet is what a reader sees, whatever columns were inserted there since.
  const own = number !== null && formula !== "" && !formula.includes("!");
  const computed = own ? book.resultOf(formula, sheet) : null;
  const stored = number === null ? null : scaled(number);
  const given = computed === null ? null : scaled(computed);
  // Stored results are floats: a difference in the tenth decimal is none.
  if (given === null || stored === null || (given - stored < 100n && stored - given < 100n)) return null;
  return note(
    `${at}的公式${formula.slice(0, 60)}按现有数据算得${computed}，存储的结果是${number}：请重算并保存`,
  );
}

function uncheckedNote(sheet: string, at: string): ReadingNote {
  return {
    kind: "unchecked-formula",
    message: `工作表“${sheet}”的公式过多或求和范围过大，${at}起有公式没有核对存储的结果：请拆分或改为数值`,
    position: { page: null, line: null, column: null, cell: at },
    text: at,
  };
}

function computedNote(sheet: string, cells: readonly string[]): ReadingNote {
  const at = `${sheet}!${cells[0]}`;
  return {
    kind: "computed-formula",
    message: `工作表“${sheet}”有${cells.length}个公式没有存储结果，其数值由本软件按公式算出：${named(cells)}`,
    position: { page: null, line: null, column: null, cell: at },
    text: at,
  };
}

/** One message for all of a sheet, at each of its cells. */
function unknownNotes(sheet: string, cells: readonly string[]): ReadingNote[] {
  const message = `工作表“${sheet}”${named(cells)}的公式没有存储结果，不知道是多少，没有核验：请用Excel打开、重算并保存`;
  return cells.slice(0, mostNotes).map((cell) => ({
    kind: "stale-formula",
    message,
    position: { page: null, line: null, column: null, cell: `${sheet}!${cell}` },
    text: `${sheet}!${cell}`,
  }));
}

function named(cells: readonly string[]): string {
  return `${cells.slice(0, mostNamed).join("、")}${cells.length > mostNamed ? "等" : ""}`;
}
