import type { Account, AccountTable, GlossaryEntry, Prose, UnboundFigure } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Layout } from "../facts/layout.ts";
import type { Spot } from "../facts/place.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import type { SelfEvaluation } from "../facts/self-evaluation.ts";
import type { Document } from "../read/document.ts";
import type { FormKey } from "../standard/forms.ts";
import { isFormKey } from "../standard/forms.ts";
import { detectLayout, layoutNamed } from "../standard/layout.ts";
import { withUsualLabels } from "../standard/own-labels.ts";
import { isIn } from "../standard/sections.ts";
import { withCaptionsApart } from "./caption-rows.ts";
import { captionedTables } from "./captions.ts";
import { boxesOf, runningCells } from "./cell-prose.ts";
import { claimsOfText } from "./claims.ts";
import { recogniseCodeTree } from "./code-tree.ts";
import { withContinuationsJoined } from "./continued-tables.ts";
import { recogniseEconomicDetail } from "./economic-detail.ts";
import { identityOf } from "./identity.ts";
import { kindOf } from "./kind.ts";
import { layoutWords } from "./layout-words.ts";
import type { Ledger } from "./ledger.ts";
import { openLedger } from "./ledger.ts";
import { withMergedValues } from "./merged-values.ts";
import type { AgreedCodes } from "./names/agreed-codes.ts";
import { agreedCodes } from "./names/agreed-codes.ts";
import { readAs } from "./names/read-as.ts";
import { settledUnit, settledYear } from "./names/settled.ts";
import { statedNames } from "./names/stated-names.ts";
import { formsSettled } from "./names/table-forms.ts";
import type { Names } from "./names.ts";
import { namesOf } from "./names.ts";
import type { Numeral } from "./numerals.ts";
import { isMoneyOrShare, scanNumerals } from "./numerals.ts";
import type { Outline } from "./outline.ts";
import { outlineOf } from "./outline.ts";
import { recogniseSelfEvaluation } from "./self-evaluation.ts";
import { factsOf } from "./sentences/facts.ts";
import { nothingEvaluated, readPerformance } from "./sentences/performance.ts";
import type { Readings } from "./sentences/readings.ts";
import { readingsOf } from "./sentences/readings.ts";
import { recogniseStatements } from "./statements.ts";
import { recogniseStatistics } from "./statistics.ts";
import type { TableWords } from "./table-words.ts";
import { tableWords } from "./table-words.ts";
import { recogniseThreePublic } from "./three-public.ts";
import { recogniseTwoSided } from "./two-sided.ts";
import { countCells } from "./unbound-cells.ts";
import { recogniseUnexplained } from "./unexplained.ts";

/** What a person may override when recognition guesses wrong. */
export interface RecogniseOptions {
  /** The layout, or the id of one that comes with the program, instead of the detected one. */
  readonly profile?: Layout | string | null;
}

/** The layout that was chosen, if one was. */
export function layoutOf({ profile }: RecogniseOptions): Layout | null {
  return (typeof profile === "string" ? layoutNamed(profile) : profile) ?? null;
}

/**
 * Turns a Document into an Account: tables into facts, sentences into claims, self-evaluation forms into
 * their parts. Every number token ends bound to a fact, counted as a label, or listed as unbound. Never
 * throws over what a document contains; what could not be understood is in `repairs` and `unbound`.
 */
