import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Document } from "../src/read/document.ts";
import { readDocx } from "../src/read/docx.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { word, workbook, zipped } from "./office-parts.ts";

function cells(document: Document): string[][] {
  const [table] = document.blocks;
  return table?.kind === "table" ? table.rows.map((row) => row.map(({ text }) => text)) : [];
}

const row = (content: string): string =>
  `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项</t></is></c>${content}</row></sheetData>`;

describe("a workbook is read as a person sees it, and its values as they are", () => {
  test.each([
    ["4566031.64", "#,##0.00", "4566031.64"],
    ["1300", "0.00", "1300.00"],
    ["0.8595", "0.00%", "85.95%"],
    ["1", "0%", "100%"],
    ["4566031.6399999997", "0.00", "4566031.64"],
    ["1E-2", "General", "0.01"],
    ["-12.5", "0.00", "-12.50"],
    ["44926", "yyyy年m月d日", "2022年12月31日"],
  ])("%s as %s is %s", (stored, format, shown) => {
    const document = readXlsx(workbook(row(`<c r="B1" s="1"><v>${stored}</v></c>`), { formats: [format] }));
    expect(cells(document)).toEqual([["项", shown]]);
  });

  test("dates of the 1904 system", () => {
    const properties = '<workbookPr date1904="1"/>';
    const document = readXlsx(
      workbook(row('<c r="B1" s="1"><v>43464</v></c>'), { formats: ["yyyy年m月d日"], properties }),
    );
    expect(cells(document)[0]?.[1]).toBe("2022年12月31日");
  });

  test("prefixed and strict namespaces", () => {
    const prefixed = row('<c r="B1"><v>5</v></c>').replace(/<(\/?)/g, "<$1x:");
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    expect(cells(readXlsx(workbook(prefixed, { prefix: "x" })))).toEqual([["项", "5"]]);
    expect(cells(readXlsx(workbook(row('<c r="B1"><v>5</v></c>'), { space: strict })))).toEqual([
      ["项", "5"],
    ]);
  });

  test("every cell has its address", () => {
    const document = readXlsx(workbook(row('<c r="C1"><v>5</v></c>')));
    const [table] = document.blocks;
    const places =
      table?.kind === "table" ? table.rows[0]!.map(({ pieces }) => pieces[0]!.position.cell) : [];
    expect(places).toEqual(["表一!A1", "表一!B1", "表一!C1"]);
  });

  test.each([
    [
      "a hidden sheet",
      workbook(row(""), { sheets: '<sheet name="表一" sheetId="1" state="veryHidden" r:id="rId1"/>' }),
      "hidden",
    ],
    [
      "a hidden column",
      workbook(`<cols><col min="2" max="2" hidden="1"/></cols>${row('<c r="B1"><v>5</v></c>')}`),
      "hidden",
    ],
    [
      "a hidden row",
      workbook(row('<c r="B1"><v>5</v></c>').replace('<row r="1">', '<row r="1" hidden="1">')),
      "hidden",
    ],
    [
      "a formula that gives another result",
      workbook(row('<c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><f>SUM(B1:C1)</f><v>6</v></c>')),
      "stale-formula",
    ],
    ["a formula on another file", workbook(row('<c r="B1"><f>[1]表!A1</f><v>6</v></c>')), "external-link"],
  ])("%s is noted", (_what, bytes, kind) => {
    expect(readXlsx(bytes).notes.map((note) => note.kind)).toContain(kind);
  });

  test("a formula with the right result is not noted", () => {
    const sheet = row(
      '<c r="B1"><v>2.1</v></c><c r="C1"><v>3.2</v></c><c r="D1"><f>SUM(B1:C1)</f><v>5.3000000000000007</v></c>',
    );
    expect(readXlsx(workbook(sheet)).notes).toEqual([]);
  });
});

const run = (text: string, properties = ""): string => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
const texts = (document: Document): string[] =>
  document.blocks.map((block) => (block.kind === "table" ? "table" : block.passage.text));

