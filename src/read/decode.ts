import type { ReadingNote } from "./document.ts";
import { UnreadableFile } from "./document.ts";
import { attempt, decodedByLine } from "./line-encodings.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";
  /** What there is to say of the encoding: lines in another one, or that nothing in the file says which it is. */
  readonly notes: readonly ReadingNote[];
}

/**
 * Text of a file in UTF-8 (with or without BOM), UTF-16 (with BOM, or without where every other byte
 * gives it away) or GB18030; where lines are in UTF-8 and others in GB18030, each in its own. `declared` is the encoding
 * that the file itself names.
 * @throws UnreadableFile `empty` for no content, `binary` for bytes that are no text, `E_TEXT_ENCODING` for text with
 * lines that are none in either encoding.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  if (bytes.length === 0)
    throw new UnreadableFile("empty", "文件是空的：请确认是否选错了文件，或重新导出后再试");
  const decoded = decodeAny(bytes, declared);
  if (decoded.text.trim() === "")
    throw new UnreadableFile("empty", "文件里只有空白：请确认是否选错了文件，或重新导出后再试");
  return decoded;
}

function decodeAny(bytes: Uint8Array, declared: string | null): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return singleBytes(bytes.subarray(3), "utf-8-bom", "utf-8");
  if (isUtf32(bytes))
    throw new UnreadableFile("E_TEXT_ENCODING", "文件是UTF-32编码，不能读取：请用原来的软件另存为UTF-8");
  if (a === 0xff && b === 0xfe) return pairs(bytes.subarray(2), "utf-16le", []);
  if (a === 0xfe && b === 0xff) return pairs(bytes.subarray(2), "utf-16be", []);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return pairs(bytes, unmarked, [guessed("UTF-16")]);
  return singleBytes(bytes, "utf-8", declared);
}

/** Its mark, which begins like that of UTF-16. */
function isUtf32([a, b, c, d]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

function pairs(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", notes: readonly ReadingNote[]): Decoded {
  const text = attempt(bytes, encoding);
  if (text !== null) return { text: orBinary(text), encoding, notes };
  throw new UnreadableFile(
    "E_TEXT_ENCODING",
    "文件是UTF-16编码，里面却有不成字的内容，为免读错数字不予读取：请用原来的软件重新另存",
  );
}

function singleBytes(bytes: Uint8Array, marked: "utf-8" | "utf-8-bom", declared: string | null): Decoded {
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== null) return { text: orBinary(utf8), encoding: marked, notes: [] };
  // What is no text at all has nothing to do with encodings.
  orBinary(new TextDecoder("latin1").decode(bytes));
  const { text, encoding, others, broken, firstFault } = decodedByLine(bytes);
  if (broken.length > 0)
    throw new UnreadableFile(
      "E_TEXT_ENCODING",
      `第${ranges(broken)}行的文字既不是UTF-8编码也不是GB18030编码（自第${firstFault + 1}个字节起），为免读错数字不予读取：请用原来的软件打开，改正后另存为UTF-8`,
    );
  const own = encoding === "utf-8" ? marked : encoding;
  if (others.length === 0) return { text, encoding: own, notes: isGb(declared) ? [] : [guessed("GB18030")] };
  return { text, encoding: own, notes: mixed(encoding, others) };
}

function isGb(declared: string | null): boolean {
  return declared !== null && /^(?:gb2312|gbk|gb18030|x-gbk|gb_2312-80)$/i.test(declared);
}

function guessed(encoding: string): ReadingNote {
  const message = `文件没有注明文字的编码，是按${encoding}读的：请核对文字无误，或另存为UTF-8`;
  return { kind: "encoding-guessed", message, position: at(1), text: "" };
}

const mostPlaces = 200;

/** One note a line, all with the same words, which name them all. */
function mixed(encoding: "utf-8" | "gb18030", lines: readonly number[]): ReadingNote[] {
  const [most, few] = encoding === "utf-8" ? ["UTF-8", "GB18030"] : ["GB18030", "UTF-8"];
  const message = `全文是${most}编码，第${ranges(lines)}行却是${few}编码，像是两份文件拼在一起的`;
  return lines
    .slice(0, mostPlaces)
    .map((line) => ({ kind: "encoding", message, position: at(line), text: "" }));
}

function at(line: number): ReadingNote["position"] {
  return { page: null, line, column: 0, cell: null };
}

const mostRanges = 20;

/** 3、7—9：numbers in their order, those that follow each other as a range. */
function ranges(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open && open[1] === number - 1) open[1] = number;
    else found.push([number, number]);
  }
  const words = found.slice(0, mostRanges).map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`));
  return `${words.join("、")}${found.length > mostRanges ? `等${numbers.length}` : ""}`;
}

/** UTF-16 without BOM: ASCII signs (digits, line ends) leave zeros in every other byte only. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  const end = Math.min(bytes.length, 65536);
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  // Characters such as 一 (U+4E00) have a zero in the other byte; line ends and digits are far more frequent.
  const some = end / 2 / 50;
  if (odd > some && odd > even * 4) return "utf-16le";
  if (even > some && even > odd * 4) return "utf-16be";
  return null;
}

/** Signs that control something in a text which is one are few; whoever reads it notes them. */
function orBinary(text: string): string {
  let control = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control += 1;
  }
  if (control > (text.length < 100 ? 0 : Math.max(2, text.length / 200)))
    throw new UnreadableFile(
      "binary",
      "这不是文本文件（内容是二进制）：请提供文本或 Markdown 格式的决算公开稿",
    );
  return text;
}
