import type { AccountTable, Cell, GlossaryEntry, OutlineEntry, Prose } from "../../facts/account.ts";
import { placeIn } from "../../facts/account.ts";
import type { SelfEvaluation } from "../../facts/self-evaluation.ts";
import type { NameKind, NameRole, StatedName } from "../../facts/stated-name.ts";
import type { Titles } from "../../standard/titles.ts";
import type { Outline } from "../outline.ts";

/** What names are looked for in: an account before it is whole. */
export interface NamesDraft {
  readonly outline: Outline;
  /** What titles of tables, parts and sections mean. */
  readonly titles: Titles;
  readonly tables: readonly AccountTable[];
  readonly evaluations: readonly SelfEvaluation[];
  readonly glossary: readonly GlossaryEntry[];
  /** Whose account it is and of which year, as the cover or most tables have it. */
  readonly unit: string | null;
  readonly year: number | null;
}

/** A name in prose, from `start` to `end`. */
export function nameIn(
  prose: Prose,
  [start, end]: readonly [number, number],
  said: Pick<StatedName, "kind" | "key" | "role"> & Partial<StatedName>,
): StatedName {
  const { block, row, col } = prose;
  return {
    name: prose.text.slice(start, end).replace(/\s+/g, ""),
    place: placeIn(prose, start, end),
    spot: { block, row, col, start, end },
    sure: true,
    ...said,
  };
}

/** A name that fills a cell, blanks aside. */
export function nameInCell(
  cell: Cell,
  kind: NameKind,
  key: string,
  more: Partial<StatedName> = {},
): StatedName {
  return {
    kind,
    key,
    name: cell.text.replace(/\s+/g, ""),
    role: "cell",
    place: cell.place,
    spot: cell.spot,
    sure: true,
    ...more,
  };
}

/** Headings, entries of the table of contents and the lines of the cover, with what each of them is. */
export function titleLines({
  outline,
}: NamesDraft): { prose: Prose; role: NameRole; entry: OutlineEntry | null }[] {
  return [
    ...outline.prose
      .filter(({ part }) => part === "cover")
      .slice(0, 12)
      .map((prose) => ({ prose, role: "cover" as const, entry: null })),
    ...outline.contents.map(({ prose }) => ({ prose, role: "contents" as const, entry: null })),
    ...outline.headings.map((entry) => ({ prose: entry.prose, role: "heading" as const, entry })),
  ];
}
