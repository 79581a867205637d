import { addressOf, columnName } from "../facts/cell-name.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

/** A formula whose stored result is not what it computes or is none, that leads out of the file, or was not checked. */
export interface FormulaNote {
  readonly at: string;
  readonly message: string;
  readonly kind: "stale-formula" | "external-link" | "unchecked-formula";
}

const mostFormulas = 100_000;
/** Cells that all formulas of a sheet may add up together: a sum over the whole sheet in every row is no use to check. */
const mostTerms = 5_000_000;
const mostNotes = 1_000;
const errorValue = /^#(?:REF!|DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|NULL!)$/;

/**
 * What is wrong with the formulas of a sheet: results that are errors or missing, references out of the file, and
 * simple formulas (sums, + and −) whose stored result is not what they give in exact decimals.
 */
export function formulaNotes(sheet: Sheet): FormulaNote[] {
  const notes: FormulaNote[] = [];
  const effort: Effort = { left: mostTerms, at: "", passed: null };
  let seen = 0;
  for (const [row, line] of sheet.cells)
    for (const [column, cell] of line) {
      const at = `${sheet.name}!${columnName(column)}${row + 1}`;
      const fault = faultOf(cell, at, sheet, effort);
      if (fault) notes.push({ at, ...fault });
      if (cell.formula === null) continue;
      seen += 1;
      if (seen > mostFormulas || notes.length >= mostNotes) return [...notes, unchecked(sheet, at)];
    }
  return effort.passed === null ? notes : [...notes, unchecked(sheet, effort.passed)];
}

interface Effort {
  left: number;
  /** Address of the formula that is computed. */
  at: string;
  /** Address of the first formula that was passed over for adding up too much. */
  passed: string | null;
}

function unchecked({ name }: Sheet, at: string): FormulaNote {
  const message = `工作表“${name}”的公式过多或求和范围过大，${at}起有公式没有核对存储的结果：请拆分或改为数值`;
  return { at, message, kind: "unchecked-formula" };
}

function faultOf(
  { formula, text, number }: SheetCell,
  at: string,
  sheet: Sheet,
  effort: Effort,
): Omit<FormulaNote, "at"> | null {
  if (errorValue.test(text))
    return { message: `${at}是错误值${text}：请改正公式或填写数值，重算并保存`, kind: "stale-formula" };
  if (formula === null || formula === "") return null;
  if (/\[\d+\]|\[[^\]]+\.xls|WEBSERVICE|HYPERLINK|RTD\(|DDE|cmd\|/i.test(formula)) {
    const message = `${at}的公式引用了文件之外的内容（${formula.slice(0, 40)}）：应改为数值`;
    return { message, kind: "external-link" };
  }
  if (text === "")
    return { message: `${at}的公式没有存储结果：请用Excel打开、重算并保存`, kind: "stale-formula" };
  effort.at = at;
  const computed = number === null ? null : computedBy(formula, sheet, effort);
  const stored = number === null ? null : scaled(number);
  // Stored results are floats: a difference in the tenth decimal is none.
  if (computed === null || stored === null || (computed - stored < 100n && stored - computed < 100n))
    return null;
  const message = `${at}的公式${formula.slice(0, 60)}按现有数据算得${plain(computed)}，存储的结果是${number}：请重算并保存`;
  return { message, kind: "stale-formula" };
}

const places = 10;

function scaled(number: string): bigint | null {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/.exec(number);
  if (!match) return null;
  const fraction = (match[3] ?? "").padEnd(places, "0").slice(0, places);
  const value = BigInt(match[2]! + fraction);
  return match[1] === "-" ? -value : value;
}

function plain(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
  return value < 0n ? `-${text}` : text;
}

/** The result of a sum of cells, ranges and numbers; null for any other formula. */
function computedBy(formula: string, sheet: Sheet, effort: Effort): bigint | null {
  const bare = formula.replace(/^=|\s+|\$/g, "");
  if (
    bare.length > 400 ||
    !/^[-+]?(?:SUM\([A-Z0-9:,]+\)|[A-Z]{1,3}\d+|\d+(?:\.\d+)?)(?:[-+](?:SUM\([A-Z0-9:,]+\)|[A-Z]{1,3}\d+|\d+(?:\.\d+)?))*$/.test(
      bare,
    )
  )
    return null;
  let total = 0n;
  for (const [term, sign = ""] of bare.matchAll(/([-+]?)(?:SUM\([^)]*\)|[A-Z]{1,3}\d+|\d+(?:\.\d+)?)/g)) {
    const value = termValue(term.replace(/^[-+]/, ""), sheet, effort);
    if (value === null) return null;
    total += sign === "-" ? -value : value;
  }
  return total;
}

function termValue(term: string, sheet: Sheet, effort: Effort): bigint | null {
  if (/^\d/.test(term)) return scaled(term);
  const inner = /^SUM\((.*)\)$/.exec(term)?.[1];
  if (inner === undefined) return cellValue(sheet, term);
  let sum = 0n;
  for (const range of inner.split(",")) {
    const [from, to = from] = range.split(":");
    const [a, b] = [addressOf(from ?? ""), addressOf(to ?? "")];
    const terms = a && b ? (b.row - a.row + 1) * (b.column - a.column + 1) : 0;
    if (!a || !b) return null;
    if (terms > 10_000 || terms > effort.left) {
      effort.passed ??= effort.at;
      return null;
    }
    effort.left -= terms;
    for (let row = a.row; row <= b.row; row += 1)
      for (let column = a.column; column <= b.column; column += 1) sum += numberAt(sheet, row, column);
  }
  return sum;
}

function cellValue(sheet: Sheet, ref: string): bigint | null {
  const at = addressOf(ref);
  return at ? numberAt(sheet, at.row, at.column) : null;
}

function numberAt(sheet: Sheet, row: number, column: number): bigint {
  const number = sheet.cells.get(row)?.get(column)?.number ?? null;
  return number === null ? 0n : (scaled(number) ?? 0n);
}
