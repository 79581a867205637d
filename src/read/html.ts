import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";
import { brokenMarkup } from "./broken-markup.ts";
import { decode } from "./decode.ts";
import type { Block, Document, Passage, Position, ReadingNote } from "./document.ts";
import { UnreadableFile, unknownNotes } from "./document.ts";

type Node = DefaultTreeAdapterMap["node"];
type ElementNode = DefaultTreeAdapterMap["element"];

const mostBytes = 20 * 1024 * 1024;
const mostDepth = 500;
const mostCells = 500_000;
/** Tags of a page; the tree of more does not fit into the memory that a reader has. */
const mostTags = 400_000;
const longestText = 1_000_000;
const ignored = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "nav",
  "aside",
  "footer",
  "head",
  "svg",
  "iframe",
  "select",
  "button",
  "input",
  "textarea",
]);
const blockTags = new Set([
  "caption",
  "p",
  "div",
  "section",
  "article",
  "form",
  "li",
  "ul",
  "ol",
  "main",
  "body",
  "html",
  "center",
  "dd",
  "dt",
  "dl",
  "blockquote",
  "header",
  "td",
  "th",
  "tr",
  "tbody",
  "thead",
  "tfoot",
]);

/**
 * Reads a web page: headings, paragraphs and tables with spans; scripts, navigation and hidden parts are left
 * out. Positions carry line and column of the source. Throws UnreadableFile over the limits.
 */
export function readHtml(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw new UnreadableFile("E_HTML_LIMIT", "网页大于20 MiB，超出读取上限");
  const { text, encoding, notes } = decode(bytes, declaredIn(bytes));
  if (tagsIn(text) > mostTags)
    throw new UnreadableFile("E_HTML_LIMIT", `网页标签多于${mostTags}个，超出读取上限：请拆分后再读`);
  const tree = parse(text, { sourceCodeLocationInfo: true });
  const blocks: Block[] = [];
  walk(tree, blocks, 0);
  return {
    format: "html",
    encoding,
    pages: null,
    blocks,
    notes: [
      ...notes,
      ...activeNotes(text),
      ...brokenMarkup(text),
      ...imageNotes(tree, blocks),
      ...unknownNotes(blocks, noResult),
    ],
  };
}

