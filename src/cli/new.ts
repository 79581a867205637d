import { accountsBook } from "../compose/accounts-book.ts";
import type { Accounts } from "../facts/accounts.ts";
import { chosenLayout, unknownLayout } from "./chosen-layout.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang new`: an empty accounts workbook of a profile, never over a file that is there. */
export async function newCommand(
  terminal: Terminal,
  flags: {
    readonly profile: string;
    readonly unit: string;
    readonly year: string;
    readonly out: string;
    readonly force?: boolean;
  },
): Promise<number> {
  const chosen = await chosenLayout(terminal, flags.profile);
  const year = Number(flags.year);
  const layout = "layout" in chosen ? chosen.layout : null;
  if (!layout) {
    terminal.err(`${"problem" in chosen ? chosen.problem : unknownLayout(flags.profile)}\n`);
    return exit.unusable;
  }
  if (!/^\d{4}$/.test(flags.year) || flags.unit.trim() === "") {
    terminal.err("--year 应为四位数字的年度，--unit 应为单位全称\n");
    return exit.unusable;
  }
  const force = flags.force ?? false;
  await terminal.mayCreate(flags.out, {
    force,
    sources: /\.json$/i.test(flags.profile) ? [flags.profile] : [],
  });
  const accounts: Accounts = {
    unit: flags.unit.trim(),
    year,
    genre: "部门决算",
    layout,
    amountUnit: layout.amountUnit,
    figures: new Map(),
    functions: [],
    economics: [],
    texts: new Map(),
    evaluations: [],
  };
  const { accountsWorkbook } = await import("../write/accounts-workbook.ts");
  await terminal.createFile(flags.out, await accountsWorkbook(accountsBook(accounts)), force);
  terminal.err(`已写入 ${flags.out}：先填“基本信息”，再填各张决算表\n`);
  return exit.clean;
}
