import type { Disclosure, DisclosureBlock, HeadingBlock, WrittenTable } from "../../facts/disclosure.ts";
import { draftMark } from "./draft-mark.ts";
import type { Frame, TableLayout } from "./table-layout.ts";
import { isNumber, layoutOf } from "./table-layout.ts";
import { evenWidth, linesIn, piecesOf, widthOf } from "./text-width.ts";

/** What the template prints: runs of pages of one make-up, lengths in points. */
export interface Print {
  readonly title: string;
  readonly author: string;
  readonly date: readonly [number, number, number] | null;
  readonly draft: boolean;
  /** Outlines of 草稿 as SVG, empty where it is none. */
  readonly mark: string;
  readonly runs: readonly Run[];
}

interface Run {
  readonly landscape: boolean;
  /** Top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
  readonly numbered: boolean;
  /** Whether pages count from 1 here. */
  readonly first: boolean;
  readonly parts: readonly Part[];
}

type Part = PrintedHeading | PrintedParagraph | PrintedTable | PrintedCover | PrintedContents;

interface PrintedHeading {
  readonly kind: "heading";
  readonly newPage: boolean;
  readonly text: string;
  /** How it looks: its level in the disclosure. */
  readonly look: number;
  /** Its level in the structure, which skips none. */
  readonly depth: number;
  readonly listed: boolean;
  /** Width in which it is divided evenly. */
  readonly measure: number;
}

/** A text, in pieces between which a line may end. */
type Pieces = readonly string[];

interface PrintedParagraph {
  readonly kind: "paragraph";
  readonly newPage: false;
  readonly text: Pieces;
}

interface PrintedCover {
  readonly kind: "cover";
  readonly newPage: false;
  /** What the disclosure is called, set larger than the other lines. */
  readonly title: string;
  readonly head: readonly { readonly text: string; readonly measure: number }[];
  readonly foot: readonly string[];
}

interface PrintedContents {
  readonly kind: "contents";
  readonly newPage: false;
  readonly title: string;
}

interface PrintedTable extends Omit<TableLayout, "tall"> {
  readonly kind: "table";
  readonly newPage: boolean;
  readonly depth: number;
  /** Width in which its title is divided evenly. */
  readonly measure: number;
  /** Whether the owner needs the room in which the year would be centred. */
  readonly wideOwner: boolean;
  readonly number: string | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly year: string | null;
  readonly unit: string | null;
  readonly header: number;
  readonly cells: readonly PrintedCell[];
  readonly notes: readonly Pieces[];
}

interface PrintedCell {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly align: "left" | "center" | "right";
  readonly text: Pieces;
  /** A number: never broken, its digits under those of the next row. */
  readonly number: boolean;
  readonly breakable: boolean;
}

type MakeUp = "front" | "text" | "portrait" | "landscape";

const mm = 72 / 25.4;
const margins: Readonly<Record<MakeUp, readonly [number, number, number, number]>> = {
  front: [37 * mm, 26 * mm, 35 * mm, 28 * mm],
  text: [37 * mm, 26 * mm, 35 * mm, 28 * mm],
  portrait: [24 * mm, 18 * mm, 22 * mm, 18 * mm],
  landscape: [17 * mm, 15 * mm, 16 * mm, 15 * mm],
};

function frameOf(makeUp: MakeUp): Frame {
  const [top, right, bottom, left] = margins[makeUp];
  const [width, height] = makeUp === "landscape" ? [297 * mm, 210 * mm] : [210 * mm, 297 * mm];
  return { width: width - left - right, height: height - top - bottom };
}

/** Divides a disclosure into pages of one make-up and says of each part how it is printed. */
export function printOf(disclosure: Disclosure): Print {
  const spreads = spreadsOf(disclosure.blocks);
  const body = spreads.findIndex(({ makeUp }) => makeUp !== "front");
  const depths = depthsOf(disclosure.blocks);
  return {
    title: disclosure.unit + disclosure.title + (disclosure.draft ? "（草稿）" : ""),
    author: disclosure.unit,
    date: dateOf(disclosure.blocks),
    draft: disclosure.draft,
    mark: disclosure.draft ? draftMark : "",
    runs: spreads.map(({ makeUp, blocks }, index) => ({
      landscape: makeUp === "landscape",
      margins: margins[makeUp],
      numbered: makeUp !== "front",
      first: index === body,
      parts: blocks.map((_, i) => partOf(blocks, i, makeUp, disclosure.title, depths)),
    })),
  };
}

interface Spread {
  readonly makeUp: MakeUp;
  readonly blocks: readonly DisclosureBlock[];
}

/** A statutory form stands on pages of its own, with the headings right above it and the remarks right below. */
function spreadsOf(blocks: readonly DisclosureBlock[]): Spread[] {
  const spreads: { makeUp: MakeUp; blocks: DisclosureBlock[] }[] = [];
  for (const block of blocks) {
    const makeUp = makeUpOf(block);
    const last = spreads.at(-1);
    if (last && block.kind === "paragraph" && last.blocks.at(-1)?.kind === "table") {
      last.blocks.push(block);
      continue;
    }
    const headings = ofTables(makeUp) && last?.makeUp === "text" ? closingHeadings(last.blocks) : [];
    if (last?.blocks.length === 0) spreads.pop();
    const before = spreads.at(-1);
    if (before && before.makeUp === makeUp && makeUp !== "front") before.blocks.push(...headings, block);
    else spreads.push({ makeUp, blocks: [...headings, block] });
  }
  return spreads;
}

function ofTables(makeUp: MakeUp): boolean {
  return makeUp === "portrait" || makeUp === "landscape";
}

function makeUpOf(block: DisclosureBlock): MakeUp {
  if (block.kind === "cover" || block.kind === "contents") return "front";
  if (block.kind !== "table") return "text";
  if (block.landscape) return "landscape";
  return block.form === null ? "text" : "portrait";
}

/** Takes the headings at the end off a list of blocks. */
function closingHeadings(blocks: DisclosureBlock[]): DisclosureBlock[] {
  return blocks.splice(blocks.findLastIndex(({ kind }) => kind !== "heading") + 1);
}

/** Levels of headings and table titles that go down one at a time, as a tagged document must. */
function depthsOf(blocks: readonly DisclosureBlock[]): ReadonlyMap<DisclosureBlock, number> {
  const depths = new Map<DisclosureBlock, number>();
  let open: HeadingBlock["level"][] = [];
  for (const block of blocks)
    if (block.kind === "heading") {
      open = [...open.filter((level) => level < block.level), block.level];
      depths.set(block, open.length);
    } else depths.set(block, open.length + 1);
  return depths;
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
      return { kind: "contents", newPage: false, title: drawn(block.title) };
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
  return text === null ? null : drawn(text);
}

/** A text without what draws nothing: signs of no width and marks of direction; a tab is a blank. */
function drawn(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g, "")
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\f]/g, "\n")
    .replaceAll("\t", " ");
}
