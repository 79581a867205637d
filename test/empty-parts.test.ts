import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Report } from "../src/facts/report.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { asDocx, asHtml } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";
import { compositionOf, readable, readBack } from "./read-back.ts";

const reportOf = (text: string): Report => audit(recognise(readText(new TextEncoder().encode(text))));

/** What stands where words are still to be written. */
const blanks = ["", "略", "____", "待补充", "。", "XX", "（请填写本节内容）"];
/** What stands where a reason is still to be written. */
const noReasons = ["", "略", "____", "待补充", "1", "××原因"];

const clean: readonly (readonly [string, string])[] = [
  ["shanxi", disclosure({ seed: 1, shape: "rich" })],
  ...layouts.map((layout) => [layout.id, laidOut(layout, 1, "rich")] as const),
];

describe("a section that nothing is written in is an error at its heading", () => {
  // A text without lines has its headings and what they head in one paragraph.
  test.each(clean.filter(([id]) => id !== "fujian"))("%s", (_, text) => {
    const { outline } = recognise(readText(new TextEncoder().encode(text)));
    const lines = text.split("\n");
    const starts = outline.map(({ prose }) => prose.pieces[0]?.line ?? 0);
    const missed: string[] = [];
    let judged = 0;
    outline.forEach(({ part, title, number, depth }, i) => {
      if (!/^(?:overview|narrative|glossary)$/.test(part)) return;
      const [from, to] = [starts[i]!, starts[i + 1] ?? lines.length + 1];
      const body = lines.slice(from, to - 1).filter((line) => line.trim() !== "");
      // A heading that heads others has text in theirs.
      const below = outline[i + 1];
      if (body.length === 0 || (below && (below.depth ?? 0) > (depth ?? 0))) return;
      const words = blanks[judged % blanks.length]!;
      const changed = [...lines.slice(0, from), "", words, "", ...lines.slice(to - 1)].join("\n");
      const { findings, verdict } = reportOf(changed);
      judged += 1;
      const found = findings.some(
        ({ rule, severity, where }) =>
          rule === "sections-have-text" && severity === "error" && where.some(({ line }) => line === from),
      );
      if (!found || verdict.publishable) missed.push(`${number}${title} ${words}`);
    });
    expect(missed).toEqual([]);
    expect(judged).toBeGreaterThan(0);
  });

  test("in every format", async () => {
    const composition = compositionOf(filledAccounts("shanxi-2022", 1, "simple"));
    const { blocks } = composition.disclosure;
    for (const id of ["organs", "section-3", "section-10-2"]) {
      const at = blocks.findIndex((block) => block.kind === "heading" && block.id === id);
      const next = blocks.findIndex((block, i) => i > at && block.kind !== "paragraph");
      const emptied = [...blocks.slice(0, at + 1), ...blocks.slice(next)];
      const disclosure = { ...composition.disclosure, blocks: emptied };
      for (const format of readable) {
        const { findings, verdict } = audit(await readBack({ ...composition, disclosure }, format));
        const found = findings.filter(({ rule }) => rule === "sections-have-text");
        expect({ id, format, found: found.map(({ severity }) => severity) }).toEqual({
          id,
          format,
          found: ["error"],
        });
        expect(verdict.publishable).toBe(false);
      }
    }
  });

  const overviews: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "duties and offices in lists",
      "一、部门职责\n\n（一）贯彻执行国家有关法律法规\n\n（二）承办上级交办的其他事项\n\n二、机构设置\n\n（一）办公室\n\n（二）财务股",
      [],
    ],
    ["none of it, said", "一、主要职能\n\n负责全县工作。\n\n二、机构设置\n\n本单位无内设机构。", []],
    ["said in the heading", "一、主要职能\n\n负责全县工作。\n\n二、本单位无内设机构", []],
    [
      "无 alone",
      "一、主要职能\n\n负责全县工作。\n\n二、机构设置\n\n无",
      ["warning “二、机构设置”下只写了“无”"],
    ],
    [
      "the last heading of a part",
      "一、部门职责\n\n（一）贯彻执行国家有关法律法规\n\n（二）承办上级交办的其他事项\n\n二、机构设置",
      ["error “二、机构设置”下没有内容"],
    ],
  ];
  test.each(overviews)("%s", (_, overview, said) => {
    const text = laidOut(layouts[0]!, 1, "simple");
    const changed = text.replace(/### 一、部门职责[\s\S]*?(?=\n\n## 第二部分)/, overview);
    expect(changed).not.toBe(text);
    const found = reportOf(changed).findings.filter(({ rule }) => rule === "sections-have-text");
    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual(said);
  });

  test.each(["一、主要职责", "二、机构设置"])("without a heading of the first part: %s", (heading) => {
    const text = laidOut(layouts[0]!, 1, "simple")
      .replace(/## 第一部分 .*\n\n/, "")
      .replace("### 一、部门职责", "一、主要职责")
      .replace("### 二、机构设置", "二、机构设置");
    const emptied = text.replace(new RegExp(`(${heading}\n\n)[^\n]+\n`), "$1\n");
    expect(emptied).not.toBe(text);
    const said = (one: string): string[] =>
      reportOf(one).findings.flatMap(({ rule, severity, message }) =>
        rule === "sections-have-text" ? [`${severity} ${message}`] : [],
      );
    expect(said(text)).toEqual([]);
    expect(said(emptied)).toEqual([`error “${heading}”下没有内容`]);
  });

  test("what is listed before it is told is no empty section", () => {
    const text = laidOut(layouts[0]!, 1, "simple");
    const listed = text.replace(
      "## 第三部分",
      "一、收入支出决算总体情况说明\n\n二、收入决算情况说明\n\n三、支出决算情况说明\n\n## 第三部分",
    );
    const found = reportOf(listed).findings.filter(({ rule }) => rule === "sections-have-text");
    expect(found.map(({ message }) => message)).toEqual([]);
  });
});

