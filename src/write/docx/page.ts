import { element } from "./markup.ts";

/** Measures of a page in twentieths of a point. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly header: number;
  readonly footer: number;
}

/** A4 with the margins of GB/T 9704: 37, 35, 28 and 26 mm. */
export const portrait: Page = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  bottom: 1_984,
  left: 1_587,
  right: 1_474,
  header: 1_134,
  footer: 1_304,
};

/** A4 across, for tables that are wider than they are high. */
export const landscape: Page = {
  width: 16_838,
  height: 11_906,
  top: 1_417,
  bottom: 1_247,
  left: 1_134,
  right: 1_134,
  header: 680,
  footer: 624,
};

export function textWidth({ width, left, right }: Page): number {
  return width - left - right;
}

export function textHeight({ height, top, bottom }: Page): number {
  return height - top - bottom;
}

export interface SectionMarks {
  /** Relationship of the header part, null where the pages have none. */
  readonly header: string | null;
  readonly footer: string | null;
  /** How pages are counted: on from the section before, anew from 1, anew in Roman numbers. */
  readonly numbering: "on" | "anew" | "roman";
}

/** Properties of a section that begins on a new page. */
export function sectionProperties(page: Page, { header, footer, numbering }: SectionMarks): string {
  const numbers = {
    on: "",
    anew: element("w:pgNumType", { "w:start": 1 }),
    roman: element("w:pgNumType", { "w:fmt": "upperRoman", "w:start": 1 }),
  };
  return element(
    "w:sectPr",
    {},
    header === null ? "" : element("w:headerReference", { "w:type": "default", "r:id": header }),
    footer === null ? "" : element("w:footerReference", { "w:type": "default", "r:id": footer }),
    element("w:type", { "w:val": "nextPage" }),
    element("w:pgSz", {
      "w:w": page.width,
      "w:h": page.height,
      "w:orient": page.width > page.height ? "landscape" : null,
    }),
    element("w:pgMar", {
      "w:top": page.top,
      "w:right": page.right,
      "w:bottom": page.bottom,
      "w:left": page.left,
      "w:header": page.header,
      "w:footer": page.footer,
      "w:gutter": 0,
    }),
    numbers[numbering],
    element("w:cols", { "w:space": 425 }),
  );
}
