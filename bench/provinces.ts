import { existsSync, readdirSync, readFileSync } from "node:fs";
import { audit } from "../src/audit/engine.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";

/** A defect of a document: each of `needles` is a set of words that a finding of it says together. */
interface ProvinceLabel {
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

/**
 * Documents of other provinces against their labels: kind, errors listed and found, error findings that no label
 * explains, warnings and those of them that lie on a label, and the amounts of the narrative that are bound.
 */
export function provinceLines(detail = false): string[] {
  const folder = new URL("provinces/", corpus);
  if (!existsSync(folder)) return ["../shared/corpus/provinces is absent: not measured"];
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const rows: string[] = [];
  const sums = { listed: 0, found: 0, errors: 0, wrong: 0, warnings: 0 };
  for (const name of names.sort()) {
    const stem = name.slice(0, -".txt".length);
    const labels = JSON.parse(
      readFileSync(new URL(`labels/provinces/${stem}.json`, corpus), "utf8"),
    ) as ProvinceLabel[];
    const account = recognise(readText(readFileSync(new URL(name, folder))));
    const report = audit(account);
    const causes = report.findings.filter(({ cause }) => cause === null);
    const errors = causes.filter(({ severity }) => severity === "error");
    const warnings = causes.filter(({ severity }) => severity === "warning");
    const listed = labels.filter(({ severity }) => severity === "error");
    const found = listed.filter((label) => [...errors, ...warnings].some((one) => says(one, label)));
    const wrong = errors.filter((one) => !labels.some((label) => says(one, label)));
    sums.listed += listed.length;
    sums.found += found.length;
    sums.errors += errors.length;
    sums.wrong += wrong.length;
    sums.warnings += warnings.length;
    const { bound, unbound } = report.coverage.figures;
    rows.push(
      `| ${stem} | ${report.kind} | ${listed.length} | ${found.length} | ${errors.length} | ${wrong.length} | ${warnings.length} | ${bound} | ${unbound} |`,
    );
    if (!detail) continue;
    for (const label of listed) if (!found.includes(label)) rows.push(`    missed: ${label.what}`);
    for (const one of wrong) rows.push(`    not listed: ${one.rule}: ${one.message}`);
    for (const one of warnings) rows.push(`    warning: ${one.rule}: ${one.message}`);
  }
  return [
    "| document | kind | errors listed | found | error findings | of them not listed | warnings | figures bound | unbound |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    `| **all** | | ${sums.listed} | ${sums.found} | ${sums.errors} | ${sums.wrong} | ${sums.warnings} | | |`,
  ];
}
