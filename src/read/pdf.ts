import { isCaptionLine } from "../facts/caption-line.ts";
import type { Drawn, ShownPage } from "../facts/drawn.ts";
import { drawnTogether } from "../facts/drawn.ts";
import type { Block, Document, Passage, Position, ReadingNote, Scan, Table } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { activeNotes } from "./pdf/active.ts";
import { continuesParagraph, isPageNumber, withoutRunningLines } from "./pdf/flow.ts";
import type { Margins, PageBlock, PageTable } from "./pdf/page.ts";
import { pageBlocks } from "./pdf/page.ts";
import type { DrawnPage } from "./pdf/pdfium.ts";
import { drawnPages } from "./pdf/pdfium.ts";
import type { RecognisedPage } from "./pdf/recognised.ts";
import { shownPage } from "./pdf/shown.ts";
import { damagedFile, structureOf } from "./pdf/structure.ts";
import type { Wholeness } from "./pdf/wholeness.ts";

/** What a reader may be asked for beyond the text. */
export interface ReadOptions {
  /** Where every character is drawn. */
  readonly boxes?: boolean;
  /** Pages that are images, as they were recognised. */
  readonly recognised?: readonly RecognisedPage[];
}

const mostBytes = 100 * 1024 * 1024;

/**
 * Reads a PDF: tables by their ruling lines, paragraphs from lines, both joined over page breaks; running heads,
 * feet and page numbers are left out. Positions carry the page. Pages that are images are read from `recognised` where
 * they are there; pages whose text cannot be read, because they are images, their fonts do not say what they draw or
 * what they draw breaks off, are named in the notes and never guessed. With `boxes` every passage also says where on
 * its page each character is drawn, which is for showing findings there and costs memory.
 * Throws UnreadableFile for damaged files, passwords, and files over the limits.
 */
export async function readPdf(
  bytes: Uint8Array,
  { boxes = false, recognised = [] }: ReadOptions = {},
): Promise<Document> {
  if (bytes.length > mostBytes) throw new UnreadableFile("E_PDF_LIMIT", "PDF超过100 MiB：请拆分或压缩后再读");
  const pages: PageBlock[][] = [];
  const shownPages: ShownPage[] = [];
  const { notes: structure, wholeness } = await structureOf(bytes);
  const notes = [...structure, ...(await activeNotes(bytes))];
  const scans = new Map(recognised.map((one) => [one.page.number, one]));
  // By width of the page: portrait and landscape pages alternate.
  const usual = new Map<number, Margins>();
  for await (const page of drawnPages(bytes, boxes)) {
    const troubled = trouble(page, wholeness);
    const scan = troubled === "page-without-text" ? scans.get(page.number) : undefined;
    if (scan) {
      notes.push(scanNote(scan.scan));
      pages.push(pageBlocks(scan.page, { boxes }).blocks.map(withLabels));
      if (boxes) shownPages.push(shownPage(page));
      continue;
    }
    if (troubled) notes.push(pageNote(page.number, troubled));
    const width = Math.round(page.width);
    const { blocks, margins } = pageBlocks(page, { boxes, usual: usual.get(width) });
    pages.push(troubled === null || troubled === "page-without-text" ? blocks : []);
    if (margins) usual.set(width, margins);
    if (boxes) shownPages.push(shownPage(page));
  }
  if (wholeness.indexed && wholeness.pages !== pages.length) notes.push(damagedFile);
  const blocks = blocksOf(withoutRunningLines(pages));
  return {
    format: "pdf",
    encoding: null,
    pages: pages.length,
    blocks,
    notes,
    ...(boxes ? { shownPages } : {}),
    ...(recognised.length === 0 ? {} : { scans: recognised.map(({ scan }) => scan) }),
  };
}

type Trouble = "garbled-page" | "page-without-text" | "broken-content";

function trouble(page: DrawnPage, wholeness: Wholeness): Trouble | null {
  const { unmapped, scanned, drawnTexts } = page;
  const glyphs = page.glyphs.length;
  const whole = !wholeness.indexed || wholeness.isWhole(page.number);
  if (page.cut || !whole) return "broken-content";
  if (glyphs < 20 && scanned)
    return wholeness.indexed && !wholeness.hasWholeImages(page.number)
      ? "broken-content"
      : "page-without-text";
  if (glyphs === 0) return drawnTexts > 0 ? "garbled-page" : null;
  return unmapped * 10 > glyphs ? "garbled-page" : null;
}

