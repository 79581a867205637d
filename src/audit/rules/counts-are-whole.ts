import type { Cell } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed } from "../rule.ts";
import { judgeWords } from "../word-patterns.ts";

/** What is counted piece by piece; areas, lengths and weights may be broken, and so may 万人次. */
const counted =
  "台[（(]套[）)]|台|套|辆|批[（(]次[）)]|批次|人次|批|场次|场|个(?![月小工学百亿点半星台])|人(?![年天日月时均])|名|次(?![方之])|项(?!目)|家|户|份|件|篇|期|座|所|宗|笔|头|只|册|栋|间|幅|株|支|部(?![分门])";
const broken = `[\\d０-９][\\d０-９,，]*[.．][\\d０-９]*[1-9１-９][\\d０-９]*\\s*[余多]?\\s*(?:${counted})`;
/** “3.1人员经费” at the head of a line is a number of its own; a mean may be broken. */
const stated = new RegExp(
  `(?<=[\\p{Script=Han}：:（(≥≤>＞＝=]\\s?)(?<![第见按照据表图]\\s?)(?<!(?:均|每|比例|比率|系数)[^，。；、\\n]{0,12})${broken}(?![/／每·])`,
  "gu",
);
const inCell = new RegExp(`^[≥≤>＞＝=<＜]?\\s*${broken}$`, "u");

export const countsAreWhole = checkRule({
  id: "counts-are-whole",
  title: "台、套、辆、批次、人次、个、场一类的件数是整数",
  basis: "按件计的数没有小数；平均数须写明是平均",
  severity: "error",
  advice: "改为实有的件数（整数）；确是平均数的，写明“平均”“人均”。",
  catalogue: [],
  input: "words",
  *check(view) {
    yield* judgeWords(view, [
      { id: null, pattern: stated, says: () => "不是整数，这里按件计数", instead: () => null },
    ]);
    // A statutory table takes no words in its figures at all.
    for (const { form, title, rows } of view.account.tables)
      if (!form?.startsWith("公开")) for (const row of rows) yield* cells(row, form ?? title ?? "");
  },
  examples: {
    pass: [
      drawing("截至2022年12月31日，单价100万元以上设备2台（套）。"),
      drawing("本年人均受训2.5次，新建管网2.5公里，提前1.5个月完工，服务2.35万人次。"),
    ],
    fail: [
      drawing("截至2022年12月31日，单价100万元以上设备2.50台（套）。"),
      drawing("本年国内公务接待12.5批次，接待80人次。"),
      `${drawing("本年培训3场。")}\n\n项目\t数量\n培训场次\t2.5场`,
    ],
  },
});

function* cells(row: readonly Cell[], table: string): Generator<Checked> {
  const label = row.find(({ text }) => /\p{Script=Han}{2}/u.test(text))?.text.trim() ?? "";
  if (/均|每|比例|比率/.test(label)) return;
  for (const { text, place } of row) {
    const printed = text.trim();
    if (!inCell.test(printed)) continue;
    yield failed([], {
      subject: `${table}:${label}:${printed}`,
      message: `${table}${label === printed ? "" : `“${label}”`}填写的“${printed}”不是整数，这里按件计数`,
      actual: printed,
      places: [{ place }],
    });
  }
}

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 十、其他重要事项情况说明\n\n#### （三）国有资产占用情况说明\n\n${sentence}`;
}
