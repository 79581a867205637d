import type { Prose } from "../facts/account.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import type { Ledger } from "./ledger.ts";
import { spanIn } from "./ledger.ts";
import type { Numeral } from "./numerals.ts";
import { halfWidth } from "./numerals.ts";

const quantities: Readonly<Record<string, Quantity>> = {
  amount: "amount",
  percent: "percent",
  count: "count",
  score: "score",
};

/** How many characters before a figure identify what it says. */
const contextLength = 14;

/**
 * Binds figures that state no accounting concept (签约8个项目，总投资77.5亿元) to a statement identified by the
 * words before them, digits masked, so that the same sentence elsewhere can be compared. Bare numbers stay
 * unbound. Returns what is left.
 */
export function recogniseStatements(
  prose: Prose,
  numerals: readonly Numeral[],
  all: readonly Numeral[],
  ledger: Ledger,
): Numeral[] {
  const left: Numeral[] = [];
  const masked = mask(prose.text, all);
  for (const numeral of numerals) {
    const quantity = quantities[numeral.kind];
    if (!quantity) {
      left.push(numeral);
      continue;
    }
    // Blanks, marks and runs of digits fall away: some more than what is kept.
    const words = context(masked.slice(Math.max(0, numeral.start - 20 * contextLength), numeral.start));
    const unit = numeral.unit.replace(/\s+/g, "");
    ledger.enter({
      concept: "statement",
      dimensions: { words, unit },
      quantity,
      decimal: numeral.decimal,
      ...(quantity === "amount" ? { unit: unit.replace(/[余多]/g, "") as AmountUnit } : {}),
      printed: prose.text.slice(numeral.start, numeral.end),
      approximate: numeral.approximate,
      home: prose.section === "" ? prose.part : prose.section,
      readBy: "said",
      ...spanIn(prose, numeral.start, numeral.end),
    });
  }
  return left;
}

function mask(text: string, numerals: readonly Numeral[]): string {
  let result = "";
  for (const numeral of numerals)
    if (numeral.kind !== "label" && numeral.start >= result.length)
      result += text.slice(result.length, numeral.start) + "#".repeat(numeral.digitsEnd - numeral.start);
  result += text.slice(result.length);
  return result;
}

function context(before: string): string {
  const plain = halfWidth(before)
    .replace(/#+/g, "#")
    .replace(/[\s“”"'《》]/g, "")
    .replaceAll("，", ",")
    .replaceAll("。", ".");
  return plain.slice(-contextLength);
}
