import type { Place, Spot } from "./place.ts";

/** What a name is the name of. */
export type NameKind =
  | "unit"
  | "year"
  | "genre"
  | "part"
  | "section"
  | "table"
  | "table-number"
  | "table-note"
  | "row"
  | "function"
  | "economic"
  | "term"
  | "project";

/** Where a name is said: a witness of the cover weighs as much as one of a sentence. */
export type NameRole = "cover" | "contents" | "heading" | "caption" | "cell" | "sentence";

/** A name that an account states in one place: a fact made of words. Names with one kind and key name the same thing. */
export interface StatedName {
  readonly kind: NameKind;
  /** The form of a table, the section, the code of a subject; "" where an account has but one of the kind. */
  readonly key: string;
  /** As printed, without blanks. */
  readonly name: string;
  readonly role: NameRole;
  readonly place: Place;
  readonly spot: Spot;
  /** Whether it is surely said of this account and not of something else that is told beside it. */
  readonly sure: boolean;
  /** The code printed with the name, and the level it is given: 类, 款, 项. */
  readonly code?: string;
  readonly level?: string;
}
