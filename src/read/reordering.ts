import type { Document, Passage, ReadingNote } from "./document.ts";
import { positionAt } from "./document.ts";

/** Marks of direction and control signs: a reader sees other figures than those that are stored. */
const reordering = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const most = 100;

/** Notes of the places where signs of a document change what a reader sees; readers of text take them out before. */
export function reorderingNotes({ blocks }: Document): ReadingNote[] {
  const notes: ReadingNote[] = [];
  const look = (passage: Passage): void => {
    const at = passage.text.search(reordering);
    if (at === -1 || notes.length >= most) return;
    notes.push({
      kind: "hidden",
      message: "正文含有不可见的控制字符，看到的与复制出来的可能不同",
      position: positionAt(passage, at),
      text: passage.text.slice(Math.max(0, at - 6), at + 6),
    });
  };
  for (const block of blocks)
    if (block.kind === "table") for (const row of block.rows) row.forEach(look);
    else look(block.passage);
  return notes;
}
