import { streamAt } from "./streams.ts";
import type { Value } from "./syntax.ts";
import {
  afterBlanks,
  endOfWord,
  entriesOf,
  isDictionary,
  listOf,
  numberOf,
  placeOf,
  standsAt,
  valueAt,
  wordIn,
} from "./syntax.ts";
import type { Budget } from "./unpacking.ts";
import { inflated, unpredicted } from "./unpacking.ts";

/** Where an object is: at a place of the file, in a stream of objects, or nowhere any more. */
export type Entry =
  | { readonly kind: "at"; readonly place: number }
  | { readonly kind: "in"; readonly stream: number; readonly index: number }
  | { readonly kind: "free" };

/** A table of cross-references: where the objects are that the file got when the table was written. */
export interface Section {
  readonly place: number;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: ReadonlyMap<string, Value>;
}

const mostSections = 500;
const mostEntries = 2_000_000;

/**
 * The sections of a PDF, the newest first, as each names the one before; null where that does not lead through, so
 * that whoever reads the file has to guess.
 */
export function sectionsOf(bytes: Uint8Array, budget: Budget): readonly Section[] | null {
  const last = lastStart(bytes);
  const sections: Section[] = [];
  const seen = new Set<number>();
  let place: number | null = last;
  while (place !== null) {
    if (seen.has(place) || sections.length > mostSections) return null;
    seen.add(place);
    const section = sectionAt(bytes, place, budget);
    if (!section) return null;
    sections.push(section);
    const before: Value | undefined = section.trailer.get("Prev");
    place = before === undefined ? null : numberOf(before);
    if (before !== undefined && place === null) return null;
  }
  return sections.length === 0 ? null : sections;
}

/** The sections that any end of the file, or of an earlier version of it, names, whether others lead there or not. */
export function sectionsNamed(bytes: Uint8Array, budget: Budget): readonly Section[] {
  const sections: Section[] = [];
  for (let at = placeOf(bytes, "startxref", 0); at !== -1; at = placeOf(bytes, "startxref", at + 9)) {
    const place = startAt(bytes, at);
    const section = place === null || place === 0 ? null : sectionAt(bytes, place, budget);
    if (section) sections.push(section);
    if (sections.length > mostSections) break;
  }
  return sections;
}

function lastStart(bytes: Uint8Array): number | null {
  let last = -1;
  const from = Math.max(0, bytes.length - 4_096);
  for (let at = placeOf(bytes, "startxref", from); at !== -1; at = placeOf(bytes, "startxref", at + 9))
    last = at;
  return last === -1 ? null : startAt(bytes, last);
}

function startAt(bytes: Uint8Array, at: number): number | null {
  return numberOf(valueAt(bytes, at + "startxref".length)?.value);
}

function sectionAt(bytes: Uint8Array, place: number, budget: Budget): Section | null {
  if (!Number.isInteger(place) || place < 0 || place >= bytes.length) return null;
  const start = afterBlanks(bytes, place);
  return standsAt(bytes, start, "xref") ? tableAt(bytes, start, budget) : streamSection(bytes, start, budget);
}

function tableAt(bytes: Uint8Array, place: number, budget: Budget): Section | null {
  const entries = new Map<number, Entry>();
  let at = place + "xref".length;
  for (;;) {
    at = afterBlanks(bytes, at);
    if (standsAt(bytes, at, "trailer")) break;
    const [first, behindFirst] = count(bytes, at);
    const [length, behind] = count(bytes, behindFirst);
    if (first === null || length === null) return null;
    at = behind;
    for (let i = 0; i < length; i += 1) {
      const [offset, behindOffset] = count(bytes, at);
      const [generation, behindGeneration] = count(bytes, behindOffset);
      const mark = afterBlanks(bytes, behindGeneration);
      const end = endOfWord(bytes, mark);
      const word = wordIn(bytes, mark, end);
      if (offset === null || generation === null || (word !== "n" && word !== "f")) return null;
      if (entries.size > mostEntries) return null;
      entries.set(first + i, word === "n" ? { kind: "at", place: offset } : { kind: "free" });
      at = end;
    }
  }
  const trailer = valueAt(bytes, at + "trailer".length)?.value;
  if (!isDictionary(trailer)) return null;
  return { place, entries: withHidden(bytes, entries, trailer.entries, budget), trailer: trailer.entries };
}

/** Files for old and new readers list what old ones cannot read in a stream beside the table, which calls it free. */
function withHidden(
  bytes: Uint8Array,
  entries: ReadonlyMap<number, Entry>,
  trailer: ReadonlyMap<string, Value>,
  budget: Budget,
): ReadonlyMap<number, Entry> {
  const place = numberOf(trailer.get("XRefStm"));
  const hidden = place === null ? null : streamSection(bytes, afterBlanks(bytes, place), budget);
  if (!hidden) return entries;
  const all = new Map(entries);
  for (const [number, entry] of hidden.entries) {
    const known = all.get(number);
    if (!known || known.kind === "free") all.set(number, entry);
  }
  return all;
}

function count(bytes: Uint8Array, at: number): [number | null, number] {
  const start = afterBlanks(bytes, at);
  const end = endOfWord(bytes, start);
  const word = wordIn(bytes, start, end);
  return [/^\d{1,10}$/.test(word) ? Number(word) : null, end];
}

function streamSection(bytes: Uint8Array, place: number, budget: Budget): Section | null {
  const stream = streamAt(bytes, place, () => null);
  if (!stream?.whole) return null;
  const { entries: dictionary } = stream;
  const raw = dictionary.has("Filter") ? inflated(stream.bytes, budget, true) : stream.bytes;
  const widths = listOf(dictionary.get("W")).map((width) => numberOf(width) ?? -1);
  const [first = -1, second = -1, third = -1] = widths;
  if (!raw || widths.length < 3 || widths.some((width) => width < 0 || width > 8)) return null;
  const parameters = dictionary.get("DecodeParms");
  const rows = unpredicted(raw, isDictionary(parameters) ? parameters : listOf(parameters)[0]);
  const size = first + second + third;
  const index = listOf(dictionary.get("Index")).map(numberOf);
  const ranges = index.length > 0 ? index : [0, numberOf(dictionary.get("Size"))];
  const entries = new Map<number, Entry>();
  let at = 0;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [from, length] = [ranges[i] ?? null, ranges[i + 1] ?? null];
    if (from === null || length === null) return null;
    for (let k = 0; k < length; k += 1) {
      if (size === 0 || at + size > rows.length || entries.size > mostEntries) return null;
      const kind = first === 0 ? 1 : whole(rows, at, first);
      const [a, b] = [whole(rows, at + first, second), whole(rows, at + first + second, third)];
      at += size;
      if (kind === 1) entries.set(from + k, { kind: "at", place: a });
      else entries.set(from + k, kind === 2 ? { kind: "in", stream: a, index: b } : { kind: "free" });
    }
  }
  return { place, entries, trailer: entriesOf({ kind: "dictionary", entries: dictionary }) };
}

function whole(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let i = 0; i < length; i += 1) number = number * 256 + bytes[at + i]!;
  return number;
}
