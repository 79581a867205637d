import type { Disclosure, DisclosureBlock } from "../../facts/disclosure.ts";
import { escapeHtml } from "../html/escape.ts";
import type { PageFigures } from "./figures.ts";
import { tableName, textKey } from "./figures.ts";
import { passageHtml } from "./passage.ts";
import { tableHtml } from "./table.ts";
import type { Terms } from "./terms.ts";

/** The disclosure as it reads, without cover and contents: each part a section with its headings, text and tables. */
export function bodyHtml({ blocks }: Disclosure, figures: PageFigures, terms: Terms): string {
  const parts: string[] = [];
  let open = false;
  let seen = new Set<string>();
  blocks.forEach((block, b) => {
    if (block.kind === "heading" && block.level === 1) {
      if (open) parts.push("</section>");
      parts.push(`<section class="part" aria-labelledby="${escapeHtml(block.id)}">`);
      open = true;
    }
    if (block.kind === "heading" && block.level <= 3) seen = new Set();
    parts.push(blockHtml(block, b));
  });
  if (open) parts.push("</section>");
  return parts.filter((part) => part !== "").join("\n");

  function blockHtml(block: DisclosureBlock, b: number): string {
    if (block.kind === "table")
      return tableHtml(block, { block: b, name: tableName(block, blocks), figures, terms });
    if (block.kind === "heading") {
      const html = passageHtml(block.text, figures.of.get(textKey(b)));
      return `<h${block.level + 1} id="${escapeHtml(block.id)}">${html}</h${block.level + 1}>`;
    }
    if (block.kind !== "paragraph") return "";
    const here = figures.of.get(textKey(b));
    const entry = terms.explained.get(b);
    if (!entry) return `<p>${passageHtml(block.text, here, terms.find(block.text, seen))}</p>`;
    const { text } = block;
    const after = (here ?? []).flatMap((figure) =>
      figure.start < entry.end
        ? []
        : [{ ...figure, start: figure.start - entry.end, end: figure.end - entry.end }],
    );
    return `<p class="term" id="${entry.id}">${escapeHtml(text.slice(0, entry.start))}<dfn>${escapeHtml(text.slice(entry.start, entry.end))}</dfn>${passageHtml(text.slice(entry.end), after)}</p>`;
  }
}
