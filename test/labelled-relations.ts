import type { Relation } from "../src/facts/relation.ts";
import { halfWidth } from "../src/recognise/numerals.ts";

/** A relation that a careful reader finds in a text, as ../shared/corpus labels them. */
export interface LabelledRelation {
  readonly kind: string;
  readonly kindAlso?: readonly string[];
  readonly line: number;
  readonly figures: readonly { readonly printed: string; readonly optional?: boolean }[];
  readonly holds: boolean | null;
  readonly holdsAlso?: readonly (boolean | null)[];
  readonly optional?: boolean;
}

const digits = (printed: string): string =>
  `${Number(/[\d.]+/.exec(halfWidth(printed))?.[0])}${/[%％]/.test(printed) ? "%" : ""}`;

/** Whether a relation has the figures that a label demands, and beyond them only those that it allows; zero parts aside. */
export function isLabelled(label: LabelledRelation, { kind, figures }: Relation): boolean {
  if (![label.kind, ...(label.kindAlso ?? [])].includes(kind)) return false;
  const bag = (list: readonly { readonly printed: string }[]): string[] =>
    list.map(({ printed }) => digits(printed)).filter((one) => kind !== "parts" || one !== "0");
  const left = bag(figures);
  for (const one of bag(label.figures.filter(({ optional }) => !optional))) {
    const at = left.indexOf(one);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  const allowed = bag(label.figures.filter(({ optional }) => optional === true));
  return left.every((one) => allowed.includes(one));
}
