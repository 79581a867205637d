import type { Reference, Value } from "./syntax.ts";
import {
  afterBlanks,
  endOfWord,
  isDictionary,
  isReference,
  numberOf,
  placeOf,
  standsAt,
  valueAt,
  wordIn,
} from "./syntax.ts";

/** An object as it stands in the file: a value, and the bytes of its stream where it has one. */
export interface Standing {
  readonly number: number;
  readonly value: Value;
  readonly stream: Stream | null;
  /** All its bytes behind “obj”. */
  readonly source: Uint8Array;
}

export interface Stream {
  readonly entries: ReadonlyMap<string, Value>;
  readonly bytes: Uint8Array;
  /** Whether it ends where it says. */
  readonly whole: boolean;
}

/** The object that begins at a place, such as “12 0 obj”; null where none does. */
export function objectAt(
  bytes: Uint8Array,
  place: number,
  lengthOf: (length: Reference) => number | null,
): Standing | null {
  const start = afterBlanks(bytes, place);
  const endOfNumber = endOfWord(bytes, start);
  const number = wordIn(bytes, start, endOfNumber);
  const generation = afterBlanks(bytes, endOfNumber);
  const endOfGeneration = endOfWord(bytes, generation);
  const mark = afterBlanks(bytes, endOfGeneration);
  if (!/^\d{1,10}$/.test(number) || !standsAt(bytes, mark, "obj")) return null;
  if (!/^\d{1,5}$/.test(wordIn(bytes, generation, endOfGeneration))) return null;
  const parsed = valueAt(bytes, mark + 3);
  if (!parsed) return null;
  const behind = afterBlanks(bytes, parsed.end);
  if (isDictionary(parsed.value) && standsAt(bytes, behind, "stream")) {
    const { entries } = parsed.value;
    const { stream, end } = streamBehind(bytes, behind + "stream".length, entries, lengthOf);
    return { number: Number(number), value: parsed.value, stream, source: bytes.subarray(mark + 3, end) };
  }
  const source = bytes.subarray(mark + 3, parsed.end);
  return { number: Number(number), value: parsed.value, stream: null, source };
}

/** The stream of the object that begins at a place; null where there is none. */
export function streamAt(
  bytes: Uint8Array,
  place: number,
  lengthOf: (length: Reference) => number | null,
): Stream | null {
  return objectAt(bytes, place, lengthOf)?.stream ?? null;
}

function streamBehind(
  bytes: Uint8Array,
  at: number,
  entries: ReadonlyMap<string, Value>,
  lengthOf: (length: Reference) => number | null,
): { stream: Stream; end: number } {
  let start = at;
  if (bytes[start] === 13) start += 1;
  if (bytes[start] === 10) start += 1;
  const stated = entries.get("Length");
  const length = isReference(stated) ? lengthOf(stated) : numberOf(stated);
  const end = length === null ? -1 : start + length;
  if (length !== null && length >= 0 && standsAt(bytes, afterBlanks(bytes, end), "endstream"))
    return { stream: { entries, bytes: bytes.subarray(start, end), whole: true }, end };
  // It is as long as it is, whatever it says.
  const found = placeOf(bytes, "endstream", start);
  const stop = found === -1 ? bytes.length : found;
  return { stream: { entries, bytes: bytes.subarray(start, stop), whole: false }, end: stop };
}
