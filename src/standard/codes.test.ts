import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { economicList, functionalList } from "./code-list.ts";
import economicData from "./codes/economic.json" with { type: "json" };
import functionalData from "./codes/functional.json" with { type: "json" };
import {
  classLabelIn,
  classLabelled,
  codesNamed,
  departmentalClasses,
  economicCode,
  economicCodesNamed,
  economicNames,
  functionalClasses,
  functionalCode,
  functionalCodesIn,
  functionalNames,
  knownFunctional,
  levelOf,
  listedYears,
  namedAllAlong,
  parentCode,
  retired,
  sameName,
} from "./codes.ts";

const names = (code: string, year: number): string[] => functionalNames(code, year).map(({ name }) => name);
const codes = (name: string, year: number): string[] => codesNamed(name, year).map(({ code }) => code);

/** Pairs printed in the 2022 final accounts of 阳城县投资促进中心. */
const printed: readonly (readonly [string, string])[] = [
  ["201", "一般公共服务支出"],
  ["20113", "商贸事务"],
  ["2011308", "招商引资"],
  ["2011350", "事业运行"],
  ["2011399", "其他商贸事务支出"],
  ["2080505", "机关事业单位基本养老保险缴费支出"],
  ["2089999", "其他社会保障和就业支出"],
  ["2100799", "其他计划生育事务支出"],
  ["2101102", "事业单位医疗"],
  ["2210201", "住房公积金"],
];

describe("functional codes", () => {
  test.each(printed)("a document of 2022 is right to print %s %s", (code, name) => {
    assert.equal(functionalCode(code, 2022)?.name, name);
  });

  test("a renamed code has the name of its year", () => {
    assert.equal(functionalCode("20805", 2017)?.name, "行政事业单位离退休");
    assert.equal(functionalCode("20805", 2022)?.name, "行政事业单位养老支出");
    assert.equal(functionalCode("21305", 2022)?.name, "巩固脱贫衔接乡村振兴");
    assert.equal(functionalCode("21305", 2023)?.name, "巩固脱贫攻坚成果衔接乡村振兴");
  });

  test("within a year of a rename both names are acceptable, the other one uncertain", () => {
    assert.deepEqual(functionalNames("20805", 2020), [
      { name: "行政事业单位养老支出", trust: "firm", standing: "in-force" },
      { name: "行政事业单位离退休", trust: "firm", standing: "uncertain" },
    ]);
    assert.deepEqual(names("20805", 2021), ["行政事业单位养老支出"]);
    assert.deepEqual(names("20805", 2018), ["行政事业单位离退休"]);
  });

  test("2089901 gave way to 2089999 in 2021", () => {
    assert.equal(retired("2089901", 2020), "no");
    assert.equal(retired("2089901", 2021), "near-boundary");
    assert.equal(retired("2089901", 2022), "yes");
    assert.equal(functionalCode("2089901", 2022), undefined);
    assert.equal(retired("2089999", 2019), "not-yet");
    assert.equal(retired("2089999", 2020), "near-boundary");
    assert.equal(retired("2089999", 2022), "no");
  });

  test("a code that only a document knows is weak", () => {
    assert.equal(functionalCode("20598", 2024)?.trust, "weak");
    assert.equal(functionalCode("20598", 2022), undefined);
  });

  test("a name that ended before the list began stays in its years", () => {
    assert.deepEqual(names("210", 2022), ["卫生健康支出"]);
    assert.equal(functionalCode("210", 2016)?.name, "医疗卫生与计划生育支出");
  });

  test("a year that neither list nor witness covers is uncertain", () => {
    assert.deepEqual(functionalNames("2011308", 2030), [
      { name: "招商引资", trust: "firm", standing: "uncertain" },
    ]);
    assert.equal(retired("2011308", 2030), "unknown");
  });

  test("an unknown code is unknown, not wrong", () => {
    assert.equal(knownFunctional("2999999"), false);
    assert.equal(functionalCode("2999999", 2022), undefined);
    assert.deepEqual(functionalNames("2999999", 2022), []);
    assert.equal(retired("2999999", 2022), "unknown");
  });

  test("a name leads back to its codes of every level", () => {
    assert.deepEqual(codes("招商引资", 2022), ["2011308"]);
    assert.deepEqual(codes("其他社会保障和就业支出", 2022), ["20899", "2089999"]);
    assert.deepEqual(codes("其他社会保障和就业支出", 2019), ["20899", "2089901"]);
    assert.ok(codes("行政运行", 2022).length > 20);
    assert.deepEqual(codes("无此科目", 2022), []);
  });
});

