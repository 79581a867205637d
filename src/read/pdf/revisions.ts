import type { ReadingNote } from "../document.ts";
import { openObjects } from "./objects.ts";
import type { Entry, Section } from "./sections.ts";
import { sectionsNamed, sectionsOf } from "./sections.ts";
import type { Standing } from "./streams.ts";
import { afterBlanks, entriesOf, nameOf, placeOf, standsAt } from "./syntax.ts";
import type { Budget } from "./unpacking.ts";

/**
 * A PDF that was saved over keeps what stood there before: objects that a later section replaced or removed. Sections
 * alone say nothing: files for the web have two, and Word adds one for old readers, with the same objects.
 */
export function revisionNotes(bytes: Uint8Array, budget: Budget): ReadingNote[] {
  const sections = allSections(bytes, budget);
  const earlier = sections
    ? sections.some((_, i) => isChanged(bytes, sections, i, budget))
    : hasTwoEnds(bytes);
  if (!earlier) return [];
  const message = "PDF里留有改动之前的版本，别人可以恢复：公开前应另存为新文件";
  return [
    {
      kind: "earlier-version",
      message,
      position: { page: 1, line: null, column: null, cell: null },
      text: "%%EOF",
    },
  ];
}

/** Those that lead to each other from the last on, then those that only an earlier end names; null: none leads on. */
function allSections(bytes: Uint8Array, budget: Budget): readonly Section[] | null {
  const chained = sectionsOf(bytes, budget);
  if (!chained) return null;
  const known = new Set(chained.map(({ place }) => place));
  const others = sectionsNamed(bytes, budget).filter(({ place }) => !known.has(place));
  return [...chained, ...others.toReversed()];
}

/** Whether a section replaces or removes an object that an older one has. */
function isChanged(bytes: Uint8Array, sections: readonly Section[], at: number, budget: Budget): boolean {
  const newer = sections[at]!;
  const older = sections.slice(at + 1);
  if (older.length === 0) return false;
  const now = openObjects(bytes, sections.slice(at), budget);
  const before = openObjects(bytes, older, budget);
  for (const [number, entry] of newer.entries) {
    const place = older.find(({ entries }) => entries.has(number))?.entries.get(number);
    if (number === 0 || !place || place.kind === "free" || isSame(entry, place)) continue;
    const old = before.object(number);
    // What holds other objects or their places changes with every section and shows nothing itself.
    if (!old || isBookkeeping(old)) continue;
    const current = entry.kind === "free" ? null : now.object(number);
    if (!current || !equal(old.source, current.source)) return true;
  }
  return false;
}

function isSame(a: Entry, b: Entry): boolean {
  if (a.kind === "at") return b.kind === "at" && a.place === b.place;
  return a.kind === "in" && b.kind === "in" && a.stream === b.stream && a.index === b.index;
}

function isBookkeeping({ value }: Standing): boolean {
  return ["XRef", "ObjStm"].includes(nameOf(entriesOf(value).get("Type")) ?? "");
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  const [first, second] = [a, b].map((bytes) => bytes.subarray(afterBlanks(bytes, 0)));
  return first!.length === second!.length && first!.every((byte, i) => byte === second![i]);
}

/** Where the file, or an earlier version of it, ends; the same mark in a font's character map ends nothing. */
function hasTwoEnds(bytes: Uint8Array): boolean {
  let ends = 0;
  for (let at = placeOf(bytes, "%%EOF", 0); at !== -1; at = placeOf(bytes, "%%EOF", at + 5)) {
    const start = placeOf(bytes.subarray(0, at), "startxref", Math.max(0, at - 40));
    if (start !== -1 && standsAt(bytes, start, "startxref")) ends += 1;
  }
  return ends > 1;
}
