import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writtenFormats } from "../src/cli/written-formats.ts";
import { compositionOf, drawnAccounts, readable, readBack, stated } from "../test/read-back.ts";
import { measured } from "./measured.ts";

const example = fileURLToPath(new URL("../examples/yangcheng-2022/accounts.xlsx", import.meta.url));

/**
 * Composing and writing: the example cold and warm with its memory, folders of two sizes to show that time grows with
 * their number, and random accounts read back from every format. Lines of Markdown.
 */
export async function composing(quick: boolean): Promise<string[]> {
  return ["## Composing", "", ...(await runs(quick)), ...(await warm()), ...(await random(quick ? 50 : 500))];
}

async function runs(quick: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "mingzhang-bench-"));
  try {
    const cold = [];
    for (let i = 0; i < 5; i += 1)
      cold.push(await measured(["compose", example, "--out", join(folder, "one")]));
    const middle = cold.sort((a, b) => a.clock - b.clock)[2]!;
    const peak = Math.max(...cold.map((run) => run.peak));
    const lines = [
      "`mingzhang compose … --out DIR`: docx, pdf, xlsx, html, json, csv with data package, parquet.",
      "",
      `The example, cold: ${middle.clock.toFixed(2)} s, ${middle.cpu.toFixed(2)} s of CPU (median of 5); at most ${peak.toFixed(0)} MiB in all processes.`,
      "",
      "| accounts workbooks in a folder | clock | CPU | clock each | peak memory |",
      "| --- | ---: | ---: | ---: | ---: |",
    ];
    for (const count of quick ? [10, 20] : [50, 100]) {
      const at = join(folder, `accounts-${count}`);
      mkdirSync(at);
      for (let i = 0; i < count; i += 1) cpSync(example, join(at, `${i}.xlsx`));
      const run = await measured(["compose", at, "--out", `${at}-out`]);
      lines.push(
        `| ${count} | ${run.clock.toFixed(1)} s | ${run.cpu.toFixed(1)} s | ${((1000 * run.clock) / count).toFixed(0)} ms | ${run.peak.toFixed(0)} MiB |`,
      );
    }
    return [...lines, ""];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every writer alone, in this process, warm. */
async function warm(): Promise<string[]> {
  const took: Record<string, number[]> = {};
  // Another disclosure each time: the typesetter remembers what it has set.
  for (let i = 0; i < 15; i += 1) {
    const composition = compositionOf(drawnAccounts(1_000_001 + 2 * i));
    for (const [name, write] of Object.entries(writtenFormats)) {
      const began = performance.now();
      await write(composition);
      if (i >= 4) took[name] = [...(took[name] ?? []), performance.now() - began];
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const medians = Object.entries(took).map(
    ([name, times]) => [name, times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!] as const,
  );
  const all = medians.reduce((sum, [, time]) => sum + time, 0);
  return [
    `Invented disclosures, each written once, warm: ${medians.map(([name, time]) => `${name} ${time.toFixed(0)} ms`).join(", ")}; together ${(all / 1000).toFixed(2)} s (medians of 11).`,
    "",
  ];
}

/** Random accounts of fourteen layouts: how many formats gave other facts than were composed. */
async function random(count: number): Promise<string[]> {
  const wrong: string[] = [];
  let facts = 0;
  for (let seed = 0; seed < count; seed += 1) {
    const composition = compositionOf(drawnAccounts(seed * 7919));
    const expected = stated(composition.account);
    facts += expected.length;
    for (const format of readable) {
      const read = stated(await readBack(composition, format));
      if (read.join("\n") !== expected.join("\n")) wrong.push(`${format} of seed ${seed * 7919}`);
    }
  }
  return [
    `${count} random accounts (${facts} figures) written and read back from ${readable.join(", ")}: ${wrong.length} differ${wrong.length === 0 ? "" : ` (${wrong.join("; ")})`}.`,
    "",
  ];
}
