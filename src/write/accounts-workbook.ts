import { writeXlsx } from "hucre/xlsx";
import type { AccountsBook, BookTable, ListCell, ListSheet } from "../facts/accounts-book.ts";
import { columnName } from "../facts/cell-name.ts";
import type { CellTerm, WrittenTable } from "../facts/disclosure.ts";
import { functionalList } from "../standard/code-list.ts";
import { functionalCodesIn } from "../standard/codes.ts";
import type { Grid } from "./xlsx/grid.ts";
import { caption, captionRows, excelNumber, gridSheet, mergesOf, workbookProperties } from "./xlsx/grid.ts";

const typed = { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: "FFF9E5" } } };
const codeSheet = "科目代码";

/**
 * An accounts workbook as a file: Chinese headings and notes, cells to fill in unlocked and tinted, totals and figures
 * that other tables hold as locked formulas, subjects to choose from a list. The same book gives the same bytes.
 */
export async function accountsWorkbook(book: AccountsBook): Promise<Uint8Array> {
  const sheets = new Map(book.tables.map(({ table, sheet }) => [table.id, { sheet, from: captionRows }]));
  const lists = book.lists.map(listGrid);
  const tables = book.tables.map((one) => tableGrid(one, sheets));
  const [guide, ...others] = lists;
  return writeXlsx({
    sheets: [
      ...(guide ? [guide] : []),
      ...others.slice(0, 1),
      ...tables,
      ...others.slice(1),
      codes(book.year),
    ].map(gridSheet),
    properties: workbookProperties(`${book.unit}${book.year}年度决算公开填报表`),
  });
}

function tableGrid(
  { table, sheet, blankRows }: BookTable,
  sheets: ReadonlyMap<string, { sheet: string; from: number }>,
): Grid {
  const firstData = captionRows + table.headerRows;
  const lastData = captionRows + table.rows.length - 1 + blankRows;
  const rows: Grid["rows"] = [
    ...caption(table),
    ...table.rows.map((row, r) =>
      row.map((cell, c) => {
        if (!cell) return { text: "", bordered: true };
        if (!cell.figure)
          return {
            text: cell.text,
            bordered: true,
            bold: r < table.headerRows,
            centred: r < table.headerRows,
          };
        const { value, quantity, sum } = cell.figure;
        const unit = table.unit?.endsWith("万元") ? "万元" : "元";
        const number = value === null ? null : excelNumber(value, quantity, unit);
        const subject = subjectAt(table, r, blankRows);
        const stays = sum === null && value !== null;
        const formula =
          subject === null || subject.length === 7 || stays
            ? formulaOf(sum, table.id, sheets)
            : subjectSum(subject, c, { last: lastData, own: captionRows + r });
        return {
          text: "",
          number,
          bordered: true,
          ...(formula ? { formula } : { style: typed, unlocked: true }),
        };
      }),
    ),
    ...Array.from({ length: blankRows }, (_, i) => blankRow(table, captionRows + table.rows.length + i)),
    // Whether a table stays empty is seen when it is filled in.
    ...table.notes.filter((note) => note.startsWith("注")).map((note) => [{ text: note }]),
  ];
  return {
    name: sheet,
    widths: table.columns.map(({ width: share }) => Math.max(10, Math.min(36, share * 1.2))),
    rows,
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: table.columns.length - 1 },
      // Rows of figures are never merged, so that every cell keeps its address.
      ...mergesOf(table.rows.slice(0, table.headerRows)),
    ],
    frozen: captionRows + table.headerRows,
    headings: Array.from({ length: table.headerRows }, (_, i) => captionRows + i),
    locked: true,
    landscape: table.landscape,
    choices:
      blankRows > 0
        ? [{ range: `A${firstData + 1}:A${lastData + 1}`, formula: `'${codeSheet}'!$A$3:$A$3000` }]
        : [],
  };
}

