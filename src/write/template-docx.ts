import type { Disclosure } from "../facts/disclosure.ts";
import type { OpenContainer } from "./corrected-docx.ts";
import { mainPart } from "./corrected-docx.ts";
import { zipped } from "./docx/container.ts";
import type { Page } from "./docx/page.ts";
import type { Content, Named } from "./docx/placeholders.ts";
import { contentsOf, squeezed, templatePlaceholders } from "./docx/placeholders.ts";
import { printedPieces } from "./docx/places.ts";
import { runEdits } from "./docx/run-edits.ts";
import type { Edit, SourceElement } from "./docx/source.ts";
import { edited, sourceText, sourceTree } from "./docx/source.ts";
import type { TemplateLook } from "./docx/template-blocks.ts";
import { blocksMarkup, contentsField } from "./docx/template-blocks.ts";
import type { Breaks } from "./docx/template-sections.ts";
import { openBreaks, pageOf, stretchesOf, turned } from "./docx/template-sections.ts";

/** A template that cannot be filled in, with what is wrong and what would be right. */
export class TemplateProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TemplateProblem";
  }
}

/**
 * A bureau's own Word template with its placeholders filled in: {{单位名称}}, {{年度}}, {{情况说明}}, {{收入支出决算总表}},
 * {{目录}} and whatever `values` names. Words take the look of their placeholder, which may be spread over runs;
 * sections and tables take the place of its paragraph. All else is kept. `template` is opened by `openZip` of the
 * reading room and must have been read by `readDocx`. Throws TemplateProblem for a placeholder that is unknown, not
 * closed, or stands for blocks and is not alone in its paragraph; UneditablePart for a damaged part.
 */
export function fillTemplate(
  template: OpenContainer,
  disclosure: Disclosure,
  values: Readonly<Record<string, string>> = {},
): Uint8Array {
  const known = contentsOf(disclosure, values);
  const main = mainPart(template);
  const headings = headingStyles(template);
  const problems: Problem[] = [];
  const parts: Record<string, Uint8Array> = {};
  let filledIn = false;
  for (const name of template.names) {
    if (name.endsWith("/")) continue;
    const bytes = template.part(name)!;
    parts[name] = bytes;
    if (name !== main && !/^word\/(?:header|footer|footnotes|endnotes)\d*\.xml$/.test(name)) continue;
    const source = sourceText(bytes, name);
    if (!source.includes("{")) continue;
    const tree = sourceTree(source, name);
    if (tree.prefix !== "w") throw new TemplateProblem("模板不是Word另存的格式：请用Word重新另存为.docx");
    const filled = filledPart(source, tree, { known, headings, blocks: name === main });
    problems.push(...filled.problems);
    filledIn ||= name === main && filled.edits.length > 0;
    parts[name] = new TextEncoder().encode(edited(source, filled.edits));
  }
  if (problems.length > 0)
    throw new TemplateProblem(problemText(problems, placeholderList(disclosure, values)));
  // What it says would be published as what this unit says.
  if (!filledIn)
    throw new TemplateProblem(
      `模板正文里没有占位符，写不进本单位的内容。可用的占位符：${placeholderList(disclosure, values)}`,
    );
  return zipped(parts);
}

function placeholderList(disclosure: Disclosure, values: Readonly<Record<string, string>>): string {
  return templatePlaceholders(disclosure, values)
    .map((name) => `{{${name}}}`)
    .join("、");
}

interface Problem {
  readonly what: "unknown" | "open" | "not-alone" | "not-here";
  readonly name: string;
  readonly paragraph: string;
}

interface Filling {
  readonly known: ReadonlyMap<string, Named>;
  readonly headings: ReadonlyMap<number, string>;
  /** Whether blocks may stand in this part. */
  readonly blocks: boolean;
}

const placeholder = /\{\{([^{}]*)\}\}/g;

function filledPart(
  source: string,
  tree: SourceElement,
  { known, headings, blocks }: Filling,
): { edits: Edit[]; problems: Problem[] } {
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const all = elementsOf(tree);
  const sections = all.filter(({ name }) => name === "sectPr");
  const breaks = openBreaks(source);
  for (const paragraph of all.filter(({ name }) => name === "p")) {
    const pieces = printedPieces(paragraph);
    const text = pieces.map((piece) => piece.text).join("");
    if (!text.includes("{{") && !text.includes("}}")) continue;
    const found = [...text.matchAll(placeholder)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name: match[1]!.trim(),
      named: known.get(squeezed(match[1]!)),
    }));
    const problem = (what: Problem["what"], name: string): void => {
      problems.push({ what, name, paragraph: text.trim().slice(0, 40) });
    };
    if (/\{\{|\}\}/.test(text.replace(placeholder, ""))) problem("open", "");
    const words = [];
    for (const { start, end, name, named } of found) {
      if (!named) problem("unknown", name);
      else if (named.content.kind === "text") words.push({ start, end, text: named.content.text });
      else if (!blocks) problem("not-here", name);
      else if (text.trim() !== text.slice(start, end)) problem("not-alone", name);
      else {
        const run = pieces.find(
          (piece) => piece.start <= start && start < piece.start + piece.text.length,
        )?.run;
        const section = sections.find((one) => one.start >= paragraph.start);
        const look = lookAt(source, paragraph, run, headings, pageOf(section));
        edits.push(blockEdit(source, paragraph, named.content, look, section, breaks));
      }
    }
    edits.push(...runEdits(source, pieces, words, null));
  }
  return { edits: [...edits, ...breaks.edits()], problems };
}

