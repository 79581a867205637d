import { accountsBook } from "../compose/accounts-book.ts";
import { consolidate, unitGivenTwice } from "../compose/consolidate.ts";
import { accountsOfWorkbook, isAccountsWorkbook } from "../compose/from-workbook.ts";
import type { Accounts } from "../facts/accounts.ts";
import { formatFixed } from "../facts/decimal.ts";
import { chosenLayout } from "./chosen-layout.ts";
import { isFailed, readFileInto } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang consolidate`: a department's accounts workbook from those of its office and its units. */
export async function consolidateCommand(
  terminal: Terminal,
  files: readonly string[],
  flags: { readonly unit: string; readonly out: string; readonly profile?: string; readonly force?: boolean },
): Promise<number> {
  const force = flags.force ?? false;
  const chosen = await chosenLayout(terminal, flags.profile);
  if ("problem" in chosen) {
    terminal.err(`${chosen.problem}\n`);
    return exit.unusable;
  }
  await terminal.mayCreate(flags.out, { force, sources: files });
  const units: Accounts[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const read = await readFileInto(terminal, file, { profile: chosen.layout });
    if (isFailed(read)) {
      terminal.err(`${file}：${read.failed.code}：${read.failed.message}\n`);
      return exit.unusable;
    }
    const same = seen.get(read.sha256);
    seen.set(read.sha256, file);
    if (same !== undefined) return twice(terminal, file, "same-file", `与“${same}”是同一份文件`);
    const { workbook } = read.document;
    if (!workbook || !isAccountsWorkbook(read.account)) {
      terminal.err(
        `${file}：not-accounts：这不是决算公开填报表：用 mingzhang new 或 mingzhang extract 生成\n`,
      );
      return exit.unusable;
    }
    const { accounts, findings } = accountsOfWorkbook(read.account, workbook, { profile: chosen.layout });
    for (const { message, where } of findings)
      terminal.out(`必须改\t${file} ${where[0]?.cell ?? ""}\t${message}\n`);
    if (findings.length > 0) return exit.findings;
    units.push(accounts);
  }
  const [first, second] = unitGivenTwice(units) ?? [];
  if (first !== undefined && second !== undefined)
    return twice(
      terminal,
      files[second] ?? "",
      "same-unit",
      `与“${files[first]}”是同一个单位“${units[first]?.unit}”`,
    );
  const { accounts, eliminations, problems } = consolidate(units, flags.unit);
  for (const problem of problems) terminal.out(`必须改\t${problem}\n`);
  if (problems.length > 0) return exit.findings;
  for (const { paid, received, amount } of eliminations)
    terminal.out(`抵销\t${paid}与${received}\t${formatFixed(amount, 2, 2, true)}元\n`);
  const { accountsWorkbook } = await import("../write/accounts-workbook.ts");
  await terminal.createFile(flags.out, await accountsWorkbook(accountsBook(accounts)), force);
  terminal.err(`已写入 ${flags.out}：${flags.unit}，汇总${units.length}个单位\n`);
  return exit.clean;
}

function twice(terminal: Terminal, file: string, code: string, what: string): number {
  terminal.err(`${file}：${code}：${what}，汇总会重复计算：请去掉一份，或改正“基本信息”的单位名称\n`);
  return exit.unusable;
}
