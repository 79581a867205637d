import { describe, expect, test } from "vitest";
import { readText } from "../read/text.ts";
import { withCaptionsApart } from "./caption-rows.ts";
import { tableWords } from "./table-words.ts";

function kinds(text: string): string[] {
  const document = withCaptionsApart(readText(new TextEncoder().encode(text)), tableWords(null));
  return document.blocks.map((block) =>
    block.kind === "table" ? `table of ${block.rows.length}` : block.passage.text.trim(),
  );
}

describe("captions and notes in rows are taken out of the table", () => {
  test("title, number, owner and unit above, notes below", () => {
    expect(
      kinds(
        [
          "支出决算表\t\t",
          "\t\t公开03表",
          "部门名称：示例中心\t\t金额单位：元",
          "项目\t基本支出\t项目支出",
          "合计\t1\t2",
          "\t\t",
          "注：本表反映支出情况。\t\t",
        ].join("\n"),
      ),
    ).toEqual([
      "支出决算表",
      "公开03表",
      "部门名称：示例中心",
      "金额单位：元",
      "table of 2",
      "注：本表反映支出情况。",
    ]);
  });

  test("a row that begins a part of the table stays", () => {
    expect(kinds("一、政府采购情况\t\t\n项目\t行次\t金额\n合计\t1\t5.00")).toEqual(["table of 3"]);
  });

  test("the last row stays, whatever it says", () => {
    expect(kinds("注：本表无数据\t\n注：本表无数据\t")).toHaveLength(2);
  });
});
