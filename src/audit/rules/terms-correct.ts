import { checkRule } from "../rule.ts";
import type { WordPattern } from "../word-patterns.ts";
import { judgeWords } from "../word-patterns.ts";

/** Statutory terms that are often mistyped, with what they must read and where that is written. */
const statutory: readonly (readonly [RegExp, string, string])[] = [
  [/国有资金经营(?:预算)?/g, "国有资本经营预算", "《预算法》第五条"],
  [/国有资产经营预算/g, "国有资本经营预算", "《预算法》第五条"],
  [/政府(?:性)?资金预算|政府基金预算/g, "政府性基金预算", "《预算法》第五条"],
];

/** Older or looser words for statutory terms. */
const loose: readonly (readonly [RegExp, string, string])[] = [
  [/一般公共收入预算|公共财政预算/g, "一般公共预算", "《预算法》第五条"],
  [/机关运转经费|机关运营经费/g, "机关运行经费", "《机关事务管理条例》"],
  [/公务招待费/g, "公务接待费", "《党政机关国内公务接待管理规定》"],
];

/** Misspellings and slips that no dictionary word explains. */
const misspelt: readonly (readonly [RegExp, string])[] = [
  [/(?<=财政|预算|资金|补助)拔款|拔付/g, "拨"],
  [/因工出国/g, "因公出国"],
  [/房屋构筑物购?构建|房屋构筑物构建/g, "房屋建筑物购建"],
  [/公基金(?=支出|缴|，|。|；)/g, "公积金"],
  [/帐(?=户|目|务|款|面)/g, "账"],
  [/(?<![招引])商引资/g, "招商引资"],
  [/综效考核/g, "绩效考核"],
  [/([的了和在为是与])\1(?=\p{Script=Han})/gu, "一个字"],
  [
    /(支出|收入|部门|单位|预算|决算|经费|主要|情况|年度|增加|减少|原因|使用|资金|完成|工作|开展|管理)\1/g,
    "一个词",
  ],
];

const patterns: readonly WordPattern[] = [
  ...statutory.map(
    ([pattern, right, source]): WordPattern => ({
      id: "SL-07",
      pattern,
      says: () => `不是法定用语，应为“${right}”（${source}）`,
      instead: () => right,
      advice: "改为法定用语。",
    }),
  ),
  ...loose.map(
    ([pattern, right, source]): WordPattern => ({
      id: "SL-07",
      pattern,
      says: () => `是旧称或俗称，应为“${right}”（${source}）`,
      instead: () => right,
      severity: "note",
    }),
  ),
  {
    id: "SL-10",
    pattern: /截止(?=\s*(?:\d{4}\s*年|\d{1,2}月|[本去上]?年[末底]|目前))/g,
    says: () => "后接时点，应写“截至”",
    instead: () => "截至",
    severity: "note",
    advice: "“截止”是停止，“截至”才表示到某个时点为止。",
  },
  ...misspelt.map(
    ([pattern, right]): WordPattern => ({
      id: "SL-17",
      pattern,
      says: ([words]) =>
        /^一个/.test(right) ? `重复，应为“${words.slice(0, words.length / 2)}”` : `疑为“${right}”之误`,
      instead: ([words]) => (/^一个/.test(right) ? words.slice(0, words.length / 2) : right),
      severity: "note",
      advice: "改正错别字，删去重复的字词。",
    }),
  ),
];

export const termsCorrect = checkRule({
  id: "terms-correct",
  title: "法定术语正确，没有错别字和重复的字词，时点用“截至”",
  basis: "《中华人民共和国预算法》第五条；通用语文规范",
  severity: "error",
  replaces: true,
  advice: "改为正确的用语。",
  catalogue: ["SL-07", "SL-10", "SL-17"],
  input: "words",
  check: (view) => judgeWords(view, patterns),
  examples: {
    pass: [drawing("截至2022年12月31日，国有资本经营预算项目支出0元。")],
    fail: [
      drawing("国有资金经营预算项目支出0元。"),
      drawing("截止2022年12月31日，共有车辆3辆。"),
      drawing("财政拔款支出支出100.00元。"),
    ],
  },
});

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n${sentence}`;
}
