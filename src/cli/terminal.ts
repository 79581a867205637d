/** What a command may do with the world; the real one is made in run.ts. */
export interface Terminal {
  readonly args: readonly string[];
  readFile(path: string): Promise<Uint8Array>;
  isFolder(path: string): Promise<boolean>;
  listFolder(path: string): Promise<string[]>;
  writeFile(folder: string, name: string, content: string | Uint8Array): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  readonly color: boolean;
}

/** Exit codes of the contract. */
export const exit = { clean: 0, findings: 1, unusable: 2, fault: 70 } as const;
