import type { Claim } from "./claim.ts";
import type { Drawn } from "./drawn.ts";
import { drawnPart } from "./drawn.ts";
import type { Fact } from "./fact.ts";
import type { Layout } from "./layout.ts";
import type { CellData, OpenData } from "./open-data.ts";
import type { Place, Spot } from "./place.ts";
import type { AmountUnit } from "./quantity.ts";
import type { Relation } from "./relation.ts";
import type { SelfEvaluation } from "./self-evaluation.ts";
import type { StatedName } from "./stated-name.ts";

/**
 * What kind of document was read: final accounts with their tables, a narrative without them, a statement on 三公 alone,
 * self-evaluations alone; or none of these, which is not judged.
 */
export type DocumentKind =
  | "final-accounts"
  | "narrative"
  | "three-public"
  | "evaluation"
  | "budget"
  | "template"
  /** What a disclosure is composed of; it is audited as that disclosure. */
  | "accounts-workbook"
  | "unknown";

/** Whether documents of a kind are audited. Only final accounts can be published as they are. */
export function isJudged(kind: DocumentKind): boolean {
  return kind !== "budget" && kind !== "template" && kind !== "unknown";
}

/** The formats that readers know. */
export type DocumentFormat = "text" | "markdown" | "pdf" | "xlsx" | "xls" | "docx" | "doc" | "html" | "json";

/** The five parts of a disclosure, by meaning. */
export type Part = "cover" | "contents" | "overview" | "tables" | "narrative" | "glossary" | "attachments";

/** A stretch of prose with the place of each of its characters. */
export interface Prose {
  readonly block: number;
  /** -1 outside tables. */
  readonly row: number;
  readonly col: number;
  readonly text: string;
  readonly part: Part;
  /** Section of the narrative by meaning (totals … performance.other), or the form a table cell stands in. */
  readonly section: string;
  readonly pieces: readonly {
    readonly start: number;
    readonly page: number | null;
    readonly line: number | null;
    readonly cell: string | null;
  }[];
  /** Where its characters are drawn, when a PDF was read with boxes. */
  readonly drawn?: Drawn;
}

/** A heading in the body: `number` as printed (“三、”), `ordinal` its value. */
export interface OutlineEntry {
  readonly number: string;
  readonly ordinal: number | null;
  readonly title: string;
  /** Depth by numbering: 0 part, 1 一、, 2 （一）, 3 1、, 4 (1); null where unnumbered. */
  readonly depth: number | null;
  /** Level of the mark-up, null for a heading recognised by its wording. */
  readonly level: number | null;
  readonly part: Part;
  readonly section: string;
  readonly prose: Prose;
}

export interface ContentsEntry {
  readonly number: string;
  readonly title: string;
  readonly page: number | null;
  readonly prose: Prose;
}

export interface GlossaryEntry {
  readonly term: string;
  readonly definition: string;
  readonly prose: Prose;
}

/** A cell as printed, with its place. */
export interface Cell {
  readonly text: string;
  readonly spot: Spot;
  readonly place: Place;
  readonly drawn?: Drawn;
  /** What an open-data file says in data that it states. */
  readonly data?: CellData;
}

/** A table with what stands around it; `rows` are as printed. */
export interface AccountTable {
  readonly block: number;
  /** 公开01表 … 公开10表 by meaning, 自评表, or null. */
  readonly form: string | null;
  /** The number as printed, or null. */
  readonly number: string | null;
  readonly title: string | null;
  readonly titleProse: Prose | null;
  /** “金额单位” or “单位”, as printed. */
  readonly unitLabel: string | null;
  readonly amountUnit: AmountUnit | null;
  readonly unitProse: Prose | null;
  /** “部门名称”, “单位名称”, “编制单位”, as printed. */
  readonly ownerLabel: string | null;
  readonly owner: string | null;
  readonly ownerProse: Prose | null;
  readonly year: number | null;
  readonly yearProse: Prose | null;
  readonly headerRows: number;
  readonly rows: readonly (readonly Cell[])[];
  /** “注：…” below the table. */
  readonly notes: readonly Prose[];
  /** “说明：…” below the table. */
  readonly remarks: readonly Prose[];
  readonly sheet: string | null;
  readonly pages: readonly number[];
  readonly lines: readonly [number, number] | null;
  /** Whether no amount is printed in it. */
  readonly empty: boolean;
}

