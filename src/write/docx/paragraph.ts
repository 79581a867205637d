import { element, escaped, valued } from "./markup.ts";

/** How a paragraph stands; what is left out comes from its style. Measures in twentieths of a point. */
export interface ParagraphFormat {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly tabs?: readonly Tab[];
  readonly before?: number;
  readonly align?: "left" | "center" | "right";
  /** Section properties, in the last paragraph of a section. */
  readonly section?: string;
}

export interface Tab {
  readonly at: number;
  readonly align: "center" | "right" | "left";
  readonly leader?: "dot";
}

/** A paragraph; `content` are runs as XML. */
export function paragraph(format: ParagraphFormat, ...content: readonly string[]): string {
  return element("w:p", {}, paragraphProperties(format), ...content);
}

/** Properties in the order of the schema; empty where there are none. */
function paragraphProperties(format: ParagraphFormat): string {
  const parts = [
    format.style ? valued("w:pStyle", format.style) : "",
    format.keepNext ? element("w:keepNext") : "",
    format.pageBreakBefore ? element("w:pageBreakBefore") : "",
    format.tabs ? element("w:tabs", {}, ...format.tabs.map(tab)) : "",
    format.before ? element("w:spacing", { "w:before": format.before }) : "",
    format.align ? valued("w:jc", format.align) : "",
    format.section ?? "",
  ].join("");
  return parts === "" ? "" : element("w:pPr", {}, parts);
}

function tab({ at, align, leader }: Tab): string {
  return element("w:tab", { "w:val": align, "w:leader": leader ?? null, "w:pos": Math.round(at) });
}

/** A run of text; tabs and line breaks become their elements. `properties` are its w:rPr as XML. */
export function run(text: string, properties = ""): string {
  const pieces = text
    .split(/(\t|\r\n|\n|\r)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (piece === "\t") return element("w:tab");
      if (/^[\r\n]/.test(piece)) return element("w:br");
      return `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
    });
  return pieces.length === 0 ? "" : element("w:r", {}, properties, ...pieces);
}

/** Marks content as the target of links. */
export function bookmarked(name: string, id: number, ...content: readonly string[]): string {
  return (
    element("w:bookmarkStart", { "w:id": id, "w:name": name }) +
    content.join("") +
    element("w:bookmarkEnd", { "w:id": id })
  );
}

/** A field with what it shows until it is updated. */
export function field(instruction: string, shown: string): string {
  const mark = (type: string): string => element("w:r", {}, element("w:fldChar", { "w:fldCharType": type }));
  return mark("begin") + fieldInstruction(instruction) + mark("separate") + run(shown) + mark("end");
}

export function fieldInstruction(instruction: string): string {
  return element("w:r", {}, `<w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText>`);
}
