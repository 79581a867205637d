import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { economicSubjects } from "../src/compose/tables.ts";
import type { Report } from "../src/facts/report.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { listedYears } from "../src/standard/codes.ts";
import { layoutNamed } from "../src/standard/layout.ts";
import { disclosure } from "./invented/disclosure.ts";

const reportOf = (text: string): Report => audit(recognise(readText(new TextEncoder().encode(text))));
const { first, last } = listedYears.functional;
const judging = ["functional-codes-valid", "prose-subjects-valid", "class-rows-complete"];

describe.each([first - 7, first - 1, last + 1, last + 4])(
  "a disclosure of %i, a year without a list of codes",
  (year) => {
    const text = disclosure({ shape: "rich", year });
    const report = reportOf(text);

    test("has no error, and every rule that lacked the list says so", () => {
      expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
      for (const rule of judging)
        expect(report.unchecked.find((one) => one.rule === rule)?.missing.join()).toContain(`${year}年度`);
    });

    test("what the document itself contradicts stays an error", () => {
      const wrong = reportOf(text.replaceAll("2210201\t住房公积金", "221020\t住房公积金"));
      expect(
        wrong.findings.some(
          ({ rule, severity }) => rule === "functional-codes-valid" && severity === "error",
        ),
      ).toBe(true);
    });
  },
);

// Documents of the years next to the lists are witnesses of some names; far off there are none.
test.each([first - 7, last + 4])(
  "a wrong name in %i is named with the list that was used, and is no error",
  (year) => {
    const text = disclosure({ shape: "rich", year });
    const wrong = reportOf(text.replaceAll("2210201\t住房公积金", "2210201\t住房公基金"));
    const found = wrong.findings.filter(({ rule }) => rule === "functional-codes-valid");
    const said = found.find(({ expected }) => expected === "住房公积金");
    expect(said?.message).toContain(`没有${year}年度的`);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  },
);

test("a disclosure that does not say its year is not judged by the list of any", () => {
  const { unchecked, findings } = reportOf(disclosure().replace(/\d{4}年度?/g, ""));
  for (const rule of judging)
    expect(unchecked.find((one) => one.rule === rule)?.missing.join()).toContain("决算年度");
  expect(findings.filter(({ rule, severity }) => judging.includes(rule) && severity === "error")).toEqual([]);
});

test("a disclosure of a listed year lacks no list", () => {
  const { unchecked } = reportOf(disclosure({ year: last }));
  expect(unchecked.filter(({ rule }) => judging.includes(rule))).toEqual([]);
});

test("a workbook of a year without a list offers the economic subjects of the nearest", () => {
  const { last: end } = listedYears.economic;
  expect(economicSubjects(layoutNamed("shanxi-2022")!, end + 2)).toEqual(
    economicSubjects(layoutNamed("shanxi-2022")!, end),
  );
});
