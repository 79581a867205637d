import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { heapOf, openPdf } from "./engine.ts";
import type { GreyPage } from "./render.ts";
import { renderPage } from "./render.ts";
import { rulesOf } from "./rulings.ts";
import type { Shown } from "./shown.ts";
import { shownFrom, turned, turnsToRead } from "./turning.ts";

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
  /** Whether the engine could not open it, or there is more on it than was taken. */
  readonly cut: boolean;
  readonly shown: Shown;
}

const mostGlyphs = 200_000;

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
    const { glyphs, unmapped, lost } = glyphsOf(engine, text, scratch, fonts);
    const { rules, image, texts, left } = rulesOf(engine, page, scratch, width, height);
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
      cut: lost > 0 || left < 0,
      shown: shownFrom(engine, page, upright.point, scratch),
    };
  } finally {
    engine.pdfium.wasmExports.free(scratch);
    engine.FPDFText_ClosePage(text);
    engine.FPDF_ClosePage(page);
  }
}

/** A page that the engine cannot open. */
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
    cut: true,
    shown,
  };
}

/** A character with the direction in which it is written, before its page is turned. */
export interface WrittenGlyph extends Glyph {
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
): { glyphs: WrittenGlyph[]; unmapped: number; lost: number } {
  const glyphs: WrittenGlyph[] = [];
  const all = engine.FPDFText_CountChars(text);
  const count = Math.min(all, mostGlyphs);
  let unmapped = 0;
  let lost = all - count;
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
    if (
      !engine.FPDFText_GetLooseCharBox(text, i, scratch) ||
      !engine.FPDFText_GetCharOrigin(text, i, scratch + 16, scratch + 24)
    ) {
      lost += 1;
      continue;
    }
    // FS_RECTF: left, top, right, bottom.
    const box = heapOf(engine).HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
    const [x0 = 0, y1 = 0, x1 = 0, y0 = 0] = box;
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
  return { glyphs, unmapped, lost };
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
