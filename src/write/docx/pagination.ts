import { textHeight } from "./page.ts";
import type { BodySection, Item } from "./plan.ts";

/**
 * The page on which each entry of the contents stands, counted from the first page of the body: an estimate from the
 * measures of the layout, right unless fonts are replaced by others or paragraphs break otherwise. Keys are bookmarks.
 */
export function estimatedPages(sections: readonly BodySection[]): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  let page = 0;
  for (const { page: measures, items } of sections) {
    const full = textHeight(measures) / 20;
    let used = 0;
    page += 1;
    items.forEach((item, index) => {
      if (item.kind === "paragraph") {
        const broken = item.format.pageBreakBefore && used > 0;
        if (broken || used + kept(items, index) > full) {
          page += 1;
          used = 0;
        }
        if (item.entry) pages.set(item.entry.anchor, page);
        used += item.height;
        while (used > full) {
          page += 1;
          used -= full;
        }
        return;
      }
      const header = item.layout.rows.slice(0, item.layout.headerRows).reduce((sum, row) => sum + row, 0);
      item.layout.rows.forEach((row) => {
        if (used + row > full) {
          page += 1;
          used = header;
        }
        used += row;
        while (used > full) {
          page += 1;
          used -= full;
        }
      });
    });
  }
  return pages;
}

/** Height of what must stay together from an item on: headings and captions with what follows them. */
function kept(items: readonly Item[], index: number): number {
  let height = 0;
  for (let i = index; i < items.length; i += 1) {
    const item = items[i]!;
    if (item.kind === "table")
      return (
        height + item.layout.rows.slice(0, item.layout.headerRows + 1).reduce((sum, row) => sum + row, 0)
      );
    const keeps =
      item.format.keepNext || /^(?:Heading|TableTitle|TableCaption)/.test(item.format.style ?? "");
    // Of a long paragraph two lines suffice.
    if (!keeps) return height + Math.min(item.height, 58);
    height += item.height;
  }
  return height;
}
