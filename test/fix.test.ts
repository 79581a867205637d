import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocx } from "../src/read/docx.ts";
import { readText } from "../src/read/text.ts";
import { disclosureDocx } from "../src/write/disclosure-docx.ts";
import { disclosureXlsx } from "../src/write/disclosure-xlsx.ts";
import { run } from "./command.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";
import { writtenFrom } from "./written/sample.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-fix-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("fix", () => {
  test("a Word file: a line each, a copy with tracked changes beside, exit 1", async () => {
    const planted = readText(new TextEncoder().encode(plantedExample()));
    const path = await file("稿.docx", await disclosureDocx(writtenFrom(planted).written));
    const out = join(folder, "更正");
    const result = await run("fix", path, "--out", out);
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/^\[公开03表 .+ 表3第\d+行第\d+列\] “[\d.]+”→“[\d.]+”$/m);
    expect(result.out).toMatch(/^\[第\d+段\] “国有资金经营预算”→“国有资本经营预算”：.+。$/m);
    expect(result.err).toBe(`已写入 ${out}/稿.docx：改了${result.out.trim().split("\n").length}处\n`);
    const copy = readDocx(new Uint8Array(await readFile(join(out, "稿.docx"))));
    expect(copy.notes.map(({ kind }) => kind)).toContain("tracked-change");
  });

  test("without a folder it lists and writes nothing; it never writes over the file itself", async () => {
    const planted = readText(new TextEncoder().encode(plantedExample()));
    const bytes = await disclosureDocx(writtenFrom(planted).written);
    const path = await file("清单.docx", bytes);
    const listed = await run("fix", path);
    expect(listed.code).toBe(1);
    expect(listed.out).toMatch(/^\[第\d+段\] “国有资金经营预算”→“国有资本经营预算”：.+。$/m);
    expect(listed.err).toBe("加 --out 文件夹 可另存一份更正稿\n");
    const over = await run("fix", path, "--out", folder);
    expect(over.code).toBe(2);
    expect(over.err).toContain("same-file：结果会覆盖原文件");
    expect(new Uint8Array(await readFile(path))).toEqual(new Uint8Array(bytes));
  });

  test("a workbook: the same errors corrected in marked cells, all other parts as they were", async () => {
    const planted = readText(new TextEncoder().encode(plantedExample()));
    const path = await file("表.xlsx", await disclosureXlsx(writtenFrom(planted).written));
    const out = join(folder, "更正表");
    const { out: lines } = await run("fix", path, "--out", out);
    expect(lines).toMatch(/03 支出决算表!C\d+\] “121260\.60”→“112260\.60”/);
    const [before, after] = [await readFile(path), await readFile(join(out, "表.xlsx"))].map((bytes) =>
      unzipSync(new Uint8Array(bytes)),
    );
    const changed = Object.keys(before!).filter(
      (name) => strFromU8(before![name]!) !== strFromU8(after![name]!),
    );
    expect(changed.every((name) => /styles\.xml$|sheets?\/sheet\d+\.xml$/.test(name))).toBe(true);
    const cellsOf = (xml: string): string[] =>
      [...xml.matchAll(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell]) => cell);
    const differing = changed
      .filter((name) => name.includes("sheet"))
      .flatMap((name) => {
        const cells = new Set(cellsOf(strFromU8(before![name]!)));
        return cellsOf(strFromU8(after![name]!)).filter((cell) => !cells.has(cell));
      });
    const corrected = lines.split("\n").filter((line) => line.includes("→"));
    const addresses = new Set(corrected.map((line) => /!([A-Z]+\d+)\]/.exec(line)?.[1]));
    expect(new Set(differing.map((cell) => / r="([^"]+)"/.exec(cell)?.[1]))).toEqual(addresses);
    const again = await run("audit", join(out, "表.xlsx"), "--format", "json");
    const errors = (text: string): number =>
      (JSON.parse(text) as { verdict: { errors: number } }).verdict.errors;
    const original = await run("audit", path, "--format", "json");
    expect(errors(again.out)).toBeLessThan(errors(original.out));
  });

  test("a text file: the lines alone, nothing written", async () => {
    const path = await file("planted.txt", plantedExample());
    const out = join(folder, "无");
    const result = await run("fix", path, "--out", out);
    expect([result.code, result.err]).toEqual([
      1,
      expect.stringMatching(/^这种格式不能另存更正稿，只列出改法/),
    ]);
    expect(result.out).toMatch(/^\[第\d+行\] “151\.71%”→“89\.70%”：/m);
    await expect(readdir(out)).rejects.toThrow();
  });

  test("a clean account: exit 0", async () => {
    const result = await run("fix", await file("clean.txt", disclosure()), "--out", folder);
    expect(result).toEqual({ code: 0, out: "没有必须改的地方。\n", err: "" });
  });

  test.each([
    ["a file that is not there", ["fix", "/nowhere.docx", "--out", "x"], "not-found"],
    ["an unknown profile", ["fix", "a.docx", "--out", "x", "--profile", "y"], "没有样式“y”"],
  ])("%s: exit 2, nothing on standard output", async (_name, args, words) => {
    const result = await run(...args);
    expect([result.code, result.out]).toEqual([2, ""]);
    expect(result.err).toContain(words);
  });
});
