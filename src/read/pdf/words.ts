import { baseLines, joined, linesOf } from "./lines.ts";
import type { Glyph } from "./pdfium.ts";

/** Glyphs of one line without a wide gap between them. */
export interface Word {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Base line. */
  readonly y: number;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
  /** An amount, a number, a code or a dash that stands for one. */
  readonly numeric: boolean;
}

/** Words on one base line, from left to right. */
export interface WordLine {
  readonly y: number;
  readonly size: number;
  readonly words: readonly Word[];
}

/** Gap in signs that parts two words; the blank in “1 234.56” is narrower. */
const gap = 0.55;

/** Words by line, top to bottom. */
export function wordLines(glyphs: readonly Glyph[]): WordLine[] {
  return baseLines(glyphs).map((line) => {
    const sorted = line.toSorted((a, b) => a.x0 - b.x0);
    const groups: Glyph[][] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const glyph of sorted) {
      const group = groups.at(-1);
      if (group && glyph.x0 - end < Math.max(glyph.size, group.at(-1)!.size) * gap) group.push(glyph);
      else groups.push([glyph]);
      end = Math.max(end, glyph.x1);
    }
    const words = groups.map(wordOf);
    return {
      y: Math.max(...words.map(({ y }) => y)),
      size: Math.max(...words.map(({ size }) => size)),
      words,
    };
  });
}

function wordOf(glyphs: readonly Glyph[]): Word {
  const text = joined(linesOf(glyphs));
  return {
    text,
    x0: Math.min(...glyphs.map(({ x0 }) => x0)),
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    y: glyphs[0]!.y,
    size: Math.max(...glyphs.map(({ size }) => size)),
    glyphs,
    numeric: isNumeric(text),
  };
}

/** “1,234.56”, “1 234.56”, “(12.00)”, “12.3%”, “2080505”, “——”. */
export function isNumeric(text: string): boolean {
  const bare = text.replace(/\s+/g, "").replace(/[０-９．，－（）％]/g, (sign) => sign.normalize("NFKC"));
  return /^[-+(]?\d[\d,]*(?:\.\d+)?%?\)?$|^[-—–－─]{1,3}$/.test(bare);
}

/** An amount printed whole: “1234.56”, “1,234.56”, “12,345”; not half of one that a narrow cell breaks. */
export function isAmount(text: string): boolean {
  const bare = text.replace(/\s+/g, "").replace(/[０-９．，－（）]/g, (sign) => sign.normalize("NFKC"));
  return /^[-(]?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d\d\)?$|^[-(]?\d{1,3}(?:,\d{3})+\)?$/.test(bare);
}

/** A row of nothing but 1, 2, 3 … (栏次). */
export function isNumbers(row: readonly Word[]): boolean {
  const numbers = row.filter(({ text }) => !/^[栏档]?次?$/.test(text.replace(/\s+/g, "")));
  return numbers.length > 1 && numbers.every(({ text }, i) => text === String(i + 1));
}

/** The words of one cell as text: lines joined, top to bottom. */
export function cellText(words: readonly Word[]): string {
  return words.length === 0 ? "" : joined(linesOf(words.flatMap(({ glyphs }) => glyphs)));
}
