import { addressOf, columnName } from "../facts/cell-name.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

/** Decimals in which sums are computed. */
const places = 10;
const longest = 400;
/** Cells that all formulas of a workbook may add up together: a sum over the whole sheet in every row is no use. */
const mostTerms = 5_000_000;
/** A formula that rests on a longer chain of formulas without results is not followed. */
const deepest = 200;

export const errorValue = /^#(?:REF!|DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|NULL!)$/;

/** The sheets of a workbook by name, for formulas that add up cells of them. */
export interface Workbook {
  /** The result of a formula in exact decimals, in plain digits; null where it is no sum or a term is not known. */
  resultOf(formula: string, sheet: Sheet): string | null;
  /** What formulas may still add up, and whether one was passed over for adding up too much. */
  readonly effort: { left: number; passed: boolean };
}

/** Opens sheets for computing sums: `SUM`, `+`, `−`, brackets and `ROUND` over cells and numbers, nothing else. */
export function openWorkbook(sheets: readonly Sheet[]): Workbook {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const known = new Map<SheetCell, bigint | null>();
  const effort = { left: mostTerms, passed: false };
  let depth = 0;

  /** The number in a cell: stored, or computed where its formula has no result; null where it cannot be known. */
  function numberIn(cell: SheetCell, sheet: Sheet): bigint | null {
    if (cell.number !== null) return scaled(cell.number);
    if (errorValue.test(cell.text)) return null;
    if (cell.formula === null || cell.text !== "" || cell.blankResult === true) return 0n;
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (depth >= deepest) return null;
    // Stands while its terms are looked up: a cell is no part of itself.
    known.set(cell, null);
    depth += 1;
    const value = compute(cell.formula, sheet);
    depth -= 1;
    known.set(cell, value);
    return value;
  }

  function compute(formula: string, sheet: Sheet): bigint | null {
    if (formula.length > longest || formula === "") return null;
    const text = formula.replace(/^=/, "");
    let at = 0;
    const skip = (): void => {
      while (at < text.length && /\s/.test(text[at]!)) at += 1;
    };
    const take = (pattern: RegExp): string | null => {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? null;
      if (found !== null) at += found.length;
      return found;
    };
    const total = expression(0);
    skip();
    return at === text.length ? total : null;

    function expression(level: number): bigint | null {
      let sum = 0n;
      for (let first = true; ; first = false) {
        skip();
        const sign = take(/[-+]/y);
        if (!first && sign === null) return sum;
        const value = term(level);
        if (value === null) return null;
        sum += sign === "-" ? -value : value;
        skip();
        if (at >= text.length || !/[-+]/.test(text[at]!)) return sum;
      }
    }

    function term(level: number): bigint | null {
      skip();
      if (level > 8) return null;
      if (take(/\(/y)) return closed(expression(level + 1));
      if (take(/SUM\s*\(/iy)) return closed(summed());
      if (take(/ROUND\s*\(/iy)) return rounded(level);
      const digits = take(/\d+(?:\.\d+)?(?![\w!:.])/y);
      if (digits !== null) return scaled(digits);
      const ref = reference();
      if (!ref) return null;
      const cell = cellAt(ref.sheet, ref.row, ref.column);
      // Words cannot be added.
      if (cell && cell.number === null && cell.text !== "") return null;
      return cell ? numberIn(cell, ref.sheet) : 0n;
    }

    function closed(value: bigint | null): bigint | null {
      skip();
      return take(/\)/y) === null ? null : value;
    }

    function rounded(level: number): bigint | null {
      const value = expression(level + 1);
      skip();
      const comma = take(/,\s*/y);
      const decimals = take(/\d/y);
      if (value === null || comma === null || decimals === null || Number(decimals) > places) return null;
      const unit = 10n ** BigInt(places - Number(decimals));
      const half = value < 0n ? -unit / 2n : unit / 2n;
      return closed(((value + half) / unit) * unit);
    }

    function summed(): bigint | null {
      let sum = 0n;
      for (;;) {
        skip();
        const digits = take(/[-+]?\d+(?:\.\d+)?(?![\w!:.])/y);
        const value = digits === null ? range() : scaled(digits.replace(/^\+/, ""));
        if (value === null) return null;
        sum += value;
        skip();
        if (take(/,/y) === null) return sum;
      }
    }

    function range(): bigint | null {
      const from = reference();
      if (!from) return null;
      const to = take(/:/y) === null ? from : reference(from.sheet);
      if (!to) return null;
      const cells = (to.row - from.row + 1) * (to.column - from.column + 1);
      if (cells < 1) return null;
      if (cells > 10_000 || cells > effort.left) {
        effort.passed = true;
        return null;
      }
      effort.left -= cells;
      let sum = 0n;
      for (let row = from.row; row <= to.row; row += 1)
        for (let column = from.column; column <= to.column; column += 1) {
          const cell = cellAt(from.sheet, row, column);
          const value = cell ? numberIn(cell, from.sheet) : 0n;
          if (value === null) return null;
          sum += value;
        }
      return sum;
    }

    function reference(own: Sheet = sheet): { sheet: Sheet; row: number; column: number } | null {
      skip();
      const named = take(/(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/uy);
      const name = named?.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
      const of = name === undefined ? own : byName.get(name);
      const ref = take(/\$?[A-Z]{1,3}\$?\d{1,7}(?![\w(!.])/iy);
      const address = ref === null ? null : addressOf(ref.replaceAll("$", "").toUpperCase());
      return of && address ? { sheet: of, ...address } : null;
    }
  }

  return {
    effort,
    resultOf: (formula, sheet) => {
      const value = compute(formula, sheet);
      return value === null ? null : plain(value);
    },
  };
}

function cellAt(sheet: Sheet, row: number, column: number): SheetCell | undefined {
  return sheet.cells.get(row)?.get(column);
}

/** Digits as an integer of the tenth decimal; null for what are none. */
export function scaled(number: string): bigint | null {
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

/** The formula of a cell that shares it with another cell so many rows above and columns to the left. */
export function shifted(formula: string, rows: number, columns: number): string {
  return formula.replace(
    /'(?:[^']|'')+'|"[^"]*"|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(!])/g,
    (whole, fixedColumn?: string, column?: string, fixedRow?: string, row?: string) => {
      const address = column && row ? addressOf(`${column}${row}`) : null;
      if (!address || fixedColumn === undefined || fixedRow === undefined) return whole;
      const to = {
        row: fixedRow === "$" ? address.row : address.row + rows,
        column: fixedColumn === "$" ? address.column : address.column + columns,
      };
      if (to.row < 0 || to.column < 0) return "#REF!";
      return `${fixedColumn}${columnName(to.column)}${fixedRow}${to.row + 1}`;
    },
  );
}
