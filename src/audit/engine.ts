import type { Account } from "../facts/account.ts";
import type { Equation, Values, Verdict } from "../facts/equation.ts";
import { factsOf, verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import type { Finding } from "../facts/finding.ts";
import type { Report } from "../facts/report.ts";
import { coverageOf } from "./coverage.ts";
import { kindFinding } from "./document-kind.ts";
import type { Draft } from "./findings.ts";
import {
  equationFinding,
  groupedByPlace,
  observationFinding,
  roundingFindings,
  withoutRepeated,
} from "./findings.ts";
import type { Judgement } from "./judgement.ts";
import { countsOf } from "./judgement.ts";
import type { Incidence, Located } from "./locate.ts";
import { incidenceOf, locate } from "./locate.ts";
import { locateUneven } from "./locate-uneven.ts";
import { readOtherwise } from "./read-otherwise.ts";
import { assembleReport } from "./report.ts";
import type { Checked, CheckRule, EquationCheck, Rule } from "./rule.ts";
import { notApplicable, unchecked } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";
import { unreadFindings } from "./unread-figures.ts";
import { viewOf } from "./view.ts";

export interface AuditOptions {
  /** Last year's account, for comparisons. */
  readonly prior?: Account | null;
  /** Findings accepted with a reason, by id. */
  readonly accepted?: ReadonlyMap<string, string>;
  /** What was found elsewhere about the same account, and which findings that is the reason of: these are left out. */
  readonly beside?: {
    readonly findings: readonly Finding[];
    readonly explains: (finding: Finding) => boolean;
  };
  /** Everything is listed, however much it is: for correcting, not for reading. */
  readonly whole?: boolean;
  /** Other rules than the standard ones. */
  readonly rules?: readonly Rule[];
}

/** An audit that stays open for edits. */
export interface Audit {
  report(): Report;
  /** Changes one figure (in the integer of its quantity) and audits again what depends on it. */
  edit(factId: string, value: bigint): Report;
}

/** Audits an account once. Pure: the same account gives the same report. */
export function audit(account: Account, options: AuditOptions = {}): Report {
  return openAudit(account, options).report();
}

/** Opens an audit: identities are drawn up once, and only what an edit touches is judged again. */
export function openAudit(account: Account, options: AuditOptions = {}): Audit {
  const edits = new Map<Fact, bigint>();
  let reading: Set<Fact> | null = null;
  const values: Values = (fact) => {
    reading?.add(fact);
    return edits.get(fact) ?? fact.value;
  };
  const view = viewOf(account, { prior: options.prior ?? null, value: values });
  const unknown = new Set(account.unknown ?? []);
  const identityView =
    unknown.size === 0
      ? view
      : viewOf(account, { prior: options.prior ?? null, value: values, unknown: [...unknown] });
  const kind = kindFinding(account);
  const rules = (options.rules ?? allRules).filter((rule) => inForce(rule, account.year));
  const checks: EquationCheck[] = [];
  const owners: Rule[] = [];
  const judgements = rules.map((rule) => (kind ? unjudged(rule) : judge(rule)));
  const equations = checks.map(({ equation }) => equation);
  const incidence = incidenceOf(equations);
  const misread = readOtherwise(account);
  const verdicts = equations.map(judged);
  const judgementOf = new Map(judgements.map((judgement) => [judgement.rule, judgement]));
  const byId = new Map(account.facts.map((fact) => [fact.id, fact]));

  return {
    report: build,
    edit(factId, value) {
      const fact = byId.get(factId);
      if (!fact) throw new RangeError(`no fact ${factId}`);
      edits.set(fact, value);
      for (const index of incidence.of.get(fact) ?? []) {
        const verdict = judged(equations[index]!);
        if (verdict === verdicts[index]) continue;
        verdicts[index] = verdict;
        judgementOf.get(owners[index]!)!.counts = null;
      }
      for (const judgement of judgements) if (judgement.reads.has(fact)) judgeAgain(judgement);
      return build();
    },
  };

  function judged(equation: Equation): Verdict {
    const verdict = verdictOf(equation, values);
    return (verdict === "broken" || verdict === "truncated") && misread(equation) ? "undefined" : verdict;
  }

  function judge(rule: Rule): Judgement {
    if (rule.kind === "check") {
      const { outcomes, reads } = outcomesOf(rule);
      return { rule, outcomes, identities: [], reads, counts: null };
    }
    const identities: number[] = [];
    const outcomes: Checked[] = [];
    for (const item of rule.equations(identityView)) {
      const missing = "equation" in item ? unknownIn(item.equation) : [];
      if (missing.length > 0) outcomes.push(unchecked(item.catalogue, missing));
      else if ("equation" in item) {
        identities.push(checks.length);
        checks.push(item);
        owners.push(rule);
      } else outcomes.push(item);
    }
    return { rule, outcomes, identities, reads: new Set(), counts: null };
  }

  /** Cells of an identity whose formula has no result. */
  function unknownIn(equation: Equation): string[] {
    if (unknown.size === 0) return [];
    return factsOf(equation)
      .filter((fact) => unknown.has(fact))
      .map(({ place, key }) => `${place.cell ?? key}的公式结果`);
  }

  function judgeAgain(judgement: Judgement): void {
    const { rule } = judgement;
    if (rule.kind === "check") Object.assign(judgement, outcomesOf(rule), { counts: null });
  }

  /** The outcomes of a check rule and the figures it read on the way. */
  function outcomesOf(rule: CheckRule): { outcomes: readonly Checked[]; reads: ReadonlySet<Fact> } {
    const reads = new Set<Fact>();
    reading = rule.input === "figures" ? reads : null;
    const outcomes = [...rule.check(view)];
    reading = null;
    return { outcomes, reads };
  }

  function build(): Report {
    const broken = new Set<number>();
    const uneven = new Set<number>();
    const rounding: number[] = [];
    verdicts.forEach((verdict, index) => {
      if (verdict === "broken" || verdict === "truncated") broken.add(index);
      else if (verdict === "uneven") uneven.add(index);
      else if (verdict === "rounding") rounding.push(index);
    });
    const located = locate(incidence, broken, values);
    const slight = locateUneven(incidence, uneven, values);
    for (const { mended } of slight) for (const index of mended) broken.add(index);
    const rounded = [...uneven, ...rounding].filter((index) => !broken.has(index)).sort((a, b) => a - b);
    const groups = groupsOf([...located, ...slight]);
    const drafts: Draft[] = [];
    for (const index of broken) {
      const group = groups.get(index);
      const seen = group ? { ...group, leads: group.primary === index } : null;
      drafts.push(equationFinding(owners[index]!, checks[index]!, verdicts[index]!, view, seen));
    }
    const explained = explainedBy(located, groups);
    for (const { rule, outcomes } of judgements)
      for (const outcome of outcomes)
        if (outcome.status === "failed")
          drafts.push(observationFinding(rule, outcome, explained.get(outcome) ?? null));
    drafts.push(
      ...roundingFindings(
        rounded.map((index) => checks[index]!),
        view,
      ),
    );
    const coverage = coverageOf(account, equations, verdicts);
    if (kind) drafts.push(kind);
    else drafts.push(...unreadFindings(coverage.unread));
    const counts = judgements.map(
      (judgement) => (judgement.counts ??= countsOf(judgement, checks, verdicts)),
    );
    return assembleReport(account, groupedByPlace(withoutRepeated(drafts, rules)), {
      accepted: options.accepted ?? new Map(),
      beside: options.beside ?? { findings: [], explains: () => false },
      whole: options.whole ?? false,
      judged: kind === null,
      coverage,
      counts: counts.map((one, i) => ({ ...one, rule: rules[i]! })),
    });
  }

  function groupsOf(groups: readonly Located[]): Map<number, { located: Located; primary: number }> {
    const map = new Map<number, { located: Located; primary: number }>();
    // A printed figure of both sides is two facts, and one thing to correct.
    const byPrinted = new Map<string, number>();
    for (const located of groups) {
      const printed = printedCause(located);
      const primary = byPrinted.get(printed ?? "") ?? primaryOf(located, checks, owners, incidence);
      if (printed) byPrinted.set(printed, primary);
      for (const index of located.mended) map.set(index, { located, primary });
    }
    return map;
  }

  /** Observations that vanish when the one wrong cell of a group is put right are effects of that group. */
  function explainedBy(
    located: readonly Located[],
    groups: ReadonlyMap<number, { readonly primary: number }>,
  ): Map<Checked, number> {
    const explained = new Map<Checked, number>();
    for (const { candidates, mended } of located) {
      const [only, ...others] = candidates;
      const primary = groups.get(mended[0]!)?.primary;
      if (!only || others.length > 0 || primary === undefined) continue;
      const concerned = judgements.filter(
        ({ reads, outcomes }) => reads.has(only.fact) && outcomes.some(({ status }) => status === "failed"),
      );
      if (concerned.length === 0) continue;
      const before = edits.get(only.fact);
      edits.set(only.fact, only.suggested);
      for (const { rule, outcomes } of concerned) {
        if (rule.kind !== "check") continue;
        const left = new Set(
          [...rule.check(view)].flatMap((one) => (one.status === "failed" ? [one.observation.subject] : [])),
        );
        for (const outcome of outcomes)
          if (outcome.status === "failed" && !left.has(outcome.observation.subject))
            explained.set(outcome, primary);
      }
      if (before === undefined) edits.delete(only.fact);
      else edits.set(only.fact, before);
    }
    return explained;
  }
}

/** A document that is no final account is not judged: every rule is not applicable. */
function unjudged(rule: Rule): Judgement {
  return { rule, outcomes: [notApplicable(rule.catalogue)], identities: [], reads: new Set(), counts: null };
}

/** The printed figure that is surely wrong, with what it should be; null where several may be. */
function printedCause({ candidates, swapped }: Located): string | null {
  const [only, ...others] = candidates;
  if (!only || others.length > 0 || swapped) return null;
  const { spot, place, printed } = only.fact;
  return [spot.block, spot.row, spot.col, spot.start, place.line, printed, only.suggested].join("|");
}

/** The identity that stands for the cause: the gravest, nearest to the suspect, with the fewest terms. */
function primaryOf(
  located: Located,
  checks: readonly EquationCheck[],
  owners: readonly Rule[],
  incidence: Incidence,
): number {
  const suspect = located.candidates[0]?.fact;
  const grave = { error: 0, warning: 1, note: 2 } as const;
  const rank = (index: number): number => {
    const facts = factsOf(incidence.equations[index]!);
    const severity = grave[checks[index]!.severity ?? owners[index]!.severity];
    const away = suspect && facts.every((fact) => fact.home === suspect.home) ? 0 : 1;
    return severity * 10_000 + away * 1_000 + Math.min(facts.length, 999);
  };
  return [...located.mended].sort((a, b) => rank(a) - rank(b) || a - b)[0]!;
}

function inForce(rule: Rule, year: number | null): boolean {
  return year === null || ((rule.since ?? year) <= year && year <= (rule.until ?? year));
}

/** An identity and the rule that asks for it. */
export interface Identity {
  readonly rule: Rule;
  readonly equation: Equation;
}

/** Identities of an account with their rules, for naming the checks that a figure stands in. */
export function identitiesOf(account: Account, rules: readonly Rule[] = allRules): readonly Identity[] {
  const view = viewOf(account, { value: (fact) => fact.value });
  return rules.flatMap((rule) =>
    rule.kind === "equations"
      ? [...rule.equations(view)].flatMap((item) =>
          "equation" in item ? [{ rule, equation: item.equation }] : [],
        )
      : [],
  );
}

/** Identities of an account, for explaining a figure or measuring ourselves. */
export function equationsOf(account: Account, rules: readonly Rule[] = allRules): readonly Equation[] {
  return identitiesOf(account, rules).map(({ equation }) => equation);
}
