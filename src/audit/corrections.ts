import type { Account, Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Correction } from "../facts/correction.ts";
import { magnitude, parseDecimal, rescale } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { Finding, Suspect } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import { plain, scaleOf } from "../facts/quantity.ts";
import type { Report } from "../facts/report.ts";
import { printedLike } from "./printed-like.ts";
import { rules } from "./rules/index.ts";

/** What can be corrected as it stands, and the errors that a person must decide. */
export interface Corrections {
  /** In the order of the document; none overlaps another. */
  readonly list: readonly Correction[];
  readonly open: readonly Finding[];
}

/**
 * Corrections for the errors of a report whose right value is known: one wrong figure that explains everything, two
 * that stand in each other's place, or words that have a right form. Two errors that want different things of one
 * place stay open, as does whatever a person must decide.
 */
export function correctionsOf(report: Report, account: Account): Corrections {
  const errors = report.findings.filter(
    ({ severity, cause, accepted }) => severity === "error" && cause === null && accepted === null,
  );
  const answers = errors.map((finding) => ({ finding, list: answersTo(finding, report, account) }));
  const wanted = new Map<string, string>();
  const disputed = new Set<string>();
  for (const { list } of answers)
    for (const one of list) {
      const key = keyOfPlace(one);
      const other = wanted.get(key);
      if (other !== undefined && other !== one.corrected) disputed.add(key);
      wanted.set(key, one.corrected);
    }
  const kept = new Map<string, Correction>();
  const open: Finding[] = [];
  for (const { finding, list } of answers) {
    if (list.length === 0 || list.some((one) => disputed.has(keyOfPlace(one)))) open.push(finding);
    else for (const one of list) kept.set(keyOfPlace(one), kept.get(keyOfPlace(one)) ?? one);
  }
  return { list: [...kept.values()].sort(inOrder), open };
}

function keyOfPlace({ spot, start, end }: Correction): string {
  return `${spot.block}:${spot.row}:${spot.col}:${start}:${end}`;
}

function inOrder(a: Correction, b: Correction): number {
  return (
    a.spot.block - b.spot.block || a.spot.row - b.spot.row || a.spot.col - b.spot.col || a.start - b.start
  );
}

function answersTo(finding: Finding, report: Report, account: Account): Correction[] {
  const { suspects } = finding;
  if (suspects.length === 1 || exchanged(suspects)) {
    const exact = finding.quantity !== "percent" || bornOut(finding, report);
    const all = suspects.map((suspect) => figureAnswer(finding, suspect, account, exact));
    return all.every((one) => one !== null) ? all.flat() : [];
  }
  const replaces = rules.find(({ id }) => id === finding.rule)?.replaces ?? false;
  return suspects.length === 0 && replaces && finding.quantity === "text"
    ? wordAnswers(finding, account)
    : [];
}

/** Whether amounts, and not only a percentage, miss by just what the one wrong figure misses by. */
function bornOut({ id, suspects }: Finding, report: Report): boolean {
  const [value, suggested] = [suspects[0]?.value, suspects[0]?.suggested].map((text) =>
    text ? rescale(parseDecimal(text) ?? { units: 0n, scale: 0 }, 4) : 0n,
  );
  const missing = magnitude((value ?? 0n) - (suggested ?? 0n));
  return report.findings.some(({ cause, quantity, difference }) => {
    const decimal = difference === null ? null : parseDecimal(difference);
    return (
      cause === id && quantity !== "percent" && decimal !== null && magnitude(rescale(decimal, 4)) === missing
    );
  });
}

/** Two figures each of which belongs where the other stands. */
function exchanged([a, b, ...more]: readonly Suspect[]): boolean {
  if (!a || !b || more.length > 0 || a.slip === null || a.slip !== b.slip) return false;
  return a.value === b.suggested && b.value === a.suggested;
}

/**
 * The figure as it should be printed, with the word of its direction where that turns. A percentage tells no amount
 * exactly (`exact` false): then only the word can be known to be wrong.
 */
function figureAnswer(
  finding: Finding,
  suspect: Suspect,
  account: Account,
  exact: boolean,
): Correction[] | null {
  const { spot, suggested } = suspect;
  const decimal = suggested === null ? null : parseDecimal(suggested);
  if (!spot || !decimal) return null;
  const fact = account.facts.find(
    (one) =>
      one.spot.block === spot.block &&
      one.spot.row === spot.row &&
      one.spot.col === spot.col &&
      one.spot.start === spot.start &&
      plain(one.quantity, one.value) === suspect.value,
  );
  if (!fact) return null;
  const value = rescale(decimal, scaleOf[fact.quantity]);
  const passage = passageOf(fact, account);
  if (passage === null) return null;
  const turns = spot.row < 0 && passage.prose !== null && value < 0n !== fact.value < 0n;
  const words = turns && passage.prose ? turnedWords(finding, fact, passage.prose, account) : [];
  if (turns && words.length === 0) return null;
  if (!exact && fact.quantity !== "percent") {
    const near = magnitude(magnitude(value) - magnitude(fact.value)) * 100n <= magnitude(fact.value);
    return near ? words : null;
  }
  const corrected = printedLike(fact, value, account);
  if (corrected === null || (corrected === fact.printed && !turns)) return null;
  const figure = {
    finding: finding.id,
    place: fact.place,
    spot,
    passage: passage.text,
    ...stretchOf(fact, passage.text),
    printed: fact.printed,
    corrected,
  };
  return corrected === fact.printed ? words : [...words, figure];
}

