import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { priorFit } from "../src/audit/prior.ts";
import type { Account } from "../src/facts/account.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { run } from "./command.ts";
import { disclosure } from "./invented/disclosure.ts";

const accountOf = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));
const unit = accountOf(disclosure()).unit ?? "";

let folder = "";
const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-prior-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("last year's account must be the same unit's, of the year before", () => {
  const now = accountOf(disclosure());
  const other = (text: string): string => priorFit(now, accountOf(text)).kind;

  test("it fits", () => expect(other(disclosure({ year: 2021 }))).toBe("fits"));
  test("of this year", () => expect(other(disclosure())).toBe("year"));
  test("of two years ago", () => expect(other(disclosure({ year: 2020 }))).toBe("year"));
  test("of another unit", () => expect(other(disclosure({ year: 2021, unit: "示例县水务局" }))).toBe("unit"));
  test("of the unit under another county's level, or with its head office named", () => {
    for (const name of [unit.replace("县", "市"), `${unit}（本级）`, `某省${unit}`])
      expect(other(disclosure({ year: 2021, unit: name }))).toBe("fits");
  });

  test("a unit whose text names what it was before is that unit", () => {
    const told = disclosure().replace(
      "### 二、机构设置情况\n\n",
      "### 二、机构设置情况\n\n本单位由原示例县招商服务站更名而来。\n\n",
    );
    const former = accountOf(disclosure({ year: 2021, unit: "示例县招商服务站" }));
    expect(priorFit(accountOf(told), former).kind).toBe("fits");
    expect(priorFit(accountOf(disclosure()), former).kind).toBe("unit");
  });

  test("whose year cannot be read is not compared with, and it is said", () => {
    const nameless = { ...accountOf(disclosure({ year: 2021, seed: 5 })), year: null };
    expect(priorFit(now, nameless)).toEqual({ kind: "unknown", missing: ["上年度文件的年度"] });
    const { unchecked, findings } = audit(now, { prior: nameless });
    expect(unchecked.find(({ rule }) => rule === "prior-year-consistent")?.missing).toEqual([
      "上年度文件的年度",
    ]);
    const changed = findings.filter(({ catalogue }) => catalogue.includes("YY-01"));
    expect(changed).toEqual([]);
  });

  test("which lacks the figure that grew leaves the growth unchecked", () => {
    const before = accountOf(disclosure({ year: 2021 }));
    const { unchecked } = audit(now, { prior: { ...before, facts: [] } });
    const missing = unchecked.find(({ rule }) => rule === "prior-year-consistent")?.missing ?? [];
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every((one) => one.startsWith("上年度公开稿中的"))).toBe(true);
  });
});

describe("last year's account is used for rates that stand without an amount", () => {
  const told = (sentence: string): Account =>
    accountOf(
      [
        "示例县水务局\n\n2022年度部门决算公开",
        "## 第三部分 情况说明",
        "### 一、收入支出决算总体情况说明",
        sentence,
      ].join("\n\n"),
    );
  const before = accountOf(
    [
      "示例县水务局\n\n2021年度部门决算公开",
      "## 第三部分 情况说明",
      "### 一、收入支出决算总体情况说明",
      "2021年度收入总计80.00万元、支出总计80.00万元。",
    ].join("\n\n"),
  );
  const errors = (sentence: string): string[] =>
    audit(told(sentence), { prior: before })
      .findings.filter(({ rule, severity }) => rule === "prior-year-consistent" && severity === "error")
      .map(({ expected }) => expected ?? "");
  const sentence = (rate: string): string =>
    `2022年度收入总计100.00万元。与2021年相比，收入总计${rate}，主要原因是项目增加。`;

  test("a right one passes", () => expect(errors(sentence("增长25.00%"))).toEqual([]));
  test("a wrong one is told with the right one", () =>
    expect(errors(sentence("增长20.00%"))).toEqual(["25"]));
  test("so is one in the wrong direction", () => expect(errors(sentence("下降25.00%")).length).toBe(1));
});

describe.each(["audit", "fix"] as const)("mingzhang %s", (command) => {
  test.each([
    ["of the same year", disclosure({ seed: 5 }), "prior-year"],
    ["of another unit", disclosure({ year: 2021, unit: "示例县水务局" }), "prior-unit"],
    ["that is no final account", "会议纪要\n", "prior-kind"],
  ])("refuses a file %s by name", async (_what, text, code) => {
    const [path, prior] = [await file("现.txt", disclosure()), await file("上年.txt", text)];
    const { code: exit, out, err } = await run(command, path, "--prior", prior);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err.trim().split("\n").length).toBe(1);
    expect(err).toContain(`：${code}：`);
    expect(err).toContain(prior);
  });

  test("refuses a file that is not there", async () => {
    const path = await file("现.txt", disclosure());
    const { code, out, err } = await run(command, path, "--prior", join(folder, "没有.txt"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("not-found");
  });
});

describe("in a batch last year's account is one unit's", () => {
  const batch = async (name: string, units: readonly string[]): Promise<string> => {
    const at = join(folder, name);
    await mkdir(at);
    for (const one of units) await writeFile(join(at, `${one}.txt`), disclosure({ unit: one }));
    return at;
  };

  test("the others are not compared, which is said in their reports and at the end", async () => {
    const at = await batch("几家", [unit, "示例县水务局", "示例县审计局"]);
    const prior = await file("上年.txt", disclosure({ year: 2021 }));
    const { code, out, err } = await run("audit", at, "--prior", prior, "--format", "json");
    expect(code).toBeLessThan(2);
    const missing = (
      JSON.parse(out) as { document: { unit: string }; unchecked: { rule: string; missing: string[] }[] }[]
    ).map((report) => [
      report.document.unit === unit,
      report.unchecked.some(({ missing: names }) => names.some((one) => one.includes(`“${unit}”`))),
    ]);
    expect(missing.every(([own, said]) => own !== said)).toBe(true);
    expect(err).toContain("其他单位的2份没有与上年核对");
  });

  test("of none of them it is refused; what was written says that it was not compared", async () => {
    const at = await batch("别家", ["示例县水务局", "示例县审计局"]);
    const prior = await file("上年.txt", disclosure({ year: 2021 }));
    const to = join(folder, "别家结果");
    await mkdir(to);
    const printed = await run("audit", at, "--prior", prior, "--format", "json");
    expect({ code: printed.code, out: printed.out }).toEqual({ code: 2, out: "" });
    const { code, err } = await run("audit", at, "--prior", prior, "--format", "json", "--out", to);
    expect(code).toBe(2);
    expect(err).toContain("：prior-unit：");
    for (const name of ["示例县审计局.json", "示例县水务局.json"])
      expect(await readFile(join(to, name), "utf8")).toContain(`上年度文件的单位是“${unit}”`);
  });

  test("a file of the same unit and year fails that disclosure alone", async () => {
    const at = await batch("同年", [unit, "示例县水务局"]);
    const prior = await file("同年.txt", disclosure({ seed: 5 }));
    const { code, out } = await run("audit", at, "--prior", prior, "--format", "json");
    expect(code).toBe(1);
    const failed = (JSON.parse(out) as { failed?: { code: string } }[]).flatMap(
      (one) => one.failed?.code ?? [],
    );
    expect(failed).toEqual(["prior-year"]);
  });
});
