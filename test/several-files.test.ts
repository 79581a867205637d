import { describe, expect, test } from "vitest";
import { openAudit } from "../src/audit/engine.ts";
import type { Report } from "../src/facts/report.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { merged } from "../src/recognise/merge.ts";
import { disclosure } from "./invented/disclosure.ts";

/** A clean disclosure as four files. */
function filesOf(text: string): Record<string, string> {
  const [tables = 0, narrative = 0, forms = 0] = ["## 第二部分", "## 第三部分", "## 第五部分"].map((part) =>
    text.indexOf(part),
  );
  return {
    "封面.txt": text.slice(0, tables),
    "决算表.txt": text.slice(tables, narrative),
    "情况说明.txt": text.slice(narrative, forms),
    "自评表.txt": text.slice(forms),
  };
}

function reported(files: Readonly<Record<string, string>>): Report {
  const documents = Object.entries(files).map(([name, text]) => ({
    name,
    document: readText(new TextEncoder().encode(text)),
  }));
  return openAudit(recognise(merged(documents))).report();
}

const conflicts = ({
  findings,
}: Report): readonly (readonly [string, string, readonly (string | null)[]])[] =>
  findings
    .filter(({ rule }) => rule === "files-agree")
    .map(({ severity, message, where }) => [severity, message, where.map(({ cell }) => cell)] as const);

const clean = filesOf(disclosure({ seed: 4 }));

describe("several files of one disclosure", () => {
  test("that agree have no conflict and nothing else to be mended", () => {
    const report = reported(clean);
    expect(conflicts(report)).toEqual([]);
    expect(report.verdict).toMatchObject({ errors: 0, warnings: 0 });
  });

  test("all tables handed in twice, the same: warnings that name both files, and nothing is counted twice", () => {
    const report = reported({ ...clean, "决算表（二）.txt": clean["决算表.txt"]! });
    expect(conflicts(report).length).toBeGreaterThan(5);
    expect(new Set(conflicts(report).map(([severity, , where]) => `${severity} ${where.join()}`))).toEqual(
      new Set(["warning 决算表.txt,决算表（二）.txt"]),
    );
    expect(report.verdict.errors).toBe(0);
  });

  test("a table with one other figure is the only error, with both figures and both files", () => {
    const other = clean["决算表.txt"]!.replaceAll("1637577.39", "1637578.39");
    const at = [other.indexOf("### 支出决算表"), other.indexOf("### 财政拨款收入支出决算总表")] as const;
    const report = reported({ ...clean, "补充.txt": other.slice(...at) });
    expect(conflicts(report).map(([severity, message]) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(
        /^error “决算表\.txt”和“补充\.txt”都有公开03表（支出决算表），有\d+个数字不同：.*前者为1637577\.39，后者为1637578\.39/,
      ),
    ]);
    expect(report.verdict.errors).toBe(1);
  });

  test("a second narrative is one error and not a hundred", () => {
    const report = reported({
      ...clean,
      "情况说明（改）.txt": clean["情况说明.txt"]!.replace("2,501,452.19元", "2,501,453.19元"),
    });
    expect(conflicts(report).length).toBe(1);
    expect(conflicts(report)[0]?.[1]).toMatch(
      /都有决算情况说明，有1个数字不同.*2,501,452\.19元.*2,501,453\.19元/,
    );
    expect(report.verdict).toMatchObject({ errors: 1, warnings: 0 });
  });

  test.each([
    ["单位", filesOf(disclosure({ seed: 4, unit: "澄岭县档案服务中心" }))],
    ["年度", filesOf(disclosure({ seed: 4, year: 2021 }))],
  ])("tables of another %s name both files", (what, other) => {
    const found = conflicts(reported({ ...clean, "决算表.txt": other["决算表.txt"]! }));
    expect(found.length).toBe(1);
    expect(found[0]?.[1]).toContain(`的${what}是`);
    expect(found[0]?.[2]).toEqual(expect.arrayContaining(["封面.txt", "决算表.txt"]));
  });
});
