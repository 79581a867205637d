import type { Direction } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { RelatedFigure, Relation } from "../../facts/relation.ts";
import { holds } from "../../facts/relation-holds.ts";
import type { Meaning } from "../../standard/rows.ts";
import { clauseIn, isBare, isNeutral, namesMoney, wordsBefore } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import type { Speech } from "./speech.ts";
import { claimChange, enter, latestOf, outturnOf, relatedFacts, sidesOf } from "./speech.ts";
import { subjectBefore } from "./subject-before.ts";
import { subjectIn } from "./subjects.ts";
import { direction, down, up } from "./words.ts";

/** “较年初预算数减少”: no change from the year before. */
const againstBudget = /(?:较|比|与|和|同)[^，。；]{0,12}(?<!公共|基金|经营)预算/;

/** Reads the amount or the rate of a change: what it is of the sentence relates, else its words or what was spoken of. */
export function readChange(speech: Speech, figure: Figure): boolean {
  if (figure.direction === 0) return false;
  const subjects = changed(speech, figure);
  if (!subjects) return false;
  const measure = figure.role === "amount" ? "amount" : "rate";
  for (const { key } of subjects)
    enter(speech, figure, {
      concept: "change",
      dimensions: { of: key, measure },
      quantity: measure === "amount" ? "amount" : "percent",
      readBy: "change",
      sign: wordedDirection(figure) === "down" ? -1n : 1n,
    });
  claimed(speech, figure, subjects);
  return true;
}

interface Changed {
  readonly of: Fact | null;
  readonly key: string;
}

/** What has changed; null where the words name something without a concept. */
function changed(speech: Speech, figure: Figure): readonly Changed[] | null {
  const { spoken, setting, told } = speech;
  const words = wordsBefore(told, figure);
  const before = words.clause.replace(direction, "");
  if (againstBudget.test(figure.lead.replace(/\s+/g, ""))) return null;
  if (comparedWithBudget(speech, figure)) return null;
  const now = relatedFacts(speech, figure, "change", "now").filter(({ concept }) => concept !== "statement");
  // “甲、乙分别增加4万元、6万元”: the words before all of them are those of the first.
  if (now.length > 0 && (told.ofRun.get(figure.run)?.length ?? 0) > 1)
    return now.map((of) => ({ of, key: of.key }));
  const named = subjectBefore(speech, figure, { ...words, clause: before });
  const ownName = named && named.end <= before.length ? named.meaning : null;
  if (ownName) {
    const own = sidesOf(outturnOf(ownName)).map((one) => changedBy(speech, one));
    return isOtherwise(speech, figure, own) ? now.map((of) => ({ of, key: of.key })) : own;
  }
  const partner = partnerOf(speech, figure);
  if (partner) return partner.length > 0 ? partner : null;
  if (/^总体/.test(before) && speech.first) return [{ of: speech.first, key: speech.first.key }];
  if (now.length > 0) return now.map((of) => ({ of, key: of.key }));
  if (relatesOther(speech, figure)) return null;
  if (!named && !isNeutral(before) && !isBare(before) && !namesMoney(before)) return null;
  const subject = spoken.strange ? null : (spoken.subject ?? setting.root);
  return subject ? sidesOf(outturnOf(subject)).map((one) => changedBy(speech, one)) : null;
}

/** “比年初预算20万元超支1万元”. */
function comparedWithBudget(speech: Speech, figure: Figure): boolean {
  return relatedFacts(speech, figure, "change", "prior").some(({ dimensions }) =>
    dimensions.basis?.endsWith("预算"),
  );
}

/** What the amount is of, or the rate, that the sentence states beside this figure; empty where that was not read. */
function partnerOf({ relations, facts, ledger }: Speech, figure: Figure): Changed[] | null {
  const partner = partnerIn(relations, figure);
  if (!partner) return null;
  return (facts.get(partner.at) ?? []).map((fact) => {
    const claim = ledger.claims.findLast(
      (one) => one.kind === "change" && (one.amount === fact || one.rate === fact),
    );
    return { of: claim?.kind === "change" ? claim.of : null, key: fact.dimensions.of ?? "" };
  });
}

function partnerIn(relations: Speech["relations"], { at, role }: Figure): RelatedFigure | undefined {
  return relationOf(relations.get(at))?.figures.find(
    (one) => one.at < at && one.role === (role === "rate" ? "amount" : "rate"),
  );
}

