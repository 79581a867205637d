import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/engine.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Account } from "../../src/facts/account.ts";
import type { Disclosure, WrittenTable } from "../../src/facts/disclosure.ts";
import type { Document } from "../../src/read/document.ts";
import { readPdf } from "../../src/read/pdf.ts";
import { recognise } from "../../src/recognise/account.ts";
import { writtenDocument } from "../../src/recognise/written.ts";
import { openTypst } from "../../src/typeset/typst.ts";
import { disclosurePdf } from "../../src/write/disclosure-pdf.ts";
import { UnprintableText } from "../../src/write/pdf/typesetter.ts";
import { inventedAccounts } from "../composed.ts";
import { anyDisclosure } from "./any-disclosure.ts";
import { faultsOfDrawing } from "./drawing.ts";
import type { Bookmark, Element } from "./tagged.ts";
import { descendants, taggedOf } from "./tagged.ts";

const typst = await openTypst();

const stated = ({ facts }: Account): string[] =>
  facts.map(({ key, home, value, printed }) => `${home} ${key} ${value} ${printed}`).sort();

describe.each([
  ["simple", 1, false],
  ["simple", 2, true],
  ["rich", 1, false],
  ["rich", 7, true],
] as const)("a %s disclosure (seed %i, draft %s)", (shape, seed, draft) => {
  const sample = compose(inventedAccounts({ shape, seed }), { draft }).disclosure;
  const source = recognise(writtenDocument(sample));
  const pdf = disclosurePdf(sample, typst);

  test("reads back as the same facts and passes the audit as the text does", async () => {
    const account = recognise(await readPdf(pdf));
    expect(stated(account)).toEqual(stated(source));
    expect(audit(account).verdict).toEqual(audit(source).verdict);
  });

  test("is printed as the same bytes again", () => {
    expect(disclosurePdf(sample, typst)).toEqual(pdf);
  });

  test("draws no sign outside its cell or page and none over another", async () => {
    expect(await faultsOfDrawing(pdf)).toEqual([]);
  });

  test("says of itself that it is accessible, in Chinese, and has bookmarks for its headings", async () => {
    const { language, marked, title, bookmarks } = await taggedOf(pdf);
    expect({ language, marked, title }).toEqual({
      language: "zh-CN",
      marked: true,
      title: sample.unit + sample.title + (draft ? "（草稿）" : ""),
    });
    expect(Buffer.from(pdf).toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(titles(bookmarks)).toEqual(
      sample.blocks.flatMap((block) => {
        if (block.kind === "heading") return [block.text];
        return block.kind === "table" || block.kind === "contents" ? [block.title ?? ""] : [];
      }),
    );
  });

  test("tags the rows and cells of every table", async () => {
    const { pages } = await taggedOf(pdf);
    const found = pages.flatMap((page) => [...descendants(page)]).filter(({ type }) => type === "Table");
    const tables = sample.blocks.filter((block) => block.kind === "table");
    expect(found.map(shapeOf)).toEqual(tables.map(writtenShape));
  });
});

function titles(bookmarks: readonly Bookmark[]): string[] {
  return bookmarks.flatMap(({ title, children }) => [title, ...titles(children)]);
}

function shapeOf(table: Element): { header: number; cells: number } {
  const all = [...descendants(table.children)];
  return {
    header: all.filter(({ type }) => type === "TH").length,
    cells: all.filter(({ type }) => type === "TD").length,
  };
}

function writtenShape({ rows, headerRows }: WrittenTable): { header: number; cells: number } {
  // A blank cell draws nothing, so that no page shows its element.
  const count = (part: typeof rows): number => part.flat().filter((cell) => (cell?.text ?? "") !== "").length;
  return { header: count(rows.slice(0, headerRows)), cells: count(rows.slice(headerRows)) };
}

test("a table longer than a page prints its header again and loses no row", async () => {
  const rows = Array.from({ length: 150 }, (_, i) => [`项目${i}`, `${i}`, `${i * 1000}.00`]);
  const pdf = disclosurePdf(tableAlone([["科目名称", "行次", "决算数"], ...rows], 1), typst);
  const document = await readPdf(pdf);
  expect(document.pages).toBeGreaterThan(3);
  expect(tableTexts(document)).toEqual([[["科目名称", "行次", "决算数"], ...rows]]);
  const { pages } = await taggedOf(pdf);
  expect(pages.every((page) => [...descendants(page)].some(({ type }) => type === "TR"))).toBe(true);
  expect(await headersOfPages(pdf)).toEqual(pages.map(() => "科目名称行次决算数"));
});

async function headersOfPages(pdf: Uint8Array): Promise<string[]> {
  const { drawnPages } = await import("../../src/read/pdf/pdfium.ts");
  const { pageBlocks } = await import("../../src/read/pdf/page.ts");
  const headers: string[] = [];
  for await (const page of drawnPages(pdf)) {
    const table = pageBlocks(page).blocks.find((block) => block.kind === "table");
    headers.push(table?.kind === "table" ? table.rows[0]!.join("") : "");
  }
  return headers;
}

test("a character that no font has is named instead of lost", () => {
  const sample = tableAlone(
    [
      ["项目", "值"],
      ["\u{1f600}", "1"],
    ],
    1,
  );
  expect(() => disclosurePdf(sample, typst)).toThrow(UnprintableText);
  expect(() => disclosurePdf(sample, typst)).toThrow(/U\+1F600/);
});

const odd = [
  "＜",
  "＞",
  "&",
  "#",
  "$",
  "@",
  "\\",
  "*bold*",
  "_x_",
  "#let",
  "= 标题",
  "“”",
  "[",
  "]",
  "{",
  "`",
  "~",
  "//",
  "/*",
  "<a>",
  "'",
  '"',
  "——",
  "GDP",
  "2022",
  "a-word-of-forty-signs-that-fits-no-column",
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.constantFrom(..."财政拨款收支决算情况说明县水务局，。；")), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.join(""));
const amounts = fc.integer({ min: -1_000_000_000, max: 99_999_999_999 }).map((fen) => (fen / 100).toFixed(2));

