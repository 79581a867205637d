import type { Disclosure, DisclosureBlock, WrittenTable } from "../../facts/disclosure.ts";
import { draftMark } from "./draft-mark.ts";
import type { Part, Print, PrintedCell, PrintedCover, PrintedTable } from "./print.ts";
import type { MakeUp } from "./spreads.ts";
import { depthsOf, frameOf, margins, ofTables, spreadsOf } from "./spreads.ts";
import { isNumber, layoutOf } from "./table-layout.ts";
import { evenWidth, linesIn, piecesOf, widthOf } from "./text-width.ts";

/** Divides a disclosure into pages of one make-up and says of each part how it is printed. */
export function printOf(disclosure: Disclosure): Print {
  const blocks = disclosure.blocks.filter((block) => block.kind !== "heading" || !isBlank(block.text));
  const spreads = spreadsOf(blocks);
  const body = spreads.findIndex(({ makeUp }) => makeUp !== "front");
  const depths = depthsOf(blocks);
  return {
    title: disclosure.unit + disclosure.title + (disclosure.draft ? "（草稿）" : ""),
    author: disclosure.unit,
    date: dateOf(blocks),
    draft: disclosure.draft,
    mark: disclosure.draft ? draftMark : "",
    runs: spreads.map(({ makeUp, blocks: printed }, index) => ({
      landscape: makeUp === "landscape",
      margins: margins[makeUp],
      numbered: makeUp !== "front",
      first: index === body,
      parts: printed.map((_, i) => partOf(printed, i, makeUp, disclosure.title, depths)),
    })),
  };
}

function partOf(
  blocks: readonly DisclosureBlock[],
  index: number,
  makeUp: MakeUp,
  title: string,
  depths: ReadonlyMap<DisclosureBlock, number>,
): Part {
  const block = blocks[index]!;
  const depth = depths.get(block) ?? 1;
  const { width } = frameOf(makeUp);
  // A form begins a page, and where headings stand above it the first of them does.
  const begins = index > 0 && ofTables(makeUp) && blocks[index - 1]?.kind !== "heading";
  switch (block.kind) {
    case "cover":
      return coverOf(block.lines.map(drawn), title, width);
    case "contents":
      return { kind: "contents", newPage: false, title: drawnOrNull(block.title) };
    case "heading": {
      const { level: look, text } = block;
      const newPage = index > 0 && (block.newPage || begins);
      const measure = evenWidth(`${look === 1 ? "" : "　　"}${text}`, look === 1 ? 20 : 16, width);
      return { kind: "heading", newPage, text: drawn(text), look, depth, listed: look <= 2, measure };
    }
    case "paragraph":
      return { kind: "paragraph", newPage: false, text: piecesOf(drawn(block.text)) };
    case "table": {
      const above = blocks.slice(0, index);
      const headings = above.slice(above.findLastIndex(({ kind }) => kind !== "heading") + 1);
      return tableOf(block, headings, makeUp, depth, begins);
    }
  }
}

function coverOf(lines: readonly string[], title: string, width: number): PrintedCover {
  const at = lines.indexOf(title);
  const headLines = at === -1 ? Math.min(2, lines.length) : at + 1;
  const head = lines.slice(0, headLines).map((text) => {
    const measure = evenWidth(text, text === title ? 32 : 24, width);
    return { text, measure };
  });
  const foot = lines.slice(headLines);
  return { kind: "cover", newPage: false, title, head, foot };
}

function tableOf(
  table: WrittenTable,
  headings: readonly DisclosureBlock[],
  makeUp: MakeUp,
  depth: number,
  newPage: boolean,
): PrintedTable {
  const { width, height } = frameOf(makeUp);
  const room = height - spaceAround(table, headings.length, width);
  const { tall, ...layout } = layoutOf(table, { width, height: room });
  return {
    kind: "table",
    newPage,
    depth,
    measure: evenWidth(table.title ?? "", 15, width),
    wideOwner: widthOf(table.owner ?? "") * 10.5 > width * 0.38,
    ...layout,
    number: drawnOrNull(table.number),
    title: drawnOrNull(table.title),
    owner: drawnOrNull(table.owner),
    year: drawnOrNull(table.year),
    unit: drawnOrNull(table.unit),
    header: headerRowsOf(table),
    cells: cellsOf(table, tall),
    notes: table.notes.map((note) => piecesOf(drawn(note))),
  };
}

/** Height of what stands with a table on its page, in points: headings above, caption and notes. */
function spaceAround(table: WrittenTable, headings: number, width: number): number {
  const title = table.title === null ? 0 : linesIn(table.title, width / 15) * 21 + 8;
  const labels = [table.number, table.owner ?? table.year ?? table.unit].filter((line) => line !== null);
  const notes = table.notes.reduce((sum, note) => sum + linesIn(note, width / 10.5) * 14.5 + 6, 0);
  return headings * 46 + title + labels.length * 15.5 + notes + 8;
}

/** Header rows, with the rows that their merged cells reach down to; a table that were all header has none. */
function headerRowsOf(table: WrittenTable): number {
  let rows = table.headerRows;
  for (let row = 0; row < rows; row += 1)
    for (const cell of table.rows[row] ?? []) if (cell) rows = Math.max(rows, row + cell.rowSpan);
  return rows < table.rows.length ? rows : 0;
}

function cellsOf(table: WrittenTable, tall: readonly boolean[]): PrintedCell[] {
  return table.rows.flatMap((row, y) =>
    row.flatMap((cell, x): PrintedCell[] =>
      cell === null
        ? []
        : [
            {
              x,
              y,
              across: cell.colSpan,
              down: cell.rowSpan,
              align: cell.align,
              text: piecesOf(drawn(cell.text)),
              number: isNumber(cell.text),
              // A cell over several rows may be divided between them; its rows themselves are not.
              breakable: cell.rowSpan > 1 || tall[y] === true,
            },
          ],
    ),
  );
}

/** The last date on the cover: the same data give the same bytes, whenever they are printed. */
function dateOf(blocks: readonly DisclosureBlock[]): Print["date"] {
  const lines = blocks.flatMap((block) => (block.kind === "cover" ? block.lines : []));
  const date = lines.flatMap((line) => [...line.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)]).at(-1);
  if (!date) return null;
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 28 + daysBeyond(year, month)
    ? [year, month, day]
    : null;
}

function daysBeyond(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 2 : 3;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
}

function drawnOrNull(text: string | null): string | null {
  return text === null || isBlank(text) ? null : drawn(text);
}

/** Whether nothing of a text would be seen; a heading without words may not be tagged as one. */
function isBlank(text: string): boolean {
  return drawn(text).trim() === "";
}

/** A text without what draws nothing: signs of no width and marks of direction; a tab is a blank. */
function drawn(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g, "")
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\f]/g, "\n")
    .replaceAll("\t", " ");
}
