import type { ContentsEntry, OutlineEntry, Part, Prose } from "../facts/account.ts";
import { drawnPart } from "../facts/drawn.ts";
import type { Document, Passage, Table } from "../read/document.ts";
import { isIn } from "../standard/sections.ts";
import type { Titles } from "../standard/titles.ts";
import { chineseValue } from "./numerals.ts";

/** The prose of a document with its part and section, its headings, and its table of contents. */
export interface Outline {
  /** Prose of headings and paragraphs, by block; a long block may hold several. */
  readonly prose: readonly Prose[];
  readonly headings: readonly OutlineEntry[];
  readonly contents: readonly ContentsEntry[];
  /** Part and section in force at each block, for tables. */
  readonly context: readonly { readonly part: Part; readonly section: string }[];
  /** Blocks that are pictures. */
  readonly pictures: readonly number[];
}

/** No entry of a table of contents is longer; the pattern below takes its time over dots without end. */
const longestEntry = 300;
/** No title of a section is longer. */
const longestTitle = 45;
const contentsLine = /^(.*?)\s*(?:\.{3,}|…+|·{3,}|\t)\s*(\d*)\s*$/;
const chineseNumber = "[一二三四五六七八九十]+";
const numbering = new RegExp(
  `^(?:${[
    `(第${chineseNumber}部分)`,
    `(${chineseNumber})\\s*[、.．]`,
    `[（(]\\s*(${chineseNumber})\\s*[)）]`,
    "(\\d{1,2})\\s*[、.．](?!\\d)",
    "[（(]\\s*(\\d{1,2})\\s*[)）]",
  ].join("|")})\\s*`,
);

/** Where a walk through a document is. */
interface Walk {
  readonly titles: Titles;
  readonly prose: Prose[];
  readonly headings: OutlineEntry[];
  readonly contents: ContentsEntry[];
  /** Sections that headings opened already. */
  readonly taken: Set<string>;
  part: Part;
  section: string;
  inContents: boolean;
  /** Layouts without numbers in the text call their parts what the table of contents calls them. */
  titledParts: boolean;
  /** Whether parts have numbers of their own: “第一部分”. */
  numberedParts: boolean;
  /** A number that stands on a line of its own, before its title. */
  pending: string;
  /** Layouts without “第一部分” number their parts 一、二、三 and their sections （一）（二）. */
  sectionDepth: number;
}

/** A line of the document: a paragraph, a heading, or a stretch of a long block. */
interface Line {
  readonly passage: Passage;
  readonly block: number;
  readonly text: string;
  /** Of a heading that is marked up as such. */
  readonly level: number | null;
}

/**
 * Walks a document once and says of every paragraph which part and section it belongs to. Headings are
 * those marked up as such, and short lines that begin like one.
 */
export function outlineOf(document: Document, titles: Titles): Outline {
  const walk: Walk = {
    titles,
    prose: [],
    headings: [],
    contents: [],
    taken: new Set(),
    part: "cover",
    section: "",
    inContents: false,
    titledParts: false,
    numberedParts: false,
    pending: "",
    sectionDepth: 1,
  };
  const context = document.blocks.map((block, index) => {
    if (block.kind === "table" && walk.part === "contents" && !isContentsTable(block)) walk.part = "tables";
    const { part, section } = walk;
    if (block.kind === "table") walk.inContents = false;
    else {
      const level = block.kind === "heading" ? block.level : null;
      for (const passage of level === null ? pieces(block.passage, walk) : [block.passage])
        pass(walk, { passage, block: index, text: passage.text.trim(), level });
    }
    return { part, section };
  });
  const pictures = document.blocks.flatMap((block, index) =>
    block.kind === "paragraph" && block.passage.picture ? [index] : [],
  );
  const { prose, headings, contents } = walk;
  return { prose, headings, contents, context, pictures };
}

function pass(walk: Walk, line: Line): void {
  if (line.text === "" || isOfContents(walk, line)) return;
  const alone = numbered(line.text);
  if (alone.depth !== null && alone.title === "") {
    walk.pending = alone.number;
    walk.prose.push(proseOf(line.passage, line.block, walk.part, walk.section));
    return;
  }
  const found = headingOf(walk.pending + line.text, line.level, walk.titles);
  walk.pending = "";
  if (found) {
    walk.inContents = false;
    openPart(walk, found, line.level);
    headed(walk, line, found);
    return;
  }
  const titled =
    walk.part === "contents" || walk.titledParts ? titledPart(line.text, walk.contents, walk.titles) : null;
  walk.inContents = false;
  if (!titled) {
    walk.prose.push(proseOf(line.passage, line.block, walk.part, walk.section));
    return;
  }
  walk.titledParts = true;
  walk.part = titled;
  walk.section = "";
  walk.taken.clear();
  headed(walk, line, { number: "", ordinal: null, title: line.text, depth: 0 });
}

function headed(walk: Walk, { passage, block, level }: Line, found: Found): void {
  const { part, section } = walk;
  const prose = proseOf(passage, block, part, section);
  walk.prose.push(prose);
  walk.headings.push({ ...found, level, part, section, prose });
}

