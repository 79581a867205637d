import { readFileSync } from "node:fs";
import { holds } from "../src/facts/relation-holds.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import type { LabelledRelation } from "../test/labelled-relations.ts";
import { isLabelled } from "../test/labelled-relations.ts";

/**
 * Sets of texts whose writers knew neither forms nor words: what the engine of the day made of them before anything was
 * mended for them (precision, recall, lines whose relations are all right, verdicts that are right, by the scorer of the
 * corpus).
 */
const sets = [
  { name: "first", first: [0.883, 0.762, 0.606, 0.976] },
  { name: "second", first: [0.895, 0.838, 0.736, 0.98] },
] as const;

interface StrangerText {
  readonly text: string;
  readonly relations: readonly LabelledRelation[];
}

/** Of the relations that a set states, how many are read with the right verdict today. */
function found(name: string): readonly [number, number] {
  const url = new URL(`../test/unseen/${name}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(url, "utf8")) as StrangerText[];
  let [right, all] = [0, 0];
  for (const { text, relations: labels } of texts) {
    const { relations } = recognise(readText(new TextEncoder().encode(text)));
    for (const label of labels.filter(({ optional }) => !optional)) {
      all += 1;
      const verdicts = [label.holds, ...(label.holdsAlso ?? [])];
      if (relations.some((one) => isLabelled(label, one) && verdicts.includes(holds(one)))) right += 1;
    }
  }
  return [right, all];
}

/** The table of texts that nobody had shown us. */
export function strangerLines(): string[] {
  return [
    "Texts written by somebody who had read neither forms nor words. After the first run they became tests, so that today's",
    "numbers say nothing of unseen texts.",
    "",
    "| set | first run: precision | recall | lines perfect | verdicts right | found with the right verdict today |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...sets.map(({ name, first }) => {
      const [right, all] = found(name);
      return `| ${name} | ${first.map((score) => score.toFixed(3)).join(" | ")} | ${right} of ${all} |`;
    }),
    "",
    "What amounts are (250 labels of the second set), first run: 169 known, 70 not known, 11 taken for something else.",
  ];
}
