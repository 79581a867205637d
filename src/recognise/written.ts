import type { Disclosure, WrittenTable } from "../facts/disclosure.ts";
import type { Block, Document, Passage, Piece } from "../read/document.ts";

/**
 * A composed disclosure as a Document, so that what was written is known in the same way as what is read: every
 * writer's file, read back, must give the facts of this one. `cells`: where words in its paragraphs were typed, so that
 * what is said of them is said there.
 */
export function writtenDocument(
  { blocks }: Disclosure,
  cells: ReadonlyMap<string, string> = new Map(),
): Document {
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
      if (block.kind === "table") return tableBlocks(block);
      return [{ kind: "paragraph", passage: typedPassage(block.text, cells) }];
    }),
  };
}

function passage(text: string, cell: string | null = null): Passage {
  return { text, pieces: [{ start: 0, position: { page: null, line: null, column: null, cell } }] };
}

/** A passage in which words that were typed in a cell stand at that cell. */
function typedPassage(text: string, cells: ReadonlyMap<string, string>): Passage {
  const at = (start: number, cell: string | null): Piece => ({
    start,
    position: { page: null, line: null, column: null, cell },
  });
  const pieces = [at(0, null)];
  let end = 0;
  const found = [...cells]
    .map(([words, cell]) => ({ words, cell, start: text.indexOf(words) }))
    .filter(({ start }) => start !== -1)
    .sort((a, b) => a.start - b.start || b.words.length - a.words.length);
  for (const { words, cell, start } of found) {
    if (start < end) continue;
    end = start + words.length;
    if (start === 0) pieces.pop();
    pieces.push(at(start, cell));
    if (end < text.length) pieces.push(at(end, null));
  }
  return { text, pieces };
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
      rows: table.rows.map((row) => row.map((cell) => passage(cell?.text ?? "", cell?.origin ?? null))),
      firstLine: null,
      lastLine: null,
      pages: [],
      sheet: null,
    },
    ...table.notes.map(paragraph),
  ];
}

/** The same document with addresses where it has none: of a cell of a table, or of a whole block (row and column -1). */
export function atCells(
  document: Document,
  address: (block: number, row: number, column: number) => string | null,
): Document {
  const placed = (one: Passage, cell: string | null): Passage => ({
    ...one,
    pieces: one.pieces.map(({ start, position }) => ({
      start,
      position: position.cell === null ? { ...position, cell } : position,
    })),
  });
  return {
    ...document,
    blocks: document.blocks.map((block, b): Block => {
      if (block.kind !== "table") return { ...block, passage: placed(block.passage, address(b, -1, -1)) };
      const rows = block.rows.map((row, r) => row.map((cell, c) => placed(cell, address(b, r, c))));
      return { ...block, rows };
    }),
  };
}
