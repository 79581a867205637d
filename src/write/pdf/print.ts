import type { TableLayout } from "./table-layout.ts";

/** What the template prints: runs of pages of one make-up, lengths in points. */
export interface Print {
  readonly title: string;
  readonly author: string;
  readonly date: readonly [number, number, number] | null;
  readonly draft: boolean;
  /** Outlines of 草稿 as SVG, empty where it is none. */
  readonly mark: string;
  readonly runs: readonly Run[];
}

export interface Run {
  readonly landscape: boolean;
  /** Top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
  readonly numbered: boolean;
  /** Whether pages count from 1 here. */
  readonly first: boolean;
  readonly parts: readonly Part[];
}

export type Part = PrintedHeading | PrintedParagraph | PrintedTable | PrintedCover | PrintedContents;

export interface PrintedHeading {
  readonly kind: "heading";
  readonly newPage: boolean;
  readonly text: string;
  /** How it looks: its level in the disclosure. */
  readonly look: number;
  /** Its level in the structure, which skips none. */
  readonly depth: number;
  readonly listed: boolean;
  /** Width in which it is divided evenly. */
  readonly measure: number;
}

/** A text, in pieces between which a line may end. */
export type Pieces = readonly string[];

export interface PrintedParagraph {
  readonly kind: "paragraph";
  readonly newPage: false;
  readonly text: Pieces;
}

export interface PrintedCover {
  readonly kind: "cover";
  readonly newPage: false;
  /** What the disclosure is called, set larger than the other lines. */
  readonly title: string;
  readonly head: readonly { readonly text: string; readonly measure: number }[];
  readonly foot: readonly string[];
}

export interface PrintedContents {
  readonly kind: "contents";
  readonly newPage: false;
  readonly title: string | null;
}

export interface PrintedTable extends Omit<TableLayout, "tall"> {
  readonly kind: "table";
  readonly newPage: boolean;
  readonly depth: number;
  /** Width in which its title is divided evenly. */
  readonly measure: number;
  /** Whether the owner needs the room in which the year would be centred. */
  readonly wideOwner: boolean;
  readonly number: string | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly year: string | null;
  readonly unit: string | null;
  readonly header: number;
  readonly cells: readonly PrintedCell[];
  readonly notes: readonly Pieces[];
}

export interface PrintedCell {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly align: "left" | "center" | "right";
  readonly text: Pieces;
  /** A number: never broken, its digits under those of the next row. */
  readonly number: boolean;
  readonly breakable: boolean;
}
