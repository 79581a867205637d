import type { Entry, Section } from "./sections.ts";
import type { Standing } from "./streams.ts";
import { objectAt } from "./streams.ts";
import type { Value } from "./syntax.ts";
import { isReference, numberOf, valueAt } from "./syntax.ts";
import type { Budget } from "./unpacking.ts";
import { filtersOf, inflated } from "./unpacking.ts";

/** The objects of a PDF by number, each read when it is asked for. */
export interface Objects {
  /** An object; null where there is none. */
  object(number: number): Standing | null;
  /** Whether the sections list an object that is not where they say. */
  isLost(number: number): boolean;
  /** What a value is, or what the object is that it refers to. */
  resolved(value: Value | undefined): Value;
}

/** Opens the objects that sections list, the newest first; only the newest of an object is there. */
export function openObjects(bytes: Uint8Array, sections: readonly Section[], budget: Budget): Objects {
  const places = new Map<number, Entry>();
  for (const { entries } of sections)
    for (const [number, entry] of entries) if (!places.has(number)) places.set(number, entry);
  const known = new Map<number, Standing | null>();
  const opened = new Map<number, ReadonlyMap<number, Standing> | null>();

  const object = (number: number): Standing | null => {
    const before = known.get(number);
    if (before !== undefined) return before;
    // What refers to itself is nothing.
    known.set(number, null);
    const found = read(number, places.get(number));
    known.set(number, found);
    return found;
  };
  const read = (number: number, entry: Entry | undefined): Standing | null => {
    if (!entry || entry.kind === "free") return null;
    if (entry.kind === "at") {
      const standing = objectAt(bytes, entry.place, ({ number: length }) => numberOf(object(length)?.value));
      return standing?.number === number ? standing : null;
    }
    return within(entry.stream)?.get(number) ?? null;
  };
  const within = (number: number): ReadonlyMap<number, Standing> | null => {
    const before = opened.get(number);
    if (before !== undefined) return before;
    const values = packedObjects(object(number), budget);
    opened.set(number, values);
    return values;
  };
  const resolved = (value: Value | undefined): Value => {
    let current = value ?? null;
    for (let step = 0; isReference(current) && step < 32; step += 1)
      current = object(current.number)?.value ?? null;
    return isReference(current) ? null : current;
  };
  const isLost = (number: number): boolean => {
    const entry = places.get(number);
    return entry !== undefined && entry.kind !== "free" && object(number) === null;
  };
  return { object, isLost, resolved };
}

/** The objects in a stream of objects, by number; null where it cannot be unpacked. */
function packedObjects(holder: Standing | null, budget: Budget): ReadonlyMap<number, Standing> | null {
  const stream = holder?.stream;
  if (!stream) return null;
  const filters = filtersOf(stream.entries);
  if (filters.some((name) => name !== "FlateDecode")) return null;
  const plain = filters.length === 0 ? stream.bytes : inflated(stream.bytes, budget, true);
  const count = numberOf(stream.entries.get("N"));
  const first = numberOf(stream.entries.get("First"));
  if (!plain || count === null || first === null) return null;
  const objects = new Map<number, Standing>();
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const number = valueAt(plain, at);
    const offset = number ? valueAt(plain, number.end) : null;
    if (typeof number?.value !== "number" || typeof offset?.value !== "number") return null;
    at = offset.end;
    const start = first + offset.value;
    const parsed = valueAt(plain, start);
    if (!parsed) return null;
    const source = plain.subarray(start, parsed.end);
    objects.set(number.value, { number: number.value, value: parsed.value, stream: null, source });
  }
  return objects;
}
