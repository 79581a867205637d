import { createHash } from "node:crypto";
import { basename } from "node:path";
import { readAccepted } from "./accepted.ts";
import type { AuditPlan, Done } from "./audit-one.ts";
import { auditOne, failedDone, filesOnly, outputName, sarifText } from "./audit-one.ts";
import type { Line } from "./batch.ts";
import { inParallel, summaryText } from "./batch.ts";
import { chosenLayout } from "./chosen-layout.ts";
import type { Disclosure } from "./disclosures.ts";
import { disclosuresIn } from "./disclosures.ts";
import type { KeptFor } from "./kept.ts";
import { earlierLines, hashOf, keptName } from "./kept.ts";
import { readPrior } from "./prior-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";
import type { WrittenResults } from "./written-results.ts";
import { batchResults, oneResult, summaryName } from "./written-results.ts";

interface AuditFlags {
  readonly format: string;
  readonly out?: string;
  readonly prior?: string;
  readonly profile?: string;
  readonly accept?: string;
  readonly asOne?: boolean;
}

const formats = ["text", "json", "sarif", "html", "xlsx", "pdf"];
/** From so many disclosures on, threads are worth their start. */
const manyDisclosures = 4;
const faultCode = "fault";

/** One run of the command. */
export interface Run {
  readonly terminal: Terminal;
  readonly flags: AuditFlags;
  readonly plan: AuditPlan;
  readonly list: readonly Disclosure[];
  /** Several disclosures: they have a summary, and a run that was stopped is taken up again. */
  readonly batch: boolean;
}

/** `mingzhang audit`: one report a disclosure; a folder is a batch that can be stopped and taken up again. */
export async function auditCommand(
  terminal: Terminal,
  paths: readonly string[],
  flags: AuditFlags,
): Promise<number> {
  const plan = await planOf(terminal, flags);
  if (typeof plan === "string") return refuse(terminal, plan);
  const { list, batch } = await disclosuresIn(terminal, paths, {
    asOne: flags.asOne ?? false,
    notBy: ["audit"],
  });
  if (list.length === 0) return refuse(terminal, `${paths.join("、")}：empty-folder：文件夹里没有文件`);
  const run: Run = { terminal, flags, plan: { ...plan, batch }, list, batch };
  if (plan.out === null) return finished(run, await allDone(run, new Map(), null), null);
  const beside = [flags.prior, flags.accept, flags.profile].filter((file) => file !== undefined);
  const sources = [...list.flatMap(({ files }) => files), ...beside];
  return terminal.withResults(plan.out, { by: "audit", sources }, async (results) => {
    const kept = batch ? await keptFor(run, results.path) : null;
    const earlier = kept ? await linesThatHold(run, kept) : new Map<string, Line>();
    const anew = list.filter(({ name }) => !earlier.has(name));
    await results.claim([
      ...anew.map((disclosure) => outputName(disclosure, plan.format)),
      ...(batch ? [summaryName, keptName] : []),
    ]);
    const written = kept ? batchResults(run, results, { kept, earlier }) : oneResult(run, results);
    return finished(run, await allDone(run, earlier, written), written);
  });
}

/** Audits every disclosure that no line of an earlier run holds for, and hands each on as it is done. */
async function allDone(
  { terminal, plan, list, batch }: Run,
  earlier: ReadonlyMap<string, Line>,
  written: WrittenResults | null,
): Promise<Done[]> {
  const progress = openProgress(terminal, list.length);
  const many = list.length >= manyDisclosures;
  const threads = many ? await terminal.openLanes(plan, terminal.cores, terminal.err) : null;
  const work = threads
    ? (disclosure: Disclosure) => threads.run(disclosure)
    : (disclosure: Disclosure) => auditOne(terminal, disclosure, plan);
  try {
    return await inParallel(list, terminal.cores, async (disclosure): Promise<Done> => {
      const line = earlier.get(disclosure.name);
      const done = line
        ? { line, content: null, report: null }
        : await (batch ? withoutFaults(terminal, disclosure, plan, work) : work(disclosure));
      if (!line) await written?.take(disclosure, done);
      progress(disclosure.name);
      // What was handed on is not held.
      return written ? { ...done, content: null } : done;
    });
  } finally {
    await threads?.close();
  }
}

/** Ends the results, says what is to be said, and gives the exit code. */
async function finished(run: Run, done: readonly Done[], written: WrittenResults | null): Promise<number> {
  const { terminal, flags, plan, batch } = run;
  const lines = done.map(({ line }) => line);
  const unknown = unknownAccepted(plan.accepted, lines);
  for (const id of unknown)
    terminal.err(
      `${flags.accept}：unknown-finding：没有编号为“${id}”的问题，可能已经改正：请从已认可问题的清单中删去\n`,
    );
  if (unknown.length > 0) return exit.unusable;
  const nobodys = nobodysPrior(run, lines);
  if (nobodys && !written) return exit.unusable;
  await written?.close(lines);
  if (batch && written) terminal.out(summaryText(lines));
  if (!written) await print(run, done);
  if (nobodys) return exit.unusable;
  if (lines.some(({ failed }) => failed?.code === faultCode)) return exit.fault;
  if (lines.every(({ failed }) => failed !== null)) return exit.unusable;
  return lines.some(({ failed, errors }) => failed !== null || errors > 0) ? exit.findings : exit.clean;
}

