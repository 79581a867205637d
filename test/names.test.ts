import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Finding } from "../src/facts/finding.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";

/** Names that disagree: what is told, and that it is told once. */
const found = (text: string): readonly Finding[] =>
  audit(recognise(readText(new TextEncoder().encode(text)))).findings;
const of = (text: string, rule: string): readonly Finding[] => found(text).filter((one) => one.rule === rule);

const cover = "丁山县林业局\n\n2021年度部门决算公开\n";
const general = (rows: readonly string[], total = "90.00"): string =>
  [
    "一般公共预算财政拨款支出决算表\n\n公开05表\n\n部门名称：丁山县林业局\n\n2021年度\n\n金额单位：万元\n",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    `合计\t\t${total}\t${total}\t`,
    ...rows,
  ].join("\n");
const forestry = general([
  "213\t农林水支出\t90.00\t90.00\t",
  "21302\t林业和草原\t90.00\t90.00\t",
  "2130201\t行政运行\t55.00\t55.00\t",
  "2130204\t事业机构\t35.00\t35.00\t",
]);
const narrative = (...sentences: readonly string[]): string =>
  [
    "## 第三部分 2021年度部门决算情况说明",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "#### （三）财政拨款支出决算具体情况",
    ...sentences,
  ].join("\n\n");
const items = (second: string): string =>
  [
    cover,
    forestry,
    narrative(
      "1、农林水支出（类）林业和草原（款）行政运行（项）。支出决算为55.00万元。",
      `2、农林水支出（类）林业和草原（款）${second}`,
    ),
  ].join("\n\n");

describe("a subject has one name in tables and text", () => {
  test("a wrong item name is shown at both places, and its amount is compared all the same", () => {
    const [name, ...others] = of(items("林业事业机构（项）。支出决算为35.00万元。"), "subjects-named-alike");
    expect(others).toEqual([]);
    expect(name).toMatchObject({ severity: "error", expected: "事业机构", actual: "林业事业机构" });
    expect(name?.where.length).toBe(2);
    const amounts = of(items("林业事业机构（项）。支出决算为36.00万元。"), "same-figure-everywhere");
    expect(amounts.map(({ actual }) => actual)).toEqual(["360000"]);
  });

  test("the name of another row is one fault: the amount says which row is meant", () => {
    const text = items("行政运行（项）。支出决算为35.00万元。");
    const errors = found(text).filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, expected }) => [rule, expected])).toEqual([
      ["subjects-named-alike", "事业机构"],
    ]);
  });

  test("a code beside a name that several subjects have is the code", () => {
    const text = [cover, narrative("（1）2130201行政运行（项）支出55.00万元。")].join("\n\n");
    const { facts } = recognise(readText(new TextEncoder().encode(text)));
    expect(facts.map(({ dimensions }) => dimensions.function)).toEqual(["2130201"]);
  });

  test("a code too long has no level", () => {
    const [long] = of(
      [cover, narrative("行政运行（科目编码：21302014）55.00万元。")].join("\n\n"),
      "subjects-named-alike",
    );
    expect(long).toMatchObject({ severity: "error", actual: "21302014", expected: "2130201" });
  });

  test("a code under another class is told with the class", () => {
    const text = [
      cover,
      narrative(
        "农林水支出（科目编码213）90.00万元，包括：科目编码2130201-行政运行的金额为55.00万元，科目编码2110401-生态保护的金额为35.00万元。",
      ),
    ].join("\n\n");
    const [under] = of(text, "subjects-named-alike");
    expect(under).toMatchObject({ severity: "error", actual: "2110401" });
    expect(under?.where.length).toBe(2);
  });

  test("the level of an item follows its place in the path", () => {
    const [level] = of(items("事业机构（款）。支出决算为35.00万元。"), "subjects-named-alike");
    expect(level).toMatchObject({ severity: "warning", expected: "项", actual: "款" });
  });

  test("a term with a code has the name that the tables print, and is not to be deleted", () => {
    const text = [
      items("事业机构（项）。支出决算为35.00万元。"),
      "## 第四部分 名词解释",
      "一、林业事业机构管理（2130204）：反映林业事业单位的支出。",
    ].join("\n\n");
    const [term] = of(text, "terms-defined-once");
    expect(term).toMatchObject({ expected: "事业机构", actual: "林业事业机构管理" });
    expect(term?.where.length).toBe(2);
  });
});

