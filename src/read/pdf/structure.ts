import type { ReadingNote } from "../document.ts";
import { UnreadableFile } from "../document.ts";
import { revisionNotes } from "./revisions.ts";
import { placeOf, standsAt } from "./syntax.ts";
import { TooMuch } from "./unpacking.ts";
import type { Wholeness } from "./wholeness.ts";
import { wholenessOf } from "./wholeness.ts";

/** Bytes that the streams of text of a file may unpack to; images apart. */
const mostUnpacked = 512 * 1024 * 1024;

/**
 * What the structure of a PDF says of its pages and its earlier versions, before the engine draws what it can of them.
 * Throws UnreadableFile for what is no PDF, is two files in one, or unpacks to more than the limit.
 */
export async function structureOf(
  bytes: Uint8Array,
): Promise<{ notes: ReadingNote[]; wholeness: Wholeness }> {
  mustBeOnePdf(bytes);
  const budget = { left: mostUnpacked };
  try {
    const wholeness = await wholenessOf(bytes, budget);
    return {
      notes: [...revisionNotes(bytes, budget), ...(wholeness.indexed ? [] : [damagedFile])],
      wholeness,
    };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    throw new UnreadableFile("E_PDF_LIMIT", "PDF的内容解压后过大，超出读取上限：请重新导出或拆分后再读");
  }
}

/** Said of a file whose pages are not all where they should be. */
export const damagedFile: ReadingNote = {
  kind: "broken-content",
  message: "PDF的结构已损坏，读到的可能不全，也可能不是最后的版本：请用原来的软件重新导出",
  position: { page: null, line: null, column: null, cell: null },
  text: "",
};

/** What no reader of a PDF should get past: a page tree that counts below nothing, or a file that is two. */
function mustBeOnePdf(bytes: Uint8Array): void {
  if (countsPagesBelowNothing(bytes))
    throw new UnreadableFile("E_PDF_CORRUPT", "PDF的页数不正常，文件已损坏：请重新导出");
  // The central directory of a zip file: one file that is two, with whatever figures in either.
  if (placeOf(bytes, "PK\u0005\u0006", Math.max(0, bytes.length - 66_000)) !== -1)
    throw new UnreadableFile("E_POLYGLOT", "文件既是PDF又是压缩包，内容不一，不予读取：请重新导出PDF");
}

/** Whether a page tree has fewer than no pages; of bookmarks, which have no kids, the same number says closed. */
function countsPagesBelowNothing(bytes: Uint8Array): boolean {
  for (let at = placeOf(bytes, "/Count -", 0); at !== -1; at = placeOf(bytes, "/Count -", at + 1)) {
    const object = lastIndexOf(bytes, " obj", at);
    const kids = placeOf(bytes, "/Kids", Math.max(0, object));
    if (kids !== -1 && (kids < at || kids < placeOf(bytes, "endobj", at))) return true;
  }
  return false;
}

function lastIndexOf(bytes: Uint8Array, words: string, before: number): number {
  for (
    let i = bytes.lastIndexOf(words.charCodeAt(0), before);
    i > 0;
    i = bytes.lastIndexOf(words.charCodeAt(0), i - 1)
  )
    if (standsAt(bytes, i, words)) return i;
  return -1;
}
