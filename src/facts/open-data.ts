import type { Severity } from "./finding.ts";
import type { Place } from "./place.ts";
import type { Quantity } from "./quantity.ts";

/**
 * What an open-data file says of itself in data, beside the text that it prints: claims of the sender, as they were
 * typed. Nothing is taken from them; they are compared with what the text states.
 */
export interface OpenData {
  readonly unit: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly profile: string | null;
  readonly amountUnit: string | null;
  readonly draft: boolean;
  /** Form of each table, in order. */
  readonly forms: readonly (string | null)[];
  readonly facts: readonly FactData[];
  /** Where the file is not of its published form. */
  readonly problems: readonly DataProblem[];
}

/** The figure that a cell says it states: its key and its value; null: the cell is blank. */
export interface CellData {
  readonly key: string;
  readonly value: string | null;
}

/** A fact as listed: amounts in 元, percentages in %, decimal strings. */
export interface FactData {
  readonly concept: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly quantity: Quantity;
  readonly value: string;
  readonly printed: string;
  readonly home: string;
  readonly row: string | null;
  readonly column: string | null;
}

export interface DataProblem {
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
}
