import { expect, test } from "vitest";
import { readText } from "../read/text.ts";
import { recognise } from "./account.ts";

const account = (text: string) => recognise(readText(new TextEncoder().encode(text)));

/** Titles in the text without the numbers that the table of contents gives them, as Shanghai's budgets have it. */
const unnumbered = `某区福利院2024年单位预算

目 录

一、单位主要职能
二、名词解释
三、单位预算编制说明
四、单位预算表

某区福利院主要职能

收养老人。

名词解释

（一）基本支出：保障运转的支出。

2024年单位预算编制说明

2024年收入预算1.00万元。

2024年预算单位收入预算总表

编制部门：某区福利院 单位：元

项目\t合计
收入总计\t10000.00
`;

test("tables and parts after a table of contents whose numbers the text does not repeat", () => {
  const { tables, outline, glossary } = account(unnumbered);
  expect(tables.map(({ title, amountUnit, owner }) => [title, amountUnit, owner])).toEqual([
    ["2024年预算单位收入预算总表", "元", "某区福利院"],
  ]);
  expect(outline.map(({ title, part }) => [title, part])).toEqual([
    ["某区福利院主要职能", "overview"],
    ["名词解释", "glossary"],
    ["2024年单位预算编制说明", "narrative"],
  ]);
  expect(glossary.map(({ term }) => term)).toEqual(["基本支出"]);
});

test("a table of contents set as a table is no table of figures", () => {
  const { tables } = account(
    "目 录\n\n第一部分 概况\t1\n第二部分 决算表\t3\n第三部分 情况说明\t9\n\n第一部分 概况\n\n某单位。\n",
  );
  expect(tables).toEqual([]);
});
