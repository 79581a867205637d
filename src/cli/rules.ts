import { rules } from "../audit/rules/index.ts";
import { isListed } from "./listed-format.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang rules`: every rule with its authority and the catalogue entries it covers. */
export function rulesCommand(terminal: Terminal, flags: { format: string }): number {
  if (!isListed(terminal, flags.format, ["json", "text"])) return exit.unusable;
  if (flags.format === "json") {
    const list = rules.map(({ id, title, basis, severity, advice, catalogue, trial }) => ({
      id,
      title,
      basis,
      severity,
      advice,
      catalogue,
      trial: trial ?? false,
    }));
    terminal.out(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    for (const { id, title, severity, catalogue } of rules)
      terminal.out(
        `${severity.padEnd(8)}${id}\t${title}${catalogue.length > 0 ? `（${catalogue.join("、")}）` : ""}\n`,
      );
  }
  return exit.clean;
}
