import type { AccountTable } from "../facts/account.ts";
import { jsonList } from "./json-list.ts";
import { accountToList } from "./listed-account.ts";
import type { Terminal } from "./terminal.ts";
import { exit } from "./terminal.ts";

/** `mingzhang tables`: every table as a grid, in reading order. */
export async function tablesCommand(
  terminal: Terminal,
  file: string,
  flags: { format: string; profile?: string },
): Promise<number> {
  const account = await accountToList(terminal, file, flags, ["json", "text"]);
  if (!account) return exit.unusable;
  const { tables } = account;
  if (flags.format === "json") jsonList(terminal, tables.map(tableJson));
  else if (tables.length === 0) terminal.err("没有读到表\n");
  else terminal.out(tables.map(tableText).join("\n"));
  return exit.clean;
}

function tableJson(table: AccountTable): Record<string, unknown> {
  return {
    form: table.form,
    number: table.number,
    title: table.title,
    unit: table.amountUnit,
    sheet: table.sheet,
    pages: table.pages,
    lines: table.lines,
    rows: table.rows.map((row) => row.map((cell) => cell.text)),
    notes: [...table.notes, ...table.remarks].map((prose) => prose.text),
  };
}

function tableText(table: AccountTable): string {
  const head = [table.number, table.title, table.amountUnit ? `单位：${table.amountUnit}` : null].filter(
    (part) => part,
  );
  const rows = table.rows.map((row) => row.map((cell) => cell.text).join("\t"));
  return `${head.join(" ")}\n${rows.join("\n")}\n`;
}
