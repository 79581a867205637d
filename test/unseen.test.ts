import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { Concept } from "../src/facts/concept.ts";
import type { Fact } from "../src/facts/fact.ts";
import { keyOf } from "../src/facts/fact.ts";
import { holds } from "../src/facts/relation-holds.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import type { LabelledRelation } from "./labelled-relations.ts";
import { isLabelled } from "./labelled-relations.ts";
import first from "./unseen/first.json" with { type: "json" };
import second from "./unseen/second.json" with { type: "json" };

/** What an amount is, as a careful reader has it. */
interface LabelledFact {
  readonly line: number;
  readonly printed: string;
  readonly concept: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A text that somebody wrote who knew neither forms nor words, with what it states. */
interface UnseenText {
  readonly name: string;
  readonly text: string;
  readonly relations: readonly LabelledRelation[];
  readonly facts?: readonly LabelledFact[];
}

/** Relations that are not understood yet, by text: how many. */
const notYet: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  first: { n4: 1 },
  second: { t17: 1, t25: 1, t35: 2, t36: 1, t45: 1, t49: 1, n3: 1, n5: 3 },
};
/** Amounts that are not known yet, by text: how many. */
const unknown: Readonly<Record<string, number>> = {
  t02: 2,
  t11: 1,
  t17: 1,
  t22: 2,
  t25: 1,
  t27: 2,
  t28: 1,
  t34: 1,
  t38: 1,
  t39: 1,
  t40: 1,
  t42: 1,
  t45: 1,
  t48: 3,
  t52: 1,
  t58: 1,
  n2: 6,
  n4: 2,
  n5: 9,
  n6: 4,
};
/** Amounts that are taken for something else, by text: how many. */
const mistaken: Readonly<Record<string, number>> = { t37: 1, n4: 1 };

const read = (text: string): Account => recognise(readText(new TextEncoder().encode(text)));

describe.each([
  ["first", first as readonly UnseenText[]],
  ["second", second as unknown as readonly UnseenText[]],
])("the %s texts that were written without knowing the forms", (set, texts) => {
  test.each(texts.map((one) => [one.name, one] as const))("%s", (name, { text, relations: listed }) => {
    const account = read(text);
    const missed = listed.filter(
      (label) =>
        !label.optional &&
        !account.relations.some(
          (one) => isLabelled(label, one) && [label.holds, ...(label.holdsAlso ?? [])].includes(holds(one)),
        ),
    );
    expect(missed.length, JSON.stringify(missed)).toBe(notYet[set]?.[name] ?? 0);
    // No error is raised where every statement is right.
    const errors = audit(account).findings.filter(
      ({ rule, severity }) => severity === "error" && rule !== "document-kind",
    );
    if (listed.every((label) => label.holds !== false) && notYet[set]?.[name] === undefined)
      expect(errors.map(({ message }) => message)).toEqual([]);
  });
});

describe("what amounts are, in texts that were written without knowing the words", () => {
  const labelled = (second as unknown as readonly UnseenText[]).filter(({ facts }) => facts?.length);
  test.each(labelled.map((one) => [one.name, one] as const))("%s", (name, { text, facts: listed = [] }) => {
    const { facts } = read(text);
    const verdicts = listed.map((label) => verdictOf(label, facts));
    const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
    expect({ unknown: count("unknown"), mistaken: count("mistaken") }).toEqual({
      unknown: unknown[name] ?? 0,
      mistaken: mistaken[name] ?? 0,
    });
  });
});

const digits = (printed: string): string => printed.replace(/[,，\s]/g, "").replace(/[^\d.]+$/, "");

function verdictOf(label: LabelledFact, facts: readonly Fact[]): "known" | "unknown" | "mistaken" {
  const here = facts.filter(
    ({ place, printed, concept }) =>
      place.line === label.line && digits(printed) === digits(label.printed) && concept !== "statement",
  );
  const key = keyOf(label.concept as Concept, label.dimensions);
  if (here.some((fact) => fact.key === key)) return "known";
  return here.length === 0 ? "unknown" : "mistaken";
}
