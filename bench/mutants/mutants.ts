import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { formats, seedOf } from "./seeds.ts";
import type { Trial } from "./trial.ts";
import { mutantOf } from "./trial.ts";

type Format = (typeof formats)[number];

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/mingzhang.js", import.meta.url));
/** A reading process is stopped after this long; here, with recognition and audit, what takes longer hangs. */
const mostSeconds = 90;
/** Fewer are not worth a process of their own. */
const fewestALane = 50;
/** Of each format so many go through the command line as well. */
const throughCommand = 20;

/** What became of the damaged files of one format. */
interface Tally {
  readonly format: Format;
  readonly trials: readonly Trial[];
  readonly hung: readonly number[];
  /** Damaged files on which the command line failed: an exit code that is none of ours, or words of the engine. */
  readonly failed: readonly string[];
}

/** Damages a file of every format in many ways and says what became of it; lines of Markdown. */
export async function mutantLines(count: number, named: readonly Format[] = formats): Promise<string[]> {
  const lines = [
    "Files without a fault, damaged: bits turned, pieces deleted, doubled, changed over, the end cut off; of containers",
    "half of the time inside one part, which is packed again. Lost: the file prints a figure as often as before, and it",
    `is read less often. ${throughCommand} of each format went through the command line as well.`,
    "",
    "| format | damaged | refused | read, not publishable | publishable, all figures as before | publishable, figures changed or gone in the file itself | publishable, figures lost | hangs | faults |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const format of named) {
    const tally = await tallyOf(format, count);
    lines.push(lineOf(tally));
    for (const trial of tally.trials.filter(isLoss))
      process.stderr.write(`${format} ${trial.index} (${trial.kind}) lost ${trial.lost.join(", ")}\n`);
    for (const trial of tally.trials.filter(({ broke }) => broke !== null))
      process.stderr.write(`${format} ${trial.index} (${trial.kind}) ${trial.broke}\n`);
    for (const index of tally.hung) process.stderr.write(`${format} ${index} hung\n`);
    for (const line of tally.failed) process.stderr.write(`${format} ${line}\n`);
  }
  return lines;
}

/** Whether figures are missing from what would be published as it is. */
export function isLoss({ publishable, lost }: Trial): boolean {
  return publishable && lost.length > 0;
}

function lineOf({ format, trials, hung, failed }: Tally): string {
  const count = (which: (trial: Trial) => boolean): number => trials.filter(which).length;
  const read = trials.filter(({ refused, broke }) => refused === null && broke === null);
  const clean = read.filter(({ publishable }) => publishable);
  return `| ${[
    format,
    trials.length + hung.length,
    count(({ refused }) => refused !== null),
    read.length - clean.length,
    clean.filter(({ differs }) => !differs).length,
    clean.filter((trial) => trial.differs && !isLoss(trial)).length,
    clean.filter(isLoss).length,
    hung.length,
    count(({ broke }) => broke !== null) + failed.length,
  ].join(" | ")} |`;
}

/** Each format is tried in as many processes at once as there are cores, each a stretch of the numbers. */
async function tallyOf(format: Format, count: number): Promise<Tally> {
  const lanes = Math.min(availableParallelism(), Math.ceil(count / fewestALane));
  const bounds = Array.from({ length: lanes + 1 }, (_, lane) => Math.round((lane * count) / lanes));
  const stretches = await Promise.all(bounds.slice(1).map((to, lane) => tried(format, bounds[lane]!, to)));
  return {
    format,
    trials: stretches.flatMap(({ trials }) => trials),
    hung: stretches.flatMap(({ hung }) => hung),
    failed: await throughCommandLine(format, Math.min(count, throughCommand)),
  };
}

async function tried(format: Format, from: number, to: number): Promise<Pick<Tally, "trials" | "hung">> {
  const trials: Trial[] = [];
  const hung: number[] = [];
  for (let next = from; next < to; next = from + trials.length + hung.length) {
    await inWorker(format, next, to, trials);
    const reached = from + trials.length + hung.length;
    // It ended before its end: at the one that it did not answer.
    if (reached < to) hung.push(reached);
  }
  return { trials, hung };
}

/** Trials in a process of its own from one number on, until they are done or one takes too long. */
function inWorker(format: Format, from: number, to: number, trials: Trial[]): Promise<void> {
  const started = spawn(process.execPath, [worker, format, `${from}`, `${to}`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const stop = (): void => {
    started.kill("SIGKILL");
  };
  let timer = setTimeout(stop, mostSeconds * 1000);
  createInterface(started.stdout).on("line", (line) => {
    clearTimeout(timer);
    timer = setTimeout(stop, mostSeconds * 1000);
    trials.push(JSON.parse(line) as Trial);
  });
  return new Promise((resolve) => {
    started.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function throughCommandLine(format: Format, count: number): Promise<string[]> {
  const seed = await seedOf(format);
  const folder = mkdtempSync(join(tmpdir(), "mingzhang-mutants-"));
  const failed: string[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const file = join(folder, seed.name);
      writeFileSync(file, mutantOf(seed, index).bytes);
      const { status, stderr } = spawnSync(process.execPath, [bin, "audit", file], { encoding: "utf8" });
      if (![0, 1, 2].includes(status ?? -1) || /\n\s+at |node:internal|Error:/.test(stderr))
        failed.push(`${index} through the command line: ${status} ${stderr.slice(0, 500)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return failed;
}