test("whatever stands in a table or a paragraph, in markup's clothes or not, reads back as written", async () => {
  const rowOf = (columns: number) =>
    fc
      .tuple(words, fc.array(amounts, { minLength: columns - 1, maxLength: columns - 1 }))
      .map(([name, values]) => [name, ...values]);
  const grids = fc
    .integer({ min: 2, max: 12 })
    .chain((columns) => fc.array(rowOf(columns), { minLength: 2, maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(grids, words, fc.boolean(), async (rows, paragraph, landscape) => {
      const pdf = disclosurePdf(tableAlone(rows, 0, landscape, `说明${paragraph}`), typst);
      const document = await readPdf(pdf);
      expect(tableTexts(document)).toEqual([rows.map((row) => row.map(squeezed))]);
      const prose = document.blocks.filter((block) => block.kind === "paragraph");
      expect(squeezed(prose.map(({ passage }) => passage.text).join(""))).toContain(squeezed(paragraph));
      expect(await faultsOfDrawing(pdf)).toEqual([]);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test("any arrangement of blocks is printed, nothing over anything else", async () => {
  await fc.assert(
    fc.asyncProperty(anyDisclosure, async (made) => {
      expect(await faultsOfDrawing(disclosurePdf(made, typst))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

/** A disclosure of a paragraph and a table. */
function tableAlone(
  texts: readonly (readonly string[])[],
  headerRows: number,
  landscape = false,
  paragraph = "说明如下。",
): Disclosure {
  const table: WrittenTable = {
    kind: "table",
    id: "表-1",
    form: null,
    number: null,
    title: null,
    owner: null,
    year: null,
    unit: null,
    columns: texts[0]!.map((_, i) => ({ width: i === 0 ? 10 : 6 })),
    headerRows,
    rows: texts.map((row) =>
      row.map((text, c) => ({
        text,
        colSpan: 1,
        rowSpan: 1,
        align: c === 0 ? ("left" as const) : ("right" as const),
        figure: null,
      })),
    ),
    notes: [],
    landscape,
  };
  return {
    unit: "示例单位",
    year: 2022,
    title: "2022年度部门决算公开",
    profile: "",
    amountUnit: "元",
    draft: false,
    blocks: [{ kind: "paragraph", text: paragraph }, table],
  };
}

function tableTexts(document: Document): string[][][] {
  return document.blocks.flatMap((block) =>
    block.kind === "table" ? [block.rows.map((row) => row.map(({ text }) => squeezed(text)))] : [],
  );
}

/** Blanks between signs are a matter of setting. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
