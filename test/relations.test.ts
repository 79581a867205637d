import { describe, expect, test } from "vitest";
import { holds } from "../src/facts/relation-holds.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { drawnRelation } from "../src/recognise/sentences/forms/form.ts";
import { forms } from "../src/recognise/sentences/forms/index.ts";

/** Relations that a text states, each drawn, with its verdict. */
function stated(
  text: string,
): { readonly drawn: string; readonly kind: string; readonly verdict: boolean | null }[] {
  const { relations } = recognise(readText(new TextEncoder().encode(text)));
  return relations.map((one) => ({ drawn: drawnRelation(one), kind: one.kind, verdict: holds(one) }));
}

describe.each(forms.map((form) => [form.name, form] as const))("the form %s", (name, form) => {
  test.each(form.examples.map((example) => [example.text, example.relations] as const))(
    "%s",
    (text, relations) => {
      expect(stated(text).flatMap(({ drawn, kind }) => (kind === name ? [drawn] : []))).toEqual(relations);
    },
  );
});

/** Kinds of ../shared/reading.md §4 that sentences alone can decide: what must not hold, and how often. */
const kinds: readonly (readonly [kind: string, text: string, wrong: readonly string[]])[] = [
  [
    "a heading that runs into its text",
    "三、2015年支出情况 某局2015年本年支出210.00万元，具体情况如下：1．基本支出150.00万元。2．项目支出50.00万元。",
    ["parts whole=210.00万元 part=150.00万元 part=50.00万元"],
  ],
  [
    "a chapter with its year",
    "三、2023年度部门决算情况说明\n（二）收入决算情况\n本年收入合计790.00万元，其中：财政拨款收入700.00万元，占88.61%；其他收入90.00万元，占13.39%",
    ["share base=790.00万元 part=90.00万元 percent=13.39%"],
  ],
  [
    "a section of another name",
    "十一、补充说明\n政府采购支出总额100.00万元，其中：货物60.00万元，工程20.00万元，服务30.00万元",
    ["parts whole=100.00万元 part=60.00万元 part=20.00万元 part=30.00万元"],
  ],
  ["distribution", "支出合计100.00元，其中：甲60.00元、乙40.00元，分别占60.00%和40.00%。", []],
  ["from–to", "经费由上年的90.00元增加到100.00元。", []],
  ["a budget gap", "年初预算560.00，决算600.00万元，完成年初预算的107.14%，超出预算40.00万元。", []],
  [
    "the overall change after a part",
    "支出总计500.00万元，其中：年末结转1.00万元。\n收入支出总体与上年相比，增加50.00万元，增长11.11%。",
    [],
  ],
  [
    "a sum that closes by another list of revenue",
    "收入640.00万元，其中：一般公共预算财政拨款收入600.00万元；其他收入40.00万元。",
    [],
  ],
  ["two amounts for one pair", "收、支总计各是640.00，620.00万元。", ["balance side=640.00 side=620.00万元"]],
  [
    "a unit slip",
    "培训费8.40万元，较上年增加1.20元，增长16.67%。",
    ["change now=8.40万元 amount=1.20元 rate=16.67%"],
  ],
  [
    "a breakdown of the wrong whole",
    "基本支出80.00万元，其中：工资福利60.00万元、商品服务50.00万元。",
    ["parts whole=80.00万元 part=60.00万元 part=50.00万元"],
  ],
  ["a qualifier that narrows", "国内公务接待5批次、40人次，其中：来访外宾0人次。", []],
  [
    "two subjects in a sentence",
    "收入500.00万元，支出600.00万元。收入增加50.00万元、增长11.11%，支出增加60.00万元，增长11.11%。",
    [],
  ],
  ["a bracket by funds", "财政拨款收入500.00万元（其中，一般公共预算500.00万元，政府性基金预算0万元）。", []],
  ["two sides", "收入总计600.00万元，支出总计640.00万元。", ["balance side=600.00万元 side=640.00万元"]],
  [
    "a direction against two printed levels",
    "公用经费25.60万元，较25.10万元减少0.50万元。",
    ["change now=25.60万元 prior=25.10万元 amount=0.50万元"],
  ],
  [
    "parts numbered inside a sentence",
    "基本支出400.00万元。其中：1、工资福利支出300.00万元，2、商品和服务支出150.00万元。",
    ["parts whole=400.00万元 part=300.00万元 part=150.00万元"],
  ],
  [
    "a difference copied as rate",
    "年初预算470.00万元，支出决算500.00万元，完成年初预算的30.00%。",
    ["completion budget=470.00万元 final=500.00万元 percent=30.00%"],
  ],
  [
    "a change told in a reason",
    "支出10.00万元，比上年增加1.00万元，增长11.11%，主要原因是人员经费增加5.00万元。",
    [],
  ],
  [
    "a percentage that was cut off",
    "支出300.00万元，其中：甲200.00万元，占66.66%；乙100.00万元，占33.33%。",
    [],
  ],
];

test.each(kinds)("%s", (_kind, text, wrong) => {
  expect(stated(text).flatMap(({ drawn, verdict }) => (verdict === false ? [drawn] : []))).toEqual(wrong);
});

test("a figure is named once, in the order of the text, with the line that it stands on", () => {
  const text = "支出10万元，其中：\n1、甲4万元。\n2、乙6万元。";
  const { relations } = recognise(readText(new TextEncoder().encode(text)));
  expect(
    relations.map(({ figures }) => figures.map(({ role, printed, place }) => [role, printed, place.line])),
  ).toEqual([
    [
      ["whole", "10万元", 1],
      ["part", "4万元", 2],
      ["part", "6万元", 3],
    ],
  ]);
});
