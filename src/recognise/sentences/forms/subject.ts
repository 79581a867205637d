import type { Figure, Told } from "../figures.ts";
import { namedLast, sameNamed } from "../phrases.ts";
import { headOf, isLevel } from "../wholes.ts";
import type { Reading } from "./form.ts";

/** Figures further back than so many are not at hand. */
const mostBefore = 120;

/** Words that name whoever tells, or nothing: they do not say of what. */
const neutral =
  /^(?:我|本|全|各|该|部门|单位|机关|中心|局|院|校|镇|乡|街道|年|总体|总额|总计|合计|规模|经费|支出|收入|资金|决算|预算|数|金额|[比较与同和由从]|相比)*$/;

/** Figures before `figure` in its sentence, brackets of others left out. */
export function beforeInSentence({ told }: Reading, figure: Figure): Figure[] {
  const own = told.ofSentence.get(figure.sentence) ?? [];
  const at = figure.at - (own[0]?.at ?? 0);
  return own.slice(Math.max(0, at - mostBefore), at).filter((one) => one.depth <= figure.depth);
}

/**
 * The level that a share, a change or a completion is said of: the nearest one before it in the sentence, unless its own
 * words name another; without either the figure that the sentence before began with. Null where nothing is at hand.
 */
export function levelOf(reading: Reading, figure: Figure): Figure | null {
  const fits = (one: Figure): boolean =>
    isLevel(one) && (figure.family === "%" || one.family === figure.family);
  const before = beforeInSentence(reading, figure);
  // “为年初预算32万元的117%，比年初预算多5万元”: what is compared with a budget is the outturn, where one is told.
  const outturn = figure.againstBudget
    ? before.findLast((one) => fits(one) && one.role === "level")
    : undefined;
  const nearest = outturn ?? before.findLast(fits) ?? null;
  if (figure.phrase !== "") {
    if (nearest && sameNamed(nearest.phrase, figure.phrase)) return nearest;
    const named = namedLast(earlierLevels(reading, figure).filter(fits), figure.phrase);
    if (named) return named;
    // Its own words name something that was not told: nothing else is what it is said of.
    if (!neutral.test(figure.phrase)) return null;
  }
  // “…占收入合计的96%，收入合计为20万元；较上年增长”: behind a semicolon the sentence is about what it began with.
  const opening = /^\s*；/.test(figure.lead) ? before.find(fits) : undefined;
  if (opening ?? nearest) return opening ?? nearest;
  const { told, above } = reading;
  const sooner = figuresBefore(told, figure).filter(
    (one) => one.sentence < figure.sentence && one.depth === 0 && fits(one),
  );
  const last = sooner.filter((one) => one.sentence === sooner.at(-1)?.sentence);
  return headOf(last, told.text) ?? above.heads.findLast(fits) ?? null;
}

/** Levels told before a figure, in its paragraph and in its section. */
export function earlierLevels({ told, above }: Reading, figure: Figure): Figure[] {
  return [...above.levels, ...figuresBefore(told, figure).filter(isLevel)];
}

function figuresBefore({ figures }: Told, figure: Figure): readonly Figure[] {
  const at = figure.at - (figures[0]?.at ?? 0);
  return figures.slice(Math.max(0, at - mostBefore), at);
}

/** Figures of the run that a figure stands in, and its place among them. */
export function runOf(
  { told }: Reading,
  figure: Figure,
): { readonly all: readonly Figure[]; readonly at: number } {
  const all = told.ofRun.get(figure.run) ?? [];
  return { all, at: figure.at - (all[0]?.at ?? 0) };
}

/** The levels over which a run of several figures is distributed, one each; null where there are fewer. */
export function distributed(reading: Reading, figure: Figure): Figure | null {
  const { all, at } = runOf(reading, figure);
  const levels = beforeInSentence(reading, all[0]!).filter(isLevel);
  const outturns = levels.filter(({ role }) => role === "level");
  return (outturns.length >= all.length ? outturns : levels).at(at - all.length) ?? null;
}

/** A sentence of its own that distributes: “各减少2，3万元” over the levels of the sentence before. */
export function distributedOver(reading: Reading, figure: Figure): Figure | null {
  const { all, at } = runOf(reading, figure);
  return earlierLevels(reading, all[0]!).at(at - all.length) ?? null;
}

/** The figure behind another, in whatever sentence. */
export function nextOf({ told: { figures } }: Reading, figure: Figure): Figure | undefined {
  return figures[figure.at - (figures[0]?.at ?? 0) + 1];
}
