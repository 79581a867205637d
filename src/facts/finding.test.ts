import { expect, test } from "vitest";
import type { Suspect } from "./finding.ts";
import { correctionOf } from "./finding.ts";

const suspect = (value: string, suggested: string | null, rank = 1): Suspect => ({
  table: null,
  printed: null,
  row: null,
  column: null,
  page: null,
  line: 160,
  cell: null,
  text: value,
  value,
  suggested,
  rank,
  slip: null,
});
const finding = { actual: "112260.6", expected: "121260.6", quantity: "amount" as const };

test("what is to be changed is the cell that is surely wrong, not the one that the identity is about", () => {
  const corrected = correctionOf({ ...finding, suspects: [suspect("121260.6", "112260.6")] });
  expect([corrected.actual, corrected.expected]).toEqual(["121260.6", "112260.6"]);
});

test("where two cells are tied the finding's own figures stand", () => {
  const suspects = [suspect("1", "2"), suspect("3", "4")];
  const { actual, expected } = correctionOf({ ...finding, suspects });
  expect([actual, expected]).toEqual(["112260.6", "121260.6"]);
});
