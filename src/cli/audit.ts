import { createHash } from "node:crypto";
import { basename } from "node:path";
import { profileFrom, profileNamed, profiles } from "../standard/profile.ts";
import { readAccepted } from "./accepted.ts";
import type { AuditPlan, Done } from "./audit-one.ts";
import { auditOne, failedLine, filesOnly, outputName, sarifText } from "./audit-one.ts";
import type { Line } from "./batch.ts";
import { inParallel, summaryCsv, summaryText } from "./batch.ts";
import type { Disclosure } from "./disclosures.ts";
import { disclosuresIn } from "./disclosures.ts";
import type { KeptFor } from "./kept.ts";
import { earlierLines, hashOf, openKeeping, writeLines } from "./kept.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

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

/** `mingzhang audit`: one report a disclosure; a folder is a batch that can be stopped and taken up again. */
export async function auditCommand(
  terminal: Terminal,
  paths: readonly string[],
  flags: AuditFlags,
): Promise<number> {
  const plan = await planOf(terminal, flags);
  if (typeof plan === "string") return refuse(terminal, plan);
  const { list, batch } = await disclosuresIn(terminal, paths, flags.asOne ?? false);
  if (list.length === 0) return refuse(terminal, `${paths.join("、")}：empty-folder：文件夹里没有文件`);
  const kept = await keptFor(terminal, flags, plan);
  const earlier = kept ? await earlierLines(terminal, kept) : new Map<string, Line>();
  const progress = openProgress(terminal, list.length);
  const keep = kept && batch ? openKeeping(terminal, kept, list.length, earlier) : null;
  const threads = list.length >= manyDisclosures ? await terminal.openLanes?.(plan, terminal.cores) : null;
  const work = threads
    ? (disclosure: Disclosure) => threads.run(disclosure)
    : (disclosure: Disclosure) => auditOne(terminal, disclosure, plan);
  const done = await inParallel(list, terminal.cores, async (disclosure): Promise<Done> => {
    const same = await unchanged(terminal, disclosure, plan, earlier.get(disclosure.name));
    const one = same
      ? { line: same, rendered: null, report: null }
      : await (batch ? withoutFaults(terminal, disclosure, work) : work(disclosure));
    progress(disclosure.name);
    await keep?.(one.line);
    return one;
  });
  await threads?.close();
  await finish(terminal, done, plan, batch ? kept : null, batch);
  const lines = done.map(({ line }) => line);
  if (lines.some(({ failed }) => failed?.code === faultCode)) return exit.fault;
  if (lines.every(({ failed }) => failed !== null)) return exit.unusable;
  return lines.some(({ failed, errors }) => failed !== null || errors > 0) ? exit.findings : exit.clean;
}

/** A fault of ours at one disclosure never stops the rest of a batch. */
async function withoutFaults(
  terminal: Terminal,
  disclosure: Disclosure,
  work: (disclosure: Disclosure) => Promise<Done>,
): Promise<Done> {
  try {
    return await work(disclosure);
  } catch (error) {
    const message = `内部故障：${error instanceof Error ? error.message : String(error)}`;
    terminal.err(`${disclosure.name}：${faultCode}：${message}\n`);
    const failed = { code: faultCode, message };
    return {
      line: failedLine(disclosure.name, failed),
      rendered: JSON.stringify({ file: disclosure.name, failed }, null, 2),
      report: null,
    };
  }
}

/** The line of an earlier run where neither the files nor the written result have changed or gone. */
async function unchanged(
  terminal: Terminal,
  disclosure: Disclosure,
  { out, format }: AuditPlan,
  line: Line | undefined,
): Promise<Line | null> {
  if (!line || out === null) return null;
  const written = await hashOf(terminal, [`${out}/${outputName(disclosure, format)}`]);
  return written !== null && (await hashOf(terminal, disclosure.files)) === line.sha256 ? line : null;
}

/** What everything is audited with; a message where the command line asks for what there is not. */
async function planOf(terminal: Terminal, flags: AuditFlags): Promise<AuditPlan | string> {
  const own = await ownProfile(terminal, flags.profile);
  if (typeof own === "string") return own;
  const profile = own?.id ?? flags.profile ?? null;
  const problem = usageProblem(flags, profile);
  if (problem) return problem;
  const prior = flags.prior ? await readFileInto(terminal, flags.prior) : null;
  if (prior && isFailed(prior)) return `${prior.file}：${prior.failed.code}：${prior.failed.message}`;
  const accepted = await readAccepted(terminal, flags.accept);
  if (typeof accepted === "string") return accepted;
  return {
    format: flags.format,
    out: flags.out ?? null,
    profile,
    ownProfile: own?.value ?? null,
    prior: prior?.account ?? null,
    accepted,
  };
}

/** A profile in a file of the user's own; null where --profile names a known one or none. */
async function ownProfile(
  terminal: Terminal,
  file: string | undefined,
): Promise<{ id: string; value: unknown } | string | null> {
  if (!file || !/\.json$/i.test(file)) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await terminal.readFile(file)));
    const profile = profileFrom(value);
    return typeof profile === "string" ? `${file}：bad-profile：${profile}` : { id: profile.id, value };
  } catch {
    return `${file}：bad-profile：不能读取样式文件，应为与内置样式同形的 json`;
  }
}

async function keptFor(terminal: Terminal, flags: AuditFlags, plan: AuditPlan): Promise<KeptFor | null> {
  if (plan.out === null) return null;
  const hash = createHash("sha256").update(JSON.stringify(plan.ownProfile));
  for (const file of [flags.prior, flags.accept])
    hash.update(`|${file ? await hashOf(terminal, [file]) : ""}`);
  return {
    out: plan.out,
    format: plan.format,
    profile: plan.profile,
    beside: hash.digest("hex").slice(0, 16),
  };
}

/** What goes to standard output, and the summary of a batch. */
async function finish(
  terminal: Terminal,
  done: readonly Done[],
  plan: AuditPlan,
  kept: KeptFor | null,
  batch: boolean,
): Promise<void> {
  const lines = done.map(({ line }) => line);
  if (kept) {
    await terminal.writeFile(kept.out, "汇总.csv", summaryCsv(lines));
    await writeLines(terminal, kept, lines);
    terminal.out(summaryText(lines));
    return;
  }
  if (plan.out !== null || lines.every(({ failed }) => failed !== null)) return;
  const texts = done.flatMap(({ rendered }) => (rendered === null ? [] : [rendered]));
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

function usageProblem(flags: AuditFlags, profile: string | null): string | null {
  if (!formats.includes(flags.format)) return `不认识的格式“${flags.format}”：可用 ${formats.join("、")}`;
  if (filesOnly.includes(flags.format) && !flags.out)
    return `--format ${flags.format} 需要用 --out 指定文件夹`;
  if (profile && !profileNamed(profile))
    return `没有样式“${profile}”：可用 ${profiles.map(({ id }) => id).join("、")}`;
  return null;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.err(`${message}\n`);
  return exit.unusable;
}
