import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Report } from "../src/facts/report.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { disclosure } from "./invented/disclosure.ts";

const clean = disclosure();
const reportOf = (text: string): Report => audit(recognise(readText(new TextEncoder().encode(text))));

/** The last line, whatever it is of, with one thing changed in it. */
function changed(of: RegExp, by: string): string {
  expect(clean).toMatch(of);
  return clean.replace(of, by);
}

describe("a figure that has lost its unit waits for a person", () => {
  test.each([
    ["money", /(?<=项目支出495,980\.00)元(?=、)/, "偃"],
    ["a share", /(?<=占比80\.65)%/, "ࠥ"],
    ["a score", /(?<=整体绩效自评得分为95\.81)分/, "爆"],
    ["a count", /(?<=参训学员436)人次/, "丿"],
    ["money at the end of a sentence", /(?<=发放问卷120)份/, ""],
  ])("%s", (_, of, by) => {
    const { findings, verdict } = reportOf(changed(of, by));
    expect(findings.filter(({ rule }) => rule === "figure-unread")).toHaveLength(1);
    expect(verdict.publishable).toBe(false);
  });

  test("dates, codes, names and counts have nothing to lose", () => {
    const added =
      "按照〔2021〕12号文件和【2020】89号批复，于2022.12.31前完成3门课程、2种教材、7层楼房和199万平方米绿化，" +
      "开通12345热线，列入“985工程”，办公时间8:30至17:30，7×24小时值守，地址在人民路12号，电话0354-4222222，" +
      "基数为0，使用年限50年。";
    const text = clean.replace(/(?<=### 一、本部门（单位）职责\n\n)/, `${added}\n\n`);
    expect(text).not.toBe(clean);
    const { findings, verdict } = reportOf(text);
    expect(findings.filter(({ rule }) => rule === "figure-unread")).toEqual([]);
    expect(verdict.publishable).toBe(true);
  });
});

describe("figures in what is no paragraph are read or wait for a person", () => {
  const figures = (text: string): string[] =>
    recognise(readText(new TextEncoder().encode(text))).facts.map(({ printed }) => printed);

  test("a paragraph that is set as a heading is read", () => {
    const text = clean.replace(/（一）[^\n]*\n\n(?=2022年度“三公”经费)/, "");
    expect(text).not.toBe(clean);
    const as = text.replace(/^2022年度“三公”经费/m, "### 2022年度“三公”经费");
    expect(figures(as)).toContain("92.92%");
  });

  test("so is a note below a table, and a line of the cover", () => {
    const noted = clean.replace(/(?=\n\n## 第三部分)/, "\n\n注：不含上年结转资金12.34万元。");
    expect(figures(noted)).toContain("12.34万元");
    const covered = clean.replace(/(?=\n\n批复日期)/, "\n\n决算总额77.66万元");
    expect(figures(covered)).toContain("77.66万元");
  });

  test("running text that is set in a table is read, with what it says of money", () => {
    const framed = clean.replace(
      /(?=\n\n## 第四部分)/,
      "\n\n说明\t另有专户资金12.34万元，占23.45%，结余5，待核。\t\t",
    );
    expect(figures(framed)).toEqual(expect.arrayContaining(["12.34万元", "23.45%"]));
    expect(reportOf(framed).findings.some(({ rule }) => rule === "figure-unread")).toBe(true);
  });

  test.each([
    ["the header of the indicators", "三级指标", "三级指"],
    ["the label of the goal", "年度目标\t", "年庀标\t"],
    ["a column of the funds", "资金结（转）余", "资金结﬈转）余"],
  ])("a self-evaluation form without %s is not publishable", (_, from, to) => {
    const at = clean.indexOf(from, clean.indexOf("## 第五部分"));
    expect(at).toBeGreaterThan(0);
    const { findings, verdict } = reportOf(clean.slice(0, at) + to + clean.slice(at + from.length));
    expect(findings.some(({ rule }) => rule === "figures-recognised")).toBe(true);
    expect(verdict.publishable).toBe(false);
  });
});
