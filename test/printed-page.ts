import type { Document, Table } from "../src/read/document.ts";
import type { Shape } from "./invented/accounts.ts";
import type { Turn } from "./turned-pdf.ts";

/** How a producer draws the tables of a page. */
export interface PrintStyle {
  readonly css: string;
  /** Self-evaluation forms have no walls either and cannot be told apart. */
  readonly openForms?: boolean;
  /** The invented accounts to print; the rich one when nothing is said. */
  readonly shapes?: readonly Shape[];
  /** Pages are turned after printing. */
  readonly turn?: Turn;
  /** Head and foot on every page. */
  readonly running?: boolean;
  /** How an amount is printed instead of `1234.56`. */
  readonly amount?: (text: string) => string;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const base = `
  @page { size: A4; margin: 18mm 15mm; }
  * { box-sizing: border-box; }
  body { font: 10.5pt/1.6 "Noto Sans CJK SC", sans-serif; margin: 0; }
  h1, h2, h3, h4 { text-align: center; font-size: 14pt; margin: 8pt 0; }
  p { margin: 3pt 0; text-indent: 2em; }
  p.contents { text-indent: 0; }
  .labels { display: flex; justify-content: space-between; font-size: 9pt; }
  table { border-collapse: collapse; width: 100%; font-size: 7.5pt; line-height: 1.35; margin: 2pt 0 6pt; }
  td, th { padding: 1.5pt 3pt; font-weight: normal; }
  th { text-align: center; }
  td.amount { text-align: right; white-space: nowrap; }
  tr { break-inside: avoid; }
  section { break-before: page; }
`;

/**
 * A disclosure as a page to print: its tables with merged header cells, amounts to the right, labels above a table
 * in one line, each table on a new page.
 */
export function printedPage(document: Document, { css, amount }: PrintStyle): string {
  const parts: string[] = [];
  const { blocks } = document;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i]!;
    if (block.kind === "table") parts.push(printedTable(block, amount));
    else {
      const { text } = block.passage;
      const labels: string[] = [];
      while (isLabel(blocks[i]) && labels.length < 4) {
        labels.push(textOf(blocks[i]!));
        i += 1;
      }
      if (labels.length > 0) {
        i -= 1;
        const [number, ...rest] = /^公开/.test(labels[0]!) ? labels : ["", ...labels];
        if (number) parts.push(`<div class="labels"><span></span><span>${escaped(number)}</span></div>`);
        if (rest.length > 0)
          parts.push(
            `<div class="labels">${rest.map((label) => `<span>${escaped(label)}</span>`).join("")}</div>`,
          );
      } else if (block.kind === "heading") parts.push(`<h${block.level}>${escaped(text)}</h${block.level}>`);
      else parts.push(`<p${/\.{4}/.test(text) ? ' class="contents"' : ""}>${escaped(text)}</p>`);
    }
  }
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><style>${base}${css}</style></head><body>${parts.join("\n")}</body></html>`;
}

/** The same page as an office program understands it: walls and sides as attributes, labels with blanks between. */
export function officePage(document: Document): string {
  return printedPage(document, { css: "@page { size: 420mm 297mm; margin: 12mm; }" })
    .replaceAll("<table>", '<table border="1" cellspacing="0" cellpadding="2">')
    .replaceAll('class="amount"', 'align="right"')
    .replaceAll('<div class="labels"><span></span><span>', '<div class="labels"><span>')
    .replaceAll("</span><span>", "</span>　　　　<span>");
}

function textOf(block: Document["blocks"][number]): string {
  return block.kind === "table" ? "" : block.passage.text.trim();
}

function isLabel(block: Document["blocks"][number] | undefined): boolean {
  if (block?.kind !== "paragraph") return false;
  return /^公开\d+表$|^(?:部门名称|金额单位|单位)[:：]|^\d{4}年度$/.test(textOf(block));
}

function printedTable(table: Table, amount: (text: string) => string = (text) => text): string {
  const rows = table.rows.map((row) => row.map(({ text }) => text));
  const first = rows.findIndex((row) => row.some((text) => /^-?\d+\.\d\d$/.test(text)));
  const numbers = rows.findIndex((row) => /^栏次$/.test(row[0] ?? "") || row.slice(0, 3).join() === "1,2,3");
  const isForm = rows.some((row) => row.some((text) => /一级指标/.test(text)));
  let head = numbers === -1 ? Math.max(first, 0) : numbers;
  if (isForm || /^[一二三]、/.test(rows[0]?.[0] ?? "")) head = 0;
  const taken = rows.map((row) => row.map(() => false));
  const drawn = rows.map((row, r) =>
    row
      .map((text, c) => {
        if (taken[r]![c]) return "";
        const [down, across] =
          r < head
            ? span(rows, taken, r, c, head)
            : [1, /^(?:栏次|合计)$/.test(text) && row[c + 1] === "" && c === 0 && rows[0]![1] === "" ? 2 : 1];
        for (let i = r; i < r + down; i += 1) for (let k = c; k < c + across; k += 1) taken[i]![k] = true;
        const spans = `${down > 1 ? ` rowspan="${down}"` : ""}${across > 1 ? ` colspan="${across}"` : ""}`;
        const figure = /^-?\d+\.\d\d$/.test(text);
        if (r < head) return `<th${spans}>${escaped(text)}</th>`;
        return `<td${spans}${figure ? ' class="amount"' : classOf(text)}>${escaped(figure ? amount(text) : text)}</td>`;
      })
      .join(""),
  );
  const lines = drawn.map((cells) => `<tr>${cells}</tr>`);
  return `<table><thead>${lines.slice(0, head).join("")}</thead><tbody>${lines.slice(head).join("")}</tbody></table>`;
}

function classOf(text: string): string {
  return /^\d{1,2}$/.test(text) ? ' class="number"' : "";
}

/** How many rows and columns of the header a title covers: blanks to its right, then blanks below all of it. */
function span(
  rows: readonly (readonly string[])[],
  taken: readonly (readonly boolean[])[],
  r: number,
  c: number,
  head: number,
): [number, number] {
  let across = 1;
  while (rows[r]![c] !== "" && rows[r]![c + across] === "" && !taken[r]![c + across]) across += 1;
  let down = 1;
  while (
    r + down < head &&
    Array.from({ length: across }, (_, i) => rows[r + down]![c + i]).every((text) => text === "")
  )
    down += 1;
  return [down, across];
}
