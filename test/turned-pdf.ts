import { readFileSync } from "node:fs";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { init } from "@embedpdf/pdfium";

/** How a page's content is turned, counter-clockwise (left) or clockwise, and by how much a viewer turns it back. */
export interface Turn {
  readonly drawn: "left" | "right" | "upright";
  /** Quarter turns clockwise of the page as shown. */
  readonly rotate: 0 | 1 | 2 | 3;
}

/** A PDF with the content of every page turned, as producers do with a wide table on an upright page. */
export async function turnedPdf(bytes: Uint8Array, { drawn, rotate }: Turn): Promise<Uint8Array> {
  const wasm = readFileSync(new URL(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
  const wasmBinary = new ArrayBuffer(wasm.length);
  new Uint8Array(wasmBinary).set(wasm);
  const engine = await init({ wasmBinary });
  engine.PDFiumExt_Init();
  const { malloc } = engine.pdfium.wasmExports;
  const file = malloc(bytes.length);
  heap(engine).set(bytes, file);
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, "");
  const matrix = malloc(64);
  for (let i = 0; i < engine.FPDF_GetPageCount(document); i += 1) {
    const page = engine.FPDF_LoadPage(document, i);
    const width = engine.FPDF_GetPageWidthF(page);
    const height = engine.FPDF_GetPageHeightF(page);
    if (drawn !== "upright") {
      const turn = drawn === "left" ? [0, 1, -1, 0, height, 0] : [0, -1, 1, 0, 0, width];
      const view = new Float32Array(heap(engine).buffer, matrix, 10);
      view.set([...turn, 0, width, height, 0]);
      view.set([0, width, height, 0], 6);
      engine.FPDFPage_SetMediaBox(page, 0, 0, height, width);
      engine.FPDFPage_TransFormWithClip(page, matrix, 0);
    }
    engine.FPDFPage_SetRotation(page, rotate);
    engine.FPDF_ClosePage(page);
  }
  const writer = engine.PDFiumExt_OpenFileWriter();
  engine.PDFiumExt_SaveAsCopy(document, writer);
  const size = engine.PDFiumExt_GetFileWriterSize(writer);
  const out = malloc(size);
  engine.PDFiumExt_GetFileWriterData(writer, out, size);
  return heap(engine).slice(out, out + size);
}

function heap({ pdfium: module }: WrappedPdfiumModule): Uint8Array {
  return (module as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
}
