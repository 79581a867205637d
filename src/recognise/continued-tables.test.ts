import { expect, test } from "vitest";
import type { Document } from "../read/document.ts";
import { readHtml } from "../read/html.ts";
import { withCaptionsApart } from "./caption-rows.ts";
import { withContinuationsJoined } from "./continued-tables.ts";
import { tableWords } from "./table-words.ts";

const rows = (...lines: readonly string[]): string =>
  `<table>${lines.map((line) => `<tr>${line.replace(/[^|]+/g, "<td>$&").replaceAll("|", "")}</tr>`).join("")}</table>`;

function read(html: string): string[] {
  const document: Document = readHtml(new TextEncoder().encode(html));
  return withContinuationsJoined(withCaptionsApart(document, tableWords(null)), tableWords(null)).blocks.map(
    (block) =>
      block.kind === "table"
        ? block.rows.map((row) => row.map(({ text }) => text).join("|")).join("/")
        : block.passage.text,
  );
}

const table = rows("项目|合计|基本支出", "201|1.00|1.00");
const whole = ["支出决算表", "项目|合计|基本支出/201|1.00|1.00/221|2.00|2.00"];

test.each([
  ["续表", "续表"],
  ["（续）", "（续）"],
  ["(续表)", "( 续表 )"],
  ["its own name, continued", "支出决算表（续）"],
  ["its own name, continued once more", "支出决算表(续表二)"],
  ["its own name after the word", "续：支出决算表"],
])("a table under %s goes on with the one before it, header repeated or not", (_what, title) => {
  for (const part of [rows("221|2.00|2.00"), rows("项目|合计|基本支出", "221|2.00|2.00")])
    expect(read(`<p>支出决算表</p>${table}<p>${title}</p><p>单位：元</p>${part}`)).toEqual(whole);
});

test("a title within the rows of the part, as workbooks have it", () => {
  const part = rows("续表|&nbsp;|&nbsp;", "项目|合计|基本支出", "221|2.00|2.00");
  expect(read(`<p>支出决算表</p>${table}${part}`)).toEqual(whole);
});

test("in three parts", () => {
  const part = (row: string): string => `<p>续表</p>${rows("项目|合计|基本支出", row)}`;
  expect(read(`<p>支出决算表</p>${table}${part("208|3.00|3.00")}${part("221|2.00|2.00")}`)).toEqual([
    "支出决算表",
    "项目|合计|基本支出/201|1.00|1.00/208|3.00|3.00/221|2.00|2.00",
  ]);
});

test("another table's name, other columns, or no such title join nothing", () => {
  const part = rows("项目|合计|基本支出", "221|2.00|2.00");
  const tables = (html: string): number => read(html).filter((text) => text.includes("/")).length;
  expect(tables(`<p>支出决算表</p>${table}<p>收入决算表（续）</p>${part}`)).toBe(2);
  expect(tables(`<p>支出决算表</p>${table}<p>收入决算表</p>${part}`)).toBe(2);
  expect(tables(`<p>支出决算表</p>${table}<p>续表</p>${rows("项目|合计", "221|2.00")}`)).toBe(2);
});

test("tables beside one another with a blank column between them are two", () => {
  const side = rows(
    "支出决算表|&nbsp;|&nbsp;|收入决算表|&nbsp;",
    "&nbsp;|公开03表|&nbsp;|&nbsp;|公开02表",
    "项目|合计|&nbsp;|项目|收入合计",
    "201|1.00|&nbsp;|201|2.00",
    "208|3.00|&nbsp;|&nbsp;|&nbsp;",
  );
  expect(read(side)).toEqual([
    "支出决算表",
    "公开03表",
    "项目|合计/201|1.00/208|3.00",
    "收入决算表",
    "公开02表",
    "项目|收入合计/201|2.00",
  ]);
});

test("two sides of one table stay together", () => {
  const sides = rows("收入|&nbsp;|支出|&nbsp;", "项目|金额|项目|金额", "财政拨款|1.00|教育支出|1.00");
  expect(read(`<p>收入支出决算总表</p>${sides}`)[1]).toContain("财政拨款|1.00|教育支出|1.00");
});

test("a heading that is drawn as a table of its own belongs to the body right behind it", () => {
  const head = rows("项目|合计|基本支出");
  const body = rows("201|1.00|1.00", "221|2.00|2.00");
  expect(read(`<p>支出决算表</p>${head}${body}`)).toEqual(whole);
});

test("words stand between: the heading and the body are two tables", () => {
  const head = rows("项目|合计|基本支出");
  const body = rows("201|1.00|1.00");
  expect(read(`${head}<p>收入决算表</p>${body}`)).toHaveLength(3);
});

test("a table of words before a table with a heading of its own is no heading of it", () => {
  const words = rows("甲|乙|丙");
  expect(
    read(`${words}${rows("项目|合计|基本支出", "类|款|项", "单位|级次|性质", "1|1.00|1.00")}`),
  ).toHaveLength(2);
});
