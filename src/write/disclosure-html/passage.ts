import { escapeHtml } from "../html/escape.ts";
import type { PageFigure } from "./figures.ts";
import type { TermSpan } from "./terms.ts";

/**
 * A text with its figures as addresses and its terms as links to what explains them. The script makes buttons of the
 * figures; without it they are still targets of links.
 */
export function passageHtml(
  text: string,
  figures: readonly PageFigure[] = [],
  terms: readonly TermSpan[] = [],
): string {
  if (figures.length === 0 && terms.length === 0) return escapeHtml(text);
  const spans = [...figures, ...terms].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const words = escapeHtml(text.slice(span.start, span.end));
    parts.push(escapeHtml(text.slice(at, span.start)));
    parts.push(
      "keys" in span
        ? `<span class="f" id="${escapeHtml(span.id)}">${words}</span>`
        : `<a class="t" href="#${span.id}">${words}</a>`,
    );
    at = span.end;
  }
  parts.push(escapeHtml(text.slice(at)));
  return parts.join("");
}
