import type { Prose } from "../../facts/account.ts";
import type { Decimal } from "../../facts/decimal.ts";
import type { Numeral } from "../numerals.ts";
import { halfWidth, scanNumerals } from "../numerals.ts";
import { reasonSpans } from "../reason-spans.ts";
import { phraseOf } from "./phrases.ts";
import * as words from "./words.ts";

/** What a figure is in its clause. */
export type FigureRole =
  | "level"
  | "budget"
  | "prior"
  | "amount"
  | "rate"
  | "share"
  | "base"
  | "completion"
  | "other";

/** A figure of a paragraph with what the words around it say. */
export interface Figure {
  readonly prose: Prose;
  /** Its place among the figures of the narrative. */
  readonly at: number;
  /** Where `prose` begins in its paragraph. */
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  /** Digits and unit as printed, without blanks, thousands separators and sign. */
  readonly printed: string;
  readonly value: Decimal;
  readonly unit: string;
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

/** A paragraph cut into sentences, with its figures. */
export interface Told {
  readonly prose: Prose;
  /** Twin of its text with half-width digits and full-width signs, place by place. */
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Where each sentence begins. */
  readonly sentences: readonly number[];
}

/**
 * Reads the figures of an item that begins at `offset` of its paragraph, the first of them the `from`th of the
 * narrative; those that tell reasons are left out.
 */
export function toldBy(prose: Prose, offset = 0, from = 0): Told {
  const text = withFullSigns(halfWidth(prose.text));
  const sentences = sentenceStarts(text);
  const reasons = reasonSpans(text);
  const numerals = scanNumerals(text).filter(
    (numeral) => !reasons.some(({ start, end }) => start <= numeral.start && numeral.start < end),
  );
  const figures: Figure[] = [];
  let run = 0;
  for (const [at, numeral] of numerals.entries()) {
    const said = statedBy(text, numeral, numerals, at);
    if (!said) continue;
    const sentence = sentences.findLastIndex((start) => start <= numeral.start);
    const before = figures.at(-1);
    const since = Math.max(before?.end ?? 0, sentences[sentence] ?? 0);
    const lead = text.slice(since, numeral.start);
    const follows = before !== undefined && before.end >= since && /^[\s、，,和及与]*$/.test(lead);
    const inRun = follows && before.family === said.family;
    if (!inRun) run += 1;
    const role = inRun ? before : roleOf(text, numeral, lead, said.family, before ?? null);
    figures.push({
      prose,
      at: from + figures.length,
      offset,
      start: numeral.start,
      ...said,
      role: role.role,
      direction: role.direction,
      phrase: inRun ? before.phrase : phraseOf(lead),
      lead,
      sentence,
      depth: depthAt(text, sentences[sentence] ?? 0, numeral.start),
      againstBudget: inRun ? before.againstBudget : /预算/.test(lead),
      run,
    });
    const base = figures.at(-2);
    if (base && role.role === "share" && isBase(text, base, numeral))
      figures[figures.length - 2] = { ...base, role: "base" };
  }
  return { prose, text, figures, sentences };
}

const fullSigns: Readonly<Record<string, string>> = {
  ";": "；",
  ":": "：",
  "(": "（",
  ")": "）",
  "?": "？",
  "!": "！",
};

function withFullSigns(text: string): string {
  return text.replace(/[;:()?!]/g, (sign) => fullSigns[sign] ?? sign);
}

function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[。！？!?\n]/g)) starts.push(match.index + 1);
  return starts;
}

function depthAt(text: string, from: number, to: number): number {
  let depth = 0;
  for (const sign of text.slice(from, to)) {
    if (sign === "（" || sign === "(") depth += 1;
    if ((sign === "）" || sign === ")") && depth > 0) depth -= 1;
  }
  return depth;
}

type Stated = Pick<Figure, "printed" | "value" | "unit" | "family" | "end">;

