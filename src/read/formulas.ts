import { addressOf, columnName } from "../facts/cell-name.ts";
import type { Sheet } from "./xlsx.ts";

/** A formula whose stored result is not what it computes, or that leads out of the file. */
export interface FormulaNote {
  readonly at: string;
  readonly message: string;
  readonly external: boolean;
}

const mostFormulas = 100_000;

/** Recomputes the simple formulas of a sheet (sums, + and −) in exact decimals and compares the stored results. */
export function staleFormulas(sheet: Sheet): FormulaNote[] {
  const notes: FormulaNote[] = [];
  let seen = 0;
  for (const [row, line] of sheet.cells)
    for (const [column, cell] of line) {
      if (cell.formula === null || cell.formula === "") continue;
      seen += 1;
      if (seen > mostFormulas) return notes;
      const at = `${sheet.name}!${columnName(column)}${row + 1}`;
      if (/\[\d+\]|\[[^\]]+\.xls|WEBSERVICE|HYPERLINK|RTD\(|DDE|cmd\|/i.test(cell.formula)) {
        notes.push({
          at,
          message: `${at}的公式引用了文件之外的内容（${cell.formula.slice(0, 40)}）：应改为数值`,
          external: true,
        });
        continue;
      }
      if (cell.text === "") {
        notes.push({ at, message: `${at}的公式没有存储结果：请用Excel打开、重算并保存`, external: false });
        continue;
      }
      const computed = computedBy(cell.formula, sheet);
      if (computed === null || cell.number === null) continue;
      const stored = scaled(cell.number);
      // Stored results are floats: a difference in the tenth decimal is none.
      if (stored === null || (computed - stored < 100n && stored - computed < 100n)) continue;
      notes.push({
        at,
        message: `${at}的公式${cell.formula}按现有数据算得${plain(computed)}，存储的结果是${cell.number}：请重算并保存`,
        external: false,
      });
    }
  return notes;
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
function computedBy(formula: string, sheet: Sheet): bigint | null {
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
    const value = termValue(term.replace(/^[-+]/, ""), sheet);
    if (value === null) return null;
    total += sign === "-" ? -value : value;
  }
  return total;
}

function termValue(term: string, sheet: Sheet): bigint | null {
  if (/^\d/.test(term)) return scaled(term);
  const inner = /^SUM\((.*)\)$/.exec(term)?.[1];
  if (inner === undefined) return cellValue(sheet, term);
  let sum = 0n;
  for (const range of inner.split(",")) {
    const [from, to = from] = range.split(":");
    const [a, b] = [addressOf(from ?? ""), addressOf(to ?? "")];
    if (!a || !b || (b.row - a.row + 1) * (b.column - a.column + 1) > 10_000) return null;
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
