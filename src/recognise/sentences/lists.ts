import { near } from "../../facts/related-values.ts";
import type { Figure, Told } from "./figures.ts";
import { namedLast, phraseOf } from "./phrases.ts";
import { clauseOf } from "./roles.ts";
import { openers } from "./words.ts";

/** A whole and the parts that a sentence names of it. */
export interface List {
  readonly whole: Figure | null;
  readonly parts: readonly Figure[];
  readonly open: boolean;
  readonly readBy: string;
}

interface Opener {
  readonly at: number;
  readonly end: number;
  readonly closed: boolean;
  /** “分别为”: it gives several figures to several names. */
  readonly distributes: boolean;
}

/** Where a list of parts begins in a text, in order; words that overlap are one. */
export function openersIn(text: string): Opener[] {
  const found = openers.flatMap(({ pattern, closed }) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      closed,
      distributes: match[0].startsWith("分别"),
    })),
  );
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: Opener[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    // “其中：…包括” in one breath opens once, and what is said to be whole is whole.
    if (last && one.at <= last.end + 1)
      kept[kept.length - 1] = {
        ...last,
        end: Math.max(last.end, one.end),
        closed: last.closed && one.closed,
      };
    else kept.push(one);
  }
  return kept;
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

/** Every list of a paragraph. */
export function listsOf(told: Told, above: Above): List[] {
  const lists: List[] = bracketLists(told);
  for (const sentence of told.sentences.keys()) lists.push(...listsOfSentence(told, sentence, above, lists));
  return lists.filter(({ parts }) => parts.length > 0);
}

/** “30.00万元（购置费10.00万元、运行费20.00万元）”: what a bracket names of the figures before it, measure by measure. */
function bracketLists({ text, ofSentence }: Told): List[] {
  const lists: List[] = [];
  for (const figures of ofSentence.values())
    for (const [at, last] of figures.entries()) {
      if (last.family === "%" || !/^\s*（/.test(text.slice(last.end, last.end + 4))) continue;
      const behind = figures.slice(at + 1, at + 1 + mostInBrackets);
      const until = behind.findIndex(({ depth }) => depth <= last.depth);
      const inside = (until === -1 ? behind : behind.slice(0, until)).filter(
        (one) => one.role === "level" && one.depth === last.depth + 1,
      );
      const opened = openersIn(text.slice(last.end, inside[0]?.start ?? last.end))[0];
      for (const [family, parts] of Map.groupBy(inside, (one) => one.family)) {
        const whole = figures
          .slice(Math.max(0, at - mostMeasures), at + 1)
          .findLast((one) => one.family === family && one.depth === last.depth && isLevel(one));
        if (whole && (parts.length > 1 || opened))
          lists.push({ whole, parts, open: opened ? !opened.closed : false, readBy: "parts-in-brackets" });
      }
    }
  return lists;
}

/** So many measures of one thing stand side by side: 批次, 人次, 万元. */
const mostMeasures = 3;
const mostInBrackets = 40;
/** So many lists may be opened in one sentence. */
const mostOpeners = 20;
/** So many figures before a list are looked at for its whole. */
const mostBefore = 120;

function listsOfSentence(told: Told, sentence: number, above: Above, lists: readonly List[]): List[] {
  const start = told.sentences[sentence] ?? 0;
  const end = told.sentences[sentence + 1] ?? told.text.length;
  const figures = (told.ofSentence.get(sentence) ?? []).filter(({ depth }) => depth === 0);
  const opened = openersIn(told.text.slice(start, end))
    .slice(0, mostOpeners)
    .map((one) => ({ ...one, at: one.at + start, end: one.end + start }))
    .filter(({ at }) => !inBrackets(told.text, start, at))
    // “甲和乙分别为4万元、6万元”: several figures, and nothing that they divide.
    .filter(({ at, distributes }) => !distributes || figures.some((one) => isLevel(one) && one.end <= at));
  const summed = [...summedLists(figures, opened), ...adjustedBudgets(figures)];
  const sums = new Set(summed.map(({ whole }) => whole));
  const [first] = opened;
  if (!first) return summed.length > 0 ? summed : implied(figures);
  const after = figures.filter((one) => one.start >= first.end && !sums.has(one));
  const candidates = wholesBefore(told, first, above, lists);
  return [...summed, ...openedLists(told, sentence, { first, rest: opened.slice(1), after, candidates })];
}

interface OpenedList {
  readonly first: Opener;
  readonly rest: readonly Opener[];
  readonly after: readonly Figure[];
  readonly candidates: readonly Figure[];
}

