import type { Fact } from "../facts/fact.ts";
import type { Severity } from "../facts/finding.ts";
import type { Checked, EquationCheck } from "./rule.ts";
import { notApplicable, unchecked } from "./rule.ts";
import type { View } from "./view.ts";

interface Extra {
  readonly severity?: Severity;
  readonly advice?: string;
}

/** `total` = sum of `parts`; parts that are not there are left out. */
export function sumOf(
  catalogue: string | readonly string[],
  label: string,
  total: Fact,
  parts: readonly (Fact | undefined)[],
  extra: Extra = {},
): EquationCheck {
  const present = parts.filter((fact) => fact !== undefined);
  return {
    equation: { kind: "sum", total: [total], parts: present.map((fact) => ({ fact, sign: 1n })) },
    catalogue: [catalogue].flat(),
    label,
    ...extra,
  };
}

/** `total` = sum of `plus` − sum of `minus`. */
export function balanceOf(
  catalogue: string | readonly string[],
  label: string,
  total: readonly Fact[],
  plus: readonly (Fact | undefined)[],
  minus: readonly (Fact | undefined)[],
  extra: Extra = {},
): EquationCheck {
  const signed = (facts: readonly (Fact | undefined)[], sign: 1n | -1n) =>
    facts.filter((fact) => fact !== undefined).map((fact) => ({ fact, sign }));
  return {
    equation: { kind: "sum", total, parts: [...signed(plus, 1n), ...signed(minus, -1n)] },
    catalogue: [catalogue].flat(),
    label,
    ...extra,
  };
}

/** Two figures are one; `a` is the authority. */
export function sameAs(
  catalogue: string | readonly string[],
  label: string,
  a: Fact,
  b: Fact,
  extra: Extra = {},
): EquationCheck {
  return { equation: { kind: "same", a, b }, catalogue: [catalogue].flat(), label, ...extra };
}

/** `part` ≤ `whole`. */
export function atMost(
  catalogue: string | readonly string[],
  label: string,
  part: readonly Fact[],
  whole: readonly Fact[],
  extra: Extra = {},
): EquationCheck {
  return { equation: { kind: "at-most", part, whole }, catalogue: [catalogue].flat(), label, ...extra };
}

/** A form that is not there: unchecked where the profile prescribes it, else not applicable. */
export function withoutForms(
  view: View,
  catalogue: readonly string[],
  forms: readonly string[],
): Extract<Checked, { status: "unchecked" | "notApplicable" }> | null {
  if (forms.every((form) => view.table(form))) return null;
  const missing = view.missing(forms);
  return missing.length > 0 ? unchecked(catalogue, missing) : notApplicable(catalogue);
}
