import { divideHalfUp, formatFixed, formatScaled, magnitude, power10 } from "../facts/decimal.ts";
import { exact } from "../facts/related-values.ts";
import type { RelatedFigure, Relation, RelationRole } from "../facts/relation.ts";
import { holds } from "../facts/relation-holds.ts";

/** What is wrong with a relation that does not hold, in figures. */
export interface RelationFault {
  readonly message: string;
  /** The figure that states the relation: it is the first to be looked at. */
  readonly stated: RelatedFigure;
  readonly quantity: "amount" | "percent" | "count";
  readonly expected: string | null;
  readonly actual: string;
  readonly difference: string | null;
}

const places = 8;

function one({ figures }: Relation, role: RelationRole): RelatedFigure | undefined {
  return figures.find((figure) => figure.role === role);
}

/** Says what a relation that does not hold prints, and what its other figures make. */
export function faultOf(relation: Relation): RelationFault {
  switch (relation.kind) {
    case "parts":
      return partsFault(relation);
    case "share":
      return ratioFault(one(relation, "part")!, one(relation, "base")!, one(relation, "percent")!, "占");
    case "completion":
      return completionFault(relation);
    case "change":
      return changeFault(relation);
    case "direction":
      return directionFault(one(relation, "now")!, one(relation, "prior")!);
    case "same":
      return twiceFault(relation);
    default:
      return one(relation, "closing") ? leftFault(relation) : sidesFault(relation);
  }
}

/** A value in 10^-8 元 (or pieces) as it would be printed beside `like`. */
function amountLike(value: bigint, like: RelatedFigure): string {
  const factor = exact({ value: { units: 1n, scale: 0 }, unit: like.unit }) / power10(places);
  const shown = formatFixed(divideHalfUp(value, factor), places, Math.max(like.value.scale, 0), false);
  return `${shown}${like.unit}`;
}

const plain = (value: bigint): string => formatScaled(value, places);

function quantityOf({ unit }: RelatedFigure): "amount" | "percent" | "count" {
  if (unit === "%") return "percent";
  return unit.endsWith("元") ? "amount" : "count";
}

function partsFault(relation: Relation): RelationFault {
  const whole = one(relation, "whole")!;
  const parts = relation.figures.filter(({ role }) => role === "part");
  const against = (part: RelatedFigure): boolean =>
    whole.direction !== 0 && part.direction === -whole.direction;
  const sum = parts.reduce((total, part) => total + (against(part) ? -exact(part) : exact(part)), 0n);
  const by = sum - exact(whole);
  const listed = parts.slice(0, 8).map((part) => `${against(part) ? "减" : ""}${part.printed}`);
  const more = parts.length > 8 ? `等${parts.length}项` : "";
  return {
    message:
      `文字写明的各部分${listed.join("、")}${more}合计${amountLike(sum, whole)}，` +
      `整体印为${whole.printed}，${by > 0n ? "多" : "少"}${amountLike(magnitude(by), whole)}`,
    stated: whole,
    quantity: quantityOf(whole),
    expected: plain(sum),
    actual: plain(exact(whole)),
    difference: plain(-by),
  };
}

/** 100 × part ÷ base in 10^-8 per cent, rounded to the places of `percent`. */
function percentOf(part: bigint, base: bigint, { value: { scale } }: RelatedFigure): bigint {
  const step = power10(places - scale);
  return divideHalfUp(part * 100n * power10(places), base * step) * step;
}

function ratioFault(
  part: RelatedFigure,
  base: RelatedFigure,
  percent: RelatedFigure,
  verb: string,
): RelationFault {
  const right = percentOf(exact(part), exact(base), percent);
  return {
    message: `${part.printed}${verb}${base.printed}的${shownPercent(right, percent)}，印为${percent.printed}`,
    stated: percent,
    quantity: "percent",
    expected: plain(right),
    actual: plain(exact(percent)),
    difference: plain(exact(percent) - right),
  };
}

function shownPercent(value: bigint, { value: { scale } }: RelatedFigure): string {
  return `${formatFixed(value, places, Math.max(scale, 2))}%`;
}

function completionFault(relation: Relation): RelationFault {
  const [final, budget, percent] = [
    one(relation, "final")!,
    one(relation, "budget")!,
    one(relation, "percent")!,
  ];
  const gap = one(relation, "gap");
  const ratio = ratioFault(final, budget, percent, "为预算");
  if (!gap || ratio.expected !== ratio.actual) return ratio;
  return differenceFault(final, budget, gap);
}

function differenceFault(now: RelatedFigure, prior: RelatedFigure, amount: RelatedFigure): RelationFault {
  const by = exact(now) - exact(prior);
  return {
    message: `${now.printed}与${prior.printed}相比${by < 0n ? "减少" : "增加"}${amountLike(magnitude(by), amount)}，印为${word(amount)}${amount.printed}`,
    stated: amount,
    quantity: quantityOf(amount),
    expected: plain(magnitude(by)),
    actual: plain(exact(amount)),
    difference: plain(exact(amount) - magnitude(by)),
  };
}

