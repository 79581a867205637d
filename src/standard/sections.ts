/** The sections of the narrative by meaning; their order is the canonical order of 情况说明. */

export interface SectionForm {
  readonly key: string;
  /** Standard title without its number. */
  readonly title: string;
  readonly pattern: RegExp;
}

/** First-level sections (一 … 十). More specific patterns stand first. */
export const sections: readonly SectionForm[] = [
  { key: "s9", title: "财政拨款“三公”经费支出决算情况说明", pattern: /三公.*经费/ },
  { key: "s7", title: "政府性基金预算财政拨款收支决算情况说明", pattern: /政府性基金.*(?:情况|说明|决算)/ },
  {
    key: "s8",
    title: "国有资本经营预算财政拨款支出决算情况说明",
    pattern: /国有(?:资本|资金)经营.*(?:情况|说明|决算)/,
  },
  {
    key: "s6",
    title: "一般公共预算财政拨款基本支出决算情况说明",
    pattern: /(?:财政拨款|一般公共预算).*基本支出.*(?:情况|说明|决算)/,
  },
  { key: "s10", title: "其他重要事项情况说明", pattern: /其他重要事项/ },
  {
    key: "s4",
    title: "财政拨款收支决算总体情况说明",
    pattern: /财政拨款(?:收支|收入支出|收入、支出).*(?:情况|说明|决算)/,
  },
  {
    key: "s5",
    title: "一般公共预算财政拨款支出决算情况说明",
    pattern: /(?:一般公共预算|公共财政|财政拨款).*支出.*(?:情况|说明|决算)/,
  },
  {
    key: "s1",
    title: "收入支出决算总体情况说明",
    pattern: /(?:收入支出|收支|收入、支出).*(?:总体|决算).*(?:情况|说明)|决算收支总体情况/,
  },
  { key: "s2", title: "收入决算情况说明", pattern: /^(?!.*采购).*收入(?:预)?决算.*(?:情况|说明)/ },
  {
    key: "s3",
    title: "支出决算情况说明",
    pattern: /^(?!.*(?:机关运行|采购)).*支出(?:预)?决算.*(?:情况|说明)/,
  },
];

/** Second-level sections, under the first-level one they belong to; null: wherever they stand. */
export const subsections: readonly (SectionForm & { readonly under: string | null })[] = [
  { under: "s5", key: "s5a", title: "财政拨款支出决算总体情况", pattern: /总体情况/ },
  { under: "s5", key: "s5b", title: "财政拨款支出决算结构情况", pattern: /结构情况/ },
  { under: "s5", key: "s5c", title: "财政拨款支出决算具体情况", pattern: /具体情况/ },
  { under: "s9", key: "s9a", title: "“三公”经费财政拨款支出决算总体情况说明", pattern: /总体情况/ },
  { under: "s9", key: "s9b", title: "“三公”经费财政拨款支出决算具体情况说明", pattern: /具体情况/ },
  { under: null, key: "s10a", title: "机关运行经费支出情况说明", pattern: /机关运行经费/ },
  { under: null, key: "s10b", title: "政府采购情况说明", pattern: /政府采购/ },
  { under: null, key: "s10c", title: "国有资产占用情况说明", pattern: /国有资产|国有资产占用|车辆.*设备/ },
  { under: null, key: "s10d", title: "预算绩效情况说明", pattern: /绩效/ },
];

/** The five items of the performance section. */
export const performanceItems: readonly SectionForm[] = [
  { key: "s10d.1", title: "预算绩效管理工作开展情况", pattern: /绩效管理工作开展/ },
  { key: "s10d.2", title: "项目绩效自评结果", pattern: /项目.*自评结果|项目支出.*自评/ },
  { key: "s10d.3", title: "部门（单位）整体支出绩效自评结果", pattern: /整体支出.*自评/ },
  { key: "s10d.4", title: "部门评价项目绩效评价结果", pattern: /部门评价/ },
  { key: "s10d.5", title: "其他需要说明的事项", pattern: /其他需要说明/ },
];

/** What a section is about, for messages: “九、（一）”. */
export const sectionNames: Readonly<Record<string, string>> = {
  s1: "情况说明一",
  s2: "情况说明二",
  s3: "情况说明三",
  s4: "情况说明四",
  s5: "情况说明五",
  s5a: "情况说明五（一）",
  s5b: "情况说明五（二）",
  s5c: "情况说明五（三）",
  s6: "情况说明六",
  s7: "情况说明七",
  s8: "情况说明八",
  s9: "情况说明九",
  s9a: "情况说明九（一）",
  s9b: "情况说明九（二）",
  s10: "情况说明十",
  s10a: "机关运行经费说明",
  s10b: "政府采购说明",
  s10c: "国有资产占用说明",
  s10d: "预算绩效说明",
  "s10d.1": "绩效管理工作开展情况",
  "s10d.2": "项目绩效自评结果",
  "s10d.3": "整体支出绩效自评结果",
  "s10d.4": "部门评价结果",
  "s10d.5": "其他需要说明的事项",
};

const canonicalOrder = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10"] as const;

/** The section that a first-level heading opens: by its words, by its number where the words are taken. */
export function sectionTitled(
  title: string,
  ordinal: number | null,
  taken: ReadonlySet<string>,
): string | null {
  const bare = title.replace(/\s+/g, "");
  for (const section of sections) {
    if (!section.pattern.test(bare)) continue;
    if (!taken.has(section.key)) return section.key;
    const byNumber = ordinal === null ? undefined : canonicalOrder[ordinal - 1];
    return byNumber && !taken.has(byNumber) ? byNumber : section.key;
  }
  return null;
}

/** The subsection that a heading opens inside `section`. */
export function subsectionTitled(title: string, section: string): string | null {
  const bare = title.replace(/\s+/g, "");
  const root = section.replace(/^(s\d+).*$/, "$1");
  if (root === "s10" && section.startsWith("s10d"))
    for (const item of performanceItems) if (item.pattern.test(bare)) return item.key;
  for (const sub of subsections)
    if ((sub.under === root || (sub.under === null && root === "s10")) && sub.pattern.test(bare))
      return sub.key;
  return null;
}
