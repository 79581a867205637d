import type { NamedDocument } from "../read/document.ts";
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
  readIsolated(bytes: Uint8Array, name: string): Promise<readonly NamedDocument[]>;
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
