import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { DisclosureBlock } from "../src/facts/disclosure.ts";
import type { Block, Document, Passage } from "../src/read/document.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { inventedAccounts } from "./composed.ts";
import { asDocx, asHtml, asOneSheet, asXlsx } from "./formats.ts";
import { randomFrom } from "./invented/accounts.ts";
import { disclosure } from "./invented/disclosure.ts";
import { compositionOf, readBack } from "./read-back.ts";

const clean = disclosure({ seed: 3, shape: "rich" });
const [unit = ""] = clean.split("\n");
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const words = {
  owner: [
    "部门",
    "单位",
    "单位名称",
    "编制单位",
    "公开部门",
    "填报单位",
    "预算单位",
    "部门名称",
    "部门（单位）名称",
    "部 门",
  ],
  colon: ["：", ":", " ： "],
  year: ["2022年度", "2022年", "（2022年度）", "2022 年度", "２０２２年度", "二〇二二年度"],
  money: ["金额单位：元", "单位：元", "金额单位:元", "单 位 ： 元", "（单位：元）", "计量单位：元"],
  gap: ["\t\t", "　　　　", "    ", "  \t ", " ", "、"],
  order: ["oyu", "yuo", "uoy", "ouy", "oyun", "nouy", "oy/u", "o/yu"],
};

/** The clean disclosure with its labels worded, ordered and set apart as chance has it. */
function labelled(seed: number): { text: string; how: string } {
  const random = randomFrom(seed);
  const one = (list: readonly string[]): string => list[random(0, list.length - 1)]!;
  const [owner, colon, year, money] = [one(words.owner), one(words.colon), one(words.year), one(words.money)];
  const [gap, order] = [one(words.gap), one(words.order)];
  const text = clean.replace(
    /(公开\d+表)\n\n部门名称：.*\n\n2022年度\n\n金额单位：元/g,
    (_, number: string) => {
      const parts: Record<string, string> = { o: `${owner}${colon}${unit}`, y: year, u: money, n: number };
      const lines = order.split("/").map((line) => [...line].map((key) => parts[key]!).join(gap));
      return [...(order.includes("n") ? [] : [number]), ...lines].join("\n\n");
    },
  );
  return { text, how: JSON.stringify({ owner, colon, year, money, gap, order }) };
}

/** What every statutory table is labelled with, and whatever the audit finds that is no note. */
function labelsOf(account: Account): string[] {
  const tables = account.tables.filter(({ form }) => form?.startsWith("公开"));
  const labels = tables.map(
    ({ number, form, owner, year, amountUnit }) =>
      `${number === form ? "" : `${form}: ${number} `}${owner} ${year} ${amountUnit}`,
  );
  const found = audit(account).findings.filter(({ severity }) => severity !== "note");
  return [...new Set(labels), ...found.map(({ message }) => message)];
}

const writers: Readonly<Record<string, (document: Document) => Uint8Array>> = {
  "a.docx": asDocx,
  "a.html": asHtml,
  "a.xlsx": asXlsx,
  "one.xlsx": asOneSheet,
};

describe("labels in one line, in any order, however set apart", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])("in text: %i", (seed) => {
    const { text, how } = labelled(seed);
    expect({ how, labels: labelsOf(recognise(readText(encoded(text)))) }).toEqual({
      how,
      labels: [`${unit} 2022 元`],
    });
  });

  test.each(Object.keys(writers))("in %s", async (name) => {
    for (const seed of [21, 22, 23, 24, 25, 26]) {
      const { text, how } = labelled(seed);
      const bytes = writers[name]!(readText(encoded(text)));
      const labels = labelsOf(recognise(await readAny(bytes, name)));
      expect({ how, labels }).toEqual({ how, labels: [`${unit} 2022 元`] });
    }
  });
});

const blank: Passage = {
  text: "",
  pieces: [{ start: 0, position: { page: null, line: null, column: null, cell: null } }],
};
const line = (text: string): Block => ({ kind: "paragraph", passage: { ...blank, text } });
function rows(...cells: string[][]): Block {
  const width = Math.max(...cells.map(({ length }) => length));
  const row = (texts: string[]): Passage[] =>
    Array.from({ length: width }, (_, i) => ({ ...blank, text: texts[i] ?? "" }));
  return { kind: "table", rows: cells.map(row), firstLine: null, lastLine: null, pages: [], sheet: null };
}

/** What stands above a table instead of its title, number and three labels. */
const above: Readonly<Record<string, (title: string, number: string) => Block[]>> = {
  "a table of labels": (title, number) => [
    line(title),
    line(number),
    rows([`部门：${unit}`, "2022年度", "金额单位：元"]),
  ],
  "labels in one cell, what they say in the next": (title, number) => [
    line(title),
    line(number),
    rows(["编制单位：", unit, "", "2022年度", "金额单位：", "元"]),
  ],
  "a table of title, number and labels": (title, number) => [
    rows(["", title, ""], ["", "", number], [`单位：${unit}`, "2022年度", "单位：元"]),
  ],
  "title and number in one line": (title, number) => [
    line(`${title}　　${number}`),
    line(`单位名称：${unit}　2022年度　金额单位：元`),
  ],
  "nothing between them": (title, number) => [
    line(title),
    line(`${number}部门名称：${unit}2022年度金额单位：元`),
  ],
  "a seal, a code and a date beside them": (title, number) => [
    line(`${title}（单位：元）`),
    line(number),
    line(`部门：001018-${unit}（盖章）　编制日期：2023年8月18日`),
    line("2022年度"),
  ],
};

