import type { Concept, Key } from "./concept.ts";
import type { Place, Spot } from "./place.ts";
import type { Quantity } from "./quantity.ts";

/** What a concept is about, by named dimension: `{ scope: "财政拨款", function: "201" }`. */
export type Dimensions = Readonly<Record<string, string>>;

/** One figure that an account states, in one place. Two places that state the same share a key. */
export interface Fact {
  /** Unique in its account and stable when rows are inserted: key, home and ordinal. */
  readonly id: string;
  /** Concept and dimensions in one string: equal for everything that states the same figure. */
  readonly key: Key;
  readonly concept: Concept;
  readonly dimensions: Dimensions;
  readonly quantity: Quantity;
  /** In the integer of its quantity (amounts in 分, others in ten-thousandths); 0 for text. */
  readonly value: bigint;
  /** The most that rounding can hide, in the same integer. */
  readonly slack: bigint;
  /** As printed; empty for a blank cell, which states zero. */
  readonly printed: string;
  /** “50余批”, “约3万元”. */
  readonly approximate: boolean;
  /** Where it belongs: a form (公开03表), a section of the narrative (three-public), 自评表. */
  readonly home: string;
  readonly place: Place;
  readonly spot: Spot;
  /** The sentence form that read it; absent in tables. */
  readonly readBy?: string;
  /** How sure the recognition of an image was, of a hundred; absent where the file says what is printed. */
  readonly confidence?: number;
}

/** Below this a recognised figure is to be compared with the image. */
export const doubtfulBelow = 80;

/** Whether a figure was recognised in an image and not for sure. */
export function isDoubtful({ confidence }: Fact): boolean {
  return confidence !== undefined && confidence < doubtfulBelow;
}

/** The key of a concept with its dimensions, in a fixed order. */
export function keyOf(concept: Concept, dimensions: Dimensions = {}): Key {
  const names = Object.keys(dimensions);
  if (names.length > 1) names.sort();
  let key: Key = concept;
  for (const name of names) key = `${key}|${name}=${dimensions[name]}`;
  return key;
}

/** A key taken apart: what `keyOf` put together. */
export function meaningOf(key: string): { readonly concept: string; readonly dimensions: Dimensions } {
  const [concept = "", ...pairs] = key.split("|");
  const dimensions: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at > 0) dimensions[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return { concept, dimensions };
}

/** A key with one dimension set or changed. */
export function withDimension(key: string, name: string, value: string): Key {
  const { concept, dimensions } = meaningOf(key);
  return keyOf(concept as Concept, { ...dimensions, [name]: value });
}
