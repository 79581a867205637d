import type { Account, AccountTable, Cell } from "../../facts/account.ts";
import { escapeHtml } from "./escape.ts";
import type { Layout, Passage } from "./layout.ts";
import { cellKey } from "./layout.ts";
import { passageHtml } from "./passage.ts";
import { formWords } from "./place-words.ts";

/** A table in its own scrolling container, with caption, column and row headers. */
export function tableHtml(table: AccountTable, caption: string, account: Account, layout: Layout): string {
  const passageOf = (cell: Cell): Passage =>
    layout.passages.get(cellKey(cell.spot.block, cell.spot.row, cell.spot.col))!;
  const head = headRows(table, passageOf);
  const name = escapeHtml(table.title ?? (table.form ? formWords(table.form) : "未命名的表"));
  const wide = (table.rows[0]?.length ?? 0) > 7 ? " wide" : "";
  const form = table.form === "自评表" ? " form" : "";
  const sides = table.form === "公开01表" || table.form === "公开04表";
  const quantities = account.facts;
  const body = table.rows.slice(head).map((row) => {
    let named = false;
    const cells = row.map((cell) => {
      const passage = passageOf(cell);
      const html = passageHtml(passage);
      const isFigure = passage.figures.some(({ facts }) => facts.some((i) => quantities[i]!.spot.row >= 0));
      const numeric = isNumeric(cell.text) || (isFigure && cell.text.trim() === "");
      const isCode = !sides && !named && /^\d+$/.test(cell.text.trim());
      if (!isFigure && (sides || !named) && cell.text.trim() !== "" && (!numeric || isCode)) {
        named = true;
        return `<th scope="row">${html}</th>`;
      }
      return numeric ? `<td class="num">${html}</td>` : `<td>${html}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const thead = head === 0 ? "" : `<thead>${headHtml(table.rows.slice(0, head), passageOf)}</thead>`;
  return (
    `<div class="scroll" id="t${table.block}" role="region" tabindex="0" aria-label="${name}">` +
    `<table class="${`grid${wide}${form}`}"><caption>${caption}</caption>${thead}<tbody>${body.join("\n")}</tbody></table></div>`
  );
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
function headHtml(rows: readonly (readonly Cell[])[], passageOf: (cell: Cell) => Passage): string {
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
    drawn.push(`<tr>${cells.join("")}</tr>`);
  });
  return drawn.join("\n");
}

function isNumeric(text: string): boolean {
  return /^\s*[-+—–]?[\d,，]+(?:\.\d+)?\s*%?\s*$|^\s*[-—–]+\s*$/.test(text);
}
