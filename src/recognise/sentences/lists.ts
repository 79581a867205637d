import { near } from "../../facts/related-values.ts";
import type { Figure, Told } from "./figures.ts";
import type { Opener } from "./openers.ts";
import { openersIn } from "./openers.ts";
import { phraseOf } from "./phrases.ts";
import { clauseOf } from "./roles.ts";
import type { Above, List } from "./wholes.ts";
import { bestWhole, isLevel, wholesBefore } from "./wholes.ts";

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
