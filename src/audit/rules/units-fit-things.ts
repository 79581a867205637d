import { checkRule } from "../rule.ts";
import type { WordPattern } from "../word-patterns.ts";
import { judgeWords } from "../word-patterns.ts";

/** 万元: the thresholds of 单位价值…万元以上 that the forms of the years since 2014 print. */
const thresholds = new Set(["20", "50", "100", "200"]);

const patterns: readonly WordPattern[] = [
  {
    id: null,
    pattern: /(?:车辆|用车|轿车|越野车|客车)(?:保有量|数)?(?:为|共)?\d+(?:台|人次|批次|个|元|万元)/g,
    says: () => "：车辆应以“辆”计",
    instead: ([words]) => words.replace(/\D+$/, "辆"),
  },
  {
    id: null,
    pattern:
      /接待(?:人次|人数)(?:为|共)?\d+(?:批次|辆|元|万元)|(?:接待)?批次(?:为|共)?\d+(?:人次|人|辆|元|万元)/g,
    says: () => "：人数应以“人次”计，批数应以“批次”计",
    instead: () => null,
  },
  {
    id: null,
    pattern:
      /(?:单价|单位价值|单台价值)[（(]?(\d+(?:\.\d+)?)(万?元)(?=(?:[（(]含[）)])?(?:及)?以上|[（(]含)/g,
    says: () => "不是规定的设备价值标准（100万元；以前年度通用设备为50万元）",
    instead: () => "单价100万元",
  },
];

export const unitsFitThings = checkRule({
  id: "units-fit-things",
  title: "车辆以“辆”、接待以“批次”“人次”计，大型设备的价值标准照规定写",
  basis: "部门决算公开模板：国有资产占用情况、“三公”经费说明",
  severity: "warning",
  advice: "改正计量单位或价值标准。",
  catalogue: [],
  input: "words",
  *check(view) {
    const [cars, guests, equipment] = patterns as [WordPattern, WordPattern, WordPattern];
    yield* judgeWords(view, [cars, guests]);
    for (const outcome of judgeWords(view, [equipment])) {
      const printed = outcome.status === "failed" ? (outcome.observation.actual ?? "") : "";
      const [, amount = "", unit = ""] = /(\d+(?:\.\d+)?)(万?元)/.exec(printed) ?? [];
      if (outcome.status !== "failed" || !(unit === "万元" && thresholds.has(amount))) yield outcome;
    }
  },
  examples: {
    pass: [drawing("共有车辆3辆", "单价100万元以上设备"), drawing("无车辆", "单位价值50万元以上通用设备")],
    fail: [drawing("共有车辆3台", "单价100万元以上设备"), drawing("共有车辆3辆", "单价1000万元以上设备")],
  },
});

function drawing(cars: string, equipment: string): string {
  return `## 第三部分 情况说明\n\n### 十、其他重要事项情况说明\n\n截至2022年12月31日，${cars}、${equipment}0台（套）。`;
}
