import type { Figure, Told } from "./figures.ts";
import { unnumbered } from "./items.ts";
import type { InnerOpener } from "./lists.ts";
import { resolved } from "./lists.ts";
import { openersIn } from "./openers.ts";
import type { Above, List } from "./wholes.ts";
import { bestWhole, wholesBefore } from "./wholes.ts";

/** A list that an item opens and the items below it tell. */
interface Running {
  readonly wholes: readonly Figure[];
  readonly open: boolean;
  /** Rank of the item that opened it. */
  readonly rank: number;
  /** Rank of its own items, once the first has come. */
  items: number | null;
  readonly parts: Figure[];
  /** Lists that items without numbers open: what follows belongs to them or to this one. */
  readonly inner: InnerOpener[];
}

/** Lists that run over items. */
export interface RunningLists {
  /** Ends the lists that an item of this rank no longer belongs to. */
  endAt(rank: number): List[];
  /** The figure that an item of this rank divides. */
  wholeFor(rank: number): Figure | null;
  /** Takes the figures of the next item, and the list that it opens. */
  take(told: Told, above: Above, rank: number, lists: readonly List[]): void;
}

/** Opens a reader of lists that run over items: “具体情况如下：” and what follows it. */
export function openRunningLists(): RunningLists {
  let lists: Running[] = [];
  /** Rank of the last numbered item: what has no number stands below it. */
  let numbered = -1;
  const belongs = (one: Running, rank: number): boolean =>
    one.items === null ? rank > one.rank : rank >= one.items;
  return {
    endAt(rank) {
      const gone = lists.filter((one) => !belongs(one, rank));
      lists = lists.filter((one) => belongs(one, rank));
      return gone.flatMap(listOf);
    },
    wholeFor(rank) {
      const list = lists.findLast((one) => one.items === null || one.items === rank);
      return list?.wholes[0] ?? null;
    },
    take(told, above, rank, own) {
      for (const one of lists) addTo(one, told, rank);
      if (rank !== unnumbered) numbered = rank;
      const opened = openedBy(told, { above, rank: rank === unnumbered ? numbered + 0.5 : rank, lists: own });
      const outer =
        rank === unnumbered && lists.findLast(({ items, parts }) => items === rank && parts.length > 0);
      if (opened && outer) outer.inner.push({ after: outer.parts.length, closed: !opened.open });
      else if (opened) lists.push(opened);
    },
  };
}

/** A list of more parts is none that a person made. */
const mostParts = 1_000;

function addTo(list: Running, told: Told, rank: number): void {
  list.items ??= rank;
  if (rank !== list.items) return;
  const family = list.wholes[0]?.family ?? "money";
  const roles = list.wholes[0]?.role === "amount" ? ["amount"] : ["level"];
  const fitting = told.figures.filter(
    (one) => one.depth === 0 && one.family === family && roles.includes(one.role),
  );
  // A numbered item is one part; without numbers each sentence may be one.
  const seen = new Set<number>();
  for (const one of fitting) {
    const unit = rank === unnumbered ? one.sentence : 0;
    if (!seen.has(unit) && list.parts.length < mostParts) list.parts.push(one);
    seen.add(unit);
  }
}

/** The list that the end of an item opens, if it does. */
function openedBy(
  told: Told,
  { above, rank, lists }: { readonly above: Above; readonly rank: number; readonly lists: readonly List[] },
): Running | null {
  const opener = openersIn(told.text).at(-1);
  if (!opener || !/^[^。；，]{0,4}[：。]?\s*$/.test(told.text.slice(opener.end))) return null;
  const wholes = wholesBefore(told, opener, above, lists);
  return wholes.length === 0
    ? null
    : { wholes, open: !opener.closed, rank, items: null, parts: [], inner: [] };
}

function listOf({ wholes, open, parts, inner }: Running): List[] {
  // One item alone says nothing of the whole: more of it may stand where nothing was read.
  if (parts.length < 2 || parts.length >= mostParts) return [];
  const whole = bestWhole(wholes, parts);
  return whole ? resolved(whole, parts, inner, { open, readBy: "parts-in-items" }) : [];
}
