import { lettersApart } from "../facts/letters.ts";
import { classLabelled, functionalClasses } from "./codes.ts";
import { bareLabel } from "./forms.ts";

/**
 * The functional class (201 … 234) that a row label names, in any year's wording. A long label with one
 * wrong character still names its class, so that its amount is not lost; the label itself is checked elsewhere.
 */
export function classNamed(label: string): string | null {
  const bare = bareLabel(label).replace(/（类）$/, "");
  if (bare.length < 2) return null;
  const exact = classLabelled(bare)?.class.code;
  if (exact) return exact;
  if (bare.length < 6) return null;
  const near = functionalClasses.find((row) => row.labels.some((as) => lettersApart(as.label, bare, 1) <= 1));
  return near?.code ?? null;
}
