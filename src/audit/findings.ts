import { magnitude } from "../facts/decimal.ts";
import type { Equation, Verdict } from "../facts/equation.ts";
import { factsOf, solveFor, sumDifference } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import type { Finding, FindingPlace, Severity, Suspect } from "../facts/finding.ts";
import { plain } from "../facts/quantity.ts";
import type { Located } from "./locate.ts";
import type { Checked, EquationCheck, Rule } from "./rule.ts";
import type { View } from "./view.ts";
import { nameOf, shownValue } from "./wording.ts";

/** A finding before it has an id and a cause. */
export interface Draft extends Omit<Finding, "id" | "cause" | "accepted"> {
  readonly subject: string;
  /** Findings of one group have one cause. */
  readonly group: string | null;
  /** Whether this one stands for the cause. */
  readonly leads: boolean;
  readonly trial: boolean;
}

/** The broken identities that one wrong cell explains, seen from one of them. */
export interface Group {
  readonly located: Located;
  /** Index of the identity that stands for the cause. */
  readonly primary: number;
  readonly leads: boolean;
}

/** The finding of a broken identity, with every figure in it and the cells that may be wrong. */
export function equationFinding(
  rule: Rule,
  check: EquationCheck,
  verdict: Verdict,
  view: View,
  group: Group | null,
): Draft {
  const { equation, label } = check;
  const numbers = figuresOf(check, view);
  const suspects = group ? suspectsOf(group.located, view) : [];
  const exact = factsOf(equation).every((fact) => fact.slack === 0n || fact.quantity === "percent");
  const severity = severityOf(check.severity ?? rule.severity, verdict, equation.kind, exact);
  const tied = group && !group.located.swapped ? group.located.candidates.length : 0;
  const message = `${label}：${numbers.message}${verdictWords[verdict] ?? ""}${locationText(group, tied, view)}`;
  return {
    rule: rule.id,
    catalogue: check.catalogue,
    severity,
    message,
    advice: check.advice ?? rule.advice,
    quantity: numbers.quantity,
    expected: numbers.expected,
    actual: numbers.actual,
    difference: numbers.difference,
    where: placesOf(doubtfulFirst(equation), suspects, view),
    suspects,
    subject: subjectOf(check),
    group: group ? `g${group.primary}` : null,
    leads: group?.leads ?? false,
    trial: rule.trial ?? false,
  };
}

const verdictWords: Readonly<Partial<Record<Verdict, string>>> = {
  truncated: "（系直接截去尾数，未四舍五入）",
  uneven: "（同一数字按同一单位四舍五入，不会有尾差）",
};

/** Where two places disagree, the one that is no authority comes first. */
function doubtfulFirst(equation: Equation): readonly Fact[] {
  return equation.kind === "same" ? [equation.b, equation.a] : factsOf(equation);
}

function severityOf(severity: Severity, verdict: Verdict, kind: string, exact: boolean): Severity {
  if (verdict === "uneven") return severity === "note" ? "note" : "warning";
  if (verdict !== "truncated" || kind === "same") return severity;
  return exact ? "warning" : "note";
}

function subjectOf(check: EquationCheck): string {
  const [first, second] = factsOf(check.equation);
  const { kind } = check.equation;
  return kind === "same" || kind === "share" || kind === "rate" || kind === "growth" || kind === "at-most"
    ? `${first?.id}~${second?.id}`
    : `${first?.id}`;
}

interface Numbers {
  readonly message: string;
  readonly quantity: Fact["quantity"];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
}

