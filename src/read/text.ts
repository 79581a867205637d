import { decode } from "./decode.ts";
import type { Block, Document, Passage, Piece, Position, ReadingNote, Table } from "./document.ts";
import { UnreadableFile } from "./document.ts";

/** A line without its tags: what remains, and where each remaining stretch stood. */
interface Line {
  readonly number: number;
  readonly page: number | null;
  readonly passage: Passage;
  /** Wholly wrapped in a <p> tag: a table cell that lost its table. */
  readonly wrapped: boolean;
}

const mostBytes = 10 * 1024 * 1024;
const tag = /<\/?(?:b|p|i|u|em|strong|span|div|font|br|sup|sub|center)\b[^<>]*>|\*\*/gi;
/** Marks of direction, signs of no width and control signs: nothing printed, yet they change what a reader sees. */
const invisible =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const removed = new RegExp(`${tag.source}|${invisible.source}`, tag.flags);
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
/** A line of a table of contents: a title, leading dots, a page number. */
const contentsLine = /(?:\.{3,}|…+|·{3,})\s*\d*\s*$/;
const marker =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d)|[-*•]\s|注[:：]|说明[:：]|备注|目\s*录|公开\d+表)/;

/**
 * Reads a disclosure saved as text or Markdown: headings, paragraphs, tables as tab-separated lines or
 * Markdown tables. Lines broken inside a sentence are joined, tables cut by a page break are joined, stray
 * tags are dropped; each is noted. Linear in the size of the file.
 * @throws UnreadableFile when the bytes are no text or over the limits.
 */
export function readText(bytes: Uint8Array, format: "text" | "markdown" = "text"): Document {
  if (bytes.length > mostBytes)
    throw new UnreadableFile("E_TEXT_LIMIT", "文本大于10 MiB，超出读取上限：请拆分后再读");
  const { text, encoding, notes: doubts } = decode(bytes);
  const notes: ReadingNote[] = [...doubts];
  const { lines, pages } = splitLines(text, notes);
  const blocks = blocksOf(lines, notes);
  return { format, encoding, pages, blocks, notes };
}

function splitLines(text: string, notes: ReadingNote[]): { lines: Line[]; pages: number | null } {
  const paged = text.includes("\f");
  const lines: Line[] = [];
  let page = 1;
  const raws = text.split(/\r\n|\n|\r|\u2028/);
  raws.forEach((raw, index) => {
    const breaks = raw.split("\f");
    page += breaks.length - 1;
    const position = { page: paged ? page : null, line: index + 1, column: 0, cell: null };
    lines.push(clean(raw.replaceAll("\f", ""), position, notes));
  });
  return { lines, pages: paged ? page : null };
}

function clean(raw: string, position: Position, notes: ReadingNote[]): Line {
  const pieces: Piece[] = [];
  let text = "";
  let from = 0;
  const keep = (to: number): void => {
    if (to <= from) return;
    pieces.push({ start: text.length, position: { ...position, column: from } });
    text += raw.slice(from, to);
  };
  if (raw.includes("<") || raw.includes("**") || invisible.test(raw)) {
    for (const match of raw.matchAll(removed)) {
      keep(match.index);
      from = match.index + match[0].length;
      if (invisible.test(match[0]))
        notes.push({
          kind: "hidden",
          message: "正文含有不可见的控制字符，看到的与复制出来的可能不同",
          position: { ...position, column: match.index },
          text: raw.slice(Math.max(0, match.index - 6), match.index + 6),
        });
      else if (match[0] !== "**")
        notes.push({
          kind: "tag",
          message: `排版标签 ${match[0]} 残留`,
          position: { ...position, column: match.index },
          text: match[0],
        });
    }
  }
  keep(raw.length);
  if (pieces.length === 0) pieces.push({ start: 0, position });
  const wrapped = /^<p>[^\t]*<\/p>\s*$/i.test(raw);
  return { number: position.line ?? 0, page: position.page, passage: { text, pieces }, wrapped };
}

function blocksOf(lines: readonly Line[], notes: ReadingNote[]): Block[] {
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i]!;
    const { text } = line.passage;
    if (text.trim() === "") {
      i += 1;
    } else if (isRow(text)) {
      i = takeTable(lines, i, blocks, notes);
    } else if (/^#{1,6}\s/.test(text)) {
      const level = text.indexOf(" ") === -1 ? 1 : text.search(/[^#]/);
      blocks.push({ kind: "heading", level, passage: trimmed(slice(line.passage, level, text.length)) });
      i += 1;
    } else {
      i = takeParagraph(lines, i, blocks, notes);
    }
  }
  return blocks;
}

