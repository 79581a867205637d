import type { WrappedPdfiumModule } from "@embedpdf/pdfium";

/** A page as a picture in shades of grey, a byte a dot, rows from the top. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

const mostDots = 40_000_000;
/** FPDF_ANNOT | FPDF_GRAYSCALE. */
const flags = 0x01 | 0x08;

/** Draws an open page at `dpi` dots an inch, less where it would be too large; null where PDFium cannot. */
export function renderPage(engine: WrappedPdfiumModule, page: number, dpi: number): GreyPage | null {
  const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  const scale = Math.min(dpi / 72, Math.sqrt(mostDots / Math.max(1, wide * high)));
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  if (width < 1 || height < 1) return null;
  const bitmap = engine.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return null;
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const start = engine.FPDFBitmap_GetBuffer(bitmap);
    const { HEAPU8 } = engine.pdfium as unknown as { readonly HEAPU8: Uint8Array };
    const dots = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) dots[y * width + x] = HEAPU8[start + y * stride + x * 4]!;
    return { width, height, dots };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}
