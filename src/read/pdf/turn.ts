import type { Glyph, Rule } from "./pdfium.ts";

/** A glyph as PDFium reports it, before the page is turned. */
export interface DrawnGlyph extends Glyph {
  /** Direction of writing in quarter turns, counter-clockwise. */
  readonly turn: number;
  /** Origin on the base line. */
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

/** What is on a page, in points from its lower left corner. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/**
 * A page laid so that most of its text runs from left to right, whichever way it was drawn and whichever way a
 * viewer shows it. `width` and `height` are those of the page as drawn.
 */
export function readable(
  glyphs: readonly DrawnGlyph[],
  rules: readonly Rule[],
  width: number,
  height: number,
): Sheet {
  const turn = mostly(glyphs);
  const point = pointTurned(turn, width, height);
  const [wide, high] = turn % 2 === 0 ? [width, height] : [height, width];
  return {
    width: wide,
    height: high,
    glyphs: glyphs.map(({ text, size, ...glyph }) => {
      if (turn === 0) return { text, size, x0: glyph.x0, x1: glyph.x1, y: glyph.y };
      const [ax] = point(glyph.x0, glyph.y0);
      const [bx] = point(glyph.x1, glyph.y1);
      const [, y] = point(glyph.x, glyph.y);
      return { text, size, x0: Math.min(ax, bx), x1: Math.max(ax, bx), y };
    }),
    rules: turn === 0 ? rules : rules.map((rule) => ruleTurned(rule, point)),
  };
}

function mostly(glyphs: readonly DrawnGlyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const { turn } of glyphs) counts[turn]! += 1;
  return counts.indexOf(Math.max(...counts));
}

type PointTurned = (x: number, y: number) => readonly [number, number];

function pointTurned(turn: number, width: number, height: number): PointTurned {
  if (turn === 1) return (x, y) => [y, width - x];
  if (turn === 2) return (x, y) => [width - x, height - y];
  if (turn === 3) return (x, y) => [height - y, x];
  return (x, y) => [x, y];
}

function ruleTurned({ horizontal, at, from, to }: Rule, point: PointTurned): Rule {
  const [ax, ay] = horizontal ? point(from, at) : point(at, from);
  const [bx, by] = horizontal ? point(to, at) : point(at, to);
  return Math.abs(ax - bx) > Math.abs(ay - by)
    ? { horizontal: true, at: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) }
    : { horizontal: false, at: ax, from: Math.min(ay, by), to: Math.max(ay, by) };
}
