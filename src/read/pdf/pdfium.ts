import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import type { Dot } from "./dots.ts";
import { linesOfDots } from "./dots.ts";
import { heapOf, openPdf } from "./engine.ts";
import type { GreyPage } from "./render.ts";
import { renderPage } from "./render.ts";
import type { Shown } from "./shown.ts";

/** A character as drawn, in points from the lower left corner of the page as it is shown. */
export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Base line. */
  readonly y: number;
  readonly size: number;
  /** Whether it is a Chinese sign whose font is not in the file; known when asked for. */
  readonly fontless?: boolean;
}

/** A ruling line: `at` is y of a horizontal one and x of a vertical one. */
export interface Rule {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on a page. */
export interface DrawnPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Characters whose fonts do not say what they are. */
  readonly unmapped: number;
  /** Whether an image covers much of the page. */
  readonly scanned: boolean;
  /** Pieces of text that the page draws, whatever characters came of them. */
  readonly drawnTexts: number;
  readonly shown: Shown;
}

const mostGlyphs = 200_000;
const mostObjects = 200_000;

/**
 * Draws up every page of a PDF, one at a time; with `fonts` it is known which signs have no font in the file. Memory of the engine is freed page by page and at the end.
 * Throws UnreadableFile for what is no PDF, needs a password, or has more pages or glyphs than the limits.
 */
export async function* drawnPages(bytes: Uint8Array, fonts = false): AsyncGenerator<DrawnPage> {
  const { engine, document, pages, close } = await openPdf(bytes);
  try {
    for (let index = 0; index < pages; index += 1) yield drawPage(engine, document, index, fonts);
  } finally {
    close();
  }
}

/** Draws pages as pictures, `dpi` dots an inch, and hands each to `work` before the next is drawn. */
export async function pictures<T>(
  bytes: Uint8Array,
  numbers: readonly number[],
  dpi: number,
  work: (number: number, picture: GreyPage, dotsAPoint: number) => T,
): Promise<T[]> {
  const { engine, document, close } = await openPdf(bytes);
  try {
    return numbers.flatMap((number) => {
      const page = engine.FPDF_LoadPage(document, number - 1);
      if (page === 0) return [];
      try {
        const picture = renderPage(engine, page, dpi);
        return picture ? [work(number, picture, picture.width / engine.FPDF_GetPageWidthF(page))] : [];
      } finally {
        engine.FPDF_ClosePage(page);
      }
    });
  } finally {
    close();
  }
}

function drawPage(engine: WrappedPdfiumModule, document: number, index: number, fonts: boolean): DrawnPage {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) return blankPage(index + 1);
  const text = engine.FPDFText_LoadPage(page);
  const scratch = engine.pdfium.wasmExports.malloc(64);
  try {
    const rotation = engine.FPDFPage_GetRotation(page);
    const width = engine.FPDF_GetPageWidthF(page);
    const height = engine.FPDF_GetPageHeightF(page);
    const { glyphs, unmapped } = glyphsOf(engine, text, scratch, fonts);
    const { rules, image, texts } = rulesOf(engine, page, scratch, width, height);
    const turns = turnsToRead(glyphs) ?? rotation;
    const across = (turns + rotation) % 2 === 1;
    const upright = turned(turns, across ? height : width, across ? width : height);
    return {
      number: index + 1,
      width: across ? height : width,
      height: across ? width : height,
      glyphs: glyphs.map(upright.glyph),
      rules: rules.map(upright.rule).filter((rule) => rule.to - rule.from < 3 * Math.max(width, height)),
      unmapped,
      scanned: image > 0.5 * width * height,
      drawnTexts: texts,
      shown: shownFrom(engine, page, upright.point, scratch),
    };
  } finally {
    engine.pdfium.wasmExports.free(scratch);
    engine.FPDFText_ClosePage(text);
    engine.FPDF_ClosePage(page);
  }
}

function blankPage(number: number): DrawnPage {
  const shown = { width: 0, height: 0, right: [0, 0], up: [0, 0], origin: [0, 0] } as const;
  return {
    number,
    width: 0,
    height: 0,
    glyphs: [],
    rules: [],
    unmapped: 0,
    scanned: false,
    drawnTexts: 0,
    shown,
  };
}