/** The paragraph or cell that a fact stands in. */
function passageOf({ spot, printed }: Fact, account: Account): { text: string; prose: Prose | null } | null {
  const prose = account.prose.find(
    (one) =>
      one.block === spot.block &&
      one.row === spot.row &&
      one.col === spot.col &&
      one.text.slice(spot.start, spot.end) === printed,
  );
  if (prose) return { text: prose.text, prose };
  if (spot.row < 0) return null;
  const table = account.tables.find(({ block }) => block === spot.block);
  const text = table?.rows[spot.row]?.[spot.col]?.text;
  return text === undefined ? null : { text, prose: null };
}

function stretchOf({ spot, printed }: Fact, text: string): { start: number; end: number } {
  if (text.slice(spot.start, spot.end) === printed) return { start: spot.start, end: spot.end };
  const start = Math.max(0, text.indexOf(printed));
  return { start, end: start + printed.length };
}

const opposites: Readonly<Record<string, string>> = {
  增加: "减少",
  减少: "增加",
  增长: "下降",
  下降: "增长",
  上升: "下降",
  提高: "降低",
  降低: "提高",
  增支: "减支",
  减支: "增支",
  增收: "减收",
  减收: "增收",
  多支出: "少支出",
  少支出: "多支出",
  增: "减",
  减: "增",
};

/**
 * A change whose sign is wrong is said with the opposite word, and so is the rate or amount beside it that goes the same
 * wrong way. None where a word has no opposite that we know.
 */
function turnedWords(finding: Finding, fact: Fact, prose: Prose, account: Account): Correction[] {
  const claim = account.claims.find(
    (one) => one.kind === "change" && (one.amount === fact || one.rate === fact),
  );
  if (claim?.kind !== "change") return [];
  const sameWay = [claim.amount, claim.rate].filter(
    (one) => one !== null && one.value < 0n === fact.value < 0n && one.value !== 0n,
  );
  const starts = new Map(sameWay.map((one) => [one!.spot.start, wordBefore(finding, one!, prose)]));
  const words = [...starts.values()];
  if (words.some((one) => one === null)) return [];
  return [...new Map(words.map((one) => [one!.start, one!])).values()];
}

function wordBefore(finding: Finding, fact: Fact, prose: Prose): Correction | null {
  const from = Math.max(0, fact.spot.start - 12);
  const found =
    /(增加|减少|增长|下降|上升|提高|降低|增支|减支|增收|减收|多支出|少支出|增|减)(?=[^增减升降多少]*$)/.exec(
      prose.text.slice(from, fact.spot.start),
    );
  const corrected = found ? opposites[found[0]] : undefined;
  return found && corrected !== undefined
    ? wordAt(finding, prose, from + found.index, found[0], corrected)
    : null;
}

function wordAt(
  finding: Finding,
  prose: Prose,
  start: number,
  printed: string,
  corrected: string,
): Correction {
  const end = start + printed.length;
  return {
    finding: finding.id,
    place: placeIn(prose, start, end),
    spot: { block: prose.block, row: prose.row, col: prose.col, start, end },
    passage: prose.text,
    start,
    end,
    printed,
    corrected,
  };
}

/** The right words at every place that the finding names; none where it is not plain which are meant. */
function wordAnswers(finding: Finding, account: Account): Correction[] {
  const { actual, expected, where } = finding;
  if (!actual || !expected || actual === expected) return [];
  const answers: Correction[] = [];
  const counted = new Map<string, number>();
  for (const place of where) {
    const offset = place.text.indexOf(actual);
    // Other places of the finding say what the words were compared with.
    if (offset < 0 || place.text.indexOf(actual, offset + 1) >= 0) continue;
    const key = `${place.page}|${place.line}|${place.cell}|${place.text}`;
    const before = counted.get(key) ?? 0;
    counted.set(key, before + 1);
    const found = occurrences(place, account);
    const named = where.filter((one) => one.text === place.text && sameSpot(one, place)).length;
    const one = found.length === named ? found[before] : undefined;
    if (!one) return [];
    answers.push(wordAt(finding, one.prose, one.start + offset, actual, expected));
  }
  return answers;
}

function sameSpot(a: Place, b: Place): boolean {
  return a.page === b.page && a.line === b.line && a.cell === b.cell;
}

/** Where the text of a place stands in the prose at that place. */
function occurrences(place: Place, account: Account): { prose: Prose; start: number }[] {
  const cells = account.tables.flatMap(({ rows }) =>
    rows.flatMap((row) => row.filter((cell) => sameSpot(cell.place, place))),
  );
  const inCells = cells.map(
    ({ text, spot, place: { page, line, cell } }): Prose => ({
      ...spot,
      text,
      part: "tables",
      section: "",
      pieces: [{ start: 0, page, line, cell }],
    }),
  );
  const found: { prose: Prose; start: number }[] = [];
  for (const prose of place.table === null ? account.prose : inCells)
    for (let at = prose.text.indexOf(place.text); at >= 0; at = prose.text.indexOf(place.text, at + 1))
      if (sameSpot(placeIn(prose, at, at + place.text.length), place)) found.push({ prose, start: at });
  return found;
}
