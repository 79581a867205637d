import { escaped } from "./markup.ts";
import type { PrintedPiece } from "./places.ts";
import type { Edit, SourceElement } from "./source.ts";

/** A stretch of a paragraph's printed text and what becomes of it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  /** What stands in its place, in the look of the run in which it begins. */
  readonly text: string;
}

/** Changes said to a person who reviews them, with the author and the date that they bear. */
export interface Revision {
  readonly author: string;
  /** As in the schema: 2026-01-01T00:00:00Z. */
  readonly date: string;
  /** Numbers the changes through the document. */
  nextId(): number;
}

/**
 * The edits of runs that replace stretches of a paragraph: plainly, or as tracked changes. Runs keep their look; what
 * they hold besides text stays where it is. An empty stretch inserts at its place.
 */
export function runEdits(
  source: string,
  pieces: readonly PrintedPiece[],
  replacements: readonly Replacement[],
  revision: Revision | null,
): Edit[] {
  const runs = [...new Set(pieces.map(({ run }) => run))];
  return runs.flatMap((run) => {
    const own = pieces.filter((piece) => piece.run === run);
    const touched = replacements.filter((one) => own.some((piece) => touches(piece, one)));
    if (touched.length === 0) return [];
    const last = (one: Replacement): boolean => pieces.findLast((piece) => touches(piece, one))?.run === run;
    return [
      { start: run.start, end: run.end, text: rebuilt(source, run, pieces, own, touched, last, revision) },
    ];
  });
}

function touches({ start, text }: PrintedPiece, one: Replacement): boolean {
  const end = start + text.length;
  return one.start === one.end ? start < one.start && one.start <= end : start < one.end && one.start < end;
}

function rebuilt(
  source: string,
  run: SourceElement,
  pieces: readonly PrintedPiece[],
  own: readonly PrintedPiece[],
  replacements: readonly Replacement[],
  isLast: (one: Replacement) => boolean,
  revision: Revision | null,
): string {
  const w = run.prefix === "" ? "" : `${run.prefix}:`;
  const raw = ({ start, end }: SourceElement): string => source.slice(start, end);
  const propertiesOf = (one: SourceElement): string => {
    const found = one.children.find(({ name }) => name === "rPr");
    return found ? raw(found) : "";
  };
  const openTag = source.slice(run.start, run.contentStart);
  const properties = propertiesOf(run);
  const tracked = (name: "ins" | "del", content: string): string =>
    revision === null
      ? content
      : `<${w}${name} ${w}id="${revision.nextId()}" ${w}author="${escaped(revision.author)}" ${w}date="${escaped(revision.date)}">${content}</${w}${name}>`;
  const textOf = (name: string, text: string): string =>
    text === "" ? "" : `<${w}${name} xml:space="preserve">${escaped(text)}</${w}${name}>`;
  let out = "";
  let kept = "";
  const flush = (): void => {
    if (kept !== "") out += `${openTag}${properties}${kept}</${w}r>`;
    kept = "";
  };
  const cut = (content: string): void => {
    if (content === "" || revision === null) return;
    flush();
    out += tracked("del", `<${w}r>${properties}${content}</${w}r>`);
  };
  const insert = (one: Replacement): void => {
    const first = pieces.find((piece) => touches(piece, one))?.run ?? run;
    if (one.text === "") return;
    flush();
    const lines = one.text.split("\n").map((line) => textOf("t", line));
    out += tracked("ins", `<${w}r>${propertiesOf(first)}${lines.join(`<${w}br/>`)}</${w}r>`);
  };
  const sorted = replacements.toSorted((a, b) => a.start - b.start);
  for (const child of run.children) {
    if (child.name === "rPr") continue;
    const piece = own.find(({ element }) => element === child);
    const here = piece ? sorted.filter((one) => touches(piece, one)) : [];
    if (!piece || here.length === 0) {
      kept += raw(child);
      continue;
    }
    const isText = child.name === "t";
    let at = 0;
    for (const one of here) {
      const from = Math.max(0, one.start - piece.start);
      const to = Math.min(piece.text.length, one.end - piece.start);
      kept += textOf("t", piece.text.slice(at, from));
      cut(isText ? textOf("delText", piece.text.slice(from, to)) : raw(child));
      if (isLast(one) && one.end <= piece.start + piece.text.length) insert(one);
      at = to;
    }
    kept += textOf("t", piece.text.slice(at));
  }
  flush();
  return out;
}
