import { describe, expect, test } from "vitest";
import { decode } from "./decode.ts";
import type { Document, Table } from "./document.ts";
import { positionAt, UnreadableFile } from "./document.ts";
import { formatOf } from "./format.ts";
import { readText } from "./text.ts";

function read(...lines: string[]): Document {
  return readText(new TextEncoder().encode(lines.join("\n")));
}

function grid(document: Document, index = 0): string[][] {
  const tables = document.blocks.filter((block): block is Table => block.kind === "table");
  return tables[index]!.rows.map((row) => row.map((cell) => cell.text));
}

function texts(document: Document): string[] {
  return document.blocks.map((block) =>
    block.kind === "table" ? "table" : `${block.kind} ${block.passage.text}`,
  );
}

describe("tables", () => {
  test("tab-separated lines are a table, all rows equally long", () => {
    expect(grid(read("项目\t行次\t金额", "合计\t1", "\t2\t5.00"))).toEqual([
      ["项目", "行次", "金额"],
      ["合计", "1", ""],
      ["", "2", "5.00"],
    ]);
  });

  test("a Markdown table loses its rule, escaped bars stay", () => {
    expect(grid(read("| 项目 | 金额 |", "|---|---:|", "| 甲\\|乙 | 5.00 |"))).toEqual([
      ["项目", "金额"],
      ["甲\\|乙", "5.00"],
    ]);
  });

  test("a table cut by a page break is joined, and that is noted", () => {
    const document = read("项目\t金额", "甲\t1.00", "", "", "乙\t2.00");
    expect(grid(document).length).toBe(3);
    expect(document.notes.map(({ kind }) => kind)).toEqual(["joined-table"]);
  });

  test("a header repeated after a page break is dropped", () => {
    const document = read("项目\t金额", "甲\t1.00", "", "项目\t金额", "乙\t2.00");
    expect(grid(document)).toEqual([
      ["项目", "金额"],
      ["甲", "1.00"],
      ["乙", "2.00"],
    ]);
  });

  test("text between two tables keeps them apart", () => {
    expect(texts(read("甲\t1", "注：说明", "乙\t2"))).toEqual(["table", "paragraph 注：说明", "table"]);
  });

  test("lines of a table of contents are no table", () => {
    expect(texts(read("一、收入决算表.....\t4", "二、支出决算表.....\t5"))).toEqual([
      "paragraph 一、收入决算表.....\t4",
      "paragraph 二、支出决算表.....\t5",
    ]);
  });

  test("cells that became paragraphs go back into the table they followed", () => {
    const document = read("项目\t内容", "甲\t一", "<p>主要问题</p>", "<p>人手不足。</p>");
    expect(grid(document).at(-1)).toEqual(["主要问题", "人手不足。"]);
  });

  test("every cell knows its line and column", () => {
    const [table] = read("前言", "项目\t金额", "甲\t1.00").blocks.filter(
      (block): block is Table => block.kind === "table",
    );
    const cell = table!.rows[1]![1]!;
    expect(positionAt(cell, 0)).toEqual({ page: null, line: 3, column: 2, cell: null });
    expect([table!.firstLine, table!.lastLine]).toEqual([2, 3]);
  });
});

describe("paragraphs", () => {
  test("a sentence broken at the end of a line is joined, a finished one is not", () => {
    const open = "某单位2022年度财政拨款支出100.00元，主要用于以下方";
    expect(texts(read(open, "", "面：", "第二段说完了。", "第三段。"))).toEqual([
      `paragraph ${open}面：`,
      "paragraph 第二段说完了。",
      "paragraph 第三段。",
    ]);
  });

  test("the joined half keeps its own line", () => {
    const [block] = read("某单位2022年度财政拨款支出100.00元，主要用于以下方", "面").blocks;
    if (block?.kind !== "paragraph") throw new Error("no paragraph");
    expect(positionAt(block.passage, block.passage.text.length - 1).line).toBe(2);
  });

  test("a numbered line begins a paragraph of its own", () => {
    const open = "某单位2022年度财政拨款支出100.00元，主要用于以下方面";
    expect(texts(read(open, "（一）基本支出"))).toEqual([`paragraph ${open}`, "paragraph （一）基本支出"]);
  });

  test("headings keep their level, list marks go", () => {
    expect(
      read("## 第一部分 概况", "- 一、财政拨款收入：指拨款。").blocks.map((block) =>
        block.kind === "heading" ? block.level : block.kind,
      ),
    ).toEqual([2, "paragraph"]);
  });

  test("stray tags are dropped and noted with their place", () => {
    const document = read("<b>第一部分 概况</b>");
    expect(texts(document)).toEqual(["paragraph 第一部分 概况"]);
    expect(document.notes.map(({ kind, position }) => [kind, position.line, position.column])).toEqual([
      ["tag", 1, 0],
      ["tag", 1, 10],
    ]);
  });

  test("form feeds count pages", () => {
    const document = read("甲。", "\f乙。");
    expect(document.pages).toBe(2);
    expect(
      document.blocks.map((block) => (block.kind === "table" ? 0 : block.passage.pieces[0]!.position.page)),
    ).toEqual([1, 2]);
  });
});

