import type { Relation } from "../../../facts/relation.ts";
import type { Figure } from "../figures.ts";
import { phraseOf } from "../phrases.ts";
import { clauseOf } from "../roles.ts";
import type { Reading, SentenceForm } from "./form.ts";
import { related, relation } from "./form.ts";

/** “8万元，全部为运行费8万元”, “公务接待费2万元，接待5批次，共计支出2万元”: one thing told twice. */
export const same: SentenceForm = {
  name: "same",
  examples: [
    { text: "经费8万元，全部为运行费8万元。", relations: ["same same=8万元 same=8万元"] },
    { text: "培训费2万元，培训3批次、60人次，共计支出3万元。", relations: ["same same=2万元 same=3万元"] },
    { text: "甲费2万元，乙费4万元，合计6万元。", relations: [] },
    { text: "甲费2万元，乙费4万元。", relations: [] },
  ],
  read(reading) {
    return reading.told.figures.flatMap((figure): Relation[] => {
      if (figure.role !== "level" || figure.family !== "money") return [];
      const before = moneyBefore(reading, figure);
      const twice = before && (isWhole(reading, before, figure) || isSumAgain(reading, before, figure));
      return twice ? [relation("same", "same", [related(before, "same"), related(figure, "same")])] : [];
    });
  },
};

/** The money right before a figure, a level itself. */
function moneyBefore({ told: { figures } }: Reading, figure: Figure): Figure | null {
  let at = figure.at - (figures[0]?.at ?? 0) - 1;
  while (at >= 0 && figures[at]!.family !== "money") at -= 1;
  const before = figures[at];
  return before?.role === "level" && before.depth === figure.depth ? before : null;
}

/** “全部为”, “即”: all of the figure before. */
function isWhole({ told: { text } }: Reading, before: Figure, figure: Figure): boolean {
  return (
    before.sentence === figure.sentence &&
    /(?:全部(?:都)?(?:为|是|用于|系)|全为|全是|^\s*即|也就是|也即)[^，。；]{0,24}$/.test(
      clauseOf(figure.lead),
    ) &&
    !/^[^，。；]{0,4}(?:减去?|扣除|加上)/.test(text.slice(figure.end, figure.end + 8))
  );
}

const again = /(?:合计|共计|总计|共|累计)(?:支出|开支|花费|使用|发生|金额|费用)*(?:为|是)?\s*$/;

/** A sum behind numbers of pieces alone, which divides nothing: the money told before them. */
function isSumAgain({ told: { figures }, lists }: Reading, before: Figure, figure: Figure): boolean {
  const clause = clauseOf(figure.lead);
  if (!again.test(clause) || phraseOf(clause.replace(again, "")) !== "") return false;
  if (lists.some(({ whole, parts }) => whole === figure || parts.includes(figure))) return false;
  const from = figures[0]?.at ?? 0;
  const between = figures.slice(before.at - from + 1, figure.at - from);
  return between.length > 0 && between.every(({ family }) => family !== "money" && family !== "%");
}
