import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import type { PageBox } from "../../facts/drawn.ts";
import type { PageNote } from "../../facts/page-note.ts";
import { UnreadableFile } from "../document.ts";
import { heapOf, openPdf } from "./engine.ts";
import { savedCopy } from "./saving.ts";

/** PDFium's own numbers for kinds of annotation, and what is coloured. */
const kinds = { text: 1, square: 5, highlight: 9 } as const;
const outline = 0;
const printed = 4;

/** Red, green, blue by severity. */
const colours = { error: [217, 48, 37], warning: [227, 132, 0], note: [30, 110, 190] } as const;

/** Size of a comment's sign in the margin, in points. */
const sign = 20;

/**
 * A copy of a PDF with comments: words highlighted, cells and tables framed, the rest as signs in the page's margin.
 * What its pages draw is unchanged; the file is written anew, so that it holds no earlier version of itself.
 * Throws UnreadableFile as reading does, and E_PDF_COPY where the engine cannot save a copy.
 */
export async function annotatedPdf(bytes: Uint8Array, notes: readonly PageNote[]): Promise<Uint8Array> {
  const { engine, document, pages, close } = await openPdf(bytes);
  const scratch = engine.pdfium.wasmExports.malloc(64);
  const lost: PageNote[] = [];
  try {
    for (const [number, here] of Map.groupBy(notes, ({ page }) => page))
      if (!annotatePage(engine, document, number, here, scratch)) lost.push(...here);
    // What is said of a page that cannot be opened stands on the first that can.
    const elsewhere = lost.map((note) => ({ ...note, boxes: [] }));
    for (let number = 1; number <= pages && elsewhere.length > 0; number += 1)
      if (annotatePage(engine, document, number, elsewhere, scratch)) break;
    const copy = savedCopy(engine, document, "anew");
    if (copy === null) throw notSaved();
    return copy;
  } finally {
    engine.pdfium.wasmExports.free(scratch);
    close();
  }
}

/** Writes comments on a page; false where there is none that can be opened. */
function annotatePage(
  engine: WrappedPdfiumModule,
  document: number,
  number: number,
  notes: readonly PageNote[],
  scratch: number,
): boolean {
  const page = engine.FPDF_LoadPage(document, number - 1);
  if (page === 0) return false;
  let inMargin = 0;
  for (const note of notes) {
    if (note.boxes.length === 0) {
      const top = 10 + inMargin * (sign + 4);
      inMargin += 1;
      const box = { page: number, left: 10, top, right: 10 + sign, bottom: top + sign };
      annotate(engine, page, note, [box], kinds.text, scratch);
    } else annotate(engine, page, note, note.boxes, note.framed ? kinds.square : kinds.highlight, scratch);
  }
  engine.FPDF_ClosePage(page);
  return true;
}

function annotate(
  engine: WrappedPdfiumModule,
  page: number,
  note: PageNote,
  boxes: readonly PageBox[],
  kind: number,
  scratch: number,
): void {
  const annotation = engine.FPDFPage_CreateAnnot(page, kind);
  if (annotation === 0) throw notSaved();
  const [red, green, blue] = colours[note.severity];
  const quads = boxes.map((box) => onPage(engine, page, box, scratch));
  setRect(engine, annotation, quads, scratch);
  engine.FPDFAnnot_SetColor(annotation, outline, red, green, blue, kind === kinds.highlight ? 90 : 255);
  engine.FPDFAnnot_SetFlags(annotation, printed);
  if (kind === kinds.square) engine.FPDFAnnot_SetBorder(annotation, 0, 0, 1.5);
  if (kind === kinds.highlight)
    for (const { left, bottom, right, top } of quads) {
      // Corners as readers of PDF expect them: upper left, upper right, lower left, lower right.
      const corners = [left, top, right, top, left, bottom, right, bottom];
      heapOf(engine).HEAPF32.set(corners, scratch >> 2);
      engine.FPDFAnnot_AppendAttachmentPoints(annotation, scratch);
    }
  setText(engine, annotation, "T", "明账");
  setText(engine, annotation, "Subj", note.title);
  setText(engine, annotation, "Contents", note.contents);
  engine.EPDFAnnot_GenerateAppearance(annotation);
  engine.FPDFPage_CloseAnnot(annotation);
}

interface Quad {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A rectangle of the page as shown in the page's own coordinates, which a turn or a crop box sets apart. */
function onPage(engine: WrappedPdfiumModule, page: number, box: PageBox, scratch: number): Quad {
  const steps = 64;
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)].map((side) =>
    Math.round(Math.min(side, 20_000) * steps),
  ) as [number, number];
  const corners = [
    [box.left, box.top],
    [box.right, box.bottom],
  ].map(([x = 0, y = 0]) => {
    const [across, down] = [Math.round(x * steps), Math.round(y * steps)];
    engine.FPDF_DeviceToPage(page, 0, 0, width, height, 0, across, down, scratch, scratch + 8);
    return [...heapOf(engine).HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 2)] as [number, number];
  });
  const [a, b] = corners as [[number, number], [number, number]];
  return {
    left: Math.min(a[0], b[0]),
    right: Math.max(a[0], b[0]),
    bottom: Math.min(a[1], b[1]),
    top: Math.max(a[1], b[1]),
  };
}

function setRect(engine: WrappedPdfiumModule, annotation: number, quads: readonly Quad[], at: number): void {
  // FS_RECTF: left, top, right, bottom.
  const rect = [
    Math.min(...quads.map(({ left }) => left)),
    Math.max(...quads.map(({ top }) => top)),
    Math.max(...quads.map(({ right }) => right)),
    Math.min(...quads.map(({ bottom }) => bottom)),
  ];
  heapOf(engine).HEAPF32.set(rect, at >> 2);
  engine.FPDFAnnot_SetRect(annotation, at);
}

function setText(engine: WrappedPdfiumModule, annotation: number, key: string, text: string): void {
  const { malloc, free } = engine.pdfium.wasmExports;
  const at = malloc((text.length + 1) * 2);
  const units = new Uint8Array((text.length + 1) * 2);
  const view = new DataView(units.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), true);
  heapOf(engine).HEAPU8.set(units, at);
  engine.FPDFAnnot_SetStringValue(annotation, key, at);
  free(at);
}

function notSaved(): UnreadableFile {
  return new UnreadableFile(
    "E_PDF_COPY",
    "PDF不能另存带批注的副本：请用原来的软件重新导出，或改用 --format html",
  );
}
