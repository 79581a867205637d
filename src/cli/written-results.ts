import type { ResultFolder } from "../world/result-folder.ts";
import type { Run } from "./audit.ts";
import type { Done } from "./audit-one.ts";
import { filesOnly, outputName } from "./audit-one.ts";
import type { Line } from "./batch.ts";
import { summaryCsv } from "./batch.ts";
import type { Disclosure } from "./disclosures.ts";
import type { KeptFor } from "./kept.ts";
import { keptName, keptText } from "./kept.ts";

/** Where the results of an audit are written to. */
export interface WrittenResults {
  /** Takes what became of one disclosure. */
  take(disclosure: Disclosure, done: Done): Promise<void>;
  /** Ends with the lines of all. */
  close(lines: readonly Line[]): Promise<void>;
}

/** The table of a batch. */
export const summaryName = "汇总.csv";

/** So much is written before results appear, though a fiftieth of a batch is not done yet. */
const mostBytes = 32 * 1024 * 1024;

/** The result of one disclosure: it appears when nothing speaks against it any more. */
export function oneResult({ terminal, plan }: Run, results: ResultFolder): WrittenResults {
  const names: string[] = [];
  return {
    async take(disclosure, { content }) {
      if (content === null) return;
      const name = outputName(disclosure, plan.format);
      await results.add(name, content);
      names.push(name);
    },
    async close() {
      await results.commit();
      if (filesOnly.includes(plan.format))
        for (const name of names) terminal.err(`已写入 ${results.path}/${name}\n`);
    },
  };
}

/**
 * The results of a batch, some at a time, with the lines that say what is done: a batch that is stopped goes on where it
 * was. What an earlier run did and this one has not come to yet is kept as well.
 */
export function batchResults(
  { terminal, plan, list }: Run,
  results: ResultFolder,
  { kept, earlier }: { readonly kept: KeptFor; readonly earlier: ReadonlyMap<string, Line> },
): WrittenResults {
  const every = Math.max(1, Math.floor(list.length / 50));
  const lines = new Map(earlier);
  let waiting: Line[] = [];
  let named: string[] = [];
  let bytes = 0;
  const commit = async (): Promise<void> => {
    for (const line of waiting) lines.set(line.name, line);
    waiting = [];
    bytes = 0;
    await results.add(keptName, keptText(kept, lines.values()));
    await results.commit();
    for (const name of named) terminal.err(`已写入 ${results.path}/${name}\n`);
    named = [];
  };
  // One after another: two disclosures may be done at once.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    take: (disclosure, { line, content }) =>
      inTurn(async () => {
        if (content !== null) {
          const name = outputName(disclosure, plan.format);
          await results.add(name, content);
          bytes += content.length;
          if (filesOnly.includes(plan.format)) named.push(name);
        }
        waiting.push(line);
        if (waiting.length >= every || bytes >= mostBytes) await commit();
      }),
    close: (all) =>
      inTurn(async () => {
        lines.clear();
        for (const line of all) lines.set(line.name, line);
        await results.add(summaryName, summaryCsv(all));
        await commit();
      }),
  };
}
