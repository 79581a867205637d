import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { correctionsOf } from "../../src/audit/corrections.ts";
import { openAudit } from "../../src/audit/engine.ts";
import type { Correction } from "../../src/facts/correction.ts";
import { readDocx } from "../../src/read/docx.ts";
import { readText } from "../../src/read/text.ts";
import { openZip } from "../../src/read/zip.ts";
import { recognise } from "../../src/recognise/account.ts";
import { correctedDocx } from "../../src/write/corrected-docx.ts";
import { disclosureDocx } from "../../src/write/disclosure-docx.ts";
import { plantedExample } from "../invented/planted.ts";
import { ooxmlProblems } from "./ooxml.ts";
import { writtenFrom } from "./sample.ts";

const revision = { author: "明账", date: "2026-01-02T03:04:05Z" };
const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function word(body: string): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(`<w:document ${spaces}><w:body>${body}</w:body></w:document>`),
    "word/media/image1.png": new Uint8Array([1, 2, 3]),
  });
}

const bodyOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(openZip(bytes).part("word/document.xml")!);
const accepted = (xml: string): string =>
  xml.replace(/<w:del [^>]*>.*?<\/w:del>/gs, "").replace(/<\/?w:ins\b[^>]*>/g, "");
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("");

/** A correction of the first place in which the words stand, as the reader sees it. */
function correction(bytes: Uint8Array, printed: string, corrected: string): Correction {
  const { blocks } = readDocx(bytes);
  const passages = blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : [block.passage]));
  const passage = passages.find(({ text }) => (printed === "" ? text === "" : text.includes(printed)))!;
  const start = passage.text.indexOf(printed);
  const { cell } = passage.pieces[0]!.position;
  return {
    finding: "f",
    place: { table: null, row: null, column: null, page: null, line: null, cell, text: printed },
    spot: { block: 0, row: -1, col: -1, start, end: start + printed.length },
    passage: passage.text,
    start,
    end: start + printed.length,
    printed,
    corrected,
  };
}

function fixed(body: string, printed: string, corrected: string): string {
  const bytes = word(body);
  const copy = correctedDocx(openZip(bytes), [correction(bytes, printed, corrected)], revision);
  expect(copy.left).toEqual([]);
  return bodyOf(copy.bytes).replace(/^.*<w:body>|<\/w:body>.*$/gs, "");
}

const mark = 'w:author="明账" w:date="2026-01-02T03:04:05Z"';

describe("a corrected copy of a Word document", () => {
  test("words inside a run, its look kept", () => {
    expect(
      fixed(
        '<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>收入10.00元。</w:t></w:r></w:p>',
        "10.00元",
        "12.00元",
      ),
    ).toBe(
      `<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">收入</w:t></w:r><w:del w:id="1" ${mark}><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">10.00元</w:delText></w:r></w:del><w:ins w:id="2" ${mark}><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">12.00元</w:t></w:r></w:ins><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">。</w:t></w:r></w:p>`,
    );
  });

  test("words spread over runs, with a bookmark between them", () => {
    const body =
      '<w:p><w:r><w:t>共</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>1</w:t></w:r><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t>0.0</w:t></w:r><w:bookmarkEnd w:id="7"/><w:r><w:t>0元整</w:t></w:r></w:p>';
    const copy = fixed(body, "10.00元", "12.00元");
    expect(textOf(accepted(copy))).toBe("共12.00元整");
    expect(copy.match(/<w:del /g)).toHaveLength(3);
    expect(copy).toContain(
      `<w:ins w:id="11" ${mark}><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">12.00元</w:t></w:r></w:ins>`,
    );
    expect(copy).toContain('<w:bookmarkStart w:id="7" w:name="a"/>');
  });

  test.each([
    [
      "a cell of a merged table",
      '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      "2.00",
      "3.00",
      "项目1.001.003.00",
    ],
    [
      "a cell of two paragraphs",
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>总</w:t></w:r></w:p><w:p><w:r><w:t>计1.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "1.00",
      "2.00",
      "总计2.00",
    ],
    [
      "a line after a break",
      "<w:p><w:r><w:t>甲1.00</w:t><w:br/><w:t>乙1.00</w:t></w:r></w:p>",
      "乙1.00",
      "乙2.00",
      "甲1.00乙2.00",
    ],
    [
      "a paragraph after one in a text box",
      "<w:p><mc:AlternateContent><mc:Choice><w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:r></mc:Choice></mc:AlternateContent></w:p><w:p><w:r><w:t>值1.00</w:t></w:r></w:p>",
      "值1.00",
      "值2.00",
      "框值2.00",
    ],
    [
      "behind hidden text and accepted changes",
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:del w:id="3"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>值&amp;1.00</w:t></w:r></w:p>',
      "1.00",
      "2.00",
      "密值&amp;2.00",
    ],
    [
      "a blank cell",
      "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl>",
      "",
      "5.00",
      "5.00",
    ],
    ["a blank cell without anything", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "", "5.00", "5.00"],
    [
      "a cell left blank",
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>9.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "9.00",
      "",
      "",
    ],
  ])("%s", (_name, body, printed, corrected, expected) => {
    expect(textOf(accepted(fixed(body, printed, corrected)))).toBe(expected);
  });

  test("what waits for another's acceptance or is not there is left", () => {
    const bytes = word('<w:p><w:ins w:id="1"><w:r><w:t>新1.00</w:t></w:r></w:ins></w:p>');
    const one = correction(bytes, "1.00", "2.00");
    expect(correctedDocx(openZip(bytes), [one], revision).left).toEqual([one]);
    const moved = { ...one, place: { ...one.place, cell: "第9段" } };
    expect(correctedDocx(openZip(bytes), [moved], revision).left).toEqual([moved]);
    expect(bodyOf(correctedDocx(openZip(bytes), [one], revision).bytes)).toBe(bodyOf(bytes));
  });
});

