import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Account } from "../../src/facts/account.ts";
import type { Disclosure, WrittenTable } from "../../src/facts/disclosure.ts";
import { readDocx } from "../../src/read/docx.ts";
import { readPdf } from "../../src/read/pdf.ts";
import { openZip } from "../../src/read/zip.ts";
import { recognise } from "../../src/recognise/account.ts";
import { disclosureDocx } from "../../src/write/disclosure-docx.ts";
import { needs } from "../needs.ts";
import { all, ooxmlProblems, treeOf } from "./ooxml.ts";
import { sample } from "./sample.ts";

const stated = ({ facts }: Account): string[] =>
  facts.map(({ key, home, value, printed }) => `${home} ${key} ${value} ${printed}`);
const captions = ({ tables }: Account): unknown[] =>
  tables.map(({ form, number, title, owner, year, amountUnit, notes, remarks }) => [
    form,
    number,
    title,
    owner,
    year,
    amountUnit,
    notes.map(({ text }) => text),
    remarks.map(({ text }) => text),
  ]);
const part = (bytes: Uint8Array, name: string): string =>
  new TextDecoder().decode(openZip(bytes).part(name)!);
const draft = (written: Disclosure): Disclosure => ({ ...written, draft: true });

describe("a disclosure written as Word", () => {
  test.each(["simple", "rich"] as const)("says what it was given (%s)", async (shape) => {
    const { source, written } = sample({ shape });
    const back = recognise(readDocx(await disclosureDocx(written)));
    expect(stated(back)).toEqual(stated(source));
    expect(captions(back)).toEqual(captions(source));
    expect(back.unbound).toEqual([]);
    expect(back.repairs).toEqual([]);
    expect(back.outline.map(({ number, title, section }) => [number, title, section])).toEqual(
      source.outline.map(({ number, title, section }) => [number, title, section]),
    );
  });

  test.each([
    ["simple", sample({ shape: "simple" }).written],
    ["rich", sample({ shape: "rich" }).written],
    ["a draft", draft(sample().written)],
    ["nothing", { ...sample().written, blocks: [] }],
    [
      "signs that XML cannot hold",
      { ...sample().written, blocks: [{ kind: "paragraph", text: "甲\u0001<乙>&\ud800\n丙\t丁" }] },
    ],
  ] as const)("is well-formed OOXML: %s", async (_name, written) => {
    expect(ooxmlProblems(await disclosureDocx(written))).toEqual([]);
  });

  test("gives the same bytes each time", async () => {
    const { written } = sample();
    expect(Buffer.compare(await disclosureDocx(written), await disclosureDocx(written))).toBe(0);
  });

  test("repeats headers, breaks no row, merges cells as given", async () => {
    const { written } = sample();
    const tables = written.blocks.filter((block): block is WrittenTable => block.kind === "table");
    const xml = all(
      treeOf(openZip(await disclosureDocx(written)).part("word/document.xml")!, "document"),
      "tbl",
    );
    expect(xml.map((table) => all(table, "tblHeader").length)).toEqual(
      tables.map(({ headerRows, rows }) => (headerRows < rows.length ? headerRows : 0)),
    );
    expect(
      xml.flatMap((table) => all(table, "tr").filter((row) => all(row, "cantSplit").length === 0)),
    ).toEqual([]);
    expect(all(xml[0]!, "gridSpan").map(({ attributes }) => attributes.val)).toEqual(["3", "3", "2", "2"]);
    expect(all(xml[1]!, "vMerge").filter(({ attributes }) => attributes.val === "restart")).toHaveLength(7);
  });

  test("numbers pages anew after the contents and not at all on the cover", async () => {
    const document = treeOf(
      openZip(await disclosureDocx(sample().written)).part("word/document.xml")!,
      "document",
    );
    const sections = all(document, "sectPr").map((section) => ({
      footer: all(section, "footerReference").length,
      start: all(section, "pgNumType")[0]?.attributes.start ?? null,
      across: all(section, "pgSz")[0]?.attributes.orient === "landscape",
    }));
    expect(sections.slice(0, 3)).toEqual([
      { footer: 0, start: null, across: false },
      { footer: 1, start: "1", across: false },
      { footer: 1, start: "1", across: false },
    ]);
    expect(sections.slice(3).every(({ start }) => start === null)).toBe(true);
    expect(sections.some(({ across }) => across)).toBe(true);
  });

  test("lists every heading and table in the contents with a page", async () => {
    const bytes = await disclosureDocx(sample().written);
    const back = recognise(readDocx(bytes));
    const listed = back.contents.map(({ number, title }) => number + title);
    for (const { number, title, depth } of back.outline)
      if (depth === 0) expect(listed).toContain(number + title);
    for (const { title } of back.tables) expect(listed).toContain(title);
    const pages = back.contents.map(({ page }) => page);
    expect(pages.every((page) => page !== null)).toBe(true);
    expect(pages).toEqual(pages.toSorted((a, b) => a! - b!));
  });

  test("a draft says so on every page, a final text nowhere", async () => {
    const { written } = sample();
    const bytes = await disclosureDocx(draft(written));
    const document = treeOf(openZip(bytes).part("word/document.xml")!, "document");
    expect(all(document, "headerReference")).toHaveLength(all(document, "sectPr").length);
    expect(part(bytes, "word/header.xml")).toContain('<w:t xml:space="preserve">草稿</w:t>');
    const final = await disclosureDocx(written);
    expect(
      openZip(final).names.filter((name) =>
        new TextDecoder().decode(openZip(final).part(name)!).includes("草稿"),
      ),
    ).toEqual([]);
  });
});

