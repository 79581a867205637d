/**
 * Loads the reader of a format. Libraries change prototypes while they load, if ever; a child freezes them only
 * afterwards.
 */
export async function loadReader(format: string): Promise<void> {
  if (format === "pdf") await import("../read/pdf.ts");
  else if (format === "xlsx") await import("../read/xlsx.ts");
  else if (format === "docx") await import("../read/docx.ts");
  else if (format === "xls") await import("../read/xls.ts");
  else if (format === "html") await import("../read/html.ts");
}
