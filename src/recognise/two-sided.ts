import type { AccountTable, Cell } from "../facts/account.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { classNamed } from "../standard/classes.ts";
import { bareLabel } from "../standard/forms.ts";
import type { Meaning } from "../standard/rows.ts";
import {
  expenditureRow,
  fiscalExpenditureRow,
  fiscalRevenueRow,
  revenueRow,
  scopeOfColumn,
} from "../standard/rows.ts";
import { headerPaths } from "./headers.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** One side of a two-sided table: its label column and the amount columns with their words. */
interface Side {
  readonly label: number;
  readonly amounts: readonly { readonly col: number; readonly header: string }[];
}

/** Facts of 收入支出决算总表 (公开01表) and 财政拨款收入支出决算总表 (公开04表). */
export function recogniseTwoSided(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  const [left, right] = sidesOf(table);
  if (!left || !right) return;
  const fiscal = table.form === "公开04表";
  let afterOpening = false;
  for (const row of table.rows.slice(table.headerRows)) {
    const aligned = realigned(row, right, ledger);
    const label = aligned[left.label]?.text ?? "";
    const meaning = fiscal ? fiscalRevenueRow(label, afterOpening) : revenueRow(label);
    if (meaning?.concept === "carryover") afterOpening = true;
    if (meaning) for (const { col, header } of left.amounts) enter(aligned[col], label, header, meaning);
    const other = aligned[right.label]?.text ?? "";
    const spending = meaningRight(other, fiscal);
    if (!spending) continue;
    for (const { col, header } of right.amounts) {
      const scope = fiscal ? scopeOfColumn(header) : null;
      if (fiscal && !scope) continue;
      const dimensions = scope ? { ...spending.dimensions, scope } : spending.dimensions;
      enter(aligned[col], other, header, { concept: spending.concept, dimensions });
    }
  }

  function enter(cell: Cell | undefined, label: string, header: string, meaning: Meaning): void {
    if (!cell || !table.form) return;
    const figure = readCell(cell.text);
    if (figure.kind === "not-applicable") return;
    const place = cellPlace(cell, bareLabel(label), header);
    if (figure.kind === "text") {
      ledger.repair("unreadable-cell", `“${cell.text}”不是金额`, place);
      return;
    }
    ledger.enter({
      concept: meaning.concept,
      dimensions: meaning.dimensions,
      quantity: "amount",
      decimal: figure.kind === "figure" ? figure.decimal : null,
      unit,
      printed: cell.text,
      home: table.form,
      place,
      spot: cell.spot,
    });
  }
}

function meaningRight(label: string, fiscal: boolean): Meaning | null {
  const code = classNamed(label);
  if (code) return { concept: "expenditure", dimensions: { function: code } };
  return fiscal ? fiscalExpenditureRow(label) : expenditureRow(label);
}

function sidesOf(table: AccountTable): Side[] {
  const paths = headerPaths(table);
  const starts = paths.flatMap((path, col) =>
    /^项目(?:（按.*）)?$/.test(bareLabel(path.at(-1) ?? "")) ? [col] : [],
  );
  return starts.map((label, i) => {
    const end = starts[i + 1] ?? paths.length;
    const amounts: { col: number; header: string }[] = [];
    for (let col = label + 1; col < end; col += 1) {
      const header = paths[col]?.at(-1) ?? "";
      if (header === "" || /^行次$/.test(header) || /预算数/.test(header)) continue;
      amounts.push({ col, header });
    }
    return { label, amounts };
  });
}

/** Moves the right side back under its header where a row lost or gained a cell. */
function realigned(row: readonly Cell[], right: Side, ledger: Ledger): readonly Cell[] {
  const isLabel = (cell: Cell | undefined): boolean => {
    const text = cell?.text ?? "";
    return text !== "" && readCell(text).kind === "text";
  };
  const expected = row[right.label];
  if (isLabel(expected)) return row;
  for (const shift of [-1, 1, -2, 2]) {
    const found = row[right.label + shift];
    if (!isLabel(found) || right.label + shift < 2) continue;
    const moved = row.map((cell, col) =>
      col < right.label ? cell : (row[col + shift] ?? { ...cell, text: "" }),
    );
    ledger.repair(
      "repaired-row",
      `“${found?.text}”一行的单元格错开${Math.abs(shift)}列，已按行名对齐`,
      found!.place,
    );
    return moved;
  }
  return row;
}
