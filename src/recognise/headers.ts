import type { AccountTable } from "../facts/account.ts";

/** The words above a column, from the outermost merged header to its own. */
export type HeaderPath = readonly string[];

/** The header path of every column; 栏次 rows and numbers are left out, words are without blanks. */
export function headerPaths(table: AccountTable): HeaderPath[] {
  const rows = table.rows
    .slice(0, table.headerRows)
    .map((row) => row.map((cell) => cell.text.replace(/\s+/g, "")))
    .filter((row) => !/^[栏档]次$/.test(row[0] ?? "") && !isColumnNumbers(row));
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

function isColumnNumbers(row: readonly string[]): boolean {
  const words = row.filter((text) => text !== "");
  return words.length > 0 && words.every((text) => /^\d{1,2}(?:\.0+)?$/.test(text));
}

/** The row of column numbers (栏次), if the table prints one. */
export function columnNumberRow(table: AccountTable): readonly string[] | null {
  for (const row of table.rows.slice(0, table.headerRows)) {
    const texts = row.map((cell) => cell.text.replace(/\s+/g, ""));
    if (/^[栏档]次$/.test(texts[0] ?? "") || isColumnNumbers(texts)) return texts;
  }
  return null;
}
