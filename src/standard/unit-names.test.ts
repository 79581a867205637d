import { describe, expect, test } from "vitest";
import { sameUnit } from "./unit-names.ts";

describe("one unit", () => {
  test.each([
    ["示例县财政局", "示例县财政局"],
    ["示例县财政局", "示例县 财政局"],
    ["示例县财政局（本级）", "示例县财政局"],
    ["示例市财政局", "示例县财政局"],
    ["某省示例县财政局", "示例县财政局"],
    ["上海市普陀区教育局", "普陀区教育局"],
    ["示例县城市管理局", "城市管理局"],
    ["财政局", "示例县财政局"],
    ["示例区市场监督管理局(机关)", "示例区市场监督管理局"],
  ])("%s, %s", (a, b) => {
    expect(sameUnit(a, b)).toBe(true);
    expect(sameUnit(b, a)).toBe(true);
  });
});

describe("two units", () => {
  test.each([
    ["甲县财政局", "乙县财政局"],
    ["示例县财政局", "示例县审计局"],
    ["示例县教育局", "示例县教育局第一中学"],
    ["示例县第一中学", "示例县第二中学"],
    ["某省甲县财政局", "某省乙县财政局"],
    ["示例县城市管理局", "示例县管理局"],
  ])("%s, %s", (a, b) => {
    expect(sameUnit(a, b)).toBe(false);
    expect(sameUnit(b, a)).toBe(false);
  });
});
