import type { WriteSheet } from "hucre/xlsx";
import { formatScaled } from "../../facts/decimal.ts";
import type { WrittenTable } from "../../facts/disclosure.ts";
import type { Quantity } from "../../facts/quantity.ts";
import { scaleOf } from "../../facts/quantity.ts";

/** A cell of a sheet to be written. */
export interface GridCell {
  readonly text: string;
  readonly number?: { readonly value: number; readonly format: string } | null;
  readonly formula?: string | null;
  readonly style?: object;
  readonly bold?: boolean;
  readonly centred?: boolean;
  readonly bordered?: boolean;
  readonly wrapped?: boolean;
  readonly unlocked?: boolean;
}

/** A sheet to be written: rows of cells from the first row on. */
export interface Grid {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly merges: NonNullable<WriteSheet["merges"]>;
  readonly frozen: number;
  /** Heights of the rows in points, where they are not left to the program. */
  readonly heights?: readonly number[];
  /** Rows of merged headings, which need room for two lines. */
  readonly headings?: readonly number[];
  /** Whether only unlocked cells can be changed. */
  readonly locked: boolean;
  readonly landscape: boolean;
  /** Cells with a list to choose from: words, or a range of another sheet. */
  readonly choices: readonly {
    readonly range: string;
    readonly values?: readonly string[];
    readonly formula?: string;
  }[];
}

/** What a workbook says of itself: with a fixed time, so that the same accounts give the same bytes. */
export function workbookProperties(title: string): { title: string; creator: string; modified: Date } {
  return { title, creator: "明账", modified: new Date(Date.UTC(1980, 0, 1)) };
}

/** Rows above every statutory table: its title, its number, and owner, year and unit. */
export const captionRows = 3;

/** The rows above a statutory table, each label in a cell of its own. */
export function caption(
  table: Pick<WrittenTable, "title" | "number" | "owner" | "year" | "unit" | "columns">,
): GridCell[][] {
  const width = table.columns.length;
  const row = (cells: readonly (readonly [number, string | null])[]): GridCell[] =>
    Array.from({ length: width }, (_, c) => ({ text: cells.find(([at]) => at === c)?.[1] ?? "" }));
  const [title, ...rest] = row([[0, table.title]]);
  return [
    [{ text: title?.text ?? "", bold: true, centred: true }, ...rest],
    row([[width - 1, table.number]]),
    row([
      [0, table.owner],
      [Math.max(1, Math.floor(width / 2) - 1), table.year],
      [width - 1, table.unit],
    ]),
  ];
}

const thin = { style: "thin" as const };
const border = { top: thin, bottom: thin, left: thin, right: thin };

/** A figure as a number with the format of its unit; text where a number of Excel could not hold it. */
export function excelNumber(
  value: bigint,
  quantity: Quantity,
  unit: string,
): { readonly value: number; readonly format: string } {
  if (quantity !== "amount")
    return { value: Number(formatScaled(value, scaleOf[quantity])), format: "General" };
  const scale = unit === "万元" ? 6 : 2;
  const text = formatScaled(value, scale);
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  return { value: Number(text), format: `#,##0.${"0".repeat(Math.max(2, places))}` };
}

/** Turns a grid into a sheet of the writer. Text is always text: nothing typed by anyone becomes a formula. */
export function gridSheet(grid: Grid): WriteSheet {
  const cells = new Map<string, object>();
  const rows = grid.rows.map((row, r) =>
    row.map((cell, c) => {
      const { text, number, formula, style = {}, bold, centred, bordered, wrapped, unlocked } = cell;
      const styled = {
        ...style,
        ...(bordered ? { border } : {}),
        ...(bold ? { font: { bold: true } } : {}),
        ...(number ? { numFmt: number.format } : {}),
        // A sum of nothing shows nothing.
        ...(formula && !number ? { numFmt: "#,##0.00;-#,##0.00;;@" } : {}),
        ...(unlocked ? { protection: { locked: false } } : {}),
        alignment: {
          vertical: "center" as const,
          ...(centred ? { horizontal: "center" as const, wrapText: true } : {}),
          ...(wrapped ? { wrapText: true } : {}),
        },
      };
      cells.set(`${r},${c}`, {
        style: styled,
        ...(formula ? { formula, formulaResult: number?.value ?? (text === "" ? null : text) } : {}),
      });
      if (number) return number.value;
      return text === "" ? null : text;
    }),
  );
  return {
    name: grid.name,
    columns: grid.widths.map((width) => ({ width })),
    rows,
    cells,
    merges: [...grid.merges],
    freezePane: { rows: grid.frozen },
    // Merged cells do not grow with their words.
    rowDefs: new Map([
      ...(grid.heights ?? []).map((height, row) => [row, { height }] as const),
      ...(grid.headings ?? []).map((row) => [row, { height: 32 }] as const),
    ]),
    ...(grid.locked
      ? {
          protection: {
            sheet: true,
            formatColumns: false,
            formatRows: false,
            insertRows: false,
            deleteRows: false,
          },
        }
      : {}),
    dataValidations: grid.choices.map(({ range, values, formula }) => ({
      type: "list" as const,
      range,
      allowBlank: true,
      ...(values ? { values: [...values] } : {}),
      ...(formula ? { formula1: formula, errorStyle: "warning" as const, showErrorMessage: true } : {}),
    })),
    pageSetup: {
      orientation: grid.landscape ? "landscape" : "portrait",
      paperSize: "a4",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  } as WriteSheet;
}

/** Merged cells of a table that stands below its caption. */
export function mergesOf(rows: WrittenTable["rows"]): Grid["merges"] {
  return rows.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      cell && (cell.colSpan > 1 || cell.rowSpan > 1)
        ? [
            {
              startRow: captionRows + r,
              startCol: c,
              endRow: captionRows + r + cell.rowSpan - 1,
              endCol: c + cell.colSpan - 1,
            },
          ]
        : [],
    ),
  );
}
