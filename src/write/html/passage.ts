import type { Severity } from "../../facts/finding.ts";
import { escapeHtml } from "./escape.ts";
import type { Figure, Mark, Passage, Sight } from "./layout.ts";

export const severityWords: Readonly<Record<Severity, string>> = {
  error: "必须改",
  warning: "请核实",
  note: "提示",
};

const gravity: readonly Severity[] = ["error", "warning", "note"];

/** Text with its figures as buttons and the words that findings point to marked. */
export function passageHtml(passage: Passage): string {
  const { text } = passage;
  const figures = [...passage.figures].sort((a, b) => a.start - b.start || a.end - b.end);
  const marks = [...passage.marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const drawn = new Set<Mark>();
  const parts: string[] = [];
  let at = 0;
  for (const figure of figures) {
    if (figure.start < at) {
      // Two readings of overlapping text: the second keeps its place, without text of its own.
      parts.push(figureHtml(figure, "", marks));
      continue;
    }
    parts.push(plain(text, at, figure.start, marks, drawn));
    parts.push(figureHtml(figure, text.slice(figure.start, figure.end), marks));
    at = figure.end;
  }
  parts.push(plain(text, at, text.length, marks, drawn));
  for (const mark of marks) if (!drawn.has(mark)) parts.unshift(markHtml(mark, "", [mark]));
  return parts.join("");
}

/** Text between figures, cut where marks begin and end. */
function plain(text: string, from: number, to: number, marks: readonly Mark[], drawn: Set<Mark>): string {
  if (from >= to) return "";
  const near = marks.filter(({ start, end }) => start < to && end > from);
  const cuts = new Set([from, to]);
  for (const { start, end } of near)
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut);
  const bounds = [...cuts].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const start = bounds[i]!;
    const end = bounds[i + 1]!;
    const over = near.filter((mark) => mark.start < end && mark.end > start);
    const fresh = over.find((mark) => !drawn.has(mark));
    const words = text.slice(start, end);
    if (over.length === 0) parts.push(escapeHtml(words));
    else parts.push(markHtml(fresh ?? null, words, over));
    if (fresh) drawn.add(fresh);
    // Marks that begin together with the one drawn keep an anchor of their own.
    for (const mark of over)
      if (!drawn.has(mark)) {
        parts.push(`<span id="${mark.id}"></span>`);
        drawn.add(mark);
      }
  }
  return parts.join("");
}

function markHtml(first: Mark | null, words: string, over: readonly Mark[]): string {
  const sights = over.flatMap((mark) => mark.sights);
  const id = first ? ` id="${first.id}"` : "";
  if (sights.length === 0) return `<span class="u"${id}>${escapeHtml(words)}</span>`;
  const role = first ? ' role="button" tabindex="0"' : "";
  const name = words === "" && first ? ` aria-label="空白处，${severityName(sights)}"` : "";
  return `<span class="m ${classOf(sights)}"${id}${role}${name} data-q="${numbers(sights)}">${escapeHtml(words)}</span>`;
}

function figureHtml(figure: Figure, words: string, marks: readonly Mark[]): string {
  const around = marks.filter(({ start, end }) => start < figure.end && end > figure.start);
  const sights = [...figure.sights, ...around.flatMap((mark) => mark.sights)];
  const flagged = sights.length > 0;
  const kind = flagged ? `f ${classOf(sights)}` : "f";
  const shown = escapeHtml(words);
  const spoken = words.trim() === "" ? "空白，即0" : shown;
  const name =
    flagged || words.trim() === ""
      ? ` aria-label="${spoken}${flagged ? `，${severityName(sights)}` : ""}"`
      : "";
  const data = flagged ? ` data-q="${numbers(sights)}"` : "";
  return `<span class="${kind}" id="${figure.id}" role="button" tabindex="0"${name}${data}>${shown}</span>`;
}

/** The gravest severity at a place; evidence alone is shown lighter. */
export function classOf(sights: readonly Sight[]): string {
  const direct = sights.filter(({ evidence }) => !evidence);
  if (direct.length === 0) return "x";
  return { error: "e", warning: "w", note: "n" }[gravest(direct)];
}

function severityName(sights: readonly Sight[]): string {
  const direct = sights.filter(({ evidence }) => !evidence);
  return direct.length === 0 ? "与问题有关" : severityWords[gravest(direct)];
}

function gravest(sights: readonly Sight[]): Severity {
  return gravity.find((severity) => sights.some((sight) => sight.severity === severity)) ?? "note";
}

/** Numbers of the findings, the ones about this place itself first. */
export function numbers(sights: readonly Sight[]): string {
  const sorted = [...sights].sort((a, b) => Number(a.evidence) - Number(b.evidence));
  return [...new Set(sorted.map(({ finding }) => finding + 1))].join(" ");
}
