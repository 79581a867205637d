import type { Relation } from "../../../facts/relation.ts";
import { holds } from "../../../facts/relation-holds.ts";
import type { Figure } from "../figures.ts";
import type { Reading, SentenceForm } from "./form.ts";
import { related, relation } from "./form.ts";

/** “收入总计10万元，支出总计10万元”: two sides that are equal. */
export const balance: SentenceForm = {
  name: "balance",
  examples: [
    { text: "收入总计10万元，支出总计12万元。", relations: ["balance side=10万元 side=12万元"] },
    { text: "收、支总计各是10，12万元。", relations: ["balance side=10 side=12万元"] },
    { text: "支出总计12万元，与收入总计10万元相等。", relations: ["balance side=12万元 side=10万元"] },
    {
      text: "收入10万元，支出9万元，当年结余1万元。",
      relations: ["balance in=10万元 out=9万元 closing=1万元"],
    },
    {
      text: "年初结转3万元，加上本年收入10万元，减去本年支出9万元，年末结转4万元。",
      relations: ["balance opening=3万元 in=10万元 out=9万元 closing=4万元"],
    },
    {
      text: "年初结转和结余3万元，本年收入10万元，本年支出9万元，收支相抵后，年末结转和结余5万元。",
      relations: ["balance opening=3万元 in=10万元 out=9万元 closing=5万元"],
    },
    { text: "年初结转3万元，本年收入10万元，本年支出9万元，年末结转8万元。", relations: [] },
    {
      text: "结余1万元，即本年收入10万元减去本年支出9万元的余额。",
      relations: ["balance closing=1万元 in=10万元 out=9万元"],
    },
    { text: "财政拨款收入总计10万元，支出总计12万元。", relations: ["balance side=10万元 side=12万元"] },
    { text: "收入合计10万元，支出合计12万元。", relations: [] },
  ],
  read(reading) {
    const levels = reading.told.figures.filter(
      (one) => one.role === "level" && one.family === "money" && !isNothing(one),
    );
    return levels.flatMap((second, at): Relation[] => {
      const surplus = carriedOver(reading, levels, at) ?? differenceOf(levels, at) ?? surplusOf(levels, at);
      if (surplus) return [surplus];
      const first = levels[at - 1] ?? reading.above.heads.at(-1);
      const pair = first && (ofRun(first, second) ? [first, second] : sides(reading, second));
      return pair
        ? [
            relation(
              "balance",
              "balance",
              pair.map((one) => related(one, "side")),
            ),
          ]
        : [];
    });
  },
};

/** “结余分配0元”: a term that changes nothing. */
function isNothing({ value, lead }: Figure): boolean {
  return value.units === 0n && /结余分配|使用[^，。；]{0,12}结余/.test(lead);
}

const carried = "(?:结[余转]|余额)[^，。；]{0,6}$";
const terms = ["opening", "in", "out", "closing"] as const;
const names = [
  new RegExp(`(?:年初|上年|期初)[^，。；]{0,4}${carried}`),
  /(?:收入|拨入|拨款)[^，。；]{0,6}$/,
  /支出[^，。；]{0,6}$/,
  new RegExp(`(?:年末|期末|累计|结转下年)?[^，。；]{0,4}${carried}`),
];

/** “年初结转3万元，加上本年收入10万元，减去本年支出9万元，年末结转4万元”. */
function carriedOver({ told }: Reading, levels: readonly Figure[], at: number): Relation | null {
  const four = levels.slice(at - 3, at + 1);
  const [first, , , last] = four;
  if (at < 3 || !first || !last || first.sentence !== last.sentence) return null;
  if (!four.every(({ lead }, i) => names[i]!.test(lead.trimEnd()))) return null;
  const made = relation(
    "balance",
    "carried-over",
    four.map((one, i) => related(one, terms[i]!)),
  );
  // Without a word that says so other terms may stand between: 使用结余, 结余分配.
  const said = /加上|减去|减除|扣除|相抵|收支(?:结|轧)/.test(told.text.slice(first.start, last.start));
  return said || holds(made) === true ? made : null;
}

