import { afterBlanks, endOfWord, placeOf, valueAt, wordIn } from "./syntax.ts";

/**
 * Whether what a page draws ends where it may: not in the midst of a text, a list or an image, nor with words that no
 * operator follows. What is inside is for the engine to understand.
 */
export function endsWell(content: Uint8Array): boolean {
  let operands = 0;
  let inText = false;
  for (let at = afterBlanks(content, 0); at < content.length; at = afterBlanks(content, at)) {
    const parsed = valueAt(content, at);
    if (parsed) {
      operands += 1;
      at = parsed.end;
      continue;
    }
    const end = endOfWord(content, at);
    const word = wordIn(content, at, end);
    // A bracket that nothing closes.
    if (/^[[(<]/.test(wordIn(content, at, at + 1))) return false;
    operands = 0;
    if (word === "BT") inText = true;
    else if (word === "ET") inText = false;
    at = word === "ID" ? endOfImage(content, end) : Math.max(end, at + 1);
    if (at === -1) return false;
  }
  return operands === 0 && !inText;
}

/** Behind the word that ends an image's bytes; -1 where nothing does. */
function endOfImage(content: Uint8Array, from: number): number {
  for (let at = placeOf(content, "EI", from); at !== -1; at = placeOf(content, "EI", at + 2))
    if ((content[at - 1] ?? 0) <= 32 && (content[at + 2] ?? 32) <= 32) return at + 2;
  return -1;
}
