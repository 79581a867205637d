import type { Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, passed } from "../rule.ts";
import type { View } from "../view.ts";
import type { WordPattern } from "../word-patterns.ts";
import { judgeWords } from "../word-patterns.ts";

const isNarrative = ({ part }: Prose): boolean => part === "narrative";
const instruction = /仍保留该表格式|作下述说明|填表说明|此处填写|请据实填写/g;
const isText = ({ part }: Prose): boolean => /^(?:overview|narrative|glossary)$/.test(part);
const isHeading = ({ text }: Prose): boolean => /^\s*[（(]?[一二三四五六七八九十\d]+[）)、.]/.test(text);

/** A title that says whose account it is: the unit's name is judged as such. */
const namesUnit = /^.{0,8}[×XＸ＊*○〇]{2,}[^。；，]{0,20}(?:概况|\d{4}\s*年[^。；，]{0,20}(?:决算|说明))/;

const up = "增加|增长|上升|提高|大于|高于";
const down = "减少|下降|降低|小于|低于";

const patterns: readonly WordPattern[] = [
  {
    id: "SL-02",
    pattern: /【待填[:：][^】\n]*】/g,
    says: () => "是草稿里待填的内容",
    instead: () => null,
    severity: "error",
    advice: "在填报表中填写后重新生成公开稿。",
  },
  {
    id: "SL-02",
    pattern: /_{2,}|＿{2,}|(?:主要)?用于[:：]?(?=[。；])|主要(?:是|为|包括)[:：]?(?=[。；])|待补充|待填写/g,
    says: () => "处没有填写",
    instead: () => null,
    severity: "warning",
    within: isText,
  },
  {
    id: "SL-02",
    pattern: instruction,
    says: () => "是模板的填写说明，公开前应删去",
    instead: () => null,
    severity: "warning",
    group: () => "填写说明",
  },
  {
    id: "SL-02",
    pattern:
      /(?:主要)?(?:用于|为|是|包括)[：:]?无(?=[。；，]|$)|采取的[^，。；\n]{0,12}措施(?:为|是)[：:]?无(?=[。；，]|$)/gm,
    says: () => "是模板填空的残留：没有发生的，应删去该句或写明“未发生”",
    instead: () => null,
  },
  {
    id: "SL-02",
    pattern: new RegExp(
      `(?:${up})[（(/](?:或)?(?:${down})[）)]?|(?:${down})[（(/](?:或)?(?:${up})[）)]?`,
      "g",
    ),
    says: () => "是模板的待选项，应按实际选定一个",
    instead: () => null,
    severity: "warning",
    within: isNarrative,
  },
  {
    id: "SL-02",
    pattern: /(?<=\p{Script=Han})部门[（(]单位[）)]/gu,
    says: () => "是模板的待选项，应按实际写明",
    instead: () => null,
    within: (prose) => isNarrative(prose) && !isHeading(prose),
  },
  {
    id: "SL-02",
    pattern:
      /[×X＊*]{2,}(?=\p{Script=Han})|(?<=[\p{Script=Han}：:])[×X＊]{2,}|[（(](?:请|此处)[^）)]{2,30}[）)]/gu,
    says: () => "是未填写的占位符",
    instead: () => null,
    severity: "warning",
    within: (prose) => isText(prose) && !namesUnit.test(prose.text),
  },
];

export const templateWordsRemoved = checkRule({
  id: "template-words-removed",
  title: "没有模板残留、待选项和游离的文字，主语不重复",
  basis: "公开稿由模板填写而成，公开前应删去模板用语",
  severity: "note",
  advice: "删去模板用语，按实际情况改写该句。",
  catalogue: ["SL-02", "SL-13", "SL-16"],
  input: "words",
  *check(view) {
    yield* judgeWords(view, patterns);
    yield* stray(view);
    yield* twoSubjects(view);
  },
  examples: {
    pass: [drawing("本年度未购置公务用车。")],
    fail: [
      drawing("公务用车购置支出0.00元，主要用于无。"),
      drawing("支出比上年下降（增长）100.00元。"),
      drawing("示例中心部门（单位）开展了自评。"),
      drawing("无"),
    ],
  },
});

/** A paragraph of a word or two that no sentence holds: “无” under a heading, half a word after a page break. */
function* stray(view: View): Generator<Checked> {
  let found = false;
  for (const prose of view.account.prose) {
    const words = prose.text.trim();
    if (prose.row >= 0 || !isNarrative(prose) || !/^\p{Script=Han}{1,3}[。：:]?$/u.test(words)) continue;
    found = true;
    yield failed("SL-13", {
      subject: `${prose.section}:${words}`,
      message: `“${words}”单独成段，${/^无/.test(words) ? "应写成完整的句子，如“无其他需要说明的事项。”" : "疑为分页或复制时留下的文字"}`,
      actual: words,
      places: [{ place: placeOf(prose) }],
    });
  }
  if (!found) yield passed("SL-13");
}

/** “示例中心截至2022年12月31日，本部门共有车辆3辆”: two subjects for one sentence. */
function* twoSubjects(view: View): Generator<Checked> {
  const { unit } = view.account;
  let found = false;
  if (unit !== null)
    for (const prose of view.account.prose) {
      if (prose.row >= 0 || !isNarrative(prose)) continue;
      const at = prose.text.indexOf(unit);
      const rest = at === -1 ? "" : prose.text.slice(at + unit.length);
      const again = /^[^，。；]{0,20}，(本(?:部门|单位)|我(?:单位|局|中心|部门))/.exec(rest)?.[1];
      if (!again) continue;
      found = true;
      yield failed("SL-16", {
        subject: prose.section,
        message: `“${unit}……，${again}”主语重复，应删去一个`,
        expected: unit,
        actual: `${unit}……${again}`,
        places: [{ place: placeOf(prose) }],
      });
    }
  if (!found) yield passed("SL-16");
}

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 九、财政拨款“三公”经费支出决算情况说明\n\n${sentence}`;
}
