import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figure } from "../../test/figures.ts";
import type { Equation } from "../facts/equation.ts";
import { verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import { incidenceOf, locate } from "./locate.ts";

const sum = (total: Fact, ...parts: Fact[]): Equation => ({
  kind: "sum",
  total: [total],
  parts: parts.map((fact) => ({ fact, sign: 1n })),
});
const same = (a: Fact, b: Fact): Equation => ({ kind: "same", a, b });

function located(equations: readonly Equation[], values = (fact: Fact) => fact.value) {
  const broken = new Set(
    equations.flatMap((equation, i) => (verdictOf(equation, values) === "broken" ? [i] : [])),
  );
  return locate(incidenceOf(equations), broken, values);
}

describe("the wrong cell is the one whose change mends everything", () => {
  test("a cell in two broken sums is named alone", () => {
    //        基本   项目   合计
    // 项甲    10     5     15
    // 项乙    20     7     27
    // 合计    30    13     42      (13 should be 12)
    const [a1, a2, a3] = [
      figure("甲基本", "10.00"),
      figure("甲项目", "5.00"),
      figure("甲合计", "15.00"),
    ] as const;
    const [b1, b2, b3] = [
      figure("乙基本", "20.00"),
      figure("乙项目", "7.00"),
      figure("乙合计", "27.00"),
    ] as const;
    const [t1, t2, t3] = [figure("基本", "30.00"), figure("项目", "13.00"), figure("合计", "42.00")] as const;
    const equations = [
      sum(a3, a1, a2),
      sum(b3, b1, b2),
      sum(t3, t1, t2),
      sum(t1, a1, b1),
      sum(t2, a2, b2),
      sum(t3, a3, b3),
    ];
    const [found, ...others] = located(equations);
    expect(others).toEqual([]);
    expect(found?.mended).toEqual([2, 4]);
    expect(found?.candidates.map(({ fact, suggested, slip }) => [fact.place.row, suggested, slip])).toEqual([
      ["项目", 1200n, "一位数字写错"],
    ]);
  });

  test("cells in the same equations are tied, the likelier slip first", () => {
    const equations = [sum(figure("合计", "100.00"), figure("甲", "60.00"), figure("乙", "04.00"))];
    const [found] = located(equations);
    expect(found?.candidates.map(({ fact }) => fact.place.row)).toContain("乙");
    expect(found?.candidates.length).toBe(3);
    expect(found?.candidates[0]?.fact.place.row).toBe("乙");
    expect(found?.candidates[0]?.slip).toBe("小数点错位");
  });

  test("a figure that agrees elsewhere is not suspected", () => {
    const table = figure("表", "100.00");
    const [first, second] = [
      figure("文一", "100.00", "totals"),
      figure("文二", "110.00", "revenue"),
    ] as const;
    const [found] = located([same(table, first), same(table, second)]);
    expect(found?.candidates.map(({ fact }) => fact.place.row)).toEqual(["文二"]);
    expect(found?.candidates[0]?.suggested).toBe(10000n);
  });

  test("two independent errors are two causes", () => {
    const [a, b] = [figure("a", "1.00"), figure("b", "2.00")] as const;
    const [c, d] = [figure("c", "3.00"), figure("d", "5.00")] as const;
    expect(located([same(a, b), same(c, d)]).length).toBe(2);
  });

  test("an amount is never said to be negative; a balance may be", () => {
    const [total, part, rest] = [
      figure("合计", "10.00"),
      figure("甲", "30.00"),
      figure("乙", "5.00"),
    ] as const;
    const [found] = located([sum(total, part, rest)]);
    expect(found?.candidates.map(({ fact }) => fact.place.row)).toEqual(["合计", "甲"]);
    const closing = figure("carryover", "5.00");
    const [balance] = located([sum(total, part, closing)]);
    expect(balance?.candidates.map(({ fact }) => fact.place.row)).toContain("carryover");
  });

  test("a share vouches for its terms only where it can be computed", () => {
    const [part, whole] = [figure("part", "5.00"), figure("whole", "0.00")] as const;
    const share: Equation = { kind: "share", percent: figure("p", "33.60%"), part, whole };
    const [found] = located([share, same(figure("other", "9.00"), whole)]);
    expect(found?.candidates.map(({ fact }) => fact.place.row)).toContain("whole");
  });
});

describe("two cells in each other's place", () => {
  const at = (fact: Fact, row: number, col: number): Fact => ({ ...fact, spot: { ...fact.spot, row, col } });

  test("values of one row that changed places are both named", () => {
    const [a, b, rowTotal] = [
      at(figure("甲", "7.00"), 1, 1),
      at(figure("乙", "5.00"), 1, 2),
      at(figure("合计", "12.00"), 1, 3),
    ] as const;
    const [columnA, columnB] = [figure("甲列", "5.00", "totals"), figure("乙列", "7.00", "totals")] as const;
    const [found, ...others] = located([sum(rowTotal, a, b), same(columnA, a), same(columnB, b)]);
    expect(others).toEqual([]);
    expect(found?.swapped).toBe(true);
    expect(found?.candidates.map(({ fact, suggested, slip }) => [fact.place.row, suggested, slip])).toEqual([
      ["甲", 500n, "两格互换"],
      ["乙", 700n, "两格互换"],
    ]);
  });

  test("an amount entered one line too low is named so, one column off too", () => {
    const whole = figure("合计", "12.00");
    const [right, wrong] = [at(figure("甲", "0.00"), 1, 1), at(figure("乙", "12.00"), 2, 1)] as const;
    const elsewhere = [figure("表二甲", "12.00", "totals"), figure("表二乙", "0.00", "totals")] as const;
    const [line] = located([sum(whole, right, wrong), same(elsewhere[0], right), same(elsewhere[1], wrong)]);
    expect(line?.candidates.map(({ slip }) => slip)).toEqual(["填错行", "填错行"]);
    const [left, next] = [at(right, 3, 1), at(wrong, 3, 2)] as const;
    const [column] = located([sum(whole, left, next), same(elsewhere[0], left), same(elsewhere[1], next)]);
    expect(column?.candidates.map(({ slip }) => slip)).toEqual(["填错栏", "填错栏"]);
  });

  test("cells far apart or of two tables are not taken for swapped", () => {
    const whole = figure("合计", "12.00");
    const [a, b] = [at(figure("甲", "7.00"), 1, 1), at(figure("乙", "5.00"), 9, 1)] as const;
    const found = located([
      sum(whole, a, b),
      same(figure("x", "5.00", "totals"), a),
      same(figure("y", "7.00", "totals"), b),
    ]);
    expect(found.some(({ swapped }) => swapped)).toBe(false);
  });
});

test("nothing is found where nothing is broken, or nothing can mend it", () => {
  const [a, b] = [figure("a", "1.00"), figure("b", "1.00")] as const;
  expect(located([same(a, b)])).toEqual([]);
  const tooMuch: Equation = { kind: "at-most", part: [figure("c", "2.00")], whole: [a] };
  expect(located([tooMuch])).toEqual([]);
});

test("in any table of sums by row and column one changed inner cell is found and its value restored", () => {
  const cell = fc.bigInt({ min: 1n, max: 10n ** 9n });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      (rows, pick, by) => {
        const truth = new Map<Fact, bigint>();
        const drawn = (name: string, value: bigint): Fact => {
          const fact = figure(name, "1.00");
          truth.set(fact, value);
          return fact;
        };
        const cells = rows.map((row, r) => row.map((value, c) => drawn(`r${r}c${c}`, value)));
        const add = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
        const rowTotals = rows.map((row, r) => drawn(`r${r}`, add(row)));
        const columnTotals = [0, 1, 2].map((c) => drawn(`c${c}`, add(rows.map((row) => row[c]!))));
        const all = drawn("all", add(rows.map(add)));
        const equations = [
          ...rowTotals.map((total, r) => sum(total, ...cells[r]!)),
          ...columnTotals.map((total, c) => sum(total, ...cells.map((row) => row[c]!))),
          sum(all, ...rowTotals),
          sum(all, ...columnTotals),
        ];
        const inner = cells.flat();
        const wrong = inner[pick % inner.length]!;
        const right = truth.get(wrong)!;
        const values = (fact: Fact): bigint => truth.get(fact)! + (fact === wrong ? by : 0n);
        const found = located(equations, values);
        expect(found.length).toBe(1);
        expect(found[0]?.candidates.map(({ fact, suggested }) => [fact, suggested])).toEqual([
          [wrong, right],
        ]);
      },
    ),
  );
});
