import type { Glyph } from "./pdfium.ts";

/** Glyphs on one base line, from left to right, as text. */
export interface Line {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Glyphs gathered into lines by their base lines, top to bottom. Two signs are on one line when their base lines
 * are less than half a sign apart; a wide gap becomes a blank, between Chinese signs only when it is wider than
 * a sign.
 */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
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
  return groups.map(lineOf);
}

function lineOf(glyphs: readonly Glyph[]): Line {
  const sorted = [...glyphs].sort((a, b) => a.x0 - b.x0);
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  let last: Glyph | null = null;
  let size = 0;
  for (const glyph of sorted) {
    // The same sign drawn twice, slightly shifted, is bold and not two signs; a dash two signs long (——) is two.
    const long = glyph.x1 - glyph.x0 > glyph.size * 1.5;
    if (last && last.text === glyph.text && glyph.x0 - last.x0 < glyph.size * 0.2 && !long) continue;
    if (last && glyph.x0 - end > blankWidth(last, glyph)) text += " ";
    text += glyph.text;
    end = Math.max(end, glyph.x1);
    size = Math.max(size, glyph.size);
    last = glyph;
  }
  return { text, x0: sorted[0]?.x0 ?? 0, x1: end, y: sorted[0]?.y ?? 0, size };
}

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
  for (const line of lines) {
    const blank = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text);
    text += (blank ? " " : "") + line.text;
  }
  return text;
}
