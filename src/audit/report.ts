import type { Account } from "../facts/account.ts";
import type { Verdict } from "../facts/equation.ts";
import type { Finding } from "../facts/finding.ts";
import type { CheckCount, Outcome, Report, Unchecked } from "../facts/report.ts";
import type { Draft } from "./findings.ts";
import type { Checked, EquationCheck, Rule } from "./rule.ts";

/** Counts outcomes by rule while an audit runs. */
export interface Tally {
  count(rule: Rule, outcome: Checked): void;
  equation(rule: Rule, check: EquationCheck, verdict: Verdict): void;
  /** Entries of a rule that nothing was said about are not applicable to this account. */
  rest(rule: Rule): void;
  checks(): CheckCount[];
  unchecked(): (Unchecked & { readonly grave: boolean })[];
}

interface Entry {
  readonly rule: Rule;
  readonly outcome: Outcome;
  count: number;
  readonly catalogue: Set<string>;
  readonly missing: Set<string>;
  /** Whether something was missing that the document itself should hold. */
  lacking: boolean;
}

const outcomeOf: Readonly<Record<Verdict, Outcome>> = {
  holds: "passed",
  rounding: "passed",
  truncated: "failed",
  broken: "failed",
  undefined: "notApplicable",
};

/** An empty tally. */
export function openTally(): Tally {
  const entries = new Map<string, Entry>();
  const entry = (rule: Rule, outcome: Outcome): Entry => {
    const key = `${rule.id} ${outcome}`;
    const known = entries.get(key);
    if (known) return known;
    const made: Entry = { rule, outcome, count: 0, catalogue: new Set(), missing: new Set(), lacking: false };
    entries.set(key, made);
    return made;
  };
  return {
    count(rule, outcome) {
      const found = entry(rule, outcome.status);
      found.count += outcome.status === "passed" ? (outcome.count ?? 1) : 1;
      for (const id of outcome.catalogue) found.catalogue.add(id);
      if (outcome.status !== "unchecked") return;
      for (const name of outcome.missing) found.missing.add(name);
      if (!outcome.external) found.lacking = true;
    },
    equation(rule, check, verdict) {
      const found = entry(rule, outcomeOf[verdict]);
      found.count += 1;
      for (const id of check.catalogue) found.catalogue.add(id);
    },
    rest(rule) {
      const said = new Set<string>();
      let any = false;
      for (const outcome of ["passed", "failed", "unchecked", "notApplicable"] as const) {
        const found = entries.get(`${rule.id} ${outcome}`);
        if (!found) continue;
        any = true;
        for (const id of found.catalogue) said.add(id);
      }
      const silent = rule.catalogue.filter((id) => !said.has(id));
      if (any && silent.length === 0) return;
      const found = entry(rule, "notApplicable");
      found.count += Math.max(1, silent.length);
      for (const id of silent) found.catalogue.add(id);
    },
    checks: () =>
      [...entries.values()].map(({ rule, outcome, count, catalogue }) => ({
        rule: rule.id,
        catalogue: [...catalogue],
        outcome,
        count,
      })),
    unchecked: () =>
      [...entries.values()]
        .filter(({ outcome }) => outcome === "unchecked")
        .map(({ rule, missing, lacking }) => ({
          rule: rule.id,
          missing: [...missing],
          grave: lacking && rule.severity === "error",
        })),
  };
}

/** Puts findings, counts and verdict together. */
export function assembleReport(
  account: Account,
  tally: Tally,
  drafts: readonly Draft[],
  options: { readonly accepted: ReadonlyMap<string, string>; readonly judged: boolean },
): Report {
  const findings = identified(drafts, options.accepted);
  const counted = findings.filter(({ cause, accepted }) => cause === null && accepted === null);
  const trial = new Set(drafts.filter((draft) => draft.trial).map(({ rule }) => rule));
  const inVerdict = counted.filter(({ rule }) => !trial.has(rule));
  const number = (severity: Finding["severity"]): number =>
    inVerdict.filter((finding) => finding.severity === severity).length;
  const checks = tally.checks();
  const total = (outcome: Outcome): number =>
    checks.filter((check) => check.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const missing = tally.unchecked();
  const errors = number("error");
  return {
    kind: account.kind,
    unit: account.unit,
    year: account.year,
    amountUnit: account.amountUnit,
    pages: account.pages,
    profile: account.profile,
    verdict: {
      publishable: options.judged && errors === 0 && !missing.some(({ grave }) => grave),
      errors,
      warnings: number("warning"),
      notes: number("note"),
      unchecked: total("unchecked"),
    },
    coverage: {
      checks: {
        passed: total("passed"),
        failed: total("failed"),
        unchecked: total("unchecked"),
        notApplicable: total("notApplicable"),
      },
      figures: {
        bound: boundTokens(account),
        unbound: account.unbound.length,
        labels: account.labels,
      },
    },
    checks,
    findings,
    unchecked: missing.map(({ rule, missing: names }) => ({ rule, missing: names })),
    unbound: account.unbound,
  };
}

/** Number tokens that a fact was made of; a token that states two facts counts once. */
function boundTokens(account: Account): number {
  const spots = new Set<string>();
  for (const { printed, spot } of account.facts)
    if (printed !== "" && /[0-9０-９一二三四五六七八九十两]/.test(printed))
      spots.add(`${spot.block}:${spot.row}:${spot.col}:${spot.start}`);
  return spots.size;
}

const order = { error: 0, warning: 1, note: 2 } as const;

/** Gives ids, links effects to their cause, orders by severity and place. */
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
  return findings.sort(
    (a, b) => order[a.severity] - order[b.severity] || lineOf(a) - lineOf(b) || (a.id < b.id ? -1 : 1),
  );
}

function lineOf(finding: Finding): number {
  const place = finding.suspects[0] ?? finding.where[0];
  return (place?.page ?? 0) * 1_000_000 + (place?.line ?? 0);
}
