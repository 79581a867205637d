import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Report } from "../src/facts/report.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { growth } from "./growth.ts";
import { drawnTable } from "./office-parts.ts";

const narrative = (sentence: string): string =>
  [
    "示例县示例中心",
    "2022年度部门决算公开",
    "## 第三部分 情况说明",
    "### 一、收入支出决算总体情况说明",
    sentence,
    "支出决算表",
    drawnTable,
  ].join("\n\n");

const audited = (text: string): Report => audit(recognise(readText(new TextEncoder().encode(text))));
/** Sixteen times the text takes sixteen times the work, or 256 times where it grows by the square. */
const times = 16;
const tolerated = 64;

describe("what is repeated without end is audited in work that grows no faster than it", () => {
  test.each([
    " ",
    "　",
    ".",
    "\t",
    "一",
    "1,",
    "1元，",
    "（",
    "表",
    "：",
    "%",
    "《",
    "“",
    "。",
    "，",
    "1.",
    "科目编码201",
  ])("“%s”", (sign) => {
    const work = (size: number): void => {
      const report = audited(narrative(`2022年度收入总计${sign.repeat(size)}100.00元。`));
      expect(report.kind).toBe("final-accounts");
    };
    expect(growth(work, 4_000, times)).toBeLessThan(tolerated);
  });

  const drawnRow = "201\t一般公共服务支出\t1.00\t1.00\n";
  const paragraphs = {
    "that says what its table denies":
      "2022年度收入合计123.00元，其中：财政拨款收入123.00元，占100.00%。\n\n",
    "full of slips": "本年支出的的合计为为１２，，。。，签约个项目，共有车辆3台，12345.6.7元。\n\n",
    "that has no stop": "本项工作的数量是 123.45 和 77.12，另有 88.01 \n\n",
    "of changes":
      "2022年度收入比上年增加10.00万元，其中：财政拨款收入增加6.00万元，事业收入增加4.00万元。\n\n",
  };

  test("rows with the same code", () => {
    const work = (size: number): void => {
      const report = audited(`支出决算表\n\n${drawnTable}\n${drawnRow.repeat(size)}`);
      const failed = report.checks.find(
        ({ rule, outcome }) => rule === "functional-codes-valid" && outcome === "failed",
      );
      expect(failed?.count).toBeGreaterThan(size * 0.9);
    };
    expect(growth(work, 600, times)).toBeLessThan(tolerated);
  });

  test.each(Object.entries(paragraphs))("a paragraph %s", (_name, paragraph) => {
    const work = (size: number): void => void audited(narrative(paragraph.repeat(size)));
    expect(growth(work, 150, times)).toBeLessThan(tolerated);
  });
});

describe("files that are something else", () => {
  const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const locked = Buffer.concat([old, Buffer.alloc(504), Buffer.from("EncryptedPackage", "utf16le")]);

  test.each([
    ["a Word file with a password", "a.docx", new Uint8Array(locked), "E_ENCRYPTED"],
    ["a workbook with a password", "a.xlsx", new Uint8Array(locked), "E_ENCRYPTED"],
    ["an old file by a new name", "a.docx", old, "E_TYPE_MISMATCH"],
    ["nothing", "a.txt", new Uint8Array(), "empty"],
    ["a byte order mark and no more", "a.html", Uint8Array.of(0xef, 0xbb, 0xbf), "empty"],
    ["zeros", "a.txt", new Uint8Array(1_000), "binary"],
    ["half a surrogate pair", "a.txt", Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00), "E_TEXT_ENCODING"],
    ["a program by the name of a document", "a.docx", Uint8Array.of(0x4d, 0x5a, 0, 0), "E_TYPE_MISMATCH"],
  ])("%s", async (_what, name, bytes, code) => {
    await expect(readAny(bytes, name)).rejects.toMatchObject({ code });
  });
});
