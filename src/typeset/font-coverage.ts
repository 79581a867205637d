import { closeSync, openSync, readSync } from "node:fs";

/** Whether a font has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

/**
 * Reads which characters a TrueType font draws from its character map (cmap, format 12); nothing else of the file is
 * read. Throws where the file is no such font.
 */
export function coverageOf(path: string): Coverage {
  const file = openSync(path, "r");
  try {
    const map = characterMap((position, length) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, position);
      return bytes;
    });
    return (codePoint) => map.some(([from, to]) => codePoint >= from && codePoint <= to);
  } finally {
    closeSync(file);
  }
}

type Range = readonly [from: number, to: number];

function characterMap(read: (position: number, length: number) => Buffer): Range[] {
  const directory = read(0, 12 + 16 * read(4, 2).readUInt16BE(0));
  for (let at = 12; at < directory.length; at += 16) {
    if (directory.toString("latin1", at, at + 4) !== "cmap") continue;
    const start = directory.readUInt32BE(at + 8);
    const table = read(start, directory.readUInt32BE(at + 12));
    for (let record = 4; record < 4 + 8 * table.readUInt16BE(2); record += 8) {
      const subtable = table.readUInt32BE(record + 4);
      if (table.readUInt16BE(subtable) === 12) return groupsOf(table.subarray(subtable));
    }
  }
  throw new Error("the font has no character map of format 12");
}

/** Groups of format 12: first and last character, and the glyph of the first. */
function groupsOf(subtable: Buffer): Range[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, i) => {
    const at = 16 + 12 * i;
    return [subtable.readUInt32BE(at), subtable.readUInt32BE(at + 4)] as const;
  });
}
