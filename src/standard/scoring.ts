/**
 * How a 绩效自评 is scored. The method is data, by jurisdiction: 财预〔2020〕10号 says “原则上”, and provinces
 * differ in weights, cut-offs and the names of grades. All numbers are `Scaled`: no binary float is used.
 */
import { divideHalfUp } from "../facts/decimal.ts";

/** A decimal number counted in ten-thousandths: 95.5 points are 955000n. */
export type Scaled = bigint;

/** 1 as a `Scaled`. */
export const one: Scaled = 10_000n;

const percent = (whole: bigint): Scaled => whole * one;

/** A grade and the lowest score that earns it. */
export interface Grade {
  readonly name: string;
  readonly from: Scaled;
}

/** A level of achievement of a qualitative indicator: the share of its weight it may earn, in per cent. */
export interface QualitativeBand {
  readonly name: string;
  /** How forms print the level, without blanks. */
  readonly pattern: RegExp;
  /** The lowest share, itself included. */
  readonly from: Scaled;
  /** The highest share; itself included only in the best band. */
  readonly to: Scaled;
}

export interface ScoringMethod {
  readonly id: string;
  readonly basis: string;
  /** Weights of the first-level parts in points, by the name that forms print; they add up to 100. */
  readonly weights: Readonly<Record<string, Scaled>>;
  /** Grades, the best first; the last one starts at 0. */
  readonly grades: readonly Grade[];
  /** Levels of qualitative indicators, the best first. */
  readonly qualitative: readonly QualitativeBand[];
  /** From which share of the target an over-achievement must be explained, in per cent; null: no fixed limit. */
  readonly explainOver: Scaled | null;
}

/** 财预〔2020〕10号 《项目支出绩效评价管理办法》; weights and cut-offs as checked against real forms of 2022. */
export const methodCaiyu10: ScoringMethod = {
  id: "caiyu-2020-10",
  basis: "财预〔2020〕10号",
  weights: {
    预算执行率: percent(10n),
    产出指标: percent(50n),
    效益指标: percent(30n),
    满意度指标: percent(10n),
  },
  grades: [
    { name: "优", from: percent(90n) },
    { name: "良", from: percent(80n) },
    { name: "中", from: percent(60n) },
    { name: "差", from: 0n },
  ],
  qualitative: [
    {
      name: "达成年度指标",
      pattern: /^(?:已|全部)?达成/,
      from: percent(80n),
      to: percent(100n),
    },
    {
      name: "部分达成年度指标并具有一定效果",
      pattern: /^部分(?:达成|完成)/,
      from: percent(60n),
      to: percent(80n),
    },
    { name: "未达成年度指标且效果较差", pattern: /^未(?:达成|完成)/, from: 0n, to: percent(60n) },
  ],
  explainOver: null,
};

/** Shanghai: the same weights and cut-offs, the lower two grades called 合格 and 不合格. */
export const methodShanghai: ScoringMethod = {
  ...methodCaiyu10,
  id: "shanghai",
  basis: "财预〔2020〕10号；上海市部门决算公开模板",
  grades: [
    { name: "优", from: percent(90n) },
    { name: "良", from: percent(80n) },
    { name: "合格", from: percent(60n) },
    { name: "不合格", from: 0n },
  ],
};

/** Every method, the default first. */
export const scoringMethods: readonly ScoringMethod[] = [methodCaiyu10, methodShanghai];

const lesser = (a: Scaled, b: Scaled): Scaled => (a < b ? a : b);

/** `weight` × `top` / `bottom` (both ≥ 0, bottom > 0), half up to 2 decimals, never above `weight`. */
function share(weight: Scaled, top: bigint, bottom: bigint): Scaled {
  if (top >= bottom) return weight;
  return lesser(divideHalfUp(weight * top, bottom * 100n) * 100n, weight);
}

/** The name of the grade that a score earns: the first cut-off it reaches, the last grade below all of them. */
export function gradeOf(score: Scaled, method: ScoringMethod = methodCaiyu10): string {
  const earned = method.grades.find(({ from }) => score >= from) ?? method.grades.at(-1);
  return earned?.name ?? "";
}

/**
 * 预算执行率得分: weight × min(1, executed ÷ 全年预算数), half up to 2 decimals. `executed` and `budget` are in one
 * unit, whichever. A negative execution earns 0; null where no budget makes the rate meaningless.
 */
export function executionScore(executed: bigint, budget: bigint, weight: Scaled): Scaled | null {
  if (budget <= 0n) return null;
  return share(weight, executed < 0n ? 0n : executed, budget);
}

/** How a target is compared with what was achieved. */
export type Comparator = "≥" | ">" | "=" | "≤" | "<";

/** A quantitative indicator; `target` and `actual` in the same unit, `weight` in points (≥ 0). */
export interface QuantitativeIndicator {
  readonly comparator: Comparator;
  readonly target: Scaled;
  readonly actual: Scaled;
  readonly weight: Scaled;
}

/** Whether the value satisfies the target literally: “=95%” is not met by 100%, “>5” is not met by 5. */
export function meetsTarget({ comparator, target, actual }: Omit<QuantitativeIndicator, "weight">): boolean {
  switch (comparator) {
    case "≥":
      return actual >= target;
    case ">":
      return actual > target;
    case "=":
      return actual === target;
    case "≤":
      return actual <= target;
    case "<":
      return actual < target;
  }
}

/**
 * The score of a quantitative indicator, half up to 2 decimals, between 0 and its weight.
 *
 * ≥, > and =: reached or passed earns the weight, less earns weight × actual ÷ target; a negative value counts as 0.
 * ≤ and <: reached earns the weight, more earns weight × (1 − (actual − target) ÷ target), nothing from twice the
 * target on. A target of 0 is all or nothing; “=0” is met by 0 and less. Whether “=” was passed, so that the sign or
 * the target was wrong, is for `meetsTarget` and a person to say.
 */
export function quantitativeScore({ comparator, target, actual, weight }: QuantitativeIndicator): Scaled {
  const lowerIsBetter = comparator === "≤" || comparator === "<" || (comparator === "=" && target === 0n);
  if (lowerIsBetter) {
    if (actual <= target) return weight;
    return target <= 0n || actual >= 2n * target ? 0n : share(weight, 2n * target - actual, target);
  }
  if (actual >= target) return weight;
  return target <= 0n || actual <= 0n ? 0n : share(weight, actual, target);
}

/** Actual ÷ target in per cent, half up to 4 decimals; null for a target that is not above 0. */
export function achievement(target: Scaled, actual: Scaled): Scaled | null {
  return target <= 0n ? null : divideHalfUp(actual * 100n * one, target);
}

/** The level that a printed value such as “达成预期指标” states, or null when it states none. */
export function qualitativeBandNamed(
  text: string,
  method: ScoringMethod = methodCaiyu10,
): QualitativeBand | null {
  const bare = text.replace(/\s+/g, "");
  return method.qualitative.find(({ pattern }) => pattern.test(bare)) ?? null;
}

/** Whether a score lies in the band of its level: lower end included, upper end only in the best band. */
export function fitsBand(
  band: QualitativeBand,
  score: Scaled,
  weight: Scaled,
  method: ScoringMethod = methodCaiyu10,
): boolean {
  const earned = score * 100n * one;
  const highest = weight * band.to;
  const isBest = method.qualitative[0]?.name === band.name;
  return earned >= weight * band.from && (earned < highest || (isBest && earned === highest));
}