function figuresOf(check: EquationCheck, view: View): Numbers {
  const { equation } = check;
  const shown = (fact: Fact): string => shownValue(fact, view.value(fact), view.account.amountUnit);
  const with1 = (fact: Fact, value: bigint): string => shownValue(fact, value, view.account.amountUnit);
  switch (equation.kind) {
    case "sum": {
      const [first] = equation.total;
      const difference = sumDifference(equation, view.value);
      const whole = equation.total.reduce((sum, fact) => sum + view.value(fact), 0n);
      const parts = equation.parts.filter(({ fact }) => view.value(fact) !== 0n);
      const listed = parts
        .slice(0, 6)
        .map(({ fact, sign }) => `${sign < 0n ? "减" : ""}${nameOf(fact)}${shown(fact)}`);
      const more = parts.length > 6 ? `等${parts.length}项` : "";
      const names = equation.total.map(nameOf).join("＋");
      return {
        message:
          `${names}为${with1(first!, whole)}，${parts.length === 0 ? "各项" : listed.join("、") + more}` +
          `合计${with1(first!, whole - difference)}，相差${with1(first!, magnitude(difference))}`,
        quantity: first!.quantity,
        expected: plain(first!.quantity, whole - difference),
        actual: plain(first!.quantity, whole),
        difference: plain(first!.quantity, difference),
      };
    }
    case "same": {
      const [table, text] = [equation.a, equation.b];
      const expected = solveFor(equation, text, view.value) ?? view.value(table);
      const actual = view.value(text);
      return {
        message: `${nameOf(text)}为${shown(text)}，${nameOf(table)}为${shown(table)}，应为${with1(text, expected)}，相差${with1(text, magnitude(actual - expected))}`,
        quantity: text.quantity,
        expected: plain(text.quantity, expected),
        actual: plain(text.quantity, actual),
        difference: plain(text.quantity, actual - expected),
      };
    }
    case "at-most": {
      const part = equation.part.reduce((sum, fact) => sum + view.value(fact), 0n);
      const whole = equation.whole.reduce((sum, fact) => sum + view.value(fact), 0n);
      const [first] = equation.part;
      return {
        message: `${termsOf(equation.part, view)}为${with1(first!, part)}，大于${termsOf(equation.whole, view)}${with1(first!, whole)}，超出${with1(first!, part - whole)}`,
        quantity: first!.quantity,
        expected: `≤${plain(first!.quantity, whole)}`,
        actual: plain(first!.quantity, part),
        difference: plain(first!.quantity, part - whole),
      };
    }
    case "share":
    case "rate":
    case "growth": {
      const { percent } = equation;
      const expected = solveFor(equation, percent, view.value);
      const actual = view.value(percent);
      const terms = ratioTerms(equation, view);
      const right = expected === null ? null : magnitude(expected);
      return {
        message: `印为${with1(percent, magnitude(actual))}，${terms}＝${right === null ? "无法计算" : with1(percent, right)}`,
        quantity: "percent",
        expected: right === null ? null : plain("percent", right),
        actual: plain("percent", magnitude(actual)),
        difference: right === null ? null : plain("percent", magnitude(actual) - right),
      };
    }
  }
}

/** What a percentage is the ratio of, with every figure. */
function ratioTerms(equation: Extract<Equation, { kind: "share" | "rate" | "growth" }>, view: View): string {
  const unit = view.account.amountUnit;
  const shown = (fact: Fact): string => shownValue(fact, view.value(fact), unit);
  switch (equation.kind) {
    case "share":
      return `${nameOf(equation.part)}${shown(equation.part)}÷${nameOf(equation.whole)}${shown(equation.whole)}`;
    case "rate": {
      const { change, current } = equation;
      const prior = shownValue(current, view.value(current) - view.value(change), unit);
      return `增减额${shownValue(change, magnitude(view.value(change)), unit)}÷上年数${prior}`;
    }
    case "growth": {
      const { current, prior } = equation;
      return `（本年数${shown(current)}－上年决算数${shown(prior)}）÷上年决算数${shown(prior)}`;
    }
  }
}

function suspectsOf(located: Located, view: View): Suspect[] {
  return located.candidates.map(({ fact, suggested, slip }) => ({
    ...fact.place,
    value: plain(fact.quantity, view.value(fact)),
    suggested: plain(fact.quantity, suggested),
    rank: 1,
    slip,
    spot: fact.spot,
    quantity: fact.quantity,
  }));
}

/** Figures that are added up, by name; one that a decrease makes negative is taken away. */
function termsOf(facts: readonly Fact[], view: View): string {
  return facts
    .map((fact, i) => {
      const sign = view.value(fact) < 0n ? "－" : "＋";
      return i === 0 && sign === "＋" ? nameOf(fact) : `${sign}${nameOf(fact)}`;
    })
    .join("");
}

function locationText(group: { readonly located: Located } | null, tied: number, view: View): string {
  if (!group) return "";
  const [first] = group.located.candidates;
  if (!first) return "";
  const unit = view.account.amountUnit;
  if (group.located.swapped) {
    const cells = group.located.candidates.map(
      ({ fact, suggested: right }) => `${nameOf(fact)}应为${shownValue(fact, right, unit)}`,
    );
    return `；疑为${first.slip}：${cells.join("，")}`;
  }
  if (tied > 1) return `；疑有误的单元格有${tied}个，仅凭勾稽关系无法再区分`;
  const { fact, suggested, slip } = first;
  return `；疑为${nameOf(fact)}有误，印为${shownValue(fact, view.value(fact), unit)}，应为${shownValue(fact, suggested, unit)}${slip ? `（${slip}）` : ""}`;
}

