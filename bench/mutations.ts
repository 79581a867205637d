import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import type { Fact } from "../src/facts/fact.ts";
import type { Finding, FindingPlace, Suspect } from "../src/facts/finding.ts";
import type { Place } from "../src/facts/place.ts";
import { plain } from "../src/facts/quantity.ts";
import type { Changeable, Edit } from "./changeable.ts";

/** Ways to change one printed number. */
export const ways = ["last-digit", "transposed", "tenfold", "swapped", "removed"] as const;
export type Way = (typeof ways)[number];

/** One changed number and what the audit made of it. */
export interface Trial {
  readonly way: Way;
  readonly area: "table" | "narrative" | "form";
  readonly place: Place;
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
  readonly digits: string;
  readonly fact: Fact;
}

/** Changes the bound numbers of a document one at a time in every way, and audits each changed document whole. */
export function mutate(source: Changeable, take: (index: number) => boolean = () => true): Trial[] {
  const known = new Map(audit(source.account).findings.map((finding) => [finding.id, finding]));
  const tokens = tokensOf(source.account);
  const trials: Trial[] = [];
  let index = 0;
  tokens.forEach((token, i) => {
    for (const way of ways) {
      index += 1;
      if (!take(index)) continue;
      const edits = editsOf(way, token, tokens[i + 1]);
      const trial = edits && trialOf(way, token, () => source.changed(edits), known);
      if (trial) trials.push(trial);
    }
  });
  return trials;
}

/** Each place with digits once, by the first fact that stands there. */
function tokensOf(account: Account): Token[] {
  const tokens: Token[] = [];
  const seen = new Set<string>();
  for (const fact of account.facts) {
    const digits = /[\d,]*\d(?:\.\d+)?/.exec(fact.printed)?.[0];
    const used = `${fact.spot.block}:${fact.spot.row}:${fact.spot.col}:${fact.spot.start}`;
    if (!digits || seen.has(used)) continue;
    seen.add(used);
    tokens.push({ digits, fact });
  }
  return tokens;
}

function editsOf(way: Way, token: Token, next: Token | undefined): Edit[] | null {
  const by = mutated(way, token, next);
  if (by === null || sameNumber(by, token.digits)) return null;
  const edit = { fact: token.fact, digits: token.digits, by };
  return way === "swapped" && next
    ? [edit, { fact: next.fact, digits: next.digits, by: token.digits }]
    : [edit];
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

function trialOf(
  way: Way,
  token: Token,
  change: () => Account | null,
  known: ReadonlyMap<string, Finding>,
): Trial | null {
  const { fact, digits } = token;
  const head = { way, area: areaOf(fact.home), place: fact.place, printed: digits, key: fact.key } as const;
  try {
    const account = change();
    if (!account) return null;
    const fresh = audit(account).findings.filter((finding) => isFresh(finding, known));
    const here = fresh.filter(({ where, suspects }) =>
      [...where, ...suspects].some((place) => isNear(place, fact)),
    );
    const right = fresh.find(({ suspects }) => suspects.some((suspect) => isToken(suspect, token)));
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

/** In the line of a text, in the row of a sheet or table, on the page of a sentence. */
function isNear(place: FindingPlace, fact: Fact): boolean {
  const own = fact.place;
  if (own.line !== null) return place.line === own.line;
  if (own.cell !== null) return place.cell !== null && rowOf(place.cell) === rowOf(own.cell);
  if (fact.spot.row < 0) return place.table === null && place.page === own.page;
  return place.table === own.table && (place.row === own.row || place.row === null || own.row === null);
}

/** 表3!C14 stands in 表3!14. */
function rowOf(cell: string): string {
  return cell.replace(/![A-Z]+/, "!");
}

function isToken({ spot, value, line, cell }: Suspect, { fact }: Token): boolean {
  const own = fact.place;
  const here =
    own.cell === null
      ? spot?.row === fact.spot.row &&
        spot.col === fact.spot.col &&
        (own.line === null ? spot.block === fact.spot.block : line === own.line)
      : cell === own.cell;
  return here && (fact.spot.row >= 0 || value !== plain(fact.quantity, fact.value));
}
