import type { Prose } from "../../facts/account.ts";
import { placeIn, placeOf } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, needsData, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["CP-01", "CP-02", "CP-14", "CP-16"];
const limit = 20;

export const publicationStated = checkRule({
  id: "publication-stated",
  title: "载明批复和公开日期，批复后20日内公开，文种前后一致，声明涉密除外",
  basis: "《预算法》第十四条：经批复的决算在批复后二十日内公开，涉及国家秘密的除外",
  severity: "error",
  advice: "写明批复日期和公开日期，在批复后20日内公开；涉密内容作除外声明。",
  catalogue: ids,
  input: "words",
  *check(view) {
    if (view.account.prose.length === 0) return yield notApplicable(ids);
    yield* dates(view);
    yield genre(view);
    yield secrets(view);
  },
  examples: {
    pass: [
      drawing("批复日期：2023年8月25日，公开日期：2023年9月10日", "2022年度部门决算公开", "涉密项目除外。"),
    ],
    fail: [
      drawing("批复日期：2023年8月25日，公开日期：2023年9月20日", "2022年度部门决算公开", "涉密项目除外。"),
      drawing("", "2022年度部门决算公开", "涉密项目除外。"),
      drawing("批复日期：2023年8月25日，公开日期：2023年9月10日", "2022年度部门决算公开", ""),
    ],
  },
});

function* dates(view: View): Generator<Checked> {
  const approved = dateAfter(view, /批复(?:日期|时间)|(?:财政部门|财政局)[^。，]{0,6}批复/);
  const published = dateAfter(view, /公开(?:日期|时间)|发布(?:日期|时间)/);
  const [first] = view.account.cover.length > 0 ? view.account.cover : view.account.prose;
  if (approved && published) yield passed("CP-02");
  else {
    const lacking = [...(approved ? [] : ["批复日期"]), ...(published ? [] : ["公开日期"])].join("和");
    yield failed("CP-02", {
      subject: "日期",
      severity: "note",
      message: `没有载明${lacking}，无从核对是否在批复后${limit}日内公开`,
      expected: "批复日期、公开日期",
      actual: `缺${lacking}`,
      places: first ? [{ place: placeOf(first) }] : [],
      advice: "在封面或文末写明财政部门批复日期和公开日期。",
    });
    return yield needsData("CP-01", ["批复日期", "公开日期"]);
  }
  const days = Math.round((published.date - approved.date) / 86_400_000);
  if (days >= 0 && days <= limit) return yield passed("CP-01");
  yield failed("CP-01", {
    subject: "公开时限",
    message:
      days < 0
        ? `公开日期（${published.words}）早于批复日期（${approved.words}）`
        : `批复（${approved.words}）后${days}天才公开（${published.words}），超过${limit}日`,
    expected: `≤${limit}日`,
    actual: `${days}日`,
    places: [published, approved].map(({ prose, start, end }) => ({ place: placeIn(prose, start, end) })),
  });
}

interface Dated {
  readonly date: number;
  readonly words: string;
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** The date that follows a label within a few signs. */
function dateAfter(view: View, label: RegExp): Dated | null {
  const pattern = new RegExp(
    `(?:${label.source})[^\\d。]{0,8}(\\d{4})\\s*[年/.-]\\s*(\\d{1,2})\\s*[月/.-]\\s*(\\d{1,2})日?`,
  );
  for (const prose of view.account.prose) {
    const match = pattern.exec(prose.text);
    if (!match) continue;
    const [words, year, month, day] = match;
    return {
      date: Date.UTC(Number(year), Number(month) - 1, Number(day)),
      words: `${year}年${Number(month)}月${Number(day)}日`,
      prose,
      start: match.index,
      end: match.index + words.length,
    };
  }
  return null;
}

/** 部门决算 and 单位决算 are two kinds of document; the headings keep to what the cover says. */
function genre(view: View): Checked {
  const { genre: own } = view.account;
  if (own === null) return notApplicable("CP-14");
  const other = own === "部门决算" ? "单位决算" : "部门决算";
  // “部门决算公开相关信息统计表” is the title of a form and the same for everyone.
  const odd = view.account.outline.find(
    ({ title }) => title.includes(other) && !title.includes(own) && !/相关信息/.test(title),
  );
  if (!odd) return passed("CP-14");
  return failed("CP-14", {
    subject: odd.title,
    severity: "note",
    message: `封面是“${own}”，标题“${odd.title}”却写“${other}”，文种应一致`,
    expected: own,
    actual: other,
    places: [{ place: placeOf(odd.prose) }],
  });
}

function secrets(view: View): Checked {
  const prose = view.section("performance").filter(({ text }) => text.length > 0);
  const [first] = prose;
  if (!first) return notApplicable("CP-16");
  if (view.account.prose.some(({ text }) => /涉密|国家秘密/.test(text))) return passed("CP-16");
  return failed("CP-16", {
    subject: "涉密除外",
    severity: "note",
    message: "没有涉密内容的处理说明，应写明“涉密项目除外”或“本单位无涉密项目”",
    expected: "涉密项目除外",
    actual: "无",
    places: [{ place: placeOf(first) }],
    advice: "在绩效情况说明中写明涉密项目除外，或写明没有涉密项目。",
  });
}

function drawing(stated: string, genreLine: string, secretLine: string): string {
  return [
    `示例县示例中心\n\n${genreLine}\n\n${stated}`,
    "## 第三部分 情况说明",
    "### 十、其他重要事项情况说明",
    "#### （四）预算绩效情况说明",
    `组织对2022年度所有项目开展了绩效自评。${secretLine}`,
  ].join("\n\n");
}