/** “结余1万元，即收入10万元减去支出9万元的余额”, “收入10万元，支出9万元，收入大于支出1万元”. */
function differenceOf(levels: readonly Figure[], at: number): Relation | null {
  const [first, second, third] = levels.slice(at - 2, at + 1);
  if (at < 2 || !first || !second || !third || first.sentence !== third.sentence) return null;
  const explained =
    /结[余转]/.test(first.lead) && !names[0]!.test(first.lead.trimEnd()) && /减去?|扣除/.test(third.lead);
  const lead = third.lead.trimEnd();
  const compared = /收入[^，。；]{0,4}[大多高]于支出[^，。；]{0,4}$|收支相抵[^。；]{0,10}$/.test(lead);
  if (!explained && !compared) return null;
  const [into, out, closing] = explained ? [second, third, first] : [first, second, third];
  if (!isIncome(into) || !/支出/.test(out.lead)) return null;
  // “收支相抵，当年亏损1万元”: more went out than came in.
  const short = /亏损|赤字|短缺/.test(lead);
  return relation("balance", "difference", [
    related(into, short ? "out" : "in"),
    related(out, short ? "in" : "out"),
    related(closing, "closing"),
  ]);
}

function isIncome({ lead }: Figure): boolean {
  return /收入[^，。；]{0,6}$/.test(lead.trimEnd());
}

/** “收入10万元，支出9万元，当年结余1万元”. */
function surplusOf(levels: readonly Figure[], at: number): Relation | null {
  const [into, out, closing] = levels.slice(at - 2, at + 1);
  if (at < 2 || !into || !out || !closing || into.sentence !== closing.sentence) return null;
  const fits =
    /收入(?:合计|总计|决算)?(?:为|是)?\s*$/.test(into.lead) &&
    /支出(?:合计|总计|决算)?(?:为|是)?\s*$/.test(out.lead) &&
    /(?:当年|本年|收支|年度)(?:相抵)?[^，。；]{0,4}结[余转](?:为|是)?\s*$/.test(closing.lead);
  return fits
    ? relation("balance", "surplus", [related(into, "in"), related(out, "out"), related(closing, "closing")])
    : null;
}

/** The other total is among the first figures of its sentence. */
const mostNear = 40;

/** “收、支总计各是…，…”. */
function ofRun(first: Figure, second: Figure): boolean {
  return (
    first.prose === second.prose &&
    first.sentence === second.sentence &&
    first.run === second.run &&
    /收(?:入)?[、和与]?支(?:出)?(?:决算)?总计/.test(first.lead)
  );
}

/** The total of revenue that a total of expenditure answers to: named alike, in the same sentences or the item above. */
function sides({ told, above }: Reading, second: Figure): Figure[] | null {
  const name = total(second);
  if (!/[收支][入出]总计$/.test(name)) return null;
  const wanted = name.endsWith("支出总计")
    ? name.replace(/支出总计$/, "收入总计")
    : name.replace(/收入总计$/, "支出总计");
  const near = [
    ...above.heads.slice(-1),
    ...[second.sentence - 1, second.sentence].flatMap((at) =>
      (told.ofSentence.get(at) ?? []).slice(0, mostNear).filter((one) => one.at < second.at),
    ),
  ];
  const levels = near.filter(({ role }) => role === "level");
  const first =
    levels.findLast((one) => total(one) === wanted) ??
    // “财政拨款收入总计10万元，支出总计10万元”: the second leaves out what the first has said.
    levels.findLast(
      (one) => one.sentence === second.sentence && one.at === second.at - 1 && total(one).endsWith(wanted),
    );
  return first ? [first, second] : null;
}

/** “财政拨款收入总计” of the words before a figure. */
function total({ lead }: Figure): string {
  return (
    /([^，。；：、\d年度]*[收支][入出]?总计)(?:为|是|共|约)*\s*$/
      .exec(lead)?.[1]
      ?.replace(/^(?:[与和同]|决算|部门决算|部门|单位)/, "") ?? ""
  );
}
