import { placeOf } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const sectionsHaveText = checkRule({
  id: "sections-have-text",
  title: "情况说明每个标题下都有内容",
  basis: "财预〔2016〕143号：公开内容完整；没有发生的事项也应说明",
  severity: "warning",
  advice: "补写这一节；没有发生的，写明“没有”。",
  catalogue: [],
  input: "words",
  *check(view) {
    const { outline, prose, tables } = view.account;
    const headings = new Set(outline.map((entry) => entry.prose));
    const own = outline.filter(({ part, depth }) => part === "narrative" && depth !== null && depth >= 1);
    // A text without lines has its headings and what they head in one block, each as far as it can be told apart.
    const blocks = own.map((entry) => entry.prose.block);
    const lined = blocks.every((block, i) => i === 0 || block > (blocks[i - 1] ?? 0));
    if (own.length < 4 || !lined) return yield notApplicable([]);
    const filled = new Set(
      prose.flatMap((one) => (headings.has(one) || one.text.trim() === "" ? [] : [one.block])),
    );
    for (const { block } of tables) filled.add(block);
    for (const entry of own) {
      const next = outline[outline.indexOf(entry) + 1];
      const from = entry.prose.block;
      const to = next?.prose.block ?? Number.POSITIVE_INFINITY;
      const below = next !== undefined && next.depth !== null && next.depth > (entry.depth ?? 0);
      const said = entry.title.length > 40 || [...filled].some((block) => block >= from && block < to);
      if (said || below || next === undefined) yield passed([]);
      else
        yield failed([], {
          subject: `${entry.section}:${entry.title}`,
          message: `“${entry.number}${entry.title}”下没有内容`,
          expected: "说明",
          actual: "缺",
          places: [{ place: placeOf(entry.prose) }],
        });
    }
  },
  examples: {
    pass: [drawing("2022年度支出合计100.00元。"), drawing("本年度没有支出。")],
    fail: [drawing("")],
  },
});

function drawing(third: string): string {
  return [
    "## 第三部分 情况说明",
    "### 一、收入支出决算总体情况说明",
    "2022年度收入总计100.00元、支出总计100.00元。",
    "### 二、收入决算情况说明",
    "2022年度收入合计100.00元。",
    "### 三、支出决算情况说明",
    third,
    "### 四、财政拨款收支决算总体情况说明",
    "2022年度财政拨款收入总计100.00元、支出总计100.00元。",
    "## 第四部分 名词解释",
  ].join("\n\n");
}