/** What a page would do in a browser beside its scripts, which every portal has: it is left out, not carried out. */
const active =
  /<(?:iframe|object|embed)\b|<[^<>]*\son[a-z]{3,20}\s*=|\bjavascript:|\bsrcdoc\s*=|http-equiv\s*=\s*["']?refresh/i;

function activeNotes(text: string): ReadingNote[] {
  const found = active.exec(text);
  if (!found) return [];
  const line = text.slice(0, found.index).split("\n").length;
  const message = "网页含有脚本或嵌入的内容，没有读取也没有执行：公开前应去掉";
  return [
    { kind: "active-content", message, position: { page: null, line, column: 0, cell: null }, text: "" },
  ];
}

/** The encoding that a page names at its beginning. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  return /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
}

const noResult = "表格里有公式没有结果，不知道是多少，没有核验：请从Excel重新另存为网页，或改为数值";

function tagsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) count += 1;
  return count;
}

/** A page without tables whose tables may be pictures: nothing reads those. */
function imageNotes(tree: Node, blocks: readonly Block[]): ReadingNote[] {
  if (blocks.some(({ kind }) => kind === "table")) return [];
  const images = imagesIn(tree, 0);
  const [first] = images;
  if (!first) return [];
  const message = `网页中没有表格，有${images.length}张图片，图片里的内容没有读取，没有核验：请提供表格原件`;
  return [{ kind: "page-without-text", message, position: positionOf(first), text: "" }];
}

/** Pictures that may hold a table: not those of navigation, and not icons. */
function imagesIn(node: Node, depth: number): ElementNode[] {
  if (!("childNodes" in node) || depth > mostDepth) return [];
  if ("tagName" in node && (ignored.has(node.tagName) || isHidden(node) || isMenu(node))) return [];
  if ("tagName" in node && node.tagName === "img") return isIcon(node) ? [] : [node];
  return node.childNodes.flatMap((child) => imagesIn(child, depth + 1));
}

function isIcon({ attrs }: ElementNode): boolean {
  const value = (wanted: string): string => attrs.find(({ name }) => name === wanted)?.value ?? "";
  const small = ["width", "height"].some(
    (name) => /^\d/.test(value(name)) && Number.parseInt(value(name), 10) < 200,
  );
  return small || /logo|icon|qr|ewm|erweima|share|banner|\.(?:gif|svg)$/i.test(value("src"));
}

/** Collects inline text until a block begins or ends. */
interface Run {
  text: string;
  position: Position | null;
}

function walk(root: Node, blocks: Block[], depth: number): void {
  const run: Run = { text: "", position: null };
  const flush = (): void => {
    const text = run.text.replace(/[ \t\r\n\u00a0]+/g, " ").trim();
    if (text !== "" && run.position) blocks.push({ kind: "paragraph", passage: passage(text, run.position) });
    run.text = "";
    run.position = null;
  };
  const visit = (node: Node, level: number): void => {
    if (level > mostDepth) throw tooDeep();
    if (node.nodeName === "#text" && "value" in node) {
      if (run.position === null && node.value.trim() !== "") run.position = positionOf(node);
      run.text += node.value.replaceAll("\u00ad", "");
      return;
    }
    if (!("childNodes" in node)) return;
    if (!("attrs" in node)) {
      for (const child of node.childNodes) visit(child, level + 1);
      return;
    }
    if (ignored.has(node.tagName) || isHidden(node) || isMenu(node)) return;
    const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (heading) {
      flush();
      const text = textOf(node, 0);
      if (text !== "")
        blocks.push({ kind: "heading", level: Number(heading), passage: passage(text, positionOf(node)) });
    } else if (node.tagName === "table") {
      flush();
      tableInto(node, blocks, level);
    } else if (node.tagName === "br") flush();
    else if (node.tagName === "img") {
      if (isIcon(node)) return;
      flush();
      blocks.push({ kind: "paragraph", passage: { ...passage("", positionOf(node)), picture: true } });
    } else {
      const block = blockTags.has(node.tagName);
      if (block) flush();
      for (const child of node.childNodes) visit(child, level + 1);
      if (block) flush();
    }
  };
  visit(root, depth);
  flush();
}

function isHidden({ attrs }: ElementNode): boolean {
  return attrs.some(
    ({ name, value }) =>
      name === "hidden" ||
      (name === "aria-hidden" && value === "true") ||
      (name === "style" && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)),
  );
}

/** A list or block of little else than links is a menu. */
function isMenu(node: ElementNode): boolean {
  if (!/^(?:ul|ol|div|header|section)$/.test(node.tagName)) return false;
  const { links, linked, all } = linkShare(node, 0);
  return links >= 4 && all < 2_000 && linked > all * 0.7;
}

function linkShare(node: Node, depth: number): { links: number; linked: number; all: number } {
  if (depth > 40) return { links: 0, linked: 0, all: 0 };
  if (node.nodeName === "#text" && "value" in node)
    return { links: 0, linked: 0, all: node.value.trim().length };
  const sum = { links: 0, linked: 0, all: 0 };
  if (!("childNodes" in node)) return sum;
  for (const child of node.childNodes) {
    const inner = linkShare(child, depth + 1);
    sum.links += inner.links;
    sum.linked += inner.linked;
    sum.all += inner.all;
    if (sum.all > 4_000) break;
  }
  if (node.nodeName === "a") return { links: 1, linked: sum.all, all: sum.all };
  return sum;
}

function positionOf(node: Node): Position {
  const location = "sourceCodeLocation" in node ? node.sourceCodeLocation : null;
  return {
    page: null,
    line: location?.startLine ?? null,
    column: location ? location.startCol - 1 : null,
    cell: null,
  };
}

function tooDeep(): UnreadableFile {
  return new UnreadableFile("E_HTML_LIMIT", `网页嵌套超过${mostDepth}层，超出读取上限`);
}

function passage(text: string, position: Position): Passage {
  if (text.length > longestText)
    throw new UnreadableFile(
      "E_HTML_LIMIT",
      `网页第${position.line ?? 1}行起有一段文字超过${longestText}字，超出读取上限`,
    );
  return { text, pieces: [{ start: 0, position }] };
}

