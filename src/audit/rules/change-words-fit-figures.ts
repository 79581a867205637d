import { placeIn } from "../../facts/account.ts";
import type { ChangeClaim } from "../../facts/claim.ts";
import type { Remedy } from "../../facts/correction.ts";
import { magnitude } from "../../facts/decimal.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import { seen } from "../evaluation-forms.ts";
import { wordBefore } from "../figure-corrections.ts";
import { contradicts, directionsOf, reasonOf } from "../reasons.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { wordAt } from "../word-corrections.ts";
import { nameOf } from "../wording.ts";

const ids = ["YY-09", "TX-02", "TX-03", "TX-04"];
/** Savings are a reason for spending no more, too. */
const steady = /严格控制|从严控制|厉行节约|过紧日子|节约|控制/;

export const changeWordsFitFigures = checkRule({
  id: "change-words-fit-figures",
  title: "增减方向词、增减额、增减率和原因方向一致",
  basis: "财预〔2016〕143号：增减变化情况说明",
  severity: "error",
  advice: "核对增减额的方向，改正方向词或写错的原因。",
  catalogue: ids,
  input: "figures",
  *check(view) {
    const changes = view.claims("change");
    if (changes.length === 0) yield notApplicable(ids);
    for (const claim of changes) {
      yield signed(view, claim);
      yield sameWord(claim, changes);
      yield reasoned(view, claim, changes);
    }
  },
  examples: {
    pass: [drawing("增加20.00元，增长25.00%，主要原因是人员增加")],
    fail: [
      drawing("增加20.00元，增长25.00%，主要原因是人员减少，经费压减"),
      drawing("增加-20.00元，主要原因是人员减少"),
      drawing("增加20.00元，下降25.00%，主要原因是人员变动"),
    ],
  },
});

const nameOfClaim = ({ of, word }: ChangeClaim): string => `${of ? nameOf(of) : "该项"}${word}`;

/** “增加-5元”, “减少0.00元”. */
function signed(view: View, claim: ChangeClaim): Checked {
  const { amount, direction } = claim;
  const negative = [amount, claim.rate].find((one) => /^[-－−]/.test(one?.printed.trim() ?? ""));
  const fact = negative ?? amount ?? claim.rate;
  if (!fact || direction === "flat") return notApplicable("YY-09");
  const minus = /^[-－−]/.test(fact.printed.trim());
  const allNegative = [amount, claim.rate].every((one) => !one || /^[-－−]/.test(one.printed.trim()));
  const zero = view.value(fact) === 0n;
  if (!minus && !zero) return passed("YY-09");
  return failed("YY-09", {
    subject: `${fact.id}`,
    // “增加-2万元，增长-20%” is clumsy and understood; “减少-20%” and “增加-2万元，下降20%” can be read in two ways.
    severity: minus && (direction === "down" || (fact === amount && !allNegative)) ? "error" : "warning",
    message: minus
      ? `${nameOfClaim(claim)}${fact.printed}，方向词与负号重复，应写“${direction === "up" ? "减少" : "增加"}${fact.printed.trim().replace(/^[-－−]/, "")}”`
      : `${nameOfClaim(claim)}${fact.printed}，没有增减的应写“与上年持平”`,
    quantity: fact.quantity,
    expected: minus ? plain(fact.quantity, magnitude(view.value(fact))) : "持平",
    actual: plain(fact.quantity, view.value(fact)),
    places: seen(view, fact),
    ...(minus ? { remedies: unsigned(claim, fact) } : {}),
  });
}

/** “增加-5元” is “减少5元”. */
function unsigned({ prose }: ChangeClaim, fact: Fact): Remedy[] {
  const word = wordBefore(fact, prose);
  const sign = prose.text.slice(fact.spot.start).search(/[-－−]/);
  if (!word || sign !== 0 || word.end > fact.spot.start) return [];
  return [word, wordAt(prose, fact.spot.start, fact.printed, fact.printed.replace(/^[-－−]\s*/, ""))];
}

