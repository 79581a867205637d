import type { WrittenCell, WrittenTable } from "../../facts/disclosure.ts";
import { escapeHtml } from "../html/escape.ts";
import type { PageFigures } from "./figures.ts";
import { cellTextKey, noteKey } from "./figures.ts";
import { passageHtml } from "./passage.ts";
import type { Terms } from "./terms.ts";

export interface TableOptions {
  /** Number of its block. */
  readonly block: number;
  /** Its title, or the heading that says it. */
  readonly name: string;
  readonly figures: PageFigures;
  readonly terms: Terms;
}

type Row = readonly (WrittenCell | null)[];

/**
 * A table with caption and notes in a box that scrolls. Header cells say what they head: by scope where one cell at
 * the left names the row, by the ids of the headers where a table holds several blocks side by side.
 */
export function tableHtml(table: WrittenTable, options: TableOptions): string {
  const { block, name, figures, terms } = options;
  const seen = new Set<string>();
  // A label may hold a figure of its own (单价100万元以上设备): it stays a label.
  const isFigure = (r: number, c: number): boolean => table.rows[r]?.[c]?.figure != null;
  const drawn = (cell: WrittenCell, r: number, c: number): string => {
    const here = figures.of.get(cellTextKey(block, r, c)) ?? [];
    return passageHtml(cell.text, here, terms.find(cell.text, seen));
  };
  const labels = labelColumns(table, isFigure);
  const grid = table.form === "自评表" ? formRows(table, drawn) : bodyRows(table, labels, isFigure, drawn);
  const notes = table.notes.map(
    (note, i) => `<p>${passageHtml(note, figures.of.get(noteKey(block, i)), terms.find(note, seen))}</p>`,
  );
  const head = table.rows
    .slice(0, table.headerRows)
    .map((row, r) => `<tr>${headCells(table, row, r, labels, drawn)}</tr>`);
  const thead = head.length === 0 ? "" : `<thead>${head.join("")}</thead>`;
  const id = escapeHtml(table.id);
  return (
    `<div class="tab${table.landscape ? " wide" : ""}" id="${id}">` +
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(name)}">` +
    `<table class="${tableClass(table, labels)}"${table.title === null ? ` aria-label="${escapeHtml(name)}"` : ""}>${captionHtml(table)}${thead}${grid}</table></div>` +
    `${notes.length === 0 ? "" : `<div class="notes">${notes.join("")}</div>`}</div>`
  );
}

/** What stands above the table; where a heading says the title already, it is not said again. */
function captionHtml({ title, number, owner, year, unit }: WrittenTable): string {
  const parts = [number, owner, year, unit].flatMap((text) =>
    text === null ? [] : [`<div>${escapeHtml(text)}</div>`],
  );
  const line = parts.length === 0 ? "" : `<div class="line">${parts.join("")}</div>`;
  if (title !== null) return `<caption><h3>${escapeHtml(title)}</h3>${line}</caption>`;
  return line === "" ? "" : `<caption>${line}</caption>`;
}

function tableClass({ form, headerRows, rows }: WrittenTable, labels: readonly number[]): string {
  if (form === "自评表") return "form";
  const sticky = labels.length > 0 && !isSided(labels) ? ` s${Math.min(2, labels.length)}` : "";
  const size = (rows[0]?.length ?? 0) > 9 ? " many" : "";
  return `grid${sticky}${size}${headerRows === 0 ? " parts" : ""}`;
}

/** The columns that name rows: words and codes without a figure, numbers of lines aside. */
function labelColumns(
  { rows, headerRows, columns }: WrittenTable,
  isFigure: (r: number, c: number) => boolean,
): number[] {
  return columns.flatMap((_, c) => {
    const names = rows.some(
      (row, r) => r >= headerRows && namesRow(row[c]) && row[c]!.colSpan === 1 && !isFigure(r, c),
    );
    const counts = rows.some((_row, r) => isFigure(r, c));
    return names && !counts ? [c] : [];
  });
}

function namesRow(cell: WrittenCell | null | undefined): boolean {
  return hasWords(cell) || (cell != null && /^\d{3,}$/.test(cell.text));
}

function hasWords(cell: WrittenCell | null | undefined): boolean {
  return cell != null && /[\p{L}]/u.test(cell.text);
}

/** Whether labels stand right of figures: a table of several blocks side by side. */
function isSided(labels: readonly number[]): boolean {
  const first = labels[0] ?? 0;
  return labels.some((column, i) => column > first + i);
}

type Drawn = (cell: WrittenCell, r: number, c: number) => string;

function alignment({ align, text }: WrittenCell, figure: boolean): string {
  if (figure || align === "right") return ' class="n"';
  if (/^\d+$/.test(text)) return align === "center" ? ' class="c k"' : ' class="k"';
  return align === "center" ? ' class="c"' : "";
}

