import type { AccountTable, Cell } from "../facts/account.ts";
import type { Decimal } from "../facts/decimal.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { threePublicCount, threePublicItem } from "../standard/rows.ts";
import { headerPaths } from "./headers.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** A row that counts: its unit stands in its label. */
const counted = /[（(](?:个|人|人次|辆|批|批次|次|台)[）)]/;
/** A column that compares years: it states no level. */
const compared = /增减|比上年|比去年|较上年|同比|增长|变动/;

/** Whether words say that amounts are budgets or outturns; the money of a budget (一般公共预算) says neither. */
function basisOf(words: readonly string[]): "预算" | "决算" | null {
  const bare = words.map((word) => word.replace(/(?:公共|公共财政|基金|经营)预算/g, ""));
  if (bare.some((word) => word.includes("预算"))) return "预算";
  return bare.some((word) => word.includes("决算")) ? "决算" : null;
}

/** The year that a column is of, where its header says one. */
function yearOf(path: readonly string[]): number | null {
  const year = path.map((word) => /(\d{4})年/.exec(word)?.[1]).find((one) => one !== undefined);
  return year === undefined ? null : Number(year);
}

/** A count beside the amounts: its unit stands in its label. */
function countEntry(cell: Cell, decimal: Decimal, label: string): Omit<Entry, "concept" | "dimensions"> {
  return {
    quantity: "count",
    decimal,
    printed: cell.text,
    home: "公开07表",
    place: cellPlace(cell, label, ""),
    spot: cell.spot,
  };
}

/** Facts of 财政拨款“三公”经费支出决算表 (公开07表): items across, or items down with 预算数 and 决算数 across. */
export function recogniseThreePublic(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  const paths = headerPaths(table);
  const items = paths.map((path) => threePublicItem(path.filter((word) => !/^(?:预|决)算数?$/.test(word))));
  const across = items.filter((item) => item !== null).length >= 4;
  const years = paths.map(yearOf);
  const thisYear = Math.max(...years.map((year) => year ?? 0));
  for (const row of table.rows.slice(table.headerRows)) {
    const label = row[0]?.text.replace(/\s+/g, "") ?? "";
    const rowItem = across || counted.test(label) ? null : threePublicItem([label]);
    row.forEach((cell, col) => {
      const path = paths[col] ?? [];
      const item = across ? items[col] : rowItem;
      // Items stand across where budgets and outturns stand down.
      const basis = basisOf(path) ?? (across ? basisOf([label]) : null);
      const figure = readCell(cell.text);
      const count = threePublicCount(across ? (path.at(-1) ?? "") : label);
      if (count && basis !== "预算" && col > 0 && figure.kind === "figure") {
        ledger.enter({ ...count, ...countEntry(cell, figure.decimal, across ? (path.at(-1) ?? "") : label) });
        return;
      }
      if (!item || !basis || path.some((word) => compared.test(word))) return;
      const year = years[col];
      if (figure.kind === "not-applicable" || figure.kind === "text") return;
      ledger.enter({
        concept: "three-public",
        dimensions: {
          item,
          basis: basis === "预算" ? "全年预算" : "决算",
          ...(year && year < thisYear ? { year: String(year) } : {}),
        },
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
