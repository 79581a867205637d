import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli/main.ts";
import { readDocx } from "../src/read/docx.ts";
import { readText } from "../src/read/text.ts";
import { disclosureDocx } from "../src/write/disclosure-docx.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";
import { writtenFrom } from "./written/sample.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-fix-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await main({
    args,
    readFile: async (path) => new Uint8Array(await readFile(path)),
    readIsolated: async (path) => (await import("../src/isolate/reading.ts")).readIsolated(path, path),
    isFolder: async (path) => (await stat(path)).isDirectory(),
    listFolder: async () => [],
    cores: 1,
    writeFile: async (to, name, content) => {
      await mkdir(to, { recursive: true });
      await writeFile(join(to, name), content);
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
  });
  return { code, out, err };
}

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
    expect(result.out).toMatch(/^\[公开03表支出决算表 .+ 表3第\d+行第\d+列\] “[\d.]+”→“[\d.]+”$/m);
    expect(result.out).toMatch(/^\[第\d+段\] “国有资金经营预算”→“国有资本经营预算”：.+。$/m);
    expect(result.err).toBe(`已写入 ${out}/稿.docx：改了${result.out.trim().split("\n").length}处\n`);
    const copy = readDocx(new Uint8Array(await readFile(join(out, "稿.docx"))));
    expect(copy.notes.map(({ kind }) => kind)).toContain("tracked-change");
  });

  test("a text file: the lines alone, nothing written", async () => {
    const path = await file("planted.txt", plantedExample());
    const out = join(folder, "无");
    const result = await run("fix", path, "--out", out);
    expect([result.code, result.err]).toEqual([1, ""]);
    expect(result.out).toMatch(/^\[第\d+行\] “151\.71%”→“89\.70%”：/m);
    await expect(readdir(out)).rejects.toThrow();
  });

  test("a clean account: exit 0", async () => {
    const result = await run("fix", await file("clean.txt", disclosure()), "--out", folder);
    expect(result).toEqual({ code: 0, out: "没有必须改的地方。\n", err: "" });
  });

  test.each([
    ["a file that is not there", ["fix", "/nowhere.docx", "--out", "x"], "not-found"],
    ["no folder to write to", ["fix", "a.docx"], "缺少选项：--out <文件夹>"],
    ["an unknown profile", ["fix", "a.docx", "--out", "x", "--profile", "y"], "没有样式“y”"],
  ])("%s: exit 2, nothing on standard output", async (_name, args, words) => {
    const result = await run(...args);
    expect([result.code, result.out]).toEqual([2, ""]);
    expect(result.err).toContain(words);
  });
});
