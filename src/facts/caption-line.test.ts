import { describe, expect, test } from "vitest";
import { amountUnitOf, captionParts, yearOf } from "./caption-line.ts";

/** `owner[部门]=某某局, year=2022` for a line. */
function told(text: string): string | null {
  const parts = captionParts(text);
  if (!parts) return null;
  return parts
    .map((part) => {
      const said = amountUnitOf(part) ?? yearOf(part) ?? part.value;
      return `${part.kind}${part.label === "" ? "" : `[${part.label}]`}=${said}`;
    })
    .join(", ");
}

describe("a line above a table is taken apart", () => {
  test.each([
    ["部门：某某局　　2022年度　　　金额单位：万元", "owner[部门]=某某局, year=2022, unit[金额单位]=万元"],
    ["公开部门:某县某局\t\t２０２２年\t单位:元", "owner[公开部门]=某县某局, year=2022, unit[单位]=元"],
    ["金额单位：元 （2023年度） 部 门：某局", "unit[金额单位]=元, year=2023, owner[部门]=某局"],
    [
      "公开01表部门名称：某水务中心2022年度金额单位：元",
      "number=公开01表, owner[部门名称]=某水务中心, year=2022, unit[金额单位]=元",
    ],
    ["编制单位：101001-某某局（盖章） 单 位 ： 元", "owner[编制单位]=某某局, unit[单位]=元"],
    [
      "预算单位：某市人民政府办公室（本级）  单位：元",
      "owner[预算单位]=某市人民政府办公室（本级）, unit[单位]=元",
    ],
    [
      "填报单位：某局　编制日期：2023年8月1日　单位：万元、辆",
      "owner[填报单位]=某局, other[编制日期]=, other=2023年8月1日, unit[单位]=万元",
    ],
    ["部门（单位）名称：某校 二〇二二年度", "owner[部门（单位）名称]=某校, year=2022"],
    ["收入决算表　公开 02 表（单位：万元）", "title=收入决算表, number=公开02表, unit[单位]=万元"],
    [
      "单位：某某局  收入支出决算总表  单位：万元",
      "owner[单位]=某某局, title=收入支出决算总表, unit[单位]=万元",
    ],
    ["部门：某省高级人民法 院　单位：", "owner[部门]=某省高级人民法院, unit[单位]="],
    ["单位：万元", "unit[单位]=万元"],
    ["单位：辆、人次", "unit[单位]=辆、人次"],
    ["单位：元氏县财政局", "owner[单位]=元氏县财政局"],
    ["（2022年度）", "year=2022"],
  ])("%s", (line, parts) => {
    expect(told(line)).toBe(parts);
  });

  test.each([
    "收入支出决算总表",
    "2022年度收入支出决算总表",
    "2022年 2021年",
    "项目 2022年度",
    "部门：负责全县的决算工作。",
    "单位：万元\t收入\t支出",
    "本单位2022年度收入合计：100.00万元",
    "注：本表反映部门本年度收入情况",
  ])("%s is no line of labels", (line) => {
    expect(captionParts(line)).toBeNull();
  });

  test("each part says where it stands", () => {
    const line = "　部门：某局（盖章）　2022年度";
    const parts = captionParts(line) ?? [];
    expect(parts.map(({ start, end }) => line.slice(start, end))).toEqual(["部门：某局（盖章）", "2022年度"]);
  });
});