export function recognise(read: Document, options: RecogniseOptions = {}): Account {
  const given = layoutOf(options);
  const words = tableWords(given);
  const document = withContinuationsJoined(withCaptionsApart(read, words), words);
  const outline = outlineOf(document, words.titles);
  const tables = formsSettled(captionedTables(document, outline, words), outline.contents, words.titles);
  const covered = identityOf(outline, tables, words);
  const amountUnit = commonUnit(tables, outline.prose);
  const told = { outline, titles: words.titles, tables, unit: covered.unit, year: covered.year };
  const year = settledYear({ ...told, evaluations: [], glossary: [] });
  const detected = given ? null : detectLayout(tables, year);
  const layout = given ?? detected?.layout ?? null;
  const profile = layout?.id ?? null;
  const ledger = openLedger(document.scans, (spot) => isUnknown(document, spot), amountUnit !== null);
  noteReading(document, ledger);
  const evaluations: SelfEvaluation[] = [];
  const agreed = agreedCodes(tables, covered.year);
  for (const table of tables)
    recogniseTable(withMergedValues(withUsualLabels(table, layout)), amountUnit ?? "元", ledger, {
      evaluations,
      agreed,
    });
  const running = runningCells(tables, outline);
  const prose = [...outline.prose, ...boxesOf(evaluations), ...running];
  const glossary = glossaryOf(outline.prose);
  const first = { ...told, evaluations, glossary };
  const identity = { ...covered, unit: settledUnit(first), year: settledYear(first) };
  const names = namesOf(tables, identity.year, agreed);
  const readings = readingsOf([...outline.prose, ...running], outline.headings);
  const counted = recogniseProse(
    prose,
    readings,
    { outline, tables, words, year: identity.year, names },
    ledger,
  );
  const inTables = countCells(tables, ledger.facts, evaluations);
  claimsOfText(prose, ledger);
  const { relations } = readings;
  const draft = { outline, tables, facts: ledger.facts, identity, prose, relations };
  const { kind, reason } = kindOf(draft);
  return {
    kind,
    kindReason: reason,
    unit: identity.unit,
    year: identity.year,
    genre: identity.genre,
    cover: outline.prose.filter(({ part }) => part === "cover"),
    amountUnit,
    pages: document.pages,
    profile,
    files: document.files ?? [],
    ...(document.openData ? { openData: document.openData } : {}),
    ...(document.openDataFiles
      ? { openDataFiles: document.openDataFiles.map((one) => recognise(one, options)) }
      : {}),
    layout,
    layoutWords: layoutWords(layout, { reason: detected?.reason ?? null, year: identity.year, tables }),
    outline: outline.headings,
    contents: outline.contents,
    tables,
    evaluations,
    glossary,
    prose,
    claims: ledger.claims,
    names: readAs(
      statedNames({ ...first, unit: identity.unit, year: identity.year }, names, words.titles),
      ledger.facts,
    ),
    relations,
    facts: ledger.facts,
    ...(ledger.unknown.length > 0 ? { unknown: ledger.unknown } : {}),
    ...(outline.pictures.length > 0 ? { pictures: outline.pictures } : {}),
    unbound: [...inTables.unbound, ...counted.unbound],
    labels: counted.labels + inTables.labels,
    repairs: ledger.repairs,
  };
}

/** Takes over what the reader noted. */
function noteReading({ notes }: Document, ledger: Ledger): void {
  for (const note of notes)
    ledger.repair(note.kind, note.message, {
      table: null,
      row: null,
      column: null,
      page: note.position.page,
      line: note.position.line,
      cell: note.position.cell,
      text: note.text,
    });
}

function isUnknown({ blocks }: Document, { block, row, col }: Spot): boolean {
  const table = blocks[block];
  return table?.kind === "table" && table.rows[row]?.[col]?.unknown === true;
}

function recogniseTable(
  table: AccountTable,
  unit: AmountUnit,
  ledger: Ledger,
  { evaluations, agreed }: { readonly evaluations: SelfEvaluation[]; readonly agreed: AgreedCodes },
): void {
  const own = table.amountUnit ?? unit;
  const { form } = table;
  if (form === "自评表") evaluations.push(recogniseSelfEvaluation(table, ledger));
  else if (form !== null && isFormKey(form)) recognisers[form](table, own, ledger, agreed);
  else if (!table.empty) recogniseUnexplained(table, own, ledger);
}

/** How each form is read. */
const recognisers: Readonly<
  Record<FormKey, (table: AccountTable, unit: AmountUnit, ledger: Ledger, agreed: AgreedCodes) => void>
> = {
  公开01表: recogniseTwoSided,
  公开02表: recogniseCodeTree,
  公开03表: recogniseCodeTree,
  公开04表: recogniseTwoSided,
  公开05表: recogniseCodeTree,
  公开06表: recogniseEconomicDetail,
  公开07表: recogniseThreePublic,
  公开08表: recogniseCodeTree,
  公开09表: recogniseCodeTree,
  公开10表: recogniseStatistics,
};

