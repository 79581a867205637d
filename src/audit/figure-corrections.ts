import type { Account, Prose } from "../facts/account.ts";
import type { Remedy } from "../facts/correction.ts";
import { magnitude, parseDecimal, rescale } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { Suspect } from "../facts/finding.ts";
import { plain, scaleOf } from "../facts/quantity.ts";
import { printedLike } from "./printed-like.ts";
import { wordAt } from "./word-corrections.ts";

/**
 * The figure as it should be printed, with the word of its direction where that turns. A percentage tells no amount
 * exactly (`exact` false): then only the word can be known to be wrong. Null where there is no plain answer.
 */
export function figureCorrection(suspect: Suspect, account: Account, exact: boolean): Remedy[] | null {
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
  const words = turns && passage.prose ? turnedWords(fact, passage.prose, account) : [];
  if (turns && words.length === 0) return null;
  if (!exact && fact.quantity !== "percent") {
    const near = magnitude(magnitude(value) - magnitude(fact.value)) * 100n <= magnitude(fact.value);
    return near ? words : null;
  }
  const corrected = printedLike(fact, value, account);
  if (corrected === null || (corrected === fact.printed && !turns)) return null;
  const figure = {
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
function turnedWords(fact: Fact, prose: Prose, account: Account): Remedy[] {
  const claim = account.claims.find(
    (one) => one.kind === "change" && (one.amount === fact || one.rate === fact),
  );
  if (claim?.kind !== "change") return [];
  const sameWay = [claim.amount, claim.rate].filter(
    (one) => one !== null && one.value < 0n === fact.value < 0n && one.value !== 0n,
  );
  const starts = new Map(sameWay.map((one) => [one!.spot.start, wordBefore(one!, prose)]));
  const words = [...starts.values()];
  if (words.some((one) => one === null)) return [];
  return [...new Map(words.map((one) => [one!.start, one!])).values()];
}

/** The word of direction before a figure, turned into its opposite; null where there is none that we know. */
export function wordBefore(fact: Fact, prose: Prose): Remedy | null {
  const from = Math.max(0, fact.spot.start - 12);
  const found =
    /(增加|减少|增长|下降|上升|提高|降低|增支|减支|增收|减收|多支出|少支出|增|减)(?=[^增减升降多少]*$)/.exec(
      prose.text.slice(from, fact.spot.start),
    );
  const corrected = found ? opposites[found[0]] : undefined;
  return found && corrected !== undefined ? wordAt(prose, from + found.index, found[0], corrected) : null;
}
