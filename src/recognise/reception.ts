import type { Concept } from "../facts/concept.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";

/** What a count of batches or persons is about. */
export interface CountMeaning {
  readonly concept: Concept;
  readonly dimensions: Dimensions;
  /** The kind of reception spoken of from here on. */
  readonly kind: string;
}

/**
 * Batches and persons in the section on “三公”: delegations sent abroad, receptions at home (of which foreign
 * affairs) and receptions of guests from abroad. `current` is the kind spoken of so far.
 */
export function receptionCount(
  cue: string,
  unit: string,
  current: string,
  last: Fact | null,
): CountMeaning | null {
  const named = kindNamed(cue);
  const kind = named ?? current;
  if (/^批/.test(unit)) return { concept: "receptions", dimensions: { kind }, kind };
  if (/^(?:人次|人)$/.test(unit)) {
    if (!named && last && (last.concept === "delegations" || last.concept === "delegates"))
      return { concept: "delegates", dimensions: {}, kind };
    if (/出国|团组/.test(cue)) return { concept: "delegates", dimensions: {}, kind };
    return { concept: "guests", dimensions: { kind }, kind };
  }
  return null;
}

function kindNamed(cue: string): string | null {
  if (/国[（(]境[）)]外/.test(cue)) return "国（境）外";
  if (/外事/.test(cue)) return "外事";
  return /国内/.test(cue) ? "国内" : null;
}
