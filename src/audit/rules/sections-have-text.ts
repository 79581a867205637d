import type { Account, OutlineEntry, Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { Severity } from "../../facts/finding.ts";
import { emptinessOf } from "../../standard/empty-words.ts";
import { usualTitles } from "../../standard/titles.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** Parts whose headings are judged; tables that are missing are another rule's. */
const judged: readonly string[] = ["overview", "narrative", "glossary", "attachments"];
/** How headings of sections end, where nothing but their words says that they are headings. */
const overviewTitled =
  /^(?!.*[，、]).*(?:职责|职能|机构(?:设置)?|设置(?:情况)?|构成(?:情况)?|概况|简介|基本情况|编制情况|人员情况)$/;
const titled = /(?:情况|说明|职责|职能|设置|构成|概况|解释|附件|事项|结果|经费|简介)(?:[（(].{1,12}[）)])?$/;
/** A heading that tells all there is to tell: “（一）本单位无机关运行经费”. */
const tellsItself = /\d|无|没有|未|不涉及|不属于|不适用|《|[。；]$/;

export const sectionsHaveText = checkRule({
  id: "sections-have-text",
  title: "概况、情况说明、名词解释的每个标题下都有内容，不是空白、占位符或“略”",
  basis: "财预〔2016〕143号：公开内容完整；没有发生的事项也应说明",
  severity: "error",
  advice: "补写这一节；没有发生的，写明“本年度没有……”。",
  catalogue: [],
  input: "words",
  *check(view) {
    const all = sectionsOf(view.account);
    if (all.length === 0) return yield notApplicable([]);
    // A heading that is listed first and told later has its text there.
    const told = new Set(all.filter(({ body }) => emptiness(body) === null).map(({ entry }) => key(entry)));
    for (const section of all) {
      const { entry, body } = section;
      const empty = emptiness(body);
      // “其他需要说明的事项”：“无” is an answer.
      const answered = empty === "none" && /其他/.test(entry.title);
      if (empty === null || answered || told.has(key(entry))) yield passed([]);
      else if (section.pictured) yield shown(section);
      else yield wrong(section, empty);
    }
  },
  examples: {
    pass: [drawing("2022年度支出合计100.00元。"), drawing("本年度没有支出。")],
    fail: [drawing(""), drawing("略"), drawing("____"), drawing("（请填写支出决算情况）"), drawing("无")],
  },
});

interface Told {
  readonly entry: OutlineEntry;
  readonly body: readonly Prose[];
  /** Whether a picture stands below it. */
  readonly pictured: boolean;
}

/** What a picture shows nobody here has read: a person has to. */
function shown({ entry }: Told): Checked {
  return failed([], {
    subject: `${entry.section}:${entry.title}`,
    severity: "warning",
    message: `“${entry.number}${entry.title}”下只有图片，图片里的内容没有读取`,
    expected: "说明",
    actual: "图片",
    places: [{ place: placeOf(entry.prose) }],
    advice: "人工核对图片里的内容；能写成文字的，改为文字。",
  });
}

function wrong({ entry, body }: Told, empty: "blank" | "none"): Checked {
  const words = body.map(({ text }) => text.trim()).join("");
  const severity: Severity = empty === "blank" && isDue(entry) ? "error" : "warning";
  return failed([], {
    subject: `${entry.section}:${entry.title}`,
    severity,
    message: `“${entry.number}${entry.title}”下${words === "" ? "没有内容" : `只写了“${words.slice(0, 20)}”`}`,
    expected: "说明",
    actual: words === "" ? "缺" : words.slice(0, 60),
    places: [{ place: placeOf(entry.prose) }, ...body.slice(0, 1).map((one) => ({ place: placeOf(one) }))],
  });
}

/** Sections that every disclosure must have: those of the narrative by meaning, duties, organisation, glossary. */
function isDue({ part, title, depth, section }: OutlineEntry): boolean {
  if (part === "attachments") return false;
  if (part === "overview" || part === "cover")
    return depth === 0 || /职责|职能|机构|设置|概况|构成/.test(title);
  return part === "glossary" || depth === 0 || section !== "";
}

/** Whether what stands below a heading is still to be written, or says no more than 无; null where it says something. */
function emptiness(body: readonly Prose[]): "blank" | "none" | null {
  const found = body.map(({ text }) => emptinessOf(text));
  if (found.includes(null)) return null;
  return found.includes("none") ? "none" : "blank";
}

function key({ title, part }: OutlineEntry): string {
  return `${part}:${title.replace(/\s+/g, "")}`;
}

/** The headings that head no other heading, with the prose below them; those above a table are left out. */
function sectionsOf({ outline, prose, tables, pictures = [] }: Account): Told[] {
  const places = new Map(prose.map((one, i) => [one, i]));
  const heads = kindsThatHead(outline, places, prose);
  const real = outline.filter((entry) => isHeading(entry, heads));
  const entries = new Set(real.map((entry) => entry.prose));
  const withTables = tables.map(({ block }) => block);
  return real.flatMap((entry, i): Told[] => {
    if (!judged.includes(entry.part) && !isOverview(entry)) return [];
    // Of what is attached only the part as a whole is expected.
    if (entry.part === "attachments" && entry.depth !== 0) return [];
    const next = real[i + 1];
    if (next && isBelow(next, entry)) return [];
    const bare = entry.title.replace(/\d{4}\s*年度?/g, "");
    if (entry.title.length > 40 || tellsItself.test(bare)) return [];
    const from = places.get(entry.prose) ?? 0;
    const to = next ? (places.get(next.prose) ?? prose.length) : prose.length;
    const end = next?.prose.block ?? Number.POSITIVE_INFINITY;
    if (withTables.some((block) => block > entry.prose.block && block < end)) return [];
    // In a text without lines a heading and what it heads cannot always be told apart.
    const body = prose.slice(from + 1, to).filter((one) => one.row < 0 && !entries.has(one));
    const pictured = pictures.some((block) => block > entry.prose.block && block < end);
    return next?.prose.block === entry.prose.block && body.length === 0 ? [] : [{ entry, body, pictured }];
  });
}

/** A line that is marked up as a heading, worded like one, or of a kind with lines that head something. */
function isHeading(entry: OutlineEntry, heads: ReadonlySet<string>): boolean {
  const bare = entry.title.replace(/\s+/g, "");
  if (entry.part === "cover") return isOverview(entry);
  if (entry.level !== null || entry.depth === 0) return true;
  // Duties are listed in words that could be headings, too.
  if (entry.part === "overview") return overviewTitled.test(bare);
  if (titled.test(bare) || usualTitles().isSectionTitle(bare)) return true;
  // Entries of a list head nothing, nor do their sisters.
  return heads.has(kindOf(entry));
}

/** Duties and organisation where nothing says that a part begins with them. */
function isOverview({ part, title }: OutlineEntry): boolean {
  return part === "cover" && overviewTitled.test(title.replace(/\s+/g, ""));
}

function kindOf({ depth, part, section }: OutlineEntry): string {
  return `${depth} ${part} ${section}`;
}

/** Kinds of numbered lines of which one at least has text below. */
function kindsThatHead(
  outline: readonly OutlineEntry[],
  places: ReadonlyMap<Prose, number>,
  prose: readonly Prose[],
): ReadonlySet<string> {
  const headings = new Set(outline.map((entry) => entry.prose));
  return new Set(
    outline.flatMap((entry) => {
      const below = prose[(places.get(entry.prose) ?? -2) + 1];
      return below !== undefined && below.row < 0 && !headings.has(below) ? [kindOf(entry)] : [];
    }),
  );
}

function isBelow(next: OutlineEntry, entry: OutlineEntry): boolean {
  if (entry.depth === 0) return next.depth !== 0 && next.part === entry.part;
  if (next.level !== null && entry.level !== null) return next.level > entry.level;
  if (next.depth !== null && entry.depth !== null) return next.depth > entry.depth;
  return entry.level !== null;
}

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
  ].join("\n\n");
}
