import type { Document } from "../src/read/document.ts";

/** A document as plain text: Markdown headings, tables as lines with tabs. */
export function asText({ blocks }: Document): string {
  const lines = blocks.map((block) => {
    if (block.kind === "table")
      return block.rows.map((row) => row.map(({ text }) => text).join("\t")).join("\n");
    return block.kind === "heading" ? `${"#".repeat(block.level)} ${block.passage.text}` : block.passage.text;
  });
  return lines.join("\n\n");
}
