import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { parseDecimal, rescale } from "../facts/decimal.ts";
import {
  achievement,
  type Comparator,
  executionScore,
  fitsBand,
  gradeOf,
  meetsTarget,
  methodShanghai,
  one,
  qualitativeBandNamed,
  quantitativeScore,
  scoringMethods,
} from "./scoring.ts";

function scaled(text: string): bigint {
  const decimal = parseDecimal(text);
  assert.ok(decimal, text);
  return rescale(decimal, 4);
}

/** Scores an indicator drawn as `≥10 → 8 of 20`. */
function scored(drawing: string): bigint {
  const match = /^(≥|>|=|≤|<)(\S+) → (\S+) of (\S+)$/.exec(drawing);
  assert.ok(match, drawing);
  const [, comparator, target = "", actual = "", weight = ""] = match;
  return quantitativeScore({
    comparator: comparator as Comparator,
    target: scaled(target),
    actual: scaled(actual),
    weight: scaled(weight),
  });
}

describe("methods", () => {
  test.each(scoringMethods.map((method) => [method.id, method] as const))("%s is consistent", (_, method) => {
    const weights = Object.values(method.weights);
    assert.equal(
      weights.reduce((sum, weight) => sum + weight, 0n),
      100n * one,
    );
    const cuts = method.grades.map(({ from }) => from);
    assert.ok(cuts.every((cut, i) => i === 0 || cut < (cuts[i - 1] ?? 0n)));
    assert.equal(cuts.at(-1), 0n);
    for (const [i, band] of method.qualitative.entries())
      assert.equal(band.to, method.qualitative[i - 1]?.from ?? 100n * one);
  });
});

describe("grades", () => {
  test.each([
    ["100", "优"],
    ["90", "优"],
    ["89.99", "良"],
    ["80", "良"],
    ["79.99", "中"],
    ["60", "中"],
    ["59.99", "差"],
    ["0", "差"],
  ])("%s points are %s", (score, grade) => {
    assert.equal(gradeOf(scaled(score)), grade);
  });

  test("Shanghai calls the lower grades 合格 and 不合格", () => {
    const grades = ["90", "80", "60", "59.99"].map((score) => gradeOf(scaled(score), methodShanghai));
    assert.deepEqual(grades, ["优", "良", "合格", "不合格"]);
  });
});

describe("execution", () => {
  test.each([
    ["42.252", "240", "10", "1.76"],
    ["42.252", "42.252", "10", "10"],
    ["50", "40", "10", "10"],
    ["0", "40", "10", "0"],
    ["-1", "40", "10", "0"],
    ["2", "3", "10", "6.67"],
    ["8.4449", "10", "10", "8.44"],
    ["8.445", "10", "10", "8.45"],
  ])("%s of %s earns of %s points %s", (executed, budget, weight, score) => {
    assert.equal(executionScore(scaled(executed), scaled(budget), scaled(weight)), scaled(score));
  });

  test("without a budget there is no score", () => {
    assert.equal(executionScore(0n, 0n, 10n * one), null);
    assert.equal(executionScore(5n, -1n, 10n * one), null);
  });
});

