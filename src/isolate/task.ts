import type { Member } from "../read/archive.ts";
import type { Document } from "../read/document.ts";
import type { RecognisedPage } from "../read/pdf/recognised.ts";
import type { ScanSheet } from "../read/pdf/scan.ts";

/** What a process is asked to do with the bytes of one file. */
export type Task =
  | { readonly task: "read"; readonly name: string; readonly recognised?: readonly RecognisedPage[] }
  | { readonly task: "unpack"; readonly name: string }
  /** Takes pages that are images apart, for recognition. */
  | { readonly task: "scan"; readonly name: string; readonly pages: readonly number[] };

interface Results {
  readonly read: Document;
  readonly unpack: readonly Member[];
  readonly scan: readonly ScanSheet[];
}

/** What comes of a task. */
export type Result<T extends Task["task"]> = Results[T];

/** What a process says: a result, or why there is none. */
export type ChildMessage =
  | { readonly result: Results[Task["task"]] }
  | { readonly failed: { readonly code: string; readonly message: string } };
