/** How a line is encoded: `either` where it has no sign that tells, `broken` where it is no text in any of the two. */
type Kind = "either" | "utf-8" | "gb18030" | "broken";

/** A text that was decoded line by line. */
export interface ByLine {
  readonly text: string;
  /** Of most of its lines. */
  readonly encoding: "utf-8" | "gb18030";
  /** Numbers of the lines that are in the other one. */
  readonly others: readonly number[];
  /** Numbers of the lines that are in neither, and where the first sign of such a line stands that is none. */
  readonly broken: readonly number[];
  readonly firstFault: number;
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
}

const [lineFeed, carriageReturn] = [10, 13];

/**
 * Decodes bytes that are not UTF-8 as a whole: GB18030, or both, as where one file was pasted behind another. No sign of
 * either has a line end in it, so that lines can be told apart before they are decoded.
 */
export function decodedByLine(bytes: Uint8Array): ByLine {
  const lines = linesOf(bytes);
  const count = (kind: Kind): number => lines.filter((line) => line.kind === kind).length;
  const encoding = count("utf-8") >= count("gb18030") && count("utf-8") > 0 ? "utf-8" : "gb18030";
  const others: number[] = [];
  const broken: number[] = [];
  let firstFault = -1;
  let text = "";
  lines.forEach(({ from, to, kind }, i) => {
    const own = kind === "either" ? encoding : kind;
    const decoded = own === "broken" ? null : attempt(bytes.subarray(from, to), own);
    if (decoded === null) {
      if (broken.length === 0) firstFault = from + faultIn(bytes.subarray(from, to));
      broken.push(i + 1);
    } else if (own !== encoding) others.push(i + 1);
    text += decoded ?? "";
  });
  return { text, encoding, others, broken, firstFault };
}

/** Text in an encoding; null where the bytes are none. */
export function attempt(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Lines with their ends. */
function linesOf(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const ends = bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed);
    if (!ends && at < bytes.length - 1) continue;
    lines.push({ from, to: at + 1, kind: kindOf(bytes.subarray(from, at + 1)) });
    from = at + 1;
  }
  return lines;
}

/**
 * Chinese signs have three bytes in UTF-8, which those of GB18030 hardly ever happen to be right for; signs of two
 * bytes are Latin, Greek or Cyrillic there and common Chinese ones here.
 */
function kindOf(line: Uint8Array): Kind {
  const { long, short, wrong } = signsOf(line);
  if (long + short + wrong === 0) return "either";
  if (wrong === 0) {
    if (long >= short) return "utf-8";
    return isGb(line) ? "either" : "utf-8";
  }
  return wrong >= long && isGb(line) ? "gb18030" : "broken";
}

/** Signs of three and four bytes, signs of two, and bytes that are no part of a sign of UTF-8. */
function signsOf(line: Uint8Array): { long: number; short: number; wrong: number } {
  const found = { long: 0, short: 0, wrong: 0 };
  for (let at = 0; at < line.length; ) {
    const length = lengthOfSign(line, at);
    if (length === 0) found.wrong += 1;
    else if (length === 2) found.short += 1;
    else if (length > 2) found.long += 1;
    at += Math.max(1, length);
  }
  return found;
}

/** Bytes of the sign of UTF-8 that begins at a place; 0 where none does. */
function lengthOfSign(line: Uint8Array, at: number): number {
  const lead = line[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = [0xe0, 0xf0].filter((least) => lead >= least).length + 2;
  const second = line[at + 1] ?? 0;
  const [least, most] = secondOf[lead] ?? [0x80, 0xbf];
  if (second < least || second > most) return 0;
  for (let i = at + 2; i < at + length; i += 1) if (((line[i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Second bytes that would make a sign too long, a half of a pair, or none that there is. */
const secondOf: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Whether a line has the form of GB18030: signs of one, two or four bytes. */
function isGb(line: Uint8Array): boolean {
  for (let at = 0; at < line.length; ) {
    const [lead = 0, trail = 0, third = 0, fourth = 0] = line.subarray(at, at + 4);
    if (lead < 0x80) at += 1;
    else if (lead === 0x80 || lead === 0xff) return false;
    else if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) at += 2;
    else if (isDigit(trail) && third > 0x80 && third < 0xff && isDigit(fourth)) at += 4;
    else return false;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function faultIn(line: Uint8Array): number {
  for (let at = 0; at < line.length; ) {
    const length = lengthOfSign(line, at);
    if (length === 0) return at;
    at += length;
  }
  return 0;
}
