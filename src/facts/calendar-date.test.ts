import { expect, test } from "vitest";
import { isCalendarDate } from "./calendar-date.ts";

test.each(["2023年8月18日", "2023-08-18", "2024年2月29日", "2023/8/1", "45156"])("%s is a day", (words) => {
  expect(isCalendarDate(words)).toBe(true);
});

test.each(["2023年13月45日", "2023年2月29日", "不知道", "2023年8月", "八月"])("%s is no day", (words) => {
  expect(isCalendarDate(words)).toBe(false);
});
