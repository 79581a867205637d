import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { ReasonClaim } from "../../facts/claim.ts";
import type { Place } from "../../facts/place.ts";
import { performanceProse } from "../evaluation-forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["TX-05", "TX-06", "TX-07"];
const fresh = /新(?:增|成立|组建|设立|设)(?:的)?(?:决算|预算)?(?:单位|部门|机构)|无上年(?:可比)?数/;
const growth =
  /加大|扩大|增多|增加了?[^，。；]{0,8}(?:次数|活动|业务|任务|人员|接待)|积极开展|业务量|工作量|提高标准/;
const jointly =
  /(?:由|与|随)[^，。；]{1,16}(?:统一|合并|汇总|一并)(?:填报|编报|核算|编制|管理)|(?:统一|合并|一并)(?:填报|编报)/;
const more = /(?:加大|加强|增强)(?:了)?([\p{Script=Han}]{2,10}?)(?:工作)?(?:的)?力度/gu;
const less = /([\p{Script=Han}]{2,10}?)(?:工作)?(?:的)?力度(?:不大|不足|不够|不强|较小|减弱)/gu;

export const reasonsConsistent = checkRule({
  id: "reasons-consistent",
  title: "各处增减、执行的原因互不矛盾，新增单位的口径自洽",
  basis: "部门决算公开情况说明前后一致",
  severity: "warning",
  advice: "统一各处原因；新增决算单位写“无上年可比数”，不再写业务增长的原因。",
  catalogue: ids,
  input: "words",
  *check(view) {
    yield* opposed(view);
    yield* newUnit(view);
  },
  examples: {
    pass: [drawing("新增决算单位", "新增决算单位，无上年可比数")],
    fail: [
      drawing("新增决算单位", "加大招商引资力度"),
      drawing("新增决算单位，由某局统一填报", "新增决算单位"),
    ],
  },
});

interface Said {
  readonly topic: string;
  readonly place: Place;
  readonly words: string;
}

function* said(prose: readonly Prose[], pattern: RegExp): Generator<Said> {
  for (const one of prose) {
    // Both patterns end in this word, and looking for it first is a hundred times quicker.
    if (!one.text.includes("力度")) continue;
    for (const match of one.text.matchAll(pattern))
      yield {
        topic: match[1] ?? "",
        words: match[0],
        place: placeIn(one, match.index, match.index + match[0].length),
      };
  }
}

/** “加大招商引资力度” in one place, “招商引资力度不大” in another. */
function* opposed(view: View): Generator<Checked> {
  const reasons = view.claims("reason").map(({ prose }) => prose);
  const lesser = [...said(performanceProse(view), less), ...said(reasons, less)];
  const greater = [...said([...new Set(reasons)], more)];
  if (lesser.length === 0 || greater.length === 0) return yield notApplicable("TX-05");
  const seenTopics = new Set<string>();
  for (const up of greater) {
    const down = lesser.filter(({ topic }) => topic.endsWith(up.topic) || up.topic.endsWith(topic));
    if (down.length === 0) yield passed("TX-05");
    else if (!seenTopics.has(up.topic)) {
      seenTopics.add(up.topic);
      yield failed("TX-05", {
        subject: up.topic,
        message: `一处称“${up.words}”，另有${down.length}处称“${down[0]!.words}”，互相矛盾`,
        actual: `${up.words}／${down[0]!.words}`,
        places: [{ place: up.place }, ...down.map(({ place }) => ({ place }))],
      });
    }
  }
}

/** A unit that is new has no last year to grow from, nor had another unit its figures “uniformly” on file. */
function* newUnit(view: View): Generator<Checked> {
  const reasons = view.claims("reason").filter(({ prose }) => prose.part === "narrative");
  const changes = view.claims("change");
  const news = reasons.filter(({ text }) => fresh.test(text));
  const [first] = news;
  if (!first) return yield notApplicable(["TX-06", "TX-07"]);
  const grown = new Map<ReasonClaim, string>();
  for (const { direction, reason } of changes)
    if (direction === "up" && reason && !fresh.test(reason.text) && growth.test(reason.text))
      grown.set(reason, reason.text);
  if (grown.size === 0) yield passed("TX-06");
  for (const [reason, text] of grown)
    yield failed(["TX-06", "TX-05"], {
      subject: `${reason.prose.section}/${text.slice(0, 12)}`,
      message: `前文称“${first.text.slice(0, 24)}”（无上年数），此处增加的原因却是“${text.slice(0, 40)}”，口径矛盾`,
      expected: "新增决算单位，无上年可比数",
      actual: text,
      places: [
        { place: placeIn(reason.prose, reason.start, reason.end) },
        { place: placeIn(first.prose, first.start, first.end) },
      ],
    });
  const both = news.filter(({ text }) => jointly.test(text));
  if (both.length === 0) yield passed("TX-07");
  else
    yield failed("TX-07", {
      subject: "新增与统一填报",
      severity: "note",
      message: `“${both[0]!.text.slice(0, 40)}”：既称新增决算单位，又称统一填报，请说明本单位决算是单独编报还是由其他单位填报（共${both.length}处）`,
      actual: both[0]!.text,
      places: both.map(({ prose, start, end }) => ({ place: placeIn(prose, start, end) })),
    });
}

function drawing(total: string, reception: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 一、收入支出决算总体情况说明",
    "",
    `2022年度收入总计100.00元、支出总计100.00元。与2021年相比，收入总计增加100.00元，支出总计增加100.00元，主要原因是${total}。`,
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    `公务接待费支出10.00元，比上年度增加10.00元，主要原因是：${reception}。`,
  ].join("\n");
}
