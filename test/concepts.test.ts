import { expect, test } from "vitest";
import { rules } from "../src/audit/rules/index.ts";
import type { View } from "../src/audit/view.ts";
import { viewOf } from "../src/audit/view.ts";
import type { Account } from "../src/facts/account.ts";
import { concepts } from "../src/facts/concept.ts";
import { keyOf } from "../src/facts/fact.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { catalogueCases } from "./catalogue/index.ts";
import { fragment } from "./example.ts";
import { disclosure } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";

const accountOf = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));
const shapes = ["simple", "rich"] as const;
const whole = [
  ...shapes.map((shape) => accountOf(disclosure({ shape }))),
  ...layouts.flatMap((layout) => shapes.map((shape) => accountOf(laidOut(layout, 1, shape)))),
];
const parts = [
  ...rules.flatMap(({ examples }) => [...examples.pass, ...examples.fail]).map(fragment),
  ...catalogueCases.map(({ base = "simple", change }) => accountOf(change(disclosure({ shape: base })))),
];

test("every concept is stated by an invented disclosure", () => {
  const stated = new Set(whole.flatMap(({ facts }) => facts.map(({ concept }) => concept)));
  // What is missing is stated by drafts, which are no disclosures.
  expect(concepts.filter((concept) => !stated.has(concept) && concept !== "missing")).toEqual([]);
});

/** A key without what differs from one account to the next. */
function shapeOf(key: string): string {
  return key
    .replace(/\d{3,7}/g, "N")
    .replace(/(project|of|words)=[^@]*$/, "$1=")
    .replace(/\|year=上年$/, "");
}

test("what a rule looks up by its dimensions is stated by some disclosure or example", () => {
  const stated = new Set<string>();
  const asked = new Map<string, string>();
  for (const account of [...whole, ...parts]) {
    for (const { home, key } of account.facts) stated.add(shapeOf(key)).add(shapeOf(`${home}@${key}`));
    const known = viewOf(account, { value: ({ value }) => value });
    for (const rule of rules) {
      const asks = (key: string): void => void asked.set(shapeOf(key), rule.id);
      const view: View = {
        ...known,
        all(concept, dimensions) {
          asks(keyOf(concept, dimensions));
          return known.all(concept, dimensions);
        },
        at(home, concept, dimensions) {
          asks(`${home}@${keyOf(concept, dimensions)}`);
          return known.at(home, concept, dimensions);
        },
        best(key) {
          asks(key);
          return known.best(key);
        },
        byKey(key) {
          asks(key);
          return known.byKey(key);
        },
      };
      Array.from<unknown>(rule.kind === "check" ? rule.check(view) : rule.equations(view));
    }
  }
  expect([...asked].filter(([key]) => !stated.has(key))).toEqual([]);
});
