import type { OutlineEntry } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import { isSection, sectionTitle } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const sectionTitlesDistinct = checkRule({
  id: "section-titles-distinct",
  title: "情况说明各节标题互不相同，与所说明的表对应",
  basis: "财政部和省级决算公开模板：六、一般公共预算财政拨款基本支出决算情况说明",
  severity: "warning",
  advice: "按该节实际内容改正标题，并同步修改目录。",
  catalogue: ["ST-17"],
  input: "words",
  *check(view) {
    const headings = view.account.outline.filter(({ part, depth }) => part === "narrative" && depth === 1);
    if (headings.length < 2) return yield notApplicable("ST-17");
    const seen = new Map<string, OutlineEntry>();
    for (const heading of headings) {
      const title = heading.title.replace(/\s+/g, "");
      const first = seen.get(title);
      seen.set(title, first ?? heading);
      if (!first) {
        yield passed("ST-17");
        continue;
      }
      const standard = isSection(heading.section) ? sectionTitle(view.profile, heading.section) : null;
      yield failed("ST-17", {
        subject: heading.section,
        message: `“${heading.number}${heading.title}”与“${first.number}${first.title}”标题相同${standard ? `，按内容应为“${heading.number}${standard}”` : ""}`,
        expected: standard ?? null,
        actual: heading.title,
        places: [{ place: placeOf(heading.prose) }, { place: placeOf(first.prose) }],
      });
    }
  },
  examples: {
    pass: [drawing("六、一般公共预算财政拨款基本支出决算情况说明")],
    fail: [drawing("六、一般公共预算财政拨款支出决算情况说明")],
  },
});

function drawing(sixth: string): string {
  return [
    "## 第三部分 情况说明",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "2022年度财政拨款支出100.00元。",
    `### ${sixth}`,
    "2022年度财政拨款基本支出60.00元。",
  ].join("\n\n");
}
