import type { Part } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { SectionKey } from "../../standard/sections.ts";
import { isIn, requiredSections, sectionTitle } from "../../standard/sections.ts";
import { canonicalOrder } from "../../standard/titles.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["ST-08", "ST-09", "ST-16", "ST-18", "ST-19", "ST-20", "ST-37"];
const partNames: Readonly<Record<string, string>> = {
  overview: "概况",
  tables: "决算表",
  narrative: "情况说明",
  glossary: "名词解释",
  attachments: "附件",
};

export const partsAndSectionsComplete = checkRule({
  id: "parts-and-sections-complete",
  title: "五个部分、情况说明各节、绩效各小项、名词解释齐全，顺序正确",
  basis: "财预〔2016〕143号；预算法第十四条；省级决算公开模板",
  severity: "error",
  advice: "按模板补齐缺少的部分或小节；没有内容的也要保留标题并说明。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const { profile } = view;
    const { outline } = view.account;
    const whole = outline.filter(({ depth }) => depth === 0).length >= 2;
    if (!profile || !whole) return yield notApplicable(ids);
    yield* parts(
      view,
      profile.parts.flatMap(({ part, required }) => (required ? [part] : [])),
    );
    const due = requiredSections(profile);
    yield* overview(view);
    const present = new Set(outline.filter(({ part }) => part === "narrative").map(({ section }) => section));
    yield* required("ST-16", due.roots, present, view, "情况说明缺");
    yield* required("ST-18", due.matters, present, view, "“其他重要事项”缺");
    yield* required("ST-19", due.items, present, view, "预算绩效情况说明缺");
    if (view.account.glossary.length > 0) yield passed("ST-20");
    else yield missing("ST-20", "名词解释", "没有名词解释，应解释专业性较强的名词", view, "error");
  },
  examples: {
    pass: [drawing("第四部分 名词解释")],
    fail: [drawing("第四部分 其他")],
  },
});

function missing(
  id: string,
  subject: string,
  message: string,
  view: View,
  severity: "error" | "warning" | "note",
): Checked {
  const near = view.account.outline.at(-1) ?? view.account.outline[0];
  return failed(id, {
    subject,
    severity,
    message,
    expected: subject,
    actual: "缺",
    places: near ? [{ place: placeOf(near.prose) }] : [],
  });
}

function* parts(view: View, wanted: readonly string[]): Generator<Checked> {
  const { outline } = view.account;
  const order: Part[] = [];
  for (const { depth, part } of outline) if (depth === 0 && !order.includes(part)) order.push(part);
  // Tables without a heading of their own are there all the same; the gap in the numbering is another finding.
  const tables = view.account.tables.some(({ form }) => form !== null && form !== "自评表");
  const absent = wanted.filter(
    (part) => !order.some((one) => one === part) && !(part === "tables" && tables),
  );
  if (absent.length > 0) {
    const names = absent.map((part) => partNames[part] ?? part).join("、");
    return yield missing(
      "ST-08",
      names,
      `缺少${names}部分，应有${wanted.map((part) => partNames[part]).join("、")}`,
      view,
      "error",
    );
  }
  const printed = order.filter((part) => wanted.includes(part));
  const due = wanted.filter((part) => printed.some((one) => one === part));
  if (view.profile?.frame || printed.every((part, i) => part === due[i])) return yield passed("ST-08");
  yield missing(
    "ST-08",
    "顺序",
    `各部分顺序为${printed.map((part) => partNames[part]).join("、")}，应为${wanted.map((part) => partNames[part]).join("、")}`,
    view,
    "error",
  );
}

function* overview(view: View): Generator<Checked> {
  const headings = view.account.outline.filter(({ part }) => part === "overview").map(({ title }) => title);
  const text = view.account.prose
    .filter(({ part }) => part === "overview")
    .map((prose) => prose.text)
    .join("");
  if (text === "") return yield notApplicable(["ST-09", "ST-37"]);
  for (const [word, pattern] of [
    ["职责", /职责|职能/],
    ["机构设置", /机构设置|内设机构|决算单位构成/],
  ] as const) {
    if (headings.some((title) => pattern.test(title))) yield passed("ST-09");
    else yield missing("ST-09", word, `概况没有“${word}”，应分别说明职责和机构设置`, view, "error");
  }
  if (/纳入.{0,20}(?:编制范围|决算)|决算单位构成|预算单位|机构设置|内设机构/.test(text))
    yield passed("ST-37");
  else yield missing("ST-37", "决算单位构成", "概况没有说明纳入决算编制范围的单位", view, "note");
}

function* required(
  id: string,
  wanted: readonly SectionKey[],
  present: ReadonlySet<string>,
  view: View,
  lead: string,
): Generator<Checked> {
  for (const key of wanted) {
    if ([...present].some((section) => isIn(section, key))) yield passed(id);
    else
      yield missing(
        id,
        sectionTitle(view.profile, key),
        `${lead}“${sectionTitle(view.profile, key)}”`,
        view,
        id === "ST-19" ? "warning" : "error",
      );
  }
}

function drawing(fourth: string): string {
  const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
  const items: readonly SectionKey[] = [
    "performance.work",
    "performance.projects",
    "performance.whole-unit",
    "performance.evaluations",
    "performance.other",
  ];
  return [
    "## 第一部分 概况",
    "### 一、本单位职责",
    "负责宣传。",
    "### 二、机构设置情况",
    "设办公室。",
    "## 第二部分 2022年部门决算表",
    "## 第三部分 情况说明",
    ...canonicalOrder.map((key, i) => `### ${numerals[i]}、${sectionTitle(undefined, key)}`),
    ...(["operating-cost", "procurement", "assets", "performance"] as const).map(
      (key, i) => `#### （${numerals[i]}）${sectionTitle(undefined, key)}`,
    ),
    ...items.map((key, i) => `（${i + 1}）${sectionTitle(undefined, key)}`),
    `## ${fourth}`,
    "1. 基本支出：保障机构运转的支出。",
    "## 第五部分 附件",
  ].join("\n\n");
}