const troubles: Readonly<Record<Trouble, string>> = {
  "garbled-page": "的字体没有写明所画的字，文字无法可靠读取，这一页没有核验",
  "page-without-text": "是图片，没有文字，这一页没有核验",
  "broken-content": "的内容不完整（中断或损坏），这一页没有核验：请用原来的软件重新导出",
};

function pageNote(page: number, kind: Trouble): ReadingNote {
  return { kind, message: `第${page}页${troubles[kind]}`, position: at(page), text: "" };
}

function scanNote({ page, confidence }: Scan): ReadingNote {
  return {
    kind: "page-recognised",
    message: `第${page}页是图片，文字由OCR识别，平均置信度${confidence}%`,
    position: at(page),
    text: "",
  };
}

/** Recognition loses or misplaces the small colon of “单位：万元”. */
function withLabels(block: PageBlock): PageBlock {
  if (block.kind === "table") return block;
  const [, amount, unit] =
    /^(金额)?单[:：]?位[:：]?\s*(万?)[:：]?元$/.exec(block.text.replace(/\s/g, "")) ?? [];
  return unit === undefined ? block : { ...block, text: `${amount ?? ""}单位：${unit}元` };
}

function at(page: number): Position {
  return { page, line: null, column: null, cell: null };
}

/** Pages one after another, with paragraphs and tables that a page break cut put together again. */
function blocksOf(pages: readonly (readonly PageBlock[])[]): Block[] {
  const blocks: Block[] = [];
  let openLine: { text: string; full: boolean } | null = null;
  let openTable: { table: PageTable; at: number } | null = null;
  pages.forEach((page, index) => {
    const number = index + 1;
    page.forEach((block, place) => {
      if (block.kind === "table") {
        const before = openTable && place <= firstTable(page) ? openTable : null;
        const columns = before ? columnsContinued(before.table, block) : null;
        if (before && columns) {
          const widened = widenedTo(block, columns, before.table.xs.length - 1);
          blocks[before.at] = extended(blocks[before.at] as Table, before.table, widened, number);
          openTable = { ...before, table: { ...before.table, open: widened.open } };
        } else {
          blocks.push(tableOf(block, number));
          openTable = { table: block, at: blocks.length - 1 };
        }
        openLine = null;
        return;
      }
      if (isPageNumber(block.text)) return;
      const last = blocks.at(-1);
      if (
        openLine?.full &&
        place === 0 &&
        last?.kind === "paragraph" &&
        continuesParagraph(openLine.text, block)
      ) {
        blocks[blocks.length - 1] = {
          kind: "paragraph",
          passage: joinedPassage(last.passage, passage(block.text, number, block.drawn)),
        };
      } else blocks.push({ kind: "paragraph", passage: passage(block.text, number, block.drawn) });
      openLine = { text: block.text, full: block.full };
      if (!isCaption(block.text)) openTable = null;
    });
  });
  return blocks;
}

/** What may stand between the two halves of a table: its title and labels printed again, and nothing else. */
function isCaption(text: string): boolean {
  const words = text.trim();
  return /(?:续表?|续）|表(?:[（(]续[表）)]*)?)$|^(?:公开|财决)\s*\d+/.test(words) || isCaptionLine(words);
}

function firstTable(page: readonly PageBlock[]): number {
  return page.findIndex(({ kind }) => kind === "table");
}

/**
 * For each column of a continuation the column of the table it goes on with, or null where it is another table:
 * the outer edges agree and every edge of the continuation is one of the table's. A header may divide columns
 * that no later row divides.
 */
function columnsContinued(before: PageTable, next: PageTable): readonly number[] | null {
  if (before.aligned || next.aligned) return columnsInside(before, next);
  const width = (before.xs.at(-1) ?? 0) - (before.xs[0] ?? 0);
  const slack = width * 0.02 + 4;
  const of = next.xs.map((x) => {
    const distances = before.xs.map((edge) => Math.abs(edge - before.xs[0]! - (x - next.xs[0]!)));
    const nearest = Math.min(...distances);
    return nearest < slack ? distances.indexOf(nearest) : -1;
  });
  const whole = of[0] === 0 && of.at(-1) === before.xs.length - 1;
  const rising = of.every((at, i) => at !== -1 && (i === 0 || at > of[i - 1]!));
  return whole && rising && next.xs.length > 2 ? of.slice(0, -1) : null;
}

