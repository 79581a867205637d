import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import type { AccountsBook } from "../src/facts/accounts-book.ts";
import type { WrittenCell, WrittenTable } from "../src/facts/disclosure.ts";
import { drawnPages } from "../src/read/pdf/pdfium.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { disclosure } from "./invented/disclosure.ts";

const bin = fileURLToPath(new URL("../bin/mingzhang.js", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function mingzhang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

function accounts(seed = 2): Accounts {
  const account = recognise(readText(new TextEncoder().encode(disclosure({ seed }))));
  return accountsOf(account, { profile: "shanxi-2022" });
}

/** A workbook of clean accounts in which a hand has changed something. */
async function saved(
  name: string,
  change: (book: AccountsBook) => AccountsBook = (book) => book,
): Promise<string> {
  const path = join(folder, `${name}.xlsx`);
  await writeFile(path, await accountsWorkbook(change(accountsBook(accounts()))));
  return path;
}

function withTable(
  book: AccountsBook,
  form: string,
  change: (table: WrittenTable) => WrittenTable,
): AccountsBook {
  return {
    ...book,
    tables: book.tables.map((one) => (one.table.form === form ? { ...one, table: change(one.table) } : one)),
  };
}

/** The first typed cell of a column, below the headings, with other words or another value in it. */
function withCell(table: WrittenTable, column: number, cell: Partial<WrittenCell>): WrittenTable {
  const row = table.rows.findIndex(
    (cells, i) =>
      i >= table.headerRows && cells[column]?.figure?.sum === null && cells[column]?.figure?.value !== null,
  );
  return {
    ...table,
    rows: table.rows.map((cells, i) =>
      i === row ? cells.map((one, c) => (one && c === column ? { ...one, ...cell } : one)) : cells,
    ),
  };
}

describe("bad workbooks are refused at the cell, and nothing is written", () => {
  const text = { figure: null };
  test.each<[string, (book: AccountsBook) => AccountsBook, RegExp]>([
    [
      "words in a number cell",
      (book) => withTable(book, "公开03表", (table) => withCell(table, 3, { ...text, text: "约十二万" })),
      /03 支出决算表!D\d+.*约十二万/,
    ],
    [
      "a formula error",
      (book) => withTable(book, "公开05表", (table) => withCell(table, 3, { ...text, text: "#REF!" })),
      /05 .*!D\d+.*公式出错/,
    ],
    [
      "a total that disagrees",
      (book) =>
        withTable(book, "公开10表", (table) => ({
          ...table,
          rows: table.rows.map((cells) =>
            cells.map((one) =>
              one?.figure?.key === "procurement|kind=合计"
                ? { ...one, figure: { ...one.figure, value: (one.figure.value ?? 0n) + 100n, sum: null } }
                : one,
            ),
          ),
        })),
      /10 .*!C\d+/,
    ],
    [
      "万元 in a 元 workbook",
      (book) => withTable(book, "公开02表", (table) => ({ ...table, unit: "金额单位：万元" })),
      /收入决算表”的金额单位是万元/,
    ],
    [
      "two units",
      (book) => withTable(book, "公开03表", (table) => ({ ...table, owner: "部门名称：别的单位" })),
      /单位是“别的单位”/,
    ],
    [
      "a missing sheet",
      (book) => ({ ...book, tables: book.tables.filter(({ table }) => table.form !== "公开08表") }),
      /缺少工作表“政府性基金预算财政拨款收入支出决算表”/,
    ],
    [
      "an unknown subject",
      (book) =>
        withTable(book, "公开03表", (table) => ({
          ...table,
          rows: table.rows.map((cells, i) =>
            i === table.headerRows + 3
              ? cells.map((one, c) => (one && c < 2 ? { ...one, text: c === 0 ? "2990101" : "" } : one))
              : cells,
          ),
        })),
      /没有科目编码“2990101”/,
    ],
  ])("%s", async (name, change, says) => {
    const path = await saved(name, change);
    const out = join(folder, `out ${name}`);
    const { code, out: said, err } = await mingzhang("compose", path, "--out", out, "--format", "json");
    expect(said).toMatch(says);
    expect(err).not.toMatch(/at .*\.ts:/);
    expect(code).toBe(1);
    expect(await readdir(out).catch(() => [])).toEqual([]);
  });

  test("merged cells among the figures", async () => {
    const path = await saved("merged");
    const parts = unzipSync(new Uint8Array(await readFile(path)));
    const sheet = Object.keys(parts).find(
      (name) => strFromU8(parts[name]!).includes("支出决算表") && name.includes("sharedStrings"),
    );
    expect(sheet).toBeDefined();
    // The third table stands on the fifth sheet: guide, base, 01, 02, 03.
    const name = "xl/worksheets/sheet5.xml";
    parts[name] = strToU8(
      strFromU8(parts[name]!).replace("</mergeCells>", '<mergeCell ref="D9:D10"/></mergeCells>'),
    );
    await writeFile(path, zipSync(parts));
    const { code, out } = await mingzhang(
      "compose",
      path,
      "--out",
      join(folder, "merged-out"),
      "--format",
      "json",
    );
    expect(out).toMatch(/合并的单元格/);
    expect(code).toBe(1);
  });

  test("what is no accounts workbook", async () => {
    const path = join(folder, "other.txt");
    await writeFile(path, disclosure());
    const { code, err } = await mingzhang("compose", path, "--out", join(folder, "other"));
    expect(err).toMatch(/not-accounts/);
    expect(code).toBe(2);
  });
});

describe("the way of an accounts workbook", () => {
  test("clean accounts are written in every format, and the files state the same facts", async () => {
    const out = join(folder, "clean");
    const { code, err } = await mingzhang("compose", await saved("clean"), "--out", out);
    expect(err).not.toMatch(/缺少/);
    expect(code).toBe(0);
    const formats = ["csv", "docx", "html", "json", "parquet", "pdf", "xlsx"];
    expect((await readdir(out)).sort()).toEqual([...formats.map((format) => `clean.${format}`), "data"]);
    for (const format of ["docx", "pdf", "xlsx", "html"]) {
      const compared = await mingzhang("compare", join(out, `clean.${format}`), join(out, "clean.json"));
      expect({ format, ...compared }).toMatchObject({ format, out: "", code: 0 });
    }
  });

  test("a draft is written in spite of contradictions and says in every format that it is one", async () => {
    const path = await saved("draft", (book) =>
      withTable(book, "公开02表", (table) => ({ ...table, unit: "金额单位：万元" })),
    );
    const out = join(folder, "draft-out");
    const { code } = await mingzhang("compose", path, "--out", out, "--draft");
    expect(code).toBe(1);
    expect(JSON.parse(await readFile(join(out, "draft.json"), "utf8"))).toMatchObject({ draft: true });
    expect(await readFile(join(out, "draft.html"), "utf8")).toMatch(/草稿/);
    const parts = unzipSync(await readFile(join(out, "draft.docx")));
    const headers = Object.entries(parts).filter(([name]) => /header\d*\.xml$/.test(name));
    expect(headers.length).toBeGreaterThan(0);
    for (const [, xml] of headers) expect(strFromU8(xml)).toMatch(/草稿/);
    const sheets = Object.entries(unzipSync(await readFile(join(out, "draft.xlsx"))));
    const pages = sheets.filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
    for (const [, xml] of pages) expect(strFromU8(xml)).toMatch(/草稿/);
    for await (const page of drawnPages(new Uint8Array(await readFile(join(out, "draft.pdf")))))
      expect(page.glyphs.map(({ text }) => text).join("")).toMatch(/草稿/);
  });

  test("of a folder each workbook is written, and one that contradicts itself stops none", async () => {
    const units = join(folder, "units");
    await mkdir(units);
    for (const name of ["甲站", "乙站"]) await copyFile(await saved(name), join(units, `${name}.xlsx`));
    const wrong = await saved("丙站", (book) =>
      withTable(book, "公开02表", (table) => ({ ...table, unit: "金额单位：万元" })),
    );
    await copyFile(wrong, join(units, "丙站.xlsx"));
    const out = join(folder, "units-out");
    const { code, err } = await mingzhang("compose", units, "--out", out, "--format", "json,csv");
    expect(code).toBe(1);
    expect(err).toMatch(/丙站\.xlsx：有\d+处矛盾，没有写出任何文件/);
    expect((await readdir(out)).sort()).toEqual(
      ["data", ...["甲站", "乙站"].flatMap((name) => [`${name}-data`, `${name}.csv`, `${name}.json`])].sort(),
    );
  });

  test("a workbook is never written over by what is made of it", async () => {
    const path = await saved("原表");
    const before = await readFile(path);
    for (const args of [
      ["compose", path, "--out", folder],
      ["extract", path, "--out", path],
      ["consolidate", path, "--unit", "某局", "--out", path],
    ]) {
      const { code, err } = await mingzhang(...args);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(err).toContain("same-file：结果会覆盖原文件");
    }
    expect(await readFile(path)).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.startsWith("原表"))).toEqual(["原表.xlsx"]);
    expect((await mingzhang("compose", path, "--out", folder, "--format", "json")).code).toBe(0);
  });

  test("an empty one is made, named and refused until it is filled in", async () => {
    const path = join(folder, "empty.xlsx");
    const made = await mingzhang(
      "new",
      "--profile",
      "shanghai-2024",
      "--unit",
      "某局",
      "--year",
      "2024",
      "--out",
      path,
    );
    expect(made.code).toBe(0);
    const { code, out } = await mingzhang(
      "compose",
      path,
      "--out",
      join(folder, "empty-out"),
      "--format",
      "json",
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^必须填\t\d\d 收入支出决算总表!A\d+\t决算表里没有一个金额/);
    expect(out).toMatch(/必须填\t文字说明!C3\t没有填写“主要职责”/);
    expect(out.split("\n").length).toBeLessThan(24);
    expect(await readdir(join(folder, "empty-out")).catch(() => [])).toEqual([]);
    const bad = await mingzhang(
      "new",
      "--profile",
      "nowhere",
      "--unit",
      "某局",
      "--year",
      "2024",
      "--out",
      path,
    );
    expect(bad.code).toBe(2);
  });

  test("one made from a disclosure composes to the same facts", async () => {
    const source = join(folder, "source.txt");
    await writeFile(source, disclosure({ seed: 5, shape: "rich" }));
    const path = join(folder, "taken.xlsx");
    expect((await mingzhang("extract", source, "--out", path)).code).toBe(0);
    const out = join(folder, "taken");
    expect((await mingzhang("compose", path, "--out", out, "--format", "json")).code).toBe(0);
    const { out: lines } = await mingzhang("compare", source, join(out, "taken.json"));
    expect(lines.split("\n").filter((line) => /^(?:数值|增减方向)不同/.test(line))).toEqual([]);
  });

  test("one for the next year compares with this year's figures and asks for all others", async () => {
    const source = join(folder, "last.txt");
    await writeFile(source, disclosure({ seed: 5 }));
    const path = join(folder, "next.xlsx");
    expect((await mingzhang("extract", source, "--out", path, "--next-year")).code).toBe(0);
    const book = readXlsx(new Uint8Array(await readFile(path)));
    const { accounts: next } = accountsOfWorkbook(
      recognise(book, { profile: "shanxi-2022" }),
      book.workbook!,
    );
    const last = accountsOf(recognise(readText(new TextEncoder().encode(disclosure({ seed: 5 })))), {
      profile: "shanxi-2022",
    });
    expect(next.year).toBe(last.year + 1);
    expect([...next.figures.keys()].every((key) => key.includes("year=上年"))).toBe(true);
    const whole = "expenditure|scope=一般公共预算";
    expect(next.figures.get(`${whole}|year=上年`)?.value).toBe(last.figures.get(whole)?.value);
    expect(next.texts.get("duties")?.text).toBe(last.texts.get("duties")?.text);
    expect([...next.texts.keys()].some((id) => id.startsWith("reason:"))).toBe(false);
  });

  test("text that begins like a formula stays text", async () => {
    const path = await saved("formula", (book) => ({
      ...book,
      lists: book.lists.map((list) =>
        list.name === "文字说明"
          ? {
              ...list,
              rows: list.rows.map((row) =>
                row.map((cell, c) =>
                  c === 2 && cell.text !== "" ? { ...cell, text: '=HYPERLINK("x")' } : cell,
                ),
              ),
            }
          : list,
      ),
    }));
    const parts = unzipSync(new Uint8Array(await readFile(path)));
    const formulas = Object.entries(parts).flatMap(([name, bytes]) =>
      name.startsWith("xl/worksheets/")
        ? [...strFromU8(bytes).matchAll(/<f>([^<]*)<\/f>/g)].map((match) => match[1])
        : [],
    );
    expect(formulas.length).toBeGreaterThan(100);
    expect(formulas.filter((formula) => formula?.includes("HYPERLINK"))).toEqual([]);
  });
});

