import { deserialize, serialize } from "node:v8";
import type { Block, Document, Passage } from "../read/document.ts";
import type { ChildMessage } from "./task.ts";

type Rows = readonly (readonly Passage[])[];

/** Rows of a large table that follow the message. */
interface MoreRows {
  readonly block: number;
  readonly rows: Rows;
}

const rowsAtOnce = 2_000;

/**
 * A message in pieces, each behind its length: the rows of large tables go piece by piece, for what is written at once
 * is held in memory several times over.
 */
export function* encoded(message: ChildMessage): Generator<Uint8Array> {
  const document = "result" in message ? documentIn(message.result) : null;
  if (!document) return yield framed(message);
  const large = (block: Block): boolean => block.kind === "table" && block.rows.length > rowsAtOnce;
  const blocks = document.blocks.map((block) => (large(block) ? { ...block, rows: [] } : block));
  yield framed({ result: { ...document, blocks } });
  for (const [at, block] of document.blocks.entries())
    if (block.kind === "table" && large(block))
      for (let from = 0; from < block.rows.length; from += rowsAtOnce)
        yield framed({ block: at, rows: block.rows.slice(from, from + rowsAtOnce) } satisfies MoreRows);
}

/** The message that was encoded into these bytes. */
export function decoded(bytes: Buffer): ChildMessage {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [first, ...rest] = pieces;
  const message = deserialize(first!) as ChildMessage;
  if (rest.length === 0 || !("result" in message)) return message;
  const rows = new Map<number, Passage[][]>();
  for (const piece of rest) {
    const more = deserialize(piece) as MoreRows;
    const list = rows.get(more.block) ?? [];
    for (const row of more.rows) list.push([...row]);
    rows.set(more.block, list);
  }
  const document = documentIn(message.result)!;
  const blocks = document.blocks.map((block, at) =>
    block.kind === "table" ? { ...block, rows: rows.get(at) ?? block.rows } : block,
  );
  return { result: { ...document, blocks } };
}

function documentIn(result: unknown): Document | null {
  return typeof result === "object" && result !== null && "blocks" in result ? (result as Document) : null;
}

function framed(value: unknown): Uint8Array {
  const bytes = serialize(value);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}
