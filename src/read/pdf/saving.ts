import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { heapOf } from "./engine.ts";

/** PDFium's own numbers: the file written anew without its earlier versions; the same without its encryption. */
const kinds = { anew: 2, plain: 3 } as const;

/** An open PDF as a file of its own; null where the engine cannot write it. */
export function savedCopy(
  engine: WrappedPdfiumModule,
  document: number,
  kind: keyof typeof kinds,
): Uint8Array | null {
  const writer = engine.PDFiumExt_OpenFileWriter();
  try {
    if (!engine.FPDF_SaveAsCopy(document, writer, kinds[kind])) return null;
    const size = engine.PDFiumExt_GetFileWriterSize(writer);
    if (size <= 0) return null;
    const { malloc, free } = engine.pdfium.wasmExports;
    const at = malloc(size);
    engine.PDFiumExt_GetFileWriterData(writer, at, size);
    const copy = heapOf(engine).HEAPU8.slice(at, at + size);
    free(at);
    return copy;
  } finally {
    engine.PDFiumExt_CloseFileWriter(writer);
  }
}
