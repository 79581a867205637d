import type { Decimal } from "./decimal.ts";
import type { Place, Spot } from "./place.ts";

/** What a sentence can say of figures. */
export type RelationKind = "parts" | "share" | "change" | "completion" | "same" | "balance" | "direction";

/** What a figure is in a relation. */
export type RelationRole =
  | "whole"
  | "part"
  | "base"
  | "percent"
  | "now"
  | "prior"
  | "amount"
  | "rate"
  | "final"
  | "budget"
  | "gap"
  | "side"
  | "opening"
  | "in"
  | "out"
  | "closing"
  | "same";

/** A figure as a sentence prints it. */
export interface RelatedFigure {
  readonly role: RelationRole;
  /** Digits and unit, without blanks, thousands separators and sign. */
  readonly printed: string;
  readonly value: Decimal;
  /** 元, 万元, 亿元, %, a measure word, or "" where none is printed. */
  readonly unit: string;
  /** 1 where the words say that it grew, -1 where they say that it fell, 0 where they say neither. */
  readonly direction: -1 | 0 | 1;
  /** Its text there is as printed. */
  readonly place: Place;
  readonly spot: Spot;
  /** Its place among the figures of the narrative, in reading order. */
  readonly at: number;
}

/** A relation between figures that the narrative states in its own words. */
export interface Relation {
  readonly kind: RelationKind;
  /** In the order of the text. */
  readonly figures: readonly RelatedFigure[];
  /** Parts only: whether more parts may exist than are named. */
  readonly open: boolean;
  /** The form that read it. */
  readonly readBy: string;
}
