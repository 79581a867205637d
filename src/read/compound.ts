import { UnreadableFile } from "./document.ts";

/** The streams of a compound file (OLE), by their names without case. */
export interface Compound {
  readonly names: readonly string[];
  /** The bytes of a stream; null where there is none. */
  stream(name: string): Uint8Array | null;
}

const endOfChain = 0xfffffffe;
const free = 0xffffffff;
/** Numbers above are marks. */
const mostSectors = 0xfffffffa;
const headerSize = 512;
const entrySize = 128;
const nothing = 0xffffffff;

function corrupt(): UnreadableFile {
  return new UnreadableFile("E_XLS_BAD", "旧版Excel文件已损坏或不完整：请用Excel打开，另存为.xlsx后再提交");
}

/**
 * Opens a compound file through one gate: its tables, its directory and the chain of every stream must be whole, and no
 * two chains may share a sector. Throws UnreadableFile with E_XLS_BAD.
 */
export function openCompound(bytes: Uint8Array): Compound {
  if (bytes.length < headerSize) throw corrupt();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if (view.getUint16(28, true) !== 0xfffe || ![9, 12].includes(shift) || miniShift !== 6) throw corrupt();
  const size = 1 << shift;
  const sectors = Math.floor((bytes.length - size + size - 1) / size);
  const sector = (number: number): Uint8Array => {
    const at = (number + 1) * size;
    if (number >= sectors || at >= bytes.length) throw corrupt();
    return bytes.subarray(at, Math.min(at + size, bytes.length));
  };
  const used = new Set<number>();
  const take = (number: number): Uint8Array => {
    if (number > mostSectors || used.has(number)) throw corrupt();
    used.add(number);
    return sector(number);
  };
  const table = allocation(view, take, size);
  const chain = (start: number): Uint8Array[] => {
    const list: Uint8Array[] = [];
    for (let at = start; at !== endOfChain; at = table(at)) list.push(take(at));
    return list;
  };
  const entries = directory(joined(chain(view.getUint32(48, true))));
  const root = entries[0];
  if (root?.kind !== 5) throw corrupt();
  const mini = joined(root.start === endOfChain || root.size === 0 ? [] : chain(root.start));
  const miniStart = view.getUint32(60, true);
  const miniTable = words(joined(miniStart === endOfChain ? [] : chain(miniStart)));
  const cutoff = view.getUint32(56, true);
  const miniUsed = new Set<number>();
  const streams = new Map<string, Uint8Array>();
  for (const { name, kind, start, size: length } of entries.slice(1)) {
    if (kind !== 2) continue;
    const whole =
      length >= cutoff ? joined(chain(start)) : miniChain(mini, miniTable, start, length, miniUsed);
    if (whole.length < length || streams.has(name)) throw corrupt();
    streams.set(name, whole.subarray(0, length));
  }
  return { names: [...streams.keys()], stream: (name) => streams.get(name.toLowerCase()) ?? null };
}

/** Where each sector leads: the tables that the header lists, and those that further lists do. */
function allocation(
  view: DataView,
  take: (number: number) => Uint8Array,
  size: number,
): (number: number) => number {
  const parts: number[] = [];
  for (let i = 0; i < 109; i += 1) parts.push(view.getUint32(76 + i * 4, true));
  const perSector = size / 4;
  let next = view.getUint32(68, true);
  for (let left = view.getUint32(72, true); left > 0 && next <= mostSectors; left -= 1) {
    const list = words(take(next));
    if (list.length < perSector) throw corrupt();
    parts.push(...list.slice(0, perSector - 1));
    next = list[perSector - 1]!;
  }
  const count = view.getUint32(44, true);
  const listed = parts.filter((number) => number !== free);
  if (listed.length < count) throw corrupt();
  const tables = listed.slice(0, count).map((number) => words(take(number)));
  return (number) => {
    const next = tables[Math.floor(number / perSector)]?.[number % perSector];
    if (next === undefined) throw corrupt();
    return next;
  };
}

interface DirectoryEntry {
  readonly name: string;
  /** 1: storage, 2: stream, 5: root. */
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** The entries that the tree of the directory reaches; each stream that stands in it must be in the tree. */
function directory(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: (DirectoryEntry & { readonly links: readonly number[] })[] = [];
  for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
    const kind = bytes[at + 66] ?? 0;
    const length = view.getUint16(at + 64, true);
    if (![0, 1, 2, 5].includes(kind) || length > 64) throw corrupt();
    entries.push({
      name: new TextDecoder("utf-16le")
        .decode(bytes.subarray(at, at + Math.max(0, length - 2)))
        .toLowerCase(),
      kind,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
      links: [68, 72, 76].map((offset) => view.getUint32(at + offset, true)),
    });
  }
  const reached = new Set<number>([0]);
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const link of entries[at]?.links ?? []) {
      if (link === nothing) continue;
      if (link >= entries.length || reached.has(link)) throw corrupt();
      reached.add(link);
      open.push(link);
    }
  if (entries.some(({ kind }, i) => kind === 2 && !reached.has(i))) throw corrupt();
  return entries;
}

function miniChain(
  mini: Uint8Array,
  table: Uint32Array,
  start: number,
  length: number,
  used: Set<number>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let held = 0;
  for (let at = start; held < length; at = table[at] ?? free) {
    if (at >= table.length || used.has(at) || at * 64 >= mini.length) throw corrupt();
    used.add(at);
    parts.push(mini.subarray(at * 64, at * 64 + 64));
    held += 64;
  }
  return joined(parts);
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