describe("a reason that is announced and left blank is an error at its place", () => {
  test.each(clean.filter(([id]) => id !== "university"))("%s", (_, text) => {
    const missed: string[] = [];
    let judged = 0;
    for (const match of text.matchAll(/((?:主要)?原因(?:是|为|[:：])[:：]?)([^。；\n]{2,})(?=[。；])/g)) {
      const words = noReasons[judged % noReasons.length]!;
      judged += 1;
      const end = match.index + match[0].length;
      const changed = `${text.slice(0, match.index)}${match[1]}${words}${text.slice(end)}`;
      const line = text.slice(0, match.index).split("\n").length;
      const { findings, verdict } = reportOf(changed);
      const found = findings.some(
        ({ severity, where }) => severity === "error" && where.some((place) => place.line === line),
      );
      if (!found || verdict.publishable) missed.push(`${line} ${match[0].slice(0, 20)} ${words}`);
    }
    expect(missed).toEqual([]);
    expect(judged).toBeGreaterThan(2);
  });

  test("a list of reasons in paragraphs of its own is no blank", () => {
    const text = laidOut(layouts[0]!, 1, "simple");
    const listed = text.replace(
      /主要原因是[^。；]+。/,
      "主要原因是：\n\n1.人员增加，经费相应增加；\n\n2.项目实施进度加快。",
    );
    expect(listed).not.toBe(text);
    const found = reportOf(listed).findings.filter(({ message }) => message.includes("没有写"));
    expect(found.map(({ message }) => message)).toEqual([]);
  });

  test("where all other changes are explained, one that is not is asked for", () => {
    const text = laidOut(layouts[0]!, 1, "rich");
    const bare = text.replace(/(财政拨款[^。\n]*增长[\d.]+%)，主要原因是[^。；]+。/, "$1。");
    expect(bare).not.toBe(text);
    const found = reportOf(bare).findings.filter(({ rule }) => rule === "changes-explained");
    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(/^warning .*没有说明原因，其他\d+处增减都说明了$/),
    ]);
  });
});

describe("a section that is a picture is not empty, and nobody has read it", () => {
  const [from, to] = ["### 二、机构设置情况", "## 第二部分"];
  const text = disclosure();
  const framed = `${text.slice(0, text.indexOf(from))}${from}\n\n结构图在此处占位\n\n${text.slice(text.indexOf(to))}`;

  const said = async (bytes: Uint8Array, name: string): Promise<readonly (string | boolean)[]> => {
    const { findings, verdict } = audit(recognise(await readAny(bytes, name)));
    return [
      verdict.publishable,
      ...findings
        .filter(({ rule }) => rule === "sections-have-text")
        .map(({ severity, message }) => `${severity} ${message}`),
    ];
  };
  const expected = [true, "warning “二、机构设置情况”下只有图片，图片里的内容没有读取"];

  test.each([
    [
      "an image",
      '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing>',
    ],
    [
      "an image in the old notation",
      '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict>',
    ],
    [
      "a chart",
      '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>',
    ],
  ])("in Word: %s", async (_, picture) => {
    const parts = unzipSync(asDocx(readText(new TextEncoder().encode(framed))));
    const main = strFromU8(parts["word/document.xml"]!);
    const drawn = main.replace(/<w:t[^>]*>结构图在此处占位<\/w:t>/, picture);
    expect(drawn).not.toBe(main);
    parts["word/document.xml"] = strToU8(drawn);
    expect(await said(zipSync(parts), "决算.docx")).toEqual(expected);
  });

  test("on a page", async () => {
    const page = strFromU8(asHtml(readText(new TextEncoder().encode(framed))));
    const shown = page.replace("结构图在此处占位", '<img src="jg.png">');
    expect(await said(strToU8(shown), "决算.html")).toEqual(expected);
  });
});
