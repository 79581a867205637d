import type { FontRole } from "./fonts.ts";
import { runFonts } from "./fonts.ts";
import { declaration, element, namespaces, valued } from "./markup.ts";
import { portrait, textWidth } from "./page.ts";

interface Look {
  readonly id: string;
  readonly name: string;
  readonly font: FontRole;
  /** Size in points. */
  readonly size: number;
  readonly bold?: boolean;
  /** Exact line height in points; null for the height of the font. */
  readonly line: number | null;
  readonly before?: number;
  readonly after?: number;
  /** First line in characters. */
  readonly indent?: number;
  readonly leftChars?: number;
  readonly align?: "left" | "center" | "right" | "both";
  readonly outline?: number;
  readonly keepNext?: boolean;
  readonly next?: string;
  readonly leader?: boolean;
}

/** Size, line height and indent of body text: 三号 with fixed lines, as GB/T 9704 sets it. */
export const bodyText = { size: 16, line: 28.95, indent: 2 } as const;

const looks: readonly Look[] = [
  { id: "BodyText", name: "Body Text", font: "body", ...bodyText, align: "both" },
  { id: "CoverUnit", name: "封面单位", font: "title", size: 26, line: 48, align: "center" },
  { id: "CoverTitle", name: "封面标题", font: "title", size: 36, line: 60, align: "center", before: 24 },
  { id: "CoverLine", name: "封面日期", font: "body", size: 16, line: 32, align: "center" },
  { id: "TOCHeading", name: "TOC Heading", font: "title", size: 22, line: 36, align: "center", after: 14 },
  { id: "TOC1", name: "toc 1", font: "black", size: 12, line: 21, before: 2, leader: true },
  { id: "TOC2", name: "toc 2", font: "body", size: 12, line: 20, leftChars: 2, leader: true },
  {
    id: "Heading1",
    name: "heading 1",
    font: "title",
    size: 22,
    line: 36,
    before: 0,
    after: 14,
    align: "center",
    outline: 0,
    keepNext: true,
    next: "BodyText",
  },
  {
    id: "Heading2",
    name: "heading 2",
    font: "black",
    size: 16,
    line: bodyText.line,
    indent: 2,
    outline: 1,
    keepNext: true,
    next: "BodyText",
  },
  {
    id: "Heading3",
    name: "heading 3",
    font: "regular",
    size: 16,
    line: bodyText.line,
    indent: 2,
    outline: 2,
    keepNext: true,
    next: "BodyText",
  },
  {
    id: "Heading4",
    name: "heading 4",
    font: "body",
    size: 16,
    bold: true,
    line: bodyText.line,
    indent: 2,
    outline: 3,
    keepNext: true,
    next: "BodyText",
  },
  {
    id: "TableTitle",
    name: "表题",
    font: "title",
    size: 16,
    line: 24,
    align: "center",
    outline: 1,
    keepNext: true,
  },
  { id: "TableCaption", name: "表头行", font: "song", size: 10.5, line: 16, keepNext: true },
  { id: "TableText", name: "表内文字", font: "song", size: 10.5, line: null },
  { id: "TableNote", name: "表注", font: "song", size: 9, line: 13.5, align: "both" },
  { id: "Header", name: "header", font: "body", size: 10.5, line: null, align: "center" },
  { id: "Footer", name: "footer", font: "song", size: 14, line: null, align: "center" },
  { id: "SectionEnd", name: "分节", font: "song", size: 1, line: 1 },
];

/** Height in points of a line and of the space around a paragraph of a style. */
export function spaceOf(id: string): { line: number; around: number; size: number; indent: number } {
  const look = looks.find((one) => one.id === id);
  if (!look) throw new Error(`no style ${id}`);
  return {
    line: look.line ?? look.size * 1.3,
    around: (look.before ?? 0) + (look.after ?? 0),
    size: look.size,
    indent: look.indent ?? 0,
  };
}

/** The part word/styles.xml. */
export function stylesPart(): string {
  const defaults = element(
    "w:docDefaults",
    {},
    element(
      "w:rPrDefault",
      {},
      element(
        "w:rPr",
        {},
        runFonts("body"),
        valued("w:kern", 2),
        valued("w:sz", 32),
        valued("w:szCs", 32),
        element("w:lang", { "w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA" }),
      ),
    ),
    element("w:pPrDefault"),
  );
  const normal = element(
    "w:style",
    { "w:type": "paragraph", "w:default": 1, "w:styleId": "Normal" },
    valued("w:name", "Normal"),
    element("w:qFormat"),
    element("w:pPr", {}, valued("w:widowControl", 0)),
  );
  const tableNormal = element(
    "w:style",
    { "w:type": "table", "w:default": 1, "w:styleId": "TableNormal" },
    valued("w:name", "Normal Table"),
    valued("w:uiPriority", 99),
    element("w:semiHidden"),
    element("w:unhideWhenUsed"),
    element("w:tblPr", {}, element("w:tblInd", { "w:w": 0, "w:type": "dxa" }), cellMargins(108)),
  );
  return declaration + element("w:styles", namespaces, defaults, normal, tableNormal, ...looks.map(styleOf));
}

export function cellMargins(side: number): string {
  const margin = (name: string, width: number): string =>
    element(`w:${name}`, { "w:w": width, "w:type": "dxa" });
  return element(
    "w:tblCellMar",
    {},
    margin("top", 0),
    margin("left", side),
    margin("bottom", 0),
    margin("right", side),
  );
}

function styleOf(look: Look): string {
  const { size, line, before = 0, after = 0, indent, leftChars, align, outline } = look;
  const twips = (points: number): number => Math.round(points * 20);
  return element(
    "w:style",
    {
      "w:type": "paragraph",
      "w:customStyle": /^[\p{Script=Han}]/u.test(look.name) ? 1 : null,
      "w:styleId": look.id,
    },
    valued("w:name", look.name),
    valued("w:basedOn", "Normal"),
    look.next ? valued("w:next", look.next) : "",
    look.leader ? valued("w:uiPriority", 39) : "",
    element("w:qFormat"),
    element(
      "w:pPr",
      {},
      look.keepNext ? element("w:keepNext") : "",
      look.keepNext ? element("w:keepLines") : "",
      look.leader
        ? element(
            "w:tabs",
            {},
            element("w:tab", { "w:val": "right", "w:leader": "dot", "w:pos": textWidth(portrait) }),
          )
        : "",
      valued("w:snapToGrid", 0),
      element("w:spacing", {
        "w:before": twips(before),
        "w:after": twips(after),
        "w:line": line === null ? 240 : twips(line),
        "w:lineRule": line === null ? "auto" : "exact",
      }),
      indent || leftChars
        ? element("w:ind", {
            "w:leftChars": leftChars ? leftChars * 100 : null,
            "w:left": leftChars ? twips(leftChars * size) : null,
            "w:firstLineChars": indent ? indent * 100 : null,
            "w:firstLine": indent ? twips(indent * size) : null,
          })
        : "",
      align ? valued("w:jc", align) : "",
      outline === undefined ? "" : valued("w:outlineLvl", outline),
    ),
    element(
      "w:rPr",
      {},
      runFonts(look.font),
      look.bold ? element("w:b") : "",
      valued("w:sz", size * 2),
      valued("w:szCs", size * 2),
    ),
  );
}