/** Places of the terms that carry a figure, and of every suspect. */
function placesOf(facts: readonly Fact[], suspects: readonly Suspect[], view: View): FindingPlace[] {
  const suspected = new Set(
    suspects.map(({ line, column, row, table }) => `${table}|${row}|${column}|${line}`),
  );
  const places: FindingPlace[] = [];
  facts.forEach((fact, index) => {
    const { place } = fact;
    const key = `${place.table}|${place.row}|${place.column}|${place.line}`;
    if (index > 0 && fact.printed === "" && !suspected.has(key)) return;
    places.push({ ...place, value: plain(fact.quantity, view.value(fact)) });
  });
  return places;
}

/**
 * Gives findings that no wrong cell explains, but that plainly have one cause, a common one: what a rule finds
 * of the same severity in one row of a table (an indicator without a target is also scored wrongly), and one
 * printed figure that several identities want to be the same other figure. The first leads.
 */
export function groupedByPlace(drafts: readonly Draft[]): Draft[] {
  const first = new Map<string, number>();
  const alone = new Set<number>();
  const keys = drafts.map((draft, i) => {
    const key = draft.group === null && draft.severity !== "note" ? causeOf(draft) : null;
    if (key === null) return null;
    const seen = first.get(key);
    if (seen === undefined) {
      first.set(key, i);
      alone.add(i);
    } else alone.delete(seen);
    return key;
  });
  return drafts.map((draft, i) => {
    const key = keys[i];
    if (!key || alone.has(i)) return draft;
    return { ...draft, group: key, leads: first.get(key) === i };
  });
}

function causeOf({ rule, severity, where, expected, actual }: Draft): string | null {
  const [place] = where;
  if (place?.row && place.table !== null) {
    const line = place.cell?.replace(/[A-Z]+/, "") ?? place.line ?? place.row;
    return `${rule}|${severity}|${place.table}|${place.page}|${line}`;
  }
  if (!place || expected === null || place.value !== actual) return null;
  return `${severity}|${place.page}|${place.line}|${place.text}|${actual}|${expected}`;
}

/**
 * Leaves out what a rule that yields finds at a printed figure of which another rule says, no less gravely, that it is
 * wrong.
 */
export function withoutRepeated(drafts: readonly Draft[], rules: readonly Rule[]): Draft[] {
  const yielding = new Set(rules.filter((rule) => rule.yields).map(({ id }) => id));
  const key = ({ page, line, cell, text }: FindingPlace | Suspect): string =>
    `${page}|${line}|${cell}|${text.replace(/[\s,，]/g, "")}`;
  const told = new Set(
    drafts
      .filter((draft) => !yielding.has(draft.rule) && draft.severity !== "note")
      .flatMap(({ where, suspects }) => [...where, ...suspects].map(key)),
  );
  return drafts.filter(
    ({ rule, where }) => !yielding.has(rule) || !where.some((place) => told.has(key(place))),
  );
}

/** The finding of an observation that a rule made; `cause`: the group of identities it follows from. */
export function observationFinding(
  rule: Rule,
  outcome: Extract<Checked, { status: "failed" }>,
  cause: number | null,
): Draft {
  const { observation } = outcome;
  return {
    rule: rule.id,
    catalogue: outcome.catalogue,
    severity: observation.severity ?? rule.severity,
    message: observation.message,
    advice: observation.advice ?? rule.advice,
    quantity: observation.quantity ?? "text",
    expected: observation.expected ?? null,
    actual: observation.actual ?? null,
    difference: observation.difference ?? null,
    where: observation.places.map(({ place, value }) => ({ ...place, value: value ?? null })),
    suspects: [],
    ...(observation.remedies ? { remedies: observation.remedies } : {}),
    subject: observation.subject,
    group: cause === null ? null : `g${cause}`,
    leads: false,
    trial: rule.trial ?? false,
  };
}

/** One note a table for differences that rounding explains. */
export function roundingFindings(checks: readonly EquationCheck[], view: View): Draft[] {
  const byHome = new Map<string, EquationCheck[]>();
  for (const check of checks) {
    const [first] = factsOf(check.equation);
    const home = first?.home ?? "";
    byHome.set(home, [...(byHome.get(home) ?? []), check]);
  }
  return [...byHome].map(([home, list]): Draft => {
    const shownList = list.slice(0, 3).map((check) => `${check.label}：${figuresOf(check, view).message}`);
    const facts = list.flatMap((check) => factsOf(check.equation).slice(0, 1));
    return {
      rule: "rounding",
      catalogue: [],
      severity: "note",
      message: `${list.length}处差额系四舍五入尾差：${shownList.join("；")}${list.length > 3 ? "等" : ""}`,
      advice: "属正常尾差，可在表下注明“因四舍五入可能存在尾差”。",
      quantity: "amount",
      expected: null,
      actual: null,
      difference: null,
      where: placesOf(facts, [], view),
      suspects: [],
      subject: home,
      group: null,
      leads: false,
      trial: false,
    };
  });
}
