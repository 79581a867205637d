import type { DisclosureBlock, HeadingBlock, WrittenTable } from "../../facts/disclosure.ts";
import { captionLines } from "./caption.ts";
import { runFonts } from "./fonts.ts";
import { element, valued } from "./markup.ts";
import type { Page } from "./page.ts";
import { fieldInstruction, run } from "./paragraph.ts";
import { tableMarkup } from "./table.ts";
import { layoutOf } from "./table-layout.ts";

/** The look of a template at a placeholder: what inserted paragraphs take over. Properties as XML. */
export interface TemplateLook {
  /** w:pPr of the paragraph without section and list; empty where it has none. */
  readonly paragraph: string;
  /** w:rPr of the placeholder's run. */
  readonly run: string;
  /** Style of headings by level, where the template has one. */
  readonly headings: ReadonlyMap<number, string>;
  readonly page: Page;
}

/** Blocks as XML in the look of a template: paragraphs like the placeholder's, headings in its styles, tables ruled. */
export function blocksMarkup(blocks: readonly DisclosureBlock[], look: TemplateLook): string {
  const parts: string[] = [];
  let afterTable = false;
  for (const block of blocks) {
    // Two tables without a paragraph between them would become one.
    if (block.kind === "table") {
      if (afterTable && block.title === null && captionLines(block, look.page).length === 0)
        parts.push(element("w:p"));
      parts.push(tableWithCaption(block, look.page));
    } else if (block.kind === "heading") parts.push(heading(block, look));
    else if (block.kind === "paragraph")
      parts.push(element("w:p", {}, look.paragraph, run(block.text, look.run)));
    afterTable = block.kind === "table" && block.notes.length === 0;
  }
  if (afterTable) parts.push(element("w:p"));
  return parts.join("");
}

function heading({ level, text }: HeadingBlock, look: TemplateLook): string {
  const style = look.headings.get(level);
  if (style !== undefined)
    return element("w:p", {}, element("w:pPr", {}, valued("w:pStyle", style)), run(text));
  return element("w:p", {}, look.paragraph, run(text, bold(look.run)));
}

/** Run properties with bold in the place that the schema gives it. */
function bold(properties: string): string {
  if (/<w:b[ />]/.test(properties)) return properties;
  if (properties === "") return element("w:rPr", {}, element("w:b"));
  const lead = /^<w:rPr[^>]*>(?:<w:rStyle[^>]*\/>)?(?:<w:rFonts[^>]*\/>)?/.exec(properties)?.[0] ?? "<w:rPr>";
  return `${lead}<w:b/>${properties.slice(lead.length)}`;
}

function tableWithCaption(table: WrittenTable, page: Page): string {
  const line = (text: string, size: number, align: string, weight = "", tabs = ""): string =>
    element(
      "w:p",
      {},
      element(
        "w:pPr",
        {},
        align === "note" ? "" : element("w:keepNext"),
        tabs,
        element("w:spacing", { "w:before": 0, "w:after": 0, "w:line": 240, "w:lineRule": "auto" }),
        element("w:ind", { "w:left": 0, "w:right": 0, "w:firstLineChars": 0, "w:firstLine": 0 }),
        valued("w:jc", align === "note" ? "both" : align),
      ),
      run(
        text,
        element("w:rPr", {}, runFonts("song"), weight, valued("w:sz", size * 2), valued("w:szCs", size * 2)),
      ),
    );
  const captions = captionLines(table, page).map(({ format, text }) =>
    line(
      text,
      10.5,
      format.align ?? "left",
      "",
      format.tabs
        ? element(
            "w:tabs",
            {},
            ...format.tabs.map(({ at, align }) =>
              element("w:tab", { "w:val": align, "w:pos": Math.round(at) }),
            ),
          )
        : "",
    ),
  );
  return [
    table.title === null ? "" : line(table.title, 16, "center", element("w:b")),
    ...captions,
    tableMarkup(table, layoutOf(table, page), null),
    ...table.notes.map((note) => line(note, 9, "note")),
  ].join("");
}

/** A table of contents that the office program fills in when it opens the document; until then the headings alone. */
export function contentsField(titles: readonly string[], look: TemplateLook): string {
  const mark = (type: string, dirty = false): string =>
    element("w:r", {}, element("w:fldChar", { "w:fldCharType": type, "w:dirty": dirty ? "true" : null }));
  const begin = mark("begin", true) + fieldInstruction('TOC \\o "1-2" \\h \\z \\u') + mark("separate");
  const lines = titles.length === 0 ? [""] : titles;
  return lines
    .map((title, i) =>
      element(
        "w:p",
        {},
        look.paragraph,
        i === 0 ? begin : "",
        run(title, look.run),
        i === lines.length - 1 ? mark("end") : "",
      ),
    )
    .join("");
}
