import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figure } from "../../test/figures.ts";
import type { Equation, Values } from "./equation.ts";
import { asPrinted, factsOf, solveFor, sumDifference, verdictOf } from "./equation.ts";
import type { Fact } from "./fact.ts";

const sum = (total: Fact, ...parts: Fact[]): Equation & { kind: "sum" } => ({
  kind: "sum",
  total: [total],
  parts: parts.map((fact) => ({ fact, sign: 1n })),
});

describe("a sum in 元 is exact, in 万元 as exact as its rounding", () => {
  test("in 元 a single 分 breaks it", () => {
    expect(verdictOf(sum(figure("a", "100.00"), figure("b", "60.00"), figure("c", "40.00")))).toBe("holds");
    expect(verdictOf(sum(figure("a", "100.01"), figure("b", "60.00"), figure("c", "40.00")))).toBe("broken");
  });

  test("in 万元 n parts may be off by 0.005·(n+1)", () => {
    const parts = [figure("b", "60.00万元"), figure("c", "40.00万元")];
    expect(verdictOf(sum(figure("a", "100.01万元"), ...parts))).toBe("rounding");
    expect(verdictOf(sum(figure("a", "100.02万元"), ...parts))).toBe("broken");
    expect(verdictOf(sum(figure("a", "99.99万元"), ...parts))).toBe("rounding");
  });

  test("parts may be subtracted", () => {
    const equation: Equation = {
      kind: "sum",
      total: [figure("年末", "5.00")],
      parts: [
        { fact: figure("收入", "20.00"), sign: 1n },
        { fact: figure("支出", "15.00"), sign: -1n },
      ],
    };
    expect(verdictOf(equation)).toBe("holds");
    expect(sumDifference(equation)).toBe(0n);
    expect(solveFor(equation, equation.parts[1]!.fact)).toBe(1500n);
  });

  test("rounding the parts never breaks a true total", () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), (exact) => {
        const inWan = (value: bigint): string => {
          const rounded = (value + 5000n) / 10000n;
          return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, "0")}万元`;
        };
        const total = figure("total", inWan(exact.reduce((a, b) => a + b, 0n)));
        const parts = exact.map((value, i) => figure(`part${i}`, inWan(value)));
        expect(verdictOf(sum(total, ...parts))).not.toBe("broken");
      }),
    );
  });

  test("the solution of any term makes the sum hold", () => {
    const amount = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 8 }), fc.nat(), (numbers, pick) => {
        const facts = numbers.map((_, i) => figure(`f${i}`, "1.00"));
        const values: Values = (fact) => numbers[facts.indexOf(fact)]!;
        const equation = sum(facts[0]!, ...facts.slice(1));
        const fact = facts[pick % facts.length]!;
        const solved = solveFor(equation, fact, values)!;
        expect(verdictOf(equation, (one) => (one === fact ? solved : values(one)))).toBe("holds");
      }),
    );
  });

  test("a fact that is no term has no solution", () => {
    expect(solveFor(sum(figure("a", "1.00"), figure("b", "1.00")), figure("c", "1.00"))).toBeNull();
  });
});

describe("one figure in two places", () => {
  const same = (a: Fact, b: Fact): Equation => ({ kind: "same", a, b });

  test.each([
    ["155955.54元", "15.60万元", "holds"],
    ["155955.54元", "15.59万元", "truncated"],
    ["155955.54元", "15.61万元", "broken"],
    ["100.00元", "100.00元", "holds"],
    ["100.00元", "100.01元", "broken"],
    ["326.71万元", "326.72万元", "uneven"],
    ["326.7万元", "326.72万元", "holds"],
    ["326.71万元", "326.7万元", "holds"],
    ["326.71万元", "326.73万元", "broken"],
    ["42.252万元", "42.3万元", "holds"],
    ["42.252万元", "42.2万元", "truncated"],
    ["95%", "96%", "broken"],
    ["99.6%", "100%", "holds"],
  ])("%s and %s: %s", (a, b, verdict) => {
    expect(verdictOf(same(figure("x", a), figure("y", b)))).toBe(verdict);
    expect(verdictOf(same(figure("y", b), figure("x", a)))).toBe(verdict);
  });

  test("an approximate figure may differ by a tenth", () => {
    const about = { ...figure("x", "50个"), approximate: true };
    expect(verdictOf(same(about, figure("y", "52个")))).toBe("holds");
    expect(verdictOf(same(about, figure("y", "60个")))).toBe("broken");
  });

  test("the solution is the other figure in the places that are printed", () => {
    const [table, text] = [figure("x", "155955.54元"), figure("y", "15.59万元")];
    expect(solveFor(same(table, text), text)).toBe(15600000n);
    expect(solveFor(same(table, text), table)).toBe(15590000n);
  });
});

describe("a part is at most the whole", () => {
  const atMost = (part: Fact, whole: Fact): Equation => ({ kind: "at-most", part: [part], whole: [whole] });

  test("equality is allowed, more is not, rounding is forgiven", () => {
    expect(verdictOf(atMost(figure("a", "5.00"), figure("b", "5.00")))).toBe("holds");
    expect(verdictOf(atMost(figure("a", "5.01"), figure("b", "5.00")))).toBe("broken");
    expect(verdictOf(atMost(figure("a", "5.01万元"), figure("b", "5.00万元")))).toBe("rounding");
    expect(solveFor(atMost(figure("a", "5.01"), figure("b", "5.00")), figure("a", "5.01"))).toBeNull();
  });
});

describe("a share is recomputed from what is known", () => {
  const share = (percent: string, part: string, whole: string): Equation & { kind: "share" } => ({
    kind: "share",
    percent: figure("p", percent),
    part: figure("a", part),
    whole: figure("b", whole),
  });

  test.each([
    ["39.37%", "1797472.36", "4566031.64", "holds"],
    ["39.36%", "1797472.36", "4566031.64", "truncated"],
    ["39.38%", "1797472.36", "4566031.64", "broken"],
    ["37.65%", "1718883.47", "4566031.64", "holds"],
    ["100%", "15.59万元", "15.59万元", "holds"],
    ["95.36%", "61623.52", "6.46万元", "holds"],
    ["95.60%", "61623.52", "6.46万元", "broken"],
    ["0.00%", "0.00", "100.00", "holds"],
    ["0.00%", "0.00", "0.00", "undefined"],
    ["33.60%", "25200.00", "25200.00", "broken"],
  ])("%s of %s ÷ %s: %s", (percent, part, whole, verdict) => {
    expect(verdictOf(share(percent, part, whole))).toBe(verdict);
  });

  test("the right percentage, and the part and whole that would fit", () => {
    const equation = share("50.00%", "40.00", "100.00");
    expect(solveFor(equation, equation.percent)).toBe(400000n);
    expect(solveFor(equation, equation.part)).toBe(5000n);
    expect(solveFor(equation, equation.whole)).toBe(8000n);
    const nothing = share("0.00%", "40.00", "0.00");
    expect(solveFor(nothing, nothing.percent)).toBeNull();
    expect(solveFor(nothing, nothing.whole)).toBeNull();
  });

  test("a percentage rounded half up from exact amounts always holds", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 10n }),
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        (part, whole) => {
          const hundredths = (part * 20000n + whole) / (whole * 2n);
          const percent = { ...figure("p", "1.00%"), value: hundredths * 100n };
          const equation: Equation = {
            kind: "share",
            percent,
            part: { ...figure("a", "1.00"), value: part },
            whole: { ...figure("b", "1.00"), value: whole },
          };
          expect(verdictOf(equation)).toBe("holds");
        },
      ),
    );
  });
});

describe("a rate of change is against the year before", () => {
  const rate = (percent: string, change: string, current: string): Equation & { kind: "rate" } => ({
    kind: "rate",
    percent: figure("p", percent),
    change: figure("c", change),
    current: figure("n", current),
  });

  test.each([
    ["25.00%", "20.00", "100.00", "holds"],
    ["20.00%", "20.00", "100.00", "broken"],
    ["24.99%", "20.00", "100.00", "broken"],
    ["-20.00%", "-20.00", "80.00", "holds"],
    ["20.00%", "-20.00", "80.00", "holds"],
    ["36.75%", "471.87万元", "1755.94万元", "holds"],
    ["11.55%", "35.77万元", "309.51万元", "broken"],
    ["100.00%", "100.00", "100.00", "undefined"],
  ])("%s for %s to %s: %s", (percent, change, current, verdict) => {
    expect(verdictOf(rate(percent, change, current))).toBe(verdict);
  });

  test("solutions for each term", () => {
    const equation = rate("20.00%", "20.00", "100.00");
    expect(solveFor(equation, equation.percent)).toBe(250000n);
    expect(solveFor(equation, equation.change)).toBe(1667n);
    expect(solveFor(equation, equation.current)).toBe(12000n);
    const zero = rate("0.00%", "100.00", "100.00");
    expect(solveFor(zero, zero.percent)).toBeNull();
    expect(solveFor(zero, zero.change)).toBeNull();
  });
});

describe("a solution always makes its equation hold", () => {
  const priors = fc.bigInt({ min: 10n ** 6n, max: 10n ** 10n });
  const shares = fc.bigInt({ min: 100n, max: 1000n });

  test("the rate of a change, and the amount that fits a rate", () => {
    fc.assert(
      fc.property(priors, shares, (prior, thousandths) => {
        const change = (prior * thousandths) / 1000n;
        const equation: Equation & { kind: "rate" } = {
          kind: "rate",
          percent: { ...figure("p", "1.00%"), value: 0n },
          change: { ...figure("c", "1.00"), value: change },
          current: { ...figure("n", "1.00"), value: prior + change },
        };
        const rate = solveFor(equation, equation.percent)!;
        const solved = { ...equation, percent: { ...equation.percent, value: rate } };
        expect(verdictOf(solved)).toBe("holds");
        const current = solveFor(solved, solved.current)!;
        const again = { ...solved, current: { ...solved.current, value: current } };
        const back = solveFor(again, again.percent)!;
        expect(back - rate <= 100n && rate - back <= 100n).toBe(true);
      }),
    );
  });

  test("the rate that follows from last year's account, and the level that fits a rate", () => {
    fc.assert(
      fc.property(priors, shares, (prior, thousandths) => {
        const equation: Equation & { kind: "growth" } = {
          kind: "growth",
          percent: { ...figure("p", "1.00%"), value: 0n },
          current: { ...figure("n", "1.00"), value: prior + (prior * thousandths) / 1000n },
          prior: { ...figure("l", "1.00"), value: prior },
        };
        const rate = solveFor(equation, equation.percent)!;
        const solved = { ...equation, percent: { ...equation.percent, value: rate } };
        expect(verdictOf(solved)).toBe("holds");
        expect(verdictOf({ ...solved, percent: { ...solved.percent, value: -rate } })).toBe("broken");
        const current = solveFor(solved, solved.current)!;
        expect(verdictOf({ ...solved, current: { ...solved.current, value: current } })).toBe("holds");
      }),
    );
  });

  test("of a fall by 100 % every amount is the whole", () => {
    const equation: Equation & { kind: "rate" } = {
      kind: "rate",
      percent: figure("p", "-100.00%"),
      change: figure("c", "-40.00"),
      current: figure("n", "5.00"),
    };
    expect(verdictOf(equation)).toBe("broken");
    expect(solveFor(equation, equation.change)).toBeNull();
  });

  test("a change of a whole that no rate fits has no solution", () => {
    const equation: Equation & { kind: "rate" } = {
      kind: "rate",
      percent: figure("p", "5.00%"),
      change: figure("c", "120.00"),
      current: figure("n", "100.00"),
    };
    expect(solveFor(equation, equation.percent)).toBeNull();
    expect(verdictOf(equation)).not.toBe("holds");
  });

  test("a share of something in nothing is broken, of nothing in nothing undefined", () => {
    const share = (percent: string, part: string): Equation => ({
      kind: "share",
      percent: figure("p", percent),
      part: figure("a", part),
      whole: figure("b", "0.00"),
    });
    expect(verdictOf(share("5.00%", "1.00"))).toBe("broken");
    expect(verdictOf(share("0.00%", "1.00"))).toBe("undefined");
    expect(verdictOf(share("5.00%", "0.00"))).toBe("undefined");
  });

  test("what a form repeats is copied: a unit apart is wrong there, and rounding elsewhere", () => {
    const form = (text: string): Fact => ({ ...figure("x", text), home: "自评表" });
    const same = (a: Fact, b: Fact): Equation => ({ kind: "same", a, b });
    expect(verdictOf(same(form("42.252万元"), form("42.253万元")))).toBe("broken");
    expect(verdictOf(same(form("42.252万元"), figure("y", "42.253万元")))).toBe("broken");
    expect(verdictOf(same(figure("x", "42.252万元"), figure("y", "42.253万元")))).toBe("uneven");
  });

  test("rounding of part and whole widens a share", () => {
    const share = (percent: string): Equation => ({
      kind: "share",
      percent: figure("p", percent),
      part: figure("a", "1.00万元"),
      whole: figure("b", "3.00万元"),
    });
    expect(verdictOf(share("33.33%"))).toBe("holds");
    expect(verdictOf(share("33.50%"))).toBe("holds");
    expect(verdictOf(share("33.11%"))).toBe("holds");
    expect(verdictOf(share("33.56%"))).toBe("holds");
    expect(verdictOf(share("33.57%"))).toBe("broken");
    expect(verdictOf(share("33.70%"))).toBe("broken");
    expect(verdictOf(share("32.90%"))).toBe("broken");
  });
});

test("an equation knows its facts", () => {
  const [a, b, c] = [figure("a", "1.00"), figure("b", "1.00"), figure("c", "1.00%")] as const;
  expect(factsOf(sum(a, b))).toEqual([a, b]);
  expect(factsOf({ kind: "same", a, b })).toEqual([a, b]);
  expect(factsOf({ kind: "at-most", part: [a], whole: [b] })).toEqual([a, b]);
  expect(factsOf({ kind: "share", percent: c, part: a, whole: b })).toEqual([c, a, b]);
  expect(factsOf({ kind: "rate", percent: c, change: a, current: b })).toEqual([c, a, b]);
});

test("values are rounded to the places that a fact prints", () => {
  expect(asPrinted(15595554n, figure("x", "1.00万元"))).toBe(15600000n);
  expect(asPrinted(15595554n, figure("x", "1.00元"))).toBe(15595554n);
  expect(asPrinted(-15595554n, figure("x", "1.00万元"))).toBe(-15600000n);
});
