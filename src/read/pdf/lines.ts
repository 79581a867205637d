import type { Glyph } from "./pdfium.ts";

/** What stands together on a line, far from what is beside it. */
export interface Stretch {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
}

/** Glyphs on one base line, from left to right, as text. */
export interface Line {
  readonly stretches: readonly Stretch[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** For each UTF-16 unit of the text the sign that drew it, null for blanks put in. */
  readonly signs: readonly (Glyph | null)[];
}

/**
 * Glyphs gathered into lines by their base lines, top to bottom. Two signs are on one line when their base lines
 * are less than half a sign apart; a wide gap becomes a blank, between Chinese signs only when it is wider than
 * a sign.
 */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  return baseLines(glyphs).map(lineOf);
}

/** Glyphs by base line, top to bottom. */
export function baseLines(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort((a, b) => b.y - a.y);
  const groups: Glyph[][] = [];
  let base = 0;
  for (const glyph of sorted) {
    const group = groups.at(-1);
    const size = group ? Math.max(glyph.size, group[0]!.size) : 0;
    if (group && Math.abs(base - glyph.y) < size * 0.45) group.push(glyph);
    else {
      groups.push([glyph]);
      base = glyph.y;
    }
  }
  return groups;
}

function lineOf(glyphs: readonly Glyph[]): Line {
  const sorted = [...glyphs].sort((a, b) => a.x0 - b.x0);
  const stretches: Stretch[] = [];
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  let last: Glyph | null = null;
  let size = 0;
  const signs: (Glyph | null)[] = [];
  let from = 0;
  let x0 = sorted[0]?.x0 ?? 0;
  for (const glyph of sorted) {
    // The same sign drawn twice, slightly shifted, is bold and not two signs; one wide sign may stand for two (——).
    const wide = glyph.x1 - glyph.x0 > glyph.size * 1.2;
    if (last && last.text === glyph.text && glyph.x0 - last.x0 < glyph.size * 0.2 && !wide) continue;
    if (last && glyph.x0 - end > Math.max(last.size, glyph.size) * apart) {
      stretches.push({ text: text.slice(from), x0, x1: end });
      from = text.length + 1;
      x0 = glyph.x0;
    }
    if (last && glyph.x0 - end > blankWidth(last, glyph)) {
      text += " ";
      signs.push(null);
    }
    text += glyph.text;
    for (let unit = 0; unit < glyph.text.length; unit += 1) signs.push(glyph);
    end = Math.max(end, glyph.x1);
    size = Math.max(size, glyph.size);
    last = glyph;
  }
  if (last) stretches.push({ text: text.slice(from), x0, x1: end });
  return { stretches, text, x0: sorted[0]?.x0 ?? 0, x1: end, y: sorted[0]?.y ?? 0, size, signs };
}

/** Gap in signs that sets two things on a line apart: labels at either side of the page, cells without walls. */
const apart = 2.5;

function blankWidth(a: Glyph, b: Glyph): number {
  const size = Math.max(a.size, b.size);
  return isWide(a.text) || isWide(b.text) ? size * 0.9 : size * 0.25;
}

function isWide(text: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/u.test(text);
}

/** Lines of one cell joined: Chinese and numbers directly, Latin words with a blank. */
export function joined(lines: readonly Line[]): string {
  let text = "";
  for (const line of lines) text += between(text, line) + line.text;
  return text;
}

/** The signs of lines joined, one for each UTF-16 unit of their text. */
export function joinedSigns(lines: readonly Line[]): (Glyph | null)[] {
  let text = "";
  const signs: (Glyph | null)[] = [];
  for (const line of lines) {
    const blank = between(text, line);
    if (blank !== "") signs.push(null);
    signs.push(...line.signs);
    text += blank + line.text;
  }
  return signs;
}

function between(text: string, line: Line): string {
  return /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text) ? " " : "";
}
