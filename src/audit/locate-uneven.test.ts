import { describe, expect, test } from "vitest";
import { figure } from "../../test/figures.ts";
import type { Equation } from "../facts/equation.ts";
import { verdictOf } from "../facts/equation.ts";
import type { Fact } from "../facts/fact.ts";
import { incidenceOf } from "./locate.ts";
import { locateUneven } from "./locate-uneven.ts";

const at = (home: string, fact: Fact): Fact => ({ ...fact, home, key: fact.concept });
const same = (a: Fact, b: Fact): Equation => ({ kind: "same", a, b });
const sum = (total: Fact, ...parts: Fact[]): Equation => ({
  kind: "sum",
  total: [total],
  parts: parts.map((fact) => ({ fact, sign: 1n })),
});

function found(equations: readonly Equation[]): string[][] {
  const uneven = new Set(equations.flatMap((equation, i) => (verdictOf(equation) === "uneven" ? [i] : [])));
  return locateUneven(incidenceOf(equations), uneven, (fact) => fact.value).map(({ candidates }) =>
    candidates.map(({ fact }) => fact.home),
  );
}

describe("a last digit that differs between printings of one figure in 万元", () => {
  test("two printings that nothing else vouches for are tied", () => {
    const [a, b] = [at("甲表", figure("x", "326.71万元")), at("乙表", figure("x", "326.72万元"))];
    expect(found([same(a, b)])).toEqual([["甲表", "乙表"]]);
  });

  test("the printing that stands alone against two others is the wrong one, also where all are compared with it", () => {
    const wrong = at("甲表", figure("x", "326.71万元"));
    const [b, c] = [at("乙表", figure("x", "326.72万元")), at("正文", figure("x", "326.72万元"))];
    expect(found([same(wrong, b), same(wrong, c)])).toEqual([["甲表"]]);
  });

  test("a figure adjusted so that its column adds up exactly is a matter of rounding", () => {
    const adjusted = at("甲表", figure("x", "326.71万元"));
    const column = sum(figure("合计", "426.71万元"), adjusted, figure("y", "100.00万元"));
    const item = at("乙表", figure("x", "326.72万元"));
    const row = sum(item, figure("基本", "300.72万元"), figure("项目", "26.00万元"));
    expect(found([same(adjusted, item), column, row])).toEqual([]);
  });

  test("a total of one part repeats it; of several it is rounded on its own", () => {
    const blank = figure("项目", "0.00万元");
    const [total, part] = [at("合计", figure("合计", "12.35万元")), at("基本", figure("基本", "12.34万元"))];
    expect(found([sum(total, part, blank)])).toEqual([["合计", "基本"]]);
    expect(verdictOf(sum(total, figure("基本", "6.17万元"), figure("项目", "6.17万元")))).toBe("rounding");
  });

  test("what is printed as zero in tenths of 万元 may hide the difference", () => {
    const parts = [figure("甲", "12.3万元"), figure("乙", "0.0万元")];
    expect(verdictOf(sum(figure("合计", "12.4万元"), ...parts))).toBe("rounding");
  });
});
