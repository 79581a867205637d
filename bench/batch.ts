import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAny } from "../src/read/reader.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { workbook } from "../test/formats.ts";
import { disclosure } from "../test/invented/disclosure.ts";
import type { Run } from "./measured.ts";
import { measured } from "./measured.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);
const documents = ["putuo-finance-2024.pdf", "putuo-social-work-2024.pdf"];

/**
 * Batches through the real command, two sizes each to show that time grows with their number and memory does not;
 * a large workbook; and `pdftotext -layout` beside our reading. Lines of Markdown.
 */
export async function batches(quick: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "mingzhang-bench-"));
  try {
    const [few, many] = quick ? [50, 100] : [500, 1000];
    const lines = [
      "## Batches",
      "",
      "`mingzhang audit FOLDER --out DIR --format json`; CPU of all processes, memory of all processes at the peak.",
      "",
      "| batch | clock | CPU | CPU each | peak memory |",
      "| --- | ---: | ---: | ---: | ---: |",
    ];
    for (const count of [few, many]) {
      const at = join(folder, `text-${count}`);
      mkdirSync(at);
      for (let i = 0; i < count; i += 1)
        writeFileSync(join(at, `${i}.txt`), disclosure({ seed: i + 1, shape: i % 2 ? "rich" : "simple" }));
      lines.push(
        row(
          `${count} generated units as text`,
          await measured(["audit", at, "--out", `${at}-out`, "--format", "json"]),
          count,
        ),
      );
    }
    if (documents.every((name) => existsSync(new URL(name, corpus))))
      for (const count of quick ? [4, 8] : [20, 40]) {
        const at = join(folder, `pdf-${count}`);
        mkdirSync(at);
        for (let i = 0; i < count; i += 1)
          cpSync(new URL(documents[i % documents.length]!, corpus), join(at, `${i}.pdf`));
        lines.push(
          row(
            `${count} PDFs of 25 pages`,
            await measured(["audit", at, "--out", `${at}-out`, "--format", "json"]),
            count,
          ),
        );
      }
    return [...lines, "", ...workbookLines(), ...(await besidePdftotext()), ""];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, { clock, cpu, peak }: Run, count: number): string {
  return `| ${what} | ${clock.toFixed(1)} s | ${cpu.toFixed(1)} s | ${((1000 * cpu) / count).toFixed(0)} ms | ${peak.toFixed(0)} MiB |`;
}

function workbookLines(): string[] {
  const rows = Array.from({ length: 100_000 }, (_, i) => [
    `${2010000 + i}`,
    `科目${i}`,
    `${i}.25`,
    `${i}.50`,
  ]);
  const bytes = workbook({ 支出决算表: rows });
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    readXlsx(bytes);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return [
    `A workbook of 100,000 rows and 400,000 cells with positions: ${(times[1]! / 1000).toFixed(2)} s (median of 3).`,
    "",
  ];
}

async function besidePdftotext(): Promise<string[]> {
  const path = new URL(documents[0]!, corpus);
  if (!existsSync(path) || spawnSync("pdftotext", ["-v"]).error) return [];
  const bytes = new Uint8Array(readFileSync(path));
  await readAny(bytes, documents[0]!);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    let began = performance.now();
    await readAny(bytes, documents[0]!);
    ours.push(performance.now() - began);
    began = performance.now();
    spawnSync("pdftotext", ["-layout", fileURLToPath(path), "-"], { maxBuffer: 64 * 1024 * 1024 });
    theirs.push(performance.now() - began);
  }
  const middle = (times: number[]): string => `${[...times].sort((a, b) => a - b)[4]!.toFixed(0)} ms`;
  return [
    `${documents[0]} read with its tables, warm: ${middle(ours)}; \`pdftotext -layout\` in the same run, its start included: ${middle(theirs)} (medians of 9).`,
  ];
}
