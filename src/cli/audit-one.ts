import { basename } from "node:path";
import { openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Layout } from "../facts/layout.ts";
import type { Report } from "../facts/report.ts";
import { UnreadableFile } from "../read/document.ts";
import { reportJson } from "../write/report-json.ts";
import { reportText } from "../write/report-text.ts";
import type { Line } from "./batch.ts";
import { lineOf } from "./batch.ts";
import { asDisclosure } from "./composed.ts";
import type { Disclosure } from "./disclosures.ts";
import { engineFacts } from "./engine-facts.ts";
import type { PriorFile } from "./prior-file.ts";
import { priorRefused } from "./prior-file.ts";
import type { FailedFile, ReadFile } from "./read-file.ts";
import { isFailed, readDisclosure } from "./read-file.ts";
import { ruleTitle } from "./rule-titles.ts";
import type { Terminal } from "./terminal.ts";

/** What all disclosures of a run are audited with; it can be sent to another thread. */
export interface AuditPlan {
  readonly format: string;
  /** Folder for the results; null: standard output. */
  readonly out: string | null;
  /** The layout that was asked for; null: each document's own. */
  readonly layout: Layout | null;
  /** Last year's account. */
  readonly prior: PriorFile | null;
  /** Of several disclosures those of another unit than last year's account are not compared with it. */
  readonly batch: boolean;
  readonly accepted: ReadonlyMap<string, string>;
}

/** What became of one disclosure: its line of the summary, and what is to be written or printed of it. */
export interface Done {
  readonly line: Line;
  /** The result in the format asked for; null where there is none. */
  readonly content: string | Uint8Array | null;
  readonly report: { readonly report: Report; readonly file: string } | null;
}

interface AuditedFile {
  readonly read: Pick<ReadFile, "file" | "sha256" | "document" | "account">;
  readonly report: Report;
}

/** Formats that are no text and go into files only. */
export const filesOnly = ["html", "xlsx", "pdf"];
/** Formats that show where on a page something stands. */
const onPages = ["html", "pdf"];
const extensions: Readonly<Record<string, string>> = { text: "txt" };

/** Name of the file that the result of a disclosure is written to. */
export function outputName({ stem }: Disclosure, format: string): string {
  return `${stem}.${extensions[format] ?? format}`;
}

/** Reads, audits and renders one disclosure; what is wrong with its files is in its line. Nothing is written here. */
export async function auditOne(terminal: Terminal, disclosure: Disclosure, plan: AuditPlan): Promise<Done> {
  const boxes = onPages.includes(plan.format);
  const found = await readDisclosure(terminal, disclosure, { profile: plan.layout, boxes });
  if (isFailed(found)) return failing(terminal, disclosure, plan, found);
  const read = asDisclosure(found, plan.layout);
  const refused = priorRefused(read.account, plan.prior);
  const ofOtherUnit = plan.batch && refused?.code === "prior-unit";
  if (refused && !ofOtherUnit)
    return failing(terminal, disclosure, plan, { file: disclosure.name, failed: refused });
  const prior = plan.prior?.account ?? null;
  const report = openAudit(read.account, { prior, accepted: plan.accepted, ...read.beside }).report();
  const path = disclosure.files[0] ?? "";
  let content: string | Uint8Array;
  try {
    content = await render(terminal, { read, report, path }, plan);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const failed = { code: error.code, message: error.message };
    return failing(terminal, disclosure, plan, { file: read.file, failed });
  }
  const line = { ...lineOf(disclosure.name, read.sha256, report), ofOtherUnit };
  const whole = plan.format === "sarif" && plan.out === null ? { report, file: read.file } : null;
  return { line, content, report: whole };
}

function failing(terminal: Terminal, disclosure: Disclosure, plan: AuditPlan, one: FailedFile): Done {
  terminal.err(`${one.file}：${one.failed.code}：${one.failed.message}\n`);
  return failedDone(disclosure.name, one, plan);
}

/** What becomes of a disclosure that could not be audited: a line, and its failure where results are printed as JSON. */
export function failedDone(
  name: string,
  { file, failed }: FailedFile,
  { format, out }: Pick<AuditPlan, "format" | "out">,
): Done {
  const content = format === "json" && out === null ? JSON.stringify({ file, failed }, null, 2) : null;
  return { line: failedLine(name, failed), content, report: null };
}

function failedLine(name: string, failed: FailedFile["failed"]): Line {
  const none = { errors: 0, warnings: 0, notes: 0, unchecked: 0 };
  return {
    name,
    sha256: "",
    unit: null,
    year: null,
    publishable: false,
    ...none,
    failed,
    accepted: [],
    rules: {},
  };
}

async function render(
  terminal: Terminal,
  { read, report, path }: AuditedFile & { readonly path: string },
  { format, out }: AuditPlan,
): Promise<string | Uint8Array> {
  switch (format) {
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
      return reportText(report, {
        file: read.file,
        color: terminal.color && out === null,
        titleOf: ruleTitle,
      });
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
