import { expect, test } from "vitest";
import { emptinessOf, hasWords } from "./empty-words.ts";

test.each([
  "",
  "  　",
  "。",
  "：；、",
  "____",
  "＿＿＿＿",
  "……",
  "——",
  "XX",
  "××××",
  "xxx。",
  "略",
  "（略）",
  "待补充。",
  "【待填：机构设置（文字说明!C4）】",
  "（请填写本单位机构设置情况）",
  "此处填写主要职责",
  "N/A",
  "\u200b",
  "\u3164",
  "\u00ad",
  "\u2800",
  "××原因",
  "XX原因",
  "具体原因",
  "填写原因",
])("“%s” is still to be written", (text) => {
  expect(emptinessOf(text)).toBe("blank");
});

test.each(["无", "无。", " 无 ", "没有", "暂无", "不涉及。"])(
  "“%s” says that there is none, of what it does not say",
  (text) => {
    expect(emptinessOf(text)).toBe("none");
  },
);

test.each([
  "本单位无内设机构。",
  "本年度没有政府采购支出。",
  "办公室",
  "0",
  "详见附件",
  "无锡市财政局",
  "负责全县的水利工作",
])("“%s” says something", (text) => {
  expect(emptinessOf(text)).toBeNull();
});

test.each([
  ["1", false],
  ["12.5", false],
  ["ok", false],
  ["略", false],
  ["人员增加", true],
  ["COVID-19", true],
])("“%s” says something in words: %s", (text, said) => {
  expect(hasWords(text)).toBe(said);
});