interface Drawn extends Glyph {
  /** Direction of writing in quarter turns, clockwise. */
  readonly turn: number;
  /** Left end of its base line. */
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

const hyphen = 0x2d;

function glyphsOf(
  engine: WrappedPdfiumModule,
  text: number,
  scratch: number,
  fonts: boolean,
): { glyphs: Drawn[]; unmapped: number } {
  const glyphs: Drawn[] = [];
  const count = Math.min(engine.FPDFText_CountChars(text), mostGlyphs);
  let unmapped = 0;
  for (let i = 0; i < count; i += 1) {
    // PDFium takes a hyphen at the end of a line for a division; it is printed, and stands in codes and names.
    const code = engine.FPDFText_IsHyphen(text, i) === 1 ? hyphen : engine.FPDFText_GetUnicode(text, i);
    if (code <= 32 || code === 0xa0 || code === 0xfffe || engine.FPDFText_IsGenerated(text, i) === 1)
      continue;
    if (
      code === 0xfffd ||
      (code >= 0xe000 && code <= 0xf8ff) ||
      engine.FPDFText_HasUnicodeMapError(text, i) === 1
    )
      unmapped += 1;
    if (!engine.FPDFText_GetLooseCharBox(text, i, scratch)) continue;
    // FS_RECTF: left, top, right, bottom.
    const box = heapOf(engine).HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
    const [x0 = 0, y1 = 0, x1 = 0, y0 = 0] = box;
    if (!engine.FPDFText_GetCharOrigin(text, i, scratch + 16, scratch + 24)) continue;
    const origin = heapOf(engine).HEAPF64.subarray((scratch + 16) >> 3, ((scratch + 16) >> 3) + 2);
    const angle = engine.FPDFText_GetCharAngle(text, i);
    glyphs.push({
      text: String.fromCodePoint(code),
      x0,
      x1,
      y0,
      y1,
      x: origin[0] ?? x0,
      y: origin[1] ?? y0,
      size: sizeOf(engine, text, i, scratch + 32),
      turn: Math.round(angle / (Math.PI / 2)) & 3,
      ...(fonts && code >= 0x2e80 && isFontless(engine, text, i) ? { fontless: true } : {}),
    });
  }
  return { glyphs, unmapped };
}

function isFontless(engine: WrappedPdfiumModule, text: number, index: number): boolean {
  const object = engine.FPDFText_GetTextObject(text, index);
  const font = object === 0 ? 0 : engine.FPDFTextObj_GetFont(object);
  return font !== 0 && engine.FPDFFont_GetIsEmbedded(font) === 0;
}

/**
 * The size a sign is drawn in. Boxes are no measure of it: some producers declare fonts three times as high as
 * their signs.
 */
function sizeOf(engine: WrappedPdfiumModule, text: number, index: number, scratch: number): number {
  const size = engine.FPDFText_GetFontSize(text, index);
  if (!engine.FPDFText_GetMatrix(text, index, scratch)) return Math.max(1, size);
  const [a = 1, b = 0] = heapOf(engine).HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 2);
  return Math.max(1, Math.min(size * Math.hypot(a, b), 200));
}

const textObject = 1;
const pathObject = 2;
const imageObject = 3;
const formObject = 5;

function rulesOf(
  engine: WrappedPdfiumModule,
  page: number,
  scratch: number,
  width: number,
  height: number,
): { rules: Rule[]; image: number; texts: number } {
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
  return { rules: [...rules, ...linesOfDots(dots)], image, texts };
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

/** Turns what PDFium reports clockwise by quarter turns onto a page of the size given, so that it can be read. */
function turned(
  turns: number,
  width: number,
  height: number,
): {
  point: (x: number, y: number) => readonly [number, number];
  glyph: (glyph: Drawn) => Glyph;
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
function shownFrom(
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
function turnsToRead(glyphs: readonly Drawn[]): number | null {
  if (glyphs.length < 20) return null;
  const counts = [0, 0, 0, 0];
  for (const { turn } of glyphs) counts[turn]! += 1;
  const most = counts.findIndex((count) => count * 2 > glyphs.length);
  return most === -1 ? null : (4 - most) & 3;
}
