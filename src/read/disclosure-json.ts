import { columnName } from "../facts/cell-name.ts";
import type { CellData } from "../facts/open-data.ts";
import type { Block, Document, Passage } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import type { ReadJson } from "./json.ts";
import { readJson } from "./json.ts";
import { openDataOf } from "./open-data.ts";

const mostBytes = 50 * 1024 * 1024;
const schema = "mingzhang/disclosure/1";

/**
 * Reads a disclosure that was written as JSON (`mingzhang/disclosure/1`), so that it can be audited and compared like
 * any other file: its text as a document, and what it says in data beside it. Throws UnreadableFile for JSON that is
 * damaged or of another form.
 */
export function readDisclosureJson(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw refused("文件超过50 MiB");
  const read = parsed(bytes);
  const { value } = read;
  const said = textOf(value, "schema") ?? "";
  if (said.startsWith("mingzhang/report/"))
    throw new UnreadableFile("E_JSON", "这是审核结果，不是公开稿：请提供被审核的公开稿");
  if (said !== schema)
    throw new UnreadableFile(
      "E_JSON",
      /^mingzhang\/disclosure\//.test(said)
        ? `公开稿的格式是${said}，只认识${schema}：请用这一版 mingzhang compose 重新生成`
        : `不是公开稿的开放数据（schema应为${schema}）：请用 mingzhang compose 生成，或提供原件`,
    );
  const blocks = fieldOf(value, "blocks");
  if (!Array.isArray(blocks)) throw refused("缺少blocks");
  return {
    format: "json",
    encoding: "utf-8",
    pages: null,
    notes: [],
    blocks: blocks.flatMap((block, at) =>
      textOf(block, "kind") === "contents" ? contents(block, blocks, at) : blocksOf(block, at),
    ),
    openData: openDataOf(read, blocks),
  };
}

function parsed(bytes: Uint8Array): ReadJson {
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(
      "E_TEXT_ENCODING",
      "JSON的文字不是UTF-8编码，或已损坏：请另存为UTF-8，或用 mingzhang compose 重新生成",
    );
  }
  try {
    return readJson(text);
  } catch {
    throw refused("JSON不完整或已损坏");
  }
}

function refused(why: string): UnreadableFile {
  return new UnreadableFile("E_JSON", `${why}：请用 mingzhang compose 重新生成`);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A text; a number that should have been one is read as it is typed, and named elsewhere. */
function textOf(value: unknown, name: string): string | null {
  const text = fieldOf(value, name);
  if (typeof text === "number") return String(text);
  return typeof text === "string" ? text : null;
}

function passage(text: string, cell: string, data?: CellData): Passage {
  const pieces = [{ start: 0, position: { page: null, line: null, column: null, cell } }];
  return data ? { text, pieces, data } : { text, pieces };
}

function paragraph(text: string, cell: string): Block {
  return { kind: "paragraph", passage: passage(text, cell) };
}

function heading(level: number, text: string, cell: string): Block {
  return { kind: "heading", level: Math.max(1, Math.min(6, level)), passage: passage(text, cell) };
}

/** The contents name every heading and table in their order, as the other formats print them. */
function contents(block: unknown, blocks: readonly unknown[], at: number): Block[] {
  const entries = blocks.flatMap((one) => {
    const kind = textOf(one, "kind");
    if (kind === "heading" && Number(fieldOf(one, "level") ?? 1) < 4) return [textOf(one, "text") ?? ""];
    const title = kind === "table" ? textOf(one, "title") : null;
    return title === null ? [] : [title];
  });
  const place = placeOf(at);
  return [
    heading(1, textOf(block, "title") ?? "目录", place),
    ...entries.map((text) => paragraph(`${text}..........`, place)),
  ];
}

/** Where a block stands, as cells of a workbook are named by their sheet. */
function placeOf(at: number): string {
  return `第${at + 1}块`;
}

function blocksOf(block: unknown, at: number): Block[] {
  const kind = textOf(block, "kind");
  const text = textOf(block, "text") ?? "";
  const place = placeOf(at);
  if (kind === "heading") return [heading(Number(fieldOf(block, "level") ?? 1), text, place)];
  if (kind === "paragraph") return [paragraph(text, place)];
  if (kind === "cover") {
    const lines = fieldOf(block, "lines");
    return Array.isArray(lines)
      ? lines.filter((line) => typeof line === "string").map((line) => paragraph(line, place))
      : [];
  }
  return kind === "table" ? tableBlocks(block, place) : [];
}

function tableBlocks(block: unknown, place: string): Block[] {
  const title = textOf(block, "title");
  const captions = ["number", "owner", "year", "unit"].map((name) => textOf(block, name));
  const rows = fieldOf(block, "rows");
  const notes = fieldOf(block, "notes");
  return [
    ...(title === null ? [] : [heading(3, title, place)]),
    ...captions.filter((text): text is string => text !== null).map((text) => paragraph(text, place)),
    {
      kind: "table",
      rows: Array.isArray(rows)
        ? rows.map((row, r) =>
            Array.isArray(row)
              ? row.map((cell, c) =>
                  passage(textOf(cell, "text") ?? "", `${place}!${columnName(c)}${r + 1}`, dataOf(cell)),
                )
              : [],
          )
        : [],
      firstLine: null,
      lastLine: null,
      pages: [],
      sheet: null,
    },
    ...(Array.isArray(notes)
      ? notes.filter((note) => typeof note === "string").map((note) => paragraph(note, place))
      : []),
  ];
}

function dataOf(cell: unknown): CellData | undefined {
  const key = textOf(cell, "key");
  return key === null ? undefined : { key, value: textOf(cell, "value") };
}
