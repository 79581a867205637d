import { UnreadableFile } from "./document.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";
}

/**
 * Text of a file in UTF-8 (with or without BOM), UTF-16 (with BOM, or without where every other byte
 * gives it away) or GB18030.
 * @throws UnreadableFile `empty` for no content, `binary` for bytes that are no text, `E_TEXT_ENCODING` for UTF-8 with
 * bytes that are none.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0)
    throw new UnreadableFile("empty", "文件是空的：请确认是否选错了文件，或重新导出后再试");
  const decoded = decodeAny(bytes);
  if (decoded.text.trim() === "")
    throw new UnreadableFile("empty", "文件里只有空白：请确认是否选错了文件，或重新导出后再试");
  return decoded;
}

function decodeAny(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strict(bytes.subarray(3), "utf-8", "utf-8-bom");
  if (a === 0xff && b === 0xfe) return strict(bytes.subarray(2), "utf-16le", "utf-16le");
  if (a === 0xfe && b === 0xff) return strict(bytes.subarray(2), "utf-16be", "utf-16be");
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return strict(bytes, unmarked, unmarked);
  if (bytes.includes(0)) throw binary();
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== null) return { text: orBinary(utf8), encoding: "utf-8" };
  const fault = faultInUtf8(bytes);
  if (fault !== null)
    throw new UnreadableFile(
      "E_TEXT_ENCODING",
      `文件是UTF-8编码，第${fault + 1}个字节起却不是正确的文字，为免读错数字不予读取：请用原来的软件重新另存`,
    );
  return strict(bytes, "gb18030", "gb18030");
}

/**
 * Where UTF-8 goes wrong in a text that is UTF-8 but for a few bytes; null for another encoding, in which signs
 * of three bytes in a row hardly ever happen to be right.
 */
function faultInUtf8(bytes: Uint8Array): number | null {
  let right = 0;
  let wrong = 0;
  let first = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const length = [0xe0, 0xf0].filter((least) => lead >= least).length + 2;
    if (lead < 0x80) at += 1;
    else if (lead >= 0xc2 && lead < 0xf5 && follows(bytes, at + 1, length - 1)) {
      right += 1;
      at += length;
    } else {
      if (wrong === 0) first = at;
      wrong += 1;
      at += 1;
    }
  }
  return right > 10 * wrong ? first : null;
}

function follows(bytes: Uint8Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

function attempt(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function strict(bytes: Uint8Array, label: string, encoding: Decoded["encoding"]): Decoded {
  const text = attempt(bytes, label);
  if (text === null) throw binary();
  return { text: orBinary(text), encoding };
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

function orBinary(text: string): string {
  let control = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control += 1;
  }
  if (control > text.length / 200) throw binary();
  return text;
}

function binary(): UnreadableFile {
  return new UnreadableFile(
    "binary",
    "这不是文本文件（内容是二进制）：请提供文本或 Markdown 格式的决算公开稿",
  );
}
