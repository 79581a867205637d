import type { Dimensions, Fact } from "../../facts/fact.ts";
import { keyOf } from "../../facts/fact.ts";
import type { Meaning } from "../../standard/rows.ts";
import { fiscalSources } from "../../standard/rows.ts";
import type { Words } from "./clauses.ts";
import { isBare, isNeutral, namesMoney, wordsBefore } from "./clauses.ts";
import type { Figure } from "./figures.ts";
import type { Setting } from "./settings.ts";
import type { Speech } from "./speech.ts";
import { enter, outturnOf, relatedFacts, sidesOf } from "./speech.ts";
import { subjectBefore } from "./subject-before.ts";
import type { Subject } from "./subjects.ts";
import { reaching, threshold } from "./words.ts";

/** Reads an amount that is a level, a budget, an earlier level or the whole of a share; false where it is of nothing known. */
export function readLevel(speech: Speech, figure: Figure): boolean {
  const { spoken, item, setting, told } = speech;
  const words = reached(wordsBefore(told, figure));
  const { clause, opening } = words;
  if (isThreshold(told.text, figure, clause)) {
    enter(speech, figure, {
      concept: "equipment-threshold",
      dimensions: {},
      quantity: "amount",
      readBy: "threshold",
    });
    return true;
  }
  if (figure.role === "other") return false;
  if (/^总体/.test(clause) && speech.first) speakOf(speech, speech.first);
  const named = withMoneyBefore(speech, figure, subjectBefore(speech, figure, words), clause);
  if (
    !named &&
    (ofSomethingElse(speech, words) || ofOneFund(clause, setting) || ofPieces(told.text, figure, clause))
  )
    return false;
  if (ofDetail(told.text, figure)) return false;
  if (named || namesMoney(clause)) spoken.strange = false;
  if (!item && !named && spoken.strange) return false;
  if (named && figure.role !== "base") spoken.subject = named.meaning;
  const subject = named?.meaning ?? ofGuests(speech, figure) ?? leanedOn(speech, clause);
  if (!named && !item && !isBare(plain(clause)) && !isNeutral(plain(clause)) && !namesMoney(clause))
    return false;
  if (figure.role === "prior" && !comparesBudget(figure, clause)) return readPrior(speech, figure, subject);
  if (!subject) return false;
  const tail = named ? clause.slice(Math.min(clause.length, named.end)) : clause;
  const rootMeant = !named && setting.scope && namesMoney(tail) && !/^其中/.test(tail) ? setting.root : null;
  if (figure.role === "budget" || figure.role === "prior") {
    readBudget(speech, figure, { meaning: rootMeant ?? subject, tail, opening });
    return true;
  }
  if (!named && !rootMeant && !isBare(tail)) return false;
  if (!named && isOfItsParts(speech, figure, rootMeant ?? subject)) return false;
  enterLevel(speech, figure, rootMeant ?? subject);
  return true;
}

const balanceStep = /^[，,；;\s]*(?:[本当]年(?:收入|支出)|年末(?:财政拨款)?结转(?:和|与)?结余)[为共：:\s]*$/;

/**
 * “国有资本经营预算财政拨款年初结转和结余1万元，本年收入8万元，本年支出9万元”: where no section is open, the steps of
 * a balance are of the money that it began with.
 */
function withMoneyBefore(
  { setting, spoken, told }: Speech,
  figure: Figure,
  subject: Subject | null,
  clause: string,
): Subject | null {
  const last = spoken.figure;
  if (!subject || !last || setting.about !== "open" || figure.role === "base") return subject;
  const { concept, dimensions } = subject.meaning;
  const of = fiscalSources.find(
    ({ scope, source }) => last.dimensions.scope === scope || last.dimensions.source === source,
  );
  const between = told.text.slice(0, figure.start);
  if (!of || dimensions.scope || dimensions.source || !balanceStep.test(clause)) return subject;
  if (between.lastIndexOf("。") > between.lastIndexOf(last.printed)) return subject;
  const money: Dimensions = concept === "revenue" ? { source: of.source } : { scope: of.scope };
  return { ...subject, meaning: { concept, dimensions: { ...dimensions, ...money } } };
}

/** “国内接待96批次、810人次，支出7万元”: the cost of the guests that were counted. */
function ofGuests({ spoken: { lastCount, countedIn } }: Speech, { sentence }: Figure): Meaning | null {
  const counted = lastCount?.concept === "guests" || lastCount?.concept === "receptions";
  const kind = lastCount?.dimensions.kind;
  return counted && kind && kind !== "合计" && countedIn === sentence
    ? { concept: "reception-cost", dimensions: { kind } }
    : null;
}

/** What was spoken of, unless the words say that the figure is of the other side. */
function leanedOn({ spoken: { subject }, setting: { root } }: Speech, clause: string): Meaning | null {
  const side = /支出/.test(clause) === /收入/.test(clause) ? null : (/收入/.exec(clause)?.[0] ?? "支出");
  const other = side === "收入" ? "expenditure" : "revenue";
  const fits = (one: Meaning | null): Meaning | null => (side && one?.concept === other ? null : one);
  return fits(subject) ?? fits(root);
}

/** Words without the budget that they name and the verb. */
function plain(words: string): string {
  return words.replace(
    /(?:年初|全年|调整后?|追加后?)?预算(?:数|额|总额|安排|指标|批复)?(?:共|总计|合计|为|是)*$/,
    "",
  );
}

/** “比年初预算20万元超支1万元”: what is compared with is a budget. */
function comparesBudget({ direction }: Figure, clause: string): boolean {
  return direction === 0 && /(?<!公共|基金|经营)预算(?:数|安排)?(?:为)?$/.test(clause);
}

