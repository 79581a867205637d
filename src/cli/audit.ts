import { createHash } from "node:crypto";
import { basename } from "node:path";
import { openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Report } from "../facts/report.ts";
import { UnreadableFile } from "../read/document.ts";
import { profileFrom, profileNamed, profiles } from "../standard/profile.ts";
import { reportJson } from "../write/report-json.ts";
import { reportText } from "../write/report-text.ts";
import type { Line } from "./batch.ts";
import { inParallel, lineOf, summaryCsv, summaryText } from "./batch.ts";
import type { Disclosure } from "./disclosures.ts";
import { disclosuresIn, stem } from "./disclosures.ts";
import type { FailedFile, ReadFile } from "./read-file.ts";
import { isFailed, readDisclosure, readFileInto } from "./read-file.ts";
import { engineFacts } from "./rules-hash.ts";
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

interface AuditedFile {
  readonly read: ReadFile;
  readonly report: Report;
}

/** What became of one disclosure: its line of the summary, and what was rendered of it for standard output. */
interface Done {
  readonly line: Line;
  readonly rendered: string | null;
  readonly report: { readonly report: Report; readonly file: string } | null;
}

const formats = ["text", "json", "sarif", "html", "xlsx", "pdf"];
const extensions: Readonly<Record<string, string>> = { text: "txt" };
/** Formats that are no text and go into files only. */
const filesOnly = ["html", "xlsx", "pdf"];
/** Formats that show where on a page something stands. */
const onPages = ["html", "pdf"];

/** `mingzhang audit`: one report a disclosure; a folder is a batch that can be stopped and taken up again. */
export async function auditCommand(
  terminal: Terminal,
  paths: readonly string[],
  given: AuditFlags,
): Promise<number> {
  const own = await ownProfile(terminal, given.profile);
  if (own && "problem" in own) return refuse(terminal, own.problem);
  const flags: AuditFlags = own ? { ...given, profile: own.id } : given;
  const problem = usageProblem(flags);
  if (problem) return refuse(terminal, problem);
  const { list, batch } = await disclosuresIn(terminal, paths, flags.asOne ?? false);
  const prior = flags.prior ? await readFileInto(terminal, flags.prior) : null;
  if (prior && isFailed(prior))
    return refuse(terminal, `${prior.file}：${prior.failed.code}：${prior.failed.message}`);
  const accepted = await readAccepted(terminal, flags.accept);
  if (typeof accepted === "string") return refuse(terminal, accepted);
  const triaged: ReadonlyMap<string, string> = accepted;
  if (list.length === 0) return refuse(terminal, `${paths.join("、")}：empty-folder：文件夹里没有文件`);
  const kept = await earlier(terminal, flags);
  const progress = openProgress(terminal, list.length);
  const keep = openKeeping(terminal, flags, batch ? list.length : 0);
  const done = await inParallel(list, terminal.cores, async (disclosure): Promise<Done> => {
    const same = kept.get(disclosure.name);
    const written =
      same && (await hashOf(terminal, [`${flags.out}/${outputName(disclosure, flags)}`])) !== null;
    const unchanged = written && (await hashOf(terminal, disclosure.files)) === same.sha256;
    const one = unchanged ? { line: same, rendered: null, report: null } : await auditOne(disclosure);
    await progress(disclosure.name);
    await keep(one.line);
    return one;
  });
  await finish(terminal, done, flags, batch);
  if (done.every(({ line }) => line.failed !== null)) return exit.unusable;
  return done.some(({ line }) => line.failed !== null || line.errors > 0) ? exit.findings : exit.clean;

  async function auditOne(disclosure: Disclosure): Promise<Done> {
    const name = outputName(disclosure, flags);
    if (await overwrites(terminal, disclosure, flags)) {
      const message = "结果会覆盖原文件：请用 --out 指定另一个文件夹";
      return failing(disclosure, { file: disclosure.name, failed: { code: "same-file", message } });
    }
    const boxes = onPages.includes(flags.format);
    const read = await readDisclosure(terminal, disclosure, { profile: flags.profile ?? null, boxes });
    if (isFailed(read)) return failing(disclosure, read);
    const priorAccount = prior && !isFailed(prior) ? prior.account : null;
    const report = openAudit(read.account, { prior: priorAccount, accepted: triaged }).report();
    const path = disclosure.files[0] ?? "";
    let content: string | Uint8Array;
    try {
      content = await render(terminal, { read, report, path }, flags);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return failing(disclosure, { file: read.file, failed: { code: error.code, message: error.message } });
    }
    const line = lineOf(disclosure.name, read.sha256, report);
    const whole = flags.format === "sarif" && !flags.out ? { report, file: read.file } : null;
    if (!flags.out) return { line, rendered: typeof content === "string" ? content : null, report: whole };
    await terminal.writeFile(flags.out, name, content);
    if (filesOnly.includes(flags.format)) terminal.err(`已写入 ${flags.out}/${name}\n`);
    return { line, rendered: null, report: null };
  }

  function failing(disclosure: Disclosure, failed: FailedFile): Done {
    terminal.err(`${failed.file}：${failed.failed.code}：${failed.failed.message}\n`);
    const rendered = flags.format === "json" ? JSON.stringify(failed, null, 2) : null;
    return { line: failedLine(disclosure.name, failed), rendered, report: null };
  }
}

