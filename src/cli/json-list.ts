import type { Terminal } from "./terminal.ts";

const atOnce = 1_000;

/** Prints a list as JSON, some values at a time: a list of a million facts is longer than any string can be. */
export function jsonList(terminal: Terminal, values: readonly unknown[]): void {
  terminal.out("[");
  for (let from = 0; from < values.length; from += atOnce) {
    const texts = values
      .slice(from, from + atOnce)
      .map((value) => JSON.stringify(value, null, 2).replaceAll("\n", "\n  "));
    terminal.out(`${from === 0 ? "" : ","}\n  ${texts.join(",\n  ")}`);
  }
  terminal.out(values.length === 0 ? "]\n" : "\n]\n");
}