/** A continuation's rows and the openness of its last one, in the columns of the table that it continues. */
function widenedTo(table: PageTable, columns: readonly number[], width: number): PageTable {
  const rows = spread(table.rows, columns, width, "");
  const [open] = spread([table.open], columns, width, false);
  const nothing: Drawn = { signs: new Float32Array(), area: null };
  return {
    ...table,
    rows,
    open: open!,
    ...(table.drawn ? { drawn: spread(table.drawn, columns, width, nothing) } : {}),
  };
}

/** The same where edges are only about right: each column has its middle in a column of the table before. */
function columnsInside(before: PageTable, next: PageTable): readonly number[] | null {
  const last = before.xs.length - 2;
  if (next.xs.length === before.xs.length && sameRows(before.header, next.rows) > 0)
    return next.xs.slice(0, -1).map((_, i) => i);
  const of = next.middles.map((middle) =>
    Math.max(
      0,
      Math.min(
        before.xs.findLastIndex((edge) => edge <= middle),
        last,
      ),
    ),
  );
  const rising = of.every((at, i) => i === 0 || at > of[i - 1]!);
  return rising && of.length > 2 ? of : null;
}

function spread<T>(
  rows: readonly (readonly T[])[],
  columns: readonly number[],
  width: number,
  blank: T,
): T[][] {
  return rows.map((row) => {
    const wide = Array.from({ length: width }, () => blank);
    row.forEach((cell, i) => {
      wide[columns[i]!] = cell;
    });
    return wide;
  });
}

function extended(table: Table, before: PageTable, next: PageTable, page: number): Table {
  const repeated = sameRows(before.header, next.rows);
  const rows = passages(next, page).slice(repeated);
  const last = table.rows.at(-1)!;
  const [rest, ...others] = rows;
  const broken = rest !== undefined && isRest(rest, last, before.open);
  const kept = broken
    ? [
        ...table.rows.slice(0, -1),
        last.map((cell, i) => (rest[i]!.text === "" ? cell : joinedPassage(cell, rest[i]!))),
      ]
    : table.rows;
  return { ...table, rows: [...kept, ...(broken ? others : rows)], pages: [...table.pages, page] };
}

/**
 * Whether the first row of a page is the rest of the last row of the page before: words only, below words that reach
 * the wall of their cell.
 */
function isRest(rest: readonly Passage[], last: readonly Passage[], open: readonly boolean[]): boolean {
  const filled = rest.flatMap(({ text }, i) => (text === "" ? [] : [i]));
  return (
    filled.length > 0 &&
    filled.every((i) => open[i] && last[i]!.text !== "" && !/^[\d,.-]+$/.test(last[i]!.text)) &&
    filled.every(
      (i) => !/^[\d,.%-]+$|^[一二三四五六七八九十]+、|^[（(][一二三四五六七八九十]+[）)]/.test(rest[i]!.text),
    ) &&
    ((rest[0]!.text === "" && last[0]!.text !== "") ||
      last.some(({ text }, i) => rest[i]!.text === "" && /\d/.test(text)))
  );
}

/** How many rows at the start of a continuation repeat the header. */
function sameRows(header: readonly (readonly string[])[], rows: readonly (readonly string[])[]): number {
  let same = 0;
  while (
    same < header.length &&
    same < rows.length &&
    header[same]!.join("|").replace(/\s/g, "") === rows[same]!.join("|").replace(/\s/g, "")
  )
    same += 1;
  return same;
}

function tableOf(table: PageTable, page: number): Table {
  return {
    kind: "table",
    rows: passages(table, page),
    firstLine: null,
    lastLine: null,
    pages: [page],
    sheet: null,
  };
}

function passages({ rows, drawn }: PageTable, page: number): Passage[][] {
  return rows.map((row, r) => row.map((text, c) => passage(text, page, drawn?.[r]?.[c])));
}

function passage(text: string, page: number, drawn?: Drawn): Passage {
  return { text, pieces: [{ start: 0, position: at(page) }], ...(drawn ? { drawn } : {}) };
}

function joinedPassage(before: Passage, next: Passage): Passage {
  const start = before.text.length;
  return {
    text: before.text + next.text,
    pieces: [...before.pieces, ...next.pieces.map((piece) => ({ ...piece, start: start + piece.start }))],
    ...(before.drawn && next.drawn ? { drawn: drawnTogether(before.drawn, next.drawn) } : {}),
  };
}
