import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../src/audit/rules/index.ts";
import { checkExample } from "./example.ts";

describe("every rule judges its own examples", () => {
  for (const rule of rules) {
    test(`${rule.id} has examples that pass and that fail`, () => {
      expect(rule.examples.pass.length).toBeGreaterThan(0);
      expect(rule.examples.fail.length).toBeGreaterThan(0);
    });
    rule.examples.pass.forEach((example, i) => {
      test(`${rule.id} passes example ${i + 1}`, () => {
        const { failed, judged } = checkExample(rule, example);
        expect(failed.map(({ message }) => message)).toEqual([]);
        expect(judged).toBe(true);
      });
    });
    rule.examples.fail.forEach((example, i) => {
      test(`${rule.id} fails example ${i + 1}`, () => {
        expect(checkExample(rule, example).failed).not.toEqual([]);
      });
    });
  }
});

test("every rule file is in the list, under its own id", () => {
  const files = readdirSync(new URL("../src/audit/rules", import.meta.url))
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .map((name) => name.replace(/\.ts$/, ""));
  expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
});