/** Whether the result would be written over a file that it is about. */
async function overwrites(terminal: Terminal, disclosure: Disclosure, flags: AuditFlags): Promise<boolean> {
  if (!flags.out) return false;
  const target = `${flags.out}/${outputName(disclosure, flags)}`;
  const same = await Promise.all(disclosure.files.map((file) => terminal.isSameFile(file, target)));
  return same.includes(true);
}

function outputName({ name }: Disclosure, { format }: AuditFlags): string {
  return `${stem(name)}.${extensions[format] ?? format}`;
}

/** A profile in a file of the user's own; null where --profile names a known one or none. */
async function ownProfile(
  terminal: Terminal,
  file: string | undefined,
): Promise<{ id: string } | { problem: string } | null> {
  if (!file || !/\.json$/i.test(file)) return null;
  try {
    const profile = profileFrom(JSON.parse(new TextDecoder().decode(await terminal.readFile(file))));
    return typeof profile === "string" ? { problem: `${file}：bad-profile：${profile}` } : { id: profile.id };
  } catch {
    return { problem: `${file}：bad-profile：不能读取样式文件，应为与内置样式同形的 json` };
  }
}

function failedLine(name: string, { failed }: FailedFile): Line {
  const none = { errors: 0, warnings: 0, notes: 0, unchecked: 0 };
  return { name, sha256: "", unit: null, year: null, publishable: false, ...none, failed, rules: {} };
}

async function render(
  terminal: Terminal,
  { read, report, path }: AuditedFile & { readonly path: string },
  flags: AuditFlags,
): Promise<string | Uint8Array> {
  switch (flags.format) {
    case "json":
      return jsonText(jsonOf({ read, report }));
    case "sarif":
      return sarifText([{ report, file: read.file }]);
    case "xlsx":
      return (await import("../write/return-slip.ts")).returnSlip(report, { file: basename(read.file) });
    case "html":
      return (await import("./html-report.ts")).htmlReport(terminal, { read, report, path });
    case "pdf":
      return (await import("./annotated-copy.ts")).annotatedCopy(terminal, { read, report, path });
    default:
      return reportText(report, { file: read.file, color: terminal.color && !flags.out });
  }
}

async function sarifText(runs: readonly { report: Report; file: string }[]): Promise<string> {
  const { reportSarif } = await import("../write/report-sarif.ts");
  return jsonText(reportSarif(runs, engineFacts(), rules));
}

/** What goes to standard output, and the summary of a batch. */
async function finish(
  terminal: Terminal,
  done: readonly Done[],
  flags: AuditFlags,
  batch: boolean,
): Promise<void> {
  const lines = done.map(({ line }) => line);
  if (flags.out && batch) {
    await terminal.writeFile(flags.out, "汇总.csv", summaryCsv(lines));
    await writeKept(terminal, flags, lines);
    terminal.out(summaryText(lines));
    return;
  }
  if (flags.out || lines.every(({ failed }) => failed !== null)) return;
  const texts = done.flatMap(({ rendered }) => (rendered === null ? [] : [rendered]));
  if (flags.format === "sarif")
    return terminal.out(await sarifText(done.flatMap(({ report }) => (report ? [report] : []))));
  if (flags.format === "json" && batch)
    return terminal.out(`[\n${texts.map((text) => text.trimEnd()).join(",\n")}\n]\n`);
  terminal.out(texts.join(flags.format === "text" ? "\n" : ""));
  if (flags.format === "text" && batch && lines.length > 1) terminal.err(`\n${summaryText(lines)}`);
}

