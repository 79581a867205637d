import { describe, expect, test } from "vitest";
import { rewritings } from "../bench/rewritten/rewriting.ts";
import { rewritten } from "../bench/rewritten/rewritten.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";

/** Findings that only the other printing brings, by its name: how many over all layouts. */
const notYet: Readonly<Record<string, number>> = { "other numbering": 3 };

describe("accounts of invented layouts that are printed otherwise", () => {
  test.each(rewritings.map((one) => [one.name, one] as const))("%s: the same is found", (name, rewriting) => {
    const changed = layouts.flatMap((layout) => {
      const made = rewritten(layout.id, laidOut(layout, 5, "rich"), rewriting);
      return made ? [...made.lost, ...made.added].map((one) => `${layout.id}: ${one}`) : [];
    });
    expect(changed.length, changed.join("\n")).toBe(notYet[name] ?? 0);
  });
});
