import { describe, expect, test } from "vitest";
import type { HandDrawn } from "../../../test/drawn-pdf.ts";
import { drawnPdf } from "../../../test/drawn-pdf.ts";
import type { PageBox } from "../../facts/drawn.ts";
import { boxesOf } from "../../facts/drawn.ts";
import type { Document } from "../document.ts";
import { readPdf } from "../pdf.ts";

const sentence = "Enough words that the direction of the text is certain";

async function read(page: HandDrawn): Promise<Document> {
  return readPdf(drawnPdf(page), { boxes: true });
}

/** The boxes of the first passage that holds the words. */
function boxesFor(document: Document, words: string): PageBox[] {
  for (const block of document.blocks)
    for (const passage of block.kind === "table" ? block.rows.flat() : [block.passage]) {
      const at = passage.text.indexOf(words);
      if (at >= 0 && passage.drawn) return boxesOf(passage.drawn, at, at + words.length);
    }
  return [];
}

/** Whether a box begins at a base line: `x` from the left, `y` from the top, up to half a sign off. */
function standsOn(box: PageBox | undefined, x: number, y: number): void {
  expect(box).toBeDefined();
  expect(Math.abs(box!.left - x)).toBeLessThan(1.5);
  expect(box!.top).toBeLessThan(y - 5);
  expect(box!.top).toBeGreaterThan(y - 12);
  expect(box!.bottom).toBeGreaterThan(y - 1);
  expect(box!.bottom).toBeLessThan(y + 5);
}

describe("boxes lie where the page shows the words", () => {
  test("on a plain page", async () => {
    const document = await read({ texts: [{ text: `${sentence} 123.45`, x: 50, y: 400 }] });
    expect(document.shownPages).toEqual([{ width: 400, height: 600, fontless: [] }]);
    standsOn(boxesFor(document, "Enough")[0], 50, 200);
    const [figure] = boxesFor(document, "123.45");
    // Helvetica: five digits and a point at 10 points are 30.58 wide.
    expect(figure!.right - figure!.left).toBeGreaterThan(29);
    expect(figure!.right - figure!.left).toBeLessThan(32);
  });

  test("on a page whose corner is not at 0, 0, and is cropped", async () => {
    const document = await read({
      texts: [{ text: `${sentence} 123.45`, x: 150, y: 500 }],
      mediaBox: [100, 100, 500, 700],
      cropBox: [120, 150, 480, 650],
    });
    expect(document.shownPages).toEqual([{ width: 360, height: 500, fontless: [] }]);
    standsOn(boxesFor(document, "Enough")[0], 30, 150);
  });

  test("on a page that is turned so that its text is upright", async () => {
    // Text runs up a page 400 × 600 that is shown turned clockwise: 600 × 400, x from its foot.
    const document = await read({
      texts: [{ text: `${sentence} 123.45`, x: 100, y: 50 }],
      up: true,
      rotate: 90,
    });
    expect(document.shownPages).toEqual([{ width: 600, height: 400, fontless: [] }]);
    standsOn(boxesFor(document, "Enough")[0], 50, 100);
  });

  test("of text that lies on its side", async () => {
    const document = await read({ texts: [{ text: `${sentence} 123.45`, x: 100, y: 50 }], up: true });
    expect(document.shownPages).toEqual([{ width: 400, height: 600, fontless: [] }]);
    const [box] = boxesFor(document, "Enough");
    expect(Math.abs(box!.bottom - 550)).toBeLessThan(1.5);
    expect(box!.bottom - box!.top).toBeGreaterThan(box!.right - box!.left);
    expect(box!.left).toBeLessThan(100);
    expect(box!.right).toBeGreaterThan(90);
    expect(boxesFor(document, sentence)).toHaveLength(1);
  });

  test("of cells: words where they are drawn, blank cells as a whole", async () => {
    const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;
    const rows = [300, 320, 340].map((y) => line(50, y, 250, y));
    const columns = [50, 150, 250].map((x) => line(x, 300, x, 340));
    const document = await read({
      texts: [
        { text: "total", x: 60, y: 326 },
        { text: "12.50", x: 160, y: 326 },
        { text: "other", x: 60, y: 306 },
      ],
      lines: [...rows, ...columns].join("\n"),
    });
    const table = document.blocks.find((block) => block.kind === "table");
    const rowsRead = table?.kind === "table" ? table.rows : [];
    expect(rowsRead.map((row) => row.map(({ text }) => text))).toEqual([
      ["total", "12.50"],
      ["other", ""],
    ]);
    standsOn(boxesOf(rowsRead[0]![1]!.drawn!, 0, 5)[0], 160, 600 - 326);
    const [blank] = boxesOf(rowsRead[1]![1]!.drawn!, 0, 0);
    expect([blank!.left, blank!.top, blank!.right, blank!.bottom].map(Math.round)).toEqual([
      150, 280, 250, 300,
    ]);
  });
});

test("without boxes nothing is kept of where signs are drawn, and the text is the same", async () => {
  const bytes = drawnPdf({ texts: [{ text: sentence, x: 50, y: 400 }] });
  const [plain, boxed] = [await readPdf(bytes), await readPdf(bytes, { boxes: true })];
  expect(JSON.stringify(plain)).not.toContain("drawn");
  const texts = (document: Document): string[] =>
    document.blocks.map((block) => (block.kind === "table" ? "" : block.passage.text));
  expect(texts(plain)).toEqual(texts(boxed));
});

test("Chinese words whose font is not in the file are kept with their places, for images lack them", async () => {
  // 决算支出 in GBK.
  const bytes = drawnPdf({ texts: [], chinese: { codes: "bef6cbe3d6a7b3f6", x: 50, y: 400 } });
  const document = await readPdf(bytes, { boxes: true });
  const [page] = document.shownPages!;
  expect(page!.fontless).toHaveLength(1);
  const [words] = page!.fontless;
  expect(words!.signs.join("")).toBe("决算支出");
  expect(words!.lefts.map(Math.round)).toEqual([50, 60, 70, 80]);
  expect([Math.round(words!.baseLine), Math.round(words!.size)]).toEqual([200, 10]);
});
