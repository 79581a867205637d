/** A JSON text as a value, and the keys that an object of it has twice, each with where it stands (`blocks.3.rows`). */
export interface ReadJson {
  readonly value: unknown;
  readonly repeated: readonly { readonly path: string; readonly key: string }[];
}

const token = /"(?:[^"\\]|\\[\s\S])*"|[{}[\],]|[^\s{}[\],"]+/g;

interface Level {
  /** Keys of an object so far; null in an array. */
  readonly keys: Set<string> | null;
  /** The key, or the number of the item, that is being read. */
  at: string | number;
  awaitsKey: boolean;
}

/**
 * Parses JSON; of two equal keys in one object the last one counts, as everywhere, but they are reported.
 * Throws SyntaxError for text that is no JSON.
 */
export function readJson(text: string): ReadJson {
  const value: unknown = JSON.parse(text);
  const repeated: { path: string; key: string }[] = [];
  const levels: Level[] = [];
  for (const [sign] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (sign === "{") levels.push({ keys: new Set(), at: "", awaitsKey: true });
    else if (sign === "[") levels.push({ keys: null, at: 0, awaitsKey: false });
    else if (sign === "}" || sign === "]") levels.pop();
    else if (sign === "," && level) next(level);
    else if (level?.keys && level.awaitsKey && sign.startsWith('"')) {
      const key = JSON.parse(sign) as string;
      if (level.keys.has(key)) repeated.push({ path: pathOf(levels.slice(0, -1)), key });
      level.keys.add(key);
      level.at = key;
      level.awaitsKey = false;
    }
  }
  return { value, repeated };
}

/** The line on which each value of a JSON text begins, by its path (`tables.3.title`); the text itself is "". */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>([["", 1]]);
  const levels: Level[] = [];
  let line = 1;
  let seen = 0;
  for (const { 0: sign, index } of text.matchAll(token)) {
    for (; seen < index; seen += 1) if (text[seen] === "\n") line += 1;
    const level = levels.at(-1);
    if (sign === "}" || sign === "]") levels.pop();
    else if (sign === "," && level) next(level);
    else if (level?.keys && level.awaitsKey && sign.startsWith('"')) {
      level.at = JSON.parse(sign) as string;
      level.awaitsKey = false;
      lines.set(pathOf(levels), line);
    } else {
      const path = pathOf(levels);
      if (level && level.keys === null && !lines.has(path)) lines.set(path, line);
      if (sign === "{") levels.push({ keys: new Set(), at: "", awaitsKey: true });
      else if (sign === "[") levels.push({ keys: null, at: 0, awaitsKey: false });
    }
  }
  return lines;
}

/** The line at which a text stops being JSON, by what the parser said of it. */
export function lineOfFault(text: string, { message }: SyntaxError): number {
  const place = /position (\d+)/.exec(message)?.[1];
  const said = /\(line (\d+) column \d+\)/.exec(message)?.[1];
  if (said !== undefined) return Number(said);
  return text.slice(0, place === undefined ? text.length : Number(place)).split("\n").length;
}

function next(level: Level): void {
  if (level.keys) level.awaitsKey = true;
  else if (typeof level.at === "number") level.at += 1;
}

function pathOf(levels: readonly Level[]): string {
  return levels.map(({ at }) => String(at)).join(".");
}