function textOf(node: Node, depth: number): string {
  if (depth > mostDepth) throw tooDeep();
  if (node.nodeName === "#text" && "value" in node)
    return node.value.replaceAll("\u00ad", "").replace(/[ \t\r\n\u00a0]+/g, " ");
  if (!("childNodes" in node) || ("tagName" in node && (ignored.has(node.tagName) || isHidden(node))))
    return "";
  return node.childNodes
    .map((child) => textOf(child, depth + 1))
    .join("")
    .trim();
}

function rowsOf(node: Node, depth: number): ElementNode[] {
  if (depth > 6 || !("childNodes" in node)) return [];
  return node.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    if (isHidden(child)) return [];
    if (child.tagName === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child, depth + 1) : [];
  });
}

/** A table of one column, or one that holds other tables, only lays out a page. A caption stands above its table. */
function tableInto(table: ElementNode, blocks: Block[], level: number): void {
  for (const child of table.childNodes) if (child.nodeName === "caption") walk(child, blocks, level + 1);
  const rows = rowsOf(table, 0);
  const cells = rows.map((row) =>
    row.childNodes.filter(
      (child): child is ElementNode =>
        "tagName" in child && /^t[dh]$/.test(child.tagName) && !isHidden(child),
    ),
  );
  const laysOut = cells.flat().some((cell) => holdsTable(cell, 0)) || cells.every((row) => row.length <= 1);
  if (laysOut) {
    for (const cell of cells.flat()) for (const child of cell.childNodes) walk(child, blocks, level + 1);
    return;
  }
  const grid: Passage[][] = cells.map(() => []);
  let count = 0;
  cells.forEach((row, r) => {
    let c = 0;
    for (const cell of row) {
      while (grid[r]![c]) c += 1;
      const [across, down] = [span(cell, "colspan", 1), span(cell, "rowspan", rowsLeft(rows, r))];
      const position = positionOf(cell);
      for (let y = 0; y < down && r + y < grid.length; y += 1)
        for (let x = 0; x < across; x += 1) {
          count += 1;
          if (count > mostCells)
            throw new UnreadableFile("E_HTML_LIMIT", `表格单元格多于${mostCells}个，超出读取上限`);
          // Where spans overlap, the cell that came first stays.
          grid[r + y]![c + x] ??= x === 0 && y === 0 ? cellPassage(cell, position) : passage("", position);
        }
      c += across;
    }
  });
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return;
  const blank = passage("", positionOf(table));
  blocks.push({
    kind: "table",
    rows: grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? blank)),
    firstLine: positionOf(table).line,
    lastLine: table.sourceCodeLocation?.endLine ?? null,
    pages: [],
    sheet: null,
  });
}

function holdsTable(node: Node, depth: number): boolean {
  if (depth > 30 || !("childNodes" in node)) return false;
  return node.childNodes.some((child) => child.nodeName === "table" || holdsTable(child, depth + 1));
}

/** A span as written; 0 stands for all that is left. */
function span({ attrs }: ElementNode, name: string, all: number): number {
  const value = Number.parseInt(attrs.find((attribute) => attribute.name === name)?.value ?? "1", 10);
  if (value === 0) return Math.min(all, 200);
  return value >= 1 ? Math.min(value, 200) : 1;
}

/** Rows from one on to the end of its group (thead, tbody, tfoot). */
function rowsLeft(rows: readonly ElementNode[], from: number): number {
  const group = rows[from]!.parentNode;
  let end = from;
  while (rows[end]?.parentNode === group) end += 1;
  return end - from;
}

/** A cell; one that holds nothing but a formula is not known. */
function cellPassage(cell: ElementNode, position: Position): Passage {
  const made = passage(cellText(cell), position);
  const formula = cell.attrs.find(({ name }) => name === "x:fmla")?.value ?? "";
  return made.text === "" && formula !== "" ? { ...made, unknown: true } : made;
}

/** Excel writes ##### for what its column is too narrow for, and beside it the number. */
function cellText(cell: ElementNode): string {
  const text = textOf(cell, 0);
  const named = (wanted: string): string => cell.attrs.find(({ name }) => name === wanted)?.value ?? "";
  const stored = /^#+$/.test(text) || (text === "" && named("x:fmla") !== "") ? named("x:num") : "";
  return stored === "" ? text : stored;
}
