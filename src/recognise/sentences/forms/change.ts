import type { RelatedFigure, Relation } from "../../../facts/relation.ts";
import { holds } from "../../../facts/relation-holds.ts";
import type { Figure } from "../figures.ts";
import { bothSides, reaching } from "../words.ts";
import type { Reading, SentenceForm } from "./form.ts";
import { firstHolding, related, relation } from "./form.ts";
import {
  beforeInSentence,
  distributed,
  distributedOver,
  earlierLevels,
  levelOf,
  nextOf,
  runOf,
} from "./subject.ts";

/** What one comparison states of one figure. */
interface Change {
  now: Figure | null;
  prior: Figure | null;
  amount: Figure | null;
  rate: Figure | null;
  /** How many times the earlier level. */
  times: Figure | null;
  last: Figure;
}

type Slot = "amount" | "rate" | "times";

/** “10万元，比上年8万元增加2万元，增长25%”: how a figure differs from another. */
export const change: SentenceForm = {
  name: "change",
  examples: [
    {
      text: "收入合计10万元，比2017年8万元增加2万元，增长25%。",
      relations: ["change now=10万元 prior=8万元 amount=2万元 rate=25%"],
    },
    {
      text: "上年项目支出为8万元，本年为6万元，减少2万元，下降25%。",
      relations: ["change prior=8万元 now=6万元 amount=2万元 rate=25%"],
    },
    {
      text: "甲9万元，比上年增长12.5%；乙6万元，比上年减少2万元，减少25%。",
      relations: ["change now=9万元 rate=12.5%", "change now=6万元 amount=2万元 rate=25%"],
    },
    { text: "由上年的90元增加到100元。", relations: ["change prior=90元 now=100元"] },
    {
      text: "收入10万元，支出12万元，比上年收入增加50.8%，支出比上年增加42.5%。",
      relations: ["change now=10万元 rate=50.8%", "change now=12万元 rate=42.5%"],
    },
    {
      text: "经费10万元，较上年减少3万元，下降23.08%；较年初预算数减少1万元，下降9.09%。",
      relations: ["change now=10万元 amount=3万元 rate=23.08%", "change now=10万元 amount=1万元 rate=9.09%"],
    },
    {
      text: "收、支总计各是10，12万元。与上年相比，收、支总计各减少2，3万元，各下降16.67%、20%。",
      relations: ["change now=10 amount=2 rate=16.67%", "change now=12万元 amount=3万元 rate=20%"],
    },
    {
      text: "支出预算10万元，其中：甲4万元，乙6万元。比上年增加1万元，增长11.11%。",
      relations: ["change now=10万元 amount=1万元 rate=11.11%"],
    },
    {
      text: "项目支出9万元，是上年3万元的3倍，增加6万元，增长200%。",
      relations: ["change now=9万元 prior=3万元 rate=3倍 amount=6万元 rate=200%"],
    },
    {
      text: "甲占总支出的比例由上年的71.20%上升为74.85%，上升3.65个百分点。",
      relations: ["change prior=71.20% now=74.85% amount=3.65个百分点"],
    },
  ],
  read(reading) {
    const changes: Change[] = [];
    for (const figure of reading.told.figures)
      if (figure.role === "amount" || figure.role === "rate") add(changes, reading, figure);
      else if (figure.role === "prior") changes.push(fromPrior(reading, figure));
    return changes
      .filter((one) => !isCompleted(reading, one))
      .flatMap((one) =>
        firstHolding(readingsOf(reading, one).flatMap((each) => made(reading.told.text, each))),
      );
  },
};

/** “小于年初预算5万元，完成72%”: the completion says it all. */
function isCompleted(reading: Reading, { prior, amount, rate }: Change): boolean {
  if (!prior?.againstBudget || prior.direction === 0 || amount || rate) return false;
  const next = nextOf(reading, prior);
  return next?.role === "completion" && next.sentence === prior.sentence;
}

/** So many comparisons can be going on at a time: as many as figures in a distribution. */
const mostOpen = 12;
/** Other levels of the sentence that a comparison may be of. */
const mostOthers = 6;

function add(changes: Change[], reading: Reading, figure: Figure): void {
  const many = runOf(reading, figure).all.length > 1;
  const slot = slotOf(figure);
  const now = many
    ? (distributed(reading, figure) ?? distributedOver(reading, figure))
    : nowOf(reading, figure);
  const fits = (one: Change): boolean =>
    many
      ? one.now === now && one[slot] === null && one.last.sentence === figure.sentence
      : one === changes.at(-1) && continues(one, figure, slot, now);
  const goesOn = changes.slice(-mostOpen).find(fits);
  if (goesOn) {
    goesOn[slot] = figure;
    goesOn.last = figure;
  } else
    changes.push({ now, prior: null, amount: null, rate: null, times: null, last: figure, [slot]: figure });
}

function slotOf({ role, family }: Figure): Slot {
  if (role === "amount") return "amount";
  return family === "倍" ? "times" : "rate";
}

