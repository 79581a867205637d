import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { heapOf, openPdf } from "./engine.ts";
import { pngOf } from "./png.ts";

/** A page as it is shown, as a PNG. */
export interface PageImage {
  /** From 1. */
  readonly page: number;
  readonly png: Uint8Array;
}

/** What page images may cost together. */
export interface ImageLimits {
  readonly dotsPerInch: number;
  /** Pixels of one page; a larger page is drawn coarser. */
  readonly pixels: number;
  /** Bytes of all images; the pages after are left out. */
  readonly bytes: number;
}

export const imageLimits: ImageLimits = { dotsPerInch: 120, pixels: 4_000_000, bytes: 24 * 1024 * 1024 };

/**
 * Draws pages (numbers from 1) as images, one at a time, until the limit of bytes is reached.
 * Throws UnreadableFile as reading does.
 */
export async function* pageImages(
  bytes: Uint8Array,
  pages: readonly number[],
  limits: ImageLimits = imageLimits,
): AsyncGenerator<PageImage> {
  const { engine, document, pages: count, close } = await openPdf(bytes);
  try {
    let spent = 0;
    for (const page of pages) {
      if (page < 1 || page > count) continue;
      const png = imageOf(engine, document, page - 1, limits);
      if (png === null) continue;
      spent += png.length;
      if (spent > limits.bytes) return;
      yield { page, png };
    }
  } finally {
    close();
  }
}

/** PDFium's own numbers: four bytes a pixel without alpha; comments and stamps are drawn too. */
const fourBytes = 3;
const withAnnotations = 1;

function imageOf(
  engine: WrappedPdfiumModule,
  document: number,
  index: number,
  { dotsPerInch, pixels }: ImageLimits,
): Uint8Array | null {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  const scale = Math.min(dotsPerInch / 72, Math.sqrt(pixels / Math.max(1, wide * high)));
  const width = Math.max(1, Math.floor(wide * scale));
  const height = Math.max(1, Math.floor(high * scale));
  // A page that is all length and no breadth would still be too large.
  const bitmap = width * height > pixels * 2 ? 0 : engine.FPDFBitmap_CreateEx(width, height, fourBytes, 0, 0);
  try {
    if (bitmap === 0) return null;
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const start = engine.FPDFBitmap_GetBuffer(bitmap);
    const bytes = heapOf(engine).HEAPU8.subarray(start, start + stride * height);
    return pngOf({ width, height, stride, bytes });
  } finally {
    if (bitmap !== 0) engine.FPDFBitmap_Destroy(bitmap);
    engine.FPDF_ClosePage(page);
  }
}
