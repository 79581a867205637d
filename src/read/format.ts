import type { DocumentFormat } from "../facts/account.ts";

/** The format of a file by its first bytes, and by its name where bytes do not tell text from Markdown. */
export function formatOf(bytes: Uint8Array, name: string): DocumentFormat | "zip" | "ole" {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
    if (/\.docx$/i.test(name)) return "docx";
    return /\.xlsx$/i.test(name) ? "xlsx" : "zip";
  }
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return /\.xls$/i.test(name) ? "xls" : "ole";
  if (/\.html?$/i.test(name)) return "html";
  if (/\.json$/i.test(name)) return "json";
  return /\.(?:md|markdown)$/i.test(name) ? "markdown" : "text";
}
