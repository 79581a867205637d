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

const profileOf: Readonly<Record<string, string>> = {
  shanghai: "shanghai-2024",
  "shanghai-three-columns": "shanghai-2024",
  university: "university",
};

const accountOf = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));

for (const layout of layouts)
  for (const shape of shapes)
    describe(`${layout.id}, ${shape}`, () => {
      const clean = laidOut(layout, 1, shape);
      const base = audit(accountOf(clean));

      test.each([1, 2, 3])("a clean disclosure %i has no error and no warning", (seed) => {
        const report = audit(accountOf(laidOut(layout, seed, shape)));
        const said = report.findings.filter(({ severity }) => severity !== "note");
        expect(said.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
        expect(report.profile).toBe(profileOf[layout.id] ?? "national-9");
        expect(report.coverage.figures.unbound).toBeLessThanOrEqual(4);
      });

      test("rounding is one note a table", () => {
        const notes = base.findings.filter(({ rule }) => rule === "rounding");
        const tables = notes.flatMap(({ where }) => where[0]?.table ?? []);
        expect(new Set(tables).size).toBe(tables.length);
        expect(notes.filter(({ severity }) => severity !== "note")).toEqual([]);
      });

      const known = new Set(base.findings.map(({ id, message }) => id + message));
      for (const plant of plants) {
        const changed = plant.change(clean);
        if (changed === null) continue;
        test(`notices: ${plant.id}`, () => {
          const fresh = audit(accountOf(changed)).findings.filter(
            ({ id, message }) => !known.has(id + message),
          );
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
