import type { Account, AccountTable } from "../facts/account.ts";

/** A table with amounts that no layout explains. */
export interface Unexplained {
  readonly table: AccountTable;
  /** What is printed on it: its title, else its number. */
  readonly name: string;
  /** How many amounts nobody understood. */
  readonly amounts: number;
}

/** Tables with amounts that no layout explains, in reading order. */
export function unexplainedTables({ tables, unbound }: Account): Unexplained[] {
  return tables.flatMap((table) => {
    if (table.form !== null || table.empty) return [];
    const amounts = unbound.filter(
      ({ spot, table: named }) => spot?.block === table.block && spot.row >= 0 && named !== undefined,
    ).length;
    const name = (table.title ?? table.number ?? "没有标题的表").replace(/\s+/g, "").slice(0, 40);
    return amounts === 0 ? [] : [{ table, name, amounts }];
  });
}

/** Whether a narrative with figures has no section that was recognised. */
export function opensNoSection({ prose }: Account): boolean {
  const told = prose.filter(({ part, row }) => row < 0 && part !== "contents" && part !== "glossary");
  return (
    told.some(({ text }) => /\d(?:\.\d+)?\s*(?:万|亿)?元/.test(text)) &&
    !told.some(({ section }) => section !== "" && section !== "自评表")
  );
}
