import { expect, test } from "vitest";
import { readPdf } from "../src/read/pdf.ts";
import { handmadePdf, stream } from "./handmade-pdf.ts";

function pdf(catalogue: string, ...more: readonly string[]): Uint8Array {
  return handmadePdf([
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    stream("BT /F1 12 Tf 72 700 Td (Total 1300.00) Tj ET"),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...more,
  ]);
}

test.each([
  ["a script", pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "脚本（JavaScript）"],
  ["an action that starts a program", pdf("/OpenAction<</S/Launch/F(cmd.exe)>>"), "启动程序的动作"],
  [
    "a file inside",
    pdf(
      "/Names<</EmbeddedFiles<</Names[(a.xlsx) 6 0 R]>>>>",
      "<</Type/Filespec/F(a.xlsx)/EF<</F 7 0 R>>>>",
      stream("x", "/Type/EmbeddedFile"),
    ),
    "嵌入的文件",
  ],
])("%s is noted, and the pages are read", async (_what, bytes, words) => {
  const { blocks, notes } = await readPdf(bytes);
  expect(blocks.map((block) => block.kind === "paragraph" && block.passage.text)).toEqual(["Total 1300.00"]);
  expect(notes.map(({ kind, text }) => [kind, text])).toEqual([["external-link", words]]);
});

test("a plain file has nothing to note", async () => {
  expect((await readPdf(pdf(""))).notes).toEqual([]);
});
