import { divideHalfUp, formatFixed, formatScaled, magnitude, power10 } from "../facts/decimal.ts";
import { exact } from "../facts/related-values.ts";
import type { RelatedFigure, Relation, RelationRole } from "../facts/relation.ts";

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
    default:
      return sidesFault(relation);
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
  const [now, prior, amount, rate] = (["now", "prior", "amount", "rate"] as const).map((role) =>
    one(relation, role),
  );
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
