import type { AccountTable } from "../facts/account.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { bareLabel } from "../standard/forms.ts";
import { headerPaths } from "./headers.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** Headings of columns that hold no money. */
const noMoney = /率|％|%|占比|比例|比重|数量|人数|个数|次数|面积|行次|序号|编码|代码|科目$/;
const amount = /\.\d{2}|,\d{3}|^-?\d{4,}$/;

/**
 * Cells of a table that no layout explains: nobody knows what they are of, but codes, totals and columns say how they add
 * up. Each is a `cell` of its table, with its column, its row, its code where it has one, and what it is to the others.
 */
export function recogniseUnexplained(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  const paths = headerPaths(table);
  const rows = table.rows.slice(table.headerRows);
  const money = paths.map(
    (path, col) =>
      !path.some((word) => noMoney.test(word)) &&
      rows.filter((row) => amount.test((row[col]?.text ?? "").trim())).length >= 2,
  );
  const [first] = money.flatMap((is, col) => (is ? [col] : []));
  if (first === undefined) return;
  const own = `${table.block}`;
  for (const [r, row] of rows.entries()) {
    const labels = row.slice(0, first).map(({ text }) => text.replace(/\s+/g, ""));
    const label = labels.filter((text) => text !== "").join(" ");
    if (label === "") continue;
    const code = labels.find((text) => /^\d{3}(?:\d{2}){0,2}$/.test(text));
    const total = labels.some((text) => /^(?:合计|总计)$/.test(bareLabel(text)));
    money.forEach((is, col) => {
      const cell = row[col];
      const path = paths[col] ?? [];
      if (!is || !cell) return;
      const figure = readCell(cell.text);
      if (figure.kind === "not-applicable" || figure.kind === "text") return;
      const sum = path.some((word) => /^(?:合计|小计|总计|本年(?:收入|支出)合计)$/.test(bareLabel(word)));
      const part = /^\s*其中/.test(label) || path.some((word) => /^其中/.test(word));
      ledger.enter({
        concept: "cell",
        dimensions: {
          table: own,
          row: String(r),
          column: String(col),
          ...(code ? { code } : {}),
          ...(total ? { total: "row" } : {}),
          ...(sum ? { sum: "column" } : {}),
          ...(part ? { part: "其中" } : {}),
        },
        quantity: "amount",
        decimal: figure.kind === "figure" ? figure.decimal : null,
        unit,
        printed: cell.text,
        home: "其他表",
        place: cellPlace(cell, label, path.join("/")),
        spot: cell.spot,
      });
    });
  }
}
