import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import { shown } from "../facts/quantity.ts";

/**
 * A normalised value of a report (amounts in 元) as a person reads it: amounts in the unit of the document, with
 * separators, percentages and scores with their signs. What is no plain number comes back as it is.
 */
export function valueWords(value: string, quantity: Quantity, unit: AmountUnit | null = null): string {
  const match = /^([≤≥]?)(-?)(\d+)(\.\d+)?$/.exec(value);
  if (!match) return value;
  const [, bound = "", sign = "", whole = "", fraction = ""] = match;
  if (quantity === "percent") return `${value}%`;
  if (quantity === "score") return `${value}分`;
  if (quantity !== "amount" || fraction.length > 3) return value;
  const fen = BigInt(whole + fraction.slice(1).padEnd(2, "0"));
  return `${bound}${shown("amount", sign === "-" ? -fen : fen, unit ?? "元")}`;
}
