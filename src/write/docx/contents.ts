import { element, valued } from "./markup.ts";
import { field, fieldInstruction, paragraph, run } from "./paragraph.ts";
import type { Entry } from "./plan.ts";

/**
 * The table of contents: a field that Word brings up to date, filled in already with a link and a page number for each
 * entry. `pages` gives the number by bookmark.
 */
export function contentsMarkup(
  title: string,
  entries: readonly Entry[],
  pages: ReadonlyMap<string, number>,
): string {
  const mark = (type: string): string => element("w:r", {}, element("w:fldChar", { "w:fldCharType": type }));
  const begin = mark("begin") + fieldInstruction('TOC \\o "1-2" \\h \\z \\u') + mark("separate");
  const lines = entries.map(({ level, text, anchor }, index) =>
    paragraph(
      { style: level === 1 ? "TOC1" : "TOC2" },
      index === 0 ? begin : "",
      element(
        "w:hyperlink",
        { "w:anchor": anchor, "w:history": 1 },
        run(text),
        run("\t"),
        field(`PAGEREF ${anchor} \\h`, String(pages.get(anchor) ?? "")),
      ),
    ),
  );
  if (entries.length === 0) lines.push(paragraph({ style: "TOC1" }, begin));
  return element(
    "w:sdt",
    {},
    element(
      "w:sdtPr",
      {},
      element(
        "w:docPartObj",
        {},
        valued("w:docPartGallery", "Table of Contents"),
        element("w:docPartUnique"),
      ),
    ),
    element(
      "w:sdtContent",
      {},
      paragraph({ style: "TOCHeading" }, run(title)),
      ...lines,
      paragraph({ style: "SectionEnd" }, mark("end")),
    ),
  );
}
