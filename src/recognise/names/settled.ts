import { isSlipOf } from "../../facts/letters.ts";
import type { StatedName } from "../../facts/stated-name.ts";
import type { NamesDraft } from "./draft.ts";
import { unitNames } from "./unit.ts";
import { yearNames } from "./year.ts";

/** So many places outvote a cover that says otherwise. */
const enough = 3;

/** The year of an account: the cover's, unless nearly all else says another; without a cover what titles and sentences say. */
export function settledYear(draft: NamesDraft): number | null {
  const votes = votesOf(yearNames(draft).filter(({ sure }) => sure));
  const own = draft.year === null ? 0 : (votes.get(String(draft.year)) ?? 0);
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!most) return draft.year;
  if (draft.year === null) return most[1] >= 2 || votes.size === 1 ? Number(most[0]) : null;
  return most[1] >= enough && most[1] > own * 3 ? Number(most[0]) : draft.year;
}

/** Whose account it is: as the cover has it, unless that is a slip of what nearly all else says. */
export function settledUnit(draft: NamesDraft): string | null {
  const { unit } = draft;
  if (unit === null) return null;
  const names = unitNames(draft);
  const votes = votesOf(names);
  const name = unit.replace(/\s+/g, "");
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!most || most[0] === name || !isSlipOf(name, most[0])) return unit;
  return most[1] >= enough && most[1] > (votes.get(name) ?? 0) * 2 ? most[0] : unit;
}

function votesOf(names: readonly StatedName[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const { name } of names) votes.set(name, (votes.get(name) ?? 0) + 1);
  return votes;
}