/** The code of a row of a table by subject; "" for its total; null where rows are fixed or are no subjects. */
function subjectAt(table: WrittenTable, row: number, blankRows: number): string | null {
  if (blankRows === 0 || row < table.headerRows) return null;
  const text = table.rows[row]?.[0]?.text ?? "";
  if (/^\d{3,7}$/.test(text)) return text;
  return text === "合计" ? "" : null;
}

/** Sum of all 项 below a subject, whatever rows are inserted; only rows further down, so that none refers to itself. */
function subjectSum(code: string, column: number, at: { last: number; own: number }): string {
  const name = columnName(column);
  const codes = `$A${at.own + 2}:$A$${at.last + 1}`;
  const own = code === "" ? "" : `(LEFT(${codes},${code.length})=$A${at.own + 1}&"")*`;
  return `SUMPRODUCT(${own}(LEN(${codes})=7)*${name}${at.own + 2}:${name}$${at.last + 1})`;
}

function blankRow(table: WrittenTable, row: number): Grid["rows"][number] {
  return table.columns.map((_, c) => {
    if (c === 1)
      return {
        text: "",
        bordered: true,
        formula: `IFERROR(VLOOKUP($A${row + 1}&"",'${codeSheet}'!$A$3:$B$3000,2,FALSE),"")`,
        style: typed,
        unlocked: true,
      };
    return { text: "", bordered: true, style: typed, unlocked: true };
  });
}

/** A sum of cells, or the one cell that it repeats. */
function formulaOf(
  sum: readonly CellTerm[] | null,
  own: string,
  sheets: ReadonlyMap<string, { sheet: string; from: number }>,
): string | null {
  if (!sum || sum.length === 0) return null;
  return sum
    .map(({ table, row, column, sign }, i) => {
      const at = sheets.get(table);
      const cell = `${columnName(column)}${(at?.from ?? 0) + row + 1}`;
      const ref = table === own ? cell : `'${at?.sheet ?? ""}'!${cell}`;
      const plus = i === 0 ? "" : "+";
      return `${sign === -1 ? "-" : plus}${ref}`;
    })
    .join("");
}

function listGrid({ name, intro, columns, rows, blankRows }: ListSheet): Grid {
  const cell = (one: ListCell | null, c: number): Grid["rows"][number][number] => {
    const open = columns[c]?.locked === false;
    const number = one?.figure ? excelNumber(one.figure.value, one.figure.quantity, one.figure.unit) : null;
    return {
      text: one?.text ?? "",
      number,
      bordered: true,
      wrapped: true,
      ...(open ? { style: typed, unlocked: true } : {}),
    };
  };
  const choices = rows.flatMap((row, r) =>
    row.flatMap((one, c) =>
      one.options ? [{ range: `${columnName(c)}${r + 3}`, values: one.options }] : [],
    ),
  );
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      [{ text: intro, bold: true }],
      columns.map(({ header }) => ({ text: header, bold: true, bordered: true, centred: true })),
      ...rows.map((row) => row.map(cell)),
      ...Array.from({ length: blankRows }, () => columns.map((_, c) => cell(null, c))),
    ],
    merges: [],
    frozen: 2,
    locked: columns.every(({ locked }) => locked) || blankRows === 0,
    landscape: true,
    choices,
  };
}

/** The functional subjects of the year, to choose from. */
function codes(year: number): Grid {
  const { nearest, own } = functionalList(year);
  const of = own ? "供选用" : `供选用；还没有${year}年的，请对照当年科目核对`;
  return {
    name: codeSheet,
    widths: [14, 50],
    rows: [
      [{ text: `${nearest}年支出功能分类科目（${of}）`, bold: true }],
      [
        { text: "编码", bold: true },
        { text: "名称", bold: true },
      ],
      ...functionalCodesIn(year).map(({ code, name }) => [{ text: code }, { text: name }]),
    ],
    merges: [],
    frozen: 2,
    locked: true,
    landscape: false,
    choices: [],
  };
}
