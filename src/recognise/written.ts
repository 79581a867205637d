import type { Disclosure, WrittenTable } from "../facts/disclosure.ts";
import type { Block, Document, Passage } from "../read/document.ts";

/**
 * A composed disclosure as a Document, so that what was written is known in the same way as what is read: every
 * writer's file, read back, must give the facts of this one.
 */
export function writtenDocument({ blocks }: Disclosure): Document {
  return {
    format: "text",
    encoding: null,
    pages: null,
    notes: [],
    blocks: blocks.flatMap((block): Block[] => {
      if (block.kind === "cover") return block.lines.map(paragraph);
      if (block.kind === "contents") return contents(blocks, block.title);
      if (block.kind === "heading")
        return [{ kind: "heading", level: block.level, passage: passage(block.text) }];
      return block.kind === "paragraph" ? [paragraph(block.text)] : tableBlocks(block);
    }),
  };
}

function passage(text: string): Passage {
  return { text, pieces: [{ start: 0, position: { page: null, line: null, column: null, cell: null } }] };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", passage: passage(text) };
}

function contents(blocks: Disclosure["blocks"], title: string): Block[] {
  const entries = blocks.flatMap((block) => {
    if (block.kind === "heading" && block.level < 4) return [block.text];
    return block.kind === "table" && block.title !== null ? [block.title] : [];
  });
  return [
    { kind: "heading", level: 1, passage: passage(title) },
    ...entries.map((text) => paragraph(`${text}..........`)),
  ];
}

function tableBlocks(table: WrittenTable): Block[] {
  const captions = [table.title, table.number, table.owner, table.year, table.unit];
  return [
    ...captions.flatMap((text, i): Block[] => {
      if (text === null) return [];
      return i === 0 ? [{ kind: "heading", level: 3, passage: passage(text) }] : [paragraph(text)];
    }),
    {
      kind: "table",
      rows: table.rows.map((row) => row.map((cell) => passage(cell?.text ?? ""))),
      firstLine: null,
      lastLine: null,
      pages: [],
      sheet: null,
    },
    ...table.notes.map(paragraph),
  ];
}
