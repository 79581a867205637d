import { createHash } from "node:crypto";
import { basename } from "node:path";
import { equationsOf, openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Account } from "../facts/account.ts";
import type { Report } from "../facts/report.ts";
import { reportJson } from "../write/report-json.ts";
import { reportText } from "../write/report-text.ts";
import type { Line } from "./batch.ts";
import { lineOf } from "./batch.ts";
import type { Disclosure } from "./disclosures.ts";
import type { FailedFile, ReadFile } from "./read-file.ts";
import { isFailed, readDisclosure } from "./read-file.ts";
import { engineFacts } from "./rules-hash.ts";
import type { Terminal } from "./terminal.ts";

/** What all disclosures of a run are audited with; it can be sent to another thread. */
export interface AuditPlan {
  readonly format: string;
  /** Folder for the results; null: standard output. */
  readonly out: string | null;
  readonly profile: string | null;
  /** A profile of the user's own, as its file says. */
  readonly ownProfile: unknown;
  /** Last year's account. */
  readonly prior: Account | null;
  readonly accepted: ReadonlyMap<string, string>;
}

/** What became of one disclosure: its line of the summary, and what was rendered of it for standard output. */
export interface Done {
  readonly line: Line;
  readonly rendered: string | null;
  readonly report: { readonly report: Report; readonly file: string } | null;
}

interface AuditedFile {
  readonly read: ReadFile;
  readonly report: Report;
}

/** Formats that are no text and go into files only. */
export const filesOnly = ["html", "xlsx"];
const extensions: Readonly<Record<string, string>> = { text: "txt" };

/** Name of the file that the result of a disclosure is written to. */
export function outputName({ stem }: Disclosure, format: string): string {
  return `${stem}.${extensions[format] ?? format}`;
}

/** Reads, audits and renders one disclosure; what is wrong with its files is in its line. */
export async function auditOne(terminal: Terminal, disclosure: Disclosure, plan: AuditPlan): Promise<Done> {
  const read = await readDisclosure(terminal, disclosure, { profile: plan.profile });
  if (isFailed(read)) {
    terminal.err(`${read.file}：${read.failed.code}：${read.failed.message}\n`);
    const rendered = plan.format === "json" ? JSON.stringify(read, null, 2) : null;
    return { line: failedLine(disclosure.name, read.failed), rendered, report: null };
  }
  const report = openAudit(read.account, { prior: plan.prior, accepted: plan.accepted }).report();
  const content = await render({ read, report }, plan, terminal.color && plan.out === null);
  const line = lineOf(disclosure.name, read.sha256, report);
  const whole = plan.format === "sarif" && plan.out === null ? { report, file: read.file } : null;
  if (plan.out === null)
    return { line, rendered: typeof content === "string" ? content : null, report: whole };
  const name = outputName(disclosure, plan.format);
  await terminal.writeFile(plan.out, name, content);
  if (filesOnly.includes(plan.format)) terminal.err(`已写入 ${plan.out}/${name}\n`);
  return { line, rendered: null, report: null };
}

/** The line of a disclosure that could not be audited. */
export function failedLine(name: string, failed: FailedFile["failed"]): Line {
  const none = { errors: 0, warnings: 0, notes: 0, unchecked: 0 };
  return { name, sha256: "", unit: null, year: null, publishable: false, ...none, failed, rules: {} };
}

async function render(
  { read, report }: AuditedFile,
  { format }: AuditPlan,
  color: boolean,
): Promise<string | Uint8Array> {
  switch (format) {
    case "json":
      return jsonText(jsonOf({ read, report }));
    case "sarif":
      return sarifText([{ report, file: read.file }]);
    case "xlsx":
      return (await import("../write/return-slip.ts")).returnSlip(report, { file: basename(read.file) });
    case "html": {
      const { reportHtml } = await import("../write/report-html.ts");
      return reportHtml(report, read.account, {
        file: basename(read.file),
        sha256: (text) => createHash("sha256").update(text).digest("base64"),
        equations: equationsOf(read.account),
        rules,
      });
    }
    default:
      return reportText(report, { file: read.file, color });
  }
}

/** Reports as one SARIF log. */
export async function sarifText(runs: readonly { report: Report; file: string }[]): Promise<string> {
  const { reportSarif } = await import("../write/report-sarif.ts");
  return jsonText(reportSarif(runs, engineFacts(), rules));
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
