/**
 * Exact decimal arithmetic on scaled integers. No binary float touches a figure.
 */

/** A decimal number: `units` × 10^-`scale`, keeping as many places as were printed. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** 10 to the power of `n` (n ≥ 0). */
export function power10(n: number): bigint {
  return 10n ** BigInt(n);
}

/** Division rounded half away from zero (四舍五入); the sign of either operand may be negative. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/** The same number counted in 10^-`scale`, rounded half up where places are lost. */
export function rescale(value: Decimal, scale: number): bigint {
  return scale >= value.scale
    ? value.units * power10(scale - value.scale)
    : divideHalfUp(value.units, power10(value.scale - scale));
}

/** Reads plain digits such as `-12.50`; null when the text is not a plain decimal. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, scale: fraction.length };
}

/** Plain digits without trailing zeros: the normalised decimal string of the report contract. */
export function formatScaled(units: bigint, scale: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? "" : digits.slice(-scale).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Digits with exactly `places` decimals, rounded half up from 10^-`scale`. */
export function formatFixed(units: bigint, scale: number, places: number, grouped = false): string {
  const rounded = rescale({ units, scale }, places);
  const negative = rounded < 0n;
  const digits = (negative ? -rounded : rounded).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${negative ? "-" : ""}${shown}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}

/** The absolute value. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
