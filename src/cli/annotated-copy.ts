import type { Report } from "../facts/report.ts";
import { UnreadableFile } from "../read/document.ts";
import { pdfNotes } from "../write/pdf-notes.ts";
import type { ReadFile } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";

/**
 * A copy of the PDF at `path` with the findings as comments, made in a process of its own.
 * Throws UnreadableFile for a file that is no PDF, and what the process throws.
 */
export async function annotatedCopy(
  terminal: Terminal,
  { read, report, path }: { readonly read: ReadFile; readonly report: Report; readonly path: string },
): Promise<Uint8Array> {
  if (!read.document.shownPages)
    throw new UnreadableFile(
      "not-a-pdf",
      "不是单独一份PDF，不能在上面写批注：请改用 --format html（问题标在原文上）或 --format xlsx（退回修改单）",
    );
  return terminal.annotateIsolated(await terminal.readFile(path), pdfNotes(report, read.account));
}
