import { existsSync, readFileSync } from "node:fs";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { asDocx, asXlsx } from "../test/formats.ts";
import { disclosure } from "../test/invented/disclosure.ts";
import { laidOut, layouts } from "../test/invented/layouts/layouts.ts";
import type { Changeable } from "./changeable.ts";
import { changeableDocument, changeableDocx, changeableText, changeableXlsx } from "./changeable.ts";
import type { Trial } from "./mutations.ts";
import { mutate, ways } from "./mutations.ts";

/** Documents that are changed together, and every how manieth change is tried. */
interface Group {
  readonly name: string;
  readonly every: number;
  sources(): Promise<readonly Changeable[]>;
}

const corpus = new URL("../../shared/corpus/", import.meta.url);
const pdfs = ["putuo-finance-2024.pdf", "putuo-social-work-2024.pdf", "swu-2023.pdf"];

const invented = (): string => disclosure({ shape: "rich" });
const documentOf = (text: string) => readText(new TextEncoder().encode(text));

const groups: readonly Group[] = [
  ...["yangcheng-2022.txt"].filter(isThere).map((name) => ({
    name: `${name} (real), text`,
    every: 7,
    sources: async () => [changeableText(readFileSync(new URL(name, corpus), "utf8"))],
  })),
  { name: "invented, simple, text", every: 7, sources: async () => [changeableText(disclosure())] },
  { name: "invented, rich, text", every: 7, sources: async () => [changeableText(invented())] },
  ...pdfs.filter(isThere).map((name) => ({
    name: `${name} (real), changed after reading`,
    every: 4,
    sources: async () => [
      changeableDocument(await readAny(new Uint8Array(readFileSync(new URL(name, corpus))), name)),
    ],
  })),
  {
    name: "invented layouts of provinces, 万元 but for one, text",
    every: 23,
    sources: async () =>
      layouts.flatMap((layout) =>
        (["simple", "rich"] as const).map((shape) => changeableText(laidOut(layout, 1, shape))),
      ),
  },
  {
    name: "invented, rich, a workbook changed in its XML",
    every: 17,
    sources: async () => [changeableXlsx(asXlsx(documentOf(invented())))],
  },
  {
    name: "invented, rich, a Word file changed in its XML",
    every: 17,
    sources: async () => [changeableDocx(asDocx(documentOf(invented())))],
  },
];

function isThere(name: string): boolean {
  return existsSync(new URL(name, corpus));
}

/** One printed number changed at a time, document by document; Markdown, section by section as it is measured. */
export async function* mutationTables(quick: boolean): AsyncGenerator<string> {
  yield [
    "## One printed number changed",
    "",
    "Bound numbers of tables, narrative and self-evaluation forms, changed one at a time: last digit, two digits",
    "changed over, ×10, swapped with the next, removed; changes that leave the value the same are left out. Noticed: a",
    "new warning or error at the changed line, row or sentence. First: the changed place is among the suspects of rank",
    "1. Alone: it is the only one. Three: among the first three listed. Broke: the reader or the audit failed.",
    "",
  ].join("\n");
  for (const { name, every, sources } of groups) {
    const rate = quick ? every * 7 : every;
    const trials: Trial[] = [];
    for (const source of await sources()) trials.push(...mutate(source, (index) => index % rate === 0));
    yield [
      `### ${name}: ${trials.length} changes, ${rate === 1 ? "all" : `1 in ${rate}`}`,
      "",
      ...table(trials),
    ].join("\n");
  }
}

function table(trials: readonly Trial[]): string[] {
  const rows = (["table", "narrative", "form"] as const).flatMap((area) =>
    ["all", ...ways].map((way) =>
      row(
        area,
        way,
        trials.filter((trial) => trial.area === area && (way === "all" || trial.way === way)),
      ),
    ),
  );
  const tied = trials.filter(({ first, tied: size }) => first && size > 1).map(({ tied: size }) => size);
  const unnoticed = trials.filter(({ noticed }) => !noticed).map(({ key }) => key.replace(/\|.*/, ""));
  return [
    "| area | way | changes | noticed | first | alone | three | broke |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.filter((line) => line !== null),
    "",
    `Sizes of tied classes: ${counted(tied.map(sizeWord)) || "none"}`,
    "",
    `Not noticed, by concept: ${counted(unnoticed) || "none"}`,
    "",
  ];
}

function row(area: string, way: string, trials: readonly Trial[]): string | null {
  if (trials.length === 0) return null;
  const share = (test: (trial: Trial) => boolean): string =>
    `${((100 * trials.filter(test).length) / trials.length).toFixed(1)} %`;
  return `| ${area} | ${way} | ${trials.length} | ${share(({ noticed }) => noticed)} | ${share(({ first }) => first)} | ${share(({ first, tied }) => first && tied === 1)} | ${share(({ firstThree }) => firstThree)} | ${trials.filter(({ broke }) => broke !== null).length} |`;
}

function sizeWord(size: number): string {
  if (size <= 3) return `${size}`;
  return size <= 10 ? "4–10" : "more than 10";
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word} × ${count}`)
    .join(", ");
}