describe("labels in cells and beside a title", () => {
  const document = readText(encoded(clean));

  /** The clean disclosure with other captions; `joined`: in the rows of the table that they head. */
  function captioned(make: (title: string, number: string) => Block[], joined: boolean): Document {
    const blocks: Block[] = [];
    for (let i = 0; i < document.blocks.length; i += 1) {
      const block = document.blocks[i]!;
      const next = document.blocks[i + 1];
      if (block.kind !== "table" && next?.kind === "paragraph" && /^公开\d+表$/.test(next.passage.text)) {
        blocks.push(...make(block.passage.text, next.passage.text));
        i += 4;
      } else blocks.push(block);
    }
    return { ...document, blocks: joined ? inRows(blocks) : blocks };
  }

  function inRows(blocks: readonly Block[]): Block[] {
    const found: Block[] = [];
    for (const block of blocks) {
      const last = found.at(-1);
      if (block.kind !== "table" || last?.kind !== "table") {
        found.push(block);
        continue;
      }
      const width = Math.max(last.rows[0]!.length, block.rows[0]!.length);
      const wide = (row: readonly Passage[]): Passage[] =>
        Array.from({ length: width }, (_, i) => row[i] ?? blank);
      found[found.length - 1] = { ...block, rows: [...last.rows, ...block.rows].map(wide) };
    }
    return found;
  }

  test.each(Object.keys(above))("%s", async (how) => {
    for (const [name, write] of Object.entries(writers))
      for (const joined of [false, true]) {
        const account = recognise(await readAny(write(captioned(above[how]!, joined)), name));
        expect({ name, joined, labels: labelsOf(account) }).toEqual({
          name,
          joined,
          labels: [`${unit} 2022 元`],
        });
      }
  });
});

test("in a PDF: blanks between them, or nothing", async () => {
  const accounts = inventedAccounts({ seed: 3, shape: "rich" });
  const composition = compositionOf(accounts);
  const lines: readonly ((number: string) => string[])[] = [
    (number) => [number, `部门：${accounts.unit}　　　2022年度　　　金额单位：元`],
    (number) => [`${number}　　　　编制单位：${accounts.unit}`, "2022 年度　　　　　单 位: 元"],
    (number) => [`${number}部门名称：${accounts.unit}2022年度金额单位：元`],
  ];
  for (const make of lines) {
    const blocks = composition.disclosure.blocks.flatMap((block): DisclosureBlock[] => {
      if (block.kind !== "table" || block.number === null) return [block];
      const title = { kind: "heading", level: 3, text: block.title!, id: `${block.id}-title` } as const;
      const bare = { ...block, title: null, number: null, owner: null, year: null, unit: null };
      const labels = make(block.number).map((text) => ({ kind: "paragraph", text }) as const);
      return [{ ...title, newPage: false }, ...labels, bare];
    });
    const disclosure = { ...composition.disclosure, blocks };
    const { tables } = await readBack({ ...composition, disclosure }, "pdf");
    const statutory = tables.filter(({ form }) => form?.startsWith("公开"));
    expect(statutory.map(({ form }) => form)).toHaveLength(10);
    for (const { form, number, owner, year, amountUnit } of statutory)
      expect({ form, number, owner, year, amountUnit }).toEqual({
        form,
        number: form,
        owner: accounts.unit,
        year: 2022,
        amountUnit: "元",
      });
  }
});

describe("labels above the title", () => {
  test("the number of a table may stand there", () => {
    const text = clean.replace(/^### (.*表)\n\n(公开\d+表)$/gm, "$2\n\n### $1");
    expect(text).not.toBe(clean);
    expect(labelsOf(recognise(readText(encoded(text))))).toEqual([`${unit} 2022 元`]);
  });

  test("a sheet has them in its page header", async () => {
    const parts = unzipSync(asXlsx(readText(encoded(clean))));
    for (const [name, part] of Object.entries(parts)) {
      const xml = strFromU8(part);
      const label = (pattern: RegExp): string => pattern.exec(xml)?.[1] ?? "";
      const [number, owner, year, money] = [
        label(/<t [^>]*>(公开\d+表)<\/t>/),
        label(/<t [^>]*>(部门名称：[^<]*)<\/t>/),
        label(/<t [^>]*>(2022年度)<\/t>/),
        label(/<t [^>]*>(金额单位：元)<\/t>/),
      ];
      if (!name.includes("worksheets") || number === "") continue;
      const bare = [number, owner, year, money].reduce((all, words) => all.replace(`>${words}<`, "><"), xml);
      const header = `&amp;L&amp;"宋体,常规"&amp;10${owner}&amp;C${year}&amp;R${number}&#10;${money}`;
      parts[name] = strToU8(
        bare.replace(
          "</sheetData>",
          `</sheetData><headerFooter><oddHeader>${header}</oddHeader></headerFooter>`,
        ),
      );
    }
    expect(labelsOf(recognise(await readAny(zipSync(parts), "a.xlsx")))).toEqual([`${unit} 2022 元`]);
  });
});
