import type { PageNote } from "../facts/page-note.ts";
import type { NamedDocument } from "../read/document.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ReadOptions } from "../read/pdf.ts";
import type { ResultFolder, ResultOptions } from "../world/result-folder.ts";
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
  isFolder(path: string): Promise<boolean>;
  isFile(path: string): Promise<boolean>;
  listFolder(path: string): Promise<{ readonly name: string; readonly folder: boolean }[]>;
  /** How many files to read at a time. */
  readonly cores: number;
  /** Threads that audit disclosures of a batch; what they have to say is given to `say`. */
  openLanes(plan: AuditPlan, width: number, say: (text: string) => void): Promise<Lanes>;
  /** Names in a folder that are results of commands `by`, unchanged since, or hold nothing but their side files. */
  resultsIn(folder: string, by: readonly string[]): Promise<ReadonlySet<string>>;
  /** Opens a folder for results, there or not; what `work` left uncommitted is gone afterwards. Throws UnwritableResult. */
  withResults<T>(
    folder: string,
    options: ResultOptions,
    work: (results: ResultFolder) => Promise<T>,
  ): Promise<T>;
  /** Throws UnwritableResult where `createFile` would not write `path`, or where it is one of `sources`. */
  mayCreate(
    path: string,
    options: { readonly force: boolean; readonly sources: readonly string[] },
  ): Promise<void>;
  /** Writes a file whole or not at all; without `force` never over anything. Throws UnwritableResult. */
  createFile(path: string, content: string | Uint8Array, force: boolean): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
}

/** Exit codes of the contract. */
export const exit = { clean: 0, findings: 1, unusable: 2, fault: 70 } as const;