describe("quantitative indicators", () => {
  test.each([
    ["≥10 → 10 of 20", "20"],
    ["≥10 → 8 of 20", "16"],
    ["≥10 → 15 of 20", "20"],
    ["≥3 → 2 of 10", "6.67"],
    ["≥10 → -1 of 20", "0"],
    ["≥0 → 0 of 20", "20"],
    ["≥0 → -1 of 20", "0"],
    [">10 → 10 of 20", "20"],
    ["=95 → 95 of 10", "10"],
    ["=95 → 100 of 10", "10"],
    ["=95 → 90 of 10", "9.47"],
    ["=0 → 0 of 10", "10"],
    ["=0 → 1 of 10", "0"],
    ["≤10 → 10 of 20", "20"],
    ["≤10 → 0 of 20", "20"],
    ["≤10 → 12 of 20", "16"],
    ["≤10 → 19.99 of 20", "0.02"],
    ["≤10 → 20 of 20", "0"],
    ["≤10 → 30 of 20", "0"],
    ["≤0 → 0 of 20", "20"],
    ["≤0 → 1 of 20", "0"],
    ["<10 → 15 of 10", "5"],
  ])("%s earns %s", (drawing, score) => {
    assert.equal(scored(drawing), scaled(score));
  });

  test("“=95%” is scored as reached at 100% but not literally met", () => {
    const indicator = { comparator: "=", target: scaled("95"), actual: scaled("100") } as const;
    assert.equal(meetsTarget(indicator), false);
    assert.equal(achievement(indicator.target, indicator.actual), scaled("105.2632"));
    assert.equal(achievement(0n, 1n), null);
  });

  const comparator = fc.constantFrom<Comparator>("≥", ">", "=", "≤", "<");
  const value = fc.bigInt({ min: -50_000_000n, max: 50_000_000n });
  const points = fc.bigInt({ min: 0n, max: 1_000_000n });

  test("a score is never above its weight and never below 0", () => {
    fc.assert(
      fc.property(comparator, value, value, points, (sign, target, actual, weight) => {
        const score = quantitativeScore({ comparator: sign, target, actual, weight });
        assert.ok(score >= 0n && score <= weight);
      }),
    );
  });

  test("what meets its target earns its weight", () => {
    fc.assert(
      fc.property(comparator, value, value, points, (sign, target, actual, weight) => {
        fc.pre(meetsTarget({ comparator: sign, target, actual }));
        assert.equal(quantitativeScore({ comparator: sign, target, actual, weight }), weight);
      }),
    );
  });

  test("doing better never scores less", () => {
    fc.assert(
      fc.property(comparator, value, value, value, points, (sign, target, a, b, weight) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const score = (actual: bigint) => quantitativeScore({ comparator: sign, target, actual, weight });
        const lowerIsBetter = sign === "≤" || sign === "<" || (sign === "=" && target === 0n);
        const [worse, better] = lowerIsBetter ? [high, low] : [low, high];
        assert.ok(score(worse) <= score(better));
      }),
    );
  });

  test("an execution score stays within its weight, grows with execution and ignores the unit", () => {
    const money = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(money, money, fc.bigInt({ min: 1n, max: 10n ** 14n }), points, (a, b, budget, weight) => {
        const score = executionScore(a, budget, weight) ?? -1n;
        const more = executionScore(a + b, budget, weight) ?? -1n;
        assert.ok(score >= 0n && score <= more && more <= weight);
        assert.equal(executionScore(a * 10_000n, budget * 10_000n, weight), score);
      }),
    );
  });
});

describe("qualitative indicators", () => {
  test.each([
    ["达成预期指标", "达成年度指标"],
    ["部分达成年度指标并具有一定效果", "部分达成年度指标并具有一定效果"],
    ["未达成年度 指标且效果较差", "未达成年度指标且效果较差"],
    ["95%", undefined],
    ["完成率100%", undefined],
    ["提升", undefined],
  ])("%s states the level %s", (text, level) => {
    assert.equal(qualitativeBandNamed(text)?.name, level);
  });

  test.each([
    ["达成预期指标", "10", true],
    ["达成预期指标", "8", true],
    ["达成预期指标", "7.99", false],
    ["达成预期指标", "10.01", false],
    ["部分达成", "8", false],
    ["部分达成", "7.99", true],
    ["部分达成", "6", true],
    ["未达成", "6", false],
    ["未达成", "5.99", true],
    ["未达成", "0", true],
  ])("%s with %s of 10 points fits: %s", (text, score, fits) => {
    const band = qualitativeBandNamed(text);
    assert.ok(band);
    assert.equal(fitsBand(band, scaled(score), scaled("10")), fits);
  });
});
