import type { OutlineEntry, Prose } from "../../facts/account.ts";
import type { Relation } from "../../facts/relation.ts";
import type { Figure } from "./figures.ts";
import { toldBy } from "./figures.ts";
import type { Reading } from "./forms/form.ts";
import { forms } from "./forms/index.ts";
import { parts } from "./forms/parts.ts";
import { itemsOf, unnumbered } from "./items.ts";
import { headOf, listsOf } from "./lists.ts";
import { openRunningLists } from "./running-lists.ts";

/** So many levels are held for those that come later. */
const mostLevels = 60;

/** Every relation between figures that prose states in its own words, in reading order. */
export function relationsOf(prose: readonly Prose[], headings: readonly OutlineEntry[]): Relation[] {
  const found: Relation[] = [];
  let heads: { readonly figure: Figure; readonly rank: number }[] = [];
  let levels: Figure[] = [];
  let elsewhere: Figure[] = [];
  const running = openRunningLists();
  for (const { prose: text, offset, rank, heads: section } of itemsOf(prose, headings)) {
    const told = toldBy(text, offset);
    found.push(...parts.read({ lists: running.endAt(section ? -1 : rank) }));
    // Siblings and what is below them are not above this item; figures of other sections are named in full only.
    heads = section
      ? []
      : heads.filter((one) => (rank === unnumbered ? one.rank <= unnumbered : one.rank < rank));
    if (section) {
      elsewhere = [...elsewhere, ...levels].slice(-mostLevels);
      levels = [];
    }
    const above = {
      heads: heads.map(({ figure }) => figure),
      levels,
      elsewhere,
      whole: running.wholeFor(rank),
    };
    const lists = listsOf(told, above);
    const reading: Reading = { told, lists, above };
    for (const form of forms) found.push(...form.read(reading));
    running.take(told, above, rank);
    const own = told.figures.filter(
      ({ role, depth }) => (role === "level" || role === "budget") && depth === 0,
    );
    const first = headOf(told.figures, told.text);
    // An item that only divides what was told before is about that.
    const divides =
      first && lists.some(({ whole, parts: named }) => named.includes(first) && whole?.prose !== text);
    if (first && !divides) heads = [...heads, { figure: first, rank }];
    levels = [...levels, ...own].slice(-mostLevels);
  }
  found.push(...parts.read({ lists: running.endAt(-1) }));
  return found.sort(inOrder);
}

function inOrder(a: Relation, b: Relation): number {
  const [x, y] = [a.figures.at(-1)!.spot, b.figures.at(-1)!.spot];
  return x.block - y.block || x.start - y.start;
}
