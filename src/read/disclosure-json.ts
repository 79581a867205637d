import type { Block, Document, Passage } from "./document.ts";
import { UnreadableFile } from "./document.ts";

const mostBytes = 50 * 1024 * 1024;

/** Whether a text begins as one of our own disclosures saved as JSON. */
export function isDisclosureJson(head: string): boolean {
  return /^\s*\{\s*"schema"\s*:\s*"mingzhang\/disclosure\/\d+"/.test(head);
}

/**
 * Reads a disclosure that was written as JSON (`mingzhang/disclosure/1`), so that it can be audited and compared like
 * any other file. Throws UnreadableFile for JSON that is damaged or of another form.
 */
export function readDisclosureJson(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw refused("文件超过50 MiB");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused("JSON不完整或已损坏");
  }
  const blocks = fieldOf(value, "blocks");
  if (!Array.isArray(blocks)) throw refused("缺少blocks");
  return {
    format: "json",
    encoding: "utf-8",
    pages: null,
    notes: [],
    blocks: blocks.flatMap((block) =>
      textOf(block, "kind") === "contents" ? contents(block, blocks) : blocksOf(block),
    ),
  };
}

function refused(why: string): UnreadableFile {
  return new UnreadableFile("E_JSON", `${why}：请用 mingzhang compose 重新生成`);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textOf(value: unknown, name: string): string | null {
  const text = fieldOf(value, name);
  return typeof text === "string" ? text : null;
}

function passage(text: string): Passage {
  return { text, pieces: [{ start: 0, position: { page: null, line: null, column: null, cell: null } }] };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", passage: passage(text) };
}

function heading(level: number, text: string): Block {
  return { kind: "heading", level: Math.max(1, Math.min(6, level)), passage: passage(text) };
}

/** The contents name every heading and table in their order, as the other formats print them. */
function contents(block: unknown, blocks: readonly unknown[]): Block[] {
  const entries = blocks.flatMap((one) => {
    const kind = textOf(one, "kind");
    if (kind === "heading" && Number(fieldOf(one, "level") ?? 1) < 4) return [textOf(one, "text") ?? ""];
    const title = kind === "table" ? textOf(one, "title") : null;
    return title === null ? [] : [title];
  });
  return [
    heading(1, textOf(block, "title") ?? "目录"),
    ...entries.map((text) => paragraph(`${text}..........`)),
  ];
}

function blocksOf(block: unknown): Block[] {
  const kind = textOf(block, "kind");
  const text = textOf(block, "text") ?? "";
  if (kind === "heading") return [heading(Number(fieldOf(block, "level") ?? 1), text)];
  if (kind === "paragraph") return [paragraph(text)];
  if (kind === "cover") {
    const lines = fieldOf(block, "lines");
    return Array.isArray(lines) ? lines.filter((line) => typeof line === "string").map(paragraph) : [];
  }
  return kind === "table" ? tableBlocks(block) : [];
}

function tableBlocks(block: unknown): Block[] {
  const title = textOf(block, "title");
  const captions = ["number", "owner", "year", "unit"].map((name) => textOf(block, name));
  const rows = fieldOf(block, "rows");
  const notes = fieldOf(block, "notes");
  return [
    ...(title === null ? [] : [heading(3, title)]),
    ...captions.filter((text): text is string => text !== null).map(paragraph),
    {
      kind: "table",
      rows: Array.isArray(rows)
        ? rows.map((row) =>
            Array.isArray(row) ? row.map((cell) => passage(textOf(cell, "text") ?? "")) : [],
          )
        : [],
      firstLine: null,
      lastLine: null,
      pages: [],
      sheet: null,
    },
    ...(Array.isArray(notes) ? notes.filter((note) => typeof note === "string").map(paragraph) : []),
  ];
}
