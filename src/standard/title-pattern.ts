/**
 * Titles as layouts write them: plain words in which `[甲|乙]` may be left out, `{甲|乙}` is one of several, and `…`
 * stands for any words. A title is compared as a whole, without blanks.
 */

const marks = /[[\]{}|…]/g;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()]/g, "\\$&");

/** The pattern of a title, for a whole text or for words anywhere in it; null where its brackets do not match. */
export function titlePattern(words: string, { whole = true } = {}): RegExp | null {
  const bare = words.replace(/\s+/g, "");
  const open: string[] = [];
  let source = "";
  let last = 0;
  for (const { 0: mark, index } of bare.matchAll(marks)) {
    source += escaped(bare.slice(last, index));
    last = index + 1;
    if (mark === "…") source += ".*";
    else if (mark === "|") {
      if (open.length === 0) return null;
      source += "|";
    } else if (mark === "[" || mark === "{") {
      open.push(mark);
      source += "(?:";
    } else {
      if (open.pop() !== (mark === "]" ? "[" : "{")) return null;
      source += mark === "]" ? ")?" : ")";
    }
  }
  if (open.length > 0 || bare === "") return null;
  source += escaped(bare.slice(last));
  return new RegExp(whole ? `^(?:${source})$` : source, "u");
}

/** Whether a title is written without any of the signs of the notation. */
export function isPlainTitle(words: string): boolean {
  return words !== "" && words.search(marks) === -1;
}
