import type { Cell, Prose, RepairNote } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Claim } from "../facts/claim.ts";
import type { Concept } from "../facts/concept.ts";
import type { Decimal } from "../facts/decimal.ts";
import { power10 } from "../facts/decimal.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import type { Place, Spot } from "../facts/place.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import { amountIn, measured } from "../facts/quantity.ts";
import type { Scan } from "../read/document.ts";
import { readCell } from "./numerals.ts";

/** A fact to be entered: what it states and where. */
export interface Entry {
  readonly concept: Concept;
  readonly dimensions?: Dimensions;
  readonly quantity: Quantity;
  /** Null states zero (a blank cell). */
  readonly decimal: Decimal | null;
  /** Unit of an amount. */
  readonly unit?: AmountUnit;
  readonly printed: string;
  readonly approximate?: boolean;
  readonly home: string;
  readonly place: Place;
  readonly spot: Spot;
  /** -1 where the sentence says “减少”. */
  readonly sign?: 1n | -1n;
  /** The sentence form that read it. */
  readonly readBy?: string;
}

/** Collects what recognition finds; one ledger a document. */
export interface Ledger {
  readonly facts: Fact[];
  /** What cells state whose formula has no result: nobody knows how much, and nothing is computed with it. */
  readonly unknown: Fact[];
  readonly claims: Claim[];
  readonly repairs: RepairNote[];
  enter(entry: Entry): Fact;
  /** Whether a figure stands in a cell, printed or as a formula whose result is not known. */
  holdsFigure(cell: Cell): boolean;
  /** The last fact entered with a key in a form or section. */
  latest(key: string, home: string): Fact | null;
  repair(kind: string, message: string, place: Place): void;
}

/**
 * An empty ledger. `hidden`: whether what stands in a cell is not known. Where the document says no unit of its amounts
 * they may be rounded.
 */
export function openLedger(
  scans: readonly Scan[] = [],
  hidden: (spot: Spot) => boolean = () => false,
  unitKnown = true,
): Ledger {
  const facts: Fact[] = [];
  const unknown: Fact[] = [];
  const claims: Claim[] = [];
  const repairs: RepairNote[] = [];
  const used = new Map<string, number>();
  const last = new Map<string, Fact>();
  return {
    facts,
    unknown,
    claims,
    repairs,
    holdsFigure: ({ spot, text }) => hidden(spot) || readCell(text).kind === "figure",
    enter(entry) {
      const { concept, quantity, decimal, printed, home, place, spot } = entry;
      const dimensions = entry.dimensions ?? {};
      const key = keyOf(concept, dimensions);
      const base = `${key}@${home}`;
      const ordinal = (used.get(base) ?? 0) + 1;
      used.set(base, ordinal);
      const own = unitIn(printed);
      const read = read1(quantity, decimal, own ?? entry.unit ?? "元");
      const slack =
        unitKnown || own !== null || quantity !== "amount" || spot.row < 0 ? read.slack : lastPlace(decimal);
      const fact: Fact = {
        id: ordinal === 1 ? base : `${base}#${ordinal}`,
        key,
        concept,
        dimensions,
        quantity,
        value: read.value * (entry.sign ?? 1n),
        slack,
        printed,
        approximate: entry.approximate ?? false,
        home,
        place,
        spot,
        ...(entry.readBy ? { readBy: entry.readBy } : {}),
        ...sureness(scans, place.page, printed),
      };
      if (decimal === null && hidden(spot)) unknown.push(fact);
      else {
        facts.push(fact);
        last.set(base, fact);
      }
      return fact;
    },
    latest: (key, home) => last.get(`${key}@${home}`) ?? null,
    repair(kind, message, place) {
      repairs.push({ kind, message, place });
    },
  };
}

/** A unit that is printed behind a figure goes before that of its table. */
function unitIn(printed: string): AmountUnit | null {
  return (/\d\s*(亿元|万元|元)\s*$/.exec(printed)?.[1] as AmountUnit | undefined) ?? null;
}

/** Half a unit of the last place printed, in whole 分. */
function lastPlace(decimal: Decimal | null): bigint {
  if (decimal === null || decimal.units === 0n) return 0n;
  const hidden = 2 - decimal.scale;
  return hidden <= 0 ? 1n : power10(hidden) / 2n;
}

function read1(
  quantity: Quantity,
  decimal: Decimal | null,
  unit: AmountUnit,
): { value: bigint; slack: bigint } {
  if (decimal === null || quantity === "text") return { value: 0n, slack: 0n };
  return quantity === "amount" ? amountIn(unit, decimal) : measured(quantity, decimal);
}

/** How sure a figure of a recognised page is: as its least sure occurrence, or as the page where none is like it. */
function sureness(
  scans: readonly Scan[],
  page: number | null,
  printed: string,
): { readonly confidence?: number } {
  const scan = scans.find((one) => one.page === page);
  const digits = /\d[\d,，.．]*/.exec(printed)?.[0].replace(/[,，]/g, "").replaceAll("．", ".");
  if (!scan || digits === undefined) return {};
  const same = scan.figures.filter(({ text }) => text === digits);
  return { confidence: same.length === 0 ? scan.confidence : Math.min(...same.map((one) => one.confidence)) };
}

/** The place of a table cell, named by its row and column. */
export function cellPlace(cell: Cell, row: string, column: string): Place {
  return { ...cell.place, row, column };
}

/** Spot and place of a stretch of prose. */
export function spanIn(prose: Prose, start: number, end: number): { spot: Spot; place: Place } {
  return {
    spot: { block: prose.block, row: prose.row, col: prose.col, start, end },
    place: placeIn(prose, start, end),
  };
}
