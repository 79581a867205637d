import { relationsJson, relationsText } from "../write/relations-json.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { isListed } from "./listed-format.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang relations`: every relation between figures that the narrative states, and whether it holds. */
export async function relationsCommand(
  terminal: Terminal,
  file: string,
  { format, profile }: { readonly format: string; readonly profile?: string },
): Promise<number> {
  if (!isListed(terminal, format, ["json", "text"])) return exit.unusable;
  const chosen = await chosenLayout(terminal, profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  const read = await readFileInto(terminal, file, { profile: chosen.layout });
  if (isFailed(read)) {
    terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
    return exit.unusable;
  }
  const { relations } = read.account;
  if (relations.length === 0 && format === "text") terminal.err("没有读到文字写明的数字关系\n");
  terminal.out(
    format === "json" ? `${JSON.stringify(relationsJson(relations), null, 1)}\n` : relationsText(relations),
  );
  return exit.clean;
}
