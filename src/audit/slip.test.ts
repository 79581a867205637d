import { expect, test } from "vitest";
import { figure } from "../../test/figures.ts";
import { slipBetween } from "./slip.ts";

const yuan = (text: string): bigint => figure("x", `${text}元`).value;

test.each([
  ["1234.56", "1243.56", "相邻两位数字颠倒"],
  ["1234.56", "1234.65", "相邻两位数字颠倒"],
  ["1234.56", "1234.57", "一位数字写错"],
  ["123.56", "1234.56", "少写一位数字"],
  ["12334.56", "1234.56", "多写一位数字"],
  ["12345.60", "1234.56", "小数点错位"],
  ["12.34", "1234.00", "小数点错位"],
  ["-1234.56", "1234.56", "正负号写反"],
  ["1234.56", "12345600.00", "元与万元混淆"],
  ["12345600.00", "1234.56", "元与万元混淆"],
  ["0.00", "1234.56", "漏填"],
  ["1234.56", "9876.54", null],
  ["1234.56", "1234.56", null],
  ["1234.56", "0.00", null],
  ["1234.56", "4231.56", null],
])("%s for %s: %s", (printed, right, slip) => {
  expect(slipBetween(figure("x", "1.00"), yuan(printed), yuan(right))).toBe(slip);
});

test("counts are compared in whole pieces", () => {
  const count = figure("x", "52个");
  expect(slipBetween(count, 520000n, 250000n)).toBe("相邻两位数字颠倒");
  expect(slipBetween(count, 50000n, 520000n)).toBe("少写一位数字");
});
