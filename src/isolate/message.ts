import { deserialize, serialize } from "node:v8";
import type { Document, Passage, Table } from "../read/document.ts";
import { isOutOfMemory } from "./memory.ts";
import type { PackedRows } from "./packed-rows.ts";
import { isPacked, packedRows, unpackedRows } from "./packed-rows.ts";
import type { Extent } from "./room.ts";
import { extentOf, mustFit } from "./room.ts";
import type { ChildMessage } from "./task.ts";

/**
 * What goes through the pipe, each behind its length: a head that says how many rows of which tables follow, those rows
 * some at a time (what is written at once is held in memory several times over), and an end that counts what went before.
 */
type Frame =
  | { readonly frame: "head"; readonly message: ChildMessage; readonly rows: readonly LargeTable[] }
  | { readonly frame: "rows"; readonly block: number; readonly from: number; readonly packed: PackedRows }
  | { readonly frame: "end"; readonly frames: number; readonly bytes: number };

interface LargeTable {
  readonly block: number;
  readonly count: number;
  readonly cells: number;
}

/** Tables with more cells go apart from the head. */
const mostInHead = 500;
const cellsAtOnce = 20_000;
const lengthBytes = 4;

/** A message that is not whole, or not one: nothing in it is to be believed. */
export class BrokenMessage extends Error {}

/** A message in the pieces in which it is to be written. */
export function* encoded(message: ChildMessage): Generator<Uint8Array> {
  let frames = 0;
  let bytes = 0;
  function* framed(frame: Frame): Generator<Uint8Array> {
    const body = serialize(frame);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32LE(body.length);
    frames += 1;
    bytes += lengthBytes + body.length;
    yield length;
    yield body;
  }
  const document = documentIn(message);
  const rows = (document?.blocks ?? []).flatMap((block, at) =>
    block.kind === "table" && block.rows.length * widthOf(block) > mostInHead
      ? [{ block: at, count: block.rows.length, cells: block.rows.length * widthOf(block) }]
      : [],
  );
  const large = new Set(rows.map(({ block }) => block));
  const head = document
    ? withBlocks(
        document,
        document.blocks.map((block, at) => (large.has(at) ? { ...block, rows: [] } : block)),
      )
    : message;
  yield* framed({ frame: "head", message: head, rows });
  for (const { block, count } of rows) {
    const table = document?.blocks[block];
    if (table?.kind !== "table") continue;
    const step = Math.max(1, Math.floor(cellsAtOnce / widthOf(table)));
    for (let from = 0; from < count; from += step)
      yield* framed({ frame: "rows", block, from, packed: packedRows(table.rows.slice(from, from + step)) });
  }
  yield* framed({ frame: "end", frames, bytes });
}

function widthOf({ rows }: Table): number {
  return Math.max(1, rows[0]?.length ?? 0);
}

/** Takes the bytes of a message as they come. */
export interface Receiving {
  /** Throws BrokenMessage for bytes that are no part of a message, UnreadableFile for a document too large for here. */
  take(chunk: Uint8Array): void;
  /** The message, once there is no more to come. Throws BrokenMessage unless all of it came and nothing else. */
  message(): ChildMessage;
}

/** Begins to receive a message. */
export function openReceiving(): Receiving {
  const waiting: Uint8Array[] = [];
  let held = 0;
  let head: Extract<Frame, { frame: "head" }> | null = null;
  let ended = false;
  let frames = 0;
  let bytes = 0;
  const rows = new Map<number, Passage[][]>();

  /** So many bytes of what waits, or null while they have not come. */
  const next = (length: number): Buffer | null => {
    if (held < length) return null;
    const all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
    waiting.splice(0, waiting.length, all.subarray(length));
    held -= length;
    return Buffer.from(all.buffer, all.byteOffset, length);
  };
  const accept = (frame: Frame): void => {
    if (ended) throw new BrokenMessage();
    switch (frame.frame) {
      case "head":
        if (head) throw new BrokenMessage();
        head = frame;
        mustFit(extentIn(frame));
        for (const { block } of frame.rows) rows.set(block, []);
        return;
      case "rows": {
        const known = rows.get(frame.block);
        const more = unpackedRows(frame.packed);
        if (!known || !more || known.length !== frame.from) throw new BrokenMessage();
        for (const row of more) known.push(row);
        return;
      }
      case "end":
        if (frame.frames !== frames || frame.bytes !== bytes) throw new BrokenMessage();
        ended = true;
    }
  };
  let expected: number | null = null;
  return {
    take(chunk) {
      waiting.push(chunk);
      held += chunk.length;
      for (;;) {
        expected ??= next(lengthBytes)?.readUInt32LE() ?? null;
        const body = expected === null ? null : next(expected);
        if (!body) return;
        accept(frameOf(body));
        frames += 1;
        bytes += lengthBytes + body.length;
        expected = null;
      }
    },
    message() {
      if (!ended || !head || held > 0 || expected !== null) throw new BrokenMessage();
      if (head.rows.some(({ block, count }) => rows.get(block)?.length !== count)) throw new BrokenMessage();
      const document = documentIn(head.message);
      if (!document) return head.message;
      return withBlocks(
        document,
        document.blocks.map((block, at) =>
          block.kind === "table" ? { ...block, rows: rows.get(at) ?? block.rows } : block,
        ),
      );
    },
  };
}

function frameOf(body: Buffer): Frame {
  let value: unknown;
  try {
    value = deserialize(body);
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    throw new BrokenMessage();
  }
  if (!isFrame(value)) throw new BrokenMessage();
  return value;
}

function isFrame(value: unknown): value is Frame {
  if (typeof value !== "object" || value === null) return false;
  const frame = value as { readonly [name: string]: unknown };
  switch (frame.frame) {
    case "head":
      return typeof frame.message === "object" && Array.isArray(frame.rows);
    case "rows":
      return isPacked(frame.packed);
    default:
      return frame.frame === "end";
  }
}

/** How much a message has in it, with the rows that follow its head. */
function extentIn({ message, rows }: Extract<Frame, { frame: "head" }>): Extent {
  const document = documentIn(message);
  const { cells, characters } = document ? extentOf(document) : { cells: 0, characters: 0 };
  return { cells: rows.reduce((all, table) => all + table.cells, cells), characters };
}

function documentIn(message: ChildMessage): Document | null {
  const result: unknown = "result" in message ? message.result : null;
  return typeof result === "object" && result !== null && "blocks" in result ? (result as Document) : null;
}

function withBlocks(document: Document, blocks: Document["blocks"]): ChildMessage {
  return { result: { ...document, blocks } };
}