describe("consolidation", () => {
  async function unit(
    name: string,
    seed: number,
    more: (accounts: Accounts) => Accounts = (one) => one,
  ): Promise<string> {
    const path = join(folder, `${name}.xlsx`);
    await writeFile(path, await accountsWorkbook(accountsBook(more({ ...accounts(seed), unit: name }))));
    return path;
  }

  test("units are summed, listed, and their transfers eliminated", async () => {
    const pays = (key: string, value: bigint) => (one: Accounts) => ({
      ...one,
      figures: new Map([...one.figures, [key, { quantity: "amount" as const, value, place: null }] as const]),
    });
    const code = accounts(1).functions.find(({ code: one }) => one.length === 7)!.code;
    const office = await unit("某局", 1, pays(`revenue|function=${code}|source=附属单位上缴收入`, 5000n));
    const station = await unit("某站", 2, pays(`expenditure|function=${code}|nature=上缴上级支出`, 5000n));
    const out = join(folder, "department.xlsx");
    const made = await mingzhang("consolidate", office, station, "--unit", "某局", "--out", out);
    expect(made.out).toMatch(/抵销\t上缴上级支出与附属单位上缴收入\t50\.00元/);
    expect(made.code).toBe(0);
    const table = await mingzhang("tables", out, "--format", "json");
    expect(table.code).toBe(0);
    const unequal = await unit("另一站", 2, pays(`expenditure|function=${code}|nature=上缴上级支出`, 4000n));
    const again = await mingzhang("consolidate", office, unequal, "--unit", "某局", "--out", out);
    expect([again.code, again.out]).toEqual([2, ""]);
    const over = ["--out", out, "--force"];
    const refused = await mingzhang("consolidate", office, unequal, "--unit", "某局", ...over);
    expect(refused.out).toMatch(/不相等，不能抵销/);
    expect(refused.code).toBe(1);
  });

  test("one unit given twice is refused by name, however it is given", async () => {
    const office = await unit("某局", 1);
    const station = await unit("某站", 2);
    const copy = join(folder, "某站副本.xlsx");
    await writeFile(copy, await readFile(station));
    const linked = join(folder, "某站链接.xlsx");
    await symlink(station, linked);
    const renamed = join(folder, "改名.xlsx");
    await writeFile(renamed, await accountsWorkbook(accountsBook({ ...accounts(3), unit: "某 局（本级）" })));
    for (const [second, code] of [
      [station, "same-file"],
      [copy, "same-file"],
      [linked, "same-file"],
      [renamed, "same-unit"],
    ] as const) {
      const out = join(folder, "twice.xlsx");
      const given = [office, station, second];
      const refused = await mingzhang("consolidate", ...given, "--unit", "某部门", "--out", out);
      expect([refused.code, refused.out]).toEqual([2, ""]);
      expect(refused.err).toContain(`${second}：${code}：`);
      await expect(stat(out)).rejects.toThrow();
    }
  });
});
