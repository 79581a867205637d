import type { Prose } from "../../facts/account.ts";
import type { Decimal } from "../../facts/decimal.ts";
import type { Numeral } from "../numerals.ts";
import { halfWidth, scanNumerals } from "../numerals.ts";
import { reasonSpans } from "../reason-spans.ts";
import type { Item } from "./items.ts";
import { phraseOf } from "./phrases.ts";
import type { FigureRole } from "./roles.ts";
import { roleOf } from "./roles.ts";

/** A figure of a paragraph with what the words around it say. */
export interface Figure {
  /** The paragraph that it stands in. */
  readonly prose: Prose;
  /** What leads from a place in the item to the place in the paragraph. */
  readonly offset: number;
  /** Its place among the figures of the narrative. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Digits and unit as printed, without blanks, thousands separators and sign. */
  readonly printed: string;
  readonly value: Decimal;
  readonly unit: string;
  /** “50余批”, “约3万元”. */
  readonly approximate: boolean;
  /** Figures of one family can be added: money, %, or one measure word. */
  readonly family: string;
  readonly role: FigureRole;
  readonly direction: -1 | 0 | 1;
  /** What it is of, as its own words name it; empty where they name nothing. */
  readonly phrase: string;
  /** The words since the figure before it, or since the sentence began. */
  readonly lead: string;
  readonly sentence: number;
  /** How many brackets it stands in. */
  readonly depth: number;
  /** Whether its words compare it with a budget. */
  readonly againstBudget: boolean;
  /** Figures of one run follow one another with nothing but separators between: a distribution. */
  readonly run: number;
}

/** An item cut into sentences, with its figures. */
export interface Told {
  /** Twin of its text with half-width digits and full-width signs, place by place. */
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Where each sentence begins. */
  readonly sentences: readonly number[];
  /** Figures by the sentence and by the run that they stand in. */
  readonly ofSentence: ReadonlyMap<number, readonly Figure[]>;
  readonly ofRun: ReadonlyMap<number, readonly Figure[]>;
}

/** Words further away than this say nothing of a figure. */
const longestLead = 160;

/** Reads the figures of an item, the first of them the `from`th of the narrative; those that tell reasons are left out. */
export function toldBy({ text: printed, sources }: Pick<Item, "text" | "sources">, from = 0): Told {
  const text = withFullSigns(halfWidth(printed));
  const sentences = sentenceStarts(text);
  const numerals = withoutReasons(text, scanNumerals(text));
  const figures: Figure[] = [];
  const depthAt = depthReader(text);
  let sentence = 0;
  let run = 0;
  for (const [index, numeral] of numerals.entries()) {
    while ((sentences[sentence + 1] ?? Infinity) <= numeral.start) sentence += 1;
    const said = statedBy(text, numerals, index);
    if (!said) continue;
    const before = figures.at(-1);
    const since = Math.max(before?.end ?? 0, sentences[sentence] ?? 0, numeral.start - longestLead);
    const lead = text.slice(since, numeral.start);
    const inRun = before?.end === since && before.family === said.family && /^[\s、，,和及与]*$/.test(lead);
    if (!inRun) run += 1;
    const role = inRun
      ? before
      : roleOf(text, numeral, { lead, family: said.family, before: before ?? null });
    const source = sources.findLast((one) => one.start <= numeral.start) ?? sources[0]!;
    const figure: Figure = {
      prose: source.prose,
      offset: source.from - source.start,
      at: from + figures.length,
      start: numeral.start,
      approximate: numeral.approximate,
      ...said,
      role: role.role,
      direction: role.direction,
      phrase: inRun ? before.phrase : leaning(phraseOf(lead), role.role, before ?? null, sentence),
      lead,
      sentence,
      depth: depthAt(sentences[sentence] ?? 0, numeral.start),
      againstBudget: inRun ? before.againstBudget : /(?<!公共|基金|经营)预算/.test(lead),
      run,
    };
    if (before && figure.role === "share" && isBase(text, before, numeral))
      figures[figures.length - 1] = { ...before, role: "base" };
    figures.push(figure);
  }
  asYears(figures);
  const ofSentence = Map.groupBy(figures, (one) => one.sentence);
  return { text, figures, sentences, ofSentence, ofRun: Map.groupBy(figures, (one) => one.run) };
}

const twoYears = /(\d{4})年度?[、和与及](\d{4})年度?[^，。；]*分别/;

/** “2022年、2023年支出分别为8万元、9万元”: the figure of the year before is an earlier level. */
function asYears(figures: Figure[]): void {
  for (const [i, figure] of figures.entries()) {
    const next = figures[i + 1];
    const years = next?.run === figure.run ? twoYears.exec(figure.lead) : null;
    if (!years || !next || figure.role !== "level") continue;
    if (Number(years[1]) < Number(years[2])) figures[i] = { ...figure, role: "prior" };
    else figures[i + 1] = { ...next, role: "prior" };
  }
}

