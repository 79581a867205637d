import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { holds } from "../src/facts/relation-holds.ts";
import { readHtml } from "../src/read/html.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import type { LabelledRelation } from "./labelled-relations.ts";
import { isLabelled } from "./labelled-relations.ts";
import { shared } from "./needs.ts";
import { provinceScores } from "./provinces.ts";

const provinces = shared("corpus/provinces/");

describe.skipIf(provinces.absent)(provinces.named("documents of other provinces"), () => {
  test.each([
    ["texts", readText, ".txt"],
    ["web pages", readHtml, ".html"],
  ] as const)(
    "%s: every listed error is found, at most two that are not listed, and only budgets are refused",
    (_what, read, extension) => {
      const scores = provinceScores(read, extension);
      expect(scores.flatMap(({ name, missed }) => missed.map(({ what }) => `${name}: ${what}`))).toEqual([]);
      expect(scores.flatMap(({ unlisted }) => unlisted).length).toBeLessThanOrEqual(2);
      const refused = scores.filter(({ kind }) => ["budget", "template", "unknown"].includes(kind));
      expect(refused.map(({ name }) => name.split("-")[0])).toEqual(["budget", "budget"]);
    },
  );
});

const sentenceLabels = shared("corpus/labels/relations/");
const labels = sentenceLabels.url;

describe.skipIf(sentenceLabels.absent)(sentenceLabels.named("relations of their sentences"), () => {
  const names = sentenceLabels.absent ? [] : readdirSync(labels);
  test.each(names)("%s", (name) => {
    const text = readFileSync(new URL(`../../provinces/${name.replace(/json$/, "txt")}`, labels));
    const { relations } = recognise(readText(text));
    const listed = JSON.parse(readFileSync(new URL(name, labels), "utf8")) as LabelledRelation[];
    const missed = listed.filter(
      (label) =>
        !label.optional &&
        !relations.some(
          (one) => isLabelled(label, one) && [label.holds, ...(label.holdsAlso ?? [])].includes(holds(one)),
        ),
    );
    expect(missed).toEqual([]);
    // What does not hold is listed as such.
    const wrong = relations.filter(
      (one) =>
        holds(one) === false && !listed.some((label) => label.holds === false && isLabelled(label, one)),
    );
    expect(wrong.map(({ figures }) => figures.map(({ printed }) => printed))).toEqual([]);
  });
});
