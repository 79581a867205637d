import type { PageNote } from "../facts/page-note.ts";
import type { NamedDocument } from "../read/document.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ReadOptions } from "../read/pdf.ts";
import type { AuditPlan } from "./audit-one.ts";
import type { Lanes } from "./lanes.ts";

/** What a command may do with the world; the real one is made in process-terminal.ts. */
export interface Terminal {
  readonly args: readonly string[];
  readFile(path: string): Promise<Uint8Array>;
  /**
   * Reads a file of a stranger in processes of its own, under limits; an archive gives a document for each file in
   * it. Throws UnreadableFile.
   */
  readIsolated(bytes: Uint8Array, name: string, options?: ReadOptions): Promise<readonly NamedDocument[]>;
  /** Draws pages of a PDF in such a process, as many as its limits allow. Throws UnreadableFile. */
  drawIsolated(bytes: Uint8Array, pages: readonly number[]): Promise<readonly PageImage[]>;
  /** Makes a copy of a PDF with comments in such a process. Throws UnreadableFile. */
  annotateIsolated(bytes: Uint8Array, notes: readonly PageNote[]): Promise<Uint8Array>;
  /** Whether two paths name the same file. */
  isSameFile(a: string, b: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  listFolder(path: string): Promise<{ readonly name: string; readonly folder: boolean }[]>;
  /** How many files to read at a time. */
  readonly cores: number;
  /** Threads that audit disclosures of a batch; absent: they are audited in this one. */
  openLanes?(plan: AuditPlan, width: number): Promise<Lanes>;
  writeFile(folder: string, name: string, content: string | Uint8Array): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
}

/** Exit codes of the contract. */
export const exit = { clean: 0, findings: 1, unusable: 2, fault: 70 } as const;
