import type { AccountTable } from "../facts/account.ts";
import { rescale } from "../facts/decimal.ts";
import { readCell } from "./numerals.ts";

/** The words above a column, from the outermost merged header to its own. */
export type HeaderPath = readonly string[];

/** The header path of every column; 栏次 rows and numbers are left out, words are without blanks. */
export function headerPaths(table: AccountTable): HeaderPath[] {
  const rows = table.rows
    .slice(0, table.headerRows)
    .map((row) => row.map((cell) => cell.text.replace(/\s+/g, "")))
    .filter(
      (row) => !isColumnNumbers(row) && !row.every((text) => text === "" || /^\d{1,2}(?:\.0+)?$/.test(text)),
    );
  const width = table.rows[0]?.length ?? 0;
  const filled: string[][] = [];
  for (let r = rows.length - 1; r >= 0; r -= 1) {
    let current = "";
    const above = rows.slice(0, r);
    filled.unshift(
      rows[r]!.map((text, c) => {
        // A header that begins further up reaches down over this row and ends what stood beside it.
        if (text !== "" || above.some((row) => (row[c] ?? "") !== "")) current = text;
        // A blank beside a merged header belongs to it only where a narrower header stands underneath.
        return text === "" && filled.some((below) => (below[c] ?? "") !== "") ? current : text;
      }),
    );
  }
  return Array.from({ length: width }, (_, c) => {
    const path: string[] = [];
    for (const row of filled) {
      const text = row[c] ?? "";
      if (text !== "" && text !== path.at(-1)) path.push(text);
    }
    return path;
  });
}

const numberLabels = /^(?:[栏档行]次|类|款|项|编号|[—－-]+)$/;
/** 1, 1.00, and what a number adds up: 1＝2＋3. */
const columnNumber = /^\d{1,2}(?:\.0+)?(?:[=＝].*)?$/;

/** Whether a row numbers the columns: 栏次 in any column, or nothing but 1, 2, 3 … and 类, 款 and 项. */
export function isColumnNumbers(row: readonly string[]): boolean {
  const words = row.filter((text) => text !== "");
  const numbers = words.filter((text) => !numberLabels.test(text));
  if (words.some((text) => /^[栏档]次$/.test(text))) return numbers.every((text) => columnNumber.test(text));
  return (
    numbers.length > 1 &&
    numbers.every((text, i) => new RegExp(`^${i + 1}(?:\\.0+)?(?:[=＝].*)?$`).test(text))
  );
}

/** Columns that number their rows, whatever they print behind the point. */
export function numberingColumns({
  rows,
  headerRows,
}: Pick<AccountTable, "rows" | "headerRows">): ReadonlySet<number> {
  const columns = new Set<number>();
  const width = rows[0]?.length ?? 0;
  for (let col = 0; col < width; col += 1) {
    const numbers = rows.slice(headerRows).flatMap((row) => {
      const figure = readCell(row[col]?.text ?? "");
      return figure.kind === "figure" ? [rescale(figure.decimal, 2)] : [];
    });
    const counts = numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 100n);
    if (numbers.length > 2 && counts) columns.add(col);
  }
  return columns;
}
