import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { compose } from "../src/compose/compose.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import { leftOut } from "../src/compose/left-out.ts";
import type { Account } from "../src/facts/account.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import { isCaptionLine } from "../src/facts/caption-line.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { run } from "./command.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { asDocx, asHtml, asOneSheet } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";
import { compositionOf, readable, readBack } from "./read-back.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const squeezed = (text: string): string => text.replace(/\s+/g, "");

async function throughWorkbook(accounts: Accounts): Promise<Accounts> {
  const book = readXlsx(await accountsWorkbook(accountsBook(accounts)));
  return accountsOfWorkbook(recognise(book), book.workbook!).accounts;
}

const taken = (account: Account): Accounts =>
  accountsOf(account, { profile: account.profile ?? "national-9" });

const real = [
  "yangcheng-2022.txt",
  "putuo-finance-2024.pdf",
  "putuo-social-work-2024.pdf",
  "swu-2023.pdf",
  "pingtan-tancheng-2016.txt",
  "pingtan-zhonglou-2016.txt",
].filter((name) => {
  const there = existsSync(new URL(name, corpus));
  if (!there) process.stderr.write(`../shared/corpus/${name} is absent: its test is skipped\n`);
  return there;
});
const sources: readonly (readonly [string, () => Promise<Account>])[] = [
  ["ten tables", async () => recognise(readText(encoded(disclosure({ seed: 1, shape: "rich" }))))],
  ...layouts.map(
    (layout) => [layout.id, async () => recognise(readText(encoded(laidOut(layout, 1, "rich"))))] as const,
  ),
  ...real.map(
    (name) =>
      [
        name,
        async () => recognise(await readAny(new Uint8Array(readFileSync(new URL(name, corpus))), name)),
      ] as const,
  ),
];

describe("what a disclosure says is in the workbook, or named as left out", () => {
  test.each(sources)("%s", async (_, source) => {
    const account = await source();
    const accounts = await throughWorkbook(taken(account));
    const words = [...accounts.texts.values()].map(({ text }) => text);
    // No caption of a table among them.
    const lines = words.flatMap((text) => text.split("\n"));
    expect(lines.filter((line) => isCaptionLine(line) || /(?:决算|明细|信息统计|总)表$/.test(line))).toEqual(
      [],
    );
    const left = leftOut(account, taken(account)).map(({ words: one }) => squeezed(one));
    const composed = compose(accounts).disclosure.blocks.map((block) => ("text" in block ? block.text : ""));
    const held = squeezed([...words, ...composed].join("\n"));
    const headings = new Set(account.outline.map(({ prose }) => prose.text));
    const captions = new Set(
      account.tables.flatMap(({ titleProse, unitProse, ownerProse, yearProse, notes, remarks }) =>
        [titleProse, unitProse, ownerProse, yearProse, ...notes, ...remarks].map((one) => one?.block),
      ),
    );
    const lost = account.prose
      .filter(
        ({ part, row, text, block }) =>
          /overview|narrative/.test(part) && row < 0 && !headings.has(text) && !captions.has(block),
      )
      .flatMap(({ text }) => text.split(/[。；;]/))
      // What has figures is told anew from them.
      .filter((sentence) => !/\d/.test(sentence) && squeezed(sentence).length > 15)
      .filter((sentence) => {
        const clauses = sentence
          .split(/[，,：:]/)
          .map(squeezed)
          // The lead of a reason is composed anew.
          .map((clause) => clause.replace(/^.*原因(?:是|为)?/, ""))
          .filter((clause) => clause.length > 2);
        return !clauses.some(
          (clause) =>
            held.includes(clause) || left.some((one) => one.includes(clause) || clause.includes(one)),
        );
      })
      .filter((sentence) => !/无|没有|未|不|持平/.test(sentence));
    expect(lost).toEqual([]);
    const cells = account.tables
      .filter(({ form }) => form === null)
      .flatMap(({ rows }) => rows.flat().map(({ text }) => squeezed(text)))
      .filter((text) => text !== "" && !held.includes(text.replaceAll("|", "｜")));
    expect(cells.filter((text) => !left.some((one) => one.includes(text)))).toEqual([]);
  });
});

