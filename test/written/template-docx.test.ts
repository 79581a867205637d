import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocx } from "../../src/read/docx.ts";
import { openZip } from "../../src/read/zip.ts";
import { recognise } from "../../src/recognise/account.ts";
import { templatePlaceholders } from "../../src/write/docx/placeholders.ts";
import { fillTemplate, TemplateProblem } from "../../src/write/template-docx.ts";
import { all, ooxmlProblems, treeOf } from "./ooxml.ts";
import { sample } from "./sample.ts";

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';

/** A bureau's template of the given body, with a header and a style for headings of the second level. */
function template(body: string): ReturnType<typeof openZip> {
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      ["document", "document.main"],
      ["styles", "styles"],
      ["header1", "header"],
    ]
      .map(([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${type}.${kind}+xml"/>`)
      .join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/header" Target="header1.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles ${space}><w:style w:type="paragraph" w:styleId="Biaoti2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Zhengwen"><w:name w:val="正文"/></w:style></w:styles>`,
    "word/header1.xml": `<w:hdr ${space}><w:p><w:r><w:t>{{单位名称}}</w:t></w:r></w:p></w:hdr>`,
    "word/document.xml": `<w:document ${space}><w:body>${body}${page}</w:body></w:document>`,
  };
  return openZip(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );
}

const paragraph = (text: string, properties = ""): string =>
  `<w:p>${properties}<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const { source, written } = sample();
const bodyOf = (bytes: Uint8Array, part = "word/document.xml"): string =>
  new TextDecoder().decode(openZip(bytes).part(part)!);

describe("a bureau's template", () => {
  test("parts are named by what they are, whatever year and unit their titles carry", () => {
    expect(templatePlaceholders(written)).toEqual(expect.arrayContaining(["情况说明", "决算表"]));
  });

  test("words take the look of their placeholder, also where it is spread over runs", () => {
    const split =
      "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>公开 {{年</w:t></w:r><w:r><w:t>度}</w:t></w:r><w:r><w:t>} 年 {{联系电话}}</w:t></w:r></w:p>";
    const filled = fillTemplate(template(split), written, { 联系电话: "见门户<网站>\n首页" });
    expect(bodyOf(filled)).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">公开 </w:t></w:r>');
    expect(bodyOf(filled)).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">2022</w:t></w:r>');
    const texts = readDocx(filled).blocks.map((block) => (block.kind === "table" ? "" : block.passage.text));
    expect(texts).toEqual(["公开 2022 年 见门户<网站>", "首页"]);
    expect(bodyOf(filled, "word/header1.xml")).toContain(written.unit);
  });

  test("sections and tables take the place of their paragraph, in its look, and state the same figures", () => {
    const list = ["第一部分 概况", "情况说明", "名词解释", "附件"];
    const tables = source.tables.filter(({ form }) => form?.startsWith("公开")).map(({ title }) => title!);
    const body = [
      paragraph("{{单位名称}}"),
      paragraph("{{年度}}年度部门决算公开"),
      paragraph("目录"),
      paragraph("{{目录}}"),
      paragraph("第一部分 概况"),
      paragraph(`{{${list[0]}}}`),
      paragraph("第二部分 决算表"),
      ...tables.map((title) => paragraph(`{{${title}}}`)),
      paragraph("第三部分 情况说明"),
      paragraph("{{情况说明}}", '<w:pPr><w:pStyle w:val="Zhengwen"/></w:pPr>'),
      paragraph("第四部分 名词解释"),
      paragraph("{{名词解释}}"),
      paragraph("第五部分 附件"),
      paragraph("{{附件}}"),
    ].join("");
    const filled = fillTemplate(template(body), written);
    expect(ooxmlProblems(filled)).toEqual([]);
    const back = recognise(readDocx(filled));
    const stated = ({ facts }: typeof back): string[] =>
      facts.map(({ key, home, value, printed }) => `${home} ${key} ${value} ${printed}`);
    expect(stated(back)).toEqual(stated(source));
    expect(bodyOf(filled)).toContain('<w:pPr><w:pStyle w:val="Biaoti2"/></w:pPr>');
    expect(bodyOf(filled)).toContain(
      '<w:p><w:pPr><w:pStyle w:val="Zhengwen"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>',
    );
  });

  test("a placeholder in a cell, and one that ends a section", () => {
    const cell = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="8000" w:type="dxa"/></w:tcPr>${paragraph("{{名词解释}}")}</w:tc></w:tr></w:tbl>`;
    const ending = paragraph("{{支出决算表}}", `<w:pPr>${page}</w:pPr>`);
    const filled = fillTemplate(template(cell + ending), written);
    expect(ooxmlProblems(filled)).toEqual([]);
    expect(bodyOf(filled)).toContain(`<w:p><w:pPr>${page}</w:pPr></w:p>`);
    expect(recognise(readDocx(filled)).tables.map(({ form }) => form)).toContain("公开03表");
  });

  test("wide tables get pages on their side, and the pages around them count on", () => {
    const first = page.replace("</w:sectPr>", '<w:pgNumType w:start="5"/></w:sectPr>');
    const wide = paragraph("{{公开06表}}") + paragraph("{{公开07表}}");
    const body =
      paragraph("前") + wide + paragraph("后", `<w:pPr>${first}</w:pPr>`) + paragraph("{{公开06表}}");
    const filled = fillTemplate(template(body), written);
    expect(ooxmlProblems(filled)).toEqual([]);
    const sections = all(treeOf(strToU8(bodyOf(filled)), "document"), "sectPr").map((section) => [
      all(section, "pgSz")[0]?.attributes.orient ?? "portrait",
      all(section, "pgNumType")[0]?.attributes.start ?? null,
    ]);
    expect(sections).toEqual([
      ["portrait", "5"],
      ["landscape", null],
      ["landscape", null],
      ["portrait", null],
      ["landscape", null],
    ]);
  });

  test("what is not known, not closed or not alone is said with its paragraph and what there is", () => {
    const body =
      paragraph("甲{{单位全称}}乙") +
      paragraph("{{年度}") +
      paragraph("见{{支出决算表}}") +
      paragraph("{{年度}}");
    let problem: unknown = null;
    try {
      fillTemplate(template(body), written, { 公开日期: "2023年8月31日" });
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(TemplateProblem);
    const { message } = problem as TemplateProblem;
    expect(message).toContain("不认识占位符{{单位全称}}（段落“甲{{单位全称}}乙”）");
    expect(message).toContain("占位符的{{与}}不成对（段落“{{年度}”）");
    expect(message).toContain("占位符{{支出决算表}}代表整段内容或表格，须独占一段（段落“见{{支出决算表}}”）");
    for (const name of ["公开日期", "单位名称", "目录", "支出决算表", "公开03表", "情况说明"])
      expect(message).toContain(`{{${name}}}`);
  });

  test("parts without placeholders stay as they are", () => {
    const plain = template(paragraph("{不是占位符}") + paragraph("{{年度}}"));
    const filled = openZip(fillTemplate(plain, written));
    for (const name of plain.names)
      if (!/header|document\.xml$/.test(name))
        expect(Buffer.compare(filled.part(name)!, plain.part(name)!)).toBe(0);
  });

  test("a template whose body has no placeholder would publish its own words: refused", () => {
    expect(() => fillTemplate(template(paragraph("某局2021年度决算")), written)).toThrow(/没有占位符/);
  });
});

test("placeholders are listed once each, words first", () => {
  const names = templatePlaceholders(written, { 公开日期: "" });
  expect(names.slice(0, 7)).toEqual(["公开日期", "单位名称", "年度", "上年度", "标题", "金额单位", "目录"]);
  expect(new Set(names).size).toBe(names.length);
});
