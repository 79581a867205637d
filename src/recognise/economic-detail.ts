import type { AccountTable, Cell } from "../facts/account.ts";
import type { Dimensions } from "../facts/fact.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import { bareLabel } from "../standard/forms.ts";
import { headerPaths } from "./headers.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell } from "./numerals.ts";

/** A block of 科目编码, 科目名称 and one or two amounts that stands beside others. */
interface DetailBlock {
  /** One column, or two where 类 and 款 stand apart. */
  readonly codes: readonly number[];
  readonly name: number;
  readonly columns: readonly { readonly col: number; readonly header: string; readonly basic: boolean }[];
}

/** A code and name that 公开06表 prints, with the cells. */
export interface EconomicEntry {
  readonly code: string;
  readonly name: string;
  readonly codeCell: Cell;
  readonly nameCell: Cell;
  readonly notApplicable: boolean;
}

/** The side-by-side blocks of a 明细表 (two amounts) or a 基本支出决算表 (one amount). */
export function detailBlocks(table: AccountTable): DetailBlock[] {
  const leaves = headerPaths(table).map((path) => bareLabel(path.at(-1) ?? ""));
  const starts = leaves.flatMap((leaf, col) =>
    /编码$|^编码/.test(leaf) || (leaf === "类" && leaves[col + 1] === "款") ? [col] : [],
  );
  const detail = isDetailTable(table);
  return starts.map((code, i) => {
    const end = starts[i + 1] ?? leaves.length;
    const columns: { col: number; header: string; basic: boolean }[] = [];
    const named = leaves.findIndex((leaf, col) => col > code && col < end && /名称/.test(leaf));
    const name = named === -1 ? code + 1 : named;
    for (let col = name + 1; col < end; col += 1) {
      const header = leaves[col] ?? "";
      if (header === "") continue;
      const basic = !detail || /基本支出/.test(header);
      columns.push({ col, header, basic });
    }
    const codes = Array.from({ length: name - code }, (_, offset) => code + offset);
    return { codes, name, columns };
  });
}

/** The code of a row in a block, put together where its digits stand in two columns. */
function codeIn(row: readonly Cell[], { codes }: DetailBlock): string {
  return codes.map((col) => row[col]?.text.replace(/\s+/g, "") ?? "").join("");
}

/** Whether the table has 金额 and 其中：基本支出 (Shanxi) and not only 基本支出. */
export function isDetailTable(table: AccountTable): boolean {
  const leaves = headerPaths(table).map((path) => path.join("/"));
  return (
    leaves.some((leaf) => /其中.*基本支出|^基本支出$/.test(leaf)) &&
    leaves.some((leaf) => /金额|合计|小计/.test(leaf))
  );
}

/** Codes and names as printed, block by block. */
export function economicEntries(table: AccountTable): EconomicEntry[] {
  const entries: EconomicEntry[] = [];
  for (const block of detailBlocks(table)) {
    for (const row of table.rows.slice(table.headerRows)) {
      const codeCell = row[block.codes[0]!];
      const nameCell = row[block.name];
      const code = codeIn(row, block);
      if (!codeCell || !nameCell || !/^\d{3,}$/.test(code)) continue;
      const notApplicable = block.columns.some(
        ({ col, basic }) => basic && readCell(row[col]?.text ?? "").kind === "not-applicable",
      );
      entries.push({ code, name: nameCell.text.replace(/\s+/g, ""), codeCell, nameCell, notApplicable });
    }
  }
  return entries;
}

/** Facts of 一般公共预算财政拨款支出决算明细表 or 基本支出决算表 (公开06表). */
export function recogniseEconomicDetail(table: AccountTable, unit: AmountUnit, ledger: Ledger): void {
  const blocks = detailBlocks(table);
  for (const row of table.rows.slice(table.headerRows)) {
    const totals = totalsOf(row);
    if (totals.length > 0) {
      totals.forEach(({ at, kind }, i) => {
        const until = totals[i + 1]?.at ?? row.length;
        for (const { cell, header, basic } of totalCells(row, at, until, blocks, ledger))
          enter(cell, kind, header, { kind }, basic);
      });
      continue;
    }
    for (const block of blocks) {
      const code = codeIn(row, block);
      if (!/^\d{3,7}$/.test(code)) continue;
      const name = row[block.name]?.text.replace(/\s+/g, "") ?? "";
      for (const { col, header, basic } of block.columns) {
        const cell = row[col];
        if (cell) enter(cell, `${code} ${name}`, header, { economic: code }, basic);
      }
    }
  }

  function enter(cell: Cell, label: string, header: string, dimensions: Dimensions, basic: boolean): void {
    const figure = readCell(cell.text);
    if (figure.kind === "not-applicable") return;
    const place = cellPlace(cell, label, header);
    if (figure.kind === "text") {
      ledger.repair("unreadable-cell", `“${cell.text}”不是金额`, place);
      return;
    }
    ledger.enter({
      concept: "expenditure",
      dimensions: { scope: "一般公共预算", ...dimensions, ...(basic ? { nature: "基本支出" } : {}) },
      quantity: "amount",
      decimal: figure.kind === "figure" ? figure.decimal : null,
      unit,
      printed: cell.text,
      home: "公开06表",
      place,
      spot: cell.spot,
    });
  }
}

/** The amounts of a total: in the columns of the block where one is printed, else the first block behind the label. */
function totalCells(
  row: readonly Cell[],
  at: number,
  until: number,
  blocks: readonly DetailBlock[],
  ledger: Ledger,
): { cell: Cell; header: string; basic: boolean }[] {
  const within = blocks.filter(({ columns }) => columns.every(({ col }) => col > at && col < until));
  const printed = within.findLast(({ columns }) =>
    columns.some(({ col }) => row[col] !== undefined && ledger.holdsFigure(row[col])),
  );
  const block = printed ?? within[0];
  if (block)
    return block.columns.flatMap(({ col, ...column }) => (row[col] ? [{ cell: row[col], ...column }] : []));
  const figures = row.slice(at + 1, until).filter((cell) => ledger.holdsFigure(cell));
  const columns = blocks[0]?.columns ?? [];
  return figures
    .slice(0, columns.length)
    .map((cell, k) => ({ cell, header: columns[k]!.header, basic: columns[k]!.basic }));
}

function totalsOf(row: readonly Cell[]): { at: number; kind: string }[] {
  return row.flatMap((cell, at) => {
    const match = /^(人员经费|公用经费|日常公用经费)(?:合计|小计)$/.exec(cell.text.replace(/\s+/g, ""));
    if (!match) return /^合计$/.test(cell.text.replace(/\s+/g, "")) ? [{ at, kind: "合计" }] : [];
    return [{ at, kind: match[1] === "人员经费" ? "人员经费" : "公用经费" }];
  });
}
