import { openAudit } from "../src/audit/engine.ts";
import type { Rule } from "../src/audit/rule.ts";
import type { Account } from "../src/facts/account.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";

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

/** An account read from a fragment of a disclosure. */
export function fragment(text: string): Account {
  const account = recognise(readText(new TextEncoder().encode(text)), { profile: "shanxi-2022" });
  return { ...account, kind: "final-accounts" };
}
