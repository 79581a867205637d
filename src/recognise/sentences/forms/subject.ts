import type { Figure } from "../figures.ts";
import { headOf } from "../lists.ts";
import { namedLast, sameNamed } from "../phrases.ts";
import type { Reading } from "./form.ts";

const isLevel = ({ role }: Figure): boolean => role === "level" || role === "budget";

/** Figures before `figure` in its sentence, brackets of others left out. */
export function beforeInSentence({ told }: Reading, figure: Figure): Figure[] {
  return told.figures.filter(
    (one) => one.sentence === figure.sentence && one.start < figure.start && one.depth <= figure.depth,
  );
}

/**
 * The level that a share, a change or a completion is said of: the nearest one before it in the sentence, unless its own
 * words name another; without either the figure that the sentence before began with. Null where nothing is at hand.
 */
export function levelOf(reading: Reading, figure: Figure): Figure | null {
  const fits = (one: Figure): boolean =>
    isLevel(one) && (figure.family === "%" || one.family === figure.family);
  const before = beforeInSentence(reading, figure);
  const nearest = before.findLast(fits) ?? null;
  if (figure.phrase !== "") {
    if (nearest && sameNamed(nearest.phrase, figure.phrase)) return nearest;
    const named = namedLast(earlierLevels(reading, figure).filter(fits), figure.phrase);
    if (named) return named;
    // Its own words name something that was not told: nothing else is what it is said of.
    if (before.length > 0 && /[一-龥]{2}/.test(figure.phrase)) return null;
  }
  if (nearest) return nearest;
  const { told, above } = reading;
  const sooner = told.figures.filter((one) => one.sentence < figure.sentence && one.depth === 0 && fits(one));
  const last = sooner.filter((one) => one.sentence === sooner.at(-1)?.sentence);
  return headOf(last, told.text) ?? above.heads.findLast(fits) ?? null;
}

/** Levels told before a figure, in its paragraph and in its section. */
export function earlierLevels({ told, above }: Reading, figure: Figure): Figure[] {
  return [...above.levels, ...told.figures.filter((one) => isLevel(one) && one.start < figure.start)];
}

/** Figures of the run that a figure stands in, and its place among them. */
export function runOf(
  { told }: Reading,
  figure: Figure,
): { readonly all: readonly Figure[]; readonly at: number } {
  const all = told.figures.filter(({ run }) => run === figure.run);
  return { all, at: all.indexOf(figure) };
}

/** The levels over which a run of several figures is distributed, one each; null where there are fewer. */
export function distributed(reading: Reading, figure: Figure): Figure | null {
  const { all, at } = runOf(reading, figure);
  const levels = beforeInSentence(reading, all[0]!).filter(isLevel);
  return levels.at(at - all.length) ?? null;
}
