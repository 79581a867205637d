import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  divideHalfUp,
  formatFixed,
  formatScaled,
  magnitude,
  parseDecimal,
  power10,
  rescale,
} from "./decimal.ts";

describe("division rounds half away from zero", () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [149n, 100n, 1n],
    [150n, 100n, 2n],
    [0n, 7n, 0n],
  ])("%s ÷ %s = %s", (a, b, result) => {
    expect(divideHalfUp(a, b)).toBe(result);
  });

  test("the result is never more than half a unit away", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (a, b) => {
        expect(magnitude(a - divideHalfUp(a, b) * b) * 2n).toBeLessThanOrEqual(b);
      }),
    );
  });
});

describe("decimals are read as printed", () => {
  test("places are kept", () => {
    expect(parseDecimal("1.50")).toEqual({ units: 150n, scale: 2 });
    expect(parseDecimal("-0.05")).toEqual({ units: -5n, scale: 2 });
    expect(parseDecimal("+7")).toEqual({ units: 7n, scale: 0 });
  });

  test.each(["", "1.", ".5", "1,000", "1e3", "12.3.4", " 1", "一"])("%j is no plain decimal", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test("formatting and reading back give the same number", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 8 }), (units, scale) => {
        const back = parseDecimal(formatScaled(units, scale))!;
        expect(rescale(back, scale)).toBe(units);
      }),
    );
  });
});

describe("formatting", () => {
  test("trailing zeros go, the sign stays, small numbers keep their zero", () => {
    expect(formatScaled(1050n, 2)).toBe("10.5");
    expect(formatScaled(-5n, 2)).toBe("-0.05");
    expect(formatScaled(500n, 2)).toBe("5");
    expect(formatScaled(0n, 4)).toBe("0");
    expect(formatScaled(12n, 0)).toBe("12");
  });

  test("fixed places are rounded half up and grouped on request", () => {
    expect(formatFixed(123456789n, 2, 2, true)).toBe("1,234,567.89");
    expect(formatFixed(-123456n, 2, 1)).toBe("-1234.6");
    expect(formatFixed(5n, 2, 0)).toBe("0");
    expect(formatFixed(50n, 2, 0)).toBe("1");
    expect(formatFixed(100000n, 2, 2, true)).toBe("1,000.00");
    expect(formatFixed(99900n, 2, 2, true)).toBe("999.00");
  });

  test("rescaling up is exact, down rounds", () => {
    expect(rescale({ units: 155n, scale: 1 }, 3)).toBe(15500n);
    expect(rescale({ units: 155n, scale: 2 }, 1)).toBe(16n);
    expect(rescale({ units: 154n, scale: 2 }, 1)).toBe(15n);
    expect(power10(0)).toBe(1n);
    expect(power10(3)).toBe(1000n);
  });
});
