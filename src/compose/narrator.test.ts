import { describe, expect, test } from "vitest";
import type { Accounts } from "../facts/accounts.ts";
import { layoutNamed } from "../standard/layout.ts";
import { openBooks } from "./books.ts";
import { budgetOf, expenditure, priorOf } from "./keys.ts";
import type { Narrator } from "./narrator.ts";
import { openNarrator, sentence, tidy } from "./narrator.ts";

const key = expenditure();

/** A narrator over one figure in 元, with last year's and the budget's where given. */
function drawn(now: string, more: { prior?: string; budget?: string; reason?: string } = {}): Narrator {
  const fen = (text: string): bigint => BigInt(text.replace(".", ""));
  const figure = (text: string) => ({ quantity: "amount" as const, value: fen(text), place: null });
  const figures = new Map([[key, figure(now)]]);
  if (more.prior) figures.set(priorOf(key), figure(more.prior));
  if (more.budget) figures.set(budgetOf(key, "年初预算"), figure(more.budget));
  const accounts: Accounts = {
    unit: "某局",
    year: 2024,
    genre: "部门决算",
    layout: layoutNamed("shanxi-2022")!,
    amountUnit: "元",
    figures,
    functions: [],
    economics: [],
    texts: new Map(more.reason === undefined ? [] : [["reason:totals", { text: more.reason, place: null }]]),
    evaluations: [],
  };
  return openNarrator(openBooks(accounts, []));
}

describe("a change against the year before", () => {
  test.each([
    ["120.00", "100.00", "支出增加20.00元，增长20.00%"],
    ["80.00", "100.00", "支出减少20.00元，下降20.00%"],
    ["100.00", "100.00", "支出与上年持平"],
    ["50.00", "0.00", "支出增加50.00元（上年无此项，不可比）"],
    ["0.00", "0.00", "支出本年及上年均无此项支出"],
    ["0.00", "40.00", "支出减少40.00元，下降100.00%"],
    ["1155.40", "100.00", "支出增加1,055.40元，增长1055.40%"],
    ["-10.00", "20.00", "支出减少30.00元，下降150.00%"],
    ["100.01", "300.00", "支出减少199.99元，下降66.66%"],
  ])("%s after %s: %s", (now, prior, words) => {
    expect(drawn(now, { prior }).change(key, { subject: "支出" })).toBe(words);
  });

  test("without last year's figure is not told, and the figure is asked for by name", () => {
    const narrator = drawn("100.00");
    expect(narrator.change(key, { subject: "支出合计" })).toBeNull();
    expect(narrator.missing).toEqual([{ id: priorOf(key), label: "上年支出合计" }]);
  });
});

describe("completion of a budget", () => {
  test.each([
    ["90.00", "100.00", "完成年初预算的90.00%"],
    ["120.00", "100.00", "完成年初预算的120.00%"],
    ["0.00", "100.00", "完成年初预算的0.00%"],
    ["0.00", "0.00", "本年未安排预算，未发生支出"],
    ["50.00", "0.00", "年初未安排预算，系年中追加"],
  ])("%s of %s: %s", (now, budget, words) => {
    expect(drawn(now, { budget }).completion(key, "年初预算", "支出")).toBe(words);
  });

  test("without a budget asks for it and gives no percentage", () => {
    const narrator = drawn("50.00");
    expect(narrator.completion(key, "年初预算", "支出")).toBeNull();
    expect(narrator.missing).toEqual([{ id: budgetOf(key, "年初预算"), label: "支出的年初预算" }]);
  });
});

describe("words of the preparer are joined to a sentence", () => {
  test.each([
    ["人员增加。。", "人员增加"],
    ["  人员 增加；", "人员增加"],
    ["主要原因是：人员增加", "人员增加"],
    ["无", ""],
    ["——", ""],
  ])("“%s” becomes “%s”", (text, bare) => {
    expect(tidy(text)).toBe(bare);
  });

  test("a reason is never invented", () => {
    const asked = drawn("1.00");
    expect(asked.reason("reason:totals", "增减的原因")).toBe("");
    expect(asked.missing.map(({ label }) => label)).toEqual(["增减的原因"]);
    expect(drawn("1.00", { reason: "调资。" }).reason("reason:totals", "增减的原因")).toBe("主要原因是调资");
  });

  test("clauses that say nothing leave no comma behind", () => {
    expect(sentence("支出1.00元", null, "", "增加1.00元")).toBe("支出1.00元，增加1.00元。");
    expect(sentence("支出1.00元，", "增加1.00元。")).toBe("支出1.00元，增加1.00元。");
  });
});

test("a share of nothing is not told", () => {
  expect(drawn("0.00").share(key, key)).toBeNull();
  expect(drawn("5.00").share(key, key)).toBe("100.00%");
});
