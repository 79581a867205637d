import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { AccountTable, Cell } from "../src/facts/account.ts";
import { readAny } from "../src/read/reader.ts";
import { recognise } from "../src/recognise/account.ts";
import type { SharedFile } from "./needs.ts";
import { shared } from "./needs.ts";

/** What another program (pdftotext of poppler) finds on a page: words in boxes, y downwards. */
interface Box {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** An amount in a cell of ours and the word of poppler's that it is. */
interface Pair {
  readonly box: Box;
  readonly table: AccountTable;
  readonly row: number;
  readonly column: number;
}

/** What the comparison of a file's tables with poppler's words came to. */
export interface Proof {
  readonly tables: number;
  /** Amounts that poppler finds as words by themselves. */
  readonly amounts: number;
  /** Of them, those in exactly one cell, on the line of its label and under its title. */
  readonly proven: number;
  readonly problems: readonly string[];
}

const amount = /^[-(（]?\d{1,3}(?:,?\d{3})*\.\d{2}\d*[)）]?$|^-?\d{1,3}(?:,\d{3})+$/;

/** Whether pdftotext is installed. */
export function hasPoppler(): boolean {
  return spawnSync("pdftotext", ["-v"], { stdio: "ignore" }).status === 0;
}

/** The PDFs of the corpus and its budgets. */
export function corpusPdfs(): SharedFile[] {
  return [
    "putuo-finance-2024.pdf",
    "putuo-social-work-2024.pdf",
    "putuo-template-2024.pdf",
    "swu-2023.pdf",
    "budgets/jiangsu-court-2019.pdf",
    "budgets/putuo-wanli-2024.pdf",
    "budgets/putuo-welfare-2024.pdf",
  ].map((name) => shared(`corpus/${name}`));
}

/**
 * Compares every amount that poppler finds on the pages of a PDF with the cells of our tables: it is in exactly one
 * cell; the words beside it on its line are of the same row; what stands over it is of the same column. `changed`
 * spoils the tables first, to see that it is noticed.
 */
export async function proveTables(
  file: URL,
  changed: (tables: readonly AccountTable[]) => readonly AccountTable[] = (tables) => tables,
): Promise<Proof> {
  const { pathname } = file;
  const read = await readAny(new Uint8Array(readFileSync(file)), pathname.split("/").at(-1) ?? "");
  const account = recognise(read);
  const tables = changed(account.tables);
  const pages = wordsOf(pathname);
  const problems: string[] = [];
  let amounts = 0;
  let proven = 0;
  pages.forEach((words, index) => {
    const page = index + 1;
    const printed = words.filter(({ text }) => amount.test(text));
    const prose = account.prose
      .filter(({ pieces }) => pieces.some((piece) => piece.page === page))
      .map(({ text }) => text)
      .join("\n");
    const pairs = paired(printed, cellsOn(tables, page), (text) => stands(text, prose));
    for (const { text } of pairs.missing) problems.push(`page ${page}: ${text} in no cell`);
    for (const { text } of pairs.extra) problems.push(`page ${page}: ${text} in a cell and not on the page`);
    amounts += pairs.found.length + pairs.missing.length;
    for (const pair of pairs.found) {
      const fault = misplaced(pair, pairs.found, words);
      if (fault) problems.push(`page ${page}: ${pair.box.text} ${fault}`);
      else proven += 1;
    }
  });
  return { tables: tables.length, amounts, proven, problems };
}

function wordsOf(path: string): Box[][] {
  const { stdout } = spawnSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return stdout
    .split("<page ")
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g,
        ),
      ].map(([, x0, y0, x1, y1, text = ""]) => ({
        text: text
          .replaceAll("&quot;", '"')
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&"),
        x0: Number(x0),
        y0: Number(y0),
        x1: Number(x1),
        y1: Number(y1),
      })),
    );
}

interface Placed {
  readonly cell: Cell;
  readonly table: AccountTable;
  readonly row: number;
  readonly column: number;
}

function cellsOn(tables: readonly AccountTable[], page: number): Placed[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell.place.page === page && amount.test(cell.text.replace(/\s+/g, ""))
          ? [{ cell, table, row, column }]
          : [],
      ),
    ),
  );
}

