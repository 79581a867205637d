import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readText } from "../src/read/text.ts";
import { run } from "./command.ts";
import { asDocx, asXlsx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";

const example = new URL("../examples/yangcheng-2022/accounts.xlsx", import.meta.url);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-nothing-replaced-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every file below a folder with the hash of its bytes. */
async function hashes(path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(path, { recursive: true })).sort())
    if ((await stat(join(path, name))).isFile())
      found[name] = createHash("sha256")
        .update(await readFile(join(path, name)))
        .digest("hex");
  return found;
}

const document = readText(new TextEncoder().encode(disclosure()));

/** A folder with a unit's disclosure in Word, Excel and text, last year's, findings to accept and the workbook. */
async function office(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await writeFile(join(path, "甲局.docx"), asDocx(document));
  await writeFile(join(path, "甲局.xlsx"), await asXlsx(document));
  await writeFile(join(path, "乙局.txt"), plantedExample());
  await writeFile(join(path, "上年.json"), JSON.stringify({ x: 1 }));
  await writeFile(join(path, "填报.xlsx"), await readFile(example));
  return path;
}

describe("no command replaces what it did not write", () => {
  test.each([
    ["a source beside another", (at: string) => ["audit", at, "--out", at, "--format", "xlsx"], "甲局.xlsx"],
    ["the source itself", (at: string) => ["audit", `${at}/乙局.txt`, "--out", at], "乙局.txt"],
    [
      "the list of accepted findings",
      (at: string) => [
        "audit",
        `${at}/甲局.docx`,
        "--out",
        at,
        "--format",
        "json",
        "--accept",
        `${at}/甲局.json`,
      ],
      "甲局.json",
    ],
    [
      "a neighbour",
      (at: string) => ["audit", `${at}/甲局.docx`, "--out", at, "--format", "xlsx"],
      "甲局.xlsx",
    ],
    [
      "a neighbour, by compose",
      (at: string) => ["compose", `${at}/填报.xlsx`, "--out", at, "--format", "xlsx"],
      "填报.xlsx",
    ],
    [
      "a file, by new",
      (at: string) => [
        "new",
        "--profile",
        "shanxi-2022",
        "--unit",
        "丙",
        "--year",
        "2022",
        "--out",
        `${at}/填报.xlsx`,
      ],
      "填报.xlsx",
    ],
    [
      "a file, by extract",
      (at: string) => ["extract", `${at}/甲局.docx`, "--out", `${at}/填报.xlsx`],
      "填报.xlsx",
    ],
    [
      "its own source, by extract --force",
      (at: string) => ["extract", `${at}/甲局.xlsx`, "--out", `${at}/甲局.xlsx`, "--force"],
      "甲局.xlsx",
    ],
    [
      "a folder, by new --force",
      (at: string) => [
        "new",
        "--profile",
        "shanxi-2022",
        "--unit",
        "丙",
        "--year",
        "2022",
        "--out",
        at,
        "--force",
      ],
      "",
    ],
  ] as const)("%s", async (what, args, name) => {
    const at = await office(what);
    if (name === "甲局.json") await writeFile(join(at, name), "{}");
    const before = await hashes(at);
    const { code, out, err } = await run(...args(at));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^[^：]+：(?:same-file|exists|changed|is-folder)：/);
    expect(err).toContain(name);
    expect(err.trim().split("\n").length).toBe(1);
    expect(await hashes(at)).toEqual(before);
  });

  test("a batch over its own folder audits the same disclosures again, and never its own results", async () => {
    const at = await office("twice");
    await rm(join(at, "上年.json"));
    const first = await run("audit", at, "--out", at, "--format", "json");
    const before = await hashes(at);
    const second = await run("audit", at, "--out", at, "--format", "json");
    expect([second.code, second.out]).toEqual([first.code, first.out]);
    expect(first.out).toContain("共4份");
    expect(await hashes(at)).toEqual(before);
  });

  test("names that some systems take for one get results of their own", async () => {
    const at = join(folder, "names");
    await mkdir(at);
    for (const name of ["x.txt", "X.txt", "e\u0301.txt", "\u00e9.txt"])
      await writeFile(join(at, name), plantedExample());
    await run("audit", at, "--out", `${at}-out`, "--format", "json");
    const made = (await readdir(`${at}-out`)).filter((name) => name.endsWith(".json"));
    expect(new Set(made.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(4);
  });

  test.each(["new", "extract", "consolidate"])(
    "%s writes a workbook under no other name",
    async (command) => {
      const out = join(folder, "填报.docx");
      const rest = {
        new: ["--profile", "shanxi-2022", "--unit", "甲局", "--year", "2023"],
        extract: [fileURLToPath(example)],
        consolidate: ["--unit", "甲局", fileURLToPath(example)],
      }[command]!;
      const { code, err } = await run(command, ...rest, "--out", out);
      expect(code).toBe(2);
      expect(err).toContain(".xlsx");
      await expect(stat(out)).rejects.toThrow();
    },
  );

  test("--force replaces one file and nothing else", async () => {
    const at = await office("forced");
    const before = await hashes(at);
    const { code } = await run("extract", `${at}/甲局.docx`, "--out", `${at}/填报.xlsx`, "--force");
    expect(code).toBe(0);
    const after = await hashes(at);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(["填报.xlsx"]);
  });
});

describe("accepted findings", () => {
  test("an id that no finding has is named, and nothing is written or printed", async () => {
    const path = join(folder, "accepting.txt");
    await writeFile(path, plantedExample());
    const report = JSON.parse((await run("audit", path, "--format", "json")).out);
    const { id } = report.findings.find(({ severity }: { severity: string }) => severity === "error");
    const accept = join(folder, "accept.json");
    await writeFile(accept, JSON.stringify({ [id]: "核对无误", "sum-of-parts:没有": "旧的" }));
    const out = join(folder, "accepting-out");
    const refused = await run("audit", path, "--accept", accept, "--out", out, "--format", "json");
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toContain("sum-of-parts:没有");
    expect(await stat(out).catch(() => null)).toBe(null);
    await writeFile(accept, JSON.stringify({ [id]: "核对无误" }));
    const accepted = await run("audit", path, "--accept", accept, "--format", "json");
    expect(JSON.parse(accepted.out).verdict.errors).toBe(report.verdict.errors - 1);
  });
});
