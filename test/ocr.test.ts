import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openAudit } from "../src/audit/engine.ts";
import { documentsOf } from "../src/isolate/documents.ts";
import { canRecognise } from "../src/isolate/ocr.ts";
import type { Document } from "../src/read/document.ts";
import { pictures } from "../src/read/pdf/pdfium.ts";
import { recognise } from "../src/recognise/account.ts";
import { needs, shared } from "./needs.ts";
import { scannedPdf } from "./scanned.ts";

const original = shared("corpus/putuo-finance-2024.pdf");
const tesseract = needs("Tesseract (apt-get install tesseract-ocr-chi-sim)", canRecognise());
const without = needs("a machine without Tesseract", !canRecognise());

const dpi = 300;
const page = 8;

/** Amounts in the tables of a page, in reading order. */
function amounts(document: Document, number: number): string[] {
  return document.blocks
    .flatMap((block) => (block.kind === "table" ? block.rows.flat() : []))
    .filter(({ pieces, text }) => pieces[0]?.position.page === number && /^-?[\d,]+\.\d+$/.test(text))
    .map(({ text }) => text);
}

describe.skipIf(tesseract.absent)(tesseract.named("a page that is a picture"), () => {
  test.skipIf(original.absent)(
    original.named("is read by OCR: its amounts are in their cells, marked, and the report says so"),
    async () => {
      const bytes = new Uint8Array(readFileSync(original.url));
      const scan = scannedPdf(await pictures(bytes, [page], dpi, (_, picture) => picture), dpi);
      const [read] = await documentsOf(scan, "扫描件.pdf");
      const [text] = await documentsOf(bytes, "原件.pdf");
      const [got, expected] = [amounts(read!.document, 1), amounts(text!.document, page)];
      const right = expected.filter((amount, i) => got[i] === amount).length;
      expect(right / expected.length).toBeGreaterThan(0.95);
      const account = recognise(read!.document);
      const figures = account.facts.filter(({ printed }) => /\d/.test(printed));
      expect(figures.length).toBeGreaterThan(0);
      expect(figures.every(({ confidence }) => confidence !== undefined)).toBe(true);
      const report = openAudit({ ...account, kind: "final-accounts" }).report();
      expect(report.findings.map(({ severity, message }) => `${severity} ${message}`)).toContainEqual(
        expect.stringMatching(/^warning 第1页是图片，文字由OCR识别，平均置信度\d+%/),
      );
    },
  );
});

describe.skipIf(without.absent)(without.named("without Tesseract"), () => {
  test("a page that is a picture is named and not guessed", async () => {
    const dots = new Uint8Array(1240 * 1754).fill(200);
    const [read] = await documentsOf(scannedPdf([{ width: 1240, height: 1754, dots }], 150), "扫描件.pdf");
    expect(read?.document.notes.map(({ kind }) => kind)).toEqual(["page-without-text"]);
  });
});
