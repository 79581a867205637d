import type { Block, Document, Passage, Table } from "../read/document.ts";
import { readCell } from "./numerals.ts";
import type { TableWords } from "./table-words.ts";

const bareTitle = /^[（(]?续表?[一二三四五六七八九十\d]*[）)]?$/;
const namedTitle = /^(.+?表)[（(]续表?[一二三四五六七八九十\d]*[）)]$|^续[:：](.+表)$/;

/**
 * Joins a heading that is drawn as a table of its own to its body, and tables that go on under a title of their own
 * (“续表”, “支出决算表（续）”) to those they continue, without the header where it is repeated. A title that names another
 * table than the one before it, or other columns, join nothing.
 */
export function withContinuationsJoined(document: Document, words: TableWords): Document {
  const blocks: Block[] = [];
  // Where the last table stands in `blocks`, and where its captions begin.
  let last = -1;
  let captions = 0;
  for (const block of document.blocks) {
    if (block.kind !== "table") {
      blocks.push(block);
      continue;
    }
    const before = last === -1 ? null : blocks[last]!;
    const between = blocks.slice(last + 1);
    const goesOn =
      before?.kind === "table" &&
      (continues(between, blocks.slice(captions, last)) || (between.length === 0 && isHeadOf(before, block)));
    const joined = goesOn ? together(before, block) : null;
    if (joined) {
      blocks.splice(last, blocks.length, joined, ...between.filter((one) => !isCaption(one, words)));
      continue;
    }
    captions = last + 1;
    last = blocks.push(block) - 1;
  }
  return blocks.length === document.blocks.length ? document : { ...document, blocks };
}

/** No heading has more rows. */
const highestHead = 5;

/** Whether a table holds the heading of the one right behind it, which has none: grids are often drawn in two parts. */
function isHeadOf(head: Table, body: Table): boolean {
  return head.rows.length <= highestHead && !holdsFigures(head.rows) && holdsFigures(body.rows.slice(0, 3));
}

function holdsFigures(rows: Table["rows"]): boolean {
  return rows.some((row) => row.some(({ text }) => readCell(text).kind === "figure"));
}

/** Whether the words before a table say that it goes on with the table under `captions`. */
function continues(between: readonly Block[], captions: readonly Block[]): boolean {
  return between.map(wordsOf).some((words) => {
    if (bareTitle.test(words)) return true;
    const [, first, second] = namedTitle.exec(words) ?? [];
    const name = first ?? second;
    return name !== undefined && captions.some((caption) => wordsOf(caption) === name);
  });
}

function isCaption(block: Block, { captions }: TableWords): boolean {
  const words = wordsOf(block);
  return bareTitle.test(words) || namedTitle.test(words) || captions(words) !== null;
}

function wordsOf(block: Block): string {
  return block.kind === "table" ? "" : squeezed(block.passage);
}

function squeezed({ text }: Passage): string {
  return text.replace(/\s+/g, "");
}

function together(table: Table, rest: Table): Table | null {
  const width = table.rows[0]?.length ?? 0;
  if (width === 0 || rest.rows[0]?.length !== width) return null;
  let repeated = 0;
  while (repeated < rest.rows.length && sameRow(table.rows[repeated], rest.rows[repeated]!)) repeated += 1;
  return {
    ...table,
    rows: [...table.rows, ...rest.rows.slice(repeated)],
    lastLine: rest.lastLine,
    pages: [...new Set([...table.pages, ...rest.pages])],
  };
}

function sameRow(one: readonly Passage[] | undefined, other: readonly Passage[]): boolean {
  return one?.every((passage, i) => squeezed(passage) === squeezed(other[i]!)) === true;
}
