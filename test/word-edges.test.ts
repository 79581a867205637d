import { describe, expect, test } from "vitest";
import { readDocx } from "../src/read/docx.ts";
import { relations, word } from "./office-parts.ts";

const run = (text: string, properties = ""): string =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...content: readonly string[]): string => `<w:p>${content.join("")}</w:p>`;
const cell = (text: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;

/** Paragraphs as they are, tables as rows of cells with a bar between them. */
function read(body: string, parts: Readonly<Record<string, string>> = {}): string[] {
  return readDocx(word(body, parts)).blocks.map((block) =>
    block.kind === "table"
      ? block.rows.map((row) => row.map(({ text }) => text).join("|")).join("/")
      : block.passage.text,
  );
}

describe("what Word prints is what is read", () => {
  const box = `<w:txbxContent>${paragraph(run("框"))}</w:txbxContent>`;
  const shape = `<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${box}</v:textbox></v:shape></w:pict>`;

  test.each([
    [
      "a field prints its result",
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("5"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      ["5"],
    ],
    [
      "a simple field",
      paragraph(run("表"), `<w:fldSimple w:instr=" SEQ 表 ">${run("3")}</w:fldSimple>`),
      ["表3"],
    ],
    [
      "a tab and a tab stop",
      `<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs></w:pPr>${run("一")}<w:r><w:tab/></w:r>${run("二")}</w:p>`,
      ["一\t二"],
    ],
    [
      "a minus that does not break from its amount",
      paragraph("<w:r><w:noBreakHyphen/></w:r>", run("5.00元")),
      ["-5.00元"],
    ],
    [
      "a break that is allowed but not made",
      paragraph("<w:r><w:t>收</w:t><w:softHyphen/><w:t>入</w:t></w:r>"),
      ["收入"],
    ],
    ["a link", paragraph(`<w:hyperlink w:anchor="a">${run("附件")}</w:hyperlink>`), ["附件"]],
    [
      "signs with their sounds above",
      paragraph(`<w:r><w:ruby><w:rt>${run("yi")}</w:rt><w:rubyBase>${run("一")}</w:rubyBase></w:ruby></w:r>`),
      ["一"],
    ],
    ["a text box of an old document", paragraph(`<w:r>${shape}</w:r>`, run("正文")), ["框", "正文"]],
    [
      "a text box with a copy for old programs",
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${shape}</mc:Fallback></mc:AlternateContent></w:r>`,
        run("正文"),
      ),
      ["框", "正文"],
    ],
    [
      "content controls",
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run("目录"))}</w:sdtContent></w:sdt>`,
      ["目录"],
    ],
    [
      "several sections",
      `${paragraph(run("一"))}<w:p><w:pPr><w:sectPr/></w:pPr></w:p>${paragraph(run("二"))}`,
      ["一", "二"],
    ],
  ])("%s", (_what, body, texts) => {
    expect(read(body)).toEqual(texts);
  });

  test("notes at the foot come last, heads and feet of pages not at all", () => {
    const parts = {
      "word/_rels/document.xml.rels": relations([
        ["rId2", "footnotes", "footnotes.xml"],
        ["rId3", "header", "header1.xml"],
      ]),
      "word/header1.xml": `<w:hdr SPACE>${paragraph(run("页眉"))}</w:hdr>`,
      "word/footnotes.xml": `<w:footnotes SPACE><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph(run("不含基建"))}</w:footnote></w:footnotes>`,
    };
    expect(read(paragraph(run("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), parts)).toEqual([
      "正文",
      "不含基建",
    ]);
  });
});

describe("tables of Word", () => {
  test("a table in a cell is text of that cell", () => {
    const inner = `<w:tc>${table(cell("子1") + cell("子2"))}${paragraph(run("后"))}</w:tc>`;
    expect(read(table(cell("甲") + inner))).toEqual(["甲|子1 子2后"]);
  });

  test("a row that begins further to the right", () => {
    const late = `<w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("1.00")}${cell("2.00")}`;
    expect(read(table(cell("项目") + cell("合计") + cell("基本"), late))).toEqual([
      "项目|合计|基本/|1.00|2.00",
    ]);
  });

  test("cells merged across and down have their text in the first", () => {
    const across =
      cell("金额", '<w:hMerge w:val="restart"/>') + cell("旧", '<w:hMerge w:val="continue"/>') + cell("注");
    const down = cell("合计", '<w:vMerge w:val="restart"/>') + cell("1", '<w:gridSpan w:val="2"/>');
    const below = cell("旧", "<w:vMerge/>") + cell("2", '<w:gridSpan w:val="2"/>');
    expect(read(table(across, down, below))).toEqual(["金额||注/合计|1|/|2|"]);
  });

  test("a cell in a content control", () => {
    expect(read(table(`<w:sdt><w:sdtContent>${cell("甲")}</w:sdtContent></w:sdt>${cell("乙")}`))).toEqual([
      "甲|乙",
    ]);
  });

  test("a wide row above thousands of narrow ones is refused with the limit", () => {
    const rows = [cell("一").repeat(1_000), ...Array.from({ length: 1_000 }, () => cell("二"))];
    expect(() => read(table(...rows))).toThrow(/表格单元格多于500000个/);
  });
});

test("a field that fetches what is not in the file, or starts a program, is noted", () => {
  const field = (words: string): string =>
    paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      ...words.split("|").map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`),
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      run("100.00"),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    );
  const kinds = (body: string): string[] => readDocx(word(body)).notes.map(({ kind }) => kind);
  for (const words of [
    " INCLUDE|TEXT file:///a",
    "DDEAUTO c:\\\\cmd.exe",
    " HYPERLINK &quot;javascript:a&quot; ",
  ])
    expect(kinds(field(words))).toEqual(["external-link"]);
  expect(
    kinds(`<w:p><w:fldSimple w:instr=" INCLUDEPICTURE a ">${run("1")}</w:fldSimple></w:p>`),
  ).toHaveLength(1);
  for (const words of [" PAGE|REF _Toc1", " SEQ 表 ", " HYPERLINK &quot;https://example.org&quot; "])
    expect(kinds(field(words))).toEqual([]);
});