function withoutReasons(text: string, numerals: readonly Numeral[]): Numeral[] {
  const reasons = reasonSpans(text);
  let at = 0;
  return numerals.filter(({ start }) => {
    while ((reasons[at]?.end ?? Infinity) <= start) at += 1;
    const reason = reasons[at];
    return !reason || start < reason.start;
  });
}

/** Says how many brackets a place stands in, counted from the beginning of its sentence; places come in order. */
function depthReader(text: string): (from: number, to: number) => number {
  let depth = 0;
  let at = 0;
  return (from, to) => {
    if (at < from) {
      at = from;
      depth = 0;
    }
    for (; at < to; at += 1) {
      if (text[at] === "（") depth += 1;
      else if (text[at] === "）" && depth > 0) depth -= 1;
    }
    return depth;
  };
}

const fullSigns: Readonly<Record<string, string>> = {
  ";": "；",
  ":": "：",
  "(": "（",
  ")": "）",
  "?": "？",
  "!": "！",
  "〔": "（",
  "〕": "）",
  "[": "（",
  "]": "）",
};

function withFullSigns(text: string): string {
  return text.replace(/[;:()?!〔〕[\]]/g, (sign) => fullSigns[sign] ?? sign);
}

function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[。！？!?\n]/g)) starts.push(match.index + 1);
  return starts;
}

/** “年初预算为20万元，决算为10万元”: an outturn without a name of its own is of what the budget before it is of. */
function leaning(phrase: string, role: FigureRole, before: Figure | null, sentence: number): string {
  const bare = /^(?:支出|收入|经费|资金)?$/.test(phrase);
  return bare && role === "level" && before?.role === "budget" && before.sentence === sentence
    ? before.phrase
    : phrase;
}

type Stated = Pick<Figure, "printed" | "value" | "unit" | "family" | "end">;

/** A unit that is printed once may stand behind so many numbers. */
const longestShare = 8;

/** What a numeral states by itself, or with the unit of those behind it; null for labels and numbers without a unit. */
function statedBy(text: string, all: readonly Numeral[], at: number): Stated | null {
  const numeral = all[at]!;
  const own = unitOf(text, numeral);
  const printed = text
    .slice(numeral.start, numeral.end)
    .replace(/[\s,，]/g, "")
    .replace(/^[-－−]/, "");
  if (own) return { ...own, printed, value: numeral.decimal };
  if (inFormula(text, numeral))
    return { end: numeral.end, unit: "", family: "number", printed, value: numeral.decimal };
  if (numeral.kind !== "bare") return null;
  // “各是10.00，20.00万元”, “年初预算10.00，决算20.00万元”: the unit is printed once, behind the last of them.
  let between = /(?:预算|决算|支出|收入|合计|总计)(?:数|额|为|是)*\s*$/.test(
    text.slice(Math.max(0, numeral.start - 12), numeral.start),
  )
    ? /^[^。；]{1,12}$/
    : /^\s*[、，,和及与]\s*$/;
  for (let next = at + 1; next < Math.min(all.length, at + longestShare); next += 1) {
    const [before, behind] = [all[next - 1]!, all[next]!];
    if (!between.test(text.slice(before.end, behind.start))) return null;
    const shared = unitOf(text, behind);
    if (shared) return { ...shared, end: numeral.end, printed, value: numeral.decimal };
    if (behind.kind !== "bare") return null;
    between = /^\s*[、，,和及与]\s*$/;
  }
  return null;
}

/** “（45.00/60.00）×100%＝75%”: numbers of a formula need no unit. */
function inFormula(text: string, { start, end }: Numeral): boolean {
  return (
    /[/÷]\s*$/.test(text.slice(Math.max(0, start - 3), start)) ||
    /^\s*[/÷]\s*\d/.test(text.slice(end, end + 4))
  );
}

function unitOf(text: string, { kind, unit, end }: Numeral): Pick<Stated, "unit" | "family" | "end"> | null {
  if (unit === "个百分点") return { end, unit, family: "%" };
  if (kind === "amount") return { end, unit: unit.replace(/[余多\s]/g, ""), family: "money" };
  if (kind === "percent") return { end, unit: "%", family: "%" };
  if (kind === "count") return { end, unit, family: unit.replace(/[余多几\s]/g, "") };
  if (kind !== "bare") return null;
  // “488.8. 万元”: a slip between the digits and their unit.
  const slipped = /^[.．,，、]?\s*(亿元|万元|元)/.exec(text.slice(end, end + 6));
  return slipped && { end: end + slipped[0].length, unit: slipped[1]!, family: "money" };
}

/** Whether a figure is the whole in “占…48.80万元的12%”. */
function isBase(text: string, base: Figure, percent: Numeral): boolean {
  return (
    /占[^占，。；]*$/.test(base.lead) &&
    /^的?(?:比重|比例|比率)?(?:为|约)?\s*$/.test(text.slice(base.end, percent.start))
  );
}
