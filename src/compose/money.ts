import type { Accounts } from "../facts/accounts.ts";
import { formatFixed, formatScaled } from "../facts/decimal.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import { scaleOf } from "../facts/quantity.ts";

const scaleOfUnit: Readonly<Record<AmountUnit, number>> = { 元: 2, 万元: 6, 亿元: 10 };

/** Digits of an amount in a unit: two decimals, more where the figure has more. `grouped`: with separators. */
export function digits(value: bigint, unit: AmountUnit, grouped: boolean): string {
  const scale = scaleOfUnit[unit];
  const exact = formatScaled(value, scale);
  const places =
    unit === "元" || !exact.includes(".") ? 2 : Math.max(2, exact.length - exact.indexOf(".") - 1);
  return formatFixed(value, scale, places, grouped);
}

/** A figure of a table as the profile prints it, without its unit. */
export function printed(value: bigint, quantity: Quantity, { amountUnit, layout }: Accounts): string {
  if (quantity === "amount") return digits(value, amountUnit, layout.style.grouped);
  return formatScaled(value, scaleOf[quantity]);
}

/** An amount in 万元 with two decimals, rounded half up once from 分. */
export function inWan(value: bigint): string {
  return formatFixed(value, 6, 2);
}
