import type { Disclosure } from "../../facts/disclosure.ts";
import { escapeHtml } from "../html/escape.ts";

interface Entry {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** The contents of the page as nested lists of links: parts, their sections and their tables. */
export function contentsHtml({ blocks }: Disclosure): string {
  const entries = blocks.flatMap((block): Entry[] => {
    if (block.kind === "heading" && block.level <= 2)
      return [{ level: block.level, id: block.id, text: block.text }];
    if (block.kind !== "table" || block.title === null) return [];
    return [{ level: 2, id: block.id, text: block.title }];
  });
  const parts: { own: Entry; below: Entry[] }[] = [];
  for (const entry of entries) {
    const last = parts.at(-1);
    if (entry.level === 1 || !last) parts.push({ own: entry, below: [] });
    else last.below.push(entry);
  }
  const drawn = parts.map(({ own, below }) => {
    const inner =
      below.length === 0 ? "" : `<ul>${below.map((entry) => `<li>${link(entry)}</li>`).join("")}</ul>`;
    return `<li>${link(own)}${inner}</li>`;
  });
  return `<ul><li><a href="#glance">一图读懂</a></li>${drawn.join("")}</ul>`;
}

function link({ id, text }: Entry): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
}
