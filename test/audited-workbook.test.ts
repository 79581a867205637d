import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { blanked } from "./blanked-cells.ts";
import { run } from "./command.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { disclosure } from "./invented/disclosure.ts";

const example = new URL("../examples/yangcheng-2022/accounts.xlsx", import.meta.url);
const schema: object = JSON.parse(
  readFileSync(new URL("../docs/schema/report-1.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

interface Reported {
  readonly document: { readonly kind: string; readonly unit: string; readonly year: number };
  readonly verdict: { readonly publishable: boolean; readonly errors: number };
  readonly findings: readonly {
    readonly id: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly where: readonly { readonly cell: string | null }[];
    readonly suspects: readonly { readonly cell: string | null }[];
  }[];
}

let folder = "";
const file = async (name: string, content: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const report = async (...args: string[]): Promise<{ code: number; report: Reported }> => {
  const { code, out } = await run("audit", ...args, "--format", "json");
  return { code, report: JSON.parse(out) as Reported };
};
const cellsOf = ({ findings }: Reported): (string | null)[] =>
  findings.flatMap(({ where, suspects }) => [...where, ...suspects].map(({ cell }) => cell));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingzhang-workbook-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("an accounts workbook is audited as the disclosure that is composed of it", () => {
  test("the example has no error, is never publishable, and every place is a cell of it", async () => {
    const { code, report: found } = await report(await file("填报表.xlsx", await readFile(example)));
    expect(code).toBe(0);
    expect(validate(found)).toBe(true);
    expect(found.document).toMatchObject({ kind: "accounts-workbook", year: 2022 });
    expect(found.verdict).toMatchObject({ publishable: false, errors: 0 });
    const addresses = cellsOf(found);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((cell) => !/^[^!]+![A-Z]+\d+$/.test(cell ?? ""))).toEqual([]);
  });

  test.each(["shanxi-2022", "shanghai-2024", "national-9", "university"])(
    "a filled workbook of %s has no error",
    async (profile) => {
      const shape = profile === "university" ? "simple" : "rich";
      const book = await accountsWorkbook(accountsBook(filledAccounts(profile, 1, shape)));
      const { report: found } = await report(await file(`${profile}.xlsx`, book));
      expect(found.findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(cellsOf(found).filter((cell) => cell === null)).toEqual([]);
    },
  );

  test("the first line of the text says what it is", async () => {
    const { out } = await run("audit", await file("填报表.xlsx", await readFile(example)));
    expect(out.split("\n")[0]).toMatch(/^这是填报表/);
    expect(out.split("\n")[0]).not.toContain("可公开，");
  });

  test("what is left blank is said at its cell, once, and can be accepted", async () => {
    const bytes = blanked(new Uint8Array(await readFile(example)), ["文字说明!C4"]);
    const path = await file("缺机构设置.xlsx", bytes);
    const { code, report: found } = await report(path);
    expect(code).toBe(1);
    const errors = found.findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, where }) => [rule, where[0]?.cell])).toEqual([
      ["accounts-workbook", "文字说明!C4"],
    ]);
    const accept = await file("accept.json", JSON.stringify({ [errors[0]!.id]: "公开时补" }));
    const { report: after } = await report(path, "--accept", accept);
    expect(after.verdict).toMatchObject({ errors: 0, publishable: false });
  });

  test("a figure that contradicts another is an error at a cell of the workbook", async () => {
    const accounts = filledAccounts("shanxi-2022", 1, "rich");
    const figures = new Map(accounts.figures);
    const [key, figure] = [...figures].find(([one]) =>
      /^expenditure\|function=\d{7}\|nature=基本支出$/.test(one),
    )!;
    figures.set(`${key}@公开03表`, { ...figure, value: figure.value + 12_300n });
    const book = await accountsWorkbook(accountsBook({ ...accounts, figures }));
    const { code, report: found } = await report(await file("矛盾.xlsx", book));
    expect(code).toBe(1);
    expect(found.verdict.errors).toBeGreaterThan(0);
    expect(cellsOf(found).every((cell) => /^[^!]+![A-Z]+\d+$/.test(cell ?? ""))).toBe(true);
  });

  test("an empty one says what is to be filled in, and nothing that follows from its being empty", async () => {
    const out = join(folder, "空白.xlsx");
    await run("new", "--profile", "national-9", "--unit", "示例县示例局", "--year", "2022", "--out", out);
    const { code, report: found } = await report(out);
    expect(code).toBe(1);
    expect(found.document).toMatchObject({ kind: "accounts-workbook", unit: "示例县示例局", year: 2022 });
    expect(new Set(found.findings.map(({ rule }) => rule))).toEqual(new Set(["accounts-workbook"]));
    expect(found.findings.map(({ message }) => message)).toContain("决算表里没有一个金额");
  });

  test.each(["html", "xlsx", "sarif"])("it is written as %s too", async (format) => {
    const path = await file("填报表.xlsx", await readFile(example));
    const { code, err } = await run("audit", path, "--format", format, "--out", join(folder, "written"));
    expect({ code, err: err.replace(/^已写入.*\n/, "") }).toEqual({ code: 0, err: "" });
  });

  test("tables and facts of it stay those of the workbook", async () => {
    const path = await file("填报表.xlsx", await readFile(example));
    const { out } = await run("tables", path, "--format", "json");
    expect((JSON.parse(out) as { sheet: string }[]).map(({ sheet }) => sheet)).toContain("补充数据");
    const { out: facts } = await run("facts", path, "--format", "json");
    expect(
      (JSON.parse(facts) as { where: { cell: string } }[]).every(({ where }) => where.cell.includes("!")),
    ).toBe(true);
  });

  test("fix names it and changes nothing", async () => {
    const path = await file("填报表.xlsx", await readFile(example));
    const { code, out, err } = await run("fix", path, "--out", join(folder, "fixed"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("：accounts-workbook：");
  });

  test("it may be last year's account", async () => {
    const now = await file("现.txt", disclosure({ year: 2023, unit: "阳城县投资促进中心" }));
    const prior = await file("上年填报表.xlsx", await readFile(example));
    const { code, report: found } = await report(now, "--prior", prior);
    expect(code).toBeLessThan(2);
    expect(found.findings.some(({ message }) => message.includes("上年"))).toBe(true);
  });
});

describe("in a batch", () => {
  test("an accounts workbook is one of its disclosures, and its line says what it is", async () => {
    const at = join(folder, "一批");
    await mkdir(at);
    await cp(example, join(at, "填报表.xlsx"));
    await writeFile(join(at, "公开稿.txt"), disclosure());
    const to = join(folder, "一批结果");
    const { code, out } = await run("audit", at, "--format", "json", "--out", to);
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toBe("共2份：可公开1份，须修改0份，填报表没有必须改的1份，不能读取0份");
    expect(await readFile(join(to, "汇总.csv"), "utf8")).toMatch(/填报表\.xlsx,填报表,0,/);
  });

  test("beside the files of one disclosure it is left out, and this is said", async () => {
    const at = join(folder, "一家");
    await mkdir(join(at, "甲局"), { recursive: true });
    await cp(example, join(at, "甲局", "填报表.xlsx"));
    await writeFile(join(at, "甲局", "公开稿.txt"), disclosure());
    const { out } = await run("audit", at, "--format", "json");
    const [found] = JSON.parse(out) as Reported[];
    expect(found?.document.kind).toBe("final-accounts");
    const said = found?.findings.filter(({ rule }) => rule === "files-agree");
    expect(said?.map(({ severity, message }) => [severity, message])).toEqual([
      ["note", "“填报表.xlsx”是填报表，没有并入公开稿审核"],
    ]);
    expect(found?.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("several of them are no files of one disclosure", async () => {
    const at = join(folder, "两份");
    await mkdir(join(at, "甲局"), { recursive: true });
    await cp(example, join(at, "甲局", "一.xlsx"));
    await cp(example, join(at, "甲局", "二.xlsx"));
    const { code, err } = await run("audit", at, "--format", "json");
    expect(code).toBe(2);
    expect(err).toContain("：several-workbooks：");
  });
});
