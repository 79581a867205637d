import { checkRule } from "../rule.ts";
import { judgeWords } from "../word-patterns.ts";

export const numbersPresent = checkRule({
  id: "numbers-present",
  title: "计量单位前有数字",
  basis: "公开稿由模板填写而成，漏填的数字会留下孤立的单位",
  severity: "error",
  advice: "补填该处的数字；没有发生的写0或删去该句。",
  catalogue: [],
  input: "words",
  check: (view) =>
    judgeWords(view, [
      {
        id: null,
        // Behind words that a number must follow; “近百万元” and “单位：万元” are no omissions.
        pattern:
          /\p{Script=Han}{0,6}(?:[为是共达约计额资出入算行成加少降长占数款费金比率]\s*|\p{Script=Han}[\s_＿]{2,})(?:万元|亿元|[%％]|个百分点)(?!以[上下内]|[\p{Script=Han}]{0,2}为单位|[/／])/gu,
        says: () => "缺数字",
        instead: () => null,
        within: ({ part, row }) => part === "narrative" || row >= 0,
      },
      {
        id: null,
        // “支出    元”: blanks wide enough for a number.
        pattern: /\p{Script=Han}{1,6}[ \u3000_＿]{2,}元(?=[，。；、）)])/gu,
        says: () => "缺数字",
        instead: () => null,
        within: ({ part, row }) => part === "narrative" && row < 0,
      },
      {
        id: null,
        pattern:
          /(?:签约|举办(?:了|培训班)?|签订|引进|落地|发放问卷|收回有效问卷|有效问卷|共接待|参训学员|涵盖一级项目|二级项目|共购置公务用车|出国团组共)(?:个(?=项目|[，。；、])|[次场期份批辆](?=[，。；、]|次)|人次)/g,
        says: () => "缺数字",
        instead: () => null,
      },
    ]),
  examples: {
    pass: [drawing("总投资77.5亿元，签约8个项目，近百万元用于培训。")],
    fail: [
      drawing("基本支出 万元，占 %，较上年增加 万元。"),
      drawing("总投资亿元。"),
      drawing("在会上签约个项目。"),
      drawing("全年执行数为万元。"),
    ],
  },
});

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n${sentence}`;
}
