import { concepts } from "../src/facts/concept.ts";
import type { Decimal } from "../src/facts/decimal.ts";
import { parseDecimal } from "../src/facts/decimal.ts";
import type { Fact } from "../src/facts/fact.ts";
import { keyOf } from "../src/facts/fact.ts";
import type { AmountUnit, Quantity } from "../src/facts/quantity.ts";
import { amountIn, measured } from "../src/facts/quantity.ts";
import { isSection } from "../src/standard/sections.ts";

/** A fact drawn as it is printed, known by any name: `figure("本年支出合计", "100.00")`, `figure("占比", "60.01%")`, `figure("决算", "12.34万元")`. */
export function figure(name: string, printed: string, home = "公开03表"): Fact {
  const concept = concepts.find((known) => known === name);
  const meaning = concept
    ? { concept, dimensions: {} }
    : { concept: "statement" as const, dimensions: { words: name } };
  const match = /^(-?[\d.]+)(%|万元|亿元|元|个|分)?$/.exec(printed);
  const decimal = match ? parseDecimal(match[1]!) : null;
  const quantity = quantityOf(match?.[2]);
  const unit = (/元$/.test(match?.[2] ?? "") ? match?.[2] : "元") as AmountUnit;
  const read = decimal === null ? { value: 0n, slack: 0n } : measure(quantity, decimal, unit);
  return {
    id: `${name}@${home}`,
    ...meaning,
    key: keyOf(meaning.concept, meaning.dimensions),
    quantity,
    ...read,
    printed,
    approximate: false,
    home,
    place: { table: home, row: name, column: null, page: null, line: null, cell: null, text: printed },
    spot: { block: 0, row: isSection(home) ? -1 : 0, col: 0, start: 0, end: printed.length },
  };
}

function measure(quantity: Quantity, decimal: Decimal, unit: AmountUnit): { value: bigint; slack: bigint } {
  return quantity === "amount" ? amountIn(unit, decimal) : measured(quantity, decimal);
}

function quantityOf(unit: string | undefined): Quantity {
  if (unit === "%") return "percent";
  if (unit === "个") return "count";
  return unit === "分" ? "score" : "amount";
}