describe("a table in the overview", () => {
  const table = [
    "单位名称\t单位性质\t编制数",
    "澄岭县水务局本级\t行政单位\t12",
    "澄岭县河道管理站\t公益一类事业单位\t8",
  ];
  const text = laidOut(layouts[0]!, 1, "simple").replace(
    /(### 二、机构设置\n\n)/,
    `$1下属单位情况如下：\n\n下属单位一览表\n\n单位：人\n\n${table.join("\n")}\n\n以上单位均纳入决算编制范围。\n\n`,
  );
  const document = readText(encoded(text));
  const saved: Readonly<Record<string, Uint8Array>> = {
    "a.txt": encoded(text),
    "a.docx": asDocx(document),
    "a.html": asHtml(document),
    "a.xlsx": asOneSheet(document),
  };

  test.each(Object.keys(saved))(
    "%s: it is carried with the words around it, without its unit",
    async (name) => {
      const accounts = await throughWorkbook(taken(recognise(await readAny(saved[name]!, name))));
      const organs = accounts.texts.get("organs")?.text.split("\n") ?? [];
      expect(organs.slice(0, 6)).toEqual([
        "下属单位情况如下：",
        "|下属单位一览表|",
        ...table.map((row) => `|${row.replaceAll("\t", "|")}|`),
        "以上单位均纳入决算编制范围。",
      ]);
    },
  );

  test("it is composed as a table in every format, and taken from there as it was", async () => {
    const accounts = await throughWorkbook(taken(recognise(document)));
    const composition = compositionOf(accounts);
    for (const format of readable) {
      const account = await readBack(composition, format);
      const cells = account.tables
        .filter(({ form }) => form === null)
        .map(({ rows }) => rows.map((row) => row.map(({ text: cell }) => cell).join("\t")));
      expect({ format, cells }).toEqual({ format, cells: [table] });
      const again = accountsOf(account, { profile: "national-9" }).texts;
      for (const id of ["duties", "organs"])
        expect({ format, id, text: again.get(id)?.text }).toEqual({
          format,
          id,
          text: accounts.texts.get(id)?.text,
        });
    }
  });
});

test("paragraphs of a text stay paragraphs on their way through a workbook", async () => {
  const accounts = taken(recognise(readText(encoded(laidOut(layouts[0]!, 1, "simple")))));
  const text = "第一段。\n第二段。\n第三段。";
  const changed = {
    ...accounts,
    texts: new Map([...accounts.texts, ["duties", { text, place: null }] as const]),
  };
  const read = await throughWorkbook(changed);
  expect(read.texts.get("duties")?.text).toBe(text);
  const blocks = compose(read).disclosure.blocks.map((block) => ("text" in block ? block.text : ""));
  expect(blocks.slice(blocks.indexOf("第一段。")).slice(0, 3)).toEqual(text.split("\n"));
});

test("extract names on standard error what it did not take", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
  const file = join(folder, "a.txt");
  const layout = layouts.find(({ id }) => id === "inner-mongolia")!;
  await writeFile(file, laidOut(layout, 1, "rich"));
  const { code, err } = await run("extract", file, "--out", join(folder, "a.xlsx"));
  expect(code).toBe(0);
  expect(err).toMatch(/^未取入\t第\d+行\t表“项目支出决算表”：1｜河道整治工程｜85\.74$/m);
  expect(err).toMatch(/^未取入\t第\d+行\t名词解释\d+条/m);
  await rm(folder, { recursive: true });
});

describe("of what we composed nothing but typed words is named as left out, and the glossary", () => {
  test.each(["shanxi-2022", "national-9"])("%s", async (profile) => {
    const accounts = filledAccounts(profile, 3, "rich");
    const typed = [...accounts.texts.values()]
      .flatMap(({ text }) => squeezed(text).split(/[，。；]/))
      .filter(Boolean);
    const account = await readBack(compositionOf(accounts), "docx");
    const left = leftOut(account, taken(account)).map(({ words }) => squeezed(words));
    const phrases = left.filter(
      (words) => !/^名词解释\d+条/.test(words) && !typed.some((text) => words.includes(text)),
    );
    expect(phrases).toEqual([]);
  });
});
