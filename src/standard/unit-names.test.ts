import { describe, expect, test } from "vitest";
import { sameOffice, sameUnit } from "./unit-names.ts";

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

describe("units of one department", () => {
  test("are told apart by places and brackets, but not by what says that it is the office", () => {
    expect(sameOffice("示例县财政局（本级）", "示例县财政局")).toBe(true);
    expect(sameOffice("示例县财政局(局机关)", "示例县 财政局")).toBe(true);
    expect(sameOffice("甲镇卫生院", "乙镇卫生院")).toBe(false);
    expect(sameOffice("示例医院（东院区）", "示例医院（西院区）")).toBe(false);
  });
});