describe("titles, notes and placeholders", () => {
  const table = (title: string, note: string): string =>
    [
      `${title}\n\n金额单位：元\n`,
      "项目\t\t本年收入合计\t财政拨款收入",
      "科目编码\t科目名称\t\t",
      "合计\t\t80.00\t80.00",
      `\n${note}\n`,
    ].join("\n");

  test("the name of another unit, or of none, in a title", () => {
    const titled = (name: string): readonly Finding[] =>
      of(
        [
          cover,
          forestry,
          `## 第三部分 ${name}2021年度部门决算情况说明`,
          "丁山县林业局2021年度收入总计90.00万元。",
        ].join("\n\n"),
        "unit-name-consistent",
      );
    expect(titled("丁山县林业局")).toEqual([]);
    expect(titled("丁山县林叶局")[0]).toMatchObject({
      severity: "error",
      expected: "丁山县林业局",
      actual: "丁山县林叶局",
    });
    expect(titled("丁山县林叶局")[0]?.message).toContain("“叶”应为“业”");
    expect(titled("××局")[0]).toMatchObject({ severity: "error", actual: "××局" });
  });

  test("the cover is outvoted by what all else says", () => {
    const text = [
      cover.replace("林业局", "林业句"),
      forestry,
      ...["收入", "支出", "财政拨款"].map((what) => `丁山县林业局2021年度${what}总计90.00万元。`),
    ].join("\n\n");
    const errors = of(text, "unit-name-consistent");
    expect(errors.map(({ actual, expected }) => [actual, expected])).toEqual([
      ["丁山县林业句", "丁山县林业局"],
    ]);
  });

  test("a name that is wrapped on the cover is one name", () => {
    const text = [
      "中共丁山县委\n\n老干部局2021年度部门决算\n",
      "## 第三部分 中共丁山县委老干部局2021年度部门决算情况说明",
      "收入总计90.00万元。",
    ].join("\n\n");
    expect(of(text, "unit-name-consistent")).toEqual([]);
  });

  test("the note of the neighbour table", () => {
    const text = [
      cover,
      table("收入决算表", "注：本表反映部门本年度各项支出情况。"),
      table("支出决算表", "注：本表反映部门本年度各项支出情况。"),
    ].join("\n\n");
    expect(of(text, "notes-of-own-table").map(({ where }) => where.length)).toEqual([2]);
  });

  test("signs of a template that nobody replaced", () => {
    for (const words of ["××××支出8.00万元。", "＿＿＿支出8.00万元。", "XX项目支出8.00万元。"])
      expect(
        of([cover, narrative(words)].join("\n\n"), "template-words-removed").map(({ severity }) => severity),
      ).toContain("warning");
  });

  test("a table of contents and a heading that differ are shown sign by sign", () => {
    const text = [
      cover,
      "# 目 录",
      "二、收入决算情况说明..........2",
      "三、支出决祘情况说明..........3",
      "## 第三部分 情况说明",
      "### 二、收入决算情况说明",
      "2021年度收入合计90.00万元。",
      "### 三、支出决算情况说明",
      "2021年度支出合计90.00万元。",
    ].join("\n\n");
    const told = found(text).filter(({ message }) => message.includes("祘"));
    expect(told.map(({ rule, where }) => [rule, where.length])).toEqual([["contents-match-headings", 2]]);
    expect(told[0]?.message).toContain("“祘”应为“算”");
  });
});

describe("enumerations go with the rows of their table", () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["30201", "办公费", "4.00"],
    ["30205", "水费", "1.00"],
    ["30206", "电费", "2.00"],
    ["30207", "邮电费", "1.00"],
    ["30211", "差旅费", "3.00"],
    ["30216", "培训费", ""],
    ["30226", "劳务费", "5.00"],
    ["30229", "福利费", "2.00"],
  ];
  const told = (list: string): readonly Finding[] =>
    of(
      [
        cover,
        [
          "一般公共预算财政拨款基本支出决算表\n\n公开06表\n\n金额单位：万元\n",
          "公用经费\t\t",
          "科目编码\t科目名称\t金额",
          "302\t商品和服务支出\t18.00",
          ...rows.map((row) => row.join("\t")),
        ].join("\n"),
        "## 第三部分 情况说明\n\n### 六、一般公共预算财政拨款基本支出决算情况说明",
        `公用经费18.00万元，主要包括：${list}。`,
      ].join("\n\n"),
      "named-items-have-amounts",
    );
  const all = "办公费、水费、电费、邮电费、差旅费、劳务费、福利费";

  test("all with an amount, in any order", () => {
    expect(told(all)).toEqual([]);
    expect(told("福利费、劳务费、差旅费、邮电费、电费、水费、办公费")).toEqual([]);
  });
  test("named without an amount", () =>
    expect(told(`${all}、培训费`).map(({ actual, severity }) => [actual, severity])).toEqual([
      ["培训费", "error"],
    ]));
  test("an amount without a name", () =>
    expect(told(all.replace("差旅费、", "")).map(({ expected, severity }) => [expected, severity])).toEqual([
      ["差旅费", "warning"],
    ]));
  test("a name mistyped is one fault", () =>
    expect(told(all.replace("劳务费", "劳勿费")).map(({ actual, expected }) => [actual, expected])).toEqual([
      ["劳勿费", "劳务费"],
    ]));
  test("a list that says that it is not whole", () => expect(told("办公费、水费、电费等")).toEqual([]));
});
