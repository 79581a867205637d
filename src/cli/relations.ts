import { relationsJson, relationsText } from "../write/relations-json.ts";
import { accountToList } from "./listed-account.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang relations`: every relation between figures that the narrative states, and whether it holds. */
export async function relationsCommand(
  terminal: Terminal,
  file: string,
  flags: { readonly format: string; readonly profile?: string },
): Promise<number> {
  const account = await accountToList(terminal, file, flags, ["json", "text"]);
  if (!account) return exit.unusable;
  const { relations } = account;
  if (relations.length === 0 && flags.format === "text") terminal.err("没有读到文字写明的数字关系\n");
  terminal.out(
    flags.format === "json"
      ? `${JSON.stringify(relationsJson(relations), null, 1)}\n`
      : relationsText(relations),
  );
  return exit.clean;
}
