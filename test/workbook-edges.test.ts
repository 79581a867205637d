import { describe, expect, test } from "vitest";
import { columnName } from "../src/facts/cell-name.ts";
import type { Document } from "../src/read/document.ts";
import { reorderingNotes } from "../src/read/reordering.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { sheetRows, workbook } from "./office-parts.ts";

const sheet = (rows: readonly (readonly (string | number)[])[]): string =>
  `<sheetData>${sheetRows(rows)}</sheetData>`;

const tables = (document: Document): string[][][] =>
  document.blocks.flatMap((block) =>
    block.kind === "table" ? [block.rows.map((row) => row.map(({ text }) => text))] : [],
  );

const messages = (bytes: Uint8Array): string[] => readXlsx(bytes).notes.map(({ message }) => message);

function shown(stored: string, format: string): string | undefined {
  const cells = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项</t></is></c><c r="B1" s="1"><v>${stored}</v></c></row>${sheetRows([["甲", 1]], 2)}</sheetData>`;
  return tables(readXlsx(workbook(cells, { formats: [format] })))[0]?.[0]?.[1];
}

describe("a number is read as its format shows it", () => {
  test.each([
    ["1234.5", "#,##0.00_ ", "1234.50"],
    ["-1234.5", "#,##0.00_);[Red](#,##0.00)", "-1234.50"],
    ["0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"],
    ["5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "5.00"],
    ["0", "#,##0.00;-#,##0.00;;@", ""],
    ["45660316.4", "0!.0,", "4566.03164"],
    ["45660316.4", '0"."0,"万元"', "4566.03164万元"],
    ["13000000", "0.00,,", "13.00"],
    ["-20000", "0\\.0,", "-2.0"],
    ["1300", '0.00"元"', "1300.00元"],
    ["85.95", '0.00"%"', "85.95%"],
    ["0.8595", "0.00%;[Red]-0.00%", "85.95%"],
    ["1", "00", "01"],
    ["2011308", "0", "2011308"],
    ["1300", "General", "1300"],
    ["1300", "[$-804]General", "1300"],
    ["1300", "G/通用格式", "1300"],
    ["1300", "@", "1300"],
    ["0.5", "#.##", "0.5"],
    ["12", "[>=10000]0.00,;0.00", "12.00"],
    ["44926.75", "yyyy/m/d h:mm;@", "2022年12月31日"],
    ["44926", "[$-804]yyyy年m月;@", "2022年12月"],
    ["44926", 'yyyy"年"m"月"d"日"', "2022年12月31日"],
  ])("%s as %s is %s", (stored, format, text) => {
    expect(shown(stored, format)).toBe(text);
  });

  test("a format that shows nothing hides the figure, which is noted with its address", () => {
    const cells = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2" s="1"><v>7</v></c><c r="A2" s="1" t="inlineStr"><is><t>内部</t></is></c></row></sheetData>`;
    const document = readXlsx(workbook(cells, { formats: [";;;"] }));
    expect(tables(document)).toEqual([[["项", "1"]]]);
    expect(document.notes.map(({ kind, message }) => [kind, message])).toEqual([
      ["hidden", "工作表“表一”的单元格B2、A2有内容，数字格式却使它不显示"],
    ]);
  });
});

describe("text of cells", () => {
  test("shared strings in several runs, without the sounds of their signs", () => {
    const strings =
      "<si><r><t>本年</t></r><r><t>收入</t></r><rPh sb='0' eb='1'><t>ほん</t></rPh></si><si><t>合计</t></si>";
    const cells =
      '<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData>';
    expect(tables(readXlsx(workbook(cells, { strings })))).toEqual([[["合计", "本年收入"]]]);
  });

  test("inline strings in several runs, without the sounds of their signs", () => {
    const cells =
      '<sheetData><row><c t="inlineStr"><is><r><t>本年</t></r><r><t>支出</t></r><rPh sb="0" eb="1"><t>ほん</t></rPh></is></c><c><v>1</v></c></row></sheetData>';
    expect(tables(readXlsx(workbook(cells)))).toEqual([[["本年支出", "1"]]]);
  });

  test("numbers typed as text, with blanks and in full width, are amounts", () => {
    const rows = [
      ["支出决算表", "", ""],
      ["公开03表", "", "金额单位：元"],
      ["科目名称", "本年支出合计", "基本支出"],
      ["合计", "１，３００．００", " 1 300.00 "],
    ];
    const facts = recognise(readXlsx(workbook(sheet(rows)))).facts;
    expect(facts.map(({ value }) => value)).toEqual([130000n, 130000n]);
  });
});

