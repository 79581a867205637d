import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { blanked } from "./blanked-cells.ts";

const example = new Uint8Array(
  readFileSync(new URL("../examples/yangcheng-2022/accounts.xlsx", import.meta.url)),
);

/** Addresses of what cannot be right when the date of approval says so. */
function problems(date: string): string[] {
  const book = readXlsx(blanked(example, ["基本信息!B8"], date));
  return accountsOfWorkbook(recognise(book), book.workbook!).findings.flatMap(({ where }) =>
    where.map(({ cell }) => cell ?? ""),
  );
}

describe("the day of approval in an accounts workbook", () => {
  test("a day of the calendar is taken", () => {
    expect(problems("2023年8月18日")).toEqual([]);
  });
  test.each(["2023年13月45日", "不知道"])("%s is refused at its cell", (date) => {
    expect(problems(date)).toEqual(["基本信息!B8"]);
  });
});
