import { divideHalfUp, magnitude, power10 } from "./decimal.ts";
import type { Fact } from "./fact.ts";

/** The value of a fact: as printed, or as changed while trying out or editing. */
export type Values = (fact: Fact) => bigint;

/** The value as printed. */
export const printedValue: Values = (fact) => fact.value;

/** A total equals the signed sum of its parts. “其中” rows are never parts. */
export interface SumEquation {
  readonly kind: "sum";
  readonly total: readonly Fact[];
  readonly parts: readonly { readonly fact: Fact; readonly sign: 1n | -1n }[];
}

/** Two places state one figure. */
export interface SameEquation {
  readonly kind: "same";
  readonly a: Fact;
  readonly b: Fact;
}

/** A part does not exceed the whole. */
export interface AtMostEquation {
  readonly kind: "at-most";
  readonly part: readonly Fact[];
  readonly whole: readonly Fact[];
}

/** `percent` = 100 × part ÷ whole, as printed. */
export interface ShareEquation {
  readonly kind: "share";
  readonly percent: Fact;
  readonly part: Fact;
  readonly whole: Fact;
}

/** `percent` = 100 × change ÷ (current − change): the rate of a change against the year before. */
export interface RateEquation {
  readonly kind: "rate";
  readonly percent: Fact;
  readonly change: Fact;
  readonly current: Fact;
}

/** `percent` = 100 × (current − prior) ÷ prior: the rate of a change where the account of the year before is at hand. */
export interface GrowthEquation {
  readonly kind: "growth";
  readonly percent: Fact;
  readonly current: Fact;
  readonly prior: Fact;
}

/** An identity that facts must satisfy. */
export type Equation =
  | SumEquation
  | SameEquation
  | AtMostEquation
  | ShareEquation
  | RateEquation
  | GrowthEquation;

/**
 * holds; rounding: a difference that rounding explains; uneven: one no greater than that, but between two printings
 * of one figure, which are rounded alike; truncated: the last digit was cut off, not rounded; broken; undefined: the
 * identity does not apply to these values (a share of nothing).
 */
export type Verdict = "holds" | "rounding" | "uneven" | "truncated" | "broken" | "undefined";

/** The facts that an equation joins. */
export function factsOf(equation: Equation): readonly Fact[] {
  switch (equation.kind) {
    case "sum":
      return [...equation.total, ...equation.parts.map(({ fact }) => fact)];
    case "same":
      return [equation.a, equation.b];
    case "at-most":
      return [...equation.part, ...equation.whole];
    case "share":
      return [equation.percent, equation.part, equation.whole];
    case "rate":
      return [equation.percent, equation.change, equation.current];
    case "growth":
      return [equation.percent, equation.current, equation.prior];
  }
}

/** Whether an equation holds for the given values; tolerance comes from how the figures are printed. */
export function verdictOf(equation: Equation, values: Values = printedValue): Verdict {
  switch (equation.kind) {
    case "sum": {
      const difference = sumDifference(equation, values);
      if (difference === 0n) return "holds";
      const verdict = withinSlack(difference, slackOf(factsOf(equation)));
      return verdict === "rounding" && isRepetition(equation, values) ? "uneven" : verdict;
    }
    case "same":
      return sameVerdict(equation, values);
    case "at-most": {
      const over = total(equation.part, values) - total(equation.whole, values);
      return over <= 0n ? "holds" : withinSlack(over, slackOf(factsOf(equation)));
    }
    case "share":
      // Nothing of nothing has no share; something of nothing cannot be.
      if (values(equation.whole) === 0n && values(equation.part) !== 0n && values(equation.percent) !== 0n)
        return "broken";
      return ratioVerdict(
        { value: values(equation.part), slack: equation.part.slack },
        { value: values(equation.whole), slack: equation.whole.slack },
        equation.percent,
        values(equation.percent),
      );
    case "rate": {
      const change = values(equation.change);
      const prior = values(equation.current) - change;
      return ratioVerdict(
        { value: magnitude(change), slack: equation.change.slack },
        { value: prior, slack: equation.change.slack + equation.current.slack },
        equation.percent,
        magnitude(values(equation.percent)),
      );
    }
    case "growth": {
      const prior = values(equation.prior);
      const change = values(equation.current) - prior;
      const percent = values(equation.percent);
      if (prior > 0n && change * percent < 0n) return "broken";
      return ratioVerdict(
        { value: magnitude(change), slack: equation.current.slack + equation.prior.slack },
        { value: prior, slack: equation.prior.slack },
        equation.percent,
        magnitude(percent),
      );
    }
  }
}