/** “甲4万元、乙6万元，共10万元”: what leans on its own part or sibling is not the same. */
function isOfItsParts({ relations, facts }: Speech, { at }: Figure, meaning: Meaning): boolean {
  const { concept, dimensions } = outturnOf(meaning);
  const key = keyOf(concept, dimensions);
  return (relations.get(at) ?? []).some(
    ({ kind, figures }) =>
      kind === "parts" &&
      figures.some((other) => other.at !== at && facts.get(other.at)?.some((fact) => fact.key === key)),
  );
}

/** “由上年的90万元增加到100万元”: the words of the change name nothing. */
function reached({ clause, opening }: Words): Words {
  return { clause: clause.replace(reaching, ""), opening };
}

function isThreshold(text: string, { end }: Figure, clause: string): boolean {
  return /单价$/.test(clause) && threshold.test(text.slice(end, end + 8));
}

/** Nothing that is known is named, and the sentence began with something else. */
function ofSomethingElse({ item }: Speech, { clause, opening }: Words): boolean {
  return !item && isBare(clause) && !isNeutral(opening) && !namesMoney(opening);
}

/** “其中：政府性基金1.00万元” in the section on “三公”: a part by funds, which has no concept. */
function ofOneFund(clause: string, { about }: Setting): boolean {
  return about === "three-public" && /^(?:其中)?(?:一般公共|政府性基金|国有资本)/.test(clause);
}

/** “轿车2辆、金额10.00万元”: what the pieces of one kind cost. */
function ofPieces(text: string, { start }: Figure, clause: string): boolean {
  return /^金额(?:为|共)?$/.test(clause) && /[辆台套]、\s*金额\S{0,2}$/.test(text.slice(0, start));
}

/** “其他支出（上缴上级支出1.00万元）”: detail of a row that the tables do not have. */
function ofDetail(text: string, { start }: Figure): boolean {
  return /其他支出[（(][^）)]*(?:附属单位|上缴上级)/.test(text.slice(Math.max(0, start - 40), start));
}

function speakOf({ spoken }: Speech, fact: Fact): void {
  spoken.figure = fact;
  spoken.subject = { concept: fact.concept, dimensions: fact.dimensions };
}

function readPrior(speech: Speech, figure: Figure, subject: Meaning | null): boolean {
  if (figure.againstBudget) return false;
  const now = relatedFacts(speech, figure, "change", "now").filter(({ concept }) => concept !== "statement");
  const said = subject ? [outturnOf(subject)] : [];
  const meanings = (now.length > 0 ? now : said).map(sooner);
  for (const { concept, dimensions } of meanings)
    enter(speech, figure, {
      concept,
      dimensions,
      quantity: "amount",
      readBy: "earlier-level",
    });
  return meanings.length > 0;
}

/** The same a year before: what is left at the end of one year is there at the beginning of the next. */
function sooner({ concept, dimensions }: Meaning): Meaning {
  return concept === "carryover" && dimensions.moment === "年末"
    ? { concept, dimensions: { ...dimensions, moment: "年初" } }
    : { concept, dimensions: { ...dimensions, year: "上年" } };
}

function readBudget(
  speech: Speech,
  figure: Figure,
  { meaning, tail, opening }: { readonly meaning: Meaning; readonly tail: string; readonly opening: string },
): void {
  const noun = /(年初|全年|调整后?)?[^预]*预算/.exec(tail)?.[0] ?? opening;
  const basis = basisOf(noun, speech.setting);
  const dimensions = { ...meaning.dimensions, basis };
  const fact = enter(speech, figure, {
    concept: meaning.concept,
    dimensions,
    quantity: "amount",
    readBy: "budget",
  });
  speech.spoken.budget = { fact, noun };
  speech.spoken.subject = meaning;
}

/** Which budget words name: 年初预算 or 全年预算; without a word the one that the section compares with. */
export function basisOf(noun: string, { about }: Setting): string {
  if (/年初/.test(noun)) return "年初预算";
  if (/全年|调整/.test(noun)) return "全年预算";
  return about === "three-public" ? "全年预算" : "年初预算";
}

function enterLevel(speech: Speech, figure: Figure, meaning: Meaning): void {
  const { spoken } = speech;
  let last: Fact | null = null;
  for (const { concept, dimensions } of sidesTold(speech, figure, outturnOf(meaning)))
    last = enter(speech, figure, { concept, dimensions, quantity: "amount", readBy: "level" });
  if (figure.role === "base" || !last) return;
  spoken.figure = last;
  speech.first ??= last;
  spoken.subject = meaning;
  if (spoken.budget && last.key !== outturnKey(spoken.budget.fact)) spoken.budget = null;
  if (meaning.concept === "reception-cost") spoken.reception = meaning.dimensions.kind ?? "合计";
  if (meaning.concept === "three-public") spoken.reception = "合计";
}

/** “收、支总计各是10，20万元”: one figure a side; one figure for both states two. */
function sidesTold({ told }: Speech, { run, at }: Figure, meaning: Meaning): Meaning[] {
  const sides = sidesOf(meaning);
  const figures = told.ofRun.get(run) ?? [];
  const side = figures.length === sides.length ? sides[at - (figures[0]?.at ?? 0)] : undefined;
  return side ? [side] : sides;
}

function outturnKey({ concept, dimensions }: Fact): string {
  const { basis: _basis, ...rest }: Dimensions = dimensions;
  const outturn = outturnOf({ concept, dimensions: rest });
  return keyOf(outturn.concept, outturn.dimensions);
}
