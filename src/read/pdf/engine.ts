import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { init } from "@embedpdf/pdfium";
import { UnreadableFile } from "../document.ts";
import { pdfiumBytes } from "./wasm.ts";

const mostPages = 2_000;

let loading: Promise<WrappedPdfiumModule> | null = null;

function pdfium(): Promise<WrappedPdfiumModule> {
  loading ??= pdfiumBytes().then(async (wasmBinary) => {
    const module = await init({ wasmBinary });
    module.PDFiumExt_Init();
    return module;
  });
  return loading;
}

/** A PDF in the engine's memory, until it is closed. */
export interface OpenPdf {
  readonly engine: WrappedPdfiumModule;
  /** The engine's own number for the document. */
  readonly document: number;
  readonly pages: number;
  close(): void;
}

/**
 * Opens a PDF in the engine; who opens it closes it.
 * Throws UnreadableFile for what is no PDF, needs a password, or has more pages than the limit.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const engine = await pdfium();
  const { pdfium: memory } = engine;
  const file = memory.wasmExports.malloc(bytes.length);
  heapOf(engine).HEAPU8.set(bytes, file);
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, "");
  const close = (): void => {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    memory.wasmExports.free(file);
  };
  try {
    if (document === 0) throw refused(engine.FPDF_GetLastError());
    const pages = engine.FPDF_GetPageCount(document);
    if (pages < 1 || pages > mostPages)
      throw new UnreadableFile("E_PDF_LIMIT", `PDF有${pages}页，超出1至${mostPages}页的范围：请拆分后再读`);
    return { engine, document, pages, close };
  } catch (error) {
    close();
    throw error;
  }
}

interface Heaps {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

/** Views of the engine's memory, new ones after it has grown; the package does not declare them. */
export function heapOf({ pdfium: module }: WrappedPdfiumModule): Heaps {
  return module as unknown as Heaps;
}

function refused(code: number): UnreadableFile {
  // 4: password, 3: damaged; PDFium's own numbers.
  if (code === 4)
    return new UnreadableFile("E_PDF_PASSWORD", "PDF设有打开密码，无法读取：请提供没有密码的文件");
  return new UnreadableFile("E_PDF_CORRUPT", "PDF已损坏或不完整，无法读取：请重新导出或重新下载");
}