/**
 * The value that would make the equation hold with every other fact unchanged; null where there is none or
 * where many would do.
 */
export function solveFor(equation: Equation, fact: Fact, values: Values = printedValue): bigint | null {
  switch (equation.kind) {
    case "sum": {
      const difference = sumDifference(equation, values);
      const sign = signIn(equation, fact);
      return sign === 0n ? null : values(fact) - difference * sign;
    }
    case "same": {
      const other = equation.a === fact ? equation.b : equation.a;
      // Both in 万元: the finer figure is repeated as it is.
      return other.slack > 0n && other.slack < fact.slack ? values(other) : asPrinted(values(other), fact);
    }
    case "at-most":
      return null;
    case "share":
      return solveShare(equation, fact, values);
    case "rate":
      return solveRate(equation, fact, values);
    case "growth":
      return solveGrowth(equation, fact, values);
  }
}

/** Total minus parts, in the integer of the facts' quantity. */
export function sumDifference(equation: SumEquation, values: Values = printedValue): bigint {
  let difference = total(equation.total, values);
  for (const { fact, sign } of equation.parts) difference -= sign * values(fact);
  return difference;
}

/** A value rounded to the places that `fact` prints. */
export function asPrinted(value: bigint, fact: Fact): bigint {
  const step = fact.slack * 2n;
  return step <= 1n ? value : divideHalfUp(value, step) * step;
}

function total(facts: readonly Fact[], values: Values): bigint {
  let sum = 0n;
  for (const fact of facts) sum += values(fact);
  return sum;
}

function slackOf(facts: readonly Fact[]): bigint {
  let slack = 0n;
  for (const fact of facts) slack += fact.slack;
  return slack;
}

function withinSlack(difference: bigint, slack: bigint): Verdict {
  return magnitude(difference) <= slack ? "rounding" : "broken";
}

function signIn(equation: SumEquation, fact: Fact): bigint {
  let sign = 0n;
  if (equation.total.includes(fact)) sign += 1n;
  for (const part of equation.parts) if (part.fact === fact) sign -= part.sign;
  return sign;
}

/** The coarser figure must be the finer one rounded half up; two rounded figures may differ by their slack. */
function sameVerdict({ a, b }: SameEquation, values: Values): Verdict {
  const [fine, coarse] = a.slack <= b.slack ? [a, b] : [b, a];
  const difference = magnitude(values(fine) - values(coarse));
  if (difference === 0n) return "holds";
  if (a.approximate || b.approximate) return difference * 10n <= magnitude(values(fine)) ? "holds" : "broken";
  // Two percentages of one precision are roundings of one value: they are equal or one is wrong.
  if (fine.slack === coarse.slack && (a.quantity === "percent" || copied(a, b))) return "broken";
  if (fine.slack === coarse.slack) return difference <= fine.slack + coarse.slack ? "uneven" : "broken";
  if (asPrinted(values(fine), coarse) === values(coarse)) return "holds";
  if (fine.slack > 0n && difference <= fine.slack + coarse.slack) return "rounding";
  const step = coarse.slack * 2n;
  const cut = (values(fine) / step) * step;
  return cut === values(coarse) ? "truncated" : "broken";
}

