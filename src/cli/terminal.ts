import type { PageNote } from "../facts/page-note.ts";
import type { Document } from "../read/document.ts";
import type { PageImage } from "../read/pdf/images.ts";
import type { ReadOptions } from "../read/pdf.ts";

/** What a command may do with the world; the real one is made in run.ts. */
export interface Terminal {
  readonly args: readonly string[];
  readFile(path: string): Promise<Uint8Array>;
  /** Reads a file of a stranger in a process of its own, under limits. Throws UnreadableFile. */
  readIsolated(path: string, options?: ReadOptions): Promise<Document>;
  /** Draws pages of a PDF in such a process, as many as its limits allow. Throws UnreadableFile. */
  drawIsolated(path: string, pages: readonly number[]): Promise<PageImage[]>;
  /** Makes a copy of a PDF with comments in such a process. Throws UnreadableFile. */
  annotateIsolated(path: string, notes: readonly PageNote[]): Promise<Uint8Array>;
  /** Whether two paths name the same file. */
  isSameFile(a: string, b: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  listFolder(path: string): Promise<{ readonly name: string; readonly folder: boolean }[]>;
  /** How many files to read at a time. */
  readonly cores: number;
  writeFile(folder: string, name: string, content: string | Uint8Array): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
}

/** Exit codes of the contract. */
export const exit = { clean: 0, findings: 1, unusable: 2, fault: 70 } as const;
