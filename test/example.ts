import { openAudit } from "../src/audit/engine.ts";
import type { Rule } from "../src/audit/rule.ts";
import type { Account } from "../src/facts/account.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readDisclosureJson } from "../src/read/disclosure-json.ts";
import type { NamedDocument } from "../src/read/document.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { merged } from "../src/recognise/merge.ts";

/**
 * Judges a drawn fragment by one rule. A fragment is taken for part of a final account of the profile
 * shanxi-2022; what it does not show stays unchecked.
 */
export function checkExample(rule: Rule, example: string): { failed: readonly Finding[]; judged: boolean } {
  const account = fragment(example);
  const report = openAudit(account, { rules: [rule] }).report();
  const failed = report.findings.filter((finding) => finding.rule === rule.id);
  const judged = report.checks.some(({ outcome }) => outcome === "passed" || outcome === "failed");
  return { failed, judged };
}

/** An account read from a fragment of a disclosure; lines like “=== 决算表.txt” begin its files where it has several. */
export function fragment(text: string): Account {
  const account = recognise(merged(filesOf(text)), { profile: "shanxi-2022" });
  return { ...account, kind: "final-accounts" };
}

function filesOf(text: string): NamedDocument[] {
  const [only = "", ...parts] = text.split(/^=== (.+)\n/m);
  const read = (part: string): NamedDocument["document"] => {
    const bytes = new TextEncoder().encode(part);
    return part.startsWith("{") ? readDisclosureJson(bytes) : readText(bytes);
  };
  if (parts.length === 0) return [{ name: "", document: read(only) }];
  return parts.flatMap((name, i) => (i % 2 === 0 ? [{ name, document: read(parts[i + 1] ?? "") }] : []));
}
