import { Inflate } from "fflate";
import { UnreadableFile } from "./document.ts";

/** The parts of a container that passed the gate; nothing is inflated before it is asked for. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part, its size and CRC checked; null where there is none. */
  part(name: string): Uint8Array | null;
  /** The first bytes of a part, about so many, unchecked; none where there is none. */
  beginning(name: string, length: number): Uint8Array;
}

const mostBytes = 64 * 1024 * 1024;
const mostEntries = 2_000;
const mostInflated = 256 * 1024 * 1024;
const mostPart = 192 * 1024 * 1024;
const mostRatio = 250;
const freeOfRatio = 4 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

function corrupt(what: string): UnreadableFile {
  return new UnreadableFile("E_ZIP_CORRUPT", `文件已损坏或不完整（${what}）：请重新导出或重新下载`);
}

function beyond(what: string): UnreadableFile {
  return new UnreadableFile("E_ZIP_LIMIT", `文件超出读取上限（${what}）：请拆分后再读`);
}

/** How names are written: those of office files in UTF-8, those of archives as the system that packed them does. */
export type ZipNames = "utf-8" | "any";

/**
 * Opens a zip container (xlsx, docx, an archive) through one gate: number and names of entries, methods, encryption, declared
 * sizes and ratios, agreement of the local with the central header, ranges that lie in the file and do not
 * overlap. Throws UnreadableFile with E_ZIP_LIMIT, E_ZIP_PATH, E_ZIP_DUPLICATE, E_ZIP_ENCRYPTED or E_ZIP_CORRUPT.
 */
export function openZip(bytes: Uint8Array, naming: ZipNames = "utf-8"): Zip {
  if (bytes.length > mostBytes) throw beyond("大于64 MiB");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = centralDirectory(bytes, view, naming);
  checkRanges(entries, bytes.length);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: entries.map(({ name }) => name),
    has: (name) => byName.has(name),
    part: (name) => {
      const entry = byName.get(name);
      return entry ? inflated(bytes, entry) : null;
    },
    beginning: (name, length) => {
      const entry = byName.get(name);
      return entry ? begun(bytes, entry, length) : new Uint8Array();
    },
  };
}

function centralDirectory(bytes: Uint8Array, view: DataView, naming: ZipNames): Entry[] {
  if (bytes.length < 22) throw corrupt("不是压缩容器");
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  // One without entries begins with its end.
  if (view.getUint32(0, true) !== 0x04034b50 && (count > 0 || end > 0)) throw corrupt("不是压缩容器");
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  if (count === 0xffff || offset === 0xffffffff) throw beyond("ZIP64");
  if (count > mostEntries) throw beyond(`部件多于${mostEntries}个`);
  if (offset + size !== end) throw corrupt("目录位置不符");
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let at = offset;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw corrupt("目录损坏");
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw corrupt("目录损坏");
    const name = nameAt(bytes, at + 46, nameLength, naming);
    checkName(name, seen);
    const flags = view.getUint16(at + 8, true);
    if (flags & 0x1) throw new UnreadableFile("E_ENCRYPTED", "文件已加密：请取消密码后再提交");
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw corrupt(`不认识的压缩方法${method}`);
    const attributes = view.getUint32(at + 38, true) >>> 16;
    if ((attributes & 0xf000) === 0xa000)
      throw new UnreadableFile("E_ZIP_PATH", "文件里有符号链接，不予读取");
    const entry: Entry = {
      name,
      method,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: dataStart(bytes, view, view.getUint32(at + 42, true), { name, naming }),
    };
    total += entry.size;
    if (entry.size > mostPart || total > mostInflated) throw beyond("解压后过大");
    if (entry.size > freeOfRatio && entry.size > entry.packed * mostRatio) throw beyond("压缩比异常");
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw corrupt("目录长度不符");
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) {
      if (at + 22 + view.getUint16(at + 20, true) !== view.byteLength) throw corrupt("容器之后还有内容");
      return at;
    }
  throw corrupt("缺少目录，文件可能被截断");
}

function nameAt(bytes: Uint8Array, at: number, length: number, naming: ZipNames): string {
  // Windows in Chinese packs names in GBK and does not say so; macOS in UTF-8 and does not say so either.
  const name = bytes.subarray(at, at + length);
  for (const encoding of naming === "any" ? ["utf-8", "gb18030"] : ["utf-8"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(name);
    } catch {
      // The next encoding may fit.
    }
  throw new UnreadableFile("E_ZIP_PATH", "文件里的名称编码不明，不予读取：请重新压缩后再提交");
}

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

function checkName(name: string, seen: Set<string>): void {
  const parts = name.split("/");
  const odd = /[\\:\u0000-\u001f\u007f]/.test(name) || name.startsWith("/") || name === "";
  if (odd || parts.some((part) => part === ".." || part === "." || forbidden.has(part)))
    throw new UnreadableFile("E_ZIP_PATH", "文件里有不正常的部件名，不予读取：请重新另存后再提交");
  const key = name.toLowerCase().normalize("NFC");
  if (seen.has(key))
    throw new UnreadableFile(
      "E_ZIP_DUPLICATE",
      `部件“${name}”出现两次，无法确定以哪个为准：请重新另存后再提交`,
    );
  seen.add(key);
}

function dataStart(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  { name, naming }: { readonly name: string; readonly naming: ZipNames },
): number {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw corrupt("部件头损坏");
  const length = view.getUint16(at + 26, true);
  if (nameAt(bytes, at + 30, length, naming) !== name) throw corrupt("部件名前后不符");
  return at + 30 + length + view.getUint16(at + 28, true);
}

function checkRanges(entries: readonly Entry[], length: number): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const { start, packed } of sorted) {
    if (start < end || start + packed > length) throw corrupt("部件互相重叠或超出文件");
    end = start + packed;
  }
}

function inflated(bytes: Uint8Array, entry: Entry): Uint8Array {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  const out = entry.method === 0 ? packed : inflate(packed, entry);
  if (out.length !== entry.size) throw corrupt(`部件“${entry.name}”长度不符`);
  if (crc32(out) !== entry.crc) throw corrupt(`部件“${entry.name}”校验不符`);
  return out;
}

function begun(bytes: Uint8Array, { start, packed, method }: Entry, length: number): Uint8Array {
  const source = bytes.subarray(start, start + packed);
  if (method === 0) return source.subarray(0, length);
  let out = new Uint8Array();
  const stream = new Inflate((chunk) => {
    const longer = new Uint8Array(out.length + chunk.length);
    longer.set(out);
    longer.set(chunk, out.length);
    out = longer;
  });
  const step = 1 << 10;
  try {
    for (let at = 0; at < source.length && out.length < length; at += step)
      stream.push(source.subarray(at, at + step), at + step >= source.length);
  } catch {
    // What is damaged is found when it is read.
  }
  return out.subarray(0, length);
}

/** Inflates in pieces and stops at the declared size: what a header says is never allocated on its word. */
function inflate(packed: Uint8Array, { size, name }: Entry): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    if (length > size) throw corrupt(`部件“${name}”比声明的长`);
    chunks.push(chunk);
  });
  const step = 1 << 16;
  try {
    if (packed.length === 0) stream.push(packed, true);
    for (let at = 0; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw corrupt(`部件“${name}”无法解压`);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) crc = table[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
