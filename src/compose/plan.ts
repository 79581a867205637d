import type { Quantity } from "../facts/quantity.ts";

/** A figure that a total adds up, with its sign. */
export interface Term {
  readonly key: string;
  readonly sign: 1 | -1;
}

/** A cell of a statutory table before its figure is looked up. */
export interface PlanCell {
  readonly text: string;
  readonly key: string | null;
  readonly quantity: Quantity;
  /** What the figure is the sum of; null for one that must be typed. */
  readonly sum: readonly Term[] | null;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: "left" | "center" | "right";
}

/** A statutory table as its form prescribes it, filled with keys instead of figures. */
export interface TablePlan {
  readonly form: string;
  readonly widths: readonly number[];
  readonly headerRows: number;
  /** Rows equally long; null where a cell to the left or above spans over. */
  readonly rows: readonly (readonly (PlanCell | null)[])[];
  /** The fixed note, without “注：”. */
  readonly note: string;
  readonly landscape: boolean;
}

const cell = (more: Partial<PlanCell>): PlanCell => ({
  text: "",
  key: null,
  quantity: "amount",
  sum: null,
  colSpan: 1,
  rowSpan: 1,
  align: "left",
  ...more,
});

/** A header cell, over several columns and rows where asked. */
export function head(text: string, colSpan = 1, rowSpan = 1): PlanCell {
  return cell({ text, colSpan, rowSpan, align: "center" });
}

/** A label. */
export function label(text: string, align: PlanCell["align"] = "left"): PlanCell {
  return cell({ text, align });
}

/** A figure that is typed, or the sum of others. */
export function figure(
  key: string,
  sum: readonly Term[] | null = null,
  quantity: Quantity = "amount",
): PlanCell {
  return cell({ key, sum, quantity, align: "right" });
}

export const blank: PlanCell = cell({});

/** A row of cells with their spans filled up by nulls. */
export function spread(cells: readonly PlanCell[]): (PlanCell | null)[] {
  return cells.flatMap((one) => [one, ...Array.from({ length: one.colSpan - 1 }, () => null)]);
}

/** Sum of figures. */
export function plus(...keys: readonly string[]): Term[] {
  return keys.map((key) => ({ key, sign: 1 }));
}

/** Differences of figures. */
export function minus(...keys: readonly string[]): Term[] {
  return keys.map((key) => ({ key, sign: -1 }));
}

/** 一, 二, … 九十九. */
export function ordinal(value: number): string {
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[value % 10]}`;
}
