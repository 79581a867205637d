import type { AccountTable } from "../facts/account.ts";
import type { Layout, LayoutTable } from "../facts/layout.ts";
import { bareLabel } from "./forms.ts";

/** A table with the usual words where its layout prints others over columns and before rows. */
export function withUsualLabels(table: AccountTable, layout: Layout | null): AccountTable {
  const own = layout?.tables.find(({ form }) => form === table.form)?.columns ?? {};
  const usual = new Map(Object.entries(own).map(([words, printed]) => [bareLabel(printed), words]));
  if (usual.size === 0) return table;
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.map((cell) => {
        const words = usual.get(bareLabel(cell.text));
        return words === undefined ? cell : { ...cell, text: words };
      }),
    ),
  };
}

/** What a layout prints for a label of one of its tables; its numbering stays. */
export function printedLabel(text: string, { columns }: Pick<LayoutTable, "columns">): string {
  const whole = columns[text];
  if (whole !== undefined) return whole;
  const bare = bareLabel(text);
  const own = bare === text ? undefined : columns[bare];
  return own === undefined ? text : text.replace(bare, () => own);
}