/** Equal amounts in reading order; a word that prose has as well may be prose. */
function paired(
  printed: readonly Box[],
  cells: readonly Placed[],
  inProse: (text: string) => boolean,
): { found: Pair[]; missing: Box[]; extra: { text: string }[] } {
  const boxes = Map.groupBy(
    printed.toSorted((a, b) => (Math.abs(a.y0 - b.y0) < (a.y1 - a.y0) * 0.4 ? a.x0 - b.x0 : a.y0 - b.y0)),
    ({ text }) => text,
  );
  const ours = Map.groupBy(cells, ({ cell }) => cell.text.replace(/\s+/g, ""));
  const found: Pair[] = [];
  const missing: Box[] = [];
  for (const [text, list] of boxes) {
    const own = ours.get(text) ?? [];
    list.forEach((box, i) => {
      const cell = own[i];
      if (cell) found.push({ box, table: cell.table, row: cell.row, column: cell.column });
      else if (!inProse(text)) missing.push(box);
    });
  }
  const extra = [...ours].flatMap(([text, list]) => {
    const count = boxes.get(text)?.length ?? 0;
    return list.slice(count).map(() => ({ text }));
  });
  return { found, missing, extra };
}

function stands(text: string, prose: string): boolean {
  return new RegExp(`(?<![\\d.,])${text.replaceAll(".", "\\.").replace(/[()]/g, "\\$&")}(?![\\d])`).test(
    prose,
  );
}

const middle = ({ y0, y1 }: Box): number => (y0 + y1) / 2;
const bare = (text: string): string => text.replace(/\s+/g, "");

/** What is wrong with an amount's row or column, or null. */
function misplaced(pair: Pair, pairs: readonly Pair[], words: readonly Box[]): string | null {
  const { box, table, row, column } = pair;
  const height = box.y1 - box.y0;
  const same = pairs.filter((other) => other.table === table && other !== pair);
  for (const other of same) {
    const level = Math.abs(middle(other.box) - middle(box)) < height * 0.3;
    if (level && other.row !== row) return `stands in a line with ${other.box.text} and not in a row`;
    if (!level && other.row === row && Math.abs(middle(other.box) - middle(box)) > height * 1.5)
      return `is in a row with ${other.box.text} and not in a line`;
    const over = Math.min(other.box.x1, box.x1) - Math.max(other.box.x0, box.x0);
    if (over > 2 && other.column !== column) return `stands over ${other.box.text} and not in a column`;
    if (over < -20 && other.column === column && !aligned(other.box, box, pairs))
      return `is in a column with ${other.box.text} and not above one another`;
    if (other.column < column && other.row === row && other.box.x0 > box.x0) return "is out of order";
  }
  return labelFault(pair, words) ?? titleFault(pair, words);
}

/** Amounts of one column may be far apart where it is wide, with nothing of another column between them. */
function aligned(a: Box, b: Box, pairs: readonly Pair[]): boolean {
  const [from, to] = [Math.min(a.x1, b.x1), Math.max(a.x0, b.x0)];
  return !pairs.some(
    ({ box }) =>
      box.x0 < to && box.x1 > from && box !== a && box !== b && Math.abs(middle(box) - middle(a)) < 200,
  );
}

/** The words nearest to its line, to the left, are of the row's label. */
function labelFault({ box, table, row, column }: Pair, words: readonly Box[]): string | null {
  const label = table.rows[row]!.slice(0, column)
    .map(({ text }) => bare(text))
    .filter((text) => text !== "" && !/^[\d.,%-]+$/.test(text))
    .at(-1);
  if (!label || row < table.headerRows) return null;
  const height = box.y1 - box.y0;
  const near = words.filter(
    (word) =>
      word.x1 < box.x0 &&
      Math.abs(middle(word) - middle(box)) < height * 2.5 &&
      !/^[\d.,%-]+$/.test(word.text),
  );
  const own = near.filter((word) => label.includes(bare(word.text)));
  if (own.length === 0) return `has no label ${label} near its line`;
  const nearest = Math.min(...own.map((word) => Math.abs(middle(word) - middle(box))));
  return nearest < height * 1.2 ? null : `is ${nearest.toFixed(1)} points from its label ${label}`;
}

/** A word of the column's title stands above it, no further aside than the words of other titles. */
function titleFault({ box, table, row, column }: Pair, words: readonly Box[]): string | null {
  const head = table.rows.slice(0, table.headerRows);
  if (head.length === 0 || row < table.headerRows || table.rows[row]![column]!.place.page !== table.pages[0])
    return null;
  const titles = head
    .map((cells) => bare(cells[column]?.text ?? ""))
    .filter((text) => text !== "" && !/^\d+$/.test(text));
  const leaf = titles.at(-1);
  if (!leaf) return null;
  const above = words.filter((word) => word.y1 < box.y0 + 2 && bare(word.text).length > 0);
  const own = above.filter(
    (word) =>
      (leaf.includes(bare(word.text)) || bare(word.text).includes(leaf)) &&
      word.x0 < box.x1 + 40 &&
      word.x1 > box.x0 - 60,
  );
  return own.length > 0 ? null : `has no title ${leaf} above it`;
}
