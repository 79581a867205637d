import type { Cell } from "../facts/account.ts";
import { magnitude } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { IndicatorRow } from "../facts/self-evaluation.ts";
import type { Comparator } from "../standard/scoring.ts";
import { meetsTarget } from "../standard/scoring.ts";
import { bare } from "./evaluation-forms.ts";
import type { View } from "./view.ts";

/** The value that counts as the target: the adjusted one where one is filled in. */
export interface Target {
  readonly cell: Cell;
  readonly column: "年初指标值" | "调整后指标值";
  readonly text: string;
  readonly fact: Fact | null;
  /** As printed in front of the figure; null where there is none. */
  readonly comparator: Comparator | null;
}

const notFilled = /^(?:未填报?|未填写|无|[-—–/]+|不适用|)$/;
const comparators: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:≥|≧|>=|＞=|＞＝|大于等于|不低于|不少于|不小于|至少)/, "≥"],
  [/^(?:≤|≦|<=|＜=|＜＝|小于等于|不高于|不超过|不大于|不多于|控制在)/, "≤"],
  [/^(?:>|＞|大于|超过|高于)/, ">"],
  [/^(?:<|＜|小于|低于)/, "<"],
  [/^(?:=|＝|等于)/, "="],
];
const trailing: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:以上|及以上)$/, "≥"],
  [/(?:以内|以下|及以下|之内)$/, "≤"],
];

/** The comparison that a printed value begins or ends with. */
export function comparatorOf(printed: string): Comparator | null {
  const text = bare(printed);
  const found =
    comparators.find(([pattern]) => pattern.test(text)) ?? trailing.find(([pattern]) => pattern.test(text));
  return found?.[1] ?? null;
}

/** Whether a value cell says nothing. */
export function isUnfilled(printed: string): boolean {
  return notFilled.test(bare(printed));
}

/** The target of a row, or null where neither column holds one. */
export function targetOf({ cells, initialValue, adjustedValue }: IndicatorRow): Target | null {
  const of = (cell: Cell, column: Target["column"], fact: Fact | null): Target => ({
    cell,
    column,
    fact,
    text: bare(cell.text),
    comparator: comparatorOf(cell.text),
  });
  if (!isUnfilled(cells.adjusted.text)) return of(cells.adjusted, "调整后指标值", adjustedValue);
  return isUnfilled(cells.initial.text) ? null : of(cells.initial, "年初指标值", initialValue);
}

/** Unit behind the figure of a value: 次, %, 万元. */
export function unitOf(fact: Fact): string {
  return bare(fact.printed)
    .replace(/^[-\d.,，]+/, "")
    .replace("％", "%");
}

const lowerIsBetter =
  /成本|费用|支出|投入|单价|均价|时间|时限|天数|时长|次品|差错|投诉|事故|能耗|控制率|发生率|死亡率|违规/;

/** Target and actual value where both are single figures of one unit. */
export interface Comparison {
  readonly target: bigint;
  readonly actual: bigint;
  readonly comparator: Comparator;
  readonly met: boolean;
  /** The distance in ten-thousandths of the target, towards the good side positive; null for a target of nothing. */
  readonly beyond: bigint | null;
}

/** Compares a row's actual value with its target; null where they are no two comparable figures. */
export function comparisonOf(view: View, row: IndicatorRow): Comparison | null {
  const target = targetOf(row);
  if (!target?.fact || !row.actualValue) return null;
  if (severalFigures(target.text) || severalFigures(bare(row.cells.actual.text))) return null;
  const units = [unitOf(target.fact), unitOf(row.actualValue)];
  if (target.fact.quantity !== row.actualValue.quantity || (units[0] !== units[1] && units[1] !== ""))
    return null;
  const comparator = target.comparator ?? (lowerIsBetter.test(row.second + row.third) ? null : "≥");
  if (comparator === null) return null;
  const values = { target: view.value(target.fact), actual: view.value(row.actualValue) };
  const away =
    comparator === "≤" || comparator === "<" ? values.target - values.actual : values.actual - values.target;
  return {
    ...values,
    comparator,
    met: meetsTarget({ ...values, comparator }),
    beyond: values.target === 0n ? null : (away * 10_000n) / magnitude(values.target),
  };
}

function severalFigures(text: string): boolean {
  return (text.match(/\d+(?:\.\d+)?/g)?.length ?? 0) > 1 || /年|月|日/.test(text);
}
