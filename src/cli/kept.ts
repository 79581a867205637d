import { createHash } from "node:crypto";
import type { Line } from "./batch.ts";
import { engineFacts } from "./rules-hash.ts";
import type { Terminal } from "./terminal.ts";

/** Where a batch writes its results, and what they depend on beside the files. */
export interface KeptFor {
  readonly out: string;
  readonly format: string;
  readonly profile: string | null;
  /** Hash of what else the results depend on: last year's account, accepted findings, a profile of one's own. */
  readonly beside: string;
}

/** Lines of a batch that was stopped or run before, by name, for the same rules, format and options. */
export async function earlierLines(terminal: Terminal, kept: KeptFor): Promise<Map<string, Line>> {
  try {
    const bytes = await terminal.readFile(`${kept.out}/data/batch.json`);
    const { key, lines } = JSON.parse(new TextDecoder().decode(bytes)) as { key: string; lines: Line[] };
    if (key !== keyOf(kept)) return new Map();
    return new Map(lines.filter(({ failed }) => failed === null).map((line) => [line.name, line]));
  } catch {
    // Nothing was kept, or it is not ours: everything is audited anew.
    return new Map();
  }
}

/**
 * Writes down what is done now and then, so that a batch that is stopped goes on where it was. What an earlier run
 * did and this one has not come to yet is kept as well.
 */
export function openKeeping(
  terminal: Terminal,
  kept: KeptFor,
  total: number,
  earlier: ReadonlyMap<string, Line>,
): (line: Line) => Promise<void> {
  const lines = new Map(earlier);
  const every = Math.max(1, Math.floor(total / 50));
  let done = 0;
  let last: Promise<void> = Promise.resolve();
  return (line) => {
    lines.set(line.name, line);
    done += 1;
    if (done % every !== 0) return Promise.resolve();
    // One at a time: two disclosures may be done at once.
    last = last.then(() => writeLines(terminal, kept, [...lines.values()]));
    return last;
  };
}

/** Writes down all lines of a batch. */
export async function writeLines(terminal: Terminal, kept: KeptFor, lines: readonly Line[]): Promise<void> {
  const text = JSON.stringify({ key: keyOf(kept), lines }, null, 1);
  await terminal.writeFile(`${kept.out}/data`, "batch.json", `${text}\n`);
}

function keyOf({ format, profile, beside }: KeptFor): string {
  const { rules, version } = engineFacts();
  return [version, rules, format, profile ?? "", beside].join("|");
}

/** The hash of the bytes of `files` one after another; null where one cannot be read. */
export async function hashOf(terminal: Terminal, files: readonly string[]): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for (const file of files) hash.update(await terminal.readFile(file));
  } catch {
    return null;
  }
  return hash.digest("hex");
}
