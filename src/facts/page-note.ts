import type { PageBox } from "./drawn.ts";
import type { Severity } from "./finding.ts";

/** A comment to be put on a page of a PDF. */
export interface PageNote {
  /** From 1. */
  readonly page: number;
  /** What it is about, all on that page; empty for a comment in the page's margin. */
  readonly boxes: readonly PageBox[];
  /** Whether the boxes are to be framed: cells and tables, where no words could be highlighted. */
  readonly framed: boolean;
  readonly severity: Severity;
  readonly title: string;
  readonly contents: string;
}
