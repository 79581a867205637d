import { existsSync, readdirSync, readFileSync } from "node:fs";
import { audit } from "../src/audit/engine.ts";
import type { Finding } from "../src/facts/finding.ts";
import type { Document } from "../src/read/document.ts";
import { recognise } from "../src/recognise/account.ts";

/** A defect of a document: each of `needles` is a set of words that a finding of it says together. */
export interface ProvinceLabel {
  readonly id: string;
  readonly severity: "error" | "warning" | "note";
  readonly needles: readonly (readonly string[])[];
  readonly what: string;
}

const corpus = new URL("../../shared/corpus/", import.meta.url);

/** What a finding says, where and about what, without blanks and thousands separators. */
function saidBy({ message, where, actual, expected }: Finding): string {
  const texts = where.map(({ text }) => text ?? "");
  return [message, ...texts, actual ?? "", expected ?? ""].join(" ").replaceAll(/[\s,，]/g, "");
}

function says(finding: Finding, label: ProvinceLabel): boolean {
  const said = saidBy(finding);
  return label.needles.some((words) => words.every((word) => said.includes(word.replaceAll(/[\s,，]/g, ""))));
}

/** What the audit of one document finds of what its labels list. */
export interface ProvinceScore {
  readonly name: string;
  readonly kind: string;
  readonly listed: readonly ProvinceLabel[];
  readonly missed: readonly ProvinceLabel[];
  readonly errors: readonly Finding[];
  /** Error findings that no label explains; the one on the kind of a budget is right. */
  readonly unlisted: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Amounts and percentages of the narrative, and what became of them. */
  readonly amounts: number;
  readonly checked: number;
  readonly unread: number;
}

/** Whether the documents are here. */
export const provincesHere: boolean = existsSync(new URL("provinces/", corpus));

/** Audits every document of other provinces, as text or as a web page, against its labels. */
export function provinceScores(read: (bytes: Uint8Array) => Document, extension: string): ProvinceScore[] {
  const names = readdirSync(new URL("provinces/", corpus)).filter((name) => name.endsWith(extension));
  return names.sort().map((file) => {
    const name = file.slice(0, -extension.length);
    const labels = JSON.parse(
      readFileSync(new URL(`labels/provinces/${name}.json`, corpus), "utf8"),
    ) as ProvinceLabel[];
    const report = audit(recognise(read(readFileSync(new URL(`provinces/${file}`, corpus)))));
    const causes = report.findings.filter(({ cause }) => cause === null);
    const errors = causes.filter(({ severity }) => severity === "error");
    const warnings = causes.filter(({ severity }) => severity === "warning");
    const listed = labels.filter(({ severity }) => severity === "error");
    const { amounts, checked, unread } = report.coverage.narrative;
    return {
      name,
      kind: report.kind,
      listed,
      missed: listed.filter((label) => ![...errors, ...warnings].some((one) => says(one, label))),
      errors,
      unlisted: errors.filter((one) => report.kind !== "budget" && !labels.some((label) => says(one, label))),
      warnings,
      amounts,
      checked,
      unread,
    };
  });
}
