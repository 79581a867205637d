import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { holds } from "../src/facts/relation-holds.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import type { LabelledRelation } from "./labelled-relations.ts";
import { isLabelled } from "./labelled-relations.ts";
import first from "./unseen/first.json" with { type: "json" };

/** Texts that somebody wrote who knew neither forms nor words, with the relations that they state. */
const texts = first as readonly {
  readonly name: string;
  readonly text: string;
  readonly relations: readonly LabelledRelation[];
}[];

/** Relations that are not understood yet, by text: how many. */
const notYet: Readonly<Record<string, number>> = {
  n4: 1,
};

describe("sentences that were written without knowing the forms", () => {
  test.each(texts.map((one) => [one.name, one] as const))("%s", (name, { text, relations: listed }) => {
    const account = recognise(readText(new TextEncoder().encode(text)));
    const missed = listed.filter(
      (label) =>
        !label.optional &&
        !account.relations.some(
          (one) => isLabelled(label, one) && [label.holds, ...(label.holdsAlso ?? [])].includes(holds(one)),
        ),
    );
    expect(missed.length, JSON.stringify(missed)).toBe(notYet[name] ?? 0);
    // No error is raised where every statement is right.
    const errors = audit(account).findings.filter(
      ({ rule, severity }) => severity === "error" && rule !== "document-kind",
    );
    if (listed.every((label) => label.holds !== false) && notYet[name] === undefined)
      expect(errors.map(({ message }) => message)).toEqual([]);
  });
});
