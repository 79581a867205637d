import { magnitude, power10 } from "./decimal.ts";
import { exact, finestOf, gap, slack } from "./related-values.ts";
import type { RelatedFigure, Relation, RelationRole } from "./relation.ts";

/**
 * Whether a relation holds by the figures that it prints, within half of the last place of each (a percentage may be cut
 * off). Null where they do not suffice, or where an open list falls short of its whole.
 */
export function holds(relation: Relation): boolean | null {
  switch (relation.kind) {
    case "parts":
      return partsHold(relation);
    case "share":
      return ratioHolds(one(relation, "part"), one(relation, "base"), one(relation, "percent"));
    case "completion":
      return completionHolds(relation);
    case "change":
      return changeHolds(relation);
    case "balance":
      return balanceHolds(relation);
    case "same":
      return alike(relation.figures);
    case "direction":
      return directionHolds(one(relation, "now"), one(relation, "prior"));
  }
}

function one({ figures }: Relation, role: RelationRole): RelatedFigure | null {
  return figures.find((figure) => figure.role === role) ?? null;
}

function partsHold(relation: Relation): boolean | null {
  const whole = one(relation, "whole");
  const parts = relation.figures.filter(({ role }) => role === "part");
  if (!whole) return null;
  const { by, slack: hidden } = gap(parts, whole);
  if (by > hidden) return false;
  if (by >= -hidden) return true;
  return relation.open ? null : false;
}

function alike([first, ...others]: readonly RelatedFigure[]): boolean | null {
  if (!first) return null;
  const finest = finestOf([first, ...others]);
  return others.every((other) => {
    const by = exact(first) - exact(other);
    return (by < 0n ? -by : by) <= slack(first, finest) + slack(other, finest);
  });
}

/** What was there and came in, less what went out, is what is left; or the two sides are equal. */
function balanceHolds(relation: Relation): boolean | null {
  const [into, out, closing] = (["in", "out", "closing"] as const).map((role) => one(relation, role));
  if (!into || !out || !closing) return alike(relation.figures);
  const opening = one(relation, "opening");
  const terms = opening ? [opening, into, out, closing] : [into, out, closing];
  const finest = finestOf(terms);
  const left = (opening ? exact(opening) : 0n) + exact(into) - exact(out);
  const by = magnitude(left - (closing.value.units < 0n ? -exact(closing) : exact(closing)));
  return by <= terms.reduce((hidden, term) => hidden + slack(term, finest), 0n);
}

/** Whether the greater of two figures is the one that the words say. */
function directionHolds(now: RelatedFigure | null, prior: RelatedFigure | null): boolean | null {
  if (!now || !prior || prior.direction === 0) return null;
  const by = exact(now) - exact(prior);
  return prior.direction > 0 ? by >= 0n : by <= 0n;
}

interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

function interval(figure: RelatedFigure, finest: number): Interval {
  const [value, hidden] = [exact(figure), slack(figure, finest)];
  return { low: value - hidden, high: value + hidden };
}

/** Whether part ÷ base can print the percentage, rounded or cut off. */
function ratioHolds(
  part: RelatedFigure | null,
  base: RelatedFigure | null,
  percent: RelatedFigure | null,
): boolean | null {
  if (!part || !base || !percent || exact(base) === 0n) return null;
  const finest = finestOf([part, base]);
  return reaches(interval(part, finest), interval(base, finest), percent);
}

/** Whether a quotient of two intervals meets what a percentage may stand for. */
function reaches(top: Interval, bottom: Interval, percent: RelatedFigure): boolean | null {
  if (bottom.low <= 0n) return null;
  const place = power10(8 - percent.value.scale);
  const printed = exact(percent);
  // A percentage prints 100 × top ÷ bottom: cross-multiplied, nothing is rounded.
  const low = (printed - (place + 1n) / 2n) * bottom.low;
  const high = (printed + place) * bottom.high;
  const hundred = 100n * power10(8);
  return top.high * hundred >= low && top.low * hundred <= high;
}

