import type { Account, Prose } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { View } from "./view.ts";

/** The paragraph that a fact of the narrative stands in. */
export function proseOfFact(view: View, { spot, home }: Fact): Prose | undefined {
  return view.account.prose.find(
    ({ block, row, col, section, text }) =>
      block === spot.block &&
      row === spot.row &&
      col === spot.col &&
      text.length >= spot.end &&
      (section === home || row >= 0),
  );
}

/** The words of a paragraph around an offset, from the last stop before it to the next one. */
export function sentenceAround(
  text: string,
  start: number,
  end: number,
  stops = /[。；;]/,
): { text: string; start: number; end: number } {
  let from = start;
  while (from > 0 && !stops.test(text[from - 1]!)) from -= 1;
  let to = end;
  while (to < text.length && !stops.test(text[to]!)) to += 1;
  return { text: text.slice(from, to), start: from, end: to };
}

const orders = new WeakMap<Account, ReadonlyMap<Prose, number>>();

/** The prose that stands so many places after another in reading order. */
export function proseAfter({ account }: View, prose: Prose, steps: number): Prose | undefined {
  let order = orders.get(account);
  if (!order) {
    order = new Map(account.prose.map((one, at) => [one, at]));
    orders.set(account, order);
  }
  const at = order.get(prose);
  return at === undefined ? undefined : account.prose[at + steps];
}

/** The paragraph and the one after it where a page break cut the sentence in two. */
export function joinedText(view: View, prose: Prose): string {
  if (/[。；：:;]\s*$/.test(prose.text)) return prose.text;
  const next = proseAfter(view, prose, 1);
  return next && next.section === prose.section && next.row === prose.row
    ? prose.text + next.text
    : prose.text;
}
