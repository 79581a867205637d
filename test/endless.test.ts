import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
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

// What takes quadratic time takes minutes here, and the test runner gives up after seconds.
describe("a sign that is repeated without end is audited in linear time", () => {
  test.each([" ", "　", ".", "\t", "一", "1,", "1元，", "（", "表", "：", "%"])("“%s”", (sign) => {
    const text = narrative(`2022年度收入总计${sign.repeat(40_000)}100.00元。`);
    const account = recognise(readText(new TextEncoder().encode(text)));
    audit(account);
    expect(account.kind).toBe("final-accounts");
  });

  test("ten thousand rows with the same code", () => {
    const rows = `${drawnTable}\n${"201\t一般公共服务支出\t1.00\t1.00\n".repeat(10_000)}`;
    const account = recognise(readText(new TextEncoder().encode(`支出决算表\n\n${rows}`)));
    const found = audit(account).findings.filter(({ rule }) => rule === "functional-codes-valid");
    expect(found.length).toBeGreaterThan(9_000);
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
