import type { EvaluationForm, EvaluationIndicator } from "../facts/accounts.ts";
import { divideHalfUp, formatScaled, parseDecimal, rescale } from "../facts/decimal.ts";
import type { Layout } from "../facts/layout.ts";
import type { Comparator, ScoringMethod } from "../standard/scoring.ts";
import {
  executionScore,
  gradeOf,
  methodCaiyu10,
  one,
  qualitativeBandNamed,
  quantitativeScore,
  scoringMethods,
} from "../standard/scoring.ts";

/** What the method in force makes of a form. Points and per cent in ten-thousandths, amounts in 分. */
export interface ScoredForm {
  readonly form: EvaluationForm;
  readonly budget: bigint;
  readonly executed: bigint;
  /** Execution in per cent of the whole year's budget; null without a budget. */
  readonly rate: bigint | null;
  /** Points that execution may earn, and those that it earned. */
  readonly rateWeight: bigint;
  readonly rateScore: bigint;
  /** Scores of the indicators, typed or computed; null where neither was possible. */
  readonly scores: readonly (bigint | null)[];
  readonly total: bigint;
  readonly grade: string;
}

/** The scoring method that a profile prescribes. */
export function methodOf(layout: Layout): ScoringMethod {
  const id = layout.scoring;
  return scoringMethods.find((method) => method.id === id) ?? methodCaiyu10;
}

/** Scores a form: execution from its funds, indicators as typed or, where they are figures, by the method. */
export function scored(form: EvaluationForm, method: ScoringMethod): ScoredForm {
  const whole = form.funds.find(({ label }) => /总额/.test(label)) ?? form.funds[0];
  const budget = whole?.budget ?? whole?.initial ?? 0n;
  const executed = whole?.executed ?? 0n;
  const weight = method.weights.预算执行率 ?? 10n * one;
  const rateScore = executionScore(executed, budget, weight) ?? 0n;
  const scores = form.indicators.map((indicator) => indicator.score ?? computed(indicator, method));
  const total = scores.reduce<bigint>((sum, score) => sum + (score ?? 0n), rateScore);
  const rate = budget === 0n ? null : divideHalfUp(executed * 10_000n, budget) * 100n;
  return {
    form,
    budget,
    executed,
    rate,
    rateWeight: weight,
    rateScore,
    scores,
    total,
    grade: gradeOf(total, method),
  };
}

/** The score of an indicator whose target and outcome are figures of one unit, or a level of achievement. */
function computed(indicator: EvaluationIndicator, method: ScoringMethod): bigint | null {
  const { weight } = indicator;
  const target = measured(indicator.adjusted === "" ? indicator.initial : indicator.adjusted);
  const actual = measured(indicator.actual);
  if (target && actual)
    return quantitativeScore({
      comparator: target.comparator ?? "≥",
      target: target.value,
      actual: actual.value,
      weight,
    });
  const band = qualitativeBandNamed(indicator.actual, method);
  return band ? divideHalfUp(weight * band.to, 100n * one) : null;
}

function measured(text: string): { comparator: Comparator | null; value: bigint } | null {
  const match = /^\s*([≥>＞=≤<＜])?\s*(-?\d+(?:\.\d+)?)/.exec(text.replaceAll(",", ""));
  const decimal = match ? parseDecimal(match[2]!) : null;
  if (!match || !decimal) return null;
  const sign = match[1]?.replace("＞", ">").replace("＜", "<") as Comparator | undefined;
  return { comparator: sign ?? null, value: rescale(decimal, 4) };
}

/** Points without trailing zeros: 95, 9.78. */
export function points(score: bigint): string {
  return formatScaled(score, 4);
}
