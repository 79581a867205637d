import type { Correction } from "../facts/correction.ts";
import { zipped } from "./docx/container.ts";
import { escaped } from "./docx/markup.ts";
import type { PrintedPiece } from "./docx/places.ts";
import { paragraphsByPlace, printedPieces } from "./docx/places.ts";
import type { Replacement, Revision } from "./docx/run-edits.ts";
import { runEdits } from "./docx/run-edits.ts";
import type { Edit, SourceElement } from "./docx/source.ts";
import { edited, sourceText, sourceTree } from "./docx/source.ts";

/** A container whose parts passed the gate of the reader; `read/zip.ts` opens one. */
export interface OpenContainer {
  readonly names: readonly string[];
  part(name: string): Uint8Array | null;
}

/** The corrected copy, and the corrections that found no single place in it. */
export interface CorrectedCopy {
  readonly bytes: Uint8Array;
  readonly made: readonly Correction[];
  readonly left: readonly Correction[];
}

/**
 * A copy of a Word document in which only the corrected places changed, each as a tracked deletion and insertion by
 * `author` at `date` (2026-01-01T00:00:00Z), in the look of the text they replace. Every other part is kept byte by
 * byte. The document must have been read by `readDocx`, whose addresses and texts the corrections bear.
 * Throws UneditablePart.
 */
export function correctedDocx(
  container: OpenContainer,
  corrections: readonly Correction[],
  { author, date }: { readonly author: string; readonly date: string },
): CorrectedCopy {
  const main = mainPart(container);
  const source = sourceText(container.part(main)!, main);
  const tree = sourceTree(source, main);
  const places = paragraphsByPlace(tree);
  const wanted = new Map<SourceElement, { pieces: PrintedPiece[]; replacements: Replacement[] }>();
  const filled: Edit[] = [];
  const revision = revisionOf(source, author, date);
  const made: Correction[] = [];
  const left: Correction[] = [];
  for (const correction of corrections) {
    const paragraphs = places.get(correction.place.cell ?? "") ?? [];
    const blank = correction.printed === "" ? blankIn(paragraphs) : null;
    if (blank) {
      filled.push(filledIn(source, blank, correction.corrected, revision));
      made.push(correction);
      continue;
    }
    const found = foundIn(paragraphs, correction);
    if (!found) {
      left.push(correction);
      continue;
    }
    const entry = wanted.get(found.paragraph) ?? { pieces: found.pieces, replacements: [] };
    entry.replacements.push(found.replacement);
    wanted.set(found.paragraph, entry);
    made.push(correction);
  }
  const edits: Edit[] = [...wanted.values()].flatMap(({ pieces, replacements }) =>
    runEdits(source, pieces, replacements, revision),
  );
  const changed = new TextEncoder().encode(edited(source, [...edits, ...filled]));
  return { bytes: withPart(container, main, changed), made, left };
}

/** A copy of a container in which one part is another. */
export function withPart(container: OpenContainer, name: string, content: Uint8Array): Uint8Array {
  return zipped(
    Object.fromEntries(
      container.names
        .filter((one) => !one.endsWith("/"))
        .map((one) => [one, one === name ? content : container.part(one)!]),
    ),
  );
}

