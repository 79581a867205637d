import type { Disclosure, DisclosureBlock, HeadingBlock, WrittenTable } from "../../facts/disclosure.ts";
import { captionLines } from "./caption.ts";
import type { Page } from "./page.ts";
import { landscape, portrait, textWidth } from "./page.ts";
import type { ParagraphFormat } from "./paragraph.ts";
import { bookmarked, paragraph, run } from "./paragraph.ts";
import { spaceOf } from "./styles.ts";
import { tableMarkup } from "./table.ts";
import type { TableLayout } from "./table-layout.ts";
import { hasRoom, isOnePage, layoutOf } from "./table-layout.ts";
import { linesIn } from "./text-width.ts";

/** A paragraph or table of the body with the height that it takes, in points. */
export type Item = ParagraphItem | TableItem;

export interface ParagraphItem {
  readonly kind: "paragraph";
  readonly format: ParagraphFormat;
  readonly content: string;
  readonly height: number;
  /** Its entry in the contents. */
  readonly entry: Entry | null;
}

export interface TableItem {
  readonly kind: "table";
  readonly xml: string;
  readonly layout: TableLayout;
}

/** A line of the table of contents. */
export interface Entry {
  readonly level: 1 | 2;
  readonly text: string;
  /** Bookmark of the heading or title. */
  readonly anchor: string;
}

/** Pages of one orientation. */
export interface BodySection {
  readonly page: Page;
  readonly items: readonly Item[];
}

/**
 * The body as sections of paragraphs and tables: what stands on a page of its own, what lies across, which headings
 * stay with their table. Cover and contents are not in it.
 */
export function planOf({ blocks }: Disclosure): BodySection[] {
  const anchors = openAnchors();
  const sections: { page: Page; items: Item[] }[] = [{ page: portrait, items: [] }];
  const groups = grouped(blocks);
  groups.forEach(({ lead, block }, index) => {
    const across = block?.kind === "table" && liesAcross(block);
    const page = across ? landscape : portrait;
    let section = sections.at(-1)!;
    if (section.page !== page) {
      section = { page, items: [] };
      sections.push(section);
    }
    const afterTable = groups[index - 1]?.block?.kind === "table";
    const ownPage = block?.kind === "table" && (block.form !== null || afterTable);
    const items = [
      ...lead.map((heading) => headingItem(heading, page, anchors)),
      ...(block?.kind === "table" ? tableItems(block, page, anchors) : []),
      ...(block?.kind === "paragraph" ? [bodyItem("BodyText", block.text, page)] : []),
    ];
    const begins = ownPage || lead.some(({ newPage }) => newPage);
    section.items.push(...(begins && section.items.length > 0 ? onNewPage(items) : items));
  });
  return sections.filter(({ items }) => items.length > 0);
}

/** Whether a table stands on a lying page: as planned, unless an upright one alone holds it whole. */
function liesAcross(table: WrittenTable): boolean {
  if (!hasRoom(table, portrait)) return true;
  return table.landscape && (isOnePage(table, landscape) || !isOnePage(table, portrait));
}

/** Headings together with the paragraph or table that they lead to. */
function grouped(blocks: readonly DisclosureBlock[]): {
  lead: HeadingBlock[];
  block: Exclude<DisclosureBlock, HeadingBlock> | null;
}[] {
  const groups: { lead: HeadingBlock[]; block: Exclude<DisclosureBlock, HeadingBlock> | null }[] = [];
  let lead: HeadingBlock[] = [];
  for (const block of blocks) {
    if (block.kind === "cover" || block.kind === "contents") continue;
    if (block.kind === "heading") {
      // A heading that begins a page takes nothing with it from the page before.
      if (block.newPage && lead.length > 0) {
        groups.push({ lead, block: null });
        lead = [];
      }
      lead.push(block);
      continue;
    }
    groups.push({ lead, block });
    lead = [];
  }
  if (lead.length > 0) groups.push({ lead, block: null });
  return groups;
}

function onNewPage([first, ...rest]: readonly Item[]): Item[] {
  if (!first) return [];
  if (first.kind === "table") return [first, ...rest];
  return [{ ...first, format: { ...first.format, pageBreakBefore: true } }, ...rest];
}

/** Bookmarks with names that Word accepts, numbered through. */
export interface Anchors {
  next(text: string, level: 1 | 2): { entry: Entry; marked: (content: string) => string };
}

function openAnchors(): Anchors {
  let count = 0;
  return {
    next: (text, level) => {
      count += 1;
      const id = count;
      const anchor = `_Toc${String(100_000_000 + id)}`;
      return { entry: { level, text, anchor }, marked: (content) => bookmarked(anchor, id, content) };
    },
  };
}

function headingItem({ level, text }: HeadingBlock, page: Page, anchors: Anchors): ParagraphItem {
  const item = bodyItem(`Heading${level}`, text, page);
  if (level > 2) return item;
  const { entry, marked } = anchors.next(text, level === 1 ? 1 : 2);
  return { ...item, content: marked(item.content), entry };
}

function bodyItem(style: string, text: string, page: Page, format: ParagraphFormat = {}): ParagraphItem {
  const { line, around, size, indent } = spaceOf(style);
  const ems = textWidth(page) / 20 / size;
  const lines = text
    .split("\n")
    .reduce((sum, one, i) => sum + linesIn("　".repeat(i === 0 ? indent : 0) + one, ems), 0);
  return {
    kind: "paragraph",
    format: { style, ...format },
    content: run(text),
    height: lines * line + around,
    entry: null,
  };
}

/** Title, caption lines, the table, notes. */
function tableItems(table: WrittenTable, page: Page, anchors: Anchors): Item[] {
  const items: Item[] = [];
  if (table.title !== null) {
    const title = bodyItem("TableTitle", table.title, page);
    const { entry, marked } = anchors.next(table.title, 2);
    items.push({ ...title, content: marked(title.content), entry });
  }
  for (const { format, text } of captionLines(table, page))
    items.push({ ...bodyItem("TableCaption", text, page, format), height: spaceOf("TableCaption").line });
  const layout = layoutOf(table, page);
  items.push({ kind: "table", xml: tableMarkup(table, layout, "TableText"), layout });
  for (const note of table.notes) items.push(bodyItem("TableNote", note, page));
  return items;
}

/** A section as XML; `properties` are its w:sectPr, null for the last, whose stand at the end of the body. */
export function sectionMarkup(items: readonly Item[], properties: string | null): string {
  const last = items.at(-1);
  const parts = items.map((item) => {
    if (item.kind === "table") return item.xml;
    const section = item === last && properties !== null ? { section: properties } : {};
    return paragraph({ ...item.format, ...section }, item.content);
  });
  // Word needs a paragraph between two tables and at the end of a section.
  items.forEach((item, i) => {
    if (item.kind === "table" && items[i + 1]?.kind === "table")
      parts[i] += paragraph({ style: "SectionEnd" });
  });
  if (last?.kind !== "paragraph")
    parts.push(paragraph({ style: "SectionEnd", ...(properties === null ? {} : { section: properties }) }));
  return parts.join("");
}
