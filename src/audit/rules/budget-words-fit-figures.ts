import type { Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Severity } from "../../facts/finding.ts";
import { plain } from "../../facts/quantity.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

/** “决算数大于年初预算数”, “决算数与预算数持平”, “决算数等于预算数”. */
const compared =
  /决算数?(?:(大于|高于|超过|超出|小于|低于)(年初|全年|调整)?预算数?|(?:等于|与|同)(年初|全年|调整)?预算数?(基本)?(?:持平|一致|相同|相等)?)/g;
const up = /大于|高于|超过|超出/;

export const budgetWordsFitFigures = checkRule({
  id: "budget-words-fit-figures",
  title: "“决算数大于（小于、等于）预算数”与所写的预算、决算金额相符",
  basis: "财预〔2016〕143号：预决算差异情况说明",
  severity: "error",
  advice: "对照该项的预算数和决算数，改正“大于”“小于”或“持平”；原因也应随之改写。",
  catalogue: [],
  input: "figures",
  *check(view) {
    let any = false;
    for (const prose of [...view.section("general-expenditure"), ...view.section("three-public")])
      for (const match of prose.text.matchAll(compared)) {
        const outcome = judge(view, prose, match);
        if (!outcome) continue;
        any = true;
        yield outcome;
      }
    if (!any) yield notApplicable([]);
  },
  examples: {
    pass: [
      drawing("年初预算为10.00万元，支出决算为9.00万元。决算数小于预算数的主要原因是压减支出。"),
      drawing("年初预算为10.00万元，支出决算为10.00万元。决算数与预算数持平。"),
      drawing("年初预算为10.00万元，支出决算为9.90万元。决算数与预算数基本持平。"),
    ],
    fail: [
      drawing("年初预算为10.00万元，支出决算为9.00万元。决算数大于预算数的主要原因是追加经费。"),
      drawing("年初预算为10.00万元，支出决算为9.00万元。决算数与预算数持平。"),
    ],
  },
});

/** How an outturn stands to its budget: their difference, and how much of it printing can hide. */
interface Standing {
  readonly difference: bigint;
  readonly slack: bigint;
  readonly budget: bigint;
  readonly facts: readonly Fact[];
}

function judge(view: View, prose: Prose, match: RegExpMatchArray): Checked | null {
  const [words, word, named, even, nearly] = match;
  if (!word && !/持平|一致|相同|相等|等于/.test(words)) return null;
  const at = match.index ?? 0;
  const standing = standingBefore(view, prose, at, named ?? even);
  if (!standing) return null;
  if (nearly) return passed([]);
  const { difference, slack, facts } = standing;
  const apart = magnitude(difference);
  // Rounding may hide which of two figures is larger.
  const right = apart <= slack || (word !== undefined && up.test(word) === difference > 0n);
  if (right) return passed([]);
  const actual = difference > 0n ? "大于" : "小于";
  const says = `决算数${actual}预算数`;
  return failed([], {
    subject: `${prose.section}:${facts[0]?.key ?? ""}:${words}`,
    severity: severityOf(word !== undefined, standing),
    message: `说明写“${words}”，${facts.map(({ printed, dimensions }) => `${nameOf(dimensions.basis)}${printed}`).join("、")}，${says}`,
    expected: says,
    actual: words,
    places: [
      { place: placeIn(prose, at, at + words.length) },
      ...facts.map((fact) => ({ place: fact.place, value: plain(fact.quantity, view.value(fact)) })),
    ],
  });
}

/** “持平” of figures less than a hundredth apart is a loose word. */
function severityOf(directed: boolean, { difference, budget }: Standing): Severity {
  return !directed && magnitude(difference) * 100n <= magnitude(budget) ? "warning" : "error";
}

function nameOf(basis: string | undefined): string {
  if (basis === undefined || basis === "决算") return "决算";
  return basis;
}

/** The last outturn and budget of one subject that the paragraph states before the words, or the rate of completion. */
function standingBefore(view: View, prose: Prose, at: number, named: string | undefined): Standing | null {
  const here = view.account.facts.filter(
    ({ spot }) => spot.block === prose.block && spot.row === prose.row && spot.end <= at,
  );
  const last = prose.text.slice(Math.max(0, at - 24), at);
  const ofAll = /三公/.test(last.slice(last.search(/[。；][^。；]*$/) + 1));
  const outturn = here.findLast(
    ({ concept, dimensions, quantity }) =>
      quantity === "amount" &&
      (concept === "expenditure" || concept === "three-public") &&
      (dimensions.basis === undefined || dimensions.basis === "决算") &&
      !dimensions.year &&
      (!ofAll || dimensions.item === "合计"),
  );
  if (!outturn) return null;
  const budget = here.findLast(
    (fact) =>
      /预算/.test(fact.dimensions.basis ?? "") &&
      sameSubject(fact, outturn) &&
      (!named || (fact.dimensions.basis ?? "").startsWith(named)),
  );
  if (budget)
    return {
      difference: view.value(outturn) - view.value(budget),
      slack: outturn.slack + budget.slack,
      budget: view.value(budget),
      facts: [budget, outturn],
    };
  const rate = view
    .claims("ratio")
    .findLast(
      ({ relation, percent, of }) => relation === "completion" && of === outturn && here.includes(percent),
    )?.percent;
  if (!rate || named) return null;
  return { difference: view.value(rate) - whole, slack: rate.slack, budget: whole, facts: [rate] };
}

/** 100 per cent. */
const whole = 1_000_000n;

function sameSubject(a: Fact, b: Fact): boolean {
  const bare = ({ concept, dimensions }: Fact): string =>
    [concept, ...Object.entries(dimensions).filter(([name]) => name !== "basis")].join("|");
  return bare(a) === bare(b);
}

function drawing(sentence: string): string {
  return [
    "## 第三部分 情况说明",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "#### （三）一般公共预算财政拨款支出决算具体情况",
    `1.住房保障支出（类）住房改革支出（款）住房公积金（项）。${sentence}`,
  ].join("\n\n");
}
