import type { Place, Spot } from "./place.ts";

/** A stretch of a document as printed, and what should stand there instead. */
export interface Remedy {
  readonly place: Place;
  readonly spot: Spot;
  /** The whole paragraph or cell as read, and where the stretch stands in it. */
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  /** Empty for a blank cell. */
  readonly printed: string;
  readonly corrected: string;
}

/** A remedy with the id of the finding that it answers. */
export interface Correction extends Remedy {
  readonly finding: string;
}
