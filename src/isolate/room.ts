import { getHeapStatistics } from "node:v8";
import type { Document } from "../read/document.ts";
import { UnreadableFile } from "../read/document.ts";

/**
 * What recognising and auditing takes of the heap, measured on tables with a figure in two of three cells (40,000 rows
 * of six cells needed 1.4 kB a cell, 100,000 of four 1.5 kB) and on prose with a figure in every twentieth character.
 */
const bytesACell = 1_600;
const bytesACharacter = 170;

/** How much there is in a document. */
export interface Extent {
  readonly cells: number;
  readonly characters: number;
}

/** How much there is in a document as it stands. */
export function extentOf({ blocks }: Document): Extent {
  let cells = 0;
  let characters = 0;
  for (const block of blocks)
    if (block.kind === "table") for (const row of block.rows) cells += row.length;
    else characters += block.passage.text.length;
  return { cells, characters };
}

/**
 * Throws UnreadableFile (E_MEMORY) for what cannot be audited in the heap that this thread has left: a heap that runs
 * out takes the whole process with it, and the name of the file.
 */
export function mustFit({ cells, characters }: Extent): void {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  if (cells * bytesACell + characters * bytesACharacter <= heap_size_limit - used_heap_size) return;
  throw new UnreadableFile("E_MEMORY", "内容过多，本机内存不够审核：请拆分后再读，或换一台内存更大的机器");
}
