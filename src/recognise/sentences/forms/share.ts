import type { Relation } from "../../../facts/relation.ts";
import { holds } from "../../../facts/relation-holds.ts";
import type { Figure } from "../figures.ts";
import { namedLast, phraseOf, sameNamed } from "../phrases.ts";
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

/** “甲9万元，占50%”: what share of a whole a figure is. */
export const share: SentenceForm = {
  name: "share",
  examples: [
    {
      text: "本年收入18万元，其中：甲9万元，占50%；乙9万元，占50%。",
      relations: ["share base=18万元 part=9万元 percent=50%", "share base=18万元 part=9万元 percent=50%"],
    },
    {
      text: "甲60元、乙40元，分别占60%和40%。",
      relations: ["share part=60元 percent=60%", "share part=40元 percent=40%"],
    },
    {
      text: "教育支出9万元，占本年支出18万元的50%。",
      relations: ["share part=9万元 base=18万元 percent=50%"],
    },
    { text: "执行率为（3/12）×100%=25%。", relations: ["share part=3 base=12 percent=25%"] },
    {
      text: "支出18万元，其中：甲9万元，所占比例为50%。",
      relations: ["share base=18万元 part=9万元 percent=50%"],
    },
    {
      text: "支出合计18万元。基本支出9万元，占支出合计的50%。",
      relations: ["share base=18万元 part=9万元 percent=50%"],
    },
    {
      text: "财政拨款收入占本年收入合计的50%，为9万元，本年收入合计为18万元。",
      relations: ["share percent=50% part=9万元 base=18万元"],
    },
  ],
  read(reading) {
    return reading.told.figures
      .filter(({ role }) => role === "share")
      .flatMap((percent): Relation[] => {
        const formula = formulaOf(reading, percent);
        if (formula) return [formula];
        const many = runOf(reading, percent).all.length > 1;
        const part = many
          ? (distributed(reading, percent) ?? distributedOver(reading, percent))
          : (partBehind(reading, percent) ?? partOf(reading, percent));
        if (!part) return [];
        const { certain, possible } = basesOf(reading, percent, part);
        const of = (base: Figure | null): Relation =>
          relation("share", "share", [
            related(part, "part"),
            ...(base ? [related(base, "base")] : []),
            related(percent, "percent"),
          ]);
        const fitting = possible.map(of).find((one) => holds(one) === true);
        return firstHolding([
          ...(certain.length > 0 ? certain.map(of) : [fitting ?? of(null)]),
          ...(fitting ? [fitting] : []),
        ]);
      });
  },
};

/** “（3/12）×100%＝25%”. */
function formulaOf(reading: Reading, percent: Figure): Relation | null {
  const [part, base, hundred] = beforeInSentence(reading, { ...percent, depth: percent.depth + 1 }).slice(-3);
  if (!/^\s*[=＝]\s*$/.test(percent.lead) || !part || !base || hundred?.family !== "%") return null;
  if (!/^\s*(?:万元|元)?\s*[/÷]\s*$/.test(base.lead)) return null;
  return relation("share", "share-formula", [
    related(part, "part"),
    related(base, "base"),
    related(percent, "percent"),
  ]);
}

/** “甲占收入的96%，为10万元”: what has the share stands behind it. */
function partBehind(reading: Reading, percent: Figure): Figure | null {
  const next = nextOf(reading, percent);
  const behind = next?.role === "level" && next.sentence === percent.sentence && next.family === "money";
  return behind && /^\s*[，,]\s*(?:金额|数额|共|共计)?(?:为|即|计|是|达)\s*$/.test(next.lead) ? next : null;
}

