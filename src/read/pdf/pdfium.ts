import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { init } from "@embedpdf/pdfium";
import { UnreadableFile } from "../document.ts";
import { pdfiumBytes } from "./wasm.ts";

/** A character as drawn, in points from the lower left corner of the page as it is shown. */
export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Base line. */
  readonly y: number;
  readonly size: number;
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
}

const mostPages = 2_000;
const mostGlyphs = 200_000;
const mostObjects = 200_000;

let loading: Promise<WrappedPdfiumModule> | null = null;

function pdfium(): Promise<WrappedPdfiumModule> {
  loading ??= pdfiumBytes().then(async (wasmBinary) => {
    const module = await init({ wasmBinary });
    module.PDFiumExt_Init();
    return module;
  });
  return loading;
}

/**
 * Draws up every page of a PDF, one at a time. Memory of the engine is freed page by page and at the end.
 * Throws UnreadableFile for what is no PDF, needs a password, or has more pages or glyphs than the limits.
 */
export async function* drawnPages(bytes: Uint8Array): AsyncGenerator<DrawnPage> {
  const engine = await pdfium();
  const { pdfium: memory } = engine;
  const file = memory.wasmExports.malloc(bytes.length);
  heapOf(engine).HEAPU8.set(bytes, file);
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, "");
  try {
    if (document === 0) throw refused(engine.FPDF_GetLastError());
    const count = engine.FPDF_GetPageCount(document);
    if (count < 1 || count > mostPages)
      throw new UnreadableFile("E_PDF_LIMIT", `PDF有${count}页，超出1至${mostPages}页的范围：请拆分后再读`);
    for (let index = 0; index < count; index += 1) yield drawPage(engine, document, index);
  } finally {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    memory.wasmExports.free(file);
  }
}

interface Heaps {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

/** Views of the engine's memory, new ones after it has grown; the package does not declare them. */
function heapOf({ pdfium: module }: WrappedPdfiumModule): Heaps {
  return module as unknown as Heaps;
}

function refused(code: number): UnreadableFile {
  // 4: password, 3: damaged; PDFium's own numbers.
  if (code === 4)
    return new UnreadableFile("E_PDF_PASSWORD", "PDF设有打开密码，无法读取：请提供没有密码的文件");
  return new UnreadableFile("E_PDF_CORRUPT", "PDF已损坏或不完整，无法读取：请重新导出或重新下载");
}

function drawPage(engine: WrappedPdfiumModule, document: number, index: number): DrawnPage {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) return blankPage(index + 1);
  const text = engine.FPDFText_LoadPage(page);
  const scratch = engine.pdfium.wasmExports.malloc(64);
  try {
    const rotation = engine.FPDFPage_GetRotation(page);
    const width = engine.FPDF_GetPageWidthF(page);
    const height = engine.FPDF_GetPageHeightF(page);
    const { glyphs, unmapped } = glyphsOf(engine, text, scratch);
    const { rules, image, texts } = rulesOf(engine, page, scratch, width, height);
    const upright = turned(rotation, width, height);
    const shown = {
      number: index + 1,
      width,
      height,
      glyphs: glyphs.map(upright.glyph),
      rules: rules.map(upright.rule).filter((rule) => rule.to - rule.from < 3 * Math.max(width, height)),
      unmapped,
      scanned: image > 0.5 * width * height,
      drawnTexts: texts,
    };
    return sideways(glyphs) ? lyingDown(shown) : shown;
  } finally {
    engine.pdfium.wasmExports.free(scratch);
    engine.FPDFText_ClosePage(text);
    engine.FPDF_ClosePage(page);
  }
}

function blankPage(number: number): DrawnPage {
  return { number, width: 0, height: 0, glyphs: [], rules: [], unmapped: 0, scanned: false, drawnTexts: 0 };
}

interface Drawn extends Glyph {
  /** Direction of writing in quarter turns, counter-clockwise. */
  readonly turn: number;
  readonly y0: number;
  readonly y1: number;
}

const hyphen = 0x2d;

function glyphsOf(
  engine: WrappedPdfiumModule,
  text: number,
  scratch: number,
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
      y: origin[1] ?? y0,
      size: sizeOf(engine, text, i, scratch + 32),
      turn: Math.round(angle / (Math.PI / 2)) & 3,
    });
  }
  return { glyphs, unmapped };
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
      rules.push(...rulesOfPath(engine, object, matrix, stroked, scratch, Math.max(width, height)));
    }
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i += 1) visit(engine.FPDFPage_GetObject(page, i), identity, 0);
  return { rules, image, texts };
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

/** Turns what PDFium reports of a page with /Rotate into the page as it is shown. */
function turned(
  rotation: number,
  width: number,
  height: number,
): { glyph: (glyph: Drawn) => Glyph; rule: (rule: Rule) => Rule } {
  const point = (x: number, y: number): readonly [number, number] => {
    if (rotation === 1) return [y, height - x];
    if (rotation === 2) return [width - x, height - y];
    return rotation === 3 ? [width - y, x] : [x, y];
  };
  return {
    glyph: (glyph) => {
      if (rotation === 0) return glyph;
      const [ax, ay] = point(glyph.x0, glyph.y0);
      const [bx, by] = point(glyph.x1, glyph.y1);
      const [x0, x1, y0, y1] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
      return { text: glyph.text, x0, x1, y: Math.min(y0, y1) + glyph.size * 0.2, size: glyph.size };
    },
    rule: (rule) => {
      if (rotation === 0) return rule;
      const [ax, ay] = rule.horizontal ? point(rule.from, rule.at) : point(rule.at, rule.from);
      const [bx, by] = rule.horizontal ? point(rule.to, rule.at) : point(rule.at, rule.to);
      return Math.abs(ax - bx) > Math.abs(ay - by)
        ? { horizontal: true, at: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) }
        : { horizontal: false, at: ax, from: Math.min(ay, by), to: Math.max(ay, by) };
    },
  };
}

/** Whether most of the text runs up or down the page although the page is not turned. */
function sideways(glyphs: readonly Drawn[]): boolean {
  if (glyphs.length < 20) return false;
  const lying = glyphs.filter(({ turn }) => turn === 1 || turn === 3).length;
  return lying * 2 > glyphs.length;
}

function lyingDown(page: DrawnPage): DrawnPage {
  // Text that runs upwards reads from the left when the page is turned clockwise.
  const { width } = page;
  return {
    ...page,
    width: page.height,
    height: width,
    glyphs: page.glyphs.map((glyph) => {
      const wide = glyph as Drawn;
      return {
        text: glyph.text,
        x0: wide.y0 ?? glyph.y,
        x1: wide.y1 ?? glyph.y + glyph.size,
        y: width - glyph.x1,
        size: glyph.size,
      };
    }),
    rules: page.rules.map((rule) =>
      rule.horizontal
        ? { horizontal: false, at: width - rule.at, from: rule.from, to: rule.to }
        : { horizontal: true, at: width - rule.at, from: rule.from, to: rule.to },
    ),
  };
}
