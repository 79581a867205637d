import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { accountsBook, sheetNames } from "../src/compose/accounts-book.ts";
import { compose } from "../src/compose/compose.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import { gapFindings, wordCells } from "../src/compose/gaps.ts";
import { needOf } from "../src/compose/required-inputs.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import type { Document } from "../src/read/document.ts";
import { drawnPages } from "../src/read/pdf/pdfium.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { layoutNamed, layouts } from "../src/standard/layout.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { blanked } from "./blanked-cells.ts";
import { run } from "./command.ts";
import { filledAccounts } from "./filled-accounts.ts";

const example = new URL("../examples/yangcheng-2022/accounts.xlsx", import.meta.url);

/** Cells of a workbook that a person fills in, on the sheets that are no statutory tables. */
function inputsOf({ blocks }: Document): string[] {
  const columns: Readonly<Record<string, string>> = {
    [sheetNames.base]: "B",
    [sheetNames.figures]: "C",
    [sheetNames.texts]: "C",
    [sheetNames.funds]: "ABCDEFGHI",
    [sheetNames.goals]: "ABC",
    [sheetNames.indicators]: "ABCDEFGHIJ",
    [sheetNames.boxes]: "ABC",
  };
  return blocks.flatMap((block) => {
    if (block.kind !== "table" || block.sheet === null) return [];
    const own = columns[block.sheet] ?? "";
    // Of self-evaluations the rows of the first form stand for all.
    const last = block.sheet.startsWith("绩效") ? 8 : undefined;
    return block.rows.slice(2, last).flatMap((row) =>
      row.flatMap(({ text, pieces }) => {
        const cell = pieces[0]?.position.cell ?? "";
        return text !== "" && own.includes(/!([A-Z]+)/.exec(cell)?.[1] ?? "-") ? [cell] : [];
      }),
    );
  });
}

function without(document: Document, cell: string): Document {
  const blocks = document.blocks.map((block) => {
    if (block.kind !== "table") return block;
    const rows = block.rows.map((row) =>
      row.map((passage) => (passage.pieces[0]?.position.cell === cell ? { ...passage, text: "" } : passage)),
    );
    return { ...block, rows };
  });
  return { ...document, blocks };
}

