import type { Account, Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Severity } from "../facts/finding.ts";
import type { Checked, ObservedPlace } from "./rule.ts";
import { failed, notApplicable, passed } from "./rule.ts";
import type { View } from "./view.ts";

/** Words that should not stand in a disclosure. */
export interface WordPattern {
  /** The entry of the catalogue it detects; null for one that the catalogue lacks. */
  readonly id: string | null;
  /** With the flag g; `$` needs the flag m, the paragraphs are lines of one text. */
  readonly pattern: RegExp;
  /** What is wrong with a match. */
  readonly says: (match: RegExpExecArray) => string;
  /** What should stand there instead, or null where only the author knows. */
  readonly instead: (match: RegExpExecArray) => string | null;
  readonly severity?: Severity;
  readonly advice?: string;
  /** Matches with the same group are one finding; by their words when absent. */
  readonly group?: (match: RegExpExecArray) => string;
  /** Where to look; everywhere when absent. */
  readonly within?: (prose: Prose) => boolean;
}

/** All prose in one text, a line each, so that a pattern is run once and not a thousand times. */
interface Words {
  readonly text: string;
  /** The prose that a position lies in, and where it starts. */
  at(position: number): { prose: Prose; start: number };
}

const joined = new WeakMap<Account, Words>();

function wordsOf(account: Account): Words {
  const known = joined.get(account);
  if (known) return known;
  const prose = account.prose.filter(({ part }) => part !== "contents");
  const starts: number[] = [];
  let length = 0;
  for (const { text } of prose) {
    starts.push(length);
    length += text.length + 1;
  }
  const words: Words = {
    text: prose.map(({ text }) => text).join("\n"),
    at: (position) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= position) low = middle;
        else high = middle - 1;
      }
      return { prose: prose[low]!, start: starts[low]! };
    },
  };
  joined.set(account, words);
  return words;
}

/** Looks for each pattern in all prose. The same words found several times are one finding with all places. */
export function* judgeWords(view: View, patterns: readonly WordPattern[]): Generator<Checked> {
  const words = wordsOf(view.account);
  const clean = new Set(patterns.map(({ id }) => id));
  if (words.text === "") return yield notApplicable([...clean].filter((id) => id !== null));
  for (const pattern of patterns) {
    const found = new Map<string, { match: RegExpExecArray; places: ObservedPlace[] }>();
    for (const match of words.text.matchAll(pattern.pattern)) {
      const { prose, start } = words.at(match.index);
      if (pattern.within && !pattern.within(prose)) continue;
      const group = pattern.group?.(match) ?? match[0];
      const seen = found.get(group) ?? { match, places: [] };
      seen.places.push({ place: placeIn(prose, match.index - start, match.index - start + match[0].length) });
      found.set(group, seen);
    }
    for (const [group, { match, places }] of found) {
      const [printed] = match;
      clean.delete(pattern.id);
      yield failed(pattern.id ?? [], {
        subject: `${pattern.id ?? ""}:${group}`,
        message: `“${printed.trim()}”${pattern.says(match)}${places.length > 1 ? `（共${places.length}处）` : ""}`,
        expected: pattern.instead(match),
        actual: printed,
        places,
        ...(pattern.severity ? { severity: pattern.severity } : {}),
        ...(pattern.advice ? { advice: pattern.advice } : {}),
      });
    }
  }
  for (const id of clean) yield passed(id ?? []);
}