/** Whether a figure goes on with the comparison before it: nothing new is named or compared in between. */
function continues(last: Change, figure: Figure, slot: Slot, now: Figure | null): boolean {
  if (last[slot] !== null || last.last.sentence !== figure.sentence) return false;
  // “增长22%（增加2万元）”, “（上年为8万元），增加2万元”: a bracket adds to what stands before it.
  if (last.last.depth !== figure.depth && last.prior === null && !/^\s*（/.test(figure.lead)) return false;
  if (figure.phrase !== "" && now !== last.now) return false;
  // A level of its own has come since: what follows is said of that.
  if (now !== last.now && now !== null && now.at > last.last.at) return false;
  if (
    /[；;]/.test(figure.lead) ||
    (last.amount && /[比较与同](?!例)/.test(figure.lead.replace(/[同环]比/g, "")))
  )
    return false;
  return now === last.now || figure.phrase === "";
}

function fromPrior(reading: Reading, prior: Figure): Change {
  const next = nextOf(reading, prior);
  // “由上年的90元增加到100元”: the new level stands behind.
  const reached =
    next?.role === "level" && next.sentence === prior.sentence && reaching.test(next.lead.trimEnd())
      ? next
      : null;
  const nearest = beforeInSentence(reading, prior).findLast(
    ({ role, family }) => role === "level" && family === prior.family,
  );
  // “2022年、2023年分别为8万元、9万元”: the new level stands in the same run.
  const behind = next && (isThisYear(next, prior) || next.run === prior.run) ? next : null;
  const named = prior.phrase === "" ? null : levelOf(reading, prior);
  const budget = differenceFrom(reading, prior);
  if (budget)
    return {
      now: nearest ?? nowOf(reading, prior),
      prior: budget,
      amount: prior,
      rate: null,
      times: null,
      last: prior,
    };
  return {
    now: reached ?? behind ?? named ?? nearest ?? nowOf(reading, prior),
    prior,
    amount: null,
    rate: null,
    times: null,
    last: reached ?? behind ?? prior,
  };
}

/** “预算20万元，决算16万元，小于预算数4万元”: the budget, where the sentence has told it and this is the difference from it. */
function differenceFrom(reading: Reading, prior: Figure): Figure | null {
  if (prior.direction === 0 || !prior.againstBudget) return null;
  const budget = beforeInSentence(reading, prior).findLast(
    ({ role, family }) => role === "budget" && family === prior.family,
  );
  return budget && (budget.value.units !== prior.value.units || budget.value.scale !== prior.value.scale)
    ? budget
    : null;
}

/** “上年支出为9万元，本年为8万元”: the level of this year stands behind. */
function isThisYear({ role, sentence, lead, family }: Figure, prior: Figure): boolean {
  return (
    role === "level" &&
    sentence === prior.sentence &&
    family === prior.family &&
    /^[，,；\s]*(?:本年度?|今年|当年|\d{4}年度?)[^，。；]*$/.test(lead)
  );
}

function nowOf(reading: Reading, figure: Figure): Figure | null {
  if (bothSides.test(figure.phrase) && beforeInSentence(reading, figure).length === 0)
    return (
      earlierLevels(reading, figure).findLast(({ lead }) => /[收支][入出]?总计|总[收支]/.test(lead)) ?? null
    );
  return levelOf(reading, figure);
}

/** The change of what grammar says, and of the other levels of its sentence before it. */
function readingsOf(reading: Reading, one: Change): Change[] {
  const { now, amount, rate } = one;
  if (!now || !amount || !rate) return [one];
  const others = beforeInSentence(reading, amount).filter(
    (level) => level !== now && level.role === "level" && level.family === now.family,
  );
  return [
    one,
    ...others
      .slice(-mostOthers)
      .reverse()
      .map((level) => ({ ...one, now: level })),
  ];
}

function saysFlat(text: string, { end }: Figure): boolean {
  return /^\s*(?:相比)?(?:基本)?(?:持平|相同|一致|相等|没有变化|无变化|无增减)/.test(
    text.slice(end, end + 12),
  );
}

function made(text: string, { now, prior, amount, rate, times }: Change): Relation[] {
  const figures: RelatedFigure[] = [
    ...(now ? [related(now, "now")] : []),
    ...(prior ? [related(prior, "prior")] : []),
    ...(amount ? [related(amount, "amount")] : []),
    ...(rate ? [related(rate, "rate")] : []),
    ...(times ? [related(times, "rate")] : []),
  ];
  if (figures.length < 2) return [];
  // “与上年8万元持平”: both levels are the same.
  const isFlat = now !== null && prior !== null && figures.length === 2 && saysFlat(text, prior);
  // “45万元，小于预算数50万元”: which is the greater, and no more.
  const kind = prior && prior.direction !== 0 && !amount && !rate ? "direction" : "change";
  const made = relation(kind, isFlat ? "flat" : "change", figures);
  // “低于预算2万元”: the level of the budget, or the difference from it.
  const open = kind === "direction" && /预算$/.test(prior?.lead.trimEnd() ?? "");
  return open && holds(made) !== true ? [] : [made];
}
