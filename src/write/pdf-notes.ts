import type { Account } from "../facts/account.ts";
import type { Finding, Severity } from "../facts/finding.ts";
import type { PageNote } from "../facts/page-note.ts";
import type { Report } from "../facts/report.ts";
import { layoutOf } from "./html/layout.ts";
import { severityWords } from "./html/passage.ts";
import type { PagePlace } from "./page-places.ts";
import { pageOf, pagePlaces } from "./page-places.ts";
import { effectsByCause, verdictLine } from "./report-text.ts";

/** Nobody reads more comments, and few programs open a page of them. */
const mostNotes = 10_000;
/** Comments are read in a small window. */
const longest = 3_000;

/**
 * The comments of an annotated copy of a PDF: each finding at the places that are wrong, or in the margin of its page
 * where no place is drawn; findings without a page, and the verdict, on the first page. Consequences of another
 * finding are counted in its comment and have none of their own.
 */
export function pdfNotes(report: Report, account: Account): PageNote[] {
  const layout = layoutOf(account, report.findings, report.unbound);
  const places = new Map(pagePlaces(account, layout).map((place) => [place.id, place]));
  const known = new Set(report.findings.map(({ id }) => id));
  const notes: PageNote[] = [];
  let undrawn = 0;
  const effects = effectsByCause(report);
  const margins = new Map<number, { severity: Severity; words: string }[]>();
  report.findings.forEach((finding, index) => {
    if (finding.cause !== null && known.has(finding.cause)) return;
    const words = wordsOf(finding, index + 1, effects.get(finding.id) ?? 0);
    const suspected = layout.suspects[index]!.filter((id) => id !== null);
    const ids = suspected.length > 0 ? suspected : layout.places[index]!;
    const at = [...new Set(ids)].flatMap((id) => (id === null ? [] : (places.get(id) ?? [])));
    const drawn = notesAt(at, finding, words);
    const room = mostNotes - notes.length;
    notes.push(...drawn.slice(0, room));
    undrawn += Math.max(0, drawn.length - room);
    if (drawn.length > 0) return;
    const page = pageOf(finding) ?? 1;
    margins.set(page, [...(margins.get(page) ?? []), { severity: finding.severity, words }]);
  });
  const verdict = {
    severity: worst(report.findings),
    words: `审核结果：${verdictLine(report)}${undrawn > 0 ? `；批注过多，另有${undrawn}处没有标出` : ""}`,
  };
  margins.set(1, [verdict, ...(margins.get(1) ?? [])]);
  for (const [page, list] of margins) notes.push(...marginNotes(page, list));
  return notes;
}

function wordsOf(finding: Finding, number: number, effects: number): string {
  const lines = [`${number}.【${severityWords[finding.severity]}】${finding.message}`];
  if (effects > 0) lines.push(`由此另有${effects}项后果。`);
  if (finding.accepted !== null) lines.push(`已认可：${finding.accepted}`);
  lines.push(`怎么办：${finding.advice}`);
  return lines.join("\n");
}

/** One comment a page and way of marking; every rectangle of the finding on that page belongs to it. */
function notesAt(places: readonly PagePlace[], finding: Finding, words: string): PageNote[] {
  const { severity } = finding;
  const found: PageNote[] = [];
  for (const framed of [false, true]) {
    const boxes = places.filter((place) => place.framed === framed).flatMap((place) => place.boxes);
    for (const [page, here] of Map.groupBy(boxes, (box) => box.page)) {
      const note = { page, framed, severity, title: severityWords[severity], contents: cut(words) };
      // A frame goes around one cell or table; words of one finding are one comment.
      if (framed) for (const box of here) found.push({ ...note, boxes: [box] });
      else found.push({ ...note, boxes: here });
    }
  }
  return found;
}

/** Comments without a place, as few signs in the margin as their length allows. */
function marginNotes(
  page: number,
  list: readonly { readonly severity: Severity; readonly words: string }[],
): PageNote[] {
  const notes: { severity: Severity; contents: string }[] = [];
  for (const { severity, words } of list) {
    const last = notes.at(-1);
    if (last && last.severity === severity && last.contents.length + words.length < longest)
      last.contents += `\n\n${words}`;
    else notes.push({ severity, contents: cut(words) });
  }
  return notes.map(({ severity, contents }) => ({
    page,
    boxes: [],
    framed: false,
    severity,
    title: severityWords[severity],
    contents,
  }));
}

function worst(findings: readonly Finding[]): Severity {
  const order: readonly Severity[] = ["error", "warning", "note"];
  return order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "note";
}

function cut(words: string): string {
  return words.length > longest ? `${words.slice(0, longest)}……` : words;
}