/** What compose says of a workbook: the cells that it refuses, and otherwise its words. */
function composed(document: Document): {
  accounts: Accounts;
  refused: string[];
  words: string;
  of: string[];
} {
  const { accounts, cells, findings } = accountsOfWorkbook(recognise(document), document.workbook!);
  const { disclosure, missing } = compose(accounts);
  const gaps = [...gapFindings(missing, accounts, cells), ...findings];
  const found =
    gaps.length > 0
      ? gaps
      : audit(
          recognise(writtenDocument(disclosure, wordCells(accounts)), { profile: disclosure.profile }),
        ).findings.filter(({ severity, cause }) => severity === "error" && cause === null);
  const refused = found.flatMap(({ where, suspects }) =>
    [...where, ...suspects].map(({ cell, text }) => cell ?? text),
  );
  return { accounts, refused, words: JSON.stringify(disclosure.blocks, plain), of: [...cells.of.keys()] };
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** Cells that may be blank although no input of the workbook says so, and why. */
const optional: Readonly<Record<string, string>> = {
  "基本信息!B8": "批复日期：还没有批复",
  "基本信息!B9": "公开日期：还没有定",
};

describe("each input cell emptied in turn is refused at its own address, or may be blank by the profile", () => {
  const cases = layouts.flatMap(({ id }) => [
    { id, shape: id === "university" ? "simple" : "rich" } as const,
  ]);
  test.each(cases)("$id", async ({ id, shape }) => {
    const book = readXlsx(await accountsWorkbook(accountsBook(filledAccounts(id, 1, shape))));
    const whole = composed(book);
    expect(whole.refused).toEqual([]);
    const { cells } = accountsOfWorkbook(recognise(book), book.workbook!);
    const ids = new Map([...cells.of].map(([input, place]) => [place.cell, input]));
    const silent: string[] = [];
    let refused = 0;
    for (const cell of inputsOf(book)) {
      const input = ids.get(cell);
      const need = input === undefined ? null : needOf(input, layoutNamed(id)!);
      if (need?.required === false || optional[cell] !== undefined) continue;
      const changed = composed(without(book, cell));
      if (changed.refused.includes(cell)) {
        refused += 1;
        continue;
      }
      const said = need?.instead ? [...whole.accounts.texts.keys(), ...whole.accounts.figures.keys()] : [];
      const instead = said.some((other) => other !== input && need?.instead?.test(other));
      // Not needed, what it says is said elsewhere, or a form of self-evaluation leaves it open.
      const open = /^绩效-资金!B|^绩效-资金!F(?!3$)|^绩效-指标![EFIJ]/.test(cell);
      if (changed.words !== whole.words && !instead && !open) silent.push(`${cell} ${input ?? ""}`);
    }
    expect(silent).toEqual([]);
    expect(refused).toBeGreaterThan(id === "university" ? 5 : 40);
  });
});

describe("compose writes nothing of a workbook with gaps", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const book = readXlsx(new Uint8Array(readFileSync(example)));
  const { of } = accountsOfWorkbook(recognise(book), book.workbook!).cells;
  const asked: readonly (readonly [string, string])[] = [
    [of.get("organs")!.cell!, "机构设置"],
    [of.get("reason:totals")!.cell!, "收入总计、支出总计比上年增减的原因"],
    [of.get("use:vehicles-kept")!.cell!, "公务用车运行维护费的用途"],
    [of.get("vehicles-kept")!.cell!, "公务用车保有量"],
    ["绩效-目标!B3", "年度目标"],
  ];
  const emptied = asked.map(([cell]) => cell);
  const labels = asked.map(([, label]) => label);

  async function gapped(name: string, cells: readonly string[]): Promise<string> {
    const path = join(folder, `${name}.xlsx`);
    await writeFile(path, blanked(new Uint8Array(await readFile(example)), cells));
    return path;
  }

  test.each(asked)("%s: %s", async (cell, label) => {
    const out = join(folder, "none");
    const { code, out: said, err } = await run("compose", await gapped("one", [cell]), "--out", out);
    expect(said.trimEnd().split("\n")).toHaveLength(1);
    expect(said).toContain(`必须填\t${cell}\t没有填写“${label}”`);
    expect(err).toContain("没有写出任何文件");
    expect(code).toBe(1);
    expect(await readdir(out).catch(() => [])).toEqual([]);
  });

  test.each(["略", "待补充", "____", "XX", "。", " "])("“%s” is no text", async (words) => {
    const path = join(folder, "words.xlsx");
    const bytes = blanked(new Uint8Array(await readFile(example)), [emptied[0]!], words);
    await writeFile(path, bytes);
    const { code, out } = await run("compose", path, "--out", join(folder, "none"), "--format", "json");
    expect(out).toContain(`必须填\t${emptied[0]}`);
    expect(code).toBe(1);
  });

  test("a draft says in every format what is missing", async () => {
    const out = join(folder, "draft-out");
    const { code } = await run("compose", await gapped("draft", emptied), "--out", out, "--draft");
    expect(code).toBe(1);
    const bytes = async (name: string): Promise<Uint8Array> =>
      new Uint8Array(await readFile(join(out, name)));
    const zipped = async (name: string): Promise<string> =>
      Object.values(unzipSync(await bytes(name)))
        .map((part) => strFromU8(part))
        .join("");
    const pages: string[] = [];
    for await (const { glyphs } of drawnPages(await bytes("draft.pdf")))
      pages.push(glyphs.map(({ text }) => text).join(""));
    const parquet = await parquetReadObjects({ file: (await bytes("draft.parquet")).buffer as ArrayBuffer });
    const formats: Readonly<Record<string, string>> = {
      docx: await zipped("draft.docx"),
      xlsx: await zipped("draft.xlsx"),
      pdf: pages.join("").replace(/\s+/g, ""),
      html: strFromU8(await bytes("draft.html")),
      json: strFromU8(await bytes("draft.json")),
      csv: strFromU8(await bytes("draft.csv")),
      data: strFromU8(await bytes("data/facts.csv")),
      parquet: parquet.map(({ printed }) => String(printed)).join(" "),
    };
    for (const [format, text] of Object.entries(formats))
      for (const label of labels)
        expect({ format, says: text.includes(`【待填：${label}】`) ? label : null }).toEqual({
          format,
          says: label,
        });
  });

  test("words that the disclosure has no place for are named", async () => {
    const cell = of.get("reason:operating-cost")!.cell!;
    const path = join(folder, "unused.xlsx");
    const bytes = blanked(new Uint8Array(await readFile(example)), [cell], "人员调入，水电费增加");
    await writeFile(path, bytes);
    const { code, err } = await run("compose", path, "--out", join(folder, "unused"), "--format", "json");
    expect(code).toBe(0);
    expect(err).toContain(`没有用到\t${cell}\t“人员调入，水电费增加”`);
  });

  test("many gaps of one sheet are told together, each with its cell", async () => {
    const texts = inputsOf(book).filter((cell) => cell.startsWith("文字说明"));
    const { out } = await run(
      "compose",
      await gapped("many", texts),
      "--out",
      join(folder, "none"),
      "--format",
      "json",
    );
    const lines = out.trimEnd().split("\n");
    expect(lines.filter((line) => line.includes("文字说明"))).toHaveLength(1);
    expect(lines[0]).toMatch(/^必须填\t文字说明!C3、C4、C6.*\t没有填写\d+项：主要职责、机构设置/);
  });
});