/** The lists that the openers of a sentence open, one for each measure that stands before and behind them. */
function openedLists(told: Told, sentence: number, { first, rest, after, candidates }: OpenedList): List[] {
  const [likeliest] = candidates;
  const again = rest.findIndex(({ at }) => told.text.startsWith("按", at));
  const next = rest[again];
  if (next && likeliest) {
    // “按支出性质分为…；按经济分类分为…”: one whole divided twice.
    const [before, behind] = [
      after.filter((one) => one.end <= next.at),
      after.filter((one) => one.start >= next.end),
    ];
    return [
      ...openedLists(told, sentence, { first, rest: rest.slice(0, again), after: before, candidates }),
      ...openedLists(told, sentence, { first: next, rest: rest.slice(again + 1), after: behind, candidates }),
    ];
  }
  if (likeliest?.role === "amount") return [changeList(likeliest, after, !first.closed)];
  const levels = after.filter(isLevel);
  const change = candidates.find(({ role }) => role === "amount");
  if (levels.length === 0) return change ? [changeList(change, after, !first.closed)] : [];
  const family = likeliest?.family ?? levels[0]?.family;
  const parts = partsAmong(
    levels.filter((one) => one.family === family),
    likeliest ?? null,
  );
  const whole = bestWhole(candidates, parts);
  const longer = whole && !near(parts, whole) ? goingOn(told, sentence, parts, whole) : parts;
  const inner = rest.map(({ at, closed }) => ({
    after: longer.filter(({ end }) => end <= at).length,
    closed,
  }));
  const lists = resolved(whole, longer, inner, { open: !first.closed, readBy: "parts" }).map((list) =>
    // The whole of a list that only its shares name: “占…48.80万元的12%”.
    list.whole === null ? { ...list, whole: after.find(({ role }) => role === "base") ?? null } : list,
  );
  return [...lists, ...otherMeasures(told, sentence, { first, levels, family })];
}

/** “63批次、512人次，其中外事2批次、14人次”: a list in each further measure that the sentence states before. */
function otherMeasures(
  told: Told,
  sentence: number,
  {
    first,
    levels,
    family,
  }: { readonly first: Opener; readonly levels: readonly Figure[]; readonly family: string | undefined },
): List[] {
  const own = (told.ofSentence.get(sentence) ?? []).filter((one) => one.end <= first.at + 2 && isLevel(one));
  return [...Map.groupBy(levels, (one) => one.family)].flatMap(([measure, parts]) => {
    const whole = measure === family ? undefined : own.findLast((one) => one.family === measure);
    return whole ? [{ whole, parts, open: !first.closed, readBy: "parts" }] : [];
  });
}

const sumWords =
  /(?:[两二三四五六七八九十][项者类]|以上|上述|各项)*(?:合计|共计|总计|共)(?:支出|收入|金额|决算数|为|是)*\s*$/;

/** “甲4万元、乙6万元，合计10万元”: a whole behind its parts. */
function summedLists(figures: readonly Figure[], openers: readonly Opener[]): List[] {
  const lists: List[] = [];
  for (const [at, whole] of figures.entries()) {
    const clause = clauseOf(whole.lead);
    if (whole.role !== "level" || !sumWords.test(clause) || phraseOf(clause.replace(sumWords, "")) !== "")
      continue;
    const from = openers.findLast((one) => one.end <= whole.start)?.end ?? 0;
    const before = figures
      .slice(Math.max(0, at - mostInBrackets), at)
      .filter((one) => one.role === "level" && one.family === whole.family && one.start >= from);
    const counted = "两二三四五六七八九十".indexOf(/(.)项/.exec(clause)?.[1] ?? "无");
    const parts =
      counted >= 0
        ? before.slice(-Math.max(2, counted + 1))
        : (before.map((_, i) => before.slice(i)).find((tail) => tail.length > 1 && near(tail, whole)) ??
          before);
    if (parts.length > 1) lists.push({ whole, parts, open: false, readBy: "parts-summed" });
  }
  return lists;
}

/** “年初预算500万元，年中追加38万元，调整后预算538万元”. */
function adjustedBudgets(figures: readonly Figure[]): List[] {
  return figures.flatMap((whole, at): List[] => {
    const [budget, added] = [figures[at - 2], figures[at - 1]];
    if (whole.role !== "budget" || !/调整|追加后/.test(clauseOf(whole.lead))) return [];
    if (
      budget?.role !== "budget" ||
      !added ||
      !/追加|调增|增加(?:预算)?[^，。；]{0,2}$/.test(clauseOf(added.lead))
    )
      return [];
    return added.family === whole.family && budget.family === whole.family
      ? [{ whole, parts: [budget, added], open: false, readBy: "parts-of-budget" }]
      : [];
  });
}