/** The part that holds the text. */
export function mainPart(container: OpenContainer): string {
  const relations = container.part("_rels/.rels");
  const tree = relations ? sourceTree(sourceText(relations, "_rels/.rels"), "_rels/.rels") : null;
  const target = tree?.children.find(({ attributes }) => attributes.Type?.endsWith("/officeDocument"))
    ?.attributes.Target;
  return target?.replace(/^\//, "") ?? "word/document.xml";
}

interface Found {
  readonly paragraph: SourceElement;
  readonly pieces: PrintedPiece[];
  readonly replacement: Replacement;
}

/** The one paragraph of a place in which the words stand where the reader saw them; null where there is none. */
function foundIn(paragraphs: readonly SourceElement[], correction: Correction): Found | null {
  const { passage, start, end, printed, corrected } = correction;
  const read = paragraphs.map((paragraph) => {
    const pieces = printedPieces(paragraph);
    return { paragraph, pieces, text: pieces.map(({ text }) => text).join("") };
  });
  const inCell = correction.place.cell?.startsWith("表") ?? false;
  const spans = inCell
    ? cellSpans(
        read.map(({ text }) => text),
        passage,
        start,
        end,
      )
    : lineSpans(
        read.map(({ text }) => text),
        passage,
        start,
        end,
      );
  if (spans.length !== 1) return null;
  const [span] = spans;
  const { paragraph, pieces, text } = read[span!.index]!;
  if (text.slice(span!.start, span!.end) !== printed) return null;
  const replacement = { start: span!.start, end: span!.end, text: corrected };
  if (printed === "" || pieces.some((piece) => overlaps(piece, replacement) && underRevision(piece.run)))
    return null;
  return { paragraph, pieces, replacement };
}

/** The paragraph of a cell in which nothing is printed. */
function blankIn(paragraphs: readonly SourceElement[]): SourceElement | null {
  const [first, ...more] = paragraphs;
  return first && more.length === 0 && printedPieces(first).length === 0 ? first : null;
}

/** Text in a blank paragraph, in the look of its mark. */
function filledIn(source: string, paragraph: SourceElement, text: string, revision: Revision): Edit {
  const { start, end, contentStart, contentEnd, prefix } = paragraph;
  const w = prefix === "" ? "" : `${prefix}:`;
  const mark = paragraph.children
    .find(({ name }) => name === "pPr")
    ?.children.find(({ name }) => name === "rPr");
  const plain = mark && !mark.children.some(({ name }) => /^(?:ins|del|move|rPrChange)/.test(name));
  const look = mark && plain ? source.slice(mark.start, mark.end) : "";
  const added =
    `<${w}ins ${w}id="${revision.nextId()}" ${w}author="${escaped(revision.author)}" ${w}date="${escaped(revision.date)}">` +
    `<${w}r>${look}<${w}t xml:space="preserve">${escaped(text)}</${w}t></${w}r></${w}ins>`;
  if (contentStart === contentEnd && source.slice(start, end).endsWith("/>"))
    return { start: end - 2, end, text: `>${added}</${w}p>` };
  return { start: contentEnd, end: contentEnd, text: added };
}

interface Span {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The paragraphs of a cell are read as one text without breaks. */
function cellSpans(texts: readonly string[], passage: string, start: number, end: number): Span[] {
  if (texts.join("").replaceAll("\n", "") !== passage) return [];
  let before = 0;
  for (const [index, text] of texts.entries()) {
    const length = text.replaceAll("\n", "").length;
    if (start >= before && end <= before + length && !text.includes("\n"))
      return [{ index, start: start - before, end: end - before }];
    before += length;
  }
  return [];
}

/** A paragraph is read line by line, behind the number that its list prints; a long one in several pieces. */
function lineSpans(texts: readonly string[], passage: string, start: number, end: number): Span[] {
  return texts.flatMap((text, index) => {
    const spans: Span[] = [];
    let at = 0;
    for (const line of text.split("\n")) {
      const inside = passage.length > line.length ? line.length - passage.length : line.indexOf(passage);
      const fits = passage.length > line.length ? line !== "" && passage.endsWith(line) : inside >= 0;
      if (fits && start + inside >= 0)
        spans.push({ index, start: at + start + inside, end: at + end + inside });
      at += line.length + 1;
    }
    return spans;
  });
}

function overlaps({ start, text }: PrintedPiece, one: Replacement): boolean {
  return start < one.end && one.start < start + text.length;
}

/** Whether a run is itself an insertion that waits to be accepted. */
function underRevision(run: SourceElement): boolean {
  for (let one = run.parent; one; one = one.parent)
    if (one.name === "ins" || one.name === "moveTo") return true;
  return false;
}

/** Numbers changes on from those that the document has. */
function revisionOf(source: string, author: string, date: string): Revision {
  let last = 0;
  for (const match of source.matchAll(
    /<(?:\w+:)?(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|bookmarkStart|comment\w*)\b[^>]*?\bid="(\d{1,9})"/g,
  ))
    last = Math.max(last, Number(match[1]));
  return {
    author,
    date,
    nextId: () => {
      last += 1;
      return last;
    },
  };
}
