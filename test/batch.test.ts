import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readText } from "../src/read/text.ts";
import { asDocx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";
import { gbkZip } from "./zips.ts";

const bin = fileURLToPath(new URL("../bin/mingzhang.js", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-batch-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command; `until` is asked at each word on standard error whether to kill it. */
function run(args: readonly string[], until?: (err: string) => boolean): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
      if (until?.(err)) child.kill("SIGKILL");
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** Everything in a folder of results, by name. */
async function results(at: string): Promise<Record<string, string>> {
  const names = (await readdir(at)).filter((name) => name !== "data").sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(at, name), "utf8")] as const)),
  );
}

const textOf = (seed: number): string => disclosure({ seed, shape: seed % 2 ? "rich" : "simple" });
const docxOf = (seed: number): Uint8Array => asDocx(readText(strToU8(textOf(seed))));

/** Texts, Word files, files that nobody can read, and a fault in figures, in one folder. */
async function units(name: string): Promise<string> {
  const at = join(folder, name);
  await mkdir(at);
  for (let i = 0; i < 12; i += 1) await writeFile(join(at, `单位${10 + i}.txt`), textOf(i + 1));
  await writeFile(join(at, "word.docx"), docxOf(3));
  await writeFile(join(at, "坏的.pdf"), "%PDF-1.7\n");
  await writeFile(join(at, "空的.txt"), "");
  await writeFile(join(at, "有错的.txt"), plantedExample());
  return at;
}

describe("a batch in threads", () => {
  test("killed in the middle and run again, it says what an undisturbed run says and leaves alone what was done", async () => {
    const at = await units("killed");
    const [whole, parts] = [join(folder, "whole-out"), join(folder, "killed-out")];
    const first = await run(["audit", at, "--out", whole, "--format", "json"]);
    expect([first.code, first.out.split("\n")[0]]).toEqual([1, "共16份：可公开13份，须修改1份，不能读取2份"]);
    const killed = await run(["audit", at, "--out", parts, "--format", "json"], (err) =>
      /\n?6\/16/.test(err),
    );
    expect(killed.code).toBe(null);
    expect(existsSync(join(parts, "汇总.csv"))).toBe(false);
    const kept = JSON.parse(await readFile(join(parts, "data", "batch.json"), "utf8")).lines.length;
    expect(kept).toBeGreaterThan(0);
    const done = join(parts, "单位10.json");
    const before = (await stat(done)).mtimeMs;
    const again = await run(["audit", at, "--out", parts, "--format", "json"]);
    expect([again.code, again.out]).toEqual([first.code, first.out]);
    expect(await results(parts)).toEqual(await results(whole));
    expect((await stat(done)).mtimeMs).toBe(before);
  });

  test("a profile of one's own and last year's account reach every thread", async () => {
    const at = join(folder, "with-plan");
    await mkdir(at);
    for (let i = 0; i < 4; i += 1) await writeFile(join(at, `${i}.txt`), textOf(i + 1));
    const prior = join(folder, "prior.txt");
    await writeFile(prior, disclosure({ year: 2021, seed: 5 }));
    const profile = join(folder, "own.json");
    const shanxi = new URL("../src/standard/layouts/shanxi-2022.json", import.meta.url);
    await writeFile(
      profile,
      JSON.stringify({ ...JSON.parse(await readFile(shanxi, "utf8")), id: "own-2031" }),
    );
    const to = join(folder, "with-plan-out");
    await run(["audit", at, "--out", to, "--format", "json", "--prior", prior, "--profile", profile]);
    for (const text of Object.values(await results(to)).slice(0, 4)) {
      const report = JSON.parse(text);
      expect(report.document.profile).toBe("own-2031");
      expect(JSON.stringify(report.unchecked)).not.toContain("--prior");
    }
  });

  test("two files of one name but for the extension are written to two files", async () => {
    const at = join(folder, "twins");
    await mkdir(at);
    await writeFile(join(at, "甲局.txt"), textOf(1));
    await writeFile(join(at, "甲局.docx"), docxOf(2));
    const to = join(folder, "twins-out");
    await run(["audit", at, "--out", to, "--format", "json"]);
    expect(Object.keys(await results(to))).toEqual(["甲局.json", "甲局.txt.json", "汇总.csv"].sort());
  });
});

describe("an archive is one disclosure", () => {
  const parts = (text: string): Record<string, string> => {
    const [tables = 0, narrative = 0, forms = 0] = ["## 第二部分", "## 第三部分", "## 第五部分"].map((part) =>
      text.indexOf(part),
    );
    return {
      "公开/封面和概况.txt": text.slice(0, tables),
      "公开/决算表.txt": text.slice(tables, narrative),
      "公开/文字/情况说明.txt": text.slice(narrative, forms),
      "绩效自评表.txt": text.slice(forms),
    };
  };
  const junk = {
    "__MACOSX/._决算表.txt": strToU8("x"),
    "公开/~$情况说明.docx": strToU8("x"),
    "公开/Thumbs.db": strToU8("x"),
    "公开/.DS_Store": strToU8("x"),
  };
  const packed = (text: string): Record<string, Uint8Array> => ({
    ...Object.fromEntries(Object.entries(parts(text)).map(([name, part]) => [name, strToU8(part)])),
    ...junk,
  });

  test("in a folder and alone, with folders in it and what systems leave lying about", async () => {
    const at = join(folder, "zips");
    await mkdir(at);
    await writeFile(join(at, "一局.zip"), zipSync(packed(textOf(4))));
    await writeFile(join(at, "二局.zip"), gbkZip(packed(textOf(5))));
    await writeFile(join(at, "三局.zip"), zipSync({ "../x.txt": strToU8("x") }));
    const to = join(folder, "zips-out");
    const batch = await run(["audit", at, "--out", to, "--format", "json"]);
    expect(batch.out.split("\n")[0]).toBe("共3份：可公开2份，须修改0份，不能读取1份");
    expect(batch.err).toContain("E_ZIP_PATH");
    const alone = await run(["audit", join(at, "一局.zip"), "--format", "json"]);
    expect([alone.code, JSON.parse(alone.out)]).toEqual([
      0,
      JSON.parse(await readFile(join(to, "一局.json"), "utf8")),
    ]);
  });

  test("names that Windows packed in GBK are read, and findings name the file in the archive", async () => {
    const path = join(folder, "gbk.zip");
    await writeFile(path, gbkZip(packed(plantedExample())));
    const { code, out } = await run(["audit", path, "--format", "json"]);
    expect(code).toBe(1);
    const cells = JSON.parse(out).findings.flatMap(({ where }: { where: { cell: string }[] }): string[] =>
      where.map(({ cell }) => cell),
    );
    expect(new Set(cells)).toContain("公开/文字/情况说明.txt");
    expect([...new Set<string>(cells)].every((cell) => cell in parts(plantedExample()))).toBe(true);
  });

  test("a file in it that cannot be read is named", async () => {
    const path = join(folder, "broken.zip");
    await writeFile(path, zipSync({ "表/决算表.xlsx": strToU8("not a workbook") }));
    const { code, out, err } = await run(["audit", path]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/E_TYPE_MISMATCH：压缩包中的“表\/决算表\.xlsx”/);
  });
});