/** Parts that the next sentences name as well, where these close the list: “其中：甲4万元。乙6万元。”. */
function goingOn(told: Told, sentence: number, parts: readonly Figure[], whole: Figure): readonly Figure[] {
  const longer = [...parts];
  for (let next = sentence + 1; next < told.sentences.length; next += 1) {
    const first = told.ofSentence.get(next)?.find((one) => one.depth === 0 && one.family !== "%");
    if (first?.role !== "level" || first.family !== whole.family || parts.length === 0) return parts;
    longer.push(first);
    if (near(longer, whole)) return longer;
  }
  return parts;
}

const isLevel = ({ role }: Figure): boolean => role === "level" || role === "budget";

function inBrackets(text: string, from: number, at: number): boolean {
  const inside = text.slice(from, at);
  return (inside.match(/[（(]/g)?.length ?? 0) > (inside.match(/[）)]/g)?.length ?? 0);
}

/** Where the whole states an outturn, budgets of its parts are no parts, and the other way about. */
function partsAmong(levels: readonly Figure[], whole: Figure | null): Figure[] {
  const basis = whole?.role === "budget" ? "budget" : "level";
  const fitting = levels.filter(({ role }) => role === basis);
  return fitting.length > 0 ? fitting : [...levels];
}

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

/** “比上年增加9万元，其中：甲减少1万元；乙增加10万元”: parts of a change. */
function changeList(whole: Figure, after: readonly Figure[], open: boolean): List {
  const parts = after.filter((one) => one.role === "amount" && one.family === whole.family);
  return { whole, parts, open, readBy: "parts-of-change" };
}

/** A figure and at least two behind it in one sentence that make it up exactly, though no word says so. */
function implied(figures: readonly Figure[]): List[] {
  const lists: List[] = [];
  for (const sentence of new Set(figures.map((one) => one.sentence))) {
    const [whole, ...parts] = figures.filter(
      (one) => one.sentence === sentence && one.role === "level" && one.family === "money",
    );
    // What comes in is not made up of what goes out and what is left.
    const sides = parts.some(({ lead }) => /支出|结[余转]/.test(lead)) && /收入/.test(whole?.lead ?? "");
    if (whole && !sides && parts.length >= 2 && near(parts, whole) && whole.value.units !== 0n)
      lists.push({ whole, parts, open: true, readBy: "parts-implied" });
  }
  return lists;
}

/** A list inside a list: it begins behind so many of the outer list's figures. */
export interface InnerOpener {
  readonly after: number;
  readonly closed: boolean;
}

/** Of longer lists only the usual reading is tried. */
const mostTried = 40;
/** Deeper lists are read in the usual way. */
const mostInner = 2;

/**
 * A list with lists inside it. Which of the figures behind an inner opener still belong to it the words leave open:
 * the reading in which most lists close is taken, and of equals the one that the semicolons suggest.
 */
export function resolved(
  whole: Figure | null,
  levels: readonly Figure[],
  inner: readonly InnerOpener[],
  { open, readBy }: Pick<List, "open" | "readBy">,
): List[] {
  const list = (parts: readonly Figure[]): List => ({ whole, parts: closing(whole, parts), open, readBy });
  const [first, ...rest] = inner.filter(({ after }) => after > 0 && after < levels.length);
  if (!first) return [list(levels)];
  const before = levels.slice(0, first.after);
  const behind = levels.slice(first.after);
  const semicolon = behind.findIndex((one, i) => i > 0 && one.lead.includes("；"));
  const usual = semicolon === -1 ? behind.length : semicolon;
  const few = behind.length <= mostTried && inner.length <= mostInner;
  const takes = few ? behind.map((_, i) => i + 1) : [usual];
  let best: { lists: List[]; score: number } | null = null;
  for (const take of takes) {
    const deeper = rest
      .map(({ after, closed }) => ({ after: after - first.after, closed }))
      .filter(({ after }) => after < take);
    const lists = [
      list([...before, ...behind.slice(take)]),
      ...resolved(before.at(-1)!, behind.slice(0, take), deeper, { open: !first.closed, readBy }),
    ];
    const closed = lists.filter((one) => one.whole !== null && near(one.parts, one.whole)).length;
    const score = closed * 10 + (take === usual ? 1 : 0);
    if (!best || score > best.score) best = { lists, score };
  }
  return best?.lists ?? [list(levels)];
}

/** Where the first figures of a list make up its whole, what is named behind them is told beside it. */
function closing(whole: Figure | null, parts: readonly Figure[]): readonly Figure[] {
  if (!whole || parts.length < 3 || near(parts, whole)) return parts;
  for (let count = 2; count < parts.length; count += 1)
    if (near(parts.slice(0, count), whole)) return parts.slice(0, count);
  return parts;
}
