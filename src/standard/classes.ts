import { classLabelled, functionalClasses, sameName } from "./codes.ts";
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
  const near = functionalClasses.find((row) => row.labels.some((as) => oneApart(as.label, bare)));
  return near?.code ?? null;
}

/** Whether two texts of the same length differ in exactly one character, or are the same name. */
function oneApart(a: string, b: string): boolean {
  if (a.length !== b.length) return sameName(a, b);
  let apart = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) apart += 1;
  return apart === 1;
}
