import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import { bare, performanceProse } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { sentenceAround } from "../sentences.ts";
import type { View } from "../view.ts";

const ids = ["TX-13", "TX-14", "TX-16", "TX-19", "TX-23"];
const ordinal = /(?<![\p{Script=Han}])([一二三四五六七八九十])(?:是|要)(?![否不])/gu;
const ordinals = "一二三四五六七八九十";
const until = /截[止至](?:到)?\s*(?:(\d{4})年)?\s*(\d{1,2})\s*月(?:份|底|末|\d{1,2}日)?/g;
const measureName = /指标/g;
const listWord = /主要(?:包括|用于)/g;

export const performanceTextSound = checkRule({
  id: "performance-text-sound",
  title: "部门评价不以自评代替，完成情况截至年末，列举序号不重不漏，名称统一，语句不重复",
  basis: "财预〔2020〕10号：单位自评与部门评价分别开展，自评以年度为单位；公文写作规范",
  severity: "warning",
  advice: "按提示改写该处文字。",
  catalogue: ids,
  input: "words",
  *check(view) {
    yield reviewed(view);
    yield* untilYearEnd(view);
    yield* counted(view);
    yield* namedAlike(view);
    yield* repeatedWords(view);
  },
  examples: {
    pass: [drawing("从评价结果来看，项目立项规范，综合评分91分。一是组织有力；二是成效明显。")],
    fail: [
      drawing("从评价结果来看，自评结果均属于“优”。"),
      drawing("主要问题：一是人手不足；二是经费不足；二是经验不足。"),
      drawing("截止2022年11月份，各项考核指标均完成。"),
    ],
  },
});

/** A review by the department that rests on what units said of themselves. */
function reviewed(view: View): Checked {
  const prose = view.section("performance").find(({ text }) => /部门评价/.test(text) && text.length > 40);
  if (!prose) return notApplicable("TX-13");
  const at = prose.text.search(/部门评价/);
  const found = /自评(?:结果|得分|等级)/.exec(prose.text.slice(at));
  // Where one paragraph goes on to speak of self-evaluation, it is not the result of the review.
  const sentence = found
    ? sentenceAround(prose.text, at + found.index, at + found.index + found[0].length, /。/)
    : null;
  const result = sentence && /评价结果|评价结论|从评价/.test(sentence.text);
  if (!found || !sentence || !result) return passed("TX-13");
  return failed("TX-13", {
    subject: "部门评价结论",
    message: `部门评价的结论引用“${found[0]}”（${sentence.text.slice(-30)}），部门评价应另行组织，不得以单位自评代替`,
    expected: "部门评价得分和等级",
    actual: found[0],
    places: [{ place: placeIn(prose, at + found.index, at + found.index + found[0].length) }],
  });
}

function* untilYearEnd(view: View): Generator<Checked> {
  let any = false;
  for (const prose of performanceProse(view))
    for (const match of prose.text.matchAll(until)) {
      any = true;
      const [words, said, month] = match;
      const year = said ? Number(said) : view.account.year;
      if (Number(month) === 12 && (view.account.year === null || year === view.account.year)) {
        yield passed("TX-14");
        continue;
      }
      // A later date tells what came of it; an earlier one leaves part of the year out.
      if (view.account.year !== null && year !== null && year > view.account.year) continue;
      yield failed("TX-14", {
        subject: `${prose.section}/${bare(words)}/${prose.block}`,
        message: `完成情况写到“${words}”，年度自评应截至${view.account.year ?? ""}年12月31日`,
        expected: view.account.year === null ? "12月31日" : `${view.account.year}年12月31日`,
        actual: bare(words),
        places: [{ place: placeIn(prose, match.index, match.index + words.length) }],
      });
    }
  if (!any) yield notApplicable("TX-14");
}

/** 一是, 二是, 三是: each one more than the last, or from the start again. */
function* counted(view: View): Generator<Checked> {
  let any = false;
  for (const prose of listProse(view)) {
    let last = 0;
    let lastText = "";
    for (const match of prose.text.matchAll(ordinal)) {
      const value = ordinals.indexOf(match[1] ?? "") + 1;
      if (value > 1 || last > 0) any = true;
      const starts = value === 1 || last === 0;
      const right = starts || value === last + 1;
      if (!right)
        yield failed("TX-16", {
          subject: `${prose.section}/${prose.block}/${prose.row}/${value}`,
          severity: "note",
          message:
            value === last
              ? `“${match[0]}”重复出现（前面是“${lastText}…”），应为“${ordinals[last] ?? ""}是”`
              : `“${lastText}”之后应为“${ordinals[last] ?? ""}是”，实为“${match[0]}”`,
          expected: `${ordinals[last] ?? ""}是`,
          actual: match[0],
          places: [{ place: placeIn(prose, match.index, Math.min(prose.text.length, match.index + 12)) }],
        });
      last = starts ? value : Math.max(last, value);
      lastText = match[0];
    }
  }
  yield any ? passed("TX-16") : notApplicable("TX-16");
}

