import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document, Passage } from "../read/document.ts";
import { BrokenMessage, encoded, openReceiving } from "./message.ts";
import type { ChildMessage } from "./task.ts";

const passage = (text: string): Passage => ({
  text,
  pieces: [{ start: 0, position: { page: null, line: null, column: null, cell: text } }],
});
const joined: Passage = {
  text: "结转和结余",
  pieces: [
    { start: 0, position: { page: 3, line: 7, column: 0, cell: null } },
    { start: 3, position: { page: 4, line: null, column: null, cell: null } },
  ],
  drawn: { signs: Float32Array.of(1, 2, 3, 4, 5), area: { page: 3, left: 1, top: 2, right: 3, bottom: 4 } },
};

function table(rows: number, last: Passage = passage("末")): Document["blocks"][number] {
  const cells = Array.from({ length: rows }, (_, i) => [passage(`A${i}`), passage(`B${i}`), last]);
  return { kind: "table", rows: cells, firstLine: null, lastLine: null, pages: [], sheet: "表一" };
}

const read = (blocks: Document["blocks"]): ChildMessage => ({
  result: { format: "xlsx", encoding: null, pages: null, blocks, notes: [] },
});

function received(chunks: Iterable<Uint8Array>): ChildMessage {
  const receiving = openReceiving();
  for (const chunk of chunks) receiving.take(chunk);
  return receiving.message();
}

const messages: readonly (readonly [string, ChildMessage])[] = [
  ["a document", read([{ kind: "paragraph", passage: joined }, table(3)])],
  ["large tables among small ones", read([table(15_001), table(2), table(7_001, joined)])],
  ["bytes", { result: Uint8Array.of(1, 2, 3) }],
  ["a refusal", { failed: { code: "E_MEMORY", message: "超出内存上限" } }],
];

test.each(messages)("%s comes back as it was sent, whatever the pieces it comes in", (_what, message) => {
  const bytes = Buffer.concat([...encoded(message)]);
  expect(received([bytes])).toEqual(message);
  for (const size of [1_000, 65_536]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    expect(received(chunks)).toEqual(message);
  }
});

describe("a message that is not whole is not believed", () => {
  const pieces = [...encoded(read([table(15_001)]))];
  const bytes = Buffer.concat(pieces);
  const framed = (value: unknown): Buffer => {
    const body = serialize(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([length, body]);
  };

  test("cut anywhere", () => {
    const anywhere = fc.oneof(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      // Between two pieces, where what came is a list of whole frames.
      fc.integer({ min: 0, max: pieces.length - 1 }).map((n) => Buffer.concat(pieces.slice(0, n)).length),
    );
    fc.assert(
      fc.property(anywhere, (end) => {
        expect(() => received([bytes.subarray(0, end)])).toThrow(BrokenMessage);
      }),
    );
  });

  test.each<readonly [string, readonly Uint8Array[]]>([
    ["nothing", []],
    ["a byte more", [bytes, Buffer.of(0)]],
    ["two messages", [bytes, bytes]],
    ["a refusal behind the first rows", [...pieces.slice(0, 4), ...encoded(messages[3]![1])]],
    ["rows left out", [...pieces.slice(0, 2), ...pieces.slice(4)]],
    ["rows changed over", [...pieces.slice(0, 2), ...pieces.slice(4, 6), ...pieces.slice(2, 4)]],
    ["no end", pieces.slice(0, -2)],
    ["an end alone", pieces.slice(-2)],
    ["an unknown frame", [framed({ frame: "other" }), ...pieces]],
    ["a bare result", [framed(read([]))]],
    [
      "rows without their lists",
      [...pieces.slice(0, 2), framed({ frame: "rows", block: 0, from: 0, packed: {} })],
    ],
    ["no frame", [Buffer.of(4, 0, 0, 0, 1, 2, 3, 4)]],
  ])("%s", (_what, chunks) => {
    expect(() => received(chunks)).toThrow(BrokenMessage);
  });
});
