import type { Accounts, StatedFigure } from "../facts/accounts.ts";
import { openBooks } from "./books.ts";
import { figureInputs } from "./inputs.ts";
import { plansOf } from "./tables.ts";

/** Texts of the first part, which hold from year to year until somebody changes them. */
const lasting = new Set(["duties", "organs", "units"]);

/**
 * The next year's accounts to begin with: last year's outturn as the figures to compare with, its subjects, duties and
 * organisation; everything else is to be filled in.
 */
export function nextYear(last: Accounts): Accounts {
  const plans = plansOf(last);
  const books = openBooks(last, plans);
  // A blank cell of a table states that there is none.
  const blank = new Set(plans.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.key ?? [])));
  const empty: Accounts = {
    ...last,
    year: last.year + 1,
    figures: new Map(),
    texts: new Map([...last.texts].filter(([id]) => lasting.has(id))),
    evaluations: [],
  };
  const figures = new Map<string, StatedFigure>();
  for (const { id, quantity } of figureInputs(empty)) {
    if (!id.includes("|year=上年")) continue;
    const key = id.replace("|year=上年", "");
    const value = books.value(key) ?? (blank.has(key) ? 0n : null);
    if (value !== null) figures.set(id, { quantity, value, place: null });
  }
  return { ...empty, figures };
}
