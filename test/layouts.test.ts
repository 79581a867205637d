import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";
import { plants } from "./invented/layouts/plants.ts";

const shapes = ["simple", "rich"] as const;
const rank = { error: 0, warning: 1, note: 2 } as const;

const profileOf: Readonly<Record<string, string | null>> = {
  fujian: null,
  shanghai: "shanghai-2024",
  "shanghai-three-columns": "shanghai-2024",
  university: "university",
};

/** What preparers add to a reason: figures of parts, of other years, of budgets and persons. */
const details = [
  "一是人员增加2人，人员经费增加12.50万元；二是项目支出减少3.20万元",
  "2022年度追加的专项经费30.00万元在本年度支付，年中追加预算50.00万元，较上年多支付工程尾款15.00万元",
];

const accountOf = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));

for (const layout of layouts)
  for (const shape of shapes)
    describe(`${layout.id}, ${shape}`, () => {
      const clean = laidOut(layout, 1, shape);
      const base = audit(accountOf(clean));

      test.each([1, 2])("a clean disclosure %i has no error and no warning", (seed) => {
        const report = audit(accountOf(laidOut(layout, seed, shape)));
        // Tables that only one province adds are known to nobody, and said to be.
        const own = layout.id === "inner-mongolia" ? "tables-explained" : "";
        const said = report.findings.filter(({ severity, rule }) => severity !== "note" && rule !== own);
        expect(said.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
        expect(report.profile).toBe(layout.id in profileOf ? profileOf[layout.id] : "national-9");
        // Tables that only some provinces add are of no known form.
        expect(report.coverage.figures.unread).toBeLessThanOrEqual(layout.id === "inner-mongolia" ? 9 : 4);
      });

      test("rounding is one note a table", () => {
        const notes = base.findings.filter(({ rule }) => rule === "rounding");
        const tables = notes.flatMap(({ where }) => where[0]?.table ?? []);
        expect(new Set(tables).size).toBe(tables.length);
        expect(notes.filter(({ severity }) => severity !== "note")).toEqual([]);
      });

      test.each(details)("a detail in a reason is no error: %s", (detail) => {
        const told = clean.replaceAll(/原因(?:是：|是|：)[^，。；\n]+/g, (reason) => `${reason}，${detail}`);
        const errors = audit(accountOf(told)).findings.filter(({ severity }) => severity === "error");
        // A reason may go against the change it is given for; no figure may.
        const figures = errors.filter(({ rule }) => rule !== "change-words-fit-figures");
        expect(figures.map(({ message }) => message)).toEqual([]);
      });

      const planted = shape === "rich" || /^(?:national|shanghai)$/.test(layout.id);
      const known = new Set(base.findings.map(({ id, message }) => id + message));
      for (const plant of plants) {
        const changed = plant.change(clean);
        if (changed === null || !planted) continue;
        test(`notices: ${plant.id}`, () => {
          const fresh = audit(accountOf(changed)).findings.filter(
            ({ id, message }) => !known.has(id + message),
          );
          // A layout without numbers has none of ours in what is said of it.
          if (layout.id.startsWith("shanghai"))
            expect(fresh.filter((one) => /公开\d\d表/.test(one.message + one.advice))).toEqual([]);
          const grave = fresh.filter(({ severity }) => rank[severity] <= rank[plant.severity]);
          const line = lineOf(clean, changed);
          expect(grave.filter((finding) => isAt(finding, line)).map(({ rule }) => rule)).not.toEqual([]);
        });
      }
    });

/** The first line that differs. */
function lineOf(before: string, after: string): number {
  const lines = after.split("\n");
  return before.split("\n").findIndex((text, i) => text !== lines[i]) + 1;
}

/** A remark that is missing is told at the title of its table, a few lines up. */
function isAt({ rule, suspects, where }: Finding, line: number): boolean {
  const near = rule === "empty-tables-explained" ? 24 : 1;
  return [...suspects, ...where].some((place) => place.line !== null && Math.abs(place.line - line) <= near);
}
