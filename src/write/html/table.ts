import type { AccountTable, Cell } from "../../facts/account.ts";
import { escapeHtml } from "./escape.ts";
import type { Layout, Passage } from "./layout.ts";
import { cellKey } from "./layout.ts";
import { passageHtml } from "./passage.ts";
import { formWords } from "./place-words.ts";
import { addressesOf } from "./sheet-address.ts";

/**
 * A table in its own scrolling container, with caption, column and row headers; one from a workbook also with the
 * letters and numbers of its cells.
 */
export function tableHtml(table: AccountTable, caption: string, layout: Layout): string {
  const passageOf = (cell: Cell): Passage =>
    layout.passages.get(cellKey(cell.spot.block, cell.spot.row, cell.spot.col))!;
  const head = headRows(table, passageOf);
  const name = escapeHtml(table.title ?? (table.form ? formWords(table.form) : "未命名的表"));
  const wide = (table.rows[0]?.length ?? 0) > 7 ? " wide" : "";
  const form = table.form === "自评表" ? " form" : "";
  const sides = table.form === "公开01表" || table.form === "公开04表";
  const addresses = addressesOf(table);
  const numberOf = (row: number): string =>
    addresses ? `<td class="ad">${escapeHtml(addresses.rows[row] ?? "")}</td>` : "";
  const body = table.rows.slice(head).map((row, r) => {
    let named = false;
    const spans = form === "" ? null : spansOf(row, passageOf);
    const cells = row.map((cell, column) => {
      const across = spans?.[column] ?? 1;
      if (across === 0) return "";
      const span = across > 1 ? ` colspan="${across}"` : "";
      const passage = passageOf(cell);
      const html = passageHtml(passage);
      const isFigure = passage.figures.length > 0;
      const text = cell.text.trim();
      const numeric = isNumeric(cell.text) || (isFigure && text === "");
      const isCode = !sides && !named && /^\d+$/.test(text);
      if (!isFigure && (sides || !named) && text !== "" && (!numeric || isCode)) {
        named = true;
        return `<th scope="row"${span}>${html}</th>`;
      }
      if (numeric) return `<td class="num"${span}>${html}</td>`;
      return text === "" ? `<td${span}>${html}</td>` : `<td class="txt"${span}>${html}</td>`;
    });
    return `<tr>${numberOf(head + r)}${cells.join("")}</tr>`;
  });
  const letters = addresses
    ? `<tr><td class="ad"></td>${addresses.columns.map((letter) => `<td class="ad">${letter}</td>`).join("")}</tr>`
    : "";
  const headers = head === 0 ? "" : headHtml(table.rows.slice(0, head), passageOf, numberOf);
  const thead = letters + headers === "" ? "" : `<thead>${letters}${headers}</thead>`;
  return (
    `<div class="scroll" id="t${table.block}" role="region" tabindex="0" aria-label="${name}">` +
    `<table class="${`grid${wide}${form}`}"><caption>${caption}</caption>${thead}<tbody>${body.join("\n")}</tbody></table></div>`
  );
}

/**
 * Columns that each cell of a form's row covers, 0 for those covered: in rows with few words the blanks after
 * a cell belong to it. Null where the row is full, or a blank is a figure.
 */
function spansOf(row: readonly Cell[], passageOf: (cell: Cell) => Passage): number[] | null {
  const filled = row.filter(({ text }) => text.trim() !== "").length;
  if (filled === 0 || filled > 4 || row.length < 8) return null;
  const spans = row.map(() => 1);
  let owner = -1;
  row.forEach((cell, column) => {
    const { figures, marks } = passageOf(cell);
    const blank = cell.text.trim() === "" && figures.length === 0 && marks.length === 0;
    if (!blank) owner = column;
    else if (owner >= 0) {
      spans[owner]! += 1;
      spans[column] = 0;
    }
  });
  return spans;
}

/** Header rows; where none were recognised, a first row without figures is one. */
function headRows(table: AccountTable, passageOf: (cell: Cell) => Passage): number {
  if (table.form === "自评表") return 0;
  if (table.headerRows > 0) return Math.min(table.headerRows, table.rows.length - 1);
  const first = table.rows[0];
  return first && table.rows.length > 1 && first.every((cell) => passageOf(cell).figures.length === 0)
    ? 1
    : 0;
}

/** Header cells merged over the blanks that belong to them: to the right inside their group, then down. */
function headHtml(
  rows: readonly (readonly Cell[])[],
  passageOf: (cell: Cell) => Passage,
  numberOf: (row: number) => string,
): string {
  const width = rows[0]?.length ?? 0;
  const taken = rows.map(() => new Array<boolean>(width).fill(false));
  // The column at which the group above a column begins: merging stops where it changes.
  let group = new Array<number>(width).fill(0);
  const drawn: string[] = [];
  rows.forEach((row, r) => {
    const cells: string[] = [];
    const next = [...group];
    for (let c = 0; c < width; c += 1) {
      if (taken[r]![c]) {
        next[c] = group[c]!;
        continue;
      }
      const cell = row[c]!;
      const blank = (at: number, column: number): boolean =>
        rows[at]?.[column]?.text.trim() === "" && !taken[at]![column];
      let across = 1;
      if (cell.text.trim() !== "")
        while (c + across < width && blank(r, c + across) && group[c + across] === group[c]) across += 1;
      let down = 1;
      const columns = [...Array(across).keys()].map((i) => c + i);
      if (cell.text.trim() !== "")
        while (r + down < rows.length && columns.every((column) => blank(r + down, column))) down += 1;
      for (let i = 0; i < down; i += 1) for (const column of columns) taken[r + i]![column] = true;
      for (const column of columns) next[column] = r * width + c + 1;
      const html = passageHtml(passageOf(cell));
      const span = `${across > 1 ? ` colspan="${across}"` : ""}${down > 1 ? ` rowspan="${down}"` : ""}`;
      if (cell.text.trim() === "") cells.push(`<td class="h"${span}>${html}</td>`);
      else cells.push(`<th scope="${across > 1 ? "colgroup" : "col"}"${span}>${html}</th>`);
    }
    group = next;
    drawn.push(`<tr>${numberOf(r)}${cells.join("")}</tr>`);
  });
  return drawn.join("\n");
}

function isNumeric(text: string): boolean {
  return /^\s*[-+—–]?[\d,，]+(?:\.\d+)?\s*%?\s*$|^\s*[-—–]+\s*$/.test(text);
}