describe("the planted example as Word, corrected", async () => {
  const planted = readText(new TextEncoder().encode(plantedExample()));
  const bytes = await disclosureDocx(writtenFrom(planted).written);
  const document = readDocx(bytes);
  const account = recognise(document);
  const { list } = correctionsOf(openAudit(account).report(), account);
  const copy = correctedDocx(openZip(bytes), list, revision);

  test("every correction finds its place", () => {
    expect(list.length).toBeGreaterThan(3);
    expect(copy.left).toEqual([]);
    expect(ooxmlProblems(copy.bytes)).toEqual([]);
  });

  test("only the corrected paragraphs differ, every other part is the same", () => {
    const before = openZip(bytes);
    const after = openZip(copy.bytes);
    expect(after.names).toEqual(before.names);
    for (const name of before.names)
      if (name !== "word/document.xml")
        expect(Buffer.compare(before.part(name)!, after.part(name)!), name).toBe(0);
    const paragraphs = (xml: string): string[] => xml.split(/(?=<w:p[ >/])/);
    const [old, now] = [paragraphs(bodyOf(bytes)), paragraphs(bodyOf(copy.bytes))];
    expect(now).toHaveLength(old.length);
    expect(now.filter((one, i) => one !== old[i])).toHaveLength(
      new Set(list.map(({ place }) => place.cell)).size,
    );
  });

  test("accepting the changes gives the corrected text, and no error is left that had a correction", () => {
    const parts = openZip(copy.bytes);
    const xml = strToU8(accepted(bodyOf(copy.bytes)));
    const all = zipSync(
      Object.fromEntries(
        parts.names.map((name) => [name, name === "word/document.xml" ? xml : parts.part(name)!]),
      ),
    );
    const read = readDocx(all);
    const passages = read.blocks.flatMap((block) =>
      block.kind === "table" ? block.rows.flat() : [block.passage],
    );
    for (const { passage, start, end, corrected, place } of list) {
      const now = passages.find(({ pieces }) => pieces[0]!.position.cell === place.cell)!;
      expect(now.text).toContain(corrected);
      if (list.filter((one) => one.place.cell === place.cell).length === 1)
        expect(now.text).toBe(passage.slice(0, start) + corrected + passage.slice(end));
    }
    const again = recognise(read);
    const rest = correctionsOf(openAudit(again).report(), again);
    expect(rest.list).toEqual([]);
    expect(rest.open).toEqual([]);
  });

  test("reading the copy reports its changes", () => {
    const kinds = readDocx(copy.bytes).notes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "tracked-change").length).toBeGreaterThanOrEqual(list.length);
    const found = openAudit(recognise(readDocx(copy.bytes))).report().findings;
    expect(found.some(({ severity, message }) => severity === "error" && message.includes("修订"))).toBe(
      true,
    );
  });
});