describe("encodings", () => {
  const text = "部门决算公开\n项目\t金额\n合计\t100.00\n";
  const utf8 = new TextEncoder().encode(text);
  const utf16 = (little: boolean): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap((sign) => {
        const code = sign.charCodeAt(0);
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
  // 部门决算 in GB18030, then ASCII.
  const gb = Uint8Array.from([0xb2, 0xbf, 0xc3, 0xc5, 0xbe, 0xf6, 0xcb, 0xe3, 0x0a]);

  test.each([
    ["utf-8", utf8, text],
    ["utf-8-bom", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), text],
    ["utf-16le", Uint8Array.from([0xff, 0xfe, ...utf16(true)]), text],
    ["utf-16be", Uint8Array.from([0xfe, 0xff, ...utf16(false)]), text],
    ["utf-16le", utf16(true), text],
    ["utf-16be", utf16(false), text],
    ["gb18030", gb, "部门决算\n"],
  ])("%s is read", (encoding, bytes, expected) => {
    expect(decode(bytes)).toMatchObject({ encoding, text: expected });
  });

  test.each([
    ["empty", new Uint8Array()],
    ["empty", new TextEncoder().encode(" \n\t\n")],
    ["binary", Uint8Array.from({ length: 64 }, (_, i) => i)],
    ["binary", Uint8Array.from([0xff, 0xff, 0xff, 0xfe, 0x01, 0x02])],
  ])("a file that is no text is refused as %s", (code, bytes) => {
    expect(() => decode(bytes)).toThrow(UnreadableFile);
    try {
      decode(bytes);
    } catch (error) {
      expect(error instanceof UnreadableFile && error.code).toBe(code);
    }
  });
});

test("formats are told by their first bytes", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
  expect(formatOf(bytes("%PDF-1.7"), "a.txt")).toBe("pdf");
  expect(formatOf(bytes("PK\u0003\u0004...."), "a.xlsx")).toBe("xlsx");
  expect(formatOf(bytes("PK\u0003\u0004...."), "a.docx")).toBe("docx");
  expect(formatOf(bytes("PK\u0003\u0004...."), "a.zip")).toBe("zip");
  expect(formatOf(bytes("\u00d0\u00cf\u0011\u00e0"), "a.xls")).toBe("xls");
  expect(formatOf(bytes("# 标题"), "a.md")).toBe("markdown");
  expect(formatOf(bytes("<html>"), "a.html")).toBe("html");
  expect(formatOf(bytes("text"), "a")).toBe("text");
});

test("a megabyte of one line is read in linear time", () => {
  const document = read("数".repeat(1_000_000));
  expect(document.blocks.length).toBe(1);
});

describe("text that goes on without end is refused with the limit", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    ["ten mebibytes and more", "收入合计1.00元。\n".repeat(500_000), /文本大于10 MiB/],
    ["half a million cells in one line", "|".repeat(600_000), /第1行起的表格超过500000个单元格/],
  ])("%s", (_what, text, message) => {
    expect(() => readText(bytes(text))).toThrow(message);
  });
});

describe("bytes that are no text in an encoding that is known", () => {
  test("UTF-8 with a broken sign is refused with its place, never read as another encoding", () => {
    const good = [...new TextEncoder().encode("2022年度收入总计100.00元，支出总计100.00元。")];
    const broken = Uint8Array.from([...good, 0xc0, 0xaf, ...good]);
    expect(() => readText(broken)).toThrow(
      expect.objectContaining({
        code: "E_TEXT_ENCODING",
        message: expect.stringContaining(`第${good.length + 1}个字节`),
      }),
    );
  });

  test("half a pair in UTF-16", () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00);
    expect(() => readText(bytes)).toThrow(expect.objectContaining({ code: "E_TEXT_ENCODING" }));
  });

  test("GBK is still read", () => {
    const gbk = Uint8Array.from([
      0xca, 0xd5, 0xc8, 0xeb, 0xd7, 0xdc, 0xbc, 0xc6, 0x31, 0x2e, 0x30, 0xd4, 0xaa,
    ]);
    expect(readText(gbk).encoding).toBe("gb18030");
  });
});
