import type { DocumentKind, UnboundFigure } from "./account.ts";
import type { Finding } from "./finding.ts";
import type { AmountUnit } from "./quantity.ts";

/** What became of a check. */
export type Outcome = "passed" | "failed" | "unchecked" | "notApplicable";

/** One rule and one outcome: how many places, and which catalogue entries they concern. */
export interface CheckCount {
  readonly rule: string;
  readonly catalogue: readonly string[];
  readonly outcome: Outcome;
  readonly count: number;
}

/** A check that could not be made, and what was missing. */
export interface Unchecked {
  readonly rule: string;
  readonly missing: readonly string[];
}

/** Whether the account may be published, counting causes only. */
export interface VerdictCounts {
  readonly publishable: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly unchecked: number;
  /** Findings and unbound figures that are counted and not listed; absent: all are. Such an account is not publishable. */
  readonly unlisted?: number;
}

/** The result of an audit, without what only the door knows (file name, hash). */
export interface Report {
  readonly kind: DocumentKind;
  readonly unit: string | null;
  readonly year: number | null;
  readonly amountUnit: AmountUnit | null;
  readonly pages: number | null;
  readonly profile: string | null;
  /** Why this layout. */
  readonly layout: string;
  /** What was not understood as a whole: tables with amounts by what is printed on them, the sections of the narrative. */
  readonly unexplained?: { readonly tables: readonly string[]; readonly sections: boolean };
  readonly verdict: VerdictCounts;
  readonly coverage: {
    readonly checks: Readonly<Record<Outcome, number>>;
    /** Number tokens: bound = checked + once; with unread and labels they are all. */
    readonly figures: {
      readonly bound: number;
      readonly checked: number;
      readonly once: number;
      readonly unread: number;
      readonly labels: number;
    };
    /** Amounts and percentages outside tables. */
    readonly narrative: {
      readonly amounts: number;
      readonly checked: number;
      readonly once: number;
      readonly unread: number;
    };
  };
  readonly checks: readonly CheckCount[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  readonly unbound: readonly UnboundFigure[];
}
