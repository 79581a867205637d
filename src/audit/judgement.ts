import type { Verdict } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import type { CheckCount, Outcome } from "../facts/report.ts";
import type { Checked, EquationCheck, Rule } from "./rule.ts";

/** What one rule found: its outcomes, the identities it drew up, and the figures it looked at. */
export interface Judgement {
  readonly rule: Rule;
  /** Outcomes of a check rule; of an equation rule those that are no identity. */
  outcomes: readonly Checked[];
  /** Indexes of its identities. */
  readonly identities: readonly number[];
  /** Figures that a check rule read, so that an edit of another leaves it alone. */
  reads: ReadonlySet<Fact>;
  /** Counts, kept until an outcome changes. */
  counts: RuleCounts | null;
}

/** Counts of one rule by outcome, and what was missing. */
export interface RuleCounts {
  readonly checks: readonly CheckCount[];
  readonly missing: readonly string[];
  /** Whether something was missing that the document itself should hold. */
  readonly lacking: boolean;
}

const outcomeOf: Readonly<Record<Verdict, Outcome>> = {
  holds: "passed",
  rounding: "passed",
  uneven: "passed",
  truncated: "failed",
  broken: "failed",
  undefined: "notApplicable",
};

/** Counts what a rule found; entries of it that nothing was said about are not applicable to this account. */
export function countsOf(
  { rule, outcomes, identities }: Judgement,
  checks: readonly EquationCheck[],
  verdicts: readonly Verdict[],
): RuleCounts {
  const counts = new Map<Outcome, { count: number; catalogue: Set<string> }>();
  const missing = new Set<string>();
  let lacking = false;
  const add = (outcome: Outcome, count: number, catalogue: readonly string[]): void => {
    let entry = counts.get(outcome);
    if (!entry) {
      entry = { count: 0, catalogue: new Set() };
      counts.set(outcome, entry);
    }
    entry.count += count;
    for (const id of catalogue) entry.catalogue.add(id);
  };
  for (const index of identities) add(outcomeOf[verdicts[index]!], 1, checks[index]!.catalogue);
  for (const outcome of outcomes) {
    add(outcome.status, outcome.status === "passed" ? (outcome.count ?? 1) : 1, outcome.catalogue);
    if (outcome.status !== "unchecked") continue;
    for (const name of outcome.missing) missing.add(name);
    if (!outcome.external) lacking = true;
  }
  const said = new Set([...counts.values()].flatMap(({ catalogue }) => [...catalogue]));
  const silent = rule.catalogue.filter((id) => !said.has(id));
  if (silent.length > 0 || counts.size === 0) add("notApplicable", Math.max(1, silent.length), silent);
  return {
    checks: [...counts].map(([outcome, { count, catalogue }]) => ({
      rule: rule.id,
      catalogue: [...catalogue],
      outcome,
      count,
    })),
    missing: [...missing],
    lacking,
  };
}
