import { readFile } from "node:fs/promises";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { init } from "@embedpdf/pdfium";

/** What a PDF says of itself besides its pages. */
export interface Tagged {
  readonly language: string;
  readonly title: string;
  readonly marked: boolean;
  readonly bookmarks: readonly Bookmark[];
  /** Top elements of the structure as far as each page shows them. */
  readonly pages: readonly (readonly Element[])[];
}

export interface Bookmark {
  readonly title: string;
  readonly children: readonly Bookmark[];
}

/** An element of the structure: Table, TR, TH, TD, H1, P … */
export interface Element {
  readonly type: string;
  readonly children: readonly Element[];
}

/** Reads the tags, bookmarks and metadata of a PDF through PDFium. */
export async function taggedOf(bytes: Uint8Array): Promise<Tagged> {
  const wasm = await readFile(new URL(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
  const engine = await init({ wasmBinary: wasm.buffer as ArrayBuffer });
  engine.PDFiumExt_Init();
  const memory = engine.pdfium.wasmExports;
  const file = memory.malloc(bytes.length);
  (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.set(bytes, file);
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, "");
  const text = (read: (buffer: number, length: number) => number): string => utf16(engine, read);
  const bookmarks = (first: number): Bookmark[] => {
    const found: Bookmark[] = [];
    for (let at = first; at !== 0; at = engine.FPDFBookmark_GetNextSibling(document, at))
      found.push({
        title: text((buffer, length) => engine.FPDFBookmark_GetTitle(at, buffer, length)),
        children: bookmarks(engine.FPDFBookmark_GetFirstChild(document, at)),
      });
    return found;
  };
  const element = (at: number): Element => ({
    type: text((buffer, length) => engine.FPDF_StructElement_GetType(at, buffer, length)),
    children: range(engine.FPDF_StructElement_CountChildren(at))
      .map((i) => engine.FPDF_StructElement_GetChildAtIndex(at, i))
      .filter((child) => child !== 0)
      .map(element),
  });
  const pages = range(engine.FPDF_GetPageCount(document)).map((index) => {
    const page = engine.FPDF_LoadPage(document, index);
    const tree = engine.FPDF_StructTree_GetForPage(page);
    const elements = range(Math.max(0, engine.FPDF_StructTree_CountChildren(tree))).map((i) =>
      element(engine.FPDF_StructTree_GetChildAtIndex(tree, i)),
    );
    engine.FPDF_StructTree_Close(tree);
    engine.FPDF_ClosePage(page);
    return elements;
  });
  return {
    language: text((buffer, length) => engine.FPDFCatalog_GetLanguage(document, buffer, length)),
    title: text((buffer, length) => engine.FPDF_GetMetaText(document, "Title", buffer, length)),
    marked: Boolean(engine.FPDFCatalog_IsTagged(document)),
    bookmarks: bookmarks(engine.FPDFBookmark_GetFirstChild(document, 0)),
    pages,
  };
}

/** All elements below and among the given ones. */
export function* descendants(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    yield* descendants(element.children);
  }
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** PDFium writes UTF-16 with a closing zero and returns how many bytes it needs. */
function utf16(engine: WrappedPdfiumModule, read: (buffer: number, length: number) => number): string {
  const memory = engine.pdfium.wasmExports;
  const length = read(0, 0);
  if (length < 2) return "";
  const buffer = memory.malloc(length);
  read(buffer, length);
  const heap = (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const found = new TextDecoder("utf-16le").decode(heap.slice(buffer, buffer + length - 2));
  memory.free(buffer);
  return found;
}
