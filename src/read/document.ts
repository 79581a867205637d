/**
 * What a file holds, in reading order, with the place of every character. Readers make it,
 * recognition reads it; nothing in it is repaired or interpreted.
 */

import type { DocumentFormat } from "../facts/account.ts";
import type { Drawn, ShownPage } from "../facts/drawn.ts";
import type { CellData, OpenData } from "../facts/open-data.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";

/** Where a stretch of text begins in the file. */
export interface Position {
  /** 1-based page of a PDF or of a text with form feeds; null where there are none. */
  readonly page: number | null;
  /** 1-based line of a text file. */
  readonly line: number | null;
  /** 0-based column in the line. */
  readonly column: number | null;
  /** Address in a workbook. */
  readonly cell: string | null;
}

/** A stretch of `text` from `start` on stands at `position`; the first piece starts at 0. */
export interface Piece {
  readonly start: number;
  readonly position: Position;
}

/** Text joined from one or several lines. */
export interface Passage {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where its characters are drawn, when a PDF was read with boxes. */
  readonly drawn?: Drawn;
  /** What an open-data file says in data that this cell states. */
  readonly data?: CellData;
  /** It is the result of a formula that the file does not hold: what stands there is not known. */
  readonly unknown?: boolean;
  /** A picture stands here, and nothing is printed: what it shows is not read. */
  readonly picture?: boolean;
}

export interface Heading {
  readonly kind: "heading";
  /** Level as marked up, 1–6. */
  readonly level: number;
  readonly passage: Passage;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly passage: Passage;
}

/** Rows as printed, all equally long; a merged cell has its text in its first cell. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly (readonly Passage[])[];
  readonly firstLine: number | null;
  readonly lastLine: number | null;
  readonly pages: readonly number[];
  readonly sheet: string | null;
}

export type Block = Heading | Paragraph | Table;

/** Something a reader noticed: a tag removed, lines joined, a table joined over a page break. */
export interface ReadingNote {
  readonly kind:
    | "tag"
    | "joined-lines"
    | "joined-table"
    | "cells-as-paragraphs"
    /** Lines in another encoding than the rest. */
    | "encoding"
    /** Nothing in the file says what its encoding is. */
    | "encoding-guessed"
    | "repaired-row"
    /** Sheets, rows, columns or text that a reader of the published file does not see. */
    | "hidden"
    /** A PDF that was saved over keeps what stood there before. */
    | "earlier-version"
    | "stale-formula"
    /** Formulas whose stored results are too many, or add up too much, to be computed again. */
    | "unchecked-formula"
    /** Text of a cell that becomes a formula where it is saved as another format. */
    | "formula-text"
    /** A formula without a stored result was computed from the cells that it adds up. */
    | "computed-formula"
    | "external-link"
    /** What a page does in a browser. */
    | "active-content"
    | "tracked-change"
    | "comment"
    /** A page whose text cannot be read right: its fonts do not say which characters they draw. */
    | "garbled-page"
    | "page-without-text"
    /** A page whose content breaks off or is damaged, or a file that is, of which it is not known what is missing. */
    | "broken-content"
    /** A page that is an image and was read by recognising its signs. */
    | "page-recognised"
    /** Two files of one disclosure contradict each other, or state the same twice. */
    | "files-disagree"
    | "files-repeat"
    /** A file beside those of a disclosure that is no part of it. */
    | "left-out";
  readonly message: string;
  readonly position: Position;
  readonly text: string;
}

export interface Document {
  readonly format: DocumentFormat;
  readonly encoding: string | null;
  readonly pages: number | null;
  readonly blocks: readonly Block[];
  readonly notes: readonly ReadingNote[];
  /** Each page as shown, when a PDF was read with boxes. */
  readonly shownPages?: readonly ShownPage[];
  /** What else a workbook holds, for those who take its cells for input. */
  readonly workbook?: WorkbookCells;
  /** What an open-data file says in data beside its text. */
  readonly openData?: OpenData;
  /** Of several files put together, those that are open data, each whole. */
  readonly openDataFiles?: readonly Document[];
  /** Names of the files it was put together from; absent: it is one file. */
  readonly files?: readonly string[];
  /** Pages whose text was recognised in an image; absent: none. */
  readonly scans?: readonly Scan[];
}

/** A page whose text was recognised in an image, and how sure that is, of a hundred. */
export interface Scan {
  readonly page: number;
  readonly confidence: number;
  /** Its figures in digits and decimal point, each as sure as its least sure sign. */
  readonly figures: readonly { readonly text: string; readonly confidence: number }[];
}

/** A file of a disclosure that is spread over several. */
export interface NamedDocument {
  readonly name: string;
  readonly document: Document;
}

/** The position of the character at `offset`. */
export function positionAt(passage: Passage, offset: number): Position {
  let found = passage.pieces[0]!;
  for (const piece of passage.pieces) {
    if (piece.start > offset) break;
    found = piece;
  }
  const { position } = found;
  return position.column === null
    ? position
    : { ...position, column: position.column + offset - found.start };
}

/** A note at every cell of a document whose formula has no result in the file, all in the same words. */
export function unknownNotes(blocks: readonly Block[], message: string): ReadingNote[] {
  const found = blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.flat().filter(({ unknown }) => unknown === true) : [],
  );
  return found.slice(0, 1_000).map((passage) => {
    const position = positionAt(passage, 0);
    return { kind: "stale-formula", message, position, text: position.cell ?? "" };
  });
}

/** A file that cannot be read: the sender's fault, translated once at the door. */
export class UnreadableFile extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "UnreadableFile";
    this.code = code;
  }
}