function elementsOf(element: SourceElement): SourceElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

function blockEdit(
  source: string,
  paragraph: SourceElement,
  content: Exclude<Content, { kind: "text" }>,
  look: TemplateLook,
  section: SourceElement | undefined,
  breaks: Breaks,
): Edit {
  const { start, end, parent } = paragraph;
  if (content.kind === "contents") return { start, end, text: contentsField(content.titles, look) };
  const own = ownSection(paragraph);
  const mayTurn = section !== undefined && own === undefined && parent?.name === "body";
  const stretches = mayTurn
    ? stretchesOf(content.blocks, look.page)
    : [{ across: false, blocks: content.blocks }];
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(paragraph);
  const beginsSection =
    at === 0 || ownSection(siblings[at - 1]!) !== undefined || breaks.endAt(siblings[at - 1]!);
  const text = stretches
    .map(({ across, blocks }, i) => {
      if (!across || !section) return blocksMarkup(blocks, look);
      const last = i === stretches.length - 1 && siblings[at + 1] === section;
      const inner = blocksMarkup(blocks, { ...look, page: turned(look.page) });
      return breaks.around(inner, section, i === 0 && beginsSection, last);
    })
    .join("");
  if (stretches.at(-1)?.across) breaks.mark(paragraph);
  // The paragraph may close a section, and a cell needs a last paragraph: both stay.
  if (own)
    return { start, end, text: `${text}<w:p><w:pPr>${source.slice(own.start, own.end)}</w:pPr></w:p>` };
  const needed = text === "" || (parent?.name === "tc" && text.endsWith("</w:tbl>"));
  return { start, end, text: needed ? `${text}<w:p/>` : text };
}

/** The properties of the section that a paragraph closes. */
function ownSection(paragraph: SourceElement): SourceElement | undefined {
  return paragraph.children
    .find(({ name }) => name === "pPr")
    ?.children.find(({ name }) => name === "sectPr");
}

function lookAt(
  source: string,
  paragraph: SourceElement,
  run: SourceElement | undefined,
  headings: ReadonlyMap<number, string>,
  page: Page,
): TemplateLook {
  const raw = (element: SourceElement | undefined): string =>
    element ? source.slice(element.start, element.end) : "";
  const properties = paragraph.children.find(({ name }) => name === "pPr");
  const kept = properties?.children
    .filter(
      ({ name }) =>
        name !== "sectPr" && name !== "numPr" && name !== "pageBreakBefore" && name !== "pPrChange",
    )
    .map(raw)
    .join("");
  return {
    paragraph: kept ? `<w:pPr>${kept}</w:pPr>` : "",
    run: raw(run?.children.find(({ name }) => name === "rPr")),
    headings,
    page,
  };
}

/** Styles of headings by level, as the template names them: heading 1 or 标题 1. */
function headingStyles(template: OpenContainer): Map<number, string> {
  const found = new Map<number, string>();
  const bytes = template.part("word/styles.xml");
  if (!bytes) return found;
  for (const style of sourceTree(sourceText(bytes, "word/styles.xml"), "word/styles.xml").children) {
    const name = style.children.find((child) => child.name === "name")?.attributes.val ?? "";
    const level = /^(?:heading|标题)\s*([1-4])$/i.exec(name)?.[1];
    if (style.name === "style" && level && style.attributes.styleId)
      found.set(Number(level), style.attributes.styleId);
  }
  return found;
}

const reasons: Readonly<Record<Problem["what"], (name: string) => string>> = {
  unknown: (name) => `不认识占位符{{${name}}}`,
  open: () => "占位符的{{与}}不成对",
  "not-alone": (name) => `占位符{{${name}}}代表整段内容或表格，须独占一段`,
  "not-here": (name) => `占位符{{${name}}}代表整段内容或表格，不能放在页眉、页脚或脚注里`,
};

function problemText(problems: readonly Problem[], known: string): string {
  const lines = problems.map(({ what, name, paragraph }) => `${reasons[what](name)}（段落“${paragraph}”）`);
  return `模板不能填写：${lines.join("；")}。可用的占位符：${known}`;
}