/** “增加20元，下降25%”: amount and rate go the same way. */
function sameWord(claim: ChangeClaim, changes: readonly ChangeClaim[]): Checked {
  if (!claim.rate || claim.amount || claim.direction === "flat") return notApplicable("YY-09");
  const before =
    changes.find(
      ({ amount, prose, end, rate }) =>
        amount !== null &&
        prose === claim.prose &&
        end <= claim.end &&
        claim.start - amount.spot.end <= 6 &&
        claim.start >= amount.spot.end &&
        rate === claim.rate,
    ) ??
    changes.find(
      ({ amount, prose }) =>
        amount !== null &&
        prose === claim.prose &&
        claim.start - amount.spot.end <= 6 &&
        claim.start >= amount.spot.end,
    );
  if (!before?.amount) return notApplicable("YY-09");
  if (before.direction === claim.direction) return passed("YY-09");
  return failed("YY-09", {
    subject: `${before.amount.id}/率`,
    message: `${nameOfClaim(before)}${before.amount.printed}，又写“${claim.word}${claim.rate.printed}”，增减额与增减率方向相反`,
    expected: before.word,
    actual: claim.word,
    places: [
      { place: placeIn(claim.prose, Math.max(0, claim.start - claim.word.length), claim.end) },
      { place: before.amount.place },
    ],
  });
}

function entryOf(claim: ChangeClaim): string {
  const item = claim.of?.concept === "three-public" ? claim.of.dimensions.item : "";
  if (item === "公务用车运行维护费") return "TX-02";
  return item === "公务接待费" ? "TX-03" : "TX-04";
}

/** What is said to have grown has no reason that speaks of decrease alone. */
function reasoned(view: View, claim: ChangeClaim, changes: readonly ChangeClaim[]): Checked {
  const id = entryOf(claim);
  const text = reasonOf(claim);
  if (text === null || !claim.reason) return notApplicable(id);
  // One reason for several changes of different directions speaks of all of them.
  const shared = changes.some(
    (other) => other.reason === claim.reason && other.direction !== claim.direction,
  );
  if (shared) return notApplicable(id);
  const flatAgainst = claim.direction === "flat" && flatContradicted(text);
  if (!contradicts(claim.direction, text) && !flatAgainst) return passed(id);
  const amount = claim.amount ?? claim.rate;
  const isPublic = claim.of?.concept === "three-public" && !flatAgainst;
  return failed(id, {
    subject: `${claim.of?.key ?? claim.prose.section}/原因`,
    severity: isPublic ? "error" : "warning",
    message: `${nameOfClaim(claim)}${amount?.printed ?? ""}，原因却是“${text.slice(0, 60)}”，方向相反`,
    expected: words(claim),
    actual: text,
    places: [
      { place: placeIn(claim.reason.prose, claim.reason.start, claim.reason.end) },
      ...(amount ? seen(view, amount) : [{ place: placeIn(claim.prose, claim.start, claim.end) }]),
    ],
  });
}

function words({ direction }: ChangeClaim): string {
  if (direction === "flat") return "持平的原因";
  return direction === "up" ? "增加的原因" : "减少的原因";
}

function flatContradicted(text: string): boolean {
  if (steady.test(text)) return false;
  const { up, down } = directionsOf(text);
  return (
    up !== down &&
    /(?:支出|经费|费用|收入|资金|人员|项目)[^，。；]{0,8}(?:增加|减少|增长|下降|增多|减员)|(?:增加|减少|新增|压减)(?:了)?[^，。；]{0,8}(?:支出|经费|费用|收入|资金|人员|项目)/.test(
      text,
    )
  );
}

function drawing(change: string): string {
  return [
    "## 第三部分 情况说明",
    "",
    "### 九、财政拨款“三公”经费支出决算情况说明",
    "",
    "#### （一）“三公”经费财政拨款支出决算总体情况说明",
    "",
    `2022年度“三公”经费财政拨款支出预算100.00元，支出决算100.00元，比上年度${change}。`,
  ].join("\n");
}
