/** Width of a text in ems, as Chinese fonts draw it: digits and Latin letters are half as wide as characters. */
export function widthInEms(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  // Half an em in Chinese fonts; the fonts that stand in for them draw digits a little wider.
  if (/[\u0000-\u024f\u2009]/.test(sign)) return /[MW@%mw]/.test(sign) ? 0.9 : 0.56;
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

/**
 * The widest stretch that may not be broken over lines, a number or a Latin word, in ems. Generous: where Chinese fonts
 * are missing, others with wider digits stand in, and a number must not break even then.
 */
export function longestWord(text: string): number {
  let most = 0;
  for (const word of text.match(/[\u0021-\u024f]+/g) ?? []) most = Math.max(most, word.length * 0.64);
  return Math.max(most, text.trim() === "" ? 0 : 1);
}
