import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { PageBox } from "../src/facts/drawn.ts";
import { boxesOf } from "../src/facts/drawn.ts";
import { annotatedPdf } from "../src/read/pdf/annotate.ts";
import { openPdf } from "../src/read/pdf/engine.ts";
import { pageImages } from "../src/read/pdf/images.ts";
import { readPdf } from "../src/read/pdf.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { layoutOf } from "../src/write/html/layout.ts";
import { missingWords, pagesToShow } from "../src/write/html/pages.ts";
import { pagePlaces } from "../src/write/page-places.ts";
import { pdfNotes } from "../src/write/pdf-notes.ts";
import { reportHtml } from "../src/write/report-html.ts";
import { drawnPdf } from "./drawn-pdf.ts";
import { plantedExample } from "./invented/planted.ts";
import { needs } from "./needs.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);
const names = ["putuo-finance-2024.pdf", "putuo-social-work-2024.pdf", "swu-2023.pdf"];
const published = needs(
  names.map((name) => `../shared/corpus/${name}`).join(", "),
  names.every((name) => existsSync(new URL(name, corpus))),
);
const poppler = needs(
  "pdftotext (apt-get install poppler-utils)",
  spawnSync("pdftotext", ["-v"]).status === 0,
);
const folder = mkdtempSync(join(tmpdir(), "mingzhang-places-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, corpus)));

/** What poppler reads in a rectangle of a page as shown. */
function popplerText(path: string, { page, left, top, right, bottom }: PageBox): string {
  // A sign belongs to the rectangle that its middle lies in; poppler takes whole points.
  const area = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top].map((value) =>
    typeof value === "number" ? String(Math.round(value)) : value,
  );
  const args = ["-q", "-r", "72", "-f", String(page), "-l", String(page), ...area, path, "-"];
  return execFileSync("pdftotext", args, { encoding: "utf8" }).replace(/\s+/g, "");
}

describe.skipIf(published.absent)(published.named("places on the pages of published documents"), () => {
  test("the wrong figure on page 21 lies where it is printed", async () => {
    const account = recognise(await readPdf(bytesOf("putuo-finance-2024.pdf"), { boxes: true }));
    const { findings } = audit(account);
    const layout = layoutOf(account, findings);
    const places = new Map(pagePlaces(account, layout).map((place) => [place.id, place]));
    const index = findings.findIndex(({ suspects }) => suspects.some(({ text }) => text === "0.3万元"));
    const place = places.get(layout.suspects[index]![0]!)!;
    expect(place.text).toBe("0.3万元");
    // Read off a print of the page with a ruler: 372–411 points from the left, base line 418 from the top.
    const [box] = place.boxes;
    expect(place.boxes).toHaveLength(1);
    expect(box!.page).toBe(21);
    expect(box!.left).toBeCloseTo(372, 0);
    expect(box!.right).toBeCloseTo(411, 0);
    expect(box!.top).toBeLessThan(410);
    expect(box!.bottom).toBeGreaterThan(417);
    expect(box!.bottom).toBeLessThan(423);
  });

  test.each(names)("%s: every figure has a box on its page, cells inside their table", async (name) => {
    const account = recognise(await readPdf(bytesOf(name), { boxes: true }));
    for (const place of pagePlaces(account, layoutOf(account, [])))
      if (place.kind === "figure") expect(place.boxes.length, place.text).toBeGreaterThan(0);
    for (const { cell, box } of cellsOf(account)) {
      const { area } = cell.drawn!;
      expect(box.page).toBe(area!.page);
      // Signs may stick out over a ruling line, never into the cell beyond.
      expect(box.left).toBeGreaterThan(area!.left - 12);
      expect(box.right).toBeLessThan(area!.right + 12);
      expect(box.top).toBeGreaterThan(area!.top - 8);
      expect(box.bottom).toBeLessThan(area!.bottom + 8);
    }
  });

  test.skipIf(poppler.absent).each(names)(
    poppler.named("%s: poppler reads in the boxes what we do"),
    async (name) => {
      const account = recognise(await readPdf(bytesOf(name), { boxes: true }));
      const printed = cellsOf(account).filter(({ cell }) => /\d\.\d\d/.test(cell.text));
      expect(printed.length).toBeGreaterThan(20);
      const path = fileURLToPath(new URL(name, corpus));
      const every = Math.ceil(printed.length / 25);
      for (const { cell, box } of printed.filter((_, i) => i % every === 0)) {
        // Fonts that declare odd heights stand lower for poppler than where they are drawn.
        const tall = { ...box, top: box.top - 1, bottom: box.bottom + 4 };
        expect(popplerText(path, tall)).toContain(cell.text.replace(/\s+/g, ""));
      }
    },
  );

  test.each(names)("%s: the report leads to its pages, with no dead link and no id twice", async (name) => {
    const document = await readPdf(bytesOf(name), { boxes: true });
    const account = recognise(document);
    const report = audit(account);
    const pages = document.shownPages!;
    const sheets = {
      pages,
      shown: pagesToShow(pages.length, report.findings),
      images: new Map(),
      note: null,
    };
    const html = reportHtml(report, account, { file: name, sha256: () => "", sheets });
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(links.filter((id) => !known.has(id))).toEqual([]);
    // Wherever the list leads, the original shows it too.
    const list = html.slice(html.indexOf('<aside id="findings"'));
    const targets = [...list.matchAll(/class="(?:jump|to)" href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((id) => !id.startsWith("pg") && !known.has(`o${id}`))).toEqual([]);
  });

  test.each(names)("%s: an annotated copy states the same and holds the comments", async (name) => {
    const bytes = bytesOf(name);
    const document = await readPdf(bytes, { boxes: true });
    const account = recognise(document);
    const report = audit(account);
    const notes = pdfNotes(report, account);
    const causes = report.findings.filter(({ cause }) => cause === null);
    for (const { message } of causes)
      expect(
        notes.some(({ contents }) => contents.includes(message.slice(0, 200))),
        message,
      ).toBe(true);
    const copy = await annotatedPdf(bytes, notes);
    const again = await readPdf(copy, { boxes: true });
    expect(again.blocks).toEqual(document.blocks);
    expect(recognise(again).facts).toEqual(account.facts);
    const { added, authors } = await annotationsOf(copy, bytes);
    expect(added).toBe(notes.length);
    expect(authors).toEqual(new Set(["明账"]));
  });
});

describe.skipIf(poppler.absent)(poppler.named("pages turned and cropped, drawn by poppler"), () => {
  const ways = [0, 90, 180, 270].flatMap((rotate) => [true, false].map((up) => ({ rotate, up })));
  test.each(ways)(
    "turned by $rotate, text up $up: the box lies around the red figure",
    async ({ rotate, up }) => {
      const bytes = drawnPdf({
        texts: [
          { text: "Enough words that the direction is certain", x: 180, y: 160 },
          { text: "123.45", x: up ? 180 : 400, y: up ? 400 : 160, red: true },
        ],
        up,
        rotate,
        mediaBox: [50, 80, 500, 700],
        cropBox: [60, 100, 480, 650],
      });
      const path = join(folder, `${rotate}-${up}.pdf`);
      writeFileSync(path, bytes);
      const document = await readPdf(bytes, { boxes: true });
      const [block] = document.blocks;
      const passage = block?.kind === "paragraph" ? block.passage : null;
      expect(passage?.text).toBe("Enough words that the direction is certain 123.45");
      const at = passage!.text.indexOf("123.45");
      const [box, ...more] = boxesOf(passage!.drawn!, at, at + 6);
      expect(more).toEqual([]);
      const red = redArea(path);
      expect(box!.left).toBeLessThan(red.left + 2);
      expect(box!.top).toBeLessThan(red.top + 2);
      expect(box!.right).toBeGreaterThan(red.right - 2);
      expect(box!.bottom).toBeGreaterThan(red.bottom - 2);
      const area = (one: Omit<PageBox, "page">): number => (one.right - one.left) * (one.bottom - one.top);
      expect(area(box!)).toBeLessThan(area(red) * 2.5);
    },
  );
});

/** The rectangle of what poppler draws red on the first page, in points from the top left. */
function redArea(path: string): Omit<PageBox, "page"> {
  const drawn = execFileSync("pdftoppm", ["-q", "-cropbox", "-r", "72", "-f", "1", "-l", "1", path]);
  // P6, width, height, the highest value, then three bytes a pixel.
  const [header = "", width = ""] = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(drawn.toString("latin1", 0, 40)) ?? [];
  const area = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (let i = header.length, pixel = 0; i + 2 < drawn.length; i += 3, pixel += 1) {
    if (drawn[i]! - drawn[i + 1]! < 60) continue;
    const [x, y] = [pixel % Number(width), Math.floor(pixel / Number(width))];
    area.left = Math.min(area.left, x);
    area.right = Math.max(area.right, x + 1);
    area.top = Math.min(area.top, y);
    area.bottom = Math.max(area.bottom, y + 1);
  }
  return area;
}

test("of a long document the first page and those with findings are shown, and it is said", () => {
  const { findings } = audit(recognise(readText(new TextEncoder().encode(plantedExample()))));
  const [finding] = findings;
  const onPage = { ...finding!, suspects: [], where: [{ ...finding!.where[0]!, page: 90 }] };
  expect(pagesToShow(100, [onPage])).toEqual([1, 90]);
  expect(pagesToShow(3, [])).toEqual([1, 2, 3]);
  expect(missingWords(100, [1, 90], 2)).toContain("共100页");
  expect(missingWords(3, [1, 2, 3], 1)).toContain("有2页没有画出图像");
  expect(missingWords(3, [1, 2, 3], 3)).toBeNull();
});

describe("page images", () => {
  async function imagesOf(
    bytes: Uint8Array,
    limits?: Parameters<typeof pageImages>[2],
  ): Promise<Uint8Array[]> {
    const images: Uint8Array[] = [];
    for await (const { png } of pageImages(bytes, [1, 2], limits)) images.push(png);
    return images;
  }
  const header = (png: Uint8Array): { width: number; height: number; depth: number; colour: number } => {
    const view = new DataView(png.buffer, png.byteOffset);
    return { width: view.getUint32(16), height: view.getUint32(20), depth: png[24]!, colour: png[25]! };
  };

  test("a page of text is sixteen greys, a page with a colour has a palette", async () => {
    const texts = [{ text: "words", x: 50, y: 400 }];
    const [grey] = await imagesOf(drawnPdf({ texts }));
    expect(header(grey!)).toEqual({ width: 666, height: 1000, depth: 4, colour: 0 });
    const [red] = await imagesOf(drawnPdf({ texts, paint: "1 0 0 rg 20 20 80 80 re f" }));
    expect(header(red!)).toEqual({ width: 666, height: 1000, depth: 8, colour: 3 });
  });

  test("a large page is drawn coarser, and the limit of bytes ends the drawing", async () => {
    const texts = [{ text: "words", x: 50, y: 400 }];
    const huge = drawnPdf({ texts, mediaBox: [0, 0, 14_000, 14_000] });
    const [coarse] = await imagesOf(huge);
    expect(header(coarse!).width * header(coarse!).height).toBeLessThanOrEqual(4_000_000);
    expect(await imagesOf(drawnPdf({ texts }), { dotsPerInch: 120, pixels: 4_000_000, bytes: 100 })).toEqual(
      [],
    );
  });
});

function cellsOf(
  account: Account,
): { cell: Account["tables"][number]["rows"][number][number]; box: PageBox }[] {
  return account.tables.flatMap((table) =>
    table.rows.flat().flatMap((cell) => {
      if (!cell.drawn || cell.text.trim() === "") return [];
      const boxes = boxesOf(cell.drawn, 0, cell.text.length);
      return boxes.length === 1 ? [{ cell, box: boxes[0]! }] : [];
    }),
  );
}

/** How many annotations a copy has more than the original, counted by the engine, and who wrote the new ones. */
async function annotationsOf(
  copy: Uint8Array,
  original: Uint8Array,
): Promise<{ added: number; authors: Set<string> }> {
  const count = async (bytes: Uint8Array): Promise<{ count: number; authors: Set<string> }> => {
    const { engine, document, pages, close } = await openPdf(bytes);
    const authors = new Set<string>();
    let found = 0;
    const buffer = engine.pdfium.wasmExports.malloc(256);
    for (let i = 0; i < pages; i += 1) {
      const page = engine.FPDF_LoadPage(document, i);
      const here = engine.FPDFPage_GetAnnotCount(page);
      found += here;
      for (let k = 0; k < here; k += 1) {
        const annotation = engine.FPDFPage_GetAnnot(page, k);
        engine.FPDFAnnot_GetStringValue(annotation, "T", buffer, 256);
        authors.add(engine.pdfium.UTF16ToString(buffer));
        engine.FPDFPage_CloseAnnot(annotation);
      }
      engine.FPDF_ClosePage(page);
    }
    engine.pdfium.wasmExports.free(buffer);
    close();
    return { count: found, authors };
  };
  const [before, after] = [await count(original), await count(copy)];
  return {
    added: after.count - before.count,
    authors: new Set([...after.authors].filter((author) => !before.authors.has(author))),
  };
}
