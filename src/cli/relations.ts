import { relationsJson, relationsText } from "../write/relations-json.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang relations`: every relation between figures that the narrative states, and whether it holds. */
export async function relationsCommand(
  terminal: Terminal,
  file: string,
  { format }: { readonly format: string },
): Promise<number> {
  if (format !== "json" && format !== "text") {
    terminal.err(`不认识的格式“${format}”：可用 json、text\n`);
    return exit.unusable;
  }
  const read = await readFileInto(terminal, file);
  if (isFailed(read)) {
    terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
    return exit.unusable;
  }
  const { relations } = read.account;
  terminal.out(
    format === "json" ? `${JSON.stringify(relationsJson(relations), null, 1)}\n` : relationsText(relations),
  );
  return exit.clean;
}