/** Whether a line is the heading or an entry of a table of contents; then it is entered. */
function isOfContents(walk: Walk, { passage, block, text, level }: Line): boolean {
  const entry = text.length > longestEntry ? null : contentsLine.exec(text);
  const head = /^目\s*录$/.test(text);
  const paged = !head && entry && (walk.inContents || /\.{3,}|…{2,}|·{3,}/.test(text));
  const listed = !head && !paged && walk.inContents && level === null && isListed(text, walk.contents);
  if (!head && !paged && !listed) return false;
  if (head) walk.inContents = true;
  walk.part = "contents";
  const prose = proseOf(passage, block, "contents", "");
  walk.prose.push(prose);
  if (head) return true;
  const { number, title } = numbered(paged ? (entry[1] ?? "") : text);
  walk.contents.push({ number, title, page: paged && entry[2] ? Number(entry[2]) : null, prose });
  return true;
}

/** The part and the section that a heading opens. */
function openPart(walk: Walk, found: Found, level: number | null): void {
  if (found.depth === 0) walk.numberedParts = true;
  const plain =
    found.depth === 1 && !walk.numberedParts
      ? walk.titles.unnumberedPart(bareOf(found.title).replace(/^.{0,40}?\d{4}年度?/, ""))
      : null;
  if (plain) {
    walk.part = plain;
    walk.section = "";
    walk.sectionDepth = 2;
    walk.taken.clear();
    return;
  }
  if (found.depth === 0 || (level !== null && level <= 2)) {
    const named = partOf(found.number + found.title, found.depth === 0, walk.titles);
    // A part that nobody knows ends the one before it; what it says is read.
    const opened = named ?? (found.depth === 0 && found.title !== "" ? "narrative" : null);
    if (opened) {
      walk.part = opened;
      walk.section = "";
      if (opened === "narrative") walk.taken.clear();
    }
  }
  openSection(walk, found);
}

function openSection(walk: Walk, { title, depth, ordinal }: Found): void {
  const { titles, part, section } = walk;
  // Whatever number the sections of the narrative have: their first title says it.
  const first =
    part === "narrative" && section === "" && walk.taken.size === 0 && depth !== null && depth > 0;
  if (first && titles.section(title, null, walk.taken) !== null) walk.sectionDepth = depth;
  if (depth === walk.sectionDepth && part !== "overview" && part !== "glossary") {
    const opened = titles.section(title, ordinal, walk.taken);
    if (opened && (part !== "tables" || /说明|情况/.test(title) || titles.namesSection(title))) {
      if (part !== "attachments") walk.part = "narrative";
      walk.section = opened;
      walk.taken.add(opened);
    } else if (/^名词解释/.test(title)) {
      walk.part = "glossary";
      walk.section = "";
    } else if (part === "narrative") {
      walk.section = titles.inside(title, "other-matters") ?? (isIn(section, "performance") ? section : "");
    }
  } else if (depth !== null && depth > 1 && section !== "" && part === "narrative") {
    walk.section = titles.inside(title, section) ?? section;
  }
}

/** An entry of a table of contents without page numbers: a numbered line that is not there yet. */
function isListed(text: string, contents: readonly ContentsEntry[]): boolean {
  const { number, title, depth } = numbered(text);
  if (contents.some(({ page }) => page !== null)) return false;
  if (depth === null || text.length > 60 || /[。；]/.test(text)) return false;
  const key = (number + title).replace(/\s+/g, "");
  return !contents.some((entry) => (entry.number + entry.title).replace(/\s+/g, "") === key);
}

interface Found {
  readonly number: string;
  readonly ordinal: number | null;
  readonly title: string;
  readonly depth: number | null;
}

/** A heading by mark-up, or a short numbered line without a closing mark. */
function headingOf(text: string, level: number | null, titles: Titles): Found | null {
  const found = numbered(text);
  if (level !== null) return found;
  if (found.depth === null) return null;
  // “二、收入决算情况说明。”: the title of a section, whatever stands behind it.
  const title = found.title.replace(/[。：:]$/, "");
  if (title !== found.title && title.length <= longestTitle && isTitled(title, titles))
    return { ...found, title };
  if (found.depth === 0) return text.length <= 40 ? found : null;
  if (text.length > 45 || /[。；;，]|[:：].{3,}/.test(text)) return null;
  if (found.depth >= 3 && !/情况|结果|事项|说明/.test(found.title)) return null;
  return found;
}

function numbered(text: string): Found {
  const match = numbering.exec(text);
  if (!match) return { number: "", ordinal: null, title: text.trim(), depth: null };
  const [whole, part, one, two, three, four] = match;
  const title = text.slice(whole.length).trim();
  const number = whole.trim();
  if (part) return { number, ordinal: chineseValue(part.slice(1, -2)), title, depth: 0 };
  if (one) return { number, ordinal: chineseValue(one), title, depth: 1 };
  if (two) return { number, ordinal: chineseValue(two), title, depth: 2 };
  if (three) return { number, ordinal: Number(three), title, depth: 3 };
  return { number, ordinal: Number(four), title, depth: 4 };
}

