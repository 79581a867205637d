import type { AccountTable, Cell } from "../facts/account.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { bareLabel } from "../standard/forms.ts";
import type { Meaning } from "../standard/rows.ts";
import { natureNamed, sourceNamed } from "../standard/rows.ts";
import type { HeaderPath } from "./headers.ts";
import { headerPaths } from "./headers.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import type { AgreedCodes } from "./names/agreed-codes.ts";
import { readCell } from "./numerals.ts";

/** A row of a table by functional code: the total, or a code with its name. */
export interface CodeRow {
  readonly code: string | null;
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly codeCell: Cell;
  readonly nameCell: Cell;
}

/** What each amount column of a table by functional code means; null for columns that state nothing. */
export function codeTreeColumns(table: AccountTable): (Meaning | null)[] {
  return headerPaths(table).map((path) => columnMeaning(table.form, path));
}

function columnMeaning(form: string | null, path: HeaderPath): Meaning | null {
  // “其中：……” repeats a part of the column beside it.
  if (/^其中[:：]/.test((path.at(-1) ?? "").replace(/\s+/g, ""))) return null;
  const leaf = bareLabel(path.at(-1) ?? "");
  // 小计 or 金额 under 项目支出 or 事业收入 is that whole column.
  const over = bareLabel(path.at(-2) ?? "");
  if (/^(?:小计|金额)$/.test(leaf) && (form === "公开02表" ? sourceNamed(over) : natureNamed(over)))
    return columnMeaning(form, path.slice(0, -1));
  const total = /^(?:小计|合计|本年(?:收入|支出)(?:合计)?)$/.test(leaf);
  if (form === "公开02表") {
    if (/^(?:本年收入)?合计$|^小计$/.test(leaf) && !path.some((word) => /事业收入/.test(word)))
      return { concept: "revenue", dimensions: {} };
    const source = sourceNamed(leaf);
    return source ? { concept: "revenue", dimensions: { source } } : null;
  }
  const nature = natureNamed(leaf);
  const scope = scopeOfForm(form);
  const base = scope === null ? {} : { scope };
  if (nature) return { concept: "expenditure", dimensions: { ...base, nature } };
  if (form === "公开08表" || form === "公开09表") {
    if (/^年初结转(?:和|与)?结余$/.test(leaf))
      return { concept: "carryover", dimensions: { ...base, moment: "年初" } };
    if (/^年末结转(?:和|与)?结余$/.test(leaf))
      return { concept: "carryover", dimensions: { ...base, moment: "年末" } };
    if (/^本年收入$/.test(leaf))
      return {
        concept: "revenue",
        dimensions: { source: `${form === "公开08表" ? "政府性基金" : "国有资本经营"}预算财政拨款` },
      };
  }
  if (total) return { concept: "expenditure", dimensions: base };
  return null;
}

/** The scope of money of the forms by functional code; null: all money. */
export function scopeOfForm(form: string | null): string | null {
  if (form === "公开05表" || form === "公开06表") return "一般公共预算";
  if (form === "公开08表") return "政府性基金";
  return form === "公开09表" ? "国有资本经营" : null;
}

/** Rows of a table by functional code, repaired by anchoring on the code. */
export function codeRows(table: AccountTable, ledger?: Ledger): CodeRow[] {
  const paths = headerPaths(table);
  const nameCol = paths.findIndex((path) => /科目名称|名称/.test(path.at(-1) ?? ""));
  const names = nameCol === -1 ? 1 : nameCol;
  const rows: CodeRow[] = [];
  let above = "";
  for (const row of table.rows.slice(table.headerRows)) {
    const found = stair(row, names, above) ?? codeRow(row, names, ledger);
    if (found) rows.push(found);
    above = found?.code ?? above;
  }
  return rows;
}

