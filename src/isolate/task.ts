import type { Member } from "../read/archive.ts";
import type { Document } from "../read/document.ts";

/** What a process is asked to do with the bytes of one file. */
export type Task =
  | { readonly task: "read"; readonly name: string }
  | { readonly task: "unpack"; readonly name: string };

interface Results {
  readonly read: Document;
  readonly unpack: readonly Member[];
}

/** What comes of a task. */
export type Result<T extends Task["task"]> = Results[T];

/** What a process says: a result, or why there is none. */
export type ChildMessage =
  | { readonly result: Results[Task["task"]] }
  | { readonly failed: { readonly code: string; readonly message: string } };
