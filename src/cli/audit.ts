import { createHash } from "node:crypto";
import { basename } from "node:path";
import { equationsOf, openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Report } from "../facts/report.ts";
import { profileNamed, profiles } from "../standard/profile.ts";
import { reportJson } from "../write/report-json.ts";
import { reportText } from "../write/report-text.ts";
import type { FailedFile, ReadFile } from "./read-file.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import { engineFacts } from "./rules-hash.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

interface AuditFlags {
  readonly format: string;
  readonly out?: string;
  readonly prior?: string;
  readonly profile?: string;
  readonly accept?: string;
}

interface AuditedFile {
  readonly read: ReadFile;
  readonly report: Report;
}

const formats = ["text", "json", "sarif", "html"];

/** `mingzhang audit`: one report a file. */
export async function auditCommand(
  terminal: Terminal,
  paths: readonly string[],
  flags: AuditFlags,
): Promise<number> {
  const problem = usageProblem(flags);
  if (problem) return refuse(terminal, problem);
  const files = await filesIn(terminal, paths);
  const prior = flags.prior ? await readFileInto(terminal, flags.prior) : null;
  if (prior && isFailed(prior))
    return refuse(terminal, `${prior.file}：${prior.failed.code}：${prior.failed.message}`);
  const accepted = await readAccepted(terminal, flags.accept);
  if (typeof accepted === "string") return refuse(terminal, accepted);
  const results: (FailedFile | AuditedFile)[] = [];
  for (const file of files) {
    const read = await readFileInto(terminal, file, { profile: flags.profile ?? null });
    if (isFailed(read)) {
      terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
      results.push(read);
    } else {
      results.push({
        read,
        report: openAudit(read.account, { prior: prior?.account ?? null, accepted }).report(),
      });
    }
  }
  const read = results.filter((result) => !("failed" in result));
  if (read.length === 0) {
    if (files.length === 0) terminal.err(`${paths.join("、")}：empty-folder：文件夹里没有文件\n`);
    return exit.unusable;
  }
  await write(terminal, results, flags, files.length > 1 || (await isFolder(terminal, paths[0] ?? "")));
  const wrong = results.some((result) => "failed" in result || result.report.verdict.errors > 0);
  return wrong ? exit.findings : exit.clean;
}

async function write(
  terminal: Terminal,
  results: readonly (FailedFile | AuditedFile)[],
  flags: AuditFlags,
  several: boolean,
): Promise<void> {
  if (flags.format === "json") {
    const objects = results.map((result) => ("failed" in result ? result : jsonOf(result)));
    const whole = jsonText(several ? objects : objects[0]);
    return deliver(terminal, flags.out, results, whole, "json", (result) => jsonText(jsonOf(result)));
  }
  if (flags.format === "sarif") {
    const { reportSarif } = await import("../write/report-sarif.ts");
    const sarif = (done: readonly AuditedFile[]): string =>
      jsonText(
        reportSarif(
          done.map(({ report, read }) => ({ report, file: read.file })),
          engineFacts(),
          rules,
        ),
      );
    const done = results.filter((result): result is AuditedFile => !("failed" in result));
    return deliver(terminal, flags.out, results, sarif(done), "sarif", (result) => sarif([result]));
  }
  if (flags.format === "html") {
    const { reportHtml } = await import("../write/report-html.ts");
    for (const result of results)
      if (!("failed" in result)) {
        const { read, report } = result;
        const html = reportHtml(report, read.account, {
          file: basename(read.file),
          sha256: (text) => createHash("sha256").update(text).digest("base64"),
          equations: equationsOf(read.account),
          rules,
        });
        await terminal.writeFile(flags.out ?? ".", `${stem(read.file)}.html`, html);
        terminal.err(`已写入 ${flags.out}/${stem(read.file)}.html\n`);
      }
    return;
  }
  const texts = results.flatMap((result) =>
    "failed" in result
      ? []
      : [reportText(result.report, { file: result.read.file, color: terminal.color && !flags.out })],
  );
  return deliver(terminal, flags.out, results, texts.join("\n"), "txt", ({ report, read }) =>
    reportText(report, { file: read.file }),
  );
}

/** Everything to standard output, or one file a result. */
async function deliver(
  terminal: Terminal,
  out: string | undefined,
  results: readonly (FailedFile | AuditedFile)[],
  whole: string,
  extension: string,
  contentOf: (result: AuditedFile) => string,
): Promise<void> {
  if (!out) return terminal.out(whole);
  for (const result of results)
    if (!("failed" in result))
      await terminal.writeFile(out, `${stem(result.read.file)}.${extension}`, contentOf(result));
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

function stem(file: string): string {
  return basename(file).replace(/\.[^.]+$/, "");
}

function usageProblem(flags: AuditFlags): string | null {
  if (!formats.includes(flags.format)) return `不认识的格式“${flags.format}”：可用 ${formats.join("、")}`;
  if (flags.format === "html" && !flags.out) return "--format html 需要用 --out 指定文件夹";
  if (flags.profile && !profileNamed(flags.profile))
    return `没有样式“${flags.profile}”：可用 ${profiles.map(({ id }) => id).join("、")}`;
  return null;
}

async function isFolder(terminal: Terminal, path: string): Promise<boolean> {
  try {
    return await terminal.isFolder(path);
  } catch {
    // A path that does not exist is reported when it is read.
    return false;
  }
}

async function filesIn(terminal: Terminal, paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (await isFolder(terminal, path)) {
      const names = (await terminal.listFolder(path)).filter((name) => !name.startsWith(".")).sort();
      files.push(...names.map((name) => `${path.replace(/\/$/, "")}/${name}`));
    } else {
      files.push(path);
    }
  }
  return files;
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
