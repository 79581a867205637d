/** Takes the place of src/read/pdf/wasm.ts in the offline page: PDFium, compressed, is part of the page. */
export async function pdfiumBytes(): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(__PDFIUM__), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Filled in by the build: the wasm file, gzipped, in base64. */
declare const __PDFIUM__: string;
