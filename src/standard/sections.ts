/** The sections of the narrative by meaning, whatever number a layout prints before them. */
export const sectionKeys = [
  "totals",
  "revenue",
  "expenditure",
  "appropriation-totals",
  "general-expenditure",
  "general-expenditure.overall",
  "general-expenditure.structure",
  "general-expenditure.details",
  "basic-expenditure",
  "government-funds",
  "state-capital",
  "three-public",
  "three-public.overall",
  "three-public.details",
  "other-matters",
  "operating-cost",
  "procurement",
  "assets",
  "performance",
  "performance.work",
  "performance.projects",
  "performance.whole-unit",
  "performance.evaluations",
  "performance.other",
] as const;

export type SectionKey = (typeof sectionKeys)[number];

const known: ReadonlySet<string> = new Set(sectionKeys);

/** Whether a home is a section of the narrative, and not a form or none. */
export function isSection(home: string): home is SectionKey {
  return known.has(home);
}

/** Sections that stand under 其他重要事项 where a layout has it. */
const otherMatters: readonly string[] = ["operating-cost", "procurement", "assets", "performance"];

/** The first-level section that a section belongs to. */
export function rootOf(section: string): string {
  const own = section.split(".")[0]!;
  return otherMatters.includes(own) ? "other-matters" : own;
}

/** Whether a home is a section or one inside it. */
export function isIn(home: string, section: SectionKey): boolean {
  return (
    home === section ||
    home.startsWith(`${section}.`) ||
    (section === "other-matters" && rootOf(home) === section)
  );
}

/** Whether the figures of a section may be told by functional subject. */
export function namesSubjects(section: string): boolean {
  return (
    isSection(section) &&
    !["revenue", "appropriation-totals", "basic-expenditure", "three-public"].includes(rootOf(section))
  );
}

export interface SectionForm {
  readonly key: SectionKey;
  /** Standard title without its number. */
  readonly title: string;
  readonly pattern: RegExp;
}

/** First-level sections (一 … 十). More specific patterns stand first. */
export const sections: readonly SectionForm[] = [
  { key: "three-public", title: "财政拨款“三公”经费支出决算情况说明", pattern: /三公.*经费/ },
  {
    key: "government-funds",
    title: "政府性基金预算财政拨款收支决算情况说明",
    pattern: /政府性基金.*(?:情况|说明|决算)/,
  },
  {
    key: "state-capital",
    title: "国有资本经营预算财政拨款支出决算情况说明",
    pattern: /国有(?:资本|资金)经营.*(?:情况|说明|决算)/,
  },
  {
    key: "basic-expenditure",
    title: "一般公共预算财政拨款基本支出决算情况说明",
    pattern: /(?:财政拨款|一般公共预算).*基本支出.*(?:情况|说明|决算)/,
  },
  { key: "other-matters", title: "其他重要事项情况说明", pattern: /其他重要事项/ },
  {
    key: "appropriation-totals",
    title: "财政拨款收支决算总体情况说明",
    pattern: /财政拨款(?:收支|收入支出|收入、支出).*(?:情况|说明|决算)/,
  },
  {
    key: "general-expenditure",
    title: "一般公共预算财政拨款支出决算情况说明",
    pattern: /(?:一般公共预算|公共财政|财政拨款).*支出.*(?:情况|说明|决算)/,
  },
  {
    key: "totals",
    title: "收入支出决算总体情况说明",
    pattern: /(?:收入支出|收支|收入、支出).*(?:总体|决算).*(?:情况|说明)|决算收支总体情况/,
  },
  { key: "revenue", title: "收入决算情况说明", pattern: /^(?!.*采购).*收入(?:预)?决算.*(?:情况|说明)/ },
  {
    key: "expenditure",
    title: "支出决算情况说明",
    pattern: /^(?!.*(?:机关运行|采购)).*支出(?:预)?决算.*(?:情况|说明)/,
  },
];

