import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Account } from "../../src/facts/account.ts";
import { readDocx } from "../../src/read/docx.ts";
import { readAny } from "../../src/read/reader.ts";
import { recognise } from "../../src/recognise/account.ts";
import { disclosureDocx } from "../../src/write/disclosure-docx.ts";
import { shared } from "../needs.ts";
import { ooxmlProblems } from "./ooxml.ts";
import { sample, writtenFrom } from "./sample.ts";

const corpus = shared("corpus/");
const files = corpus.absent ? [] : readdirSync(corpus.url).filter((name) => /\.(?:txt|pdf)$/.test(name));
const stated = ({ facts }: Account): string[] =>
  facts.map(({ key, home, value, printed }) => `${home} ${key} ${value} ${printed}`);

describe.skipIf(corpus.absent)(corpus.named("published accounts written as Word"), () => {
  test("there are some", () => expect(files.length).toBeGreaterThan(0));

  test.each(files)("%s states the same figures", async (name) => {
    const { source, written } = writtenFrom(
      await readAny(new Uint8Array(readFileSync(new URL(name, corpus.url))), name),
    );
    const bytes = await disclosureDocx(written);
    expect(ooxmlProblems(bytes)).toEqual([]);
    expect(stated(recognise(readDocx(bytes)))).toEqual(stated(source));
  });
});

test.each([2, 3, 4, 5, 6, 7])("invented accounts of seed %i state the same figures", async (seed) => {
  for (const shape of ["simple", "rich"] as const) {
    const { source, written } = sample({ seed, shape, projects: seed });
    const bytes = await disclosureDocx(written);
    expect(ooxmlProblems(bytes)).toEqual([]);
    expect(stated(recognise(readDocx(bytes)))).toEqual(stated(source));
  }
});
