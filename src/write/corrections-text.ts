import type { Correction } from "../facts/correction.ts";
import type { Finding } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import { formTitle } from "../standard/forms.ts";
import { placeWords } from "./report-text.ts";

/**
 * Corrections as a clerk reads them, a line each: the place, what is printed and what should be there, the sentence as
 * it should read; then the errors that a person must decide.
 */
export function correctionsText(list: readonly Correction[], open: readonly Finding[]): string {
  const lines = list.map((one) => {
    const sentence = one.spot.row >= 0 && isWholeCell(one) ? "" : `：${correctedSentence(one, list)}`;
    return `[${placeText(one.place)}] ${quoted(one.printed)}→${quoted(one.corrected)}${sentence}`;
  });
  const left = open.map((finding) => `[${placeWords(finding)}] 须人工核对：${finding.message}`);
  if (lines.length + left.length === 0) return "没有必须改的地方。\n";
  return `${[...lines, ...left].join("\n")}\n`;
}

function isWholeCell({ passage, printed }: Correction): boolean {
  return passage.trim() === printed.trim();
}

function quoted(text: string): string {
  return text === "" ? "（空白）" : `“${text}”`;
}

/** The sentence around a correction with all corrections in it made. */
export function correctedSentence(correction: Correction, all: readonly Correction[]): string {
  const { passage, start, end, spot } = correction;
  const from = Math.max(...["。", "；", "\n"].map((mark) => passage.lastIndexOf(mark, start - 1))) + 1;
  const ends = ["。", "；", "\n"].map((mark) => passage.indexOf(mark, end)).filter((at) => at >= 0);
  const to = ends.length === 0 ? passage.length : Math.min(...ends) + 1;
  const inside = all
    .filter(
      (one) =>
        one.spot.block === spot.block &&
        one.spot.row === spot.row &&
        one.spot.col === spot.col &&
        one.passage === passage &&
        one.start >= from &&
        one.end <= to,
    )
    .toSorted((a, b) => a.start - b.start);
  let sentence = "";
  let at = from;
  for (const one of inside) {
    if (one.start < at) continue;
    sentence += passage.slice(at, one.start) + one.corrected;
    at = one.end;
  }
  return (sentence + passage.slice(at, to)).trim();
}

function placeText({ table, printed, row, column, page, line, cell }: Place): string {
  const parts: string[] = [];
  if (table) parts.push(printed ?? formTitle(table));
  if (row) parts.push(`“${row}”${column && column !== row ? column.split("/").at(-1) : ""}`);
  if (page !== null) parts.push(`第${page}页`);
  if (line !== null) parts.push(`第${line}行`);
  if (cell !== null) parts.push(cell);
  return parts.join(" ") || "全文";
}