describe("the shape of codes", () => {
  test("three digits are 类, five 款, seven 项", () => {
    assert.deepEqual(["201", "20113", "2011308", "2011", "20113x", ""].map(levelOf), [
      "类",
      "款",
      "项",
      null,
      null,
      null,
    ]);
  });

  test("a code belongs to the code two digits shorter", () => {
    assert.deepEqual(["2011308", "20113", "201", "20"].map(parentCode), ["20113", "201", null, null]);
  });

  test.each([
    ["functional", functionalData],
    ["economic", economicData],
  ])("every row of the %s list can be read, once, and has a parent", (_, { rows }) => {
    const all = rows.map((row) => row.split("|"));
    const known = new Set(all.map(([code]) => code));
    assert.equal(new Set(all.map(([code, name]) => `${code}${name}`)).size, rows.length);
    for (const [code = "", name = "", recalled = "", witnesses = "0"] of all) {
      assert.match(code, /^(?:\d{3}|\d{5}|\d{7})$/);
      assert.match(`${recalled}|${witnesses}`, /^[012]\|\d+$/);
      assert.ok(name.length > 1, code);
      const parent = parentCode(code);
      assert.ok(parent === null || known.has(parent), code);
    }
  });
});

describe("economic codes", () => {
  test.each([
    ["301", "工资福利支出"],
    ["30108", "机关事业单位基本养老保险缴费"],
    ["30310", "个人农业生产 补贴"],
    ["307", "债务利息及费用支出"],
    ["31007", "信息网络 及软件购 置更新"],
    ["39909", "经常性赠与"],
  ])("a document of 2022 is right to print %s %s", (code, name) => {
    assert.ok(economicNames(code, 2022).some((known) => sameName(known.name, name)));
  });

  test("the misprint 房屋构筑物构建 did not become a name", () => {
    assert.deepEqual(
      economicNames("31001", 2022).map(({ name }) => name),
      ["房屋建筑物购建"],
    );
  });

  test("the scheme of 2018 replaced the older meaning", () => {
    assert.equal(economicCode("30310", 2016)?.name, "生产补贴");
    assert.equal(economicCode("30310", 2019)?.name, "个人农业生产补贴");
    assert.equal(economicCode("304", 2022), undefined);
  });

  test("a name leads back to its departmental and governmental codes", () => {
    assert.deepEqual(
      economicCodesNamed("公务用车运行 维护费", 2022).map(({ code }) => code),
      ["30231", "50208"],
    );
  });

  test("every departmental class is in the list", () => {
    for (const code of departmentalClasses) assert.equal(economicCode(code, 2022)?.trust, "firm");
  });
});

describe("names", () => {
  test("blanks and the width of brackets make no difference", () => {
    assert.ok(sameName("维修（护）费", "维修(护) 费"));
    assert.ok(sameName("资本性支\u3000出", "资本性支出"));
    assert.ok(!sameName("房屋构筑物构建", "房屋建筑物购建"));
  });
});

describe("class rows", () => {
  test("there are 26 in ascending order", () => {
    const order = functionalClasses.map(({ code }) => code);
    assert.equal(order.length, 26);
    assert.deepEqual(order, [...order].sort());
  });

  test("each class row is named as the code of its class", () => {
    for (const { code, label } of functionalClasses)
      for (const year of [2020, 2022, 2024]) {
        assert.equal(functionalCode(code, year)?.name, label);
        assert.equal(classLabelIn(code, year), label);
      }
  });

  test("a label is right for its years", () => {
    assert.equal(classLabelIn("207", 2018), "文化体育与传媒支出");
    assert.equal(classLabelIn("207", 2019), "文化旅游体育与传媒支出");
    assert.equal(classLabelIn("215", 2019), "资源勘探信息等支出");
    assert.equal(classLabelIn("234", 2019), undefined);
    assert.equal(classLabelIn("230", 2022), undefined);
    assert.deepEqual(classLabelled("医疗卫生与计划生育支出")?.as, {
      label: "医疗卫生与计划生育支出",
      from: 2014,
      to: 2018,
    });
    assert.equal(classLabelled("国土海洋气象等支出")?.class.code, "220");
    assert.equal(classLabelled("无此类"), undefined);
  });
});

describe("years without a list", () => {
  test("are judged by the nearest, and it is said", () => {
    assert.equal(functionalList(2022).own, true);
    assert.equal(functionalList(2022).said, "");
    const later = functionalList(2030);
    assert.equal(later.own, false);
    assert.equal(later.nearest, listedYears.functional.last);
    assert.ok(later.said.includes(`${listedYears.functional.last}年度`));
    assert.ok(later.missing.includes("2030年度"));
    assert.equal(economicList(2012).nearest, listedYears.economic.first);
    assert.ok(functionalList(null).missing.includes("年度"));
  });

  test("offer the codes of the nearest list to choose from", () => {
    const { first, last } = listedYears.functional;
    assert.deepEqual(functionalCodesIn(last + 3), functionalCodesIn(last));
    assert.deepEqual(functionalCodesIn(first - 3), functionalCodesIn(first));
  });

  test("a name is sure before the lists only where the code never had another; after them never", () => {
    assert.ok(namedAllAlong("2120501", 2016));
    assert.ok(!namedAllAlong("2089999", 2016));
    assert.ok(!namedAllAlong("2120501", 2030));
    assert.ok(!namedAllAlong("2120501", null));
  });
});
