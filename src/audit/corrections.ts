import type { Account } from "../facts/account.ts";
import type { Correction, Remedy } from "../facts/correction.ts";
import { magnitude, parseDecimal, rescale } from "../facts/decimal.ts";
import type { Finding, Suspect } from "../facts/finding.ts";
import type { Report } from "../facts/report.ts";
import { figureCorrection } from "./figure-corrections.ts";
import { rules } from "./rules/index.ts";
import { wordCorrections } from "./word-corrections.ts";

/** What can be corrected as it stands, and the errors that a person must decide. */
export interface Corrections {
  /** In the order of the document; none overlaps another. */
  readonly list: readonly Correction[];
  readonly open: readonly Finding[];
}

/**
 * Corrections for the errors of a report whose right value is known: one wrong figure that explains everything, two
 * that stand in each other's place, or words that have a right form. Two errors that want different things of one
 * place stay open, as does whatever a person must decide.
 */
export function correctionsOf(report: Report, account: Account): Corrections {
  const errors = report.findings.filter(
    ({ severity, cause, accepted }) => severity === "error" && cause === null && accepted === null,
  );
  const answers = errors.map((finding) => ({
    finding,
    list: answersTo(finding, report, account).map((one): Correction => ({ ...one, finding: finding.id })),
  }));
  const inCell = Map.groupBy(
    answers.flatMap(({ list }) => list),
    keyOfCell,
  );
  const disputed = (one: Correction): boolean =>
    (inCell.get(keyOfCell(one)) ?? []).some((other) => disputes(one, other));
  const kept = new Map<string, Correction>();
  const open: Finding[] = [];
  for (const { finding, list } of answers) {
    if (list.length === 0 || list.some(disputed)) open.push(finding);
    else for (const one of list) kept.set(keyOfPlace(one), kept.get(keyOfPlace(one)) ?? one);
  }
  return { list: [...kept.values()].sort(inOrder), open };
}

function keyOfCell({ spot }: Correction): string {
  return `${spot.block}:${spot.row}:${spot.col}`;
}

function keyOfPlace(one: Correction): string {
  return `${keyOfCell(one)}:${one.start}:${one.end}`;
}

/** Whether two corrections of one cell want different things of one stretch, or one reaches into the other. */
function disputes(a: Correction, b: Correction): boolean {
  if (a.start === b.start && a.end === b.end) return a.corrected !== b.corrected;
  return a.start < b.end && b.start < a.end;
}

function inOrder(a: Correction, b: Correction): number {
  return (
    a.spot.block - b.spot.block || a.spot.row - b.spot.row || a.spot.col - b.spot.col || a.start - b.start
  );
}

function answersTo(finding: Finding, report: Report, account: Account): readonly Remedy[] {
  const { suspects, remedies } = finding;
  if (remedies) return remedies;
  if (suspects.length === 1 || exchanged(suspects)) {
    const exact = finding.quantity !== "percent" || bornOut(finding, report);
    const all = suspects.map((suspect) => figureCorrection(suspect, account, exact));
    return all.every((one) => one !== null) ? all.flat() : [];
  }
  const replaces = rules.find(({ id }) => id === finding.rule)?.replaces ?? false;
  return suspects.length === 0 && replaces && finding.quantity === "text"
    ? wordCorrections(finding, account)
    : [];
}

/** Whether amounts, and not only a percentage, miss by just what the one wrong figure misses by. */
function bornOut({ id, suspects }: Finding, report: Report): boolean {
  const [value, suggested] = [suspects[0]?.value, suspects[0]?.suggested].map((text) =>
    text ? rescale(parseDecimal(text) ?? { units: 0n, scale: 0 }, 4) : 0n,
  );
  const missing = magnitude((value ?? 0n) - (suggested ?? 0n));
  return report.findings.some(({ cause, quantity, difference }) => {
    const decimal = difference === null ? null : parseDecimal(difference);
    return (
      cause === id && quantity !== "percent" && decimal !== null && magnitude(rescale(decimal, 4)) === missing
    );
  });
}

/** Two figures each of which belongs where the other stands. */
function exchanged([a, b, ...more]: readonly Suspect[]): boolean {
  if (!a || !b || more.length > 0 || a.slip === null || a.slip !== b.slip) return false;
  return a.value === b.suggested && b.value === a.suggested;
}
