import type { Account } from "../facts/account.ts";
import type { Equation, Values } from "../facts/equation.ts";
import { factsOf, verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import type { Report } from "../facts/report.ts";
import { kindFinding } from "./document-kind.ts";
import type { Draft } from "./findings.ts";
import { equationFinding, observationFinding, roundingFindings } from "./findings.ts";
import type { Incidence, Located } from "./locate.ts";
import { incidenceOf, locate } from "./locate.ts";
import { assembleReport, openTally } from "./report.ts";
import type { Checked, CheckRule, EquationCheck, EquationRule, Rule } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";
import type { View } from "./view.ts";
import { viewOf } from "./view.ts";

export interface AuditOptions {
  /** Last year's account, for comparisons. */
  readonly prior?: Account | null;
  /** Findings accepted with a reason, by id. */
  readonly accepted?: ReadonlyMap<string, string>;
  /** Other rules than the standard ones. */
  readonly rules?: readonly Rule[];
}

/** An audit that stays open for edits. */
export interface Audit {
  report(): Report;
  /** Changes one figure (in the integer of its quantity) and audits again what depends on it. */
  edit(factId: string, value: bigint): Report;
}

interface EquationState {
  readonly rule: EquationRule;
  readonly check: EquationCheck;
}

/** Audits an account once. Pure: the same account gives the same report. */
export function audit(account: Account, options: AuditOptions = {}): Report {
  return openAudit(account, options).report();
}

/** Opens an audit: identities are drawn up once and only those an edit touches are evaluated again. */
export function openAudit(account: Account, options: AuditOptions = {}): Audit {
  const edits = new Map<Fact, bigint>();
  const values: Values = (fact) => edits.get(fact) ?? fact.value;
  const view = viewOf(account, { prior: options.prior ?? null, value: values });
  const rules = (options.rules ?? allRules).filter((rule) => inForce(rule, account.year));
  const kind = kindFinding(account);
  const judged = kind === null;

  const states: EquationState[] = [];
  const settled: { rule: Rule; outcome: Checked }[] = [];
  const checks: { rule: CheckRule; outcomes: readonly Checked[] }[] = [];
  for (const rule of judged ? rules : []) {
    if (rule.kind === "equations") drawUp(rule, view, states, settled);
    else checks.push({ rule, outcomes: [...rule.check(view)] });
  }
  const equations = states.map(({ check }) => check.equation);
  const incidence = incidenceOf(equations);
  const verdicts = equations.map((equation) => verdictOf(equation, values));
  const byId = new Map(account.facts.map((fact) => [fact.id, fact]));

  return {
    report: build,
    edit(factId, value) {
      const fact = byId.get(factId);
      if (!fact) throw new RangeError(`no fact ${factId}`);
      edits.set(fact, value);
      for (const index of incidence.of.get(fact) ?? [])
        verdicts[index] = verdictOf(equations[index]!, values);
      checks.forEach(({ rule }, i) => {
        if (rule.input === "figures") checks[i] = { rule, outcomes: [...rule.check(view)] };
      });
      return build();
    },
  };

  function build(): Report {
    const tally = openTally();
    for (const { rule, outcome } of settled) tally.count(rule, outcome);
    const broken = new Set<number>();
    verdicts.forEach((verdict, index) => {
      const { rule, check } = states[index]!;
      tally.equation(rule, check, verdict);
      if (verdict === "broken" || verdict === "truncated") broken.add(index);
    });
    const located = locate(incidence, broken, values);
    const drafts: Draft[] = [];
    const groups = groupsOf(located);
    for (const index of broken) {
      const { rule, check } = states[index]!;
      const group = groups.get(index);
      const seen = group ? { ...group, leads: group.primary === index } : null;
      drafts.push(equationFinding(rule, check, verdicts[index]!, view, seen));
    }
    for (const { rule, outcomes } of checks)
      for (const outcome of outcomes) {
        tally.count(rule, outcome);
        if (outcome.status === "failed") drafts.push(observationFinding(rule, outcome));
      }
    const rounded = verdicts.flatMap((verdict, index) =>
      verdict === "rounding" ? [states[index]!.check] : [],
    );
    drafts.push(...roundingFindings(rounded, view));
    if (kind) drafts.push(kind);
    for (const rule of rules)
      if (!judged) tally.count(rule, { status: "notApplicable", catalogue: rule.catalogue });
    for (const rule of rules) tally.rest(rule);
    return assembleReport(account, tally, drafts, { accepted: options.accepted ?? new Map(), judged });
  }

  function groupsOf(groups: readonly Located[]): Map<number, { located: Located; primary: number }> {
    const map = new Map<number, { located: Located; primary: number }>();
    for (const located of groups) {
      const primary = primaryOf(located, states, incidence);
      for (const index of located.mended) map.set(index, { located, primary });
    }
    return map;
  }
}

/** The equation that stands for the cause: the gravest, nearest to the suspect, with the fewest terms. */
function primaryOf(located: Located, states: readonly EquationState[], incidence: Incidence): number {
  const suspect = located.candidates[0]?.fact;
  const grave = { error: 0, warning: 1, note: 2 } as const;
  const rank = (index: number): number => {
    const { rule, check } = states[index]!;
    const facts = factsOf(incidence.equations[index]!);
    const severity = grave[check.severity ?? rule.severity];
    const away = suspect && facts.every((fact) => fact.home === suspect.home) ? 0 : 1;
    return severity * 10_000 + away * 1_000 + Math.min(facts.length, 999);
  };
  return [...located.mended].sort((a, b) => rank(a) - rank(b) || a - b)[0]!;
}

function drawUp(
  rule: EquationRule,
  view: View,
  states: EquationState[],
  settled: { rule: Rule; outcome: Checked }[],
): void {
  for (const item of rule.equations(view)) {
    if ("equation" in item) states.push({ rule, check: item });
    else settled.push({ rule, outcome: item });
  }
}

function inForce(rule: Rule, year: number | null): boolean {
  return year === null || ((rule.since ?? year) <= year && year <= (rule.until ?? year));
}

/** Identities of an account with their verdicts, for explaining a figure or measuring ourselves. */
export function equationsOf(account: Account, rules: readonly Rule[] = allRules): readonly Equation[] {
  const view = viewOf(account, { value: (fact) => fact.value });
  const states: EquationState[] = [];
  for (const rule of rules) if (rule.kind === "equations") drawUp(rule, view, states, []);
  return states.map(({ check }) => check.equation);
}
