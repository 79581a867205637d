import type { Remedy } from "../facts/correction.ts";
import type { Equation } from "../facts/equation.ts";
import type { Severity } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import type { Quantity } from "../facts/quantity.ts";
import type { CodeList } from "../standard/code-list.ts";
import type { View } from "./view.ts";

/** What every rule says about itself; the pages under docs/rules are made of it. */
export interface RuleText {
  readonly id: string;
  /** What must be true, in Chinese. */
  readonly title: string;
  /** On what authority. */
  readonly basis: string;
  readonly severity: Severity;
  /** What to do about it. */
  readonly advice: string;
  /** Entries of the catalogue that the rule detects; none for a rule of our own. */
  readonly catalogue: readonly string[];
  /** Years in force; absent: all. */
  readonly since?: number;
  readonly until?: number;
  /** What is expected of words may be put in the place of those found, as it stands. */
  readonly replaces?: boolean;
  /** Where another rule finds the same printed figure wrong, this one has nothing to add. */
  readonly yields?: boolean;
  /** On trial: reported apart and never in the verdict. */
  readonly trial?: boolean;
  readonly examples: Examples;
}

/**
 * Fragments of a disclosure, drawn as they are printed. Each must pass or fail this rule; tables are drawn
 * with their title, rows and tabs.
 */
export interface Examples {
  readonly pass: readonly string[];
  readonly fail: readonly string[];
}

/** An identity to be checked, with what it is called and which entries it covers. */
export interface EquationCheck {
  readonly equation: Equation;
  readonly catalogue: readonly string[];
  /** What the identity says: “本年收入合计＝各项收入之和”. */
  readonly label: string;
  /** Overrides of the rule's own. */
  readonly severity?: Severity;
  readonly advice?: string;
}

/** Something seen that is wrong. */
export interface Observation {
  readonly message: string;
  readonly places: readonly ObservedPlace[];
  readonly quantity?: Quantity;
  readonly expected?: string | null;
  readonly actual?: string | null;
  readonly difference?: string | null;
  readonly severity?: Severity;
  readonly advice?: string;
  /** What the finding is about, for a stable id: a key, a heading, a project. */
  readonly subject: string;
  /** What to print instead, where that is plain. */
  readonly remedies?: readonly Remedy[];
}

/** A place with the figure there as a normalised decimal string. */
export interface ObservedPlace {
  readonly place: Place;
  readonly value?: string | null;
}

/** The outcome of a check at one place. */
export type Checked =
  | { readonly status: "passed"; readonly catalogue: readonly string[]; readonly count?: number }
  | { readonly status: "failed"; readonly catalogue: readonly string[]; readonly observation: Observation }
  | {
      readonly status: "unchecked";
      readonly catalogue: readonly string[];
      readonly missing: readonly string[];
      /** What is missing lies outside the document (last year's account); it does not stand in the way of publication. */
      readonly external?: boolean;
    }
  | { readonly status: "notApplicable"; readonly catalogue: readonly string[] };

/** Whether a rule reads figures (and must be asked again when one changes) or only words. */
export type RuleInput = "figures" | "words";

/** A rule whose checks are identities over facts. */
export interface EquationRule extends RuleText {
  readonly kind: "equations";
  equations(view: View): Iterable<EquationCheck | Exclude<Checked, { status: "failed" }>>;
}

/** Any other rule. */
export interface CheckRule extends RuleText {
  readonly kind: "check";
  readonly input: RuleInput;
  check(view: View): Iterable<Checked>;
}

export type Rule = EquationRule | CheckRule;

/** A rule as its file writes it: what the catalogue knows of it may be left out. */
type Written<R extends Rule> = Omit<R, "kind" | "catalogue"> & Partial<Pick<R, "catalogue">>;

/** A rule made of identities. */
export function equationRule(rule: Written<EquationRule>): EquationRule {
  return { kind: "equations", catalogue: [], ...rule };
}

/** A rule that looks at words, structure, or figures in ways that are no identity. */
export function checkRule(rule: Written<CheckRule>): CheckRule {
  return { kind: "check", catalogue: [], ...rule };
}

/** Shorthands for outcomes. */
export function passed(catalogue: string | readonly string[] = [], count = 1): Checked {
  if (typeof catalogue !== "string" || count !== 1)
    return { status: "passed", catalogue: listed(catalogue), count };
  let known = passedOnce.get(catalogue);
  if (!known) {
    known = { status: "passed", catalogue: [catalogue], count };
    passedOnce.set(catalogue, known);
  }
  return known;
}

/** Thousands of checks pass in one audit; the outcome of one that does is always the same. */
const passedOnce = new Map<string, Checked>();

function listed(catalogue: string | readonly string[]): readonly string[] {
  return typeof catalogue === "string" ? [catalogue] : catalogue;
}

export function failed(catalogue: string | readonly string[], observation: Observation): Checked {
  return { status: "failed", catalogue: listed(catalogue), observation };
}

export function unchecked(
  catalogue: string | readonly string[],
  missing: readonly string[],
): Extract<Checked, { status: "unchecked" }> {
  return { status: "unchecked", catalogue: listed(catalogue), missing };
}

/** A check that needs what no disclosure contains: last year's account, the date of approval. */
export function needsData(
  catalogue: string | readonly string[],
  missing: readonly string[],
): Extract<Checked, { status: "unchecked" }> {
  return { status: "unchecked", catalogue: listed(catalogue), missing, external: true };
}

/** Codes that no list of their own year could be asked about. Whose year is not told lacks that itself. */
export function listMissing(
  catalogue: string | readonly string[],
  { year, missing }: CodeList,
): Extract<Checked, { status: "unchecked" }> {
  return year === null ? unchecked(catalogue, [missing]) : needsData(catalogue, [missing]);
}

export function notApplicable(
  catalogue: string | readonly string[] = [],
): Extract<Checked, { status: "notApplicable" }> {
  return { status: "notApplicable", catalogue: listed(catalogue) };
}