describe("a Word document is read as it will be published", () => {
  test("tracked changes are read as accepted, and are an error", () => {
    const document = readDocx(
      word(
        `<w:p>${run("收入合计")}<w:ins>${run("100.00元")}</w:ins><w:del><w:r><w:delText>90.00元</w:delText></w:r></w:del></w:p>`,
      ),
    );
    expect(texts(document)).toEqual(["收入合计100.00元"]);
    expect(document.notes.map(({ kind }) => kind)).toEqual(["tracked-change", "tracked-change"]);
    const found = audit(recognise(document)).findings;
    expect(found.map(({ rule }) => rule)).toContain("document-kind");
  });

  test("hidden text is left out and noted", () => {
    const document = readDocx(word(`<w:p>${run("公开")}${run("内部", "<w:rPr><w:vanish/></w:rPr>")}</w:p>`));
    expect(texts(document)).toEqual(["公开"]);
    expect(document.notes.map(({ kind }) => kind)).toEqual(["hidden"]);
  });

  test("numbers that Word prints are part of the text", () => {
    const numbering = `<w:numbering SPACE><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const item = (level: number, text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const document = readDocx(
      word(item(0, "收入") + item(0, "支出") + item(1, "基本") + item(1, "项目") + item(0, "三公"), {
        "word/numbering.xml": numbering,
      }),
    );
    expect(texts(document)).toEqual(["一、收入", "二、支出", "（1）基本", "（2）项目", "三、三公"]);
  });

  test("merged cells have their text in the first, a text box is read once", () => {
    const cell = (text: string, properties = ""): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
    const table = `<w:tbl><w:tr>${cell("项目", '<w:gridSpan w:val="2"/>')}${cell("金额", '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell("编码")}${cell("名称")}${cell("重复", "<w:vMerge/>")}</w:tr></w:tbl>`;
    const box = `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run("框")}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run("框")}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>${run("正文")}</w:p>`;
    const document = readDocx(word(table + box));
    expect(cells(document)).toEqual([
      ["项目", "", "金额"],
      ["编码", "名称", ""],
    ]);
    expect(texts(document).slice(1)).toEqual(["框", "正文"]);
  });
});

describe("a container is refused before anything of it is used", () => {
  test.each([
    ["an entry that climbs out", { "../x": "a" }, "E_ZIP_PATH"],
    ["an entry named like a prototype", { "__proto__/x": "a" }, "E_ZIP_PATH"],
    ["a zip that is no workbook", { "a.txt": "a" }, "E_TYPE_MISMATCH"],
  ])("%s", (_what, parts, code) => {
    expect(() => readXlsx(zipped(parts))).toThrow(expect.objectContaining({ code }));
  });

  test("one that was cut off, and one with something behind it", () => {
    const bytes = workbook(row(""));
    for (const damaged of [bytes.slice(0, bytes.length - 40), new Uint8Array([...bytes, 1, 2, 3])])
      expect(() => readXlsx(damaged)).toThrow(expect.objectContaining({ code: "E_ZIP_CORRUPT" }));
  });

  describe("a document type in any part, read or not", () => {
    const utf16 = (text: string, little: boolean): Uint8Array => {
      const bytes = Buffer.from(text, "utf16le");
      return new Uint8Array(little ? bytes : bytes.swap16());
    };
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    const type = '<!DOCTYPE x [<!ENTITY a "b">]><x/>';
    const comment = `<?xml version="1.0"?>\n<!-- ${"批注 --".replace("--", "-")} -->`;
    const written: readonly (readonly [string, Uint8Array])[] = [
      ["at once", utf8(type)],
      ["behind a mark, a declaration, a comment and blanks", utf8(`\ufeff${comment}\r\n\t ${type}`)],
      ["behind a comment of ten thousand signs", utf8(`<!--${"批".repeat(10_000)}-->${type}`)],
      ["in UTF-16 with its mark", utf16(`\ufeff${comment}${type}`, true)],
      ["in UTF-16, the other way round", utf16(`\ufeff${comment}${type}`, false)],
      ["in UTF-16 without a mark", utf16(type, true)],
      ["in UTF-16 without a mark, the other way round", utf16(type, false)],
      ["in UTF-32", new Uint8Array([...type].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0]))],
    ];
    const names = [
      "customXml/item1.xml",
      "docProps/app.xml",
      "x/_rels/y.xml.rels",
      "[Content_Types].xml",
      "parts/a.bin",
    ];
    const office = [
      ["a workbook", workbook(row("")), readXlsx],
      ["a Word file", word("<w:p/>"), readDocx],
    ] as const;

    test.each(
      office.flatMap(([what, bytes, read]) =>
        written.flatMap(([how, part]) => names.map((name) => [what, name, how, bytes, part, read] as const)),
      ),
    )("%s, in %s, %s", (_what, name, _how, bytes, part, read) => {
      const changed = zipSync({ ...unzipSync(bytes), [name]: part });
      expect(() => read(changed)).toThrow(expect.objectContaining({ code: "E_XML_DTD" }));
    });

    test.each(office)("%s with comments, instructions and pictures is none", (_what, bytes, read) => {
      const parts = {
        "customXml/item1.xml": utf8(`${comment}<x>&lt;!DOCTYPE x&gt;</x>`),
        "docProps/custom.xml": utf16(`\ufeff${comment}<x/>`, true),
        "media/logo.svg": utf8(
          '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a"><svg/>',
        ),
        "media/logo.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0),
        "docProps/empty.xml": new Uint8Array(),
      };
      expect(() => read(zipSync({ ...unzipSync(bytes), ...parts }))).not.toThrow();
    });
  });
});
