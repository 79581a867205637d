import type { Decimal } from "./decimal.ts";
import { formatFixed, formatScaled, power10, rescale } from "./decimal.ts";

/** What a figure measures; text stands for statements without a number. */
export type Quantity = "amount" | "percent" | "count" | "score" | "text";

/** The units in which amounts are printed. */
export type AmountUnit = "元" | "万元" | "亿元";

/**
 * Decimal places of the integer that holds a value: amounts are counted in 分 (2),
 * percentages, counts and scores in ten-thousandths (4) of one per cent, one piece, one point.
 */
export const scaleOf: Readonly<Record<Quantity, number>> = {
  amount: 2,
  percent: 4,
  count: 4,
  score: 4,
  text: 0,
};

const placesOfUnit: Readonly<Record<AmountUnit, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** A value as printed: `value` in the integer of its quantity, `slack` the most that rounding can hide. */
export interface Measured {
  readonly value: bigint;
  readonly slack: bigint;
}

/**
 * An amount printed in `unit`, in 分. Figures in 元 are exact; a figure in 万元 or 亿元 may hide
 * half a unit of its last printed place (12.34 万元: 50 元), zero never more than that of two places.
 */
export function amountIn(unit: AmountUnit, printed: Decimal): Measured {
  const shift = placesOfUnit[unit] + 2;
  const value = rescale({ units: printed.units * power10(shift), scale: printed.scale }, 0);
  // “0万元” says that there was none, not that it was less than 5,000元.
  const hidden = shift - (value === 0n ? Math.max(printed.scale, 2) : printed.scale);
  const slack = unit === "元" || hidden <= 0 ? 0n : power10(hidden) / 2n;
  return { value, slack };
}

/** A percentage, count or score as printed. A printed percentage hides half a unit of its last place, zero never more than 0.005. */
export function measured(quantity: Quantity, printed: Decimal): Measured {
  const value = rescale(printed, scaleOf[quantity]);
  const hidden = scaleOf[quantity] - printed.scale;
  // “0%” for 0.42% hides too much to be rounding: nothing is printed so only where there is nothing.
  const places = value === 0n ? Math.min(hidden, 2) : hidden;
  const slack = quantity === "percent" && hidden > 0 ? power10(places) / 2n : 0n;
  return { value, slack };
}

/** The normalised decimal string of the contracts: amounts in 元, percentages in %, others as they are. */
export function plain(quantity: Quantity, value: bigint): string {
  return formatScaled(value, scaleOf[quantity]);
}

/** A value as a person reads it, in the unit of the document: `1,234.56元`, `12.34万元`, `85.95%`, `3`. */
export function shown(quantity: Quantity, value: bigint, unit: AmountUnit = "元"): string {
  if (quantity === "percent") return `${formatFixed(value, 4, value % 100n === 0n ? 2 : 4)}%`;
  if (quantity !== "amount") return formatScaled(value, scaleOf[quantity]);
  if (unit === "元") return `${formatFixed(value, 2, 2, true)}元`;
  const scale = placesOfUnit[unit] + 2;
  const exact = formatScaled(value, scale);
  const places = exact.includes(".") ? exact.length - exact.indexOf(".") - 1 : 0;
  return `${formatFixed(value, scale, Math.max(2, places), true)}${unit}`;
}
