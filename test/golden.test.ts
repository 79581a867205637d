import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenDocuments, goldenFile, goldenTables } from "./golden.ts";
import { shared } from "./needs.ts";

describe("golden accounts: a change of any fact or finding of a real document is seen (npm run golden writes them)", () => {
  for (const name of goldenDocuments) {
    const document = shared(`corpus/${name}`);
    test.skipIf(document.absent)(document.named(name), async () => {
      const { facts, findings } = await goldenTables(name);
      expect(facts.split("\n")).toEqual(readFileSync(goldenFile(name, "facts"), "utf8").split("\n"));
      expect(findings.split("\n")).toEqual(readFileSync(goldenFile(name, "findings"), "utf8").split("\n"));
    });
  }
});