function word({ direction }: RelatedFigure): string {
  if (direction === 0) return "相差";
  return direction > 0 ? "增加" : "减少";
}

function changeFault(relation: Relation): RelationFault {
  const [now, prior, amount] = (["now", "prior", "amount"] as const).map((role) => one(relation, role));
  const rates = relation.figures.filter(({ role }) => role === "rate");
  const [rate, times] = [rates.find(({ unit }) => unit !== "倍"), rates.find(({ unit }) => unit === "倍")];
  if (amount && rate && amount.direction * rate.direction < 0)
    return {
      message: `同一处既写${word(amount)}${amount.printed}，又写${word(rate)}${rate.printed}`,
      stated: rate,
      quantity: "percent",
      expected: null,
      actual: plain(exact(rate)),
      difference: null,
    };
  if (now && prior && amount) {
    const fault = differenceFault(now, prior, amount);
    const by = exact(now) - exact(prior);
    if (fault.expected !== fault.actual || by * BigInt(amount.direction) < 0n) return fault;
  }
  if (now && prior && times && (!rate || rateFits(now, prior, rate))) return timesFault(now, prior, times);
  const base = prior ? exact(prior) : exact(now!) - exact(amount!) * BigInt(amount!.direction || 1);
  const by = prior ? magnitude(exact(now!) - base) : exact(amount!);
  const right = base === 0n ? null : percentOf(by, magnitude(base), rate!);
  return {
    message:
      `本期${now!.printed}，${amount ? `${word(amount)}${amount.printed}` : `上期${prior!.printed}`}，` +
      `${right === null ? "无法计算增减率" : `应为${shownPercent(right, rate!)}`}，印为${rate!.printed}`,
    stated: rate!,
    quantity: "percent",
    expected: right === null ? null : plain(right),
    actual: plain(exact(rate!)),
    difference: right === null ? null : plain(exact(rate!) - right),
  };
}

function rateFits(now: RelatedFigure, prior: RelatedFigure, rate: RelatedFigure): boolean {
  return holds({ kind: "change", figures: [now, prior, rate], open: false, readBy: "" }) === true;
}

function timesFault(now: RelatedFigure, prior: RelatedFigure, times: RelatedFigure): RelationFault {
  const grown = times.direction > 0 ? exact(prior) : 0n;
  const right =
    percentOf(exact(now) - grown, exact(prior), { ...times, value: { units: 0n, scale: 2 } }) / 100n;
  return {
    message: `${now.printed}是${prior.printed}的${formatFixed(right, places, 2)}倍${grown === 0n ? "" : "（增长部分）"}，印为${times.printed}`,
    stated: times,
    quantity: "count",
    expected: plain(right),
    actual: plain(exact(times)),
    difference: plain(exact(times) - right),
  };
}

function directionFault(now: RelatedFigure, prior: RelatedFigure): RelationFault {
  const by = exact(now) - exact(prior);
  return {
    message: `${now.printed}比${prior.printed}${by > 0n ? "大" : "小"}，文字写的相反`,
    stated: prior,
    quantity: quantityOf(prior),
    expected: null,
    actual: plain(exact(prior)),
    difference: plain(by),
  };
}

function leftFault(relation: Relation): RelationFault {
  const [opening, into, out, closing] = (["opening", "in", "out", "closing"] as const).map((role) =>
    one(relation, role),
  );
  const left = (opening ? exact(opening) : 0n) + exact(into!) - exact(out!);
  const terms = `${opening ? `${opening.printed}＋` : ""}${into!.printed}－${out!.printed}`;
  return {
    message: `${terms}＝${amountLike(left, closing!)}，结余印为${closing!.printed}`,
    stated: closing!,
    quantity: "amount",
    expected: plain(left),
    actual: plain(exact(closing!)),
    difference: plain(exact(closing!) - left),
  };
}

function twiceFault({ figures }: Relation): RelationFault {
  const [first, second] = [figures[0]!, figures.at(-1)!];
  return {
    message: `同一项前面印为${first.printed}，后面印为${second.printed}`,
    stated: second,
    quantity: quantityOf(second),
    expected: plain(exact(first)),
    actual: plain(exact(second)),
    difference: plain(exact(second) - exact(first)),
  };
}

function sidesFault({ figures }: Relation): RelationFault {
  const [first, second] = [figures[0]!, figures.at(-1)!];
  const by = exact(second) - exact(first);
  return {
    message: `收支两方应当相等：印为${first.printed}和${second.printed}，相差${amountLike(magnitude(by), second)}`,
    stated: second,
    quantity: "amount",
    expected: plain(exact(first)),
    actual: plain(exact(second)),
    difference: plain(by),
  };
}
