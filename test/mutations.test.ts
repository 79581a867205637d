import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Changeable } from "../bench/changeable.ts";
import { changeableDocument, changeableDocx, changeableText, changeableXlsx } from "../bench/changeable.ts";
import type { Trial } from "../bench/mutations.ts";
import { mutate } from "../bench/mutations.ts";
import { plain } from "../src/facts/quantity.ts";
import { readPdf } from "../src/read/pdf.ts";
import { readText } from "../src/read/text.ts";
import { asDocx, asXlsx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";
import { shared } from "./needs.ts";

const documentOf = (text: string) => readText(new TextEncoder().encode(text));
const rich = disclosure({ shape: "rich" });

/** Of a hundred changes, how many are noticed and how many have their place among the first suspects. */
function scores(trials: readonly Trial[]): { noticed: number; first: number } {
  const share = (test: (trial: Trial) => boolean): number =>
    (100 * trials.filter(test).length) / trials.length;
  return { noticed: share(({ noticed }) => noticed), first: share(({ first }) => first) };
}

function sample(source: Changeable, every: number, area: Trial["area"]): Trial[] {
  return mutate(source, (index) => index % every === 0).filter((trial) => trial.area === area);
}

describe("a changed number is changed there and nowhere else", () => {
  test.each([
    ["text", () => changeableText(rich)],
    ["document", () => changeableDocument(documentOf(rich))],
    ["xlsx", () => changeableXlsx(asXlsx(documentOf(rich)))],
    ["docx", () => changeableDocx(asDocx(documentOf(rich)))],
  ] as const)("%s", (_, make) => {
    const source = make();
    const told = (home: string) =>
      source.account.facts.find(
        ({ home: own, quantity, printed }) =>
          own === home && quantity === "amount" && /^[\d,]+\.\d\d/.test(printed),
      )!;
    for (const fact of [told("公开03表"), told("expenditure")]) {
      const digits = /[\d,]+\.\d\d/.exec(fact.printed)![0];
      const changed = source.changed([{ fact, digits, by: "98765432.19" }])!;
      const differing = changed.facts.filter((one, i) => one.value !== source.account.facts[i]?.value);
      expect(differing.map(({ id }) => id)).toEqual([fact.id]);
      expect(plain("amount", differing[0]!.value)).toBe("98765432.19");
    }
  });
});

describe("one changed number is noticed and its place suspected, on a sample", () => {
  test.each([
    ["text", 151, () => changeableText(rich)],
    ["a workbook changed in its XML", 127, () => changeableXlsx(asXlsx(documentOf(rich)))],
    ["a Word file changed in its XML", 229, () => changeableDocx(asDocx(documentOf(rich)))],
  ] as const)("%s", (_, every, make) => {
    const { noticed, first } = scores(sample(make(), every, "table"));
    expect(noticed).toBeGreaterThanOrEqual(95);
    expect(first).toBeGreaterThanOrEqual(90);
  });

  test("layouts of provinces in 万元, where rounding hides the last digit of some sums", () => {
    const some = layouts.filter((_, i) => i % 4 === 0);
    const trials = some.flatMap((layout) =>
      sample(changeableText(laidOut(layout, 1, "simple")), 59, "table"),
    );
    const { noticed, first } = scores(trials);
    expect(trials.filter(({ broke }) => broke)).toEqual([]);
    expect(noticed).toBeGreaterThanOrEqual(88);
    expect(first).toBeGreaterThanOrEqual(85);
  });

  for (const name of ["putuo-finance-2024.pdf", "putuo-social-work-2024.pdf", "swu-2023.pdf"]) {
    const file = shared(`corpus/${name}`);
    test.skipIf(file.absent)(file.named(`${name}, changed after reading`), async () => {
      const source = changeableDocument(await readPdf(new Uint8Array(readFileSync(file.url))));
      const { noticed, first } = scores(sample(source, 37, "table"));
      expect(noticed).toBeGreaterThanOrEqual(88);
      expect(first).toBeGreaterThanOrEqual(85);
    });
  }
});
