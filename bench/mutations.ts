import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { Fact } from "../src/facts/fact.ts";
import type { Finding } from "../src/facts/finding.ts";
import { plain } from "../src/facts/quantity.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";

/** Ways to change one printed number. */
export const ways = ["last-digit", "transposed", "tenfold", "swapped", "removed"] as const;
export type Way = (typeof ways)[number];

/** One changed number and what the audit made of it. */
export interface Trial {
  readonly way: Way;
  readonly area: "table" | "narrative" | "form";
  readonly line: number;
  readonly printed: string;
  readonly key: string;
  readonly noticed: boolean;
  /** Whether the first suspect of a new finding is the changed place; among the first three; how many are tied. */
  readonly first: boolean;
  readonly firstThree: boolean;
  readonly tied: number;
  /** Whether the reader or the audit failed. */
  readonly broke: string | null;
}

interface Token {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly digits: string;
  readonly fact: Fact;
}

/** Changes every bound number of a text one at a time in every way, and audits each changed text whole. */
export function mutate(text: string, take: (index: number) => boolean = () => true): Trial[] {
  const lines = text.split("\n");
  const base = accountOf(text);
  const known = new Map(audit(base).findings.map((finding) => [finding.id, finding]));
  const tokens = tokensOf(base, lines);
  const trials: Trial[] = [];
  let index = 0;
  tokens.forEach((token, i) => {
    for (const way of ways) {
      index += 1;
      if (!take(index)) continue;
      const changed = changeOf(way, token, tokens[i + 1], lines);
      if (changed) trials.push(trialOf(way, token, changed, known));
    }
  });
  return trials;
}

function accountOf(text: string): Account {
  return recognise(readText(new TextEncoder().encode(text)));
}

function tokensOf(account: Account, lines: readonly string[]): Token[] {
  const tokens: Token[] = [];
  const seen = new Set<string>();
  for (const fact of account.facts) {
    const { line } = fact.place;
    const digits = /[\d,]*\d(?:\.\d+)?/.exec(fact.printed)?.[0];
    if (line === null || !digits) continue;
    const text = lines[line - 1] ?? "";
    const used = `${fact.spot.block}:${fact.spot.row}:${fact.spot.col}:${fact.spot.start}`;
    if (seen.has(used)) continue;
    seen.add(used);
    const column = columnOf(text, fact, digits);
    if (column === -1) continue;
    tokens.push({ line, column, length: digits.length, digits, fact });
  }
  return tokens;
}

/** Where in its line a fact's digits stand. */
function columnOf(text: string, fact: Fact, digits: string): number {
  if (fact.spot.row >= 0) {
    let column = 0;
    for (const [col, cell] of text.split("\t").entries()) {
      if (col === fact.spot.col) return column + cell.indexOf(fact.printed) + fact.printed.indexOf(digits);
      column += cell.length + 1;
    }
    return -1;
  }
  const at = text.indexOf(fact.printed, Math.max(0, fact.spot.start - 2));
  const found = at === -1 ? text.indexOf(fact.printed) : at;
  return found === -1 ? -1 : found + fact.printed.indexOf(digits);
}

function changeOf(way: Way, token: Token, next: Token | undefined, lines: readonly string[]): string | null {
  const by = mutated(way, token, next);
  if (by === null || sameNumber(by, token.digits)) return null;
  const changed = [...lines];
  const at = token.line - 1;
  const text = changed[at]!;
  changed[at] = text.slice(0, token.column) + by + text.slice(token.column + token.length);
  if (way === "swapped" && next) {
    const shift = next.line === token.line && next.column > token.column ? by.length - token.length : 0;
    const other = changed[next.line - 1]!;
    const column = next.column + shift;
    changed[next.line - 1] = other.slice(0, column) + token.digits + other.slice(column + next.length);
  }
  return changed.join("\n");
}

/** 0.00 written as 0, or a number swapped with its equal, is no change. */
function sameNumber(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text
      .replaceAll(",", "")
      .replace(/^0+(?=\d)/, "")
      .replace(/\.0*$|(\.\d*?)0+$/, "$1");
  return bare(a === "" ? "0" : a) === bare(b);
}

function mutated(way: Way, { digits, fact }: Token, next: Token | undefined): string | null {
  switch (way) {
    case "last-digit":
      return digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);
    case "transposed": {
      for (let i = digits.length - 2; i >= 0; i -= 1)
        if (/\d/.test(digits[i]!) && /\d/.test(digits[i + 1]!) && digits[i] !== digits[i + 1])
          return digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2);
      return null;
    }
    case "tenfold": {
      const point = digits.indexOf(".");
      if (point === -1) return `${digits}0`;
      const plainDigits = digits.replaceAll(",", "").replace(".", "");
      const at = digits.replaceAll(",", "").indexOf(".") + 1;
      return at >= plainDigits.length ? plainDigits : `${plainDigits.slice(0, at)}.${plainDigits.slice(at)}`;
    }
    case "swapped":
      return next && next.fact.quantity === fact.quantity ? next.digits : null;
    case "removed":
      return fact.spot.row >= 0 ? "" : "0";
  }
}

function trialOf(way: Way, token: Token, text: string, known: ReadonlyMap<string, Finding>): Trial {
  const { fact, line, digits } = token;
  const area = areaOf(fact.home);
  const head = { way, area, line, printed: digits, key: fact.key } as const;
  try {
    const report = audit(accountOf(text));
    const fresh = report.findings.filter((finding) => isFresh(finding, known));
    const here = fresh.filter((finding) =>
      [...finding.where, ...finding.suspects].some((place) => place.line === line),
    );
    const located = fresh.filter(({ suspects }) => suspects.length > 0);
    const right = located.find(({ suspects }) => suspects.some((suspect) => isToken(suspect, token)));
    const position = right ? right.suspects.findIndex((suspect) => isToken(suspect, token)) : -1;
    return {
      ...head,
      noticed: here.length > 0,
      first: position === 0 || (position > 0 && right?.suspects[position]?.rank === 1),
      firstThree: position >= 0 && position < 3,
      tied: right?.suspects.length ?? 0,
      broke: null,
    };
  } catch (error) {
    const broke = error instanceof Error ? error.message : String(error);
    return { ...head, noticed: false, first: false, firstThree: false, tied: 0, broke };
  }
}

function areaOf(home: string): Trial["area"] {
  if (home === "自评表") return "form";
  return home.startsWith("公开") ? "table" : "narrative";
}

function isFresh(finding: Finding, known: ReadonlyMap<string, Finding>): boolean {
  if (finding.severity === "note") return false;
  const before = known.get(finding.id);
  return !before || (before.actual !== finding.actual && before.message !== finding.message);
}

function isToken(
  place: {
    line: number | null;
    row: string | null;
    column: string | null;
    text: string;
    value: string | null;
  },
  { fact, line }: Token,
): boolean {
  if (place.line !== line) return false;
  if (fact.place.row !== null) return place.row === fact.place.row && place.column === fact.place.column;
  return place.value !== plain(fact.quantity, fact.value);
}
