import type { ChangeClaim } from "../../facts/claim.ts";
import type { Remedy } from "../../facts/correction.ts";
import { magnitude } from "../../facts/decimal.ts";
import { plain } from "../../facts/quantity.ts";
import { wordBefore } from "../figure-corrections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { wordAt } from "../word-corrections.ts";
import { nameOf } from "../wording.ts";

const ids = ["YY-04", "YY-05", "YY-06"];
const noComparison =
  /新(?:增|成立|组建|设立|设)(?:的)?(?:决算|预算)?(?:单位|部门|机构)|(?:上年|上年度|去年)无(?:此项|该项|数据|支出|可比|决算)|全部增加|无上年|机构改革新/;

export const noRateOnZeroBase = checkRule({
  id: "no-rate-on-zero-base",
  title: "上年为零不写增长率，预算为零不写完成率",
  basis: "增减率＝增减额÷上年数，上年数为零时无意义；完成率同理",
  severity: "error",
  advice: "删去该百分比，改写为“上年无此项支出，基数为0，不可比”或“年初未安排预算，系年中追加”。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    yield* growth(view);
    yield* completion(view);
  },
  examples: {
    pass: [drawing("比上年增加20.00元，增长25.00%")],
    fail: [drawing("比上年增加100.00元，增长1000000%"), drawing("年初预算0.00元，完成年初预算的95.00%")],
  },
});

function* growth(view: View): Generator<Checked> {
  let any = false;
  for (const claim of view.claims("change")) {
    const { rate, amount, of } = claim;
    if (!rate || !of || view.value(rate) === 0n) continue;
    any = true;
    const current = view.best(of.key) ?? of;
    const id = idOf(of.dimensions.item ?? "");
    const prior = amount ? view.value(current) - view.value(amount) : null;
    const fresh = noComparison.test(claim.prose.text);
    const full = magnitude(view.value(rate)) === 1_000_000n && claim.direction === "up" && fresh;
    if (!(prior === 0n || (prior === null && full))) {
      yield passed(id);
      continue;
    }
    yield failed(id, {
      subject: `${rate.dimensions.of}@${rate.home}`,
      message:
        prior === 0n
          ? `${nameOf(of)}为${of.printed}，${claim.word || "增加"}${amount?.printed}，上年数为0，增长率${rate.printed}无从计算，应写“上年无此项，不可比”`
          : `${nameOf(of)}${claim.word}${rate.printed}，而文中说明上年无可比数，上年数为0时增长率无意义`,
      quantity: "percent",
      expected: "不可比",
      actual: plain("percent", magnitude(view.value(rate))),
      places: [{ place: rate.place, value: plain("percent", magnitude(view.value(rate))) }],
      ...(prior === 0n ? { remedies: uncompared(claim) } : {}),
    });
  }
  if (!any) yield notApplicable(ids);
}

/** “增加100.00元，增长1000000%” states the amount already; the rate gives way to the reason for there being none. */
function uncompared({ rate, amount, prose }: ChangeClaim): Remedy[] {
  const word = rate && amount ? wordBefore(rate, prose) : null;
  if (!rate || !word || prose.text.slice(word.end, rate.spot.start).trim() !== "") return [];
  return [wordAt(prose, word.start, prose.text.slice(word.start, rate.spot.end), "上年无此项，不可比")];
}

function* completion(view: View): Generator<Checked> {
  for (const { percent, of, base, baseFact, noun, relation } of view.claims("ratio")) {
    if (!of || !base) continue;
    const whole = baseFact ?? view.best(base);
    if (!whole || view.value(whole) !== 0n || view.value(percent) === 0n) continue;
    const part = view.best(of.key) ?? of;
    yield failed([], {
      subject: percent.id,
      message: `${noun === "" ? "总额" : noun}为${whole.printed === "" ? "0" : whole.printed}，${relation === "share" ? "占比" : "完成率"}${percent.printed}无从计算${view.value(part) === 0n ? "，应为0或不写" : `（${nameOf(part)}为${part.printed}）`}`,
      quantity: "percent",
      expected: "不适用",
      actual: plain("percent", view.value(percent)),
      places: [percent, whole].map((fact) => ({
        place: fact.place,
        value: plain(fact.quantity, view.value(fact)),
      })),
    });
  }
}

function idOf(item: string): string {
  if (/接待/.test(item)) return "YY-05";
  return item === "" ? "YY-06" : "YY-04";
}

function drawing(told: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "",
    "#### （三）财政拨款支出决算具体情况",
    "",
    told.startsWith("年初")
      ? `一般公共服务支出(类)${told.replace("，完成", "，支出决算100.00元，完成")}，比上年增加20.00元，增长25.00%。`
      : `示例单位2022年财政拨款支出100.00元，${told}。`,
  ].join("\n");
}
