import { describe, expect, test } from "vitest";
import { parseDecimal } from "./decimal.ts";
import { amountIn, measured, plain, shown } from "./quantity.ts";

const decimal = (text: string) => parseDecimal(text)!;

describe("amounts are 分 with the rounding they were printed with", () => {
  test.each([
    ["元", "4566031.64", 456603164n, 0n],
    ["元", "69748", 6974800n, 0n],
    ["万元", "498.29", 498290000n, 5000n],
    ["万元", "42.252", 42252000n, 500n],
    ["万元", "8.1", 8100000n, 50000n],
    ["万元", "30", 30000000n, 500000n],
    ["万元", "0", 0n, 5000n],
    ["万元", "0.00", 0n, 5000n],
    ["万元", "1.234567", 1234567n, 0n],
    ["亿元", "77.5", 775000000000n, 500000000n],
  ] as const)("%s %s", (unit, text, value, slack) => {
    expect(amountIn(unit, decimal(text))).toEqual({ value, slack });
  });
});

describe("percentages hide half of their last place, counts and scores nothing", () => {
  test.each([
    ["percent", "85.95", 859500n, 50n],
    ["percent", "100", 1000000n, 5000n],
    ["percent", "0.1234", 1234n, 0n],
    ["count", "52", 520000n, 0n],
    ["score", "9.5", 95000n, 0n],
  ] as const)("%s %s", (quantity, text, value, slack) => {
    expect(measured(quantity, decimal(text))).toEqual({ value, slack });
  });
});

test("normalised strings are in 元 and %, shown strings in the unit of the document", () => {
  expect(plain("amount", 456603164n)).toBe("4566031.64");
  expect(plain("percent", 859500n)).toBe("85.95");
  expect(shown("amount", 456603164n)).toBe("4,566,031.64元");
  expect(shown("amount", 15595554n, "万元")).toBe("15.595554万元");
  expect(shown("amount", 498290000n, "万元")).toBe("498.29万元");
  expect(shown("amount", 500000000n, "万元")).toBe("500.00万元");
  expect(shown("percent", 859500n)).toBe("85.95%");
  expect(shown("percent", 859512n)).toBe("85.9512%");
  expect(shown("count", 30000n)).toBe("3");
});