function isRow(text: string): boolean {
  if (contentsLine.test(text.slice(-200))) return false;
  return (
    text.includes("\t") || (text.trimStart().startsWith("|") && text.indexOf("|") !== text.lastIndexOf("|"))
  );
}

/** Takes a table from line `start` on, over blank lines as far as rows go on, and returns the next line. */
function takeTable(lines: readonly Line[], start: number, blocks: Block[], notes: ReadingNote[]): number {
  const rows: Passage[][] = [];
  let last = start;
  let i = start;
  while (i < lines.length) {
    const line = lines[i]!;
    const { text } = line.passage;
    if (text.trim() === "" && !text.includes("\t")) {
      i += 1;
    } else if (isRow(text)) {
      if (text.length > mostCells && text.replace(/[^\t|]/g, "").length > mostCells) throw tooManyCells(line);
      if (tableRule.test(text)) {
        // The rule of a Markdown table carries no cells.
      } else {
        if (rows.length > 0 && i > last + 1 && !skippedRule(lines, last, i)) {
          const row = cellsOf(line.passage);
          if (repeatsHeader(rows, row)) {
            i = skipHeader(lines, i, rows);
            notes.push(joinNote(line, "续表，重复的表头略去"));
            last = i - 1;
            continue;
          }
          notes.push(joinNote(line, "表格被分页切断，已与上文同表的行相接"));
        }
        rows.push(cellsOf(line.passage));
      }
      last = i;
      i += 1;
    } else if (rows.length > 0 && line.wrapped && lines[i + 1]?.wrapped) {
      notes.push({
        kind: "cells-as-paragraphs",
        message: "表格单元格被拆成段落，已并回表中",
        position: line.passage.pieces[0]!.position,
        text,
      });
      rows.push([trimmed(line.passage), trimmed(lines[i + 1]!.passage)]);
      last = i + 1;
      i += 2;
    } else {
      break;
    }
  }
  if (rows.length === 0) return i;
  blocks.push(table(rows, lines[start]!, lines[last]!));
  return i;
}

function skippedRule(lines: readonly Line[], last: number, next: number): boolean {
  return next === last + 2 && tableRule.test(lines[last + 1]!.passage.text);
}

function joinNote(line: Line, message: string): ReadingNote {
  return {
    kind: "joined-table",
    message,
    position: line.passage.pieces[0]!.position,
    text: line.passage.text,
  };
}

function repeatsHeader(rows: readonly Passage[][], row: readonly Passage[]): boolean {
  const same = (a: readonly Passage[], b: readonly Passage[]): boolean =>
    a.length === b.length && a.every((cell, i) => squeeze(cell.text) === squeeze(b[i]!.text));
  return rows.length > 1 && row.some((cell) => /[^\d.,\s]/.test(cell.text)) && same(rows[0]!, row);
}

/** The line after the header rows that repeat those of `rows`. */
function skipHeader(lines: readonly Line[], start: number, rows: readonly Passage[][]): number {
  let i = start;
  let k = 0;
  while (i < lines.length && k < rows.length) {
    const cells = cellsOf(lines[i]!.passage);
    const known = rows[k]!;
    if (cells.length !== known.length || cells.some((c, j) => squeeze(c.text) !== squeeze(known[j]!.text)))
      break;
    i += 1;
    k += 1;
  }
  return i;
}

const mostCells = 500_000;

function tooManyCells(first: Line): UnreadableFile {
  return new UnreadableFile(
    "E_SHEET_LIMIT",
    `第${first.number ?? 1}行起的表格超过${mostCells}个单元格，超出读取上限：请拆分后再读`,
  );
}