/** Results of a batch that was stopped or run before, for the same rules, format and options. */
async function earlier(terminal: Terminal, flags: AuditFlags): Promise<Map<string, Line>> {
  if (!flags.out || flags.prior || flags.accept) return new Map();
  try {
    const bytes = await terminal.readFile(`${flags.out}/data/batch.json`);
    const kept = JSON.parse(new TextDecoder().decode(bytes)) as { key: string; lines: Line[] };
    if (kept.key !== batchKey(flags)) return new Map();
    return new Map(kept.lines.filter(({ failed }) => failed === null).map((line) => [line.name, line]));
  } catch {
    // Nothing was kept, or it is not ours: everything is audited anew.
    return new Map();
  }
}

/** Writes down what is done now and then, so that a batch that is stopped goes on where it was. */
function openKeeping(terminal: Terminal, flags: AuditFlags, total: number): (line: Line) => Promise<void> {
  const lines: Line[] = [];
  const every = Math.max(1, Math.floor(total / 50));
  let last: Promise<void> = Promise.resolve();
  return (line) => {
    lines.push(line);
    if (!flags.out || total === 0 || lines.length % every !== 0) return Promise.resolve();
    // One at a time: two disclosures may be done at once.
    last = last.then(() => writeKept(terminal, flags, lines));
    return last;
  };
}

async function writeKept(terminal: Terminal, flags: AuditFlags, lines: readonly Line[]): Promise<void> {
  await terminal.writeFile(`${flags.out}/data`, "batch.json", jsonText({ key: batchKey(flags), lines }));
}

function batchKey(flags: AuditFlags): string {
  const { rules: hash, version } = engineFacts();
  return [version, hash, flags.format, flags.profile ?? ""].join("|");
}

async function hashOf(terminal: Terminal, files: readonly string[]): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for (const file of files) hash.update(await terminal.readFile(file));
  } catch {
    return null;
  }
  return hash.digest("hex");
}

/** Says how far a batch is, a hundred times at most. */
function openProgress(terminal: Terminal, total: number): (name: string) => Promise<void> {
  let count = 0;
  const every = Math.max(1, Math.floor(total / 100));
  return async (name) => {
    count += 1;
    if (total > 1 && (count % every === 0 || count === total))
      terminal.err(`${count}/${total} ${basename(name)}\n`);
  };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function jsonOf({ read, report }: AuditedFile): Record<string, unknown> {
  return reportJson(
    report,
    { file: read.file, sha256: read.sha256, format: read.document.format },
    engineFacts(),
  );
}

function usageProblem(flags: AuditFlags): string | null {
  if (!formats.includes(flags.format)) return `不认识的格式“${flags.format}”：可用 ${formats.join("、")}`;
  if (filesOnly.includes(flags.format) && !flags.out)
    return `--format ${flags.format} 需要用 --out 指定文件夹`;
  if (flags.profile && !profileNamed(flags.profile))
    return `没有样式“${flags.profile}”：可用 ${profiles.map(({ id }) => id).join("、")}`;
  return null;
}

/** Accepted findings: `{ "finding id": "reason" }`. A message where the file is no such thing. */
async function readAccepted(
  terminal: Terminal,
  file: string | undefined,
): Promise<Map<string, string> | string> {
  if (!file) return new Map();
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(await terminal.readFile(file)));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error))
      return `${file}：bad-accept：不能读取已认可问题的清单，应为 json：{"问题编号": "理由"}`;
    throw error;
  }
  const entries = acceptEntries(parsed);
  return entries ?? `${file}：bad-accept：已认可问题的清单应为 {"问题编号": "理由"}，理由不能为空`;
}

function acceptEntries(parsed: unknown): Map<string, string> | null {
  if (typeof parsed !== "object" || parsed === null) return null;
  const entries = new Map<string, string>();
  const pairs = Array.isArray(parsed)
    ? parsed.map((item: unknown) => {
        const { id, reason } = (typeof item === "object" && item !== null ? item : {}) as Record<
          string,
          unknown
        >;
        return [id, reason] as const;
      })
    : Object.entries(parsed);
  for (const [id, reason] of pairs) {
    if (typeof id !== "string" || typeof reason !== "string" || reason.trim() === "") return null;
    entries.set(id, reason);
  }
  return entries;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.err(`${message}\n`);
  return exit.unusable;
}
