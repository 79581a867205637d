import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { layoutOfText } from "../src/cli/chosen-layout.ts";
import { accountsBook } from "../src/compose/accounts-book.ts";
import type { Layout } from "../src/facts/layout.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { formKeys } from "../src/standard/forms.ts";
import { layoutNamed, layouts, sectionsOf } from "../src/standard/layout.ts";
import { sectionKeys } from "../src/standard/sections.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { run } from "./command.ts";
import { asText } from "./document-text.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { disclosure } from "./invented/disclosure.ts";
import { compositionOf } from "./read-back.ts";

/** An invented layout with titles, captions, parts and sections of its own: one file, as CONTRIBUTING.md says. */
const path = new URL("own-layout/jade-river-2031.json", import.meta.url).pathname;

let layout: Layout;
let folder: string;
let text: string;

beforeAll(async () => {
  const read = layoutOfText(await readFile(path, "utf8"));
  if (!("layout" in read)) throw new Error(`line ${read.line}: ${read.message}`);
  layout = read.layout;
  folder = await mkdtemp(join(tmpdir(), "own-layout-"));
  const { disclosure } = compositionOf(filledAccounts(layout, 1, "rich"));
  text = asText(writtenDocument(disclosure));
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const at = join(folder, name);
  await writeFile(at, content);
  return at;
}

describe("a layout that nobody has seen is one file", () => {
  test("a document in it is read as well as one of a known layout", () => {
    const account = recognise(readText(new TextEncoder().encode(text)), { profile: layout });
    expect(account.tables.map(({ form }) => form)).toEqual(layout.tables.map(({ form }) => form));
    expect(account.tables.map(({ number }) => number)).toEqual(layout.tables.map(({ number }) => number));
    expect(account.unbound).toEqual([]);
    const { findings, profile } = audit(account);
    expect(profile).toBe("jade-river-2031");
    const grave = findings.filter(({ severity }) => severity !== "note");
    expect(grave.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    const opened = new Set(account.outline.map(({ section }) => section));
    const told = sectionsOf(layout).map(({ section }) => section);
    expect(told.filter((section) => !opened.has(section))).toEqual([]);
  });

  test("a title may begin with the unit and the year", () => {
    const named = text
      .replaceAll("进了哪些钱一览", "示例县文旅局2022年进了哪些钱一览")
      .replaceAll("日常运转花销分项", "2022年度日常运转花销分项（万元）");
    const account = recognise(readText(new TextEncoder().encode(named)), { profile: layout });
    expect(account.tables.map(({ form }) => form)).toEqual(layout.tables.map(({ form }) => form));
  });

  test("title, number and labels may stand in one line", () => {
    const lines = text
      .replace(/^#+ (花了哪些钱一览|进了哪些钱一览)\n+(玉决[一二])\n+(填报机构：.*)\n+/gm, "$2 $1\t$3\t")
      .replace(/^#+ (全年钱款来去总览)\n+(玉决三)\n+/gm, "$2：$1\n\n");
    expect(lines).toContain("玉决一 花了哪些钱一览\t填报机构：");
    const account = recognise(readText(new TextEncoder().encode(lines)), { profile: layout });
    expect(account.tables.map(({ form, number }) => [form, number])).toEqual(
      layout.tables.map(({ form, number }) => [form, number]),
    );
  });

  test("its headings may be plain lines", () => {
    const plain = text.replace(/^#+ /gm, "");
    const account = recognise(readText(new TextEncoder().encode(plain)), { profile: layout });
    expect(audit(account).findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const opened = new Set(account.prose.map(({ section }) => section));
    expect(
      sectionsOf(layout)
        .filter(({ within }) => within.length === 0)
        .map(({ section }) => section)
        .filter((section) => !opened.has(section)),
    ).toEqual([]);
  });

  test("without it nothing false is said, and what is not known is", () => {
    const report = audit(recognise(readText(new TextEncoder().encode(text))));
    const grave = report.findings.filter(({ severity }) => severity !== "note");
    expect(grave.filter(({ severity }) => severity === "error")).toEqual([]);
    // A heading of its own is not known either.
    expect(grave.map(({ rule, message }) => [rule, message.includes("367.87")])).toEqual([
      ["figures-recognised", true],
    ]);
    expect([report.profile, report.amountUnit]).toEqual([null, "万元"]);
    expect(report.verdict.unchecked).toBeGreaterThan(0);
  });

  test("errors that are planted in it are found, and named by what is printed", async () => {
    const account = recognise(readText(new TextEncoder().encode(text)), { profile: layout });
    const total = account.facts.find(
      ({ home, key, value }) => home === "公开02表" && key === "revenue" && value > 0n,
    );
    const lines = text.split("\n");
    const at = (total?.place.line ?? 0) - 1;
    expect(lines[at]).toContain(total!.printed);
    lines[at] = lines[at]!.replace(total!.printed, `9${total!.printed}`);
    const wrong = await file(
      "planted.txt",
      lines
        .join("\n")
        .replace("填报机构：", "填报机构:")
        .replace(/玉决四/g, "玉决十四"),
    );
    const { code, out } = await run("audit", wrong, "--profile", path, "--format", "json");
    expect(code).toBe(1);
    const { findings } = JSON.parse(out) as {
      findings: { severity: string; message: string; suspects: { table: string; value: string }[] }[];
    };
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.flatMap(({ suspects }) => suspects.map(({ table }) => table))).toContain("公开02表");
    expect(errors.some(({ message }) => message.includes("玉决十四"))).toBe(true);
    expect(
      findings.filter(({ message }) => /公开\d\d表/.test(message)).map(({ message }) => message),
    ).toEqual([]);
  });

  test("tables, extract, new and compose follow it", async () => {
    const source = await file("whole.txt", text);
    const tables = JSON.parse((await run("tables", source, "--profile", path, "--format", "json")).out);
    expect(tables.map(({ form }: { form: string }) => form)).toEqual(layout.tables.map(({ form }) => form));
    const facts = JSON.parse((await run("facts", source, "--profile", path)).out) as unknown[];
    expect(facts.length).toBeGreaterThan(300);
    const taken = join(folder, "taken.xlsx");
    expect((await run("extract", source, "--profile", path, "--out", taken)).code).toBe(0);
    const blank = join(folder, "blank.xlsx");
    const made = await run("new", "--profile", path, "--unit", "示例局", "--year", "2031", "--out", blank);
    expect(made.code).toBe(0);
    const filled = await file(
      "filled.xlsx",
      await accountsWorkbook(accountsBook(filledAccounts(layout, 2, "simple"))),
    );
    const out = join(folder, "out");
    const composed = await run(
      "compose",
      filled,
      "--profile",
      path,
      "--out",
      out,
      "--format",
      "json,docx,xlsx",
    );
    expect([composed.code, composed.out]).toEqual([0, ""]);
    for (const name of ["filled.docx", "filled.xlsx"]) {
      const audited = await run("audit", join(out, name), "--profile", path, "--format", "json");
      const { document, verdict, findings } = JSON.parse(audited.out);
      expect(document.profile).toBe("jade-river-2031");
      expect(findings.filter(({ severity }: { severity: string }) => severity === "error")).toEqual([]);
      // A workbook of the tables alone has no narrative.
      if (name === "filled.docx") expect(verdict.errors).toBe(0);
    }
  });
});

describe("a printed layout is a layout file", () => {
  test.each(["national", ...layouts.map(({ id }) => id)])("%s reads back as itself", async (id) => {
    const { code, out } = await run("layouts", id, "--format", "json");
    expect(code).toBe(0);
    expect(layoutOfText(out)).toEqual({ layout: layoutNamed(id) });
    const schema = JSON.parse(
      await readFile(new URL("../docs/schema/layout-1.json", import.meta.url), "utf8"),
    );
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    expect([validate(JSON.parse(out)), validate.errors]).toEqual([true, null]);
  });

  test("what the schema allows is what the reader takes", async () => {
    const schema = JSON.parse(
      await readFile(new URL("../docs/schema/layout-1.json", import.meta.url), "utf8"),
    );
    const { $defs } = schema;
    expect($defs.form.enum).toEqual([...formKeys]);
    expect($defs.section.properties.section.enum).toEqual([...sectionKeys]);
    const fields = new Set(layouts.flatMap((one) => Object.keys(one)));
    expect(
      Object.keys(schema.properties)
        .filter((key) => !/schema$|^extends$/.test(key))
        .sort(),
    ).toEqual([...fields].sort());
  });
});

describe("a layout file that is wrong is refused with its line", () => {
  const cases: readonly (readonly [string, (source: string) => string, RegExp])[] = [
    [
      "one table twice",
      (source) => source.replace('"form": "公开02表"', '"form": "公开03表"'),
      /第11行：“公开03表”与第1项重复/,
    ],
    [
      "one title for two tables",
      (source) => source.replace("进了哪些钱一览", "花了哪些钱一览"),
      /第11行：表名“花了哪些钱一览”/,
    ],
    ["one number for two tables", (source) => source.replace("玉决二", "玉决一"), /第11行：表号“玉决一”/],
    [
      "one title for two parts",
      (source) => source.replace("词语解说", "钱是怎么花的"),
      /标题“钱是怎么花的”与第2项的相同/,
    ],
    [
      "a title that is a pattern",
      (source) => source.replace("进了哪些钱一览", "进了[哪些]钱一览"),
      /第11行：“title”照原样印出/,
    ],
    [
      "years that end before they begin",
      (source) => source.replace("[2018, 2035]", "[2035, 2018]"),
      /第6行：起始年度2035晚于/,
    ],
    [
      "a section twice",
      (source) => source.replace('"section": "revenue"', '"section": "expenditure"'),
      /第34行：/,
    ],
    [
      "a section in another's place",
      (source) => source.replace('"section": "assets"', '"section": "three-public.overall"'),
      /第64行：/,
    ],
    ["an unknown key", (source) => source.replace('"grades"', '"notes"'), /第70行：不认识“notes”/],
    ["an unknown section", (source) => source.replace('"totals"', '"total"'), /第35行：没有“total”/],
    [
      "no JSON",
      (source) => source.replace('"years": [2018, 2035],', '"years": [2018, 2035]'),
      /第7行：不是 json/,
    ],
    [
      "a key twice",
      (source) => source.replace('"frame": false,', '"frame": false,\n  "frame": true,'),
      /第9行：“frame”写了两次/,
    ],
  ];
  test.each(cases)("%s", async (_, change, said) => {
    const source = await readFile(path, "utf8");
    const changed = change(source);
    expect(changed).not.toBe(source);
    const bad = await file("bad.json", changed);
    const { code, out, err } = await run("audit", bad, "--profile", bad);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(said);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

test("a layout is laid on the years of its force alone", () => {
  const of = (year: number) => recognise(readText(new TextEncoder().encode(disclosure({ year })))).profile;
  expect(of(2022)).toBe("shanxi-2022");
  expect(of(2016)).not.toBe("shanxi-2022");
  // A slip in the year of the cover changes no layout.
  const slipped = disclosure({ year: 2022 }).replace("2022年度", "2012年度");
  expect(recognise(readText(new TextEncoder().encode(slipped))).profile).toBe("shanxi-2022");
});

describe("a table that no layout explains", () => {
  const strange = [
    "街道代管资金收支一览",
    "金额单位：万元",
    [
      "科目编码\t科目名称\t合计\t财政资金\t其他资金",
      "201\t一般公共服务支出\t60.00\t50.00\t10.00",
      "20113\t商贸事务\t60.00\t50.00\t10.00",
      "2011301\t行政运行\t20.00\t15.00\t5.00",
      "2011308\t招商引资\t40.00\t35.00\t5.00",
      "208\t社会保障和就业支出\t40.00\t30.00\t10.00",
      "20805\t行政事业单位养老支出\t40.00\t30.00\t10.00",
      "2080501\t行政单位离退休\t25.00\t20.00\t5.00",
      "2080502\t事业单位离退休\t15.00\t10.00\t5.00",
    ].join("\n"),
  ].join("\n\n");
  const whole = (change: (table: string) => string): string => `${disclosure()}\n\n${change(strange)}\n`;

  test("is named in the first lines, and a warning", async () => {
    const { out } = await run(
      "audit",
      await file(
        "strange.txt",
        whole((table) => table),
      ),
    );
    const first = out.split("\n").slice(0, 5).join("\n");
    expect(first).toContain("《街道代管资金收支一览》");
    const report = audit(recognise(readText(new TextEncoder().encode(whole((table) => table)))));
    const said = report.findings.filter(({ severity }) => severity !== "note");
    expect(said.map(({ rule, severity }) => [rule, severity])).toEqual([["tables-explained", "warning"]]);
  });

  test.each([
    [
      "a sum over codes",
      (table: string) =>
        table.replace("2011301\t行政运行\t20.00\t15.00\t5.00", "2011301\t行政运行\t21.00\t16.00\t5.00"),
      "20113",
    ],
    [
      "a sum over columns",
      (table: string) => table.replace("15.00\t10.00\t5.00", "15.00\t10.00\t4.00"),
      "2080502",
    ],
  ])("%s that does not add up is an error", (_, change, code) => {
    const report = audit(recognise(readText(new TextEncoder().encode(whole(change)))));
    const errors = report.findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule }) => rule)).toContain("unexplained-tables-add-up");
    expect(errors.some(({ message }) => message.includes(code))).toBe(true);
  });
});

test("the first line says when no section opened", async () => {
  const bare = [
    "示例县示例局2023年度部门决算说明",
    "",
    "全年收入一共50.00万元，全年支出一共50.00万元。",
  ].join("\n");
  const { out } = await run("audit", await file("bare.txt", bare));
  expect(out.split("\n")[0]).toContain("没有认出任何一节");
});
