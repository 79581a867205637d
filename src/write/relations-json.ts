import type { RelatedFigure, Relation } from "../facts/relation.ts";
import { holds } from "../facts/relation-holds.ts";

/** The relations of a narrative in the shape of the contract, in reading order. */
export function relationsJson(relations: readonly Relation[]): Record<string, unknown>[] {
  return relations.map((relation) => {
    const whole = relation.figures.find(({ role }) => role === "whole" || role === "base") ?? null;
    return {
      kind: relation.kind,
      whole: whole && { printed: whole.printed, line: whole.place.line },
      figures: relation.figures.map(({ printed, place, role }) => ({ printed, line: place.line, role })),
      ...(relation.kind === "parts" ? { open: relation.open } : {}),
      holds: holds(relation),
      readBy: relation.readBy,
    };
  });
}

const kinds: Readonly<Record<Relation["kind"], string>> = {
  parts: "合计",
  share: "占比",
  change: "增减",
  completion: "完成",
  same: "相同",
  balance: "收支",
  direction: "大小",
};

const verdicts = new Map<boolean | null, string>([
  [true, "相符"],
  [false, "不符"],
  [null, "无法验算"],
]);

/** The same for a person: one line a relation. */
export function relationsText(relations: readonly Relation[]): string {
  return relations.map((relation) => `${lineOf(relation)}\n`).join("");
}

function lineOf(relation: Relation): string {
  const place = placeWords(relation.figures.at(-1)!);
  const figures = relation.figures.map(({ printed, role }) => `${roles[role]}${printed}`).join("，");
  return `${place}\t${kinds[relation.kind]}\t${figures}\t${verdicts.get(holds(relation))}`;
}

function placeWords({ place: { line, page } }: RelatedFigure): string {
  if (line !== null) return `第${line}行`;
  return page === null ? "" : `第${page}页`;
}

const roles: Readonly<Record<RelatedFigure["role"], string>> = {
  whole: "整体",
  part: "部分",
  base: "基数",
  percent: "比例",
  now: "本期",
  prior: "上期",
  amount: "增减额",
  rate: "增减率",
  final: "决算",
  budget: "预算",
  gap: "差额",
  side: "一方",
  opening: "年初",
  in: "收入",
  out: "支出",
  closing: "结余",
  same: "",
};