function table(rows: Passage[][], first: Line, last: Line): Table {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width * rows.length > mostCells) throw tooManyCells(first);
  const full = rows.map((row) => {
    const end = row.at(-1)!;
    const blank: Passage = {
      text: "",
      pieces: [{ start: 0, position: { ...end.pieces[0]!.position, column: null } }],
    };
    return [...row, ...Array.from({ length: width - row.length }, () => blank)];
  });
  const pages = [first.page, last.page].filter((page) => page !== null);
  return {
    kind: "table",
    rows: full,
    firstLine: first.number,
    lastLine: last.number,
    pages: pages.length === 0 ? [] : range(pages[0]!, pages.at(-1)!),
    sheet: null,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function cellsOf(passage: Passage): Passage[] {
  const { text } = passage;
  const cells: Passage[] = [];
  if (text.includes("\t")) {
    let from = 0;
    for (let i = 0; i <= text.length; i += 1) {
      if (i < text.length && text[i] !== "\t") continue;
      cells.push(trimmed(slice(passage, from, i)));
      from = i + 1;
    }
    return cells;
  }
  const begin = text.indexOf("|") + 1;
  let from = begin;
  for (let i = begin; i < text.length; i += 1) {
    if (text[i] !== "|" || text[i - 1] === "\\") continue;
    cells.push(trimmed(slice(passage, from, i)));
    from = i + 1;
  }
  if (text.slice(from).trim() !== "") cells.push(trimmed(slice(passage, from, text.length)));
  return cells;
}

/** Takes a paragraph, with the following lines as long as a sentence is broken, and returns the next line. */
function takeParagraph(lines: readonly Line[], start: number, blocks: Block[], notes: ReadingNote[]): number {
  const parts = [trimmed(unbulleted(lines[start]!.passage))];
  // Ten thousand broken lines are one paragraph: only its ends are looked at line by line.
  let lead = parts[0]!.text.slice(0, 500);
  let tail = parts[0]!.text.slice(lead.length).slice(-500);
  let i = start + 1;
  while (i < lines.length) {
    let next = i;
    while (next < lines.length && lines[next]!.passage.text.trim() === "") next += 1;
    const line = lines[next];
    if (!line || !continues(lead + tail, line.passage.text)) break;
    notes.push({
      kind: "joined-lines",
      message: "句子在行末断开，已与下一行相接",
      position: line.passage.pieces[0]!.position,
      text: line.passage.text,
    });
    const part = trimmed(line.passage);
    const room = 500 - lead.length;
    parts.push(part);
    lead += part.text.slice(0, room);
    tail = (tail + part.text.slice(room)).slice(-500);
    i = next + 1;
  }
  blocks.push({ kind: "paragraph", passage: joined(parts) });
  return i;
}

/** Whether `next` goes on with a sentence that `text` leaves open. */
function continues(text: string, next: string): boolean {
  if (next.startsWith("#") || isRow(next) || marker.test(next.trim())) return false;
  if (text.length < 20 || !/[，、；。]/.test(text) || isTitle(text)) return false;
  return !/[。；：！？.!?;:…]$|[。；！？][”）)」]$|\.{2,}\s*\d*$/.test(text.slice(-200));
}

/** “六、……基本支出决算情况说明” is a heading of its own, although it ends without a mark. */
function isTitle(text: string): boolean {
  const title = text.replace(marker, "");
  return title !== text && /(?:说明|情况|结果|事项|表)$/.test(title) && !/[，；。：:]/.test(title);
}

function unbulleted(passage: Passage): Passage {
  const match = /^\s*[-*•]\s+/.exec(passage.text);
  return match ? slice(passage, match[0].length, passage.text.length) : passage;
}

function joined(parts: readonly Passage[]): Passage {
  const pieces: Piece[] = [];
  let shift = 0;
  for (const part of parts) {
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + shift });
    shift += part.text.length;
  }
  return { text: parts.map(({ text }) => text).join(""), pieces };
}

function trimmed(passage: Passage): Passage {
  const { text } = passage;
  const from = text.length - text.trimStart().length;
  const to = Math.max(from, text.trimEnd().length);
  return slice(passage, from, to);
}

function slice(passage: Passage, from: number, to: number): Passage {
  if (from === 0 && to === passage.text.length) return passage;
  const pieces: Piece[] = [];
  for (const piece of passage.pieces) {
    if (piece.start <= from) {
      const { position } = piece;
      const column = position.column === null ? null : position.column + from - piece.start;
      pieces[0] = { start: 0, position: { ...position, column } };
    } else if (piece.start < to) {
      pieces.push({ start: piece.start - from, position: piece.position });
    }
  }
  return { text: passage.text.slice(from, to), pieces };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
