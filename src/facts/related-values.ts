import type { Decimal } from "./decimal.ts";
import { power10 } from "./decimal.ts";

/** A figure as arithmetic sees it. */
export interface Valued {
  readonly value: Decimal;
  readonly unit: string;
  readonly direction: -1 | 0 | 1;
}

/** All figures are counted in this many places below 元 (or below one piece). */
const places = 8;
const factors: Readonly<Record<string, bigint>> = {
  元: 1n,
  千元: 1_000n,
  万元: 10_000n,
  百万元: 1_000_000n,
  亿元: 100_000_000n,
};

/** Units of quotients, which are rounded. */
const rounded: ReadonlySet<string> = new Set(["%", "个百分点", "倍", ""]);

/** Value of a figure in 10^-8 元, per cent or pieces, without its sign: that is in its direction. */
export function exact({ value, unit }: Pick<Valued, "value" | "unit">): bigint {
  const units = value.units < 0n ? -value.units : value.units;
  return units * power10(places - value.scale) * (factors[unit] ?? 1n);
}

/** Half of the last place that a figure prints. 万元 with fewer than two places may stand for two: `finest` says how many. */
export function slack({ value, unit }: Pick<Valued, "value" | "unit">, finest: number | null = null): bigint {
  const scale = finest !== null && unit === "万元" ? Math.max(value.scale, Math.min(finest, 2)) : value.scale;
  if (value.units === 0n) return 0n;
  // Pieces are counted, not rounded.
  if (!rounded.has(unit) && factors[unit] === undefined) return 0n;
  return (power10(places - scale) * (factors[unit] ?? 1n)) / 2n;
}

/** The most places that a figure of these prints. */
export function finestOf(figures: readonly Pick<Valued, "value">[]): number {
  return figures.reduce((most, { value }) => Math.max(most, value.scale), 0);
}

/** Sum of parts less their whole, in 10^-8, and what rounding can hide of it. Parts of a change count by its direction. */
export function gap(
  parts: readonly Valued[],
  whole: Valued,
): { readonly by: bigint; readonly slack: bigint } {
  const finest = finestOf([...parts, whole]);
  const signed = (one: Valued): bigint =>
    whole.direction !== 0 && one.direction === -whole.direction ? -exact(one) : exact(one);
  const sum = parts.reduce((total, one) => total + signed(one), 0n);
  const hidden = [...parts, whole].reduce((total, one) => total + slack(one, finest), 0n);
  return { by: sum - exact(whole), slack: hidden };
}

/** Whether parts make up a whole within what rounding can hide. */
export function near(parts: readonly Valued[], whole: Valued): boolean {
  const { by, slack: hidden } = gap(parts, whole);
  return (by < 0n ? -by : by) <= hidden;
}
