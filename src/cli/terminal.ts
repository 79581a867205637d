import type { Document } from "../read/document.ts";

/** What a command may do with the world; the real one is made in run.ts. */
export interface Terminal {
  readonly args: readonly string[];
  readFile(path: string): Promise<Uint8Array>;
  /** Reads a file of a stranger in a process of its own, under limits. Throws UnreadableFile. */
  readIsolated(path: string): Promise<Document>;
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
