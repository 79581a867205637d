/**
 * PDFium as bytes, from the package on disk. The build for browsers puts another module in its place that holds
 * them; this is the only file of the room that knows where it runs.
 */
export async function pdfiumBytes(): Promise<ArrayBuffer> {
  const { readFile } = await import("node:fs/promises");
  const bytes = await readFile(new URL(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
