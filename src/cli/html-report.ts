import { createHash } from "node:crypto";
import { basename } from "node:path";
import { equationsOf } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Report } from "../facts/report.ts";
import { UnreadableFile } from "../read/document.ts";
import type { PageSheets } from "../write/html/pages.ts";
import { missingWords, pagesToShow } from "../write/html/pages.ts";
import { reportHtml } from "../write/report-html.ts";
import type { ReadFile } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";

/** The report as a page; of a PDF (`path`) its pages are drawn in a process of their own and shown in it. */
export async function htmlReport(
  terminal: Terminal,
  { read, report, path }: { readonly read: ReadFile; readonly report: Report; readonly path: string },
): Promise<string> {
  return reportHtml(report, read.account, {
    file: basename(read.file),
    sha256: (text) => createHash("sha256").update(text).digest("base64"),
    equations: equationsOf(read.account),
    rules,
    sheets: await sheetsOf(terminal, read, report, path),
  });
}

async function sheetsOf(
  terminal: Terminal,
  { document: { shownPages: pages } }: ReadFile,
  report: Report,
  path: string,
): Promise<PageSheets | null> {
  if (!pages) return null;
  const shown = pagesToShow(pages.length, report.findings);
  try {
    const drawn = await terminal.drawIsolated(await terminal.readFile(path), shown);
    const images = new Map(
      drawn.map(({ page, png }) => [page, `data:image/png;base64,${Buffer.from(png).toString("base64")}`]),
    );
    return { pages, shown, images, note: missingWords(pages.length, shown, images.size) };
  } catch (error) {
    // The text was read; a page that cannot be drawn takes nothing from the findings.
    if (!(error instanceof UnreadableFile)) throw error;
    return { pages, shown, images: new Map(), note: missingWords(pages.length, shown, 0) };
  }
}
