/** Width of a text in ems, as Chinese fonts draw it: digits and Latin letters are half as wide as characters. */
export function widthInEms(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  if (/[\u0000-\u024f\u2009]/.test(sign)) return /[MW@%mw]/.test(sign) ? 0.85 : 0.5;
  return 1;
}

/** Lines that a text fills in a column so many ems wide; an empty one fills one. */
export function linesIn(text: string, ems: number): number {
  let lines = 0;
  // Punctuation that may not begin a line and words that may not break make lines a little shorter.
  const usable = Math.max(1, Math.floor(ems * 2) / 2);
  for (const line of text.split("\n")) lines += Math.max(1, Math.ceil(widthInEms(line) / usable));
  return lines;
}

/** The widest stretch that may not be broken over lines: a number, a Latin word. */
export function longestWord(text: string): number {
  let most = 0;
  for (const word of text.match(/[\u0021-\u024f]+/g) ?? []) most = Math.max(most, widthInEms(word));
  return Math.max(most, text.trim() === "" ? 0 : 1);
}
