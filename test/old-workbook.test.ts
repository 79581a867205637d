import { utils, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { readXls } from "../src/read/xls.ts";

function saved(): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ["支出决算表", "", "", ""],
    ["项目", "金额", "比例", "日期"],
    ["合计", 1300.5, 0.8595, 44926],
    ["其中", 0, 1, 7],
  ]);
  Object.assign(sheet.B3!, { z: "#,##0.00" });
  Object.assign(sheet.C3!, { z: "0.00%" });
  Object.assign(sheet.D3!, { z: 'yyyy"年"m"月"d"日"' });
  Object.assign(sheet.B4!, { z: '#,##0.00;-#,##0.00;"-"' });
  Object.assign(sheet.D4!, { z: "00" });
  sheet["!cols"] = [{}, {}, { hidden: true }];
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "表一");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["内部", 1]]), "底稿");
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: "buffer", bookType: "biff8" }));
}

test("an old workbook is read by its formats, as a new one is, and what it hides is noted", () => {
  const { blocks, notes } = readXls(saved());
  expect(
    blocks.map((block) => block.kind === "table" && block.rows.map((row) => row.map(({ text }) => text))),
  ).toEqual([
    [
      ["支出决算表", "", "", ""],
      ["项目", "金额", "比例", "日期"],
      ["合计", "1300.50", "85.95%", "2022年12月31日"],
      ["其中", "-", "1", "07"],
    ],
  ]);
  expect(notes.map(({ kind, message }) => [kind, message])).toEqual([
    ["hidden", "工作表“底稿”是隐藏的，没有读取：公开前应删除"],
    ["hidden", "工作表“表一”C列是隐藏的，里面有内容"],
  ]);
});
