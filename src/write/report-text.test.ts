import { describe, expect, test } from "vitest";
import { fragment } from "../../test/example.ts";
import { openAudit } from "../audit/engine.ts";
import { threePublicSums } from "../audit/rules/three-public-sums.ts";
import type { Report } from "../facts/report.ts";
import { reportText, verdictLine } from "./report-text.ts";

function reportOf(example: string): Report {
  return openAudit(fragment(example), { rules: [threePublicSums] }).report();
}

const failing = reportOf(threePublicSums.examples.fail[0]!);
const passing = reportOf(threePublicSums.examples.pass[0]!);

describe("the text report", () => {
  test("begins with the verdict", () => {
    expect(reportText(failing, { file: "决算.txt" }).split("\n")[0]).toBe("有1项必须改");
    expect(reportText(passing, { file: "决算.txt" }).split("\n")[0]).toBe("可公开");
  });

  test("names the file, each finding, what to do and what was checked", () => {
    const text = reportText(failing, { file: "决算.txt" });
    expect(text).toContain("决算.txt");
    expect(text).toContain("【必须改】1项");
    expect(text).toContain("怎么办：");
    expect(text).toMatch(/核验\d+项：通过\d+，不符\d+，未能核验\d+，不适用\d+。/);
  });

  test("shows a suspect amount of a wrong percentage as an amount", () => {
    const [finding] = failing.findings;
    const place = { table: null, row: null, column: null, page: 3, line: null, cell: null, text: "0" };
    const suspect = { ...place, value: "0", suggested: "3210100", rank: 1, slip: null } as const;
    const suspects = [
      { ...suspect, quantity: "amount" },
      { ...suspect, quantity: "percent", suggested: "95.89" },
    ] as const;
    const findings = [{ ...finding!, quantity: "percent", suspects } as const];
    const text = reportText({ ...failing, findings, amountUnit: "万元" }, { file: "决算.pdf" });
    expect(text).toMatch(/→321\.01万元；.*→95\.89%/);
  });

  test("has colours only where they are asked for", () => {
    expect(reportText(failing, { file: "决算.txt" })).not.toContain("\u001b[");
    expect(reportText(failing, { file: "决算.txt", color: true })).toContain("\u001b[31m");
  });
});

describe("the verdict line", () => {
  test("says that something is no final account", () =>
    expect(verdictLine({ ...passing, kind: "budget" })).toMatch(/^不能审核/));

  test("says what could not be checked and what a person must confirm", () => {
    const verdict = { publishable: true, errors: 0, warnings: 2, notes: 0, unchecked: 1 };
    expect(verdictLine({ ...passing, verdict })).toBe("可公开，有1项未能核验，另有2项请核实");
  });
});