function recogniseProse(
  prose: readonly Prose[],
  readings: Readings,
  {
    outline,
    tables,
    words,
    year,
    names,
  }: {
    readonly outline: Outline;
    readonly tables: readonly AccountTable[];
    readonly words: TableWords;
    readonly year: number | null;
    readonly names: Names;
  },
  ledger: Ledger,
): { labels: number; unbound: UnboundFigure[] } {
  const read = factsOf(readings, { year, names, titles: words.titles, ledger });
  const headings = new Set(outline.headings.map((heading) => heading.prose));
  const projects = projectsByBlock(tables, ledger);
  const evaluated = nothingEvaluated([...new Set(projects.values())]);
  let labels = 0;
  const unbound: UnboundFigure[] = [];
  for (const one of prose) {
    const numerals = scanNumerals(one.text);
    if (numerals.length === 0) continue;
    const taken = new Set(read.get(one));
    if (one.section === "自评表") evaluated.project = projects.get(one.block) ?? null;
    if (isPerformance(one))
      for (const start of readPerformance(one, numerals, evaluated, ledger)) taken.add(start);
    const rest = numerals.filter(({ kind, start }) => kind !== "label" && !taken.has(start));
    labels += numerals.filter(({ kind }) => kind === "label").length;
    const isTitle =
      headings.has(one) || one.part === "contents" || one.part === "cover" || isCaption(one, words);
    // A paragraph that is set as a heading, or stands before the first one, says what it says all the same.
    const saying = isTitle && !numerals.some(isMoneyOrShare) ? [] : rest;
    labels += rest.length - saying.length;
    for (const numeral of recogniseStatements(one, saying, numerals, ledger)) {
      if (isOrdinal(one.text, numeral.start, numeral.end)) labels += 1;
      else unbound.push(unboundIn(one, numeral));
    }
  }
  return { labels, unbound };
}

function isPerformance({ section }: Prose): boolean {
  return isIn(section, "performance") || section === "自评表";
}

function unboundIn(prose: Prose, { start, end, text }: Numeral): UnboundFigure {
  // Only so far: a search for the stop in a text that has none costs its whole length for each of its figures.
  const before = prose.text.slice(Math.max(0, start - longestSentence), start);
  const after = prose.text.slice(end, end + longestSentence);
  const stop = after.indexOf("。");
  const from = start - (before.length - before.lastIndexOf("。") - 1);
  const until = stop === -1 ? end + after.length : end + stop;
  const { block, row, col } = prose;
  return {
    text: text.trim(),
    place: placeIn(prose, start, end),
    spot: { block, row, col, start, end },
    sentence: prose.text.slice(from, until).trim(),
  };
}

/** Of a sentence so much is shown on either side of a figure. */
const longestSentence = 40;

function projectsByBlock(tables: readonly AccountTable[], ledger: Ledger): Map<number, string> {
  const found = new Map<number, string>();
  for (const fact of ledger.facts)
    if (fact.home === "自评表" && fact.dimensions.project && !found.has(fact.spot.block))
      found.set(fact.spot.block, fact.dimensions.project);
  for (const table of tables) if (table.form !== "自评表") found.delete(table.block);
  return found;
}

/** Unit, owner and year lines above a table, and notes below it. */
function isCaption(prose: Prose, { captions }: TableWords): boolean {
  const text = prose.text.trim();
  return /^(?:注[:：].*|备注[:：]?.*|\d+[.、．]\s*“.*)$/.test(text) || captions(text) !== null;
}

function isOrdinal(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end);
  if (before === "" && /^\s*[、.．]/.test(after)) return true;
  if (/[。；：:;，]$/.test(before) && /^\s*[、.．](?!\d)/.test(after)) return true;
  if (/(?:^|\s)$/.test(text.slice(0, start)) && /^[、.．]\s*\p{Script=Han}/u.test(after)) return true;
  if (/(?:^|[（(])附?[图表]$/.test(before)) return true;
  return /[（(]$/.test(before) && /^\s*[）)]/.test(after);
}

function commonUnit(tables: readonly AccountTable[], prose: readonly Prose[]): AmountUnit | null {
  const votes = new Map<AmountUnit, number>();
  for (const { amountUnit, form } of tables)
    if (amountUnit && form !== "自评表") votes.set(amountUnit, (votes.get(amountUnit) ?? 0) + 1);
  // Where the narrative goes by a name that nobody knows, its amounts are somewhere in the text.
  for (const parts of [["narrative"], ["cover", "overview", "tables", "attachments"]] as const)
    for (const { text, part } of votes.size === 0 ? prose : [])
      if (parts.some((one) => one === part))
        for (const { kind, unit } of scanNumerals(text))
          if (kind === "amount" && (unit === "元" || unit === "万元"))
            votes.set(unit, (votes.get(unit) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function glossaryOf(prose: readonly Prose[]): GlossaryEntry[] {
  return prose.flatMap((one) => {
    if (one.part !== "glossary") return [];
    const match =
      /^\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d+[、.．])?\s*(.{2,40}?)\s*[：:]\s*(.+)$/s.exec(
        one.text,
      );
    return match ? [{ term: match[1]!.trim(), definition: match[2]!.trim(), prose: one }] : [];
  });
}
