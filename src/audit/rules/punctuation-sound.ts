import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, passed } from "../rule.ts";
import type { View } from "../view.ts";
import type { WordPattern } from "../word-patterns.ts";
import { judgeWords } from "../word-patterns.ts";

/** The last stop of a run is the one that was typed on purpose, unless the first one ends the sentence. */
function single(run: string): string {
  return run.includes("；") ? "；" : (run.replace(/[，、]/g, "")[0] ?? run[0] ?? "");
}

const patterns: readonly WordPattern[] = [
  {
    id: "SL-01",
    pattern: /[。，；、：]{2,}/g,
    says: () => "标点重复",
    instead: ([words]) => single(words),
  },
  {
    id: "SL-08",
    pattern: /\d(?:万元|亿元|元|%)(?:完成|占比|占本年|占政府|比上年|较上年|与上年)/g,
    says: () => "中间缺逗号",
    instead: ([words]) => words.replace(/(元|%)/, "$1，"),
    group: ([words]) => words.replace(/^\d/, ""),
  },
  {
    id: "SL-09",
    pattern: /(?<=\p{Script=Han})[,;:?!](?!\d)|[(](?=[\p{Script=Han}])|(?<=[\p{Script=Han}])[)]/gu,
    says: () => "一类半角标点，中文应用全角",
    instead: ([sign]) => fullWidth[sign] ?? null,
    group: () => "半角标点",
    within: ({ part }) => part === "narrative" || part === "attachments",
  },
];

const fullWidth: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};

const pairs: readonly (readonly [RegExp, RegExp, string])[] = [
  [/[（(]/g, /[）)]/g, "括号"],
  [/《/g, /》/g, "书名号"],
  [/“/g, /”/g, "引号"],
  [/【/g, /】/g, "方括号"],
  [/〔/g, /〕/g, "文号括号"],
];

export const punctuationSound = checkRule({
  id: "punctuation-sound",
  title: "标点不重复、不缺漏，全角半角统一，括号引号成对",
  basis: "GB/T 15834—2011《标点符号用法》",
  severity: "note",
  advice: "按提示改正标点。",
  catalogue: ["SL-01", "SL-08", "SL-09", "SL-14"],
  input: "words",
  *check(view) {
    yield* judgeWords(view, patterns);
    yield* paired(view);
    yield* ended(view);
  },
  examples: {
    pass: [drawing("支出决算424.08万元，完成年初预算的85.11%，用于招商引资（含“云签约”）。")],
    fail: [
      drawing("主要原因是本年度新增决算单位。。"),
      drawing("支出决算424.08万元完成年初预算的85.11%。"),
      drawing("主要用于(含会议)支出."),
      drawing("主要用于招商引资（含会议。"),
      `${drawing("支出决算424.08万元。")}\n\n2022年度收入合计100.00元，与上年相同，没有变化，原因是一切照旧。\n\n2022年度支出合计100.00元，与上年相同，没有变化，原因是一切照旧。\n\n2022年度支出总计100.00元，与上年相同，没有变化，原因是一切照旧。\n\n2022年度收入总计100.00元，与上年相同，没有变化，原因是一切照旧`,
    ],
  },
});

/** A paragraph of sentences ends with a stop; what is read line by line has none in the middle. */
function* ended(view: View): Generator<Checked> {
  const headings = new Set(view.account.outline.map(({ prose }) => prose));
  const paragraphs = view.account.prose.filter(
    (one) => one.part === "narrative" && one.row < 0 && !headings.has(one) && one.text.trim().length > 30,
  );
  const open = paragraphs.filter(
    ({ text }) => /[\p{Script=Han}\d%]\s*$/u.test(text.slice(-20)) && /[，。]/.test(text),
  );
  if (open.length === 0 || open.length * 4 > paragraphs.length) return yield passed("SL-01");
  for (const prose of open)
    yield failed("SL-01", {
      subject: `段末:${prose.text.slice(0, 20)}`,
      message: `“${prose.text.trim().slice(-16)}”段末缺句号`,
      expected: "。",
      actual: "缺",
      places: [{ place: placeIn(prose, Math.max(0, prose.text.trimEnd().length - 16), prose.text.length) }],
    });
}

function* paired(view: View): Generator<Checked> {
  let found = false;
  for (const prose of view.account.prose) {
    if (prose.part === "contents") continue;
    if (!/[（(《“【〔）)》”】〕]/.test(prose.text)) continue;
    const text = withoutNumbers(prose);
    for (const [open, close, name] of pairs) {
      const opened = text.match(open)?.length ?? 0;
      const closed = text.match(close)?.length ?? 0;
      if (opened === closed) continue;
      found = true;
      const odd = opened > closed ? lastOf(text, open) : text.search(close);
      const at = Math.max(0, odd);
      yield failed("SL-14", {
        // A document number cut short can no longer be looked up.
        ...(name === "文号括号" ? { severity: "warning" as const } : {}),
        subject: `${prose.section}:${name}:${prose.block}:${prose.row}:${prose.col}`,
        message: `${name}不成对：“${prose.text.slice(Math.max(0, at - 8), at + 8)}”有${opened}个前${name}、${closed}个后${name}`,
        expected: String(Math.max(opened, closed)),
        actual: String(Math.min(opened, closed)),
        places: [{ place: placeIn(prose, Math.max(0, at - 8), Math.min(prose.text.length, at + 8)) }],
      });
    }
  }
  if (!found) yield passed("SL-14");
}

function lastOf(text: string, sign: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(sign)) last = index;
  return last;
}

/** “1）” and “一)” number a line and open nothing; blanked so that offsets stay. */
function withoutNumbers({ text }: Prose): string {
  return text.replace(/(?<![（(\d一二三四五六七八九十])[\d一二三四五六七八九十]{1,2}[）)]/g, (found) =>
    " ".repeat(found.length),
  );
}

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n${sentence}`;
}
