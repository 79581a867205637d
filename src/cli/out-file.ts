import { basename, dirname } from "node:path";
import type { Terminal } from "./terminal.ts";

/** Said where a result would be written over a file that it was made of. */
export const replacesSource = "same-file：结果会覆盖原文件：请用 --out 指定另一个文件夹或文件名";

/** Writes one file named by its whole path. */
export function outFile(terminal: Terminal, path: string, content: string | Uint8Array): Promise<void> {
  return terminal.writeFile(dirname(path), basename(path), content);
}

/** Whether a file of this path is one of those that its content is made of, also by a link. */
export async function replaces(
  terminal: Terminal,
  path: string,
  sources: readonly string[],
): Promise<boolean> {
  const same = await Promise.all(sources.map((source) => terminal.isSameFile(source, path)));
  return same.includes(true);
}
