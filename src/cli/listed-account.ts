import type { Account } from "../facts/account.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { isListed } from "./listed-format.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The account of a file of which a command lists something, by the layout that was chosen; null where the format, the
 * layout or the file is none, which was said.
 */
export async function accountToList(
  terminal: Terminal,
  file: string,
  { format, profile }: { readonly format: string; readonly profile?: string },
  formats: readonly string[],
): Promise<Account | null> {
  if (!isListed(terminal, format, formats)) return null;
  const chosen = await chosenLayout(terminal, profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return null;
  }
  const read = await readFileInto(terminal, file, { profile: chosen.layout });
  if (!isFailed(read)) return read.account;
  terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
  return null;
}
