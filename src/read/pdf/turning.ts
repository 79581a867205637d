import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { heapOf } from "./engine.ts";
import type { Glyph, Rule, WrittenGlyph } from "./pdfium.ts";
import type { Shown } from "./shown.ts";

/** Turns what PDFium reports clockwise by quarter turns onto a page of the size given, so that it can be read. */
export function turned(
  turns: number,
  width: number,
  height: number,
): {
  point: (x: number, y: number) => readonly [number, number];
  glyph: (glyph: WrittenGlyph) => Glyph;
  rule: (rule: Rule) => Rule;
} {
  const point = (x: number, y: number): readonly [number, number] => {
    if (turns === 1) return [y, height - x];
    if (turns === 2) return [width - x, height - y];
    return turns === 3 ? [width - y, x] : [x, y];
  };
  return {
    point,
    glyph: (glyph) => {
      if (turns === 0) return glyph;
      const [ax] = point(glyph.x0, glyph.y0);
      const [bx] = point(glyph.x1, glyph.y1);
      const [, y] = point(glyph.x, glyph.y);
      return { ...glyph, x0: Math.min(ax, bx), x1: Math.max(ax, bx), y };
    },
    rule: (rule) => {
      if (turns === 0) return rule;
      const [ax, ay] = rule.horizontal ? point(rule.from, rule.at) : point(rule.at, rule.from);
      const [bx, by] = rule.horizontal ? point(rule.to, rule.at) : point(rule.at, rule.to);
      return Math.abs(ax - bx) > Math.abs(ay - by)
        ? { horizontal: true, at: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) }
        : { horizontal: false, at: ax, from: Math.min(ay, by), to: Math.max(ay, by) };
    },
  };
}

/** Steps of the grid, a point, in which the engine says where something is shown. */
const stepsPerPoint = 64;

/** How a page's coordinates as they are read lie on the page as shown: crop boxes and turns set them apart. */
export function shownFrom(
  engine: WrappedPdfiumModule,
  page: number,
  upright: (x: number, y: number) => readonly [number, number],
  scratch: number,
): Shown {
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  const [across, down] = [width, height].map((side) =>
    Math.round(Math.min(side, 20_000) * stepsPerPoint),
  ) as [number, number];
  const at = (x: number, y: number): readonly [number, number] => {
    engine.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, scratch, scratch + 4);
    const [left = 0, top = 0] = heapOf(engine).HEAP32.subarray(scratch >> 2, (scratch >> 2) + 2);
    return [left / stepsPerPoint, top / stepsPerPoint];
  };
  // Two points tell turn and shift apart; both systems are upright rectangles in points.
  const [a, b] = [upright(0, 0), upright(100, 0)];
  const [c, d] = [at(0, 0), at(100, 0)];
  const step: readonly [number, number] = [Math.round((b[0] - a[0]) / 100), Math.round((b[1] - a[1]) / 100)];
  const shownStep: readonly [number, number] = [
    Math.round((d[0] - c[0]) / 100),
    Math.round((d[1] - c[1]) / 100),
  ];
  const right = directionOf(step, shownStep);
  // A quarter turn counter-clockwise of “right”, downwards being positive on the page as shown.
  const up: readonly [number, number] = [right[1], -right[0]];
  const origin: readonly [number, number] = [
    c[0] - a[0] * right[0] - a[1] * up[0],
    c[1] - a[0] * right[1] - a[1] * up[1],
  ];
  return { width, height, right, up, origin };
}

/** Where “right” of the coordinates read points on the page as shown, from a step known in both. */
function directionOf(
  read: readonly [number, number],
  shown: readonly [number, number],
): readonly [number, number] {
  // read = (1, 0) turned by quarters counter-clockwise; turning `shown` back by as many gives “right”.
  if (read[0] === 1) return shown;
  if (read[0] === -1) return [-shown[0], -shown[1]];
  return read[1] === 1 ? [-shown[1], shown[0]] : [shown[1], -shown[0]];
}

/** Quarter turns clockwise after which most of the text is upright; null where there is too little to tell. */
export function turnsToRead(glyphs: readonly WrittenGlyph[]): number | null {
  if (glyphs.length < 20) return null;
  const counts = [0, 0, 0, 0];
  for (const { turn } of glyphs) counts[turn]! += 1;
  const most = counts.findIndex((count) => count * 2 > glyphs.length);
  return most === -1 ? null : (4 - most) & 3;
}
