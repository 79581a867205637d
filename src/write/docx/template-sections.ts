import type { DisclosureBlock, WrittenTable } from "../../facts/disclosure.ts";
import { element } from "./markup.ts";
import type { Page } from "./page.ts";
import { portrait } from "./page.ts";
import type { Edit, SourceElement } from "./source.ts";
import { hasRoom } from "./table-layout.ts";

/** The measures of a section as its properties state them; those of A4 where they do not. */
export function pageOf(section: SourceElement | undefined): Page {
  const of = (name: string, key: string, otherwise: number): number => {
    const found = section?.children.find((child) => child.name === name)?.attributes[key];
    return found !== undefined && /^-?\d{1,6}$/.test(found) ? Math.abs(Number(found)) : otherwise;
  };
  return {
    ...portrait,
    width: of("pgSz", "w", portrait.width),
    height: of("pgSz", "h", portrait.height),
    top: of("pgMar", "top", portrait.top),
    bottom: of("pgMar", "bottom", portrait.bottom),
    left: of("pgMar", "left", portrait.left),
    right: of("pgMar", "right", portrait.right),
  };
}

/** The same page turned on its side; its margins stay. */
export function turned(page: Page): Page {
  return { ...page, width: page.height, height: page.width };
}

/** Blocks that stand on pages of one orientation. */
export interface Stretch {
  readonly across: boolean;
  readonly blocks: readonly DisclosureBlock[];
}

/** Cuts blocks where a table needs a page on its side. */
export function stretchesOf(blocks: readonly DisclosureBlock[], page: Page): Stretch[] {
  const stretches: { across: boolean; blocks: DisclosureBlock[] }[] = [];
  for (const block of blocks) {
    const across = block.kind === "table" && page.width < page.height && needsWidth(block, page);
    const last = stretches.at(-1);
    if (last && last.across === across) last.blocks.push(block);
    else stretches.push({ across, blocks: [block] });
  }
  return stretches;
}

function needsWidth(table: WrittenTable, page: Page): boolean {
  return table.landscape || !hasRoom(table, page);
}

/** Section properties as they follow a break that was put in: pages count on, and may lie on their side. */
export function sectionCopy(
  source: string,
  section: SourceElement,
  { continued, across }: { readonly continued: boolean; readonly across: boolean },
): string {
  const children = section.children.map((child) => {
    const raw = source.slice(child.start, child.end);
    if (child.name === "pgSz" && across) {
      const { width, height } = turned(pageOf(section));
      return element("w:pgSz", { "w:w": width, "w:h": height, "w:orient": "landscape" });
    }
    if (!continued) return raw;
    if (child.name === "pgNumType")
      return child.attributes.fmt ? element("w:pgNumType", { "w:fmt": child.attributes.fmt }) : "";
    return child.name === "titlePg" || child.name === "type" ? "" : raw;
  });
  return element("w:sectPr", {}, ...children);
}

/** Keeps track of the breaks that wide tables put into a template's sections. */
export interface Breaks {
  /** Ends what stands before a wide table, unless nothing does; then ends the pages on their side. */
  around(content: string, section: SourceElement, nothingBefore: boolean, last: boolean): string;
  /** Remembers that the pages on their side end with a placeholder's paragraph, and whether they do. */
  mark(paragraph: SourceElement): void;
  endAt(paragraph: SourceElement): boolean;
  /** Edits of the properties that sections had, where something was broken off before them. */
  edits(): Edit[];
}

export function openBreaks(source: string): Breaks {
  const broken = new Map<SourceElement, { across: boolean }>();
  const ends = new Set<SourceElement>();
  const end = (properties: string): string => `<w:p><w:pPr>${properties}</w:pPr></w:p>`;
  return {
    around: (content, section, nothingBefore, last) => {
      const continued = broken.has(section);
      const before = nothingBefore ? "" : end(sectionCopy(source, section, { continued, across: false }));
      broken.set(section, { across: last });
      if (last) return before + content;
      const first = nothingBefore && !continued;
      return before + content + end(sectionCopy(source, section, { continued: !first, across: true }));
    },
    mark: (paragraph) => {
      ends.add(paragraph);
    },
    endAt: (paragraph) => ends.has(paragraph),
    edits: () =>
      [...broken].map(([section, { across }]) => ({
        start: section.start,
        end: section.end,
        text: sectionCopy(source, section, { continued: true, across }),
      })),
  };
}