function listProse(view: View): readonly Prose[] {
  return view.account.prose.filter(
    ({ part, section, text }) => (part === "narrative" || section === "自评表") && text.length > 10,
  );
}

/** One index under names that differ in a character or two: 绩效考核指标, 综效考核指标, 综合考核指标. */
function* namedAlike(view: View): Generator<Checked> {
  const names = new Map<string, { prose: Prose; at: number }>();
  for (const prose of performanceProse(view))
    for (const match of prose.text.matchAll(measureName)) {
      const end = match.index + match[0].length;
      const name = /\p{Script=Han}+$/u.exec(prose.text.slice(Math.max(0, end - 14), end))?.[0] ?? "";
      if (name.length >= 10 && !names.has(name)) names.set(name, { prose, at: end - name.length });
    }
  const list = [...names];
  if (list.length < 2) return yield notApplicable("TX-19");
  const taken = new Set<string>();
  let found = false;
  for (const [name, first] of list) {
    if (taken.has(name)) continue;
    const like = list.filter(([other]) => other !== name && nearlyEqual(name, other));
    if (like.length === 0) continue;
    found = true;
    for (const [other] of like) taken.add(other);
    yield failed("TX-19", {
      subject: name,
      severity: "note",
      message: `同一指标名称不一：“${name}”“${like.map(([other]) => other).join("”“")}”`,
      expected: name,
      actual: like.map(([other]) => other).join("、"),
      places: [
        ...like.map(([other, { prose, at }]) => ({ place: placeIn(prose, at, at + other.length) })),
        { place: placeIn(first.prose, first.at, first.at + name.length) },
      ],
    });
  }
  if (!found) yield passed("TX-19");
}

/** Equally long, one or two characters changed side by side, the rest the same and longer. */
function nearlyEqual(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const odd = [...a].flatMap((sign, i) => (sign === b[i] ? [] : [i]));
  const [first = 0] = odd;
  const changed = odd.map((i) => `${a[i]}${b[i]}`).join("");
  // 数量 for 质量, 社会 for 经济: different indexes, not one under two names.
  if (/[数质时成经社生上下一二三四五六七八九十]/.test(changed)) return false;
  return odd.length > 0 && odd.length <= 2 && (odd.at(-1) ?? 0) - first <= 1;
}

/** “人员经费…元，主要包括人员经费…元，主要包括…” */
function* repeatedWords(view: View): Generator<Checked> {
  let any = false;
  for (const prose of view.account.prose) {
    if (prose.part !== "narrative" || prose.section === "") continue;
    for (const match of prose.text.matchAll(listWord)) {
      any = true;
      const rest = sentenceAround(prose.text, match.index + match[0].length, match.index + match[0].length);
      const tail = prose.text.slice(match.index + match[0].length, rest.end);
      const again = tail.indexOf(match[0]);
      if (again < 0 || tail.slice(0, again).includes("其中")) continue;
      // The words between the two are those before the first: the sentence began anew.
      const between = tail.slice(0, again).replace(/[，,\s]/g, "");
      const before = prose.text.slice(0, match.index).replace(/[，,\s]/g, "");
      if (between.length < 2 || !before.endsWith(between)) continue;
      yield failed("TX-23", {
        subject: `${prose.section}/${between}`,
        message: `“${prose.text.slice(match.index, match.index + match[0].length + again + match[0].length)}”：语句重复，应删去一处“${between}，${match[0]}”`,
        actual: between,
        places: [
          { place: placeIn(prose, match.index, match.index + match[0].length + again + match[0].length) },
        ],
      });
    }
  }
  yield any ? passed("TX-23") : notApplicable("TX-23");
}

function drawing(text: string): string {
  return [
    "收入支出决算总表",
    "2022年度",
    "金额单位：元",
    "",
    "## 第三部分 情况说明",
    "",
    "### 十、其他重要事项情况说明",
    "",
    "#### （四）预算绩效情况说明",
    "",
    "（1）预算绩效管理工作开展情况",
    "",
    `组织对文旅品牌推广经费、产业培训专项经费等2个一级项目开展了部门评价，涉及预算资金10.00元。${text}`,
  ].join("\n");
}
