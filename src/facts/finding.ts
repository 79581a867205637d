import type { Remedy } from "./correction.ts";
import type { Place, Spot } from "./place.ts";
import type { Quantity } from "./quantity.ts";

/** error: provable from the document alone. warning: a person must confirm. note: form, style, rounding. */
export type Severity = "error" | "warning" | "note";

/** A place that a finding concerns; `value` is the normalised decimal string of the figure there. */
export interface FindingPlace extends Place {
  readonly value: string | null;
}

/** A cell that may be the wrong one. Ties share a rank. */
export interface Suspect extends Place {
  readonly value: string | null;
  readonly suggested: string | null;
  readonly rank: number;
  /** What kind of slip explains it: 相邻数字颠倒, 小数点错位, 错行. */
  readonly slip: string | null;
  /** Where exactly in the Document; absent in a report that was read back from JSON. */
  readonly spot?: Spot;
  /** What its values are, where that is not what the finding's are: the amounts of a wrong percentage. */
  readonly quantity?: Quantity;
}

/**
 * What is to be changed, and into what: the cell that is surely the wrong one, where the figures of the finding are those
 * of another; else the finding's own figures.
 */
export function correctionOf({
  suspects,
  actual,
  expected,
  quantity,
}: Pick<Finding, "suspects" | "actual" | "expected" | "quantity">): {
  readonly actual: string | null;
  readonly expected: string | null;
  readonly quantity: Quantity;
  readonly place: Place | null;
} {
  const [only, ...others] = suspects.filter(({ rank }) => rank === 1);
  if (!only || others.length > 0 || only.suggested === null)
    return { actual, expected, quantity, place: null };
  return {
    actual: only.value,
    expected: only.suggested,
    quantity: only.quantity ?? quantity,
    place: only,
  };
}

/** Something wrong or questionable, with its figures, its places and what to do. */
export interface Finding {
  /** Rule, semantic key and ordinal: survives a new upload and inserted rows. */
  readonly id: string;
  readonly rule: string;
  readonly catalogue: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
  readonly quantity: Quantity;
  /** Normalised decimal strings (元, %), or words. */
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly cause: string | null;
  readonly accepted: string | null;
  readonly where: readonly FindingPlace[];
  readonly suspects: readonly Suspect[];
  /** What to print instead, where the rule knows it; absent in a report that was read back from JSON. */
  readonly remedies?: readonly Remedy[];
}
