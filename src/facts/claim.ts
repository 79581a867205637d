import type { Prose } from "./account.ts";
import type { Key } from "./concept.ts";
import type { Fact } from "./fact.ts";

export type Direction = "up" | "down" | "flat";

/** A sentence restates a figure; the figure itself is among the account's facts. */
export interface FigureClaim {
  readonly kind: "figure";
  readonly fact: Fact;
}

/** A percentage of something: a share of a whole, or the completion of a budget. */
export interface RatioClaim {
  readonly kind: "ratio";
  readonly relation: "share" | "completion";
  readonly percent: Fact;
  /** The figure whose share is stated; null where the sentence names none. */
  readonly of: Fact | null;
  /** Key of the whole or the budget. */
  readonly base: Key | null;
  /** The base as the sentence words it: 年初预算, 全年预算, 政府采购支出总额. */
  readonly noun: string;
  /** The printed base where the same sentence states it. */
  readonly baseFact: Fact | null;
}

/** A comparison with another year. */
export interface ChangeClaim {
  readonly kind: "change";
  readonly direction: Direction;
  /** The word used: 增加, 下降, 与上年相同. */
  readonly word: string;
  /** The figure that changed; null where the sentence names none. */
  readonly of: Fact | null;
  /** Amount of the change, signed by its direction. */
  readonly amount: Fact | null;
  /** Rate of the change in per cent, signed by its direction. */
  readonly rate: Fact | null;
  readonly against: number | null;
  readonly reason: ReasonClaim | null;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** Why something changed or differs from its budget. */
export interface ReasonClaim {
  readonly kind: "reason";
  readonly text: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** Names given for a sum: 用于招商引资、事业运行. */
export interface EnumerationClaim {
  readonly kind: "enumeration";
  readonly names: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly of: Fact | null;
  readonly lead: string;
  readonly prose: Prose;
}

/** Points to an attachment: 《…》（详见附件）. */
export interface ReferenceClaim {
  readonly kind: "reference";
  readonly title: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** States that there is none of something: 本年度无此项支出. */
export interface AbsenceClaim {
  readonly kind: "absence";
  /** What is said to be absent, as a key prefix. */
  readonly of: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** What a sentence claims, beyond the figures in it. */
export type Claim =
  | FigureClaim
  | RatioClaim
  | ChangeClaim
  | ReasonClaim
  | EnumerationClaim
  | ReferenceClaim
  | AbsenceClaim;
