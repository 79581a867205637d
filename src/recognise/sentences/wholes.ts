import { near } from "../../facts/related-values.ts";
import type { Figure, Told } from "./figures.ts";
import type { Opener } from "./openers.ts";
import { openersIn } from "./openers.ts";
import { namedLast, phraseOf } from "./phrases.ts";
import { clauseOf } from "./roles.ts";

/** A whole and the parts that a sentence names of it. */
export interface List {
  readonly whole: Figure | null;
  readonly parts: readonly Figure[];
  readonly open: boolean;
  readonly readBy: string;
}

/** What stands before a paragraph: figures that its lists can be of. */
export interface Above {
  /** Figures that the paragraphs before were about, in the same section, the latest last. */
  readonly heads: readonly Figure[];
  /** Levels told so far in the section, the latest last. */
  readonly levels: readonly Figure[];
  /** Levels of other sections before. */
  readonly elsewhere: readonly Figure[];
  /** The figure that the item divides, where it stands in a list. */
  readonly whole: Figure | null;
}

/** So many figures before a list are looked at for its whole. */
const mostBefore = 120;
/** Whether a figure states an outturn or a budget. */
export const isLevel = ({ role }: Figure): boolean => role === "level" || role === "budget";

const fullName = 5;

/** Figures that a list can be of, the likeliest first: grammar proposes, arithmetic chooses among them. */
export function wholesBefore(
  told: Told,
  opener: Pick<Opener, "at">,
  above: Above,
  lists: readonly List[],
): Figure[] {
  const sentence = told.sentences.findLastIndex((start) => start <= opener.at);
  const until = told.figures.findIndex(({ start }) => start >= opener.at);
  const end = until === -1 ? told.figures.length : until;
  const outer = told.figures.slice(Math.max(0, end - mostBefore), end).filter(({ depth }) => depth === 0);
  const own = outer.filter((one) => one.sentence === sentence && one.family !== "%");
  const again = dividedAgain(told, opener, { own, above, lists });
  if (again) return [again];
  if (own.length > 0) return levelAndChange(own);
  const phrase = phraseOf(told.text.slice(told.sentences[sentence] ?? 0, opener.at));
  const before = outer.filter((one) => one.sentence < sentence && one.family !== "%");
  const last = before.filter((one) => one.sentence === before.at(-1)?.sentence);
  if (phrase === "" && last.length > 0) {
    const head = headOf(last, told.text);
    // “支出9万元。与年初预算8万元相比，完成112.5%。其中：”: what is divided is the outturn.
    const outturn = head?.role === "budget" ? before.findLast(({ role }) => role === "level") : undefined;
    if (head && outturn) return [outturn, head];
    const first = head;
    const divided = first && lists.find(({ parts }) => parts.includes(first));
    // The sentence before divides something itself: that is what is divided once more.
    const whole = divided ? divided.whole : first;
    if (divided && !whole) return [];
    return whole ? [whole] : last.filter(({ role }) => role === "amount").slice(0, 1);
  }
  const named =
    namedLast([...above.levels, ...before.filter(isLevel)], phrase) ??
    // In another section a name must be full to be the same.
    (phrase.length >= fullName ? namedLast(above.elsewhere, phrase) : undefined);
  if (named) return [named];
  const head = headOf(last, told.text) ?? above.heads.at(-1);
  // Which of several figures of the sentence before is divided its words leave open.
  const others = last.filter((one) => one !== head && one.role === "level" && one.family === head?.family);
  return head ? [head, ...others] : [];
}

/** “按支出性质分为…；按经济分类分为…”: the whole that the list before divides is divided once more. */
function dividedAgain(
  { text, ofSentence }: Told,
  { at }: Pick<Opener, "at">,
  {
    own,
    above,
    lists,
  }: { readonly own: readonly Figure[]; readonly above: Above; readonly lists: readonly List[] },
): Figure | null {
  if (!/^按/.test(text.slice(at, at + 1))) return null;
  const before = lists.findLast(
    ({ whole, parts }) => whole !== null && parts.some((one) => own.includes(one)),
  );
  if (before?.whole) return before.whole;
  // Its first items were told in the items above.
  return own.length === 0 && ofSentence.size > 0 ? above.whole : null;
}

function levelAndChange(own: readonly Figure[]): Figure[] {
  const level = own.findLast(({ role }) => role === "level") ?? own.findLast(({ role }) => role === "budget");
  const amount = own.findLast(({ role, start }) => role === "amount" && start > (level?.start ?? -1));
  return [level, amount].filter((one) => one !== undefined);
}

/** The figure that figures are about: the first level, or the outturn beside budgets that are named first. */
export function headOf(figures: readonly Figure[], text: string): Figure | undefined {
  let at = figures.findIndex(isLevel);
  while (figures[at]?.role === "budget") {
    const [budget, next] = [figures[at]!, figures[at + 1]];
    if (!next || !isLevel(next) || next.sentence !== budget.sentence) break;
    if (openersIn(text.slice(budget.end, next.start)).length > 0) break;
    // “年中追加36万元，调整后预算616万元”: what was added to a budget is none of its own.
    at += isAdded(next) && isLevel(figures[at + 2] ?? next) ? 2 : 1;
  }
  return figures[at];
}

function isAdded({ lead }: Figure): boolean {
  return /追加|调增|调减|核减/.test(clauseOf(lead));
}

/** The candidate that the parts make up; else the likeliest, unless several levels are as likely. */
export function bestWhole(candidates: readonly Figure[], parts: readonly Figure[]): Figure | null {
  const made = candidates.find((one) => near(parts, one));
  if (made) return made;
  const [likeliest, next] = candidates;
  return next && isLevel(next) ? null : (likeliest ?? null);
}