/** Says how many disclosures of a batch are not of the unit of --prior; true where all are not. */
function nobodysPrior({ terminal, plan: { prior } }: Run, lines: readonly Line[]): boolean {
  const others = lines.filter(({ ofOtherUnit }) => ofOtherUnit).length;
  if (!prior || others === 0) return false;
  const unit = `是“${prior.account.unit}”的`;
  const all = lines.every(
    ({ ofOtherUnit, failed }) => ofOtherUnit || (failed !== null && failed.code !== "prior-year"),
  );
  terminal.err(
    all
      ? `${prior.file}：prior-unit：上年度文件${unit}，没有一份公开稿是这个单位的：请换成同一单位的
`
      : `${prior.file}${unit}：其他单位的${others}份没有与上年核对
`,
  );
  return all;
}

/** Accepted ids that no disclosure of the run has; one that could not be read may have them. */
function unknownAccepted(accepted: ReadonlyMap<string, string>, lines: readonly Line[]): string[] {
  if (lines.some(({ failed }) => failed !== null)) return [];
  const met = new Set(lines.flatMap((line) => line.accepted));
  return [...accepted.keys()].filter((id) => !met.has(id));
}

/** A fault of ours at one disclosure never stops the rest of a batch. */
async function withoutFaults(
  terminal: Terminal,
  disclosure: Disclosure,
  plan: AuditPlan,
  work: (disclosure: Disclosure) => Promise<Done>,
): Promise<Done> {
  try {
    return await work(disclosure);
  } catch (error) {
    const message = `内部故障：${error instanceof Error ? error.message : String(error)}`;
    terminal.err(`${disclosure.name}：${faultCode}：${message}\n`);
    return failedDone(disclosure.name, { file: disclosure.name, failed: { code: faultCode, message } }, plan);
  }
}

/** What everything is audited with; a message where the command line asks for what there is not. */
async function planOf(terminal: Terminal, flags: AuditFlags): Promise<AuditPlan | string> {
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) return chosen.problem;
  const problem = usageProblem(flags);
  if (problem) return problem;
  const prior = await readPrior(terminal, flags.prior, chosen.layout);
  if (prior && "failed" in prior) return `${prior.file}：${prior.failed.code}：${prior.failed.message}`;
  const accepted = await readAccepted(terminal, flags.accept);
  if (typeof accepted === "string") return accepted;
  return {
    format: flags.format,
    out: flags.out ?? null,
    layout: chosen.layout,
    prior,
    batch: false,
    accepted,
  };
}

async function keptFor({ terminal, flags, plan }: Run, out: string): Promise<KeptFor> {
  const hash = createHash("sha256").update(JSON.stringify(plan.layout));
  for (const file of [flags.prior, flags.accept])
    hash.update(`|${file ? await hashOf(terminal, [file]) : ""}`);
  return {
    out,
    format: plan.format,
    profile: plan.layout?.id ?? null,
    beside: hash.digest("hex").slice(0, 16),
  };
}

/** Lines of an earlier run whose files are the same and whose written result is there. */
async function linesThatHold({ terminal, list, plan }: Run, kept: KeptFor): Promise<Map<string, Line>> {
  const earlier = await earlierLines(terminal, kept);
  const holding = new Map<string, Line>();
  await inParallel(list, terminal.cores, async (disclosure) => {
    const line = earlier.get(disclosure.name);
    if (!line || !(await terminal.isFile(`${kept.out}/${outputName(disclosure, plan.format)}`))) return;
    if ((await hashOf(terminal, disclosure.files)) === line.sha256) holding.set(disclosure.name, line);
  });
  return holding;
}

/** What goes to standard output where nothing is written. */
async function print({ terminal, plan, batch }: Run, done: readonly Done[]): Promise<void> {
  const lines = done.map(({ line }) => line);
  if (lines.every(({ failed }) => failed !== null)) return;
  const texts = done.flatMap(({ content }) => (typeof content === "string" ? [content] : []));
  if (plan.format === "sarif")
    return terminal.out(await sarifText(done.flatMap(({ report }) => (report ? [report] : []))));
  if (plan.format === "json" && batch)
    return terminal.out(`[\n${texts.map((text) => text.trimEnd()).join(",\n")}\n]\n`);
  terminal.out(texts.join(plan.format === "text" ? "\n" : ""));
  if (plan.format === "text" && batch && lines.length > 1) terminal.err(`\n${summaryText(lines)}`);
}

/** Says how far a batch is, a hundred times at most. */
function openProgress(terminal: Terminal, total: number): (name: string) => void {
  let count = 0;
  const every = Math.max(1, Math.floor(total / 100));
  return (name) => {
    count += 1;
    if (total > 1 && (count % every === 0 || count === total))
      terminal.err(`${count}/${total} ${basename(name)}\n`);
  };
}

function usageProblem(flags: AuditFlags): string | null {
  if (!formats.includes(flags.format)) return `不认识的格式“${flags.format}”：可用 ${formats.join("、")}`;
  if (filesOnly.includes(flags.format) && !flags.out)
    return `--format ${flags.format} 需要用 --out 指定文件夹`;
  return null;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.err(`${message}\n`);
  return exit.unusable;
}
