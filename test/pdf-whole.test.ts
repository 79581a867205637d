import { zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Document } from "../src/read/document.ts";
import { readPdf } from "../src/read/pdf.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { handmadePdf, stream } from "./handmade-pdf.ts";
import { disclosure } from "./invented/disclosure.ts";

const drawing = (text: string): string => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
const packed = (content: string): string =>
  Buffer.from(zlibSync(Buffer.from(content, "latin1"))).toString("latin1");
const flate = (bytes: string, length = bytes.length): string =>
  `<</Filter/FlateDecode/Length ${length}>>stream\n${bytes}\nendstream`;

/** Two pages, the second of which draws this; further objects from the eighth on. */
function pdf(second: string, more: readonly string[] = [], entries = "/Contents 7 0 R"): Uint8Array {
  return handmadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 595 842]>>",
    "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
    stream(drawing("Total 1300.00")),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    `<</Type/Page/Parent 2 0 R${entries}>>`,
    second,
    ...more,
  ]);
}

const texts = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [] : [block.passage.text]));
const second = drawing("Balance 20.00");

describe("what is whole is read, and nothing is said of it", () => {
  test.each([
    ["plain content", pdf(stream(second))],
    ["packed content", pdf(flate(packed(second)))],
    [
      "content in two streams, a text in each",
      pdf(stream("BT /F1 12 Tf 72 700"), [stream("Td (Balance 20.00) Tj ET")], "/Contents[7 0 R 8 0 R]"),
    ],
    ["an image between", pdf(stream(`BI /W 1 /H 1 /BPC 8 /CS /G ID (\nEI ${second}`))],
    [
      "a length that stands apart",
      pdf(`<</Length 8 0 R>>stream\n${second}\nendstream`, [String(second.length)]),
    ],
    [
      "packed twice",
      pdf(
        `<</Filter[/FlateDecode/FlateDecode]/Length ${packed(packed(second)).length}>>stream\n${packed(packed(second))}\nendstream`,
      ),
    ],
  ])("%s", async (_what, bytes) => {
    const document = await readPdf(bytes);
    expect(texts(document).join("")).toBe("Total 1300.00Balance 20.00");
    expect(document.notes).toEqual([]);
  });
});

describe("a page whose content breaks off is named and not read", () => {
  const whole = packed(`${second} `.repeat(50));
  test.each([
    ["packed content that was cut", pdf(flate(whole.slice(0, -30)))],
    ["packed content with its end alone missing", pdf(flate(whole.slice(0, -4)))],
    ["packed content with a byte changed", pdf(flate(`${whole.slice(0, 30)}!${whole.slice(31)}`))],
    ["content that is no packed content", pdf(flate("nothing at all"))],
    ["plain content that ends in a text", pdf(stream("BT /F1 12 Tf 72 700 Td (Balance 2"))],
    ["plain content that ends before its operator", pdf(stream("BT /F1 12 Tf 72 700 Td (Balance 20.00)"))],
    ["a text that is not ended", pdf(stream("BT /F1 12 Tf 72 700 Td (Balance 20.00) Tj"))],
    ["a length beyond the stream", pdf(`<</Length 9999>>stream\n${second}\nendstream`)],
    ["content that is not there", pdf("<</Length 0>>", [], "/Contents 8 0 R")],
    ["content that is no stream", pdf("<</Type/Nothing>>")],
    [
      "a form that it draws",
      pdf(
        stream(`${second} /X Do`),
        [flate(whole.slice(0, -9)).replace("<<", "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]")],
        "/Contents 7 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>",
      ),
    ],
    [
      "a map of signs",
      pdf(
        stream(second),
        ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 9 0 R>>", flate(whole.slice(0, -9))],
        "/Contents 7 0 R/Resources<</Font<</F1 8 0 R>>>>",
      ),
    ],
  ])("%s", async (_what, bytes) => {
    const document = await readPdf(bytes);
    expect(texts(document)).toEqual(["Total 1300.00"]);
    expect(document.notes.map(({ kind, position }) => [kind, position.page])).toEqual([
      ["broken-content", 2],
    ]);
    expect(document.notes[0]?.message).toMatch(/^第2页的内容不完整/);
  });

  test("a page that is not there", async () => {
    const text = Buffer.from(pdf(stream(second)))
      .toString("latin1")
      .replace("6 0 R]", "9 0 R]");
    const { notes, pages } = await readPdf(new Uint8Array(Buffer.from(text, "latin1")));
    expect(pages).toBe(2);
    expect(notes.map(({ kind, position }) => [kind, position.page])).toEqual([["broken-content", 2]]);
  });
});

test("a page that is an image is read from the image only where that is whole", async () => {
  const grey = packed("\u0080".repeat(60 * 84));
  const page = (image: string): Uint8Array =>
    pdf(
      stream("q 595 0 0 842 0 0 cm /I Do Q"),
      [
        flate(image).replace(
          "<<",
          "<</Type/XObject/Subtype/Image/Width 60/Height 84/ColorSpace/DeviceGray/BitsPerComponent 8",
        ),
      ],
      "/Contents 7 0 R/Resources<</XObject<</I 8 0 R>>>>",
    );
  const kinds = async (image: string) => (await readPdf(page(image))).notes.map(({ kind }) => kind);
  expect(await kinds(grey)).toEqual(["page-without-text"]);
  expect(await kinds(grey.slice(0, -8))).toEqual(["broken-content"]);
});

test("a disclosure with such a page is not publishable, whatever else is right", async () => {
  const { notes } = await readPdf(pdf(stream("BT /F1 12 Tf (20")));
  const document = readText(new TextEncoder().encode(disclosure()));
  const judged = (more: Document["notes"]) =>
    audit(recognise({ ...document, notes: [...document.notes, ...more] }));
  expect(judged([]).verdict.publishable).toBe(true);
  expect(judged(notes).verdict.publishable).toBe(false);
  const unchecked = judged(notes).checks.find(
    (check) => check.rule === "nothing-hidden" && check.outcome === "unchecked",
  );
  expect(unchecked).toBeDefined();
});

test.each([
  ["a page tree that counts less than it holds", (text: string) => text.replace("/Count 2", "/Count 1")],
  ["cross-references that lead nowhere", (text: string) => text.replace(/startxref\n\d/, "startxref\n9")],
])("%s: the file is named", async (_what, change) => {
  const text = change(Buffer.from(pdf(stream(second))).toString("latin1"));
  const { notes } = await readPdf(new Uint8Array(Buffer.from(text, "latin1")));
  expect(notes.map(({ kind, position }) => [kind, position.page])).toEqual([["broken-content", null]]);
});
