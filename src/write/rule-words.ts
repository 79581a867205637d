import type { Severity } from "../facts/finding.ts";

/** What a rule says of itself, passed in as data: writing knows no rule. */
export interface RuleWords {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly advice: string;
  readonly severity: Severity;
  readonly catalogue: readonly string[];
}
