import { audit } from "../../src/audit/engine.ts";
import { rules } from "../../src/audit/rules/index.ts";
import type { Account } from "../../src/facts/account.ts";
import type { Finding, FindingPlace } from "../../src/facts/finding.ts";
import type { Report } from "../../src/facts/report.ts";
import type { Document, Passage } from "../../src/read/document.ts";
import { positionAt } from "../../src/read/document.ts";
import { recognise } from "../../src/recognise/account.ts";
import { withCaptionsApart } from "../../src/recognise/caption-rows.ts";
import { withContinuationsJoined } from "../../src/recognise/continued-tables.ts";
import { tableWords } from "../../src/recognise/table-words.ts";
import type { WordChange } from "./word-change.ts";

/** A document whose words can be changed, with what is known of it as it is. */
export interface WordSource {
  readonly document: Document;
  readonly account: Account;
  readonly report: Report;
}

/** What the audit made of one change. */
export interface WordTrial {
  readonly change: WordChange;
  /** A new error or warning at the changed place; by which rules. */
  readonly noticed: boolean;
  readonly by: readonly string[];
  /** Whether such a finding shows another place too. */
  readonly both: boolean;
  /** Identities that are no longer evaluated, and errors and warnings that are no longer found. */
  readonly silenced: readonly string[];
}

export function wordSource(read: Document): WordSource {
  const words = tableWords(null);
  const document = withContinuationsJoined(withCaptionsApart(read, words), words);
  const account = recognise(document);
  return { document, account, report: audit(account) };
}

/** Makes one change and audits the document whole; null where the words do not stand there. */
export function wordTrial(source: WordSource, change: WordChange): WordTrial | null {
  const made = changedBy(source.document, change);
  if (!made) return null;
  const report = audit(recognise(made.document));
  const here = (place: FindingPlace): boolean => isHere(place, made.position, change);
  const fresh = beyond(report, source.report).filter(({ where }) => where.some(here));
  return {
    change,
    noticed: fresh.length > 0,
    by: [...new Set(fresh.map(({ rule }) => rule))],
    both: fresh.some(({ where }) => where.length > 1),
    silenced: silenced(source.report, report, here),
  };
}

function changedBy(
  document: Document,
  { spot, words, from, by, within }: WordChange,
): { document: Document; position: ReturnType<typeof positionAt> } | null {
  const block = document.blocks[spot.block];
  const passage = block?.kind === "table" ? block.rows[spot.row]?.[spot.col] : block?.passage;
  if (!block || !passage) return null;
  // A passage that holds several paragraphs has the words at a later place.
  const base = within === undefined ? 0 : Math.max(0, passage.text.indexOf(within));
  const exact = passage.text.startsWith(words, base + from) ? base + from : -1;
  const at = exact === -1 ? passage.text.indexOf(words) : exact;
  if (at === -1) return null;
  const shift = by.length - words.length;
  const made: Passage = {
    text: passage.text.slice(0, at) + by + passage.text.slice(at + words.length),
    pieces: passage.pieces.map((piece) =>
      piece.start > at ? { ...piece, start: Math.max(at, piece.start + shift) } : piece,
    ),
  };
  const blocks = document.blocks.map((one, b) => {
    if (b !== spot.block) return one;
    if (one.kind !== "table") return { ...one, passage: made };
    return {
      ...one,
      rows: one.rows.map((row, r) => row.map((cell, c) => (r === spot.row && c === spot.col ? made : cell))),
    };
  });
  return { document: { ...document, blocks }, position: positionAt(passage, at) };
}

/** On the same line, in the same row of a sheet, or on the same page. */
function isHere(place: FindingPlace, position: ReturnType<typeof positionAt>, { spot }: WordChange): boolean {
  if (position.line !== null) return place.line === position.line;
  if (position.cell !== null) return place.cell === position.cell;
  return place.page === position.page && (spot.row >= 0 || place.table === null);
}

const keyOf = ({ rule, severity, where: [place] }: Finding): string =>
  [rule, severity === "note" ? "note" : "", place?.line, place?.page, place?.cell, place?.column].join("|");

/** Errors and warnings of a report that another does not have: more of a rule at a place. */
function beyond(report: Report, known: Report): Finding[] {
  const left = new Map<string, number>();
  for (const finding of known.findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return report.findings.filter((finding) => {
    if (finding.severity === "note") return false;
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

const identityRules: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.kind === "equations").map(({ id }) => id),
);

function silenced(before: Report, after: Report, here: (place: FindingPlace) => boolean): string[] {
  const lost = beyond(before, after).filter(
    ({ where, rule }) => !where.some(here) && rule !== "figure-unread",
  );
  const count = (report: Report, rule: string): number =>
    report.checks
      .filter((one) => one.rule === rule && (one.outcome === "passed" || one.outcome === "failed"))
      .reduce((sum, one) => sum + one.count, 0);
  const fewer = [...identityRules].filter((rule) => count(after, rule) < count(before, rule));
  return [
    ...lost.map(({ rule }) => `${rule} not found`),
    ...fewer.map((rule) => `${rule} ${count(before, rule)} → ${count(after, rule)}`),
  ];
}