/** Whether the sentence relates the change to another level, and that fits: its own words were misread. */
function isOtherwise({ relations, facts }: Speech, { at }: Figure, own: readonly Changed[]): boolean {
  const relation = relationOf(relations.get(at));
  const now = relation?.figures.find(({ role }) => role === "now");
  if (!relation || !now || holds(relation) !== true) return false;
  const there = facts.get(now.at) ?? [];
  // A figure of the same amount is the same figure, told twice.
  return !there.some((fact) => own.some(({ of, key }) => fact.key === key || of?.value === fact.value));
}

function changedBy(speech: Speech, meaning: Meaning): Changed {
  return { of: latestOf(speech, meaning), key: keyOf(meaning.concept, meaning.dimensions) };
}

/** Whether the sentence relates the change to a level that has no concept. */
function relatesOther({ relations, facts }: Speech, { at }: Figure): boolean {
  const now = relationOf(relations.get(at))?.figures.find(({ role }) => role === "now");
  return now !== undefined && !facts.has(now.at);
}

function relationOf(relations: readonly Relation[] | undefined): Relation | undefined {
  return relations?.find(({ kind }) => kind === "change");
}

/** One claim a comparison: a rate behind its amount belongs to it, unless it goes the other way. */
function claimed(speech: Speech, figure: Figure, subjects: readonly Changed[]): void {
  const { ledger, facts, told, relations, year } = speech;
  const own = facts.get(figure.at) ?? [];
  const partner = partnerIn(relations, figure);
  const direction = wordedDirection(figure);
  const against = comparedYear(told.text.slice(0, figure.start), year);
  const word = wordOf(figure);
  for (const [i, { of }] of subjects.entries()) {
    const fact = own.at(i - subjects.length) ?? null;
    const beside =
      partner && facts.get(partner.at)?.find(({ dimensions }) => dimensions.of === fact?.dimensions.of);
    const at = beside
      ? ledger.claims.findLastIndex(
          (one) => one.kind === "change" && (one.amount === beside || one.rate === beside),
        )
      : -1;
    const before = ledger.claims[at];
    if (before?.kind === "change") {
      ledger.claims[at] = {
        ...before,
        ...(figure.role === "rate" ? { rate: fact } : { amount: fact }),
        end: figure.end + figure.offset,
      };
      if (before.direction === direction) continue;
    }
    const measures = figure.role === "amount" ? { amount: fact, rate: null } : { amount: null, rate: fact };
    claimChange(speech, figure, figure, {
      direction,
      word,
      of,
      ...measures,
      against: before ? null : against,
    });
  }
}

/** What the word says, whatever sign is printed: “增长-20%” says up. */
function wordedDirection({ direction, value }: Figure): Direction {
  const worded = value.units < 0n ? -direction : direction;
  return worded === -1 ? "down" : "up";
}

const lastDirection = new RegExp(`(?:${up}|${down})(?:了|额|数|为|到)*$`);

function wordOf({ lead }: Figure): string {
  return lastDirection.exec(lead.replace(/\s+/g, "").slice(-8))?.[0] ?? "";
}

/** The year that a sentence compares with: “与2021年相比”, “比上年”. */
function comparedYear(before: string, year: number | null): number | null {
  const named = [...before.matchAll(/(?:与|比|较|对比)\s*(\d{4})\s*年/g)].at(-1);
  if (named) return Number(named[1]);
  return year !== null && /上年|去年/.test(before) ? year - 1 : null;
}

const flat =
  /与?(?:上年|去年|\d{4}年)(?:度)?(?:决算数?)?(?:相同|持平|一致|相比无变化)|(?<!基本)持平|无增减变化/g;

/** Where a text says that nothing has changed. */
export function flatsIn(
  text: string,
): { readonly start: number; readonly end: number; readonly word: string }[] {
  return [...text.matchAll(flat)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
}

/** Reads “与上年持平”, of what its clause names, else of what was spoken of. */
export function readFlat(
  speech: Speech,
  flat: ReturnType<typeof flatsIn>[number],
  { prose, offset, from }: Pick<Figure, "prose" | "offset"> & { readonly from: number },
): void {
  const { told, setting, names, spoken } = speech;
  const clause = clauseIn(told.text.slice(from, flat.start)).replace(/\s+/g, "");
  const named = subjectIn(clause, setting, names);
  if (!named && !spoken.figure && !spoken.subject) return;
  const of = named ? latestOf(speech, sidesOf(outturnOf(named.meaning)).at(-1)!) : spoken.figure;
  const change = { direction: "flat" as const, word: flat.word, of, amount: null, rate: null, against: null };
  claimChange(speech, { prose, offset }, flat, change);
}