function partOf(title: string, certain: boolean, titles: Titles): Part | null {
  const part = titles.part(bareOf(title).replace(/^第.{1,3}?部分/, ""));
  if (part === null || certain || /^第.部分/.test(title)) return part;
  return part === "glossary" || (part === "attachments" && /^附/.test(title)) ? part : null;
}

function bareOf(title: string): string {
  return title.replace(/\s+/g, "");
}

/** The part that a line without a number opens because the table of contents lists it: “名词解释”, “2024年单位预算编制说明”. */
function titledPart(text: string, contents: readonly ContentsEntry[], titles: Titles): Part | null {
  const bare = text.replace(/\s+/g, "").replace(/^\d{4}年度?/, "");
  if (bare.length > 40 || /[。；：:，]/.test(bare)) return null;
  const listed = contents.some(({ title }) => {
    const key = title.replace(/\s+/g, "").replace(/^(?:\d{4}年度?)?(?:部门|单位)?/, "");
    return key.length >= 4 && bare.endsWith(key);
  });
  return listed ? titles.listedPart(bare) : null;
}

/** A table of contents set as a table: titles and page numbers, no amounts. */
function isContentsTable({ rows }: Table): boolean {
  const cells = rows.flat().filter(({ text }) => text.trim() !== "");
  const numbers = cells.filter(({ text }) => /^\d{1,3}$/.test(text.trim()));
  const titles = cells.filter(({ text }) => /表|说明|概况|职[能责]|机构|解释|部分|附件/.test(text));
  return (rows[0]?.length ?? 0) <= 3 && numbers.length + titles.length >= cells.length * 0.8;
}

/** A block that holds a whole page in one line is cut before each numbered heading. */
function pieces(passage: Passage, { titles, inContents }: Walk): Passage[] {
  if (passage.text.length < 600) return inContents ? [passage] : withTitleApart(passage, titles);
  const cuts = [
    ...passage.text.matchAll(
      /(?<=[。；：:\s])(?=(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)\S)/g,
    ),
  ].map((match) => match.index);
  const bounds = [0, ...cuts, passage.text.length];
  const parts: Passage[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const from = bounds[i]!;
    const to = bounds[i + 1]!;
    const blank = passage.text.slice(from, to).search(/\s/);
    const head =
      /^(?:[一二三四五六七八九十]+、\S{2,40}|（[一二三四五六七八九十]+）\S{2,20}(?:情况|说明))(?=\s)/.exec(
        passage.text.slice(from, to),
      );
    if (head && blank > 0) {
      parts.push(part(passage, from, from + head[0].length), part(passage, from + head[0].length, to));
    } else if (to > from) {
      parts.push(part(passage, from, to));
    }
  }
  return parts;
}

/** “二、收入决算情况 本年收入……”, “（一）收入决算情况。本年收入……”: the title that a section begins with, and its text. */
function withTitleApart(passage: Passage, titles: Titles): Passage[] {
  const { text } = passage;
  const number = numbering.exec(text.trimStart());
  if (!number) return [passage];
  const from = text.length - text.trimStart().length;
  const title = /^[^\s。：:；;，,]*[。：:]?(?=\s*\S)/.exec(text.slice(from + number[0].length))?.[0] ?? "";
  const at = from + number[0].length + title.length;
  const bare = title.replace(/[。：:]$/, "");
  if (bare.length > longestTitle || !/\p{Script=Han}{4}/u.test(text.slice(at, at + longestTitle)))
    return [passage];
  return isTitled(bare, titles) ? [part(passage, 0, at), part(passage, at, text.length)] : [passage];
}

/** Whether words that may go on as a sentence are the title of a section. */
function isTitled(words: string, titles: Titles): boolean {
  return /(?:情况|说明|结果|事项)$/.test(words) && titles.isSectionTitle(words);
}

function part(passage: Passage, from: number, to: number): Passage {
  const inside = passage.pieces.filter((piece) => piece.start > from && piece.start < to);
  const first = [...passage.pieces].reverse().find((piece) => piece.start <= from) ?? passage.pieces[0]!;
  const { position } = first;
  const column = position.column === null ? null : position.column + from - first.start;
  return {
    text: passage.text.slice(from, to),
    ...(passage.drawn ? { drawn: drawnPart(passage.drawn, from, to) } : {}),
    pieces: [
      { start: 0, position: { ...position, column } },
      ...inside.map((piece) => ({ ...piece, start: piece.start - from })),
    ],
  };
}

/** The prose of a passage; offsets in it are offsets in the passage. */
export function proseOf(passage: Passage, block: number, part: Part, section: string): Prose {
  return {
    block,
    row: -1,
    col: -1,
    text: passage.text,
    part,
    section,
    pieces: passage.pieces.map(({ start, position }) => ({
      start,
      page: position.page,
      line: position.line,
      cell: position.cell,
    })),
    ...(passage.drawn ? { drawn: passage.drawn } : {}),
  };
}
