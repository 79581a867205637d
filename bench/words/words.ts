import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readAny } from "../../src/read/reader.ts";
import { readText } from "../../src/read/text.ts";
import { randomFrom } from "../../test/invented/accounts.ts";
import { laidOut, layouts } from "../../test/invented/layouts/layouts.ts";
import { accountKinds } from "./names-of-account.ts";
import { partKinds } from "./names-of-parts.ts";
import { subjectKinds } from "./names-of-subjects.ts";
import type { WordSource, WordTrial } from "./trial.ts";
import { wordSource, wordTrial } from "./trial.ts";
import type { WordChange, WordKind } from "./word-change.ts";
import { sentenceKinds } from "./words-of-sentences.ts";

/** Kinds of changed names: they silence no other check. */
export const nameKinds: readonly WordKind[] = [...accountKinds, ...partKinds, ...subjectKinds];

/** Every kind of changed words; what words around figures say cannot be checked where they are gone. */
export const wordKinds: readonly WordKind[] = [...nameKinds, ...sentenceKinds];

const corpus = new URL("../../../shared/corpus/", import.meta.url);
/** Changes of one kind in one document. */
const most = 4;

/** Documents of the corpus and of the invented layouts, by name. */
export async function* wordSources(): AsyncGenerator<readonly [string, WordSource]> {
  for (const folder of ["", "provinces/"]) {
    if (!existsSync(new URL(folder, corpus))) continue;
    for (const name of readdirSync(new URL(folder, corpus))
      .filter((one) => /\.(?:txt|pdf|html)$/.test(one))
      .sort())
      yield [
        name,
        wordSource(await readAny(new Uint8Array(readFileSync(new URL(folder + name, corpus))), name)),
      ];
  }
  for (const layout of layouts) yield [layout.id, inventedSource(layout.id, 5)];
}

/** An invented disclosure in a layout. */
export function inventedSource(id: string, seed: number): WordSource {
  const layout = layouts.find((one) => one.id === id)!;
  return wordSource(readText(new TextEncoder().encode(laidOut(layout, seed, "rich"))));
}

/** Some changes of one kind in a document, spread over it, the same ones for the same seed. */
export function wordTrials({
  kind,
  source,
  seed,
  count = most,
}: {
  kind: WordKind;
  source: WordSource;
  seed: number;
  count?: number;
}): WordTrial[] {
  const random = randomFrom(seed);
  const changes: WordChange[] = [...kind.changes(source.account, random)];
  const trials: WordTrial[] = [];
  while (changes.length > 0 && trials.length < count) {
    const [change] = changes.splice(random(0, changes.length - 1), 1);
    const trial = change ? wordTrial(source, change) : null;
    if (trial) trials.push(trial);
  }
  return trials;
}

/** Changes words of every document, kind by kind; `tell` is told of what was missed or silenced. */
export async function wordLines(tell: (line: string) => void = () => {}): Promise<string[]> {
  const score = wordKinds.map((kind) => ({ kind, tried: 0, noticed: 0, both: 0, silencing: 0 }));
  for await (const [name, source] of wordSources()) {
    // A budget or a template is not judged.
    if (source.report.findings.some(({ rule }) => rule === "document-kind")) continue;
    for (const [i, one] of score.entries())
      for (const trial of wordTrials({ kind: one.kind, source, seed: 1000 + i })) {
        one.tried += 1;
        one.noticed += Number(trial.noticed);
        one.both += Number(trial.both);
        const silenced = nameKinds.includes(one.kind) && trial.silenced.length > 0;
        one.silencing += Number(silenced);
        const { words, by } = trial.change;
        const said = `${one.kind.name}\t${name}\t${words.slice(0, 40)} → ${by.slice(0, 40)}`;
        if (!trial.noticed) tell(`missed\t${said}`);
        else if (one.kind.paired && !trial.both) tell(`one place\t${said}\t${trial.by.join()}`);
        if (silenced) tell(`silenced\t${said}\t${trial.silenced.slice(0, 5).join("; ")}`);
      }
  }
  const tried = score.filter((one) => one.tried > 0);
  const sum = (count: (one: (typeof score)[number]) => number): number =>
    tried.reduce((all, one) => all + count(one), 0);
  const percent = (part: number, whole: number): string =>
    whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;
  return [
    "| words changed | tried | noticed | at both places | other checks silenced |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...tried.map(
      ({ kind, tried: all, noticed, both, silencing }) =>
        `| ${kind.name} | ${all} | ${percent(noticed, all)} | ${kind.paired ? percent(both, all) : ""} | ${nameKinds.includes(kind) ? silencing : ""} |`,
    ),
    `| **all** | ${sum((one) => one.tried)} | ${percent(
      sum((one) => one.noticed),
      sum((one) => one.tried),
    )} | ${percent(
      sum((one) => (one.kind.paired ? one.both : 0)),
      sum((one) => (one.kind.paired ? one.tried : 0)),
    )} | ${sum((one) => one.silencing)} |`,
  ];
}