function completionHolds(relation: Relation): boolean | null {
  const [final, budget] = [one(relation, "final"), one(relation, "budget")];
  const ratio = ratioHolds(final, budget, one(relation, "percent"));
  const over = one(relation, "gap");
  if (!over || !final || !budget) return ratio;
  const difference = differs(final, budget, over);
  return ratio === false || difference === false ? false : (ratio ?? difference);
}

/** Whether `now` differs from `prior` by `amount`, in the direction that its words say. */
function differs(now: RelatedFigure, prior: RelatedFigure, amount: RelatedFigure): boolean {
  const finest = finestOf([now, prior, amount]);
  const difference = exact(now) - exact(prior);
  const said =
    amount.direction === 0 && difference < 0n
      ? -exact(amount)
      : exact(amount) * BigInt(amount.direction || 1);
  const by = difference - said;
  return (by < 0n ? -by : by) <= slack(now, finest) + slack(prior, finest) + slack(amount, finest);
}

function changeHolds(relation: Relation): boolean | null {
  const [now, prior, amount] = (["now", "prior", "amount"] as const).map((role) => one(relation, role));
  const rates = relation.figures.filter(({ role }) => role === "rate");
  const rate = rates.find(({ unit }) => unit !== "倍") ?? rates[0] ?? null;
  if (amount && rate && amount.direction * rate.direction < 0) return false;
  if (relation.readBy === "flat") return alike(relation.figures);
  const verdicts: (boolean | null)[] = [];
  if (now && prior && amount) verdicts.push(differs(now, prior, amount));
  const times = relation.figures.find(({ role, unit }) => role === "rate" && unit === "倍");
  if (times && now && prior) verdicts.push(timesHolds(now, prior, times));
  if (rate && rate !== times && now)
    verdicts.push(rateHolds({ now, prior: prior ?? null, amount: amount ?? null, rate }));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(true) ? true : null;
}

/** “是上年8万元的3倍”, “增长2倍”: how many times the earlier level the new one is, or has grown by. */
function timesHolds(now: RelatedFigure, prior: RelatedFigure, times: RelatedFigure): boolean | null {
  const finest = finestOf([now, prior]);
  const [top, bottom] = [interval(now, finest), interval(prior, finest)];
  if (bottom.low <= 0n) return null;
  const [printed, half] = [exact(times), power10(8 - times.value.scale) / 2n];
  const grown = times.direction > 0 ? { low: top.low - bottom.high, high: top.high - bottom.low } : top;
  const one = power10(8);
  return (
    grown.high * one >= (printed - half) * bottom.low && grown.low * one <= (printed + half) * bottom.high
  );
}

function rateHolds({
  now,
  prior,
  amount,
  rate,
}: {
  readonly now: RelatedFigure;
  readonly prior: RelatedFigure | null;
  readonly amount: RelatedFigure | null;
  readonly rate: RelatedFigure;
}): boolean | null {
  const finest = finestOf([now, ...(prior ? [prior] : []), ...(amount ? [amount] : [])]);
  const [current, before] = [interval(now, finest), prior && interval(prior, finest)];
  if (before) {
    const up = { low: current.low - before.high, high: current.high - before.low };
    const down = { low: before.low - current.high, high: before.high - current.low };
    const sides = byDirection(rate.direction, { up, down });
    const verdicts = sides.map((difference) => reaches(difference, before, rate));
    return verdicts.includes(true) ? true : (verdicts[0] ?? null);
  }
  if (!amount) return null;
  const by = interval(amount, finest);
  const fell = { low: current.low + by.low, high: current.high + by.high };
  const rose = { low: current.low - by.high, high: current.high - by.low };
  const direction = amount.direction || rate.direction;
  const bases = byDirection(direction, { up: rose, down: fell });
  const verdicts = bases.map((base) => reaches(by, base, rate));
  return verdicts.includes(true) ? true : (verdicts[0] ?? null);
}

/** What the words allow: one of two, or both where they say no direction. */
function byDirection<T>(direction: number, { up, down }: { readonly up: T; readonly down: T }): T[] {
  if (direction === 0) return [up, down];
  return [direction > 0 ? up : down];
}
