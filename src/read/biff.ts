import { UnreadableFile } from "./document.ts";
import { holdsStrings } from "./shared-strings.ts";

/** A record of an old workbook: what it is, and its bytes. */
interface Record {
  readonly type: number;
  readonly at: number;
  readonly body: Uint8Array;
}

const beginnings = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const end = 0x000a;
const sheetEntry = 0x0085;
const password = 0x002f;
const strings = 0x00fc;
const goesOn = 0x003c;
const stringCell = 0x00fd;

/** Cells by what they hold, with the length of their record; 0 where it varies. */
const cells = new Map([
  [0x0201, 6],
  [0x0203, 14],
  [0x0204, 0],
  [0x0205, 8],
  [0x0006, 0],
  [0x0206, 0],
  [0x0406, 0],
  [stringCell, 10],
  [0x027e, 10],
  [0x00bd, 0],
  [0x00be, 0],
  [0x00d6, 0],
]);
const several = new Set([0x00bd, 0x00be]);
/** What else may stand among the cells: rows, results of formulas, formulas for several cells, lists of places. */
const amongCells = new Set([
  0x0208,
  0x0008,
  0x00d7,
  0x0207,
  0x0007,
  goesOn,
  0x0221,
  0x04bc,
  0x0236,
  0x0037,
  0x005e,
]);

/**
 * Looks whether the stream of an old workbook is whole: every record inside it, every sheet with a beginning and an end,
 * nothing unknown among the cells, each cell once, its text there. The library that reads the cells goes on whatever
 * is missing. Throws UnreadableFile with E_XLS_BAD.
 */
export function mustBeWhole(stream: Uint8Array): void {
  const parts = partsOf(stream);
  const [globals, ...sheets] = parts;
  if (!globals) throw corrupt();
  const version = new DataView(globals[0]!.body.buffer, globals[0]!.body.byteOffset).getUint16(0, true);
  // What has a password says so when it is read; from before 1997 only the frame is looked at.
  if (version !== 0x0600 || globals.some(({ type }) => type === password)) return;
  const listed = globals.filter(({ type }) => type === sheetEntry).map(({ body }) => word(body, 0));
  const places = new Set(sheets.map(([first]) => first!.at));
  if (listed.length !== sheets.length || !listed.every((at) => places.has(at))) throw corrupt();
  if (new Set(listed).size !== listed.length) throw corrupt();
  const texts = textsIn(globals);
  for (const records of sheets) checkCells(records, texts);
}

function corrupt(): UnreadableFile {
  return new UnreadableFile("E_XLS_BAD", "旧版Excel文件已损坏或不完整：请用Excel打开，另存为.xlsx后再提交");
}

/** The globals and the sheets, each from its beginning to its end; what is put into a sheet belongs to it. */
function partsOf(stream: Uint8Array): Record[][] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const parts: Record[][] = [];
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (depth === 0 && !beginnings.has(type)) break;
    if (at + 4 + length > stream.length) throw corrupt();
    const record = { type, at, body: stream.subarray(at + 4, at + 4 + length) };
    if (beginnings.has(type)) {
      if (length < 4) throw corrupt();
      if (depth === 0) parts.push([]);
      depth += 1;
    }
    if (depth === 1) parts.at(-1)!.push(record);
    if (type === end) depth -= 1;
    at += 4 + length;
  }
  // Behind the last end there is nothing but filling.
  if (depth !== 0 || stream.subarray(at).some((byte) => byte !== 0)) throw corrupt();
  return parts;
}

/** How many texts the sheets share; the list of them must be as long as it says. */
function textsIn(globals: readonly Record[]): number {
  const first = globals.findIndex(({ type }) => type === strings);
  if (first === -1) return 0;
  const bodies = [globals[first]!.body];
  for (let i = first + 1; globals[i]?.type === goesOn; i += 1) bodies.push(globals[i]!.body);
  const count = word(bodies[0]!, 4);
  if (!holdsStrings(bodies, count)) throw corrupt();
  return count;
}

function checkCells(records: readonly Record[], texts: number): void {
  const isCell = ({ type }: Record): boolean => cells.has(type);
  const from = records.findIndex((record) => isCell(record) || record.type === 0x0208);
  const to = records.findLastIndex(isCell);
  const seen = new Set<number>();
  for (const { type, body } of records.slice(Math.max(0, from), to + 1)) {
    const length = cells.get(type);
    if (length === undefined) {
      if (!amongCells.has(type)) throw corrupt();
      continue;
    }
    if (body.length < 6 || (length > 0 && body.length !== length)) throw corrupt();
    if (type === stringCell && word(body, 6) >= texts) throw corrupt();
    const row = short(body, 0);
    const first = short(body, 2);
    const last = several.has(type) ? short(body, body.length - 2) : first;
    const width = type === 0x00bd ? 6 : 2;
    if (several.has(type) && body.length !== 6 + (last - first + 1) * width) throw corrupt();
    for (let column = first; column <= last; column += 1) {
      const place = row * 65_536 + column;
      if (seen.has(place)) throw corrupt();
      seen.add(place);
    }
  }
}

function word(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw corrupt();
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function short(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}