/** A row whose 类, or 类 and 款, stand only in a row above: 201, then 13 in the next column, then 08 in the last. */
function stair(row: readonly Cell[], names: number, above: string): CodeRow | null {
  if (names !== 3) return null;
  const parts = row.slice(0, names).map((cell) => cell.text.replace(/\s+/g, ""));
  const at = parts.findIndex((text) => text !== "");
  const own = parts.slice(at).join("");
  const lead = above.slice(0, 1 + 2 * at);
  if (at < 1 || lead.length !== 1 + 2 * at || !/^\d{2}(?:\d{2})?$/.test(own) || !/^\d{2}$/.test(parts[at]!))
    return null;
  const name = row[names]?.text.replace(/\s+/g, "") ?? "";
  return { code: lead + own, name, cells: row, codeCell: row[at]!, nameCell: row[names]! };
}

function codeRow(row: readonly Cell[], names: number, ledger: Ledger | undefined): CodeRow | null {
  const texts = row.map((cell) => cell.text.replace(/\s+/g, ""));
  const total = texts.slice(0, names + 1).findIndex((text) => /^合计$|^总计$/.test(text));
  if (total !== -1)
    return { code: null, name: "合计", cells: row, codeCell: row[total]!, nameCell: row[total]! };
  // A whole code in the first of the columns 类, 款 and 项.
  const whole = texts[0] ?? "";
  if (names > 1 && /^\d{3}(?:\d{2}){0,2}$/.test(whole) && texts.slice(1, names).every((text) => text === ""))
    return { code: whole, name: texts[names] ?? "", cells: row, codeCell: row[0]!, nameCell: row[names]! };
  // Codes split over the columns 类, 款 and 项.
  const split = texts.slice(0, names).every((text) => /^\d{0,3}$/.test(text)) && names > 1;
  if (split) {
    const code = texts.slice(0, names).join("");
    if (/^\d{3}(?:\d{2}){0,2}$/.test(code))
      return { code, name: texts[names] ?? "", cells: row, codeCell: row[0]!, nameCell: row[names]! };
  }
  const at = texts.slice(0, 3).findIndex((text) => /^\d{3,9}\D*$/.test(text) && !/\./.test(text));
  if (at === -1) return null;
  const joined = /^(\d{3,9})(\D.*)$/.exec(texts[at]!);
  const shift = at + (names - Math.max(0, names - 1)) - names;
  const code = joined ? joined[1]! : texts[at]!;
  const aligned =
    joined || shift === 0 ? row : row.map((cell, col) => row[col + shift] ?? { ...cell, text: "" });
  if (shift !== 0 && !joined)
    ledger?.repair("repaired-row", `科目${code}一行的单元格错开，已按科目编码对齐`, row[at]!.place);
  const nameCell = joined ? row[at]! : aligned[names]!;
  const name = joined ? joined[2]! : nameCell.text.replace(/\s+/g, "");
  return { code, name, cells: aligned, codeCell: row[at]!, nameCell };
}

/** Facts of the tables by functional code: 公开02表, 03, 05, 08 and 09. */
export function recogniseCodeTree(
  table: AccountTable,
  unit: AmountUnit,
  ledger: Ledger,
  agreed: AgreedCodes = new Map(),
): void {
  if (!table.form) return;
  const columns = codeTreeColumns(table);
  const paths = headerPaths(table);
  for (const row of codeRows(table, ledger)) {
    const label = row.code === null ? "合计" : `${row.code} ${row.name}`;
    const code = agreed.get(row.codeCell) ?? row.code;
    columns.forEach((meaning, col) => {
      const cell = row.cells[col];
      if (!meaning || !cell) return;
      const figure = readCell(cell.text);
      if (figure.kind === "not-applicable") return;
      const place = cellPlace(cell, label, paths[col]!.join("/"));
      if (figure.kind === "text") {
        ledger.repair("unreadable-cell", `“${cell.text}”不是金额`, place);
        return;
      }
      ledger.enter({
        concept: meaning.concept,
        dimensions: code === null ? meaning.dimensions : { ...meaning.dimensions, function: code },
        quantity: "amount",
        decimal: figure.kind === "figure" ? figure.decimal : null,
        unit,
        printed: cell.text,
        home: table.form ?? "",
        place,
        spot: cell.spot,
      });
    });
  }
}
