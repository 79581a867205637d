import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import type { Dot } from "./dots.ts";
import { linesOfDots } from "./dots.ts";
import { heapOf } from "./engine.ts";
import type { Rule } from "./pdfium.ts";

const mostObjects = 200_000;

const textObject = 1;
const pathObject = 2;
const imageObject = 3;
const formObject = 5;

/**
 * Ruling lines of a page as PDFium draws them, the area that images cover, how many texts are drawn, and how many
 * objects there might still have been: less than none, and some were not looked at.
 */
export function rulesOf(
  engine: WrappedPdfiumModule,
  page: number,
  scratch: number,
  width: number,
  height: number,
): { rules: Rule[]; image: number; texts: number; left: number } {
  const rules: Rule[] = [];
  const dots: Dot[] = [];
  let image = 0;
  let texts = 0;
  let left = mostObjects;
  const visit = (object: number, outer: Matrix, depth: number): void => {
    left -= 1;
    if (left < 0 || depth > 8) return;
    const kind = engine.FPDFPageObj_GetType(object);
    if (kind === textObject) texts += 1;
    else if (kind === formObject) {
      const inner = times(matrixOf(engine, object, scratch), outer);
      const count = engine.FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i += 1) visit(engine.FPDFFormObj_GetObject(object, i), inner, depth + 1);
    } else if (
      kind === imageObject &&
      engine.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)
    ) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = heapOf(engine).HEAPF32.subarray(
        scratch >> 2,
        (scratch >> 2) + 4,
      );
      image += Math.abs((x1 - x0) * (y1 - y0));
    } else if (kind === pathObject) {
      if (!engine.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return;
      const filled = heapOf(engine).HEAP32[scratch >> 2] !== 0;
      const stroked = heapOf(engine).HEAP32[(scratch + 4) >> 2] !== 0;
      if (!filled && !stroked) return;
      const matrix = times(matrixOf(engine, object, scratch), outer);
      rules.push(...rulesOfPath(engine, object, matrix, stroked, scratch, Math.max(width, height), dots));
    }
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i += 1) visit(engine.FPDFPage_GetObject(page, i), identity, 0);
  return { rules: [...rules, ...linesOfDots(dots)], image, texts, left };
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(engine: WrappedPdfiumModule, object: number, scratch: number): Matrix {
  if (!engine.FPDFPageObj_GetMatrix(object, scratch)) return identity;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = heapOf(engine).HEAPF32.subarray(
    scratch >> 2,
    (scratch >> 2) + 6,
  );
  return [a, b, c, d, e, f];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** A rectangle this thin is a line; a stroke this far off the axis is none. */
const thin = 3;

/** Strokes along the axes, edges of stroked boxes, and thin filled boxes: all of them are ruling lines. */
function rulesOfPath(
  engine: WrappedPdfiumModule,
  path: number,
  matrix: Matrix,
  stroked: boolean,
  scratch: number,
  extent: number,
  dots: Dot[],
): Rule[] {
  const rules: Rule[] = [];
  const count = Math.min(engine.FPDFPath_CountSegments(path), 10_000);
  let start: readonly [number, number] | null = null;
  let last: readonly [number, number] | null = null;
  let box: { x0: number; y0: number; x1: number; y1: number } | null = null;
  let edges: Rule[] = [];
  const flush = (): void => {
    if (box) {
      const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
      if (w <= thin && h > thin)
        rules.push({ horizontal: false, at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1 });
      else if (h <= thin && w > thin)
        rules.push({ horizontal: true, at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1 });
      else if (w <= thin && h <= thin) dots.push({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 });
      // A clip or background as large as the page draws nothing that divides it.
      else if (stroked && !(w > 0.97 * extent && h > 0.5 * extent)) rules.push(...edges);
    }
    box = null;
    edges = [];
  };
  const edge = (a: readonly [number, number], b: readonly [number, number]): void => {
    if (Math.abs(a[1] - b[1]) < 1 && Math.abs(a[0] - b[0]) > thin)
      edges.push({
        horizontal: true,
        at: (a[1] + b[1]) / 2,
        from: Math.min(a[0], b[0]),
        to: Math.max(a[0], b[0]),
      });
    else if (Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) > thin)
      edges.push({
        horizontal: false,
        at: (a[0] + b[0]) / 2,
        from: Math.min(a[1], b[1]),
        to: Math.max(a[1], b[1]),
      });
  };
  for (let i = 0; i < count; i += 1) {
    const segment = engine.FPDFPath_GetPathSegment(path, i);
    if (!engine.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
    const [px = 0, py = 0] = heapOf(engine).HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 2);
    const point: readonly [number, number] = [
      matrix[0] * px + matrix[2] * py + matrix[4],
      matrix[1] * px + matrix[3] * py + matrix[5],
    ];
    // 2: move, 0: line, 1: curve.
    const kind = engine.FPDFPathSegment_GetType(segment);
    if (kind === 2) {
      flush();
      start = point;
      box = { x0: point[0], y0: point[1], x1: point[0], y1: point[1] };
    } else if (box) {
      box = {
        x0: Math.min(box.x0, point[0]),
        y0: Math.min(box.y0, point[1]),
        x1: Math.max(box.x1, point[0]),
        y1: Math.max(box.y1, point[1]),
      };
      if (kind === 0 && last) edge(last, point);
    }
    last = point;
    if (engine.FPDFPathSegment_GetClose(segment) && start) {
      edge(point, start);
      last = start;
    }
  }
  flush();
  return rules;
}