function spans({ colSpan, rowSpan }: WrittenCell): string {
  return `${colSpan > 1 ? ` colspan="${colSpan}"` : ""}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}`;
}

function headCells(
  table: WrittenTable,
  row: Row,
  r: number,
  labels: readonly number[],
  drawn: Drawn,
): string {
  const sided = isSided(labels);
  return row
    .map((cell, c) => {
      if (!cell) return "";
      const html = drawn(cell, r, c);
      if (cell.text.trim() === "") return `<td${spans(cell)}></td>`;
      const id = sided ? ` id="${escapeHtml(`${table.id}-h${r + 1}-${c + 1}`)}"` : "";
      return `<th${id} scope="${cell.colSpan > 1 ? "colgroup" : "col"}"${spans(cell)}>${html}</th>`;
    })
    .join("");
}

function bodyRows(
  table: WrittenTable,
  labels: readonly number[],
  isFigure: (r: number, c: number) => boolean,
  drawn: Drawn,
): string {
  const sided = isSided(labels);
  const width = table.columns.length;
  const bodies: string[][] = [[]];
  const heads = sided ? columnHeads(table) : [];
  table.rows.forEach((row, r) => {
    if (r < table.headerRows) return;
    const plain = !row.some((_, c) => isFigure(r, c));
    const [first] = row;
    if (plain && first && first.colSpan === width && first.text.trim() !== "") {
      bodies.push([`<tr><th scope="rowgroup"${spans(first)}>${drawn(first, r, 0)}</th></tr>`]);
      return;
    }
    const isHead = plain && table.headerRows === 0 && row.every((cell) => hasWords(cell));
    let label = "";
    const cells = row.map((cell, c) => {
      if (!cell) return "";
      const html = drawn(cell, r, c);
      if (isHead) return `<th scope="col"${spans(cell)}>${html}</th>`;
      if (labels.includes(c) && cell.text.trim() !== "") {
        const kind = alignment(cell, false);
        if (!sided) return `<th scope="row"${kind}${spans(cell)}>${html}</th>`;
        label = `${table.id}-r${r + 1}-${c + 1}`;
        return `<th id="${escapeHtml(label)}"${kind}${spans(cell)}>${html}</th>`;
      }
      if (labels.includes(c)) label = "";
      const headers = [...(heads[c] ?? []), ...(label === "" ? [] : [label])];
      const heard = sided && cell.text + html !== "" ? ` headers="${escapeHtml(headers.join(" "))}"` : "";
      return `<td${alignment(cell, isFigure(r, c))}${spans(cell)}${heard}>${html}</td>`;
    });
    const empty = !plain && row.every((cell, c) => !cell || !isFigure(r, c) || cell.text.trim() === "");
    bodies.at(-1)!.push(`<tr${empty ? ' class="z"' : ""}>${cells.join("")}</tr>`);
  });
  return bodies.flatMap((rows) => (rows.length === 0 ? [] : [`<tbody>${rows.join("\n")}</tbody>`])).join("");
}

/** Ids of the header cells above each column. */
function columnHeads({ id, rows, headerRows, columns }: WrittenTable): string[][] {
  return columns.map((_, column) =>
    rows
      .slice(0, headerRows)
      .flatMap((row, r) =>
        row.flatMap((cell, c) =>
          cell && cell.text.trim() !== "" && c <= column && column < c + cell.colSpan
            ? [`${id}-h${r + 1}-${c + 1}`]
            : [],
        ),
      ),
  );
}

/**
 * A self-evaluation form: rows of words only are headers of the columns below, the first words of any other row name
 * it.
 */
function formRows(table: WrittenTable, drawn: Drawn): string {
  const rows = table.rows.map((row, r) => {
    const said = row.filter((cell): cell is WrittenCell => cell !== null && cell.text.trim() !== "");
    const isHead = said.length >= 2 && said.every((cell) => cell.align === "center" && !/\d/.test(cell.text));
    const most = said.length >= 4 ? 2 : 1;
    let named = false;
    const cells = row.map((cell, c) => {
      if (!cell) return "";
      const html = drawn(cell, r, c);
      const size = spans(cell);
      if (cell.text.trim() === "") return `<td${size}>${html}</td>`;
      if (isHead && cell.rowSpan <= most) return `<th scope="col"${size}>${html}</th>`;
      if (!named && cell.text.length < 40 && !/^[\d.%≥≤]+$/.test(cell.text)) {
        named = cell.rowSpan === 1;
        return `<th scope="${cell.rowSpan > 1 ? "rowgroup" : "row"}"${size}>${html}</th>`;
      }
      return `<td${alignment(cell, false)}${size}>${html}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<tbody>${rows.join("\n")}</tbody>`;
}