describe("what a workbook hides or gets wrong is noted with Excel's addresses", () => {
  test("error values, missing results, references out of the file", () => {
    const cells =
      '<sheetData><row r="14"><c r="A14" t="inlineStr"><is><t>合计</t></is></c><c r="B14" t="e"><f>SUM(#REF!)</f><v>#REF!</v></c><c r="C14"><f>B13*2</f></c><c r="D14"><f>\'[上年.xlsx]表\'!C1</f><v>1</v></c></row></sheetData>';
    expect(messages(workbook(cells))).toEqual([
      "表一!B14是错误值#REF!：请改正公式或填写数值，重算并保存",
      "表一!D14的公式引用了文件之外的内容（'[上年.xlsx]表'!C1）：应改为数值",
      "工作表“表一”C14的公式没有存储结果，不知道是多少，没有核验：请用Excel打开、重算并保存",
    ]);
  });

  test("hidden rows and columns, each once, only those with something in them", () => {
    const cells = `<cols><col min="2" max="16384" hidden="1"/><col min="2" max="3" hidden="1"/></cols>${sheet(
      [
        ["项", 1],
        ["甲", 2],
      ],
    ).replace('<row r="2">', '<row r="2" hidden="1">')}`;
    expect(messages(workbook(cells))).toEqual([
      "工作表“表一”第2行是隐藏的，里面有内容",
      "工作表“表一”B列是隐藏的，里面有内容",
    ]);
  });

  test("a sum over the whole sheet in every row is bounded, and where that left off is said", () => {
    const rows = Array.from(
      { length: 9_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><f>SUM(B1:B9000)</f><v>0</v></c><c r="B${i + 1}"><v>0</v></c></row>`,
    );
    expect(messages(workbook(`<sheetData>${rows.join("")}</sheetData>`))).toEqual([
      "工作表“表一”的公式过多或求和范围过大，表一!A556起有公式没有核对存储的结果：请拆分或改为数值",
    ]);
  });

  test("a text that becomes a formula elsewhere, one that only looks different, signs that turn digits round", () => {
    const cells = sheet([
      ["=cmd|'/c calc'!A0", 1],
      ["—本年支出", -2],
      ["\u202e12.34\u202c", 3],
    ]);
    expect(messages(workbook(cells))).toEqual([
      "表一!A1的文字“=cmd|'/c calc'!A0”像公式，导出后会被当作公式执行：应改写",
    ]);
    expect(reorderingNotes(readXlsx(workbook(cells))).map(({ position }) => position.cell)).toEqual([
      "表一!A3",
    ]);
  });
});

describe("a sheet is as large as what stands in it", () => {
  test("a declared size, widths and formatted blank cells add nothing", () => {
    const blank = Array.from({ length: 500 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`);
    const cells = `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>${sheetRows(
      [
        ["项", 1],
        ["乙", 2],
      ],
    )}${blank.join("")}<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>`;
    expect(tables(readXlsx(workbook(cells, { formats: ["0"] })))[0]).toHaveLength(2);
  });

  test("a note far off to the right keeps its address and makes no thousand columns", () => {
    const cells = `<sheetData>${sheetRows([["项", 1]])}<row r="2"><c r="XFD2" t="inlineStr"><is><t>草稿</t></is></c><c r="A2"><v>3</v></c></row></sheetData>`;
    const [table] = readXlsx(workbook(cells)).blocks;
    const last = table?.kind === "table" ? table.rows[1]! : [];
    expect(last.map(({ text }) => text)).toEqual(["3", "", "", "草稿"]);
    expect(last.at(-1)?.pieces[0]?.position.cell).toBe("表一!XFD2");
  });

  test("a sheet that would be millions of blanks is refused by its name", () => {
    // A staircase: every row one cell further to the right.
    const rows = Array.from(
      { length: 1_500 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="${columnName(i + 1)}${i + 1}"><v>1</v></c></row>`,
    );
    expect(() => readXlsx(workbook(`<sheetData>${rows.join("")}</sheetData>`))).toThrow(
      /工作表“表一”超出读取上限/,
    );
  });
});

describe("a workbook that contradicts itself is refused", () => {
  test.each([
    [
      "a sheet whose part is not named",
      workbook(sheet([["项", 1]]), {
        sheets: '<sheet name="表一" sheetId="1" r:id="rId1"/><sheet name="表二" sheetId="2" r:id="rId9"/>',
      }),
      /工作表“表二”的内容缺失/,
    ],
    [
      "a cell that is there twice",
      workbook(
        '<sheetData><row r="1"><c r="A1"><v>1300</v></c><c r="A1"><v>999999</v></c></row></sheetData>',
      ),
      /单元格A1出现两次/,
    ],
    ["no sheet", workbook("", { sheets: "" }), /没有工作表/],
  ])("%s", (_what, bytes, message) => {
    expect(() => readXlsx(bytes)).toThrow(message);
  });

  test("a very long list of merged cells", () => {
    const merges = Array.from({ length: 200_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join(
      "",
    );
    const bytes = workbook(`${sheet([["项", 1]])}<mergeCells>${merges}</mergeCells>`);
    expect(readXlsx(bytes).workbook?.merges).toHaveLength(200_000);
  });
});

describe("a sheet as the accounts programs export it", () => {
  const rows = [
    ["支出决算表", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "财决04表"],
    ["部门：示例中心", "", "", "", "2022年度", "", "金额单位：元"],
    ["项目", "", "", "", "本年支出合计", "基本支出", "项目支出"],
    ["支出功能分类科目编码", "", "", "科目名称", "", "", ""],
    ["类", "款", "项", "", "", "", ""],
    ["栏次", "", "", "", "1", "2", "3"],
    ["合计", "", "", "", 300, 200, 100],
    ["201", "", "", "一般公共服务支出", 300, 200, 100],
    ["", "13", "", "商贸事务", 300, 200, 100],
    ["", "", "08", "招商引资", 300, 200, 100],
    ["注：本表反映部门本年度各项支出情况。", "", "", "", "", "", ""],
  ];
  const account = recognise(
    readXlsx(
      workbook(`${sheet(rows)}<mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="A5:C5"/></mergeCells>`, {
        sheets: '<sheet name="Z04 支出决算表(财决04表)" sheetId="1" r:id="rId1"/>',
      }),
    ),
  );

  test("its title is none of its numbers", () => {
    expect(account.tables.map(({ form, title, number }) => [form, title, number])).toEqual([
      ["公开03表", "支出决算表", null],
    ]);
  });

  test("codes in stairs over 类, 款 and 项 are whole codes, with Excel's own addresses", () => {
    const places = account.facts
      .filter(({ concept, dimensions }) => concept === "expenditure" && dimensions.nature === undefined)
      .map(({ dimensions, place }) => [dimensions.function, place.cell]);
    expect(places).toEqual([
      [undefined, "Z04 支出决算表(财决04表)!E8"],
      ["201", "Z04 支出决算表(财决04表)!E9"],
      ["20113", "Z04 支出决算表(财决04表)!E10"],
      ["2011308", "Z04 支出决算表(财决04表)!E11"],
    ]);
  });
});
