import { basename, dirname } from "node:path";
import type { Terminal } from "./terminal.ts";

/** Writes one file named by its whole path. */
export function outFile(terminal: Terminal, path: string, content: string | Uint8Array): Promise<void> {
  return terminal.writeFile(dirname(path), basename(path), content);
}
