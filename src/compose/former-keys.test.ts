import { expect, test } from "vitest";
import { currentKey } from "./former-keys.ts";

test.each([
  ["reason:s1", "reason:totals"],
  ["reason:s9:公务接待费", "reason:three-public:公务接待费"],
  ["reason:s5a", "reason:general-expenditure.overall"],
  ["reason:totals", "reason:totals"],
  ["use:2011308", "use:2011308"],
])("a workbook that says %s means %s", (former, current) => {
  expect(currentKey(former)).toBe(current);
});
