import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Document } from "../src/read/document.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { asHtml } from "./formats.ts";
import { gbk } from "./gbk.ts";
import { disclosure } from "./invented/disclosure.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const text = disclosure();
const lines = text.split("\n");
const half = Math.floor(lines.length / 2);
const [upper, lower] = [`${lines.slice(0, half).join("\n")}\n`, lines.slice(half).join("\n")];
const page = new TextDecoder().decode(asHtml(readText(utf8(text))));
const pageLines = page.split("\n");
const inPage = Math.floor(pageLines.length / 2);

const facts = (document: Document): string[] =>
  recognise(document).facts.map(({ key, value }) => `${key}=${value}`);
const judged = (document: Document) => {
  const { findings, verdict } = audit(recognise(document));
  const said = findings.filter(({ message }) => message.includes("编码"));
  return { publishable: verdict.publishable, said };
};
const expected = facts(readText(utf8(text)));

describe("a text in two encodings is read line by line, and the lines are named", () => {
  test.each([
    ["txt, the second half in GB18030", "a.txt", joined(utf8(upper), gbk(lower))],
    ["txt, the first half in GB18030", "a.txt", joined(gbk(upper), utf8(lower))],
    ["md", "a.md", joined(utf8(upper), gbk(lower))],
    ["csv", "a.csv", joined(utf8(upper), gbk(lower))],
    [
      "html",
      "a.html",
      joined(utf8(`${pageLines.slice(0, inPage).join("\n")}\n`), gbk(pageLines.slice(inPage).join("\n"))),
    ],
  ])("%s", async (_what, name, bytes) => {
    const document = await readAny(bytes, name);
    if (/txt|html/.test(name)) expect(facts(document).sort()).toEqual([...expected].sort());
    const { publishable, said } = judged(document);
    expect(publishable).toBe(false);
    expect(said).toHaveLength(1);
    expect(said[0]?.severity).toBe("error");
    expect(said[0]?.where.length).toBeGreaterThan(10);
  });

  test("lines in the midst", async () => {
    const at = lines.findIndex((line) => line.startsWith("合计"));
    const bytes = joined(
      ...lines.map((line, i) => (i >= at && i < at + 3 ? gbk(`${line}\n`) : utf8(`${line}\n`))),
    );
    const document = await readAny(bytes, "a.txt");
    expect(facts(document)).toEqual(expected);
    expect(
      document.notes.filter(({ kind }) => kind === "encoding").map(({ position }) => position.line),
    ).toContain(at + 1);
    expect(judged(document).said[0]?.message).toContain(`第${at + 1}`);
  });

  test("once a person has settled it, it is publishable", async () => {
    const account = recognise(await readAny(joined(utf8(upper), gbk(lower)), "a.txt"));
    const { findings } = audit(account);
    const accepted = new Map(
      findings.filter(({ severity }) => severity === "error").map(({ id }) => [id, "核对无误"]),
    );
    expect(audit(account, { accepted }).verdict.publishable).toBe(true);
  });
});

test("a text wholly in GB18030 says that it was guessed, unless the file names it", async () => {
  const document = await readAny(gbk(text), "a.txt");
  expect(facts(document)).toEqual(expected);
  expect(judged(document)).toMatchObject({ publishable: true, said: [{ severity: "warning" }] });
  const named = await readAny(gbk(page.replace('charset="utf-8"', 'charset="gb2312"')), "a.html");
  expect(judged(named)).toMatchObject({ publishable: true, said: [] });
});

describe("what is text in neither is refused by its encoding, with its lines", () => {
  const bytes = utf8(text);
  const at = bytes.findIndex((byte, i) => i > 2_000 && byte === 0xe5);
  const line = new TextDecoder().decode(bytes.subarray(0, at)).split("\n").length;

  test.each([
    ["a byte changed", bytes.map((byte, i) => (i === at ? 0xff : byte))],
    ["a byte lost", joined(bytes.subarray(0, at), bytes.subarray(at + 1))],
    [
      "both encodings in one line",
      joined(utf8(lines.slice(0, line - 1).join("\n")), utf8("\n收入合计"), gbk("支出"), Uint8Array.of(0xff)),
    ],
    [
      "a byte that is none in GB18030",
      joined(gbk(lines.slice(0, line - 1).join("\n")), utf8("\n"), Uint8Array.of(0xff, 0xff)),
    ],
  ])("%s", async (_what, changed) => {
    for (const name of ["a.txt", "a.md", "a.csv", "a.html"])
      await expect(readAny(changed, name)).rejects.toMatchObject({
        code: "E_TEXT_ENCODING",
        message: expect.stringMatching(new RegExp(`^第${line}行.*另存为UTF-8$`)),
      });
  });
});

test("control signs in a text are noted and take nothing from it", async () => {
  const document = await readAny(utf8(text.replace("合计", "合\u0000计")), "a.txt");
  expect(facts(document)).toEqual(expected);
  expect(document.notes.map(({ kind }) => kind)).toContain("hidden");
});

test.each([
  [
    "a text in UTF-32",
    "a.txt",
    new Uint8Array([
      0xff,
      0xfe,
      0,
      0,
      ...[..."决算"].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8, 0, 0]),
    ]),
  ],
  [
    "open data in UTF-16",
    "a.json",
    new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"schema":"决算"}', "utf16le")])),
  ],
  ["open data in GB18030", "a.json", gbk('{"schema":"决算"}')],
])("%s is refused by its encoding", async (_, name, bytes) => {
  await expect(readAny(bytes, name)).rejects.toMatchObject({ code: "E_TEXT_ENCODING" });
});