const plainText = (text: string): string => text.replace(/\s+/g, "");
const office = ["soffice", "libreoffice"].find((name) => {
  try {
    execFileSync("which", [name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

const laidOutBy = needs("LibreOffice (apt-get install libreoffice-writer)", office !== undefined);

describe.skipIf(laidOutBy.absent)(
  laidOutBy.named("a disclosure written as Word and laid out by LibreOffice"),
  () => {
    test.each(["simple", "rich"] as const)(
      "keeps its figures whole and its contents right within a page (%s)",
      async (shape) => {
        const { written } = sample({ shape });
        const folder = mkdtempSync(join(tmpdir(), "mingzhang-"));
        try {
          const bytes = await disclosureDocx(written);
          writeFileSync(join(folder, "a.docx"), bytes);
          execFileSync(
            office!,
            [
              `-env:UserInstallation=file://${folder}/profile`,
              "--headless",
              "--convert-to",
              "pdf",
              "--outdir",
              folder,
              join(folder, "a.docx"),
            ],
            { stdio: "ignore" },
          );
          const { blocks } = await readPdf(new Uint8Array(readFileSync(join(folder, "a.pdf"))));
          const laidOut = blocks.filter((block) => block.kind === "table");
          const given = written.blocks.filter((block): block is WrittenTable => block.kind === "table");
          // Figures that broke over two lines, were cut or hidden would be missing or different.
          expect(
            laidOut.map(({ rows }) => rows.map((row) => row.map(({ text }) => plainText(text)))),
          ).toEqual(
            given.map(({ rows }) => rows.map((row) => row.map((cell) => plainText(cell?.text ?? "")))),
          );
          const { contents } = recognise(readDocx(bytes));
          const first = blocks.find(
            (block) =>
              block.kind !== "table" &&
              block.passage.text.startsWith("第一部分概况") &&
              !block.passage.text.includes("…") &&
              !block.passage.text.includes("..."),
          );
          const front = first?.kind === "paragraph" ? first.passage.pieces[0]!.position.page! - 1 : 0;
          const differences = given.map(
            ({ title }, i) =>
              laidOut[i]!.pages[0]! - front - contents.find((entry) => entry.title === title)!.page!,
          );
          expect(differences.filter((difference) => Math.abs(difference) > 1)).toEqual([]);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    );
  },
);
