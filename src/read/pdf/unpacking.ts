import { Inflate } from "fflate";
import type { Value } from "./syntax.ts";
import { entriesOf, listOf, nameOf, numberOf } from "./syntax.ts";

/** How much streams may still hold when they are unpacked; shared by all of a file. */
export interface Budget {
  left: number;
}

/** Thrown where a file's streams hold more than may be unpacked. */
export class TooMuch extends Error {}

/** Names of the filters of a stream, the outermost first; null for one that is named elsewhere. */
export function filtersOf(entries: ReadonlyMap<string, Value>): readonly (string | null)[] {
  const filter = entries.get("Filter") ?? null;
  if (filter === null) return [];
  return Array.isArray(filter) ? listOf(filter).map(nameOf) : [nameOf(filter)];
}

/**
 * Unpacks what Flate packed, up to the end of its last block, and holds it against the sum of its bytes that follows.
 * Null where it breaks off or the sum is another. Throws TooMuch.
 */
export function inflated(packed: Uint8Array, budget: Budget, keep: boolean): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let [a, b] = [1, 0];
  // The first two bytes say how it was packed.
  if (packed.length < 3 || (packed[0]! & 0x0f) !== 8 || ((packed[0]! << 8) | packed[1]!) % 31 !== 0)
    return null;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    budget.left -= chunk.length;
    if (budget.left < 0) throw new TooMuch();
    [a, b] = summed(chunk, a, b);
    if (keep) chunks.push(chunk.slice());
  });
  const step = 1 << 16;
  try {
    for (let at = 2; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    return null;
  }
  if (!endsWith(packed, ((b << 16) | a) >>> 0)) return null;
  return keep ? joined(chunks, length) : new Uint8Array();
}

const modulus = 65_521;
/** So many bytes can be added up before a sum has to be reduced. */
const unreduced = 3_800;

/** The sum (Adler-32) goes on over more bytes. */
function summed(bytes: Uint8Array, first: number, second: number): [number, number] {
  let [a, b] = [first, second];
  for (let from = 0; from < bytes.length; from += unreduced) {
    const to = Math.min(bytes.length, from + unreduced);
    for (let i = from; i < to; i += 1) {
      a += bytes[i]!;
      b += a;
    }
    a %= modulus;
    b %= modulus;
  }
  return [a, b];
}

/** Whether the sum stands at the end, before what may follow it: the end of a line, filling bytes. */
function endsWith(packed: Uint8Array, sum: number): boolean {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = packed.length - 4; at >= Math.max(2, packed.length - 40); at -= 1)
    if (view.getUint32(at) === sum) return true;
  return false;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The rows of a stream whose bytes were written as differences from the row above (PNG's predictors). */
export function unpredicted(bytes: Uint8Array, parameters: Value | undefined): Uint8Array {
  const entries = entriesOf(parameters);
  if ((numberOf(entries.get("Predictor")) ?? 1) < 10) return bytes;
  const columns = numberOf(entries.get("Columns")) ?? 1;
  const colours = numberOf(entries.get("Colors")) ?? 1;
  const bits = numberOf(entries.get("BitsPerComponent")) ?? 8;
  const width = Math.ceil((columns * colours * bits) / 8);
  const before = Math.max(1, (colours * bits) >> 3);
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)];
    const from = row * (width + 1) + 1;
    const to = row * width;
    for (let i = 0; i < width; i += 1) {
      const left = i >= before ? out[to + i - before]! : 0;
      const up = row > 0 ? out[to + i - width]! : 0;
      const corner = row > 0 && i >= before ? out[to + i - width - before]! : 0;
      out[to + i] = bytes[from + i]! + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number | undefined, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
