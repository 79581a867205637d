import { describe, expect, test } from "vitest";
import { readPdf } from "../src/read/pdf.ts";
import { handmadePdf, stream } from "./handmade-pdf.ts";

/** A page that draws these bytes with a Chinese font that is not in the file and names this encoding. */
function page(encoding: string, hex: string, ordering = "GB1"): Uint8Array {
  return handmadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    stream(`BT /F1 12 Tf 72 700 Td <${hex}> Tj ET`),
    `<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>`,
    "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>",
  ]);
}

const texts = async (bytes: Uint8Array): Promise<string[]> =>
  (await readPdf(bytes)).blocks.flatMap((block) => (block.kind === "table" ? [] : [block.passage.text]));
const kinds = async (bytes: Uint8Array): Promise<string[]> =>
  (await readPdf(bytes)).notes.map(({ kind }) => kind);

// 收入合计1300.00元
const gbk = "CAD5C8EBBACFBCC6313330302E3030D4AA";
const utf16 = "653651655408 8BA1 0031 0033 0030 0030 002E 0030 0030 5143";

describe("a Chinese font that is not in the file is read by the encoding that it names", () => {
  test.each([
    ["GBK-EUC-H", gbk],
    ["GBKp-EUC-H", gbk],
    ["GB-EUC-H", gbk],
    ["UniGB-UCS2-H", utf16],
    ["UniGB-UTF16-H", utf16],
  ])("%s", async (encoding, hex) => {
    expect(await texts(page(encoding, hex))).toEqual(["收入合计1300.00元"]);
    expect(await kinds(page(encoding, hex))).toEqual([]);
  });
});

test("a font that says nowhere which signs it draws makes its page garbled, and nothing of it is read", async () => {
  const bytes = page("Identity-H", "00120034005600780091", "Identity");
  expect(await texts(bytes)).toEqual([]);
  expect(await kinds(bytes)).toEqual(["garbled-page"]);
});