/** What has the share: the figure before the bracket, or the nearest level that is no whole of its own. */
function partOf(reading: Reading, percent: Figure): Figure | null {
  // “货物采购占货物支出的9%”: its own words name what has the share.
  const words = /([^，；。：]*?)(?:所|均|各|共|约|合计|分别)*占/.exec(percent.lead)?.[1] ?? "";
  const own = phraseOf(words);
  if (own !== "")
    return earlierLevels(reading, percent).findLast(({ phrase }) => phrase.endsWith(own)) ?? null;
  const before = beforeInSentence(reading, percent).filter(({ role }) => role !== "base");
  const nearest = before.findLast(({ role, depth }) => role === "level" && depth <= percent.depth);
  return nearest ?? levelOf(reading, percent);
}

const generic =
  /^(?:总|全部|本年|当年|本单位|本部门|部门|单位|决算|收入|支出|收支|经费|资金|总额|财政拨款)*$/;

/** Figures that the words make the base, the likeliest first, and figures at hand that they name otherwise. */
interface Bases {
  readonly certain: readonly Figure[];
  readonly possible: readonly Figure[];
}

/** Figures that the share can be of. */
function basesOf(reading: Reading, percent: Figure, part: Figure): Bases {
  const { lists, above } = reading;
  const explicit = beforeInSentence(reading, percent).find(
    (one) => one.role === "base" && one.start > part.end,
  );
  if (explicit) return { certain: [explicit], possible: [] };
  const words = /占(.*)$/.exec(percent.lead)?.[1] ?? "";
  const phrase = phraseOf(words.replace(/的?(?:比重|比例|比率|比)?(?:为|约|达)?$/, "的"));
  const within = lists.filter(({ parts }) => parts.includes(part));
  // “10万元中：甲占40%…，合计9万元”: of the whole that was told before them.
  const listed =
    (within.find(({ whole }) => whole !== null && whole.at < part.at) ?? within[0])?.whole ?? null;
  const whole = listed ?? (part.depth === 0 ? above.whole : null);
  const outer = lists.find(({ parts }) => whole !== null && parts.includes(whole))?.whole ?? null;
  const near = [whole, outer].filter((one) => one !== null);
  // “占总收入的”: words that every whole is called by.
  if (phrase === "" || (generic.test(phrase) && near.length > 0))
    return { certain: near.filter((one) => !saysAgain(one, part)), possible: [] };
  const named = near.find((one) => sameNamed(one.phrase, phrase));
  if (named) return { certain: [named, ...near.filter((one) => one !== named)], possible: [] };
  const earlier = earlierLevels(reading, part).filter(
    (one) => one !== part && one.family === part.family && !saysAgain(one, part),
  );
  const inFull = words.replace(/的?(?:比重|比例|比率|比)?(?:为|约|达)?$/, "");
  const base =
    namedInFull(earlier, inFull) ??
    (saysWhole.test(inFull) ? null : namedLast(earlier, phrase)) ??
    namedInFull(above.elsewhere, inFull) ??
    namedLast(behindInSentence(reading, percent, part), phrase);
  return { certain: base ? [base] : [], possible: listed ? near : [] };
}

/** Whether a whole that was told before is the very figure that has the share: nothing is a share of itself. */
function saysAgain(whole: Figure, part: Figure): boolean {
  return part.phrase !== "" && sameNamed(whole.phrase, part.phrase) && whole.printed === part.printed;
}

/** Levels behind a share in its sentence: “…的96%，…，收入合计为20万元”. */
function behindInSentence({ told }: Reading, { sentence, at }: Figure, part: Figure): Figure[] {
  return (told.ofSentence.get(sentence) ?? []).filter(
    (one) => one.at > at && one !== part && one.role === "level" && one.family === part.family,
  );
}

/** “占本年支出合计的”: no other expenditure is meant, however near it stands. */
const saysWhole = /(?:本年|当年).*(?:合计|总计|总额)$/;

/** A figure of another section whose words end as these: “本年支出合计”. */
function namedInFull(figures: readonly Figure[], words: string): Figure | null {
  if (!/(?:合计|总计|总额)$/.test(words)) return null;
  return figures.findLast(({ lead }) => lead.replace(/(?:为|是|共|约|\s)*$/, "").endsWith(words)) ?? null;
}
