import { describe, expect, test } from "vitest";
import { correctionsOf } from "../src/audit/corrections.ts";
import { openAudit } from "../src/audit/engine.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { correctedSentence, correctionsText } from "../src/write/corrections-text.ts";
import { disclosure } from "./invented/disclosure.ts";

const clean = disclosure({ shape: "simple" });

/** What is corrected where one stretch of a clean disclosure was changed. */
function corrections(from: string, to: string): ReturnType<typeof correctionsOf> {
  expect(clean.split(from)).toHaveLength(2);
  const account = recognise(readText(new TextEncoder().encode(clean.replace(from, to))));
  return correctionsOf(openAudit(account).report(), account);
}

const printed = (from: string, to: string): string[] =>
  corrections(from, to).list.map((one) => `${one.printed}→${one.corrected}`);

describe("a correction is printed as the document prints", () => {
  test.each([
    [
      "an amount in 元 with separators",
      "人员经费1,640,755.09元",
      "人员经费1,640,755.90元",
      ["1,640,755.90元→1,640,755.09元"],
    ],
    ["an amount in 万元", "支出决算20.51万元", "支出决算20.15万元", ["20.15万元→20.51万元"]],
    ["a percentage", "占比80.65%；\n\n项目支出", "占比80.56%；\n\n项目支出", ["80.56%→80.65%"]],
    ["a score", "自评得分为96.58分", "自评得分为95.58分", ["95.58分→96.58分"]],
    ["a count", "一级项目3个，二级", "一级项目4个，二级", ["4个→3个"]],
    ["a blank cell", "合计\t1\t339323.46", "合计\t1\t", ["→339323.46"]],
    [
      "two cells exchanged, where nothing is left blank",
      "本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n功能分类科目编码\t科目名称\t\t\t\t\t\t\n栏次\t\t1\t2\t3\t4\t5\t6\n合计\t\t2563179.22\t2067199.22\t495980.00\t\t\t\n208\t社会保障和就业支出\t205118.57\t205118.57\t\t",
      "本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n功能分类科目编码\t科目名称\t\t\t\t\t\t\n栏次\t\t1\t2\t3\t4\t5\t6\n合计\t\t2563179.22\t2067199.22\t495980.00\t\t\t\n208\t社会保障和就业支出\t205118.57\t\t205118.57\t",
      ["→205118.57", "205118.57→"],
    ],
    ["a word of direction", "财政拨款支出增加220,433.41元", "财政拨款支出减少220,433.41元", ["减少→增加"]],
    [
      "a term",
      "没有国有资本经营预算财政拨款支出。\n\n###",
      "没有国有资金经营预算财政拨款支出。\n\n###",
      ["国有资金经营预算→国有资本经营预算"],
    ],
    [
      "the year compared with",
      "2022年度收入总计2,563,179.22元、支出总计2,563,179.22元。与2021年",
      "2022年度收入总计2,563,179.22元、支出总计2,563,179.22元。与2020年",
      ["2020→2021"],
    ],
  ])("%s", (_name, from, to, expected) => {
    expect(printed(from, to)).toEqual(expected);
  });
});

describe("a rule that knows the words says them", () => {
  test.each([
    [
      "a minus after a word of direction",
      "减少2,300.95元，下降4.76%，主要原因是减少用车次数",
      "增加-2,300.95元，下降4.76%，主要原因是减少用车次数",
      ["增加→减少", "-2,300.95元→2,300.95元"],
    ],
  ])("%s", (_name, from, to, expected) => {
    expect(printed(from, to)).toEqual(expected);
  });
});

test("a rate on a year that had nothing gives way to the reason for there being none", () => {
  const text = clean
    .replace(
      "比上年度减少2,953.95元，下降4.76%，主要原因是厉行节约，压减开支",
      "比上年度增加10,759.05元，增长22.27%，主要原因是接待增多",
    )
    .replace(
      "比上年度减少653.00元，下降4.76%，主要原因是从严控制接待标准，压缩开支",
      "比上年度增加13,060.00元，增长1306000%，主要原因是接待增多",
    );
  const account = recognise(readText(new TextEncoder().encode(text)));
  const { list } = correctionsOf(openAudit(account).report(), account);
  expect(list.map((one) => `${one.printed}→${one.corrected}`)).toEqual(["增长1306000%→上年无此项，不可比"]);
  expect(correctedSentence(list[0]!, list)).toContain(
    "比上年度增加13,060.00元，上年无此项，不可比，主要原因是接待增多",
  );
});

test("a clean disclosure needs no correction", () => {
  const account = recognise(readText(new TextEncoder().encode(clean)));
  const { list, open } = correctionsOf(openAudit(account).report(), account);
  expect([list, open]).toEqual([[], []]);
  expect(correctionsText(list, open)).toBe("没有必须改的地方。\n");
});

test("a wrong direction turns the words of amount and rate; what contradicts them otherwise stays open", () => {
  const { list, open } = corrections(
    "比上年度减少2,953.95元，下降4.76%",
    "比上年度增加2,953.95元，增长4.76%",
  );
  expect(list.map((one) => `${one.printed}→${one.corrected}`)).toEqual(["增加→减少", "增长→下降"]);
  expect(open.map(({ rule }) => rule)).toEqual(["change-words-fit-figures"]);
});

test("an amount that only a percentage contradicts is left to a person", () => {
  const { list, open } = corrections("增加220,433.41元，增长9.41%", "增加228,433.41元，增长9.41%");
  expect(list).toEqual([]);
  expect(open.map(({ rule }) => rule)).toContain("changes-recomputed");
});

test("the sentence is shown with every correction in it", () => {
  const { list } = corrections(
    "占比80.65%；\n\n项目支出495,980.00元，占比19.35%",
    "占比80.56%；\n\n项目支出495,980.00元，占比19.53%",
  );
  expect(list.map((one) => correctedSentence(one, list))).toEqual([
    "基本支出2,067,199.22元，占比80.65%；",
    "项目支出495,980.00元，占比19.35%；",
  ]);
  const two = corrections("占比80.65%；\n\n项目支出", "占比80.56%；\n\n项目支出").list;
  expect(correctionsText(two, [])).toMatch(
    /^\[第\d+行\] “80\.56%”→“80\.65%”：基本支出2,067,199\.22元，占比80\.65%；\n$/,
  );
});