/** A repair made while recognising, or something the reader noted. */
export interface RepairNote {
  readonly kind: string;
  readonly message: string;
  readonly place: Place;
}

/** A figure that no fact was made of. */
export interface UnboundFigure {
  readonly text: string;
  readonly place: Place;
  readonly spot?: Spot;
  /** The sentence that it stands in, cut to a readable length; absent in tables. */
  readonly sentence?: string;
  /** The table in which it stands: 公开03表, or the title of one of no known form; absent where nothing is amiss. */
  readonly table?: string;
  /** Whether the form of that table is known, so that it should have been recognised. */
  readonly expected?: boolean;
}

/** Everything a disclosure states, and where. Made by recognition or by composing; read by the audit. */
export interface Account {
  readonly kind: DocumentKind;
  /** Why the document was taken for this kind, in words for the preparer. */
  readonly kindReason: string;
  readonly unit: string | null;
  readonly year: number | null;
  /** “部门决算” or “单位决算”, from the cover. */
  readonly genre: string | null;
  readonly cover: readonly Prose[];
  readonly amountUnit: AmountUnit | null;
  readonly pages: number | null;
  readonly profile: string | null;
  /** What an open-data file says in data beside its text. */
  readonly openData?: OpenData;
  /** Of several files put together, those that are open data, each by itself. */
  readonly openDataFiles?: readonly Account[];
  /** Names of the files it was put together from; a place names its file in `cell`. Empty for one file. */
  readonly files: readonly string[];
  /** The layout that it follows, whose id `profile` is; null where none fits. */
  readonly layout: Layout | null;
  /** Why this layout, in words for the preparer. */
  readonly layoutWords?: string;
  readonly outline: readonly OutlineEntry[];
  readonly contents: readonly ContentsEntry[];
  readonly tables: readonly AccountTable[];
  readonly evaluations: readonly SelfEvaluation[];
  readonly glossary: readonly GlossaryEntry[];
  readonly prose: readonly Prose[];
  readonly claims: readonly Claim[];
  /** Names that it states, each in its place: of the unit, the year, titles, subjects, terms, projects. */
  readonly names: readonly StatedName[];
  /** What sentences state of figures in their own words, whatever the figures are of. */
  readonly relations: readonly Relation[];
  readonly facts: readonly Fact[];
  /** What cells state whose formula has no result in the file: checks that need it are unchecked. Absent: none. */
  readonly unknown?: readonly Fact[];
  /** Blocks that are pictures, of which nothing is read. Absent: none. */
  readonly pictures?: readonly number[];
  readonly unbound: readonly UnboundFigure[];
  /** Number tokens that are codes, row numbers, pages, dates, ordinals or document numbers. */
  readonly labels: number;
  readonly repairs: readonly RepairNote[];
}

/** The place of `text` from `start` to `end` in a stretch of prose. */
export function placeIn(prose: Prose, start: number, end: number): Place {
  let piece = prose.pieces[0];
  for (const next of prose.pieces) {
    if (next.start > start) break;
    piece = next;
  }
  return {
    table: null,
    row: null,
    column: null,
    page: piece?.page ?? null,
    line: piece?.line ?? null,
    cell: piece?.cell ?? null,
    text: prose.text.slice(start, end),
  };
}

/** The place of a whole stretch of prose, its text cut to a readable length. */
export function placeOf(prose: Prose): Place {
  return placeIn(prose, 0, Math.min(prose.text.length, 60));
}

/** A stretch of prose from `start` to `end`, each character of it at its own place. */
export function stretchOf(prose: Prose, start: number, end: number): Prose {
  if (start === 0 && end === prose.text.length) return prose;
  const first = prose.pieces.findLast((piece) => piece.start <= start) ?? prose.pieces[0];
  const inside = prose.pieces.filter((piece) => piece.start > start && piece.start < end);
  return {
    ...prose,
    text: prose.text.slice(start, end),
    pieces: [
      ...(first ? [{ ...first, start: 0 }] : []),
      ...inside.map((piece) => ({ ...piece, start: piece.start - start })),
    ],
    ...(prose.drawn ? { drawn: drawnPart(prose.drawn, start, end) } : {}),
  };
}
