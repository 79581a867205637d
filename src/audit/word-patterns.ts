import type { Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Severity } from "../facts/finding.ts";
import type { Checked, ObservedPlace } from "./rule.ts";
import { failed, notApplicable, passed } from "./rule.ts";
import type { View } from "./view.ts";

/** Words that should not stand in a disclosure. */
export interface WordPattern {
  readonly id: string;
  /** With the flag g. */
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

/** Looks for each pattern in all prose. The same words found several times are one finding with all places. */
export function* judgeWords(view: View, patterns: readonly WordPattern[]): Generator<Checked> {
  const prose = view.account.prose.filter(({ part }) => part !== "contents");
  const clean = new Set(patterns.map(({ id }) => id));
  if (prose.length === 0) return yield notApplicable([...clean]);
  for (const pattern of patterns) {
    const found = new Map<string, { match: RegExpExecArray; places: ObservedPlace[] }>();
    for (const one of prose) {
      if (pattern.within && !pattern.within(one)) continue;
      for (const match of one.text.matchAll(pattern.pattern)) {
        const group = pattern.group?.(match) ?? match[0];
        const seen = found.get(group) ?? { match, places: [] };
        seen.places.push({ place: placeIn(one, match.index, match.index + match[0].length) });
        found.set(group, seen);
      }
    }
    for (const [group, { match, places }] of found) {
      const [words] = match;
      clean.delete(pattern.id);
      yield failed(pattern.id, {
        subject: `${pattern.id}:${group}`,
        message: `“${words.trim()}”${pattern.says(match)}${places.length > 1 ? `（共${places.length}处）` : ""}`,
        expected: pattern.instead(match),
        actual: words,
        places,
        ...(pattern.severity ? { severity: pattern.severity } : {}),
        ...(pattern.advice ? { advice: pattern.advice } : {}),
      });
    }
  }
  for (const id of clean) yield passed(id);
}
