import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readings, RecognisedPage, SheetWord } from "../read/pdf/recognised.ts";
import { recognisedPage } from "../read/pdf/recognised.ts";
import type { ScanSheet } from "../read/pdf/scan.ts";
import { bounded, withoutNetwork } from "./bounds.ts";
import { inChild } from "./process.ts";
import { startGroup } from "./start-group.ts";
import { stopGroup } from "./stop-group.ts";

const tesseract = ["/usr/bin/tesseract", "/usr/local/bin/tesseract"].find((path) => existsSync(path));
/** The Chinese model takes 6 for 0; figures that stand alone are read once more by one that knows digits only. */
const digits = ["-l", "eng", "-c", "tessedit_char_whitelist=0123456789.,-%"];

let known: boolean | null = null;

/** Whether Tesseract is installed here and knows Chinese. */
export function canRecognise(): boolean {
  known ??= tesseract !== undefined && models(tesseract).has("chi_sim") && models(tesseract).has("eng");
  return known;
}

function models(program: string): ReadonlySet<string> {
  return new Set(spawnSync(program, ["--list-langs"], { encoding: "utf8" }).stdout?.split(/\s+/));
}

const limits = { data: 1024 * 1024 * 1024, cpuSeconds: 90, wallSeconds: 120, files: 128, written: 0 };
/** Pages that one process draws; their sheets come back in one message. */
const pagesAtOnce = 4;
const mostPages = 60;
const mostOutput = 16 * 1024 * 1024;

/**
 * Recognises pages of a PDF that are images: a process of its own draws them and takes them apart, Tesseract reads
 * the sheets under limits and without a network. Pages on which nothing came of it, or too much, are left out: they
 * stay pages that were not read.
 */
export async function recognisedPages(
  bytes: Uint8Array,
  name: string,
  pages: readonly number[],
): Promise<RecognisedPage[]> {
  const found: RecognisedPage[] = [];
  for (let at = 0; at < Math.min(pages.length, mostPages); at += pagesAtOnce) {
    const task = { task: "scan", name, pages: pages.slice(at, at + pagesAtOnce) } as const;
    const sheets = await inChild(task, bytes);
    for (const sheet of sheets) {
      const readings = await readingsOf(sheet);
      if (readings !== null) found.push(recognisedPage(sheet, readings));
    }
  }
  return found;
}

/** What the models make of a sheet; null where there are no words, or one of them did not come to its end. */
async function readingsOf(sheet: ScanSheet): Promise<Readings | null> {
  const words = await recognised(sheet, ["-l", "chi_sim+eng"]);
  const figures = await recognised(sheet, digits);
  if (words === null || words.length === 0 || figures === null) return null;
  const latin = words.some(({ text }) => /[A-Za-z]/.test(text));
  const chinese = latin ? await recognised(sheet, ["-l", "chi_sim"]) : [];
  return chinese === null ? null : { words, figures, chinese };
}

/** The words that Tesseract finds on a sheet; null where it failed or was stopped, whatever it said before. */
function recognised({ sheet }: ScanSheet, how: readonly string[]): Promise<SheetWord[] | null> {
  const options = ["stdin", "stdout", ...how, "--psm", "6", "--dpi", "300", "tsv"];
  const words = [...bounded(limits), ...withoutNetwork(), tesseract ?? "", ...options];
  const started = startGroup(words, {
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", OMP_THREAD_LIMIT: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  started.stdin?.on("error", () => undefined);
  started.stdin?.write(`P5\n${sheet.width} ${sheet.height}\n255\n`);
  started.stdin?.end(sheet.dots);
  return new Promise((resolve) => {
    let text = "";
    const timer = setTimeout(() => stopGroup(started), limits.wallSeconds * 1000);
    started.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.length > mostOutput) stopGroup(started);
    });
    started.on("error", () => undefined);
    started.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? wordsOf(text) : null);
    });
  });
}

/** Rows of level 5 are words, those of level 4 the lines that they stand in. */
function wordsOf(table: string): SheetWord[] {
  const words: SheetWord[] = [];
  let line = { top: 0, height: 0 };
  for (const row of table.split("\n")) {
    const cells = row.split("\t");
    const [left = 0, top = 0, width = 0, height = 0] = cells.slice(6, 10).map(Number);
    if (cells[0] === "4") line = { top, height };
    const text = cells[11]?.trim() ?? "";
    if (cells[0] === "5" && text !== "")
      words.push({ text, left, width, ...line, confidence: Math.round(Number(cells[10])) });
  }
  return words;
}
