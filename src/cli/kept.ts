import { createHash } from "node:crypto";
import type { Line } from "./batch.ts";
import { engineFacts } from "./engine-facts.ts";
import type { Terminal } from "./terminal.ts";

/** Where a batch writes its results, and what they depend on beside the files. */
export interface KeptFor {
  readonly out: string;
  readonly format: string;
  readonly profile: string | null;
  /** Hash of what else the results depend on: last year's account, accepted findings, a profile of one's own. */
  readonly beside: string;
}

/** Lines of a batch that was stopped or run before, by name, by the same build, in the same format, with the same options. */
export async function earlierLines(terminal: Terminal, kept: KeptFor): Promise<Map<string, Line>> {
  try {
    const bytes = await terminal.readFile(`${kept.out}/${keptName}`);
    const { key, lines } = JSON.parse(new TextDecoder().decode(bytes)) as { key: string; lines: Line[] };
    if (key !== keyOf(kept)) return new Map();
    return new Map(lines.filter(({ failed }) => failed === null).map((line) => [line.name, line]));
  } catch {
    // Nothing was kept, or it is not ours: everything is audited anew.
    return new Map();
  }
}

/** Where the lines of a batch are kept, below the folder of its results. */
export const keptName = "data/batch.json";

/** All lines of a batch as they are kept. */
export function keptText(kept: KeptFor, lines: Iterable<Line>): string {
  return `${JSON.stringify({ key: keyOf(kept), lines: [...lines] }, null, 1)}\n`;
}

function keyOf({ format, profile, beside }: KeptFor): string {
  return [engineFacts().version, format, profile ?? "", beside].join("|");
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
