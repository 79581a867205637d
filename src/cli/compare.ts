import { compareAccounts } from "../audit/compare.ts";
import { comparisonLine } from "../write/comparison-text.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang compare`: do two files state the same facts? One line a difference. */
export async function compareCommand(
  terminal: Terminal,
  first: string,
  second: string,
  { profile }: { readonly profile?: string } = {},
): Promise<number> {
  const chosen = await chosenLayout(terminal, profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  const options = { profile: chosen.layout };
  const [a, b] = [
    await readFileInto(terminal, first, options),
    await readFileInto(terminal, second, options),
  ];
  for (const read of [a, b])
    if (isFailed(read)) terminal.err(`${read.file}：${read.failed.code}：${read.failed.message}\n`);
  if (isFailed(a) || isFailed(b)) return exit.unusable;
  const differences = compareAccounts(a.account, b.account);
  for (const one of differences)
    terminal.out(comparisonLine(one, one.kind === "only-b" ? b.account : a.account));
  terminal.err(
    differences.length === 0
      ? `两份文件写明的事实相同（${a.account.facts.length}个数字）\n`
      : `共${differences.length}处不同\n`,
  );
  return differences.length === 0 ? exit.clean : exit.findings;
}
