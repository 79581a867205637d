import type { Account } from "../facts/account.ts";
import type { Finding } from "../facts/finding.ts";
import type { Outcome, Report } from "../facts/report.ts";
import type { Coverage } from "./coverage.ts";
import type { Draft } from "./findings.ts";
import type { RuleCounts } from "./judgement.ts";
import { listedFindings, listedMissing, mostListed } from "./listed.ts";
import type { Rule } from "./rule.ts";
import { opensNoSection, unexplainedTables } from "./unexplained.ts";
import { unreadRule } from "./unread-figures.ts";

/** Puts findings, counts and verdict together. */
export function assembleReport(
  account: Account,
  drafts: readonly Draft[],
  options: {
    readonly accepted: ReadonlyMap<string, string>;
    readonly beside: { readonly findings: readonly Finding[]; readonly explains: (one: Finding) => boolean };
    readonly whole: boolean;
    readonly judged: boolean;
    readonly coverage: Coverage;
    readonly counts: readonly (RuleCounts & { readonly rule: Rule })[];
  },
): Report {
  const { beside, accepted } = options;
  const own = identified(drafts, accepted).filter((finding) => !beside.explains(finding));
  const given = beside.findings.map((one) => ({ ...one, accepted: accepted.get(one.id) ?? null }));
  const all = [...given, ...own].sort(inOrder);
  const { findings, unlisted } = options.whole ? { findings: all, unlisted: 0 } : listedFindings(all);
  const { figures, narrative, unread } = options.coverage;
  const unbound = unread.slice(0, mostListed);
  // Figures that nobody understood are findings, too: what is beyond both lists is counted once.
  const left = Math.max(unlisted, unread.length - unbound.length);
  const counted = all.filter(({ cause, accepted }) => cause === null && accepted === null);
  const trial = new Set(drafts.filter((draft) => draft.trial).map(({ rule }) => rule));
  const inVerdict = counted.filter(({ rule }) => !trial.has(rule));
  const number = (severity: Finding["severity"]): number =>
    inVerdict.filter((finding) => finding.severity === severity).length;
  const checks = options.counts.flatMap((counts) => counts.checks);
  const total = (outcome: Outcome): number =>
    checks.filter((check) => check.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const missing = options.counts.filter((counts) => counts.missing.length > 0);
  const grave = missing.some(({ lacking, rule }) => lacking && rule.severity === "error");
  const errors = number("error");
  return {
    kind: account.kind,
    unit: account.unit,
    year: account.year,
    amountUnit: account.amountUnit,
    pages: account.pages,
    profile: account.profile,
    layout: account.layoutWords ?? "",
    unexplained: {
      tables: unexplainedTables(account).map(({ name }) => name),
      sections: opensNoSection(account),
    },
    verdict: {
      publishable:
        account.kind === "final-accounts" &&
        options.judged &&
        errors === 0 &&
        !grave &&
        left === 0 &&
        // What nobody understood a person has to settle first.
        counted.every(({ rule }) => rule !== unreadRule),
      errors,
      warnings: number("warning"),
      notes: number("note"),
      unchecked: total("unchecked"),
      ...(left === 0 ? {} : { unlisted: left }),
    },
    coverage: {
      checks: {
        passed: total("passed"),
        failed: total("failed"),
        unchecked: total("unchecked"),
        notApplicable: total("notApplicable"),
      },
      figures,
      narrative,
    },
    checks,
    findings,
    unchecked: listedMissing(missing.map(({ rule, missing: names }) => ({ rule: rule.id, missing: names }))),
    unbound,
  };
}

const order = { error: 0, warning: 1, note: 2 } as const;

/** Gives ids, links effects to their cause. */
function identified(drafts: readonly Draft[], accepted: ReadonlyMap<string, string>): Finding[] {
  const used = new Map<string, number>();
  const ids = drafts.map((draft) => {
    const base = `${draft.rule}:${draft.subject}`;
    const ordinal = (used.get(base) ?? 0) + 1;
    used.set(base, ordinal);
    return ordinal === 1 ? base : `${base}#${ordinal}`;
  });
  const primary = new Map<string, string>();
  drafts.forEach((draft, i) => {
    if (draft.group !== null && draft.leads) primary.set(draft.group, ids[i]!);
  });
  const findings = drafts.map((draft, i): Finding => {
    const { subject: _subject, group, leads, trial: _trial, ...finding } = draft;
    const id = ids[i]!;
    const cause = group === null || leads ? null : (primary.get(group) ?? null);
    return { ...finding, id, cause, accepted: accepted.get(id) ?? null };
  });
  return findings;
}

function inOrder(a: Finding, b: Finding): number {
  return order[a.severity] - order[b.severity] || lineOf(a) - lineOf(b) || (a.id < b.id ? -1 : 1);
}

function lineOf(finding: Finding): number {
  const place = finding.suspects[0] ?? finding.where[0];
  return (place?.page ?? 0) * 1_000_000 + (place?.line ?? 0);
}
