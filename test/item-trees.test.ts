import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account } from "../src/facts/account.ts";
import type { Relation } from "../src/facts/relation.ts";
import { holds } from "../src/facts/relation-holds.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { itemTree, toldTree, treeStyles } from "./invented/item-tree.ts";

const title = "示例县示例局2023年度部门决算情况说明\n三、支出决算情况说明\n";
const read = (text: string): Account => recognise(readText(new TextEncoder().encode(title + text)));
const stated = (text: string): readonly Relation[] => read(text).relations;

describe("trees of items with random figures, whatever their style", () => {
  test.each(treeStyles)("%s: everything that is said is true, and the whole is divided", (style) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const tree = itemTree(seed);
        const text = toldTree(tree, style);
        const relations = stated(text);
        expect(
          relations.filter((one) => holds(one) === false),
          text,
        ).toEqual([]);
        const divided = relations.some(
          (one) => one.kind === "parts" && one.figures.length > tree.parts.length && holds(one) === true,
        );
        expect(divided, text).toBe(true);
      }),
      { numRuns: 120, seed: 7 },
    );
  });

  test.each(treeStyles)("%s: a digit too many in a part is noticed", (style) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, which) => {
        const tree = itemTree(seed);
        const part = tree.parts[which % tree.parts.length]!;
        const printed = `${part.name}${(part.amount / 100).toFixed(2)}`;
        // One digit too many: more than the whole has, so that an open list shows it too.
        const first = printed.search(/\d/);
        const changed = `${printed.slice(0, first)}9${printed.slice(first)}`;
        const text = toldTree(tree, style).replace(printed, changed);
        expect(
          stated(text).some((one) => holds(one) === false),
          text,
        ).toBe(true);
      }),
      { numRuns: 120, seed: 11 },
    );
  });
});
