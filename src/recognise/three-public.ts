import type { AccountTable } from "../facts/account.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { threePublicItem } from "../standard/rows.ts";
import { headerPaths } from "./headers.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** Facts of 财政拨款“三公”经费支出决算表 (公开07表): items across, or items down with 预算数 and 决算数 across. */
export function recogniseThreePublic(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  const paths = headerPaths(table);
  const items = paths.map((path) => threePublicItem(path.filter((word) => !/^(?:预|决)算数?$/.test(word))));
  const across = items.filter((item) => item !== null).length >= 4;
  for (const row of table.rows.slice(table.headerRows)) {
    const label = row[0]?.text.replace(/\s+/g, "") ?? "";
    const rowItem = across ? null : threePublicItem([label]);
    row.forEach((cell, col) => {
      const path = paths[col] ?? [];
      const item = across ? items[col] : rowItem;
      const basis = path.find((word) => /预算/.test(word))
        ? "预算"
        : path.some((word) => /决算/.test(word)) && "决算";
      if (!item || !basis) return;
      const figure = readCell(cell.text);
      if (figure.kind === "not-applicable" || figure.kind === "text") return;
      ledger.enter({
        concept: "three-public",
        dimensions: { item, basis: basis === "预算" ? "全年预算" : "决算" },
        quantity: "amount",
        decimal: figure.kind === "figure" ? figure.decimal : null,
        unit,
        printed: cell.text,
        home: "公开07表",
        place: cellPlace(cell, item, path.join("/")),
        spot: cell.spot,
      });
    });
  }
}