/** What a numeral states by itself; null for labels and numbers without a unit. */
function statedBy(text: string, numeral: Numeral, all: readonly Numeral[], at: number): Stated | null {
  const { kind, decimal, unit } = numeral;
  if (kind === "label" || kind === "score" || unit === "个百分点") return null;
  const printed = `${text.slice(numeral.start, numeral.end)}`.replace(/[\s,，]/g, "").replace(/^[-－−]/, "");
  const { end } = numeral;
  if (kind === "amount")
    return { end, printed, value: decimal, unit: unit.replace(/[余多\s]/g, ""), family: "money" };
  if (kind === "percent") return { end, printed, value: decimal, unit: "%", family: "%" };
  if (kind === "count")
    return { end, printed, value: decimal, unit, family: unit.replace(/[余多几\s]/g, "") };
  // “488.8. 万元”: a slip between the digits and their unit.
  const slipped = /^[.．,，、]?\s*(亿元|万元|元)/.exec(text.slice(numeral.end, numeral.end + 6));
  if (slipped)
    return { end: end + slipped[0].length, printed, value: decimal, unit: slipped[1]!, family: "money" };
  // “各是10.00，20.00万元”: the unit is printed once, behind the last of them.
  const next = all[at + 1];
  const named = /(?:预算|决算|支出|收入|合计|总计)(?:数|额|为|是)*\s*$/.test(text.slice(0, numeral.start));
  const between = next ? text.slice(numeral.end, next.start) : "。";
  if (!next || !(named ? /^[^。；]{1,12}$/ : /^\s*[、，,和及与]\s*$/).test(between)) return null;
  const shared = statedBy(text, next, all, at + 1);
  return shared && { ...shared, end, printed, value: decimal };
}

/** Whether a figure is the whole in “占…48.80万元的12%”. */
function isBase(text: string, base: Figure, percent: Numeral): boolean {
  return (
    /占[^占，。；]*$/.test(base.lead) &&
    /^的?(?:比重|比例|比率)?(?:为|约)?\s*$/.test(text.slice(base.end, percent.start))
  );
}

interface Role {
  readonly role: FigureRole;
  readonly direction: -1 | 0 | 1;
}

const neither = { direction: 0 } as const;

function roleOf(text: string, numeral: Numeral, lead: string, family: string, before: Figure | null): Role {
  const clause = lead
    .slice(
      Math.max(
        lead.lastIndexOf("，"),
        lead.lastIndexOf(","),
        lead.lastIndexOf("；"),
        lead.lastIndexOf("、"),
      ) + 1,
    )
    .trimEnd();
  const changed = changeOf(clause);
  if (family === "%") return percentRole(lead, clause, changed, before);
  if (words.averaged.test(clause) || words.threshold.test(text.slice(numeral.end)))
    return { role: "other", ...neither };
  if (words.reaching.test(clause)) return { role: "level", ...neither };
  if (changed) return { role: "amount", direction: changed.direction };
  if (words.comparing.test(clause) && words.compared.test(text.slice(numeral.end)))
    return { role: "prior", ...neither };
  if (
    /由[^，。；]*$/.test(clause) &&
    /^\s*(?:增|减|提|升|降|下|上|变)[^，。；]{0,3}(?:到|至|为)/.test(text.slice(numeral.end))
  )
    return { role: "prior", ...neither };
  if (/超(?:出|过)?[^，。；]{0,6}预算数?$/.test(clause)) return { role: "amount", direction: 1 };
  if (words.budgeted.test(clause)) return { role: "budget", ...neither };
  return { role: "level", ...neither };
}

function percentRole(
  lead: string,
  clause: string,
  changed: { direction: -1 | 0 | 1 } | null,
  before: Figure | null,
): Role {
  if (words.completing.test(clause)) return { role: "completion", ...neither };
  if (changed) return { role: "rate", direction: changed.direction };
  if (words.sharing.test(lead)) return { role: "share", ...neither };
  // “占…48.80万元的12%”: the verb stands before the base.
  if (before && /占[^占，。；]*$/.test(before.lead) && /^\s*的?(?:比重|比例|比率)?(?:为|约)?$/.test(clause))
    return { role: "share", ...neither };
  return { role: "other", ...neither };
}

function changeOf(clause: string): { direction: -1 | 0 | 1 } | null {
  if (words.unchosen.test(clause)) return neither;
  if (words.growth.test(clause)) return { direction: 1 };
  if (words.fall.test(clause)) return { direction: -1 };
  return null;
}