/** Half of 100元: what is printed as zero in a finer unit is zero. */
const zeroHides = 50_00n;

/** A sum with nothing but one part, or parts of nothing: the part is the total once more. */
function isRepetition(equation: SumEquation, values: Values): boolean {
  const facts = factsOf(equation);
  const filled = facts.filter((fact) => values(fact) !== 0n);
  return (
    filled.length <= 2 &&
    filled.every(({ slack, approximate }) => slack === filled[0]!.slack && !approximate) &&
    facts.every(({ slack, quantity }) => quantity === "amount" && slack <= zeroHides)
  );
}

/** What a self-evaluation form repeats, and what the text says of it, is copied digit by digit. */
function copied(a: Fact, b: Fact): boolean {
  return a.home === "自评表" || b.home === "自评表";
}

interface Ranged {
  readonly value: bigint;
  readonly slack: bigint;
}

/** `percent` (ten-thousandths of one per cent) against part ÷ whole, with the rounding of all three. */
function ratioVerdict(part: Ranged, whole: Ranged, percent: Fact, printed: bigint): Verdict {
  if (whole.value === 0n) return "undefined";
  const scale = power10(6);
  const step = percent.slack === 0n ? 1n : percent.slack * 2n;
  const exact = part.slack === 0n && whole.slack === 0n;
  const rounded = divideHalfUp(part.value * scale, whole.value * step) * step;
  if (rounded === printed) return "holds";
  if (!exact) {
    const low = (part.value - part.slack) * scale;
    const high = (part.value + part.slack) * scale;
    const wide = whole.value + whole.slack;
    const narrow = whole.value - whole.slack;
    if (wide > 0n && narrow > 0n) {
      const least = divideHalfUp(low, wide) - percent.slack - 1n;
      const most = divideHalfUp(high, narrow) + percent.slack + 1n;
      if (least <= printed && printed <= most) return "holds";
    }
  }
  const cut = ((part.value * scale) / (whole.value * step)) * step;
  if (cut === printed) return "truncated";
  return "broken";
}

function solveShare(equation: ShareEquation, fact: Fact, values: Values): bigint | null {
  const part = values(equation.part);
  const whole = values(equation.whole);
  const percent = values(equation.percent);
  if (fact === equation.percent)
    return whole === 0n ? null : asPrinted(divideHalfUp(part * power10(6), whole), fact);
  if (fact === equation.part) return asPrinted(divideHalfUp(percent * whole, power10(6)), fact);
  return percent === 0n ? null : asPrinted(divideHalfUp(part * power10(6), percent), fact);
}

function solveRate(equation: RateEquation, fact: Fact, values: Values): bigint | null {
  const change = values(equation.change);
  const prior = values(equation.current) - change;
  if (fact === equation.percent)
    return prior <= 0n ? null : asPrinted(divideHalfUp(change * power10(6), prior), fact);
  const percent = values(equation.percent);
  if (percent === 0n) return null;
  // change = rate × prior, prior = current − change; of a fall by 100 % any prior figure is the whole.
  if (fact === equation.change && percent === -power10(6)) return null;
  if (fact === equation.change)
    return asPrinted(divideHalfUp(values(equation.current) * percent, power10(6) + percent), fact);
  return asPrinted(change + divideHalfUp(change * power10(6), percent), fact);
}

function solveGrowth({ percent, current, prior }: GrowthEquation, fact: Fact, values: Values): bigint | null {
  const [now, before, rate] = [values(current), values(prior), values(percent)];
  if (fact === percent)
    return before <= 0n ? null : asPrinted(divideHalfUp((now - before) * power10(6), before), fact);
  if (fact === current) return asPrinted(before + divideHalfUp(before * rate, power10(6)), fact);
  const grown = power10(6) + rate;
  return grown === 0n ? null : asPrinted(divideHalfUp(now * power10(6), grown), fact);
}
