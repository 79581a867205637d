/** A place in bytes that are parted over several records. */
interface Cursor {
  part: number;
  at: number;
}

/**
 * Whether the texts that the sheets of an old workbook share are as many as is said and fill their records: each has a
 * length, flags, its signs, formats and sounds. Where signs go on in the next record, that begins with new flags.
 */
export function holdsStrings(parts: readonly Uint8Array[], count: number): boolean {
  const cursor: Cursor = { part: 0, at: 8 };
  for (let i = 0; i < count; i += 1) if (!passString(parts, cursor)) return false;
  return cursor.part >= parts.length - 1 && cursor.at === (parts.at(-1)?.length ?? 0);
}

function passString(parts: readonly Uint8Array[], cursor: Cursor): boolean {
  const length = number(parts, cursor, 2);
  const flags = number(parts, cursor, 1);
  if (length === null || flags === null || (flags & 0xf2) !== 0) return false;
  const runs = flags & 8 ? number(parts, cursor, 2) : 0;
  const sounds = flags & 4 ? number(parts, cursor, 4) : 0;
  if (runs === null || sounds === null) return false;
  let wide = (flags & 1) === 1;
  for (let left = length; left > 0; ) {
    const here = (parts[cursor.part]?.length ?? 0) - cursor.at;
    const size = wide ? 2 : 1;
    const signs = Math.min(left, Math.floor(here / size));
    cursor.at += signs * size;
    left -= signs;
    if (left === 0) break;
    if (here - signs * size !== 0) return false;
    const next = nextPart(parts, cursor) ? number(parts, cursor, 1) : null;
    if (next === null) return false;
    wide = (next & 1) === 1;
  }
  return pass(parts, cursor, runs * 4 + sounds);
}

function nextPart(parts: readonly Uint8Array[], cursor: Cursor): boolean {
  cursor.part += 1;
  cursor.at = 0;
  return cursor.part < parts.length;
}

/** A number of some bytes, which may go on in the next record. */
function number(parts: readonly Uint8Array[], cursor: Cursor, size: number): number | null {
  let value = 0;
  for (let i = 0; i < size; i += 1) {
    while (cursor.at >= (parts[cursor.part]?.length ?? 0)) if (!nextPart(parts, cursor)) return null;
    value += parts[cursor.part]![cursor.at]! * 256 ** i;
    cursor.at += 1;
  }
  return value;
}

function pass(parts: readonly Uint8Array[], cursor: Cursor, count: number): boolean {
  let left = count;
  while (left > 0) {
    const here = (parts[cursor.part]?.length ?? 0) - cursor.at;
    const step = Math.min(left, here);
    cursor.at += step;
    left -= step;
    if (left > 0 && !nextPart(parts, cursor)) return false;
  }
  return true;
}
