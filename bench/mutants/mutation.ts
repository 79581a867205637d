import { unzipSync, zipSync } from "fflate";

/** A small deterministic source of numbers between two bounds, both among them. */
export type Random = (low: number, high: number) => number;

const plain = ["flip", "flips", "delete", "duplicate", "swap", "truncate"] as const;
export const kinds = [...plain, "part"] as const;
export type Kind = (typeof kinds)[number];

/** A damaged file and how it was damaged. */
export interface Mutant {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
}

/** Damages a file; one that is a container is damaged in one of its parts and packed again half of the time. */
export function mutated(bytes: Uint8Array, random: Random): Mutant {
  const container = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (container && random(0, 1) === 1) return { kind: "part", bytes: withPartMutated(bytes, random) };
  const kind = plain[random(0, plain.length - 1)]!;
  return { kind, bytes: damaged(bytes, kind, random) };
}

function damaged(bytes: Uint8Array, kind: (typeof plain)[number], random: Random): Uint8Array {
  const at = random(0, bytes.length - 1);
  // Most damage is small; some takes a disk's block or more.
  const most = [8, 64, 512, 4_096][random(0, 3)]!;
  const length = Math.min(random(1, most), bytes.length - at);
  const chunk = bytes.subarray(at, at + length);
  switch (kind) {
    case "flip":
      return flipped(bytes, 1, random);
    case "flips":
      return flipped(bytes, random(2, 8), random);
    case "delete":
      return joined(bytes.subarray(0, at), bytes.subarray(at + length));
    case "duplicate":
      return joined(bytes.subarray(0, at + length), chunk, bytes.subarray(at + length));
    case "swap": {
      const other = random(0, bytes.length - 1);
      const [first, second] = at < other ? [at, other] : [other, at];
      const size = Math.min(length, second - first, bytes.length - second);
      const parts = [
        bytes.subarray(0, first),
        bytes.subarray(second, second + size),
        bytes.subarray(first + size, second),
        bytes.subarray(first, first + size),
        bytes.subarray(second + size),
      ];
      return joined(...parts);
    }
    case "truncate":
      return bytes.slice(0, at);
  }
}

function flipped(bytes: Uint8Array, count: number, random: Random): Uint8Array {
  const copy = new Uint8Array(bytes);
  for (let i = 0; i < count; i += 1) {
    const at = random(0, copy.length - 1);
    copy[at] = copy[at]! ^ (1 << random(0, 7));
  }
  return copy;
}

function withPartMutated(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[random(0, names.length - 1)]!;
  const part = parts[name]!;
  if (part.length > 0) parts[name] = new Uint8Array(mutated(part, random).bytes);
  return zipSync(parts);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
