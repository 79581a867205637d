import type { OutlineEntry, Prose } from "../../facts/account.ts";
import { near } from "../../facts/related-values.ts";
import type { Relation } from "../../facts/relation.ts";
import type { Figure } from "./figures.ts";
import { toldBy } from "./figures.ts";
import type { Reading } from "./forms/form.ts";
import { forms } from "./forms/index.ts";
import { parts } from "./forms/parts.ts";
import type { Item } from "./items.ts";
import { itemsOf, unnumbered } from "./items.ts";
import { listsOf } from "./lists.ts";
import { openRunningLists } from "./running-lists.ts";
import { headOf } from "./wholes.ts";

/** So many levels are held for those that come later. */
const mostLevels = 60;

/** An item with its figures, and what stands before it. */
export interface ItemReading extends Reading {
  readonly item: Item;
}

/** Prose as its items tell it, and every relation between their figures. */
export interface Readings {
  readonly items: readonly ItemReading[];
  /** In reading order. */
  readonly relations: readonly Relation[];
}

/** Reads prose item by item: its figures, and the relations that it states between them in its own words. */
export function readingsOf(prose: readonly Prose[], headings: readonly OutlineEntry[]): Readings {
  const items: ItemReading[] = [];
  const found: Relation[] = [];
  let heads: { readonly figure: Figure; readonly rank: number }[] = [];
  let levels: Figure[] = [];
  let elsewhere: Figure[] = [];
  let count = 0;
  const running = openRunningLists();
  const divided = new Set<Figure>();
  const end = (rank: number): Relation[] =>
    // What was divided already and closed may be listed once more in part.
    parts.read({
      lists: running.endAt(rank).filter((list) => near(list.parts, list.whole!) || !divided.has(list.whole!)),
    });
  for (const item of itemsOf(prose, headings)) {
    const { rank, heads: section } = item;
    const told = toldBy(item, count);
    const begins = count;
    count += told.figures.length;
    found.push(...end(section ? -1 : rank));
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
    for (const { whole, parts: named } of lists) if (whole && near(named, whole)) divided.add(whole);
    const reading: ItemReading = { item, told, lists, above };
    items.push(reading);
    for (const form of forms) for (const one of form.read(reading)) found.push(one);
    running.take(told, above, rank, lists);
    const own = told.figures.filter(
      ({ role, depth }) => (role === "level" || role === "budget") && depth === 0,
    );
    const first = headOf(told.figures, told.text);
    // An item that only divides what was told before is about that.
    const divides =
      first && lists.some(({ whole, parts: named }) => named.includes(first) && (whole?.at ?? -1) < begins);
    if (first && !divides) heads = [...heads, { figure: first, rank }].slice(-mostLevels);
    levels = [...levels, ...own].slice(-mostLevels);
  }
  found.push(...end(-1));
  return { items, relations: found.sort(inOrder) };
}

function inOrder(a: Relation, b: Relation): number {
  return a.figures.at(-1)!.at - b.figures.at(-1)!.at;
}
