import type { ChangeClaim } from "../../facts/claim.ts";
import type { Concept } from "../../facts/concept.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { AmountUnit, Quantity } from "../../facts/quantity.ts";
import type { Relation, RelationKind, RelationRole } from "../../facts/relation.ts";
import type { Meaning } from "../../standard/rows.ts";
import type { Ledger } from "../ledger.ts";
import { spanIn } from "../ledger.ts";
import type { Names } from "../names.ts";
import type { Figure, Told } from "./figures.ts";
import type { Setting } from "./settings.ts";

/** What sentences have spoken of so far; it goes on from item to item of a section. */
export interface Spoken {
  subject: Meaning | null;
  /** The last level. */
  figure: Fact | null;
  budget: { readonly fact: Fact; readonly noun: string } | null;
  /** The kind of reception that is counted. */
  reception: string;
  lastCount: Fact | null;
  /** The sentence that it stands in. */
  countedIn: number;
  /** The last amount is of something without a concept: what follows is said of it. */
  strange: boolean;
}

/** Nothing has been spoken of yet. */
export function nothingSpoken(): Spoken {
  return {
    subject: null,
    figure: null,
    budget: null,
    reception: "合计",
    lastCount: null,
    countedIn: -1,
    strange: false,
  };
}

/** One item while its figures become facts. */
export interface Speech {
  readonly told: Told;
  readonly setting: Setting;
  readonly year: number | null;
  readonly names: Names;
  readonly ledger: Ledger;
  /** What a numbered item is about. */
  readonly item: Meaning | null;
  /** Relations of the narrative by the place of each of their figures. */
  readonly relations: ReadonlyMap<number, readonly Relation[]>;
  /** Facts by the place of their figure; a figure of both sides states two. */
  readonly facts: Map<number, readonly Fact[]>;
  readonly spoken: Spoken;
  /** The first level of the item. */
  first: Fact | null;
}

/** What a figure states. */
export interface Stated {
  readonly concept: Concept;
  readonly dimensions: Dimensions;
  readonly quantity: Quantity;
  /** The sentence form that read it. */
  readonly readBy: string;
  /** -1 where the sentence says “减少”. */
  readonly sign?: 1n | -1n;
}

/** Enters what a figure states. */
export function enter({ ledger, facts, setting }: Speech, figure: Figure, stated: Stated): Fact {
  const { prose, offset, start, end, value, unit, at, approximate } = figure;
  const fact = ledger.enter({
    ...stated,
    decimal: value,
    ...(stated.quantity === "amount" ? { unit: unit as AmountUnit } : {}),
    printed: prose.text.slice(start + offset, end + offset),
    approximate,
    home: prose.section === "" ? setting.home : prose.section,
    ...spanIn(prose, start + offset, end + offset),
  });
  facts.set(at, [...(facts.get(at) ?? []), fact]);
  return fact;
}

/** The facts of a figure that stands in a relation with another: the level that has changed, the part that has a share. */
export function relatedFacts(
  { relations, facts }: Speech,
  figure: Figure,
  kind: RelationKind,
  role: RelationRole,
): readonly Fact[] {
  const relation = relations
    .get(figure.at)
    ?.find((one) => one.kind === kind && one.figures.some((other) => other.role === role));
  const other = relation?.figures.find((one) => one.role === role);
  return (other && facts.get(other.at)) ?? [];
}

/** The latest figure that states a meaning in the section. */
export function latestOf({ spoken, ledger, setting }: Speech, { concept, dimensions }: Meaning): Fact | null {
  const key = keyOf(concept, dimensions);
  return spoken.figure?.key === key ? spoken.figure : ledger.latest(key, setting.home);
}

/** Figures of the “三公” section state the outturn unless they say budget. */
export function outturnOf(meaning: Meaning): Meaning {
  return meaning.concept === "three-public"
    ? { ...meaning, dimensions: { ...meaning.dimensions, basis: "决算" } }
    : meaning;
}

/** “收入支出总计” speaks of both sides at once. */
export function sidesOf(meaning: Meaning): Meaning[] {
  if (meaning.dimensions.side !== "收支") return [meaning];
  return ["收入", "支出"].map((side) => ({ ...meaning, dimensions: { ...meaning.dimensions, side } }));
}

/** Enters a comparison with another year. */
export function claimChange(
  { ledger }: Speech,
  figure: Pick<Figure, "prose" | "offset">,
  span: { readonly start: number; readonly end: number },
  change: Pick<ChangeClaim, "direction" | "word" | "of" | "amount" | "rate" | "against">,
): void {
  ledger.claims.push({
    kind: "change",
    ...change,
    reason: null,
    prose: figure.prose,
    start: span.start + figure.offset,
    end: span.end + figure.offset,
  });
}
