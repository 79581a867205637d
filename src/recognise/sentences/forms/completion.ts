import type { Relation } from "../../../facts/relation.ts";
import type { Figure } from "../figures.ts";
import { openersIn } from "../openers.ts";
import type { Reading, SentenceForm } from "./form.ts";
import { related, relation } from "./form.ts";
import { beforeInSentence, distributed, earlierLevels, levelOf, nextOf, runOf } from "./subject.ts";

/** “预算20万元，决算10万元，完成预算的50%”: how much of a budget was used. */
export const completion: SentenceForm = {
  name: "completion",
  examples: [
    {
      text: "年初预算为20万元，支出决算为10万元，完成年初预算的50%。",
      relations: ["completion budget=20万元 final=10万元 percent=50%"],
    },
    {
      text: "年初预算560，决算600万元，完成年初预算的107.14%，超出预算40万元。",
      relations: ["completion budget=560 final=600万元 percent=107.14% gap=40万元"],
    },
    { text: "支出决算为10万元，完成预算的50%。", relations: ["completion final=10万元 percent=50%"] },
    {
      text: "预算为20万元，决算为10万元，完成50%。其中：甲决算为4万元，完成预算的80%。",
      relations: ["completion budget=20万元 final=10万元 percent=50%", "completion final=4万元 percent=80%"],
    },
  ],
  read(reading) {
    return reading.told.figures
      .filter(({ role }) => role === "completion")
      .flatMap((percent): Relation[] => {
        const many = runOf(reading, percent).all.length > 1;
        const final = many ? distributed(reading, percent) : finalOf(reading, percent);
        if (!final) return [];
        const budget = budgetOf(reading, final, percent);
        const over = gapOf(reading, percent);
        return [
          relation("completion", "completion", [
            ...(budget ? [related(budget, "budget")] : []),
            related(final, "final"),
            related(percent, "percent"),
            ...(over ? [related(over, "gap")] : []),
          ]),
        ];
      });
  },
};

function finalOf(reading: Reading, percent: Figure): Figure | null {
  const levels = beforeInSentence(reading, percent).filter(({ role }) => role === "level");
  // Counts in between are of something else; “即86000元” says the figure before it once more.
  const nearest =
    levels.findLast(({ family, lead }) => family === "money" && !/^[，,\s]*即$/.test(lead)) ?? levels.at(-1);
  const final = nearest ?? levelOf(reading, percent);
  if (final?.role !== "budget") return final;
  // “与年初预算20万元相比，完成50%”: the sentence states the budget alone, of what was told before it.
  return (
    earlierLevels(reading, percent).findLast((one) => one.role === "level" && one.at < final.at) ?? final
  );
}

/** Which budget words name. */
const budgetName = /(年初|全年|调整后?|追加后?|当年|本年)[^，。；]{0,4}预算[^，。；]*$/;

/** The budget beside the outturn, with no list and no other level between; of several the one that the words name. */
function budgetOf(reading: Reading, final: Figure, percent: Figure): Figure | null {
  const { figures, text } = reading.told;
  const last = figures[percent.at - (figures[0]?.at ?? 0) - 1];
  // “小于年初预算5万元，完成72%”: what was compared with.
  const isBudget = last?.role === "budget" || (last?.role === "prior" && last.againstBudget);
  if (last && isBudget && last.at > final.at) return last;
  const between = beforeInSentence(reading, percent).find(({ role, at }) => at > final.at && role === "base");
  if (between) return between;
  const beside = beforeInSentence(reading, percent).filter(({ role }) => role === "budget");
  if (beside.length > 0 && final.sentence !== percent.sentence) return beside.at(-1)!;
  const before = beforeInSentence(reading, final);
  const from = before.findLastIndex(({ role }) => role !== "budget") + 1;
  const budgets = before
    .slice(from)
    .filter((one, i, all) => openersIn(text.slice(one.end, all[i + 1]?.start ?? final.start)).length === 0);
  const name = budgetName.exec(percent.lead)?.[1];
  const named =
    name === undefined
      ? undefined
      : before.findLast((one) => one.role === "budget" && budgetName.exec(one.lead)?.[1] === name);
  const run = budgets.filter((one) => one.run === budgets.at(-1)?.run);
  return named ?? run.at(-1) ?? null;
}

/** “超出预算40万元” behind the percentage. */
function gapOf(reading: Reading, percent: Figure): Figure | null {
  const next = nextOf(reading, percent);
  if (next?.role !== "amount" || next.sentence !== percent.sentence) return null;
  const [own, other] = [percent, next].map(({ lead }) => budgetName.exec(lead)?.[1]);
  // “为全年预算的97%，超出年初预算4万元”: of another budget.
  if (own !== undefined && other !== undefined && own !== other) return null;
  return /^[，,、]?\s*(?:超(?:出|过)?|(?:比|较)?[^，。；]{0,4})预算[^，。；]*$/.test(next.lead) ? next : null;
}
