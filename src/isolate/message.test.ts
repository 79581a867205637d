import { expect, test } from "vitest";
import type { Document, Passage } from "../read/document.ts";
import { decoded, encoded } from "./message.ts";
import type { ChildMessage } from "./task.ts";

const passage = (text: string): Passage => ({
  text,
  pieces: [{ start: 0, position: { page: null, line: null, column: null, cell: text } }],
});

function table(rows: number): Document["blocks"][number] {
  const cells = Array.from({ length: rows }, (_, i) => [passage(`A${i}`), passage(`B${i}`)]);
  return { kind: "table", rows: cells, firstLine: null, lastLine: null, pages: [], sheet: "表一" };
}

const read = (blocks: Document["blocks"]): ChildMessage => ({
  result: { format: "xlsx", encoding: null, pages: null, blocks, notes: [] },
});

test.each<readonly [string, ChildMessage]>([
  ["a document", read([{ kind: "paragraph", passage: passage("收入") }, table(3)])],
  ["large tables among small ones", read([table(5_001), table(2), table(2_001)])],
  ["bytes", { result: Uint8Array.of(1, 2, 3) }],
  ["a refusal", { failed: { code: "E_MEMORY", message: "超出内存上限" } }],
])("%s comes back as it was sent", (_what, message) => {
  expect(decoded(Buffer.concat([...encoded(message)]))).toEqual(message);
});
