import type { Terminal } from "./terminal.ts";

/** Whether a command can list in a format; the person is told otherwise, and in which it can. */
export function isListed(terminal: Terminal, format: string, formats: readonly string[]): boolean {
  if (formats.includes(format)) return true;
  terminal.err(`不认识的格式“${format}”：可用 ${formats.join("、")}\n`);
  return false;
}
