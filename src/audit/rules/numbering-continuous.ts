import type { OutlineEntry } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const numberingContinuous = checkRule({
  id: "numbering-continuous",
  title: "章节序号连续，不跳号、不重号",
  basis: "党政机关公文格式：结构层次序数依次用“一、”“（一）”“1.”“（1）”",
  severity: "note",
  advice: "按层次重新编号。",
  catalogue: ["ST-32"],
  input: "words",
  *check(view) {
    const last = new Map<number, OutlineEntry>();
    let any = false;
    for (const heading of view.account.outline) {
      const { depth, ordinal } = heading;
      if (depth === null || ordinal === null) continue;
      for (const deeper of [...last.keys()]) if (deeper > depth) last.delete(deeper);
      const before = last.get(depth);
      const expected = before?.ordinal ? before.ordinal + 1 : 1;
      last.set(depth, heading);
      // Some layouts number the sections of all parts through, and an excerpt may begin at a later part.
      if (ordinal === expected || (!before && depth <= 1)) {
        any = true;
        yield passed("ST-32");
        continue;
      }
      if (ordinal === 1) continue;
      any = true;
      yield failed("ST-32", {
        subject: `${heading.section}:${heading.number}${heading.title}`,
        message: `“${heading.number}${heading.title}”之前是“${before ? before.number + before.title : "（无）"}”，序号应为第${expected}，实为第${ordinal}${before?.ordinal === ordinal ? "（重号）" : ""}`,
        expected: String(expected),
        actual: String(ordinal),
        places: [{ place: placeIn(heading.prose, 0, Math.min(heading.prose.text.length, 40)) }],
      });
    }
    if (!any) yield notApplicable("ST-32");
  },
  examples: {
    pass: [drawing("三、")],
    fail: [drawing("四、"), drawing("二、")],
  },
});

function drawing(third: string): string {
  return [
    "## 第三部分 情况说明",
    "### 一、收入支出决算总体情况说明",
    "2022年度收入总计100.00元、支出总计100.00元。",
    "### 二、收入决算情况说明",
    "2022年度收入合计100.00元。",
    `### ${third}支出决算情况说明`,
    "2022年度支出合计100.00元。",
  ].join("\n\n");
}
