import type { PageNote } from "../facts/page-note.ts";
import type { Member } from "../read/archive.ts";
import type { Document } from "../read/document.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ScanSheet } from "../read/pdf/scan.ts";
import type { ReadOptions } from "../read/pdf.ts";

/** What a process is asked to do with the bytes of one file. */
export type Task =
  | { readonly task: "read"; readonly name: string; readonly options?: ReadOptions }
  /** Draws pages of a PDF (numbers from 1) as images, as many as time allows. */
  | { readonly task: "draw"; readonly name: string; readonly pages: readonly number[] }
  /** Makes a copy of a PDF with comments. */
  | { readonly task: "annotate"; readonly name: string; readonly notes: readonly PageNote[] }
  | { readonly task: "unpack"; readonly name: string }
  /** Takes pages that are images apart, for recognition. */
  | { readonly task: "scan"; readonly name: string; readonly pages: readonly number[] };

interface Results {
  readonly read: Document;
  readonly unpack: readonly Member[];
  readonly scan: readonly ScanSheet[];
  readonly draw: readonly PageImage[];
  readonly annotate: Uint8Array;
}

/** What comes of a task. */
export type Result<T extends Task["task"]> = Results[T];

/** Why there is no result. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** What a process says: a result, or why there is none. */
export type ChildMessage = { readonly result: Results[Task["task"]] } | { readonly failed: Failure };