/** Second-level sections, under the first-level one they belong to; null: wherever they stand. */
export const subsections: readonly (SectionForm & { readonly under: SectionKey | null })[] = [
  {
    under: "general-expenditure",
    key: "general-expenditure.overall",
    title: "财政拨款支出决算总体情况",
    pattern: /总体情况/,
  },
  {
    under: "general-expenditure",
    key: "general-expenditure.structure",
    title: "财政拨款支出决算结构情况",
    pattern: /结构情况/,
  },
  {
    under: "general-expenditure",
    key: "general-expenditure.details",
    title: "财政拨款支出决算具体情况",
    pattern: /具体情况/,
  },
  {
    under: "three-public",
    key: "three-public.overall",
    title: "“三公”经费财政拨款支出决算总体情况说明",
    pattern: /总体情况/,
  },
  {
    under: "three-public",
    key: "three-public.details",
    title: "“三公”经费财政拨款支出决算具体情况说明",
    pattern: /具体情况/,
  },
  { under: null, key: "operating-cost", title: "机关运行经费支出情况说明", pattern: /机关运行经费/ },
  { under: null, key: "procurement", title: "政府采购情况说明", pattern: /政府采购/ },
  { under: null, key: "assets", title: "国有资产占用情况说明", pattern: /国有资产|国有资产占用|车辆.*设备/ },
  { under: null, key: "performance", title: "预算绩效情况说明", pattern: /绩效/ },
];

/** The five items of the performance section. */
export const performanceItems: readonly SectionForm[] = [
  { key: "performance.work", title: "预算绩效管理工作开展情况", pattern: /绩效管理工作开展/ },
  { key: "performance.projects", title: "项目绩效自评结果", pattern: /项目.*自评结果|项目支出.*自评/ },
  { key: "performance.whole-unit", title: "部门（单位）整体支出绩效自评结果", pattern: /整体支出.*自评/ },
  { key: "performance.evaluations", title: "部门评价项目绩效评价结果", pattern: /部门评价/ },
  { key: "performance.other", title: "其他需要说明的事项", pattern: /其他需要说明/ },
];

/** What a section is about, for messages: “九、（一）”. */
const namesOfSections: Readonly<Record<SectionKey, string>> = {
  totals: "情况说明一",
  revenue: "情况说明二",
  expenditure: "情况说明三",
  "appropriation-totals": "情况说明四",
  "general-expenditure": "情况说明五",
  "general-expenditure.overall": "情况说明五（一）",
  "general-expenditure.structure": "情况说明五（二）",
  "general-expenditure.details": "情况说明五（三）",
  "basic-expenditure": "情况说明六",
  "government-funds": "情况说明七",
  "state-capital": "情况说明八",
  "three-public": "情况说明九",
  "three-public.overall": "情况说明九（一）",
  "three-public.details": "情况说明九（二）",
  "other-matters": "情况说明十",
  "operating-cost": "机关运行经费说明",
  procurement: "政府采购说明",
  assets: "国有资产占用说明",
  performance: "预算绩效说明",
  "performance.work": "绩效管理工作开展情况",
  "performance.projects": "项目绩效自评结果",
  "performance.whole-unit": "整体支出绩效自评结果",
  "performance.evaluations": "部门评价结果",
  "performance.other": "其他需要说明的事项",
};

/** What a section is called in messages, or null where a home is none. */
export function sectionName(home: string): string | null {
  return isSection(home) ? namesOfSections[home] : null;
}

const canonicalOrder = [
  "totals",
  "revenue",
  "expenditure",
  "appropriation-totals",
  "general-expenditure",
  "basic-expenditure",
  "government-funds",
  "state-capital",
  "three-public",
  "other-matters",
] as const;

/** The section that a first-level heading opens: by its words, by its number where the words are taken. */
export function sectionTitled(
  title: string,
  ordinal: number | null,
  taken: ReadonlySet<string>,
): SectionKey | null {
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
export function subsectionTitled(title: string, section: string): SectionKey | null {
  const bare = title.replace(/\s+/g, "");
  const root = rootOf(section);
  if (isIn(section, "performance"))
    for (const item of performanceItems) if (item.pattern.test(bare)) return item.key;
  for (const sub of subsections)
    if ((sub.under === root || (sub.under === null && root === "other-matters")) && sub.pattern.test(bare))
      return sub.key;
  return null;
}
