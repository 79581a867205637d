import { describe, expect, test } from "vitest";
import { readText } from "../read/text.ts";
import { recognise } from "./account.ts";
import { chineseValue, readCell, scanNumerals } from "./numerals.ts";

const kinds = (text: string): string[] =>
  scanNumerals(text).map(({ text: printed, kind }) => `${printed} ${kind}`);

describe("number tokens by what they state", () => {
  test.each([
    ["支出4,566,031.64元", ["4,566,031.64元 amount"]],
    ["支出４，５６６，０３１．６４元", ["4，566，031.64元 amount"]],
    ["支出2 940.05万元", ["2 940.05万元 amount"]],
    ["总投资77.5亿元", ["77.5亿元 amount"]],
    ["占85.95%，下降3.2％", ["85.95% percent", "3.2% percent"]],
    ["提高1.5个百分点", ["1.5个百分点 percent"]],
    ["共接待52批次，371人次", ["52批次 count", "371人次 count"]],
    ["接洽50余批（次）", ["50余批(次) count"]],
    ["得分为95分", ["95分 count"]],
    ["设备0台（套）", ["0台(套) count"]],
    ["现场签约项目四个，两项指标", ["四个 count", "两项 count"]],
    ["十二大招商团队，一批项目，一是，两手抓", []],
    ["2022年12月31日，与2021年相比", ["2022 label", "12 label", "31 label", "2021 label"]],
    ["财预〔2020〕10号，阳政办发(2011)17号", ["2020 label", "10 label", "2011 label", "17 label"]],
    ["第3条，公开01表", ["3 label", "01 label"]],
    ["科目编码2010301", ["2010301 label"]],
    ["014-某中心", ["014 label"]],
    ["余额-12.50元", ["-12.50元 amount"]],
    ["1-3月", ["1 label", "3 label"]],
    ["2022.12.31", ["2022.12 label", "31 label"]],
    ["8:30至17:30", ["8 label", "30 label", "17 label", "30 label"]],
    ["普发改投【2017】89号", ["2017 label", "89 label"]],
    ["“985工程”和12345热线", ["985 label", "12345 label"]],
    ["W-07、X101、5G网络", ["07 label", "101 label", "5 label"]],
    ["电话0354-4222222", ["0354 label", "4222222 label"]],
    ["7×24小时", ["7 label", "24 label"]],
    ["10～20万元", ["10 label", "20万元 amount"]],
    ["使用年限50年", ["50 label"]],
    [
      "课程44门、专著600余部、199万平方米、7层",
      ["44门 count", "600余部 count", "199万平方米 count", "7层 count"],
    ],
    ["支出0.00偃、培训8朿、占80.65ࠥ", ["0.00 bare", "8 bare", "80.65 bare"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected.map((one) => one.replace("95分 count", "95分 score")));
  });

  test("values are exact, approximate ones are marked", () => {
    const [about, near] = scanNumerals("50余批，约3.10万元");
    expect([about?.decimal, about?.approximate]).toEqual([{ units: 50n, scale: 0 }, true]);
    expect([near?.decimal, near?.approximate]).toEqual([{ units: 310n, scale: 2 }, true]);
  });

  test("spans point at the digits and the unit", () => {
    const [token] = scanNumerals("支出100.00元。");
    expect([token?.start, token?.digitsEnd, token?.end]).toEqual([2, 8, 9]);
  });
});

test.each([
  ["两", 2],
  ["九", 9],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["三十五", 35],
])("%s is %d", (text, value) => {
  expect(chineseValue(text)).toBe(value);
});

describe("amount cells", () => {
  test.each(["", " ", "-", "—", "－"])("%j states zero", (text) => {
    expect(readCell(text)).toEqual({ kind: "blank" });
  });

  test.each(["——", "--", "/", "不适用"])("%j is not applicable", (text) => {
    expect(readCell(text)).toEqual({ kind: "not-applicable" });
  });

  test.each([
    ["1,234.50", 123450n, 2, null],
    ["１２３４．５０", 123450n, 2, null],
    ["2 940.05", 294005n, 2, null],
    ["-12.00", -1200n, 2, null],
    ["0.00", 0n, 2, null],
    ["15.59万元", 1559n, 2, "万元"],
    ["85.95％", 8595n, 2, "%"],
  ])("%s is a figure", (text, units, scale, unit) => {
    expect(readCell(text)).toEqual({ kind: "figure", decimal: { units, scale }, unit });
  });

  test.each(["合计", "12.3.4", "1O0.00", "≥10次", "1,2345.6", "1,23,456"])("%j is text", (text) => {
    expect(readCell(text).kind).toBe("text");
  });
});

test("a unit that is printed in a cell goes before that of its table", () => {
  const text = [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出",
    "合计\t\t1.23万元\t12300.00元\t",
  ].join("\n");
  const { facts } = recognise(readText(new TextEncoder().encode(text)));
  expect(facts.map(({ value }) => value).filter((value) => value !== 0n)).toEqual([1_230_000n, 1_230_000n]);
});
