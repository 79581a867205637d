import { writeXlsx } from "hucre/xlsx";
import { columnName } from "../facts/cell-name.ts";
import type { CellTerm, Disclosure, DisclosureBlock, WrittenTable } from "../facts/disclosure.ts";
import type { Grid, GridCell } from "./xlsx/grid.ts";
import { caption, captionRows, excelNumber, gridSheet, mergesOf, workbookProperties } from "./xlsx/grid.ts";

const draftWords = "草稿——尚未通过审核，不得公开";

/**
 * A disclosure as a workbook: each statutory table on a sheet in its statutory layout, numbers as numbers, totals as
 * formulas, the narrative between them in its order. Sheets are laid out to be printed. Nothing is locked.
 */
export async function disclosureXlsx(disclosure: Disclosure): Promise<Uint8Array> {
  const tables = disclosure.blocks.filter((block) => block.kind === "table");
  const sheets = new Map(tables.map((table, i) => [table.id, sheetName(table, i)]));
  const grids: Grid[] = [];
  let prose: DisclosureBlock[] = [];
  const flush = (): void => {
    if (prose.length > 0) grids.push(proseGrid(prose, grids.length, disclosure));
    prose = [];
  };
  for (const block of disclosure.blocks) {
    if (block.kind !== "table") {
      prose.push(block);
      continue;
    }
    flush();
    grids.push(tableGrid(block, sheets, disclosure));
  }
  flush();
  const draft = disclosure.draft ? { headerFooter: { oddHeader: `&C${draftWords}` } } : {};
  return writeXlsx({
    sheets: grids.map((grid) => ({ ...gridSheet(grid), ...draft })),
    properties: workbookProperties(`${disclosure.unit}${disclosure.title}`),
  });
}

/** Names of sheets are unique, 31 characters at most, and free of what Excel refuses. */
function sheetName({ form, number, title, id }: WrittenTable, index: number): string {
  const name =
    form === "自评表"
      ? `${id}`
      : `${number?.replace("表", "") ?? String(index + 1).padStart(2, "0")} ${title ?? ""}`;
  const bare = name.replace(/[\\/?*[\]:“”]/g, "").trim();
  return bare === "" ? `表${index + 1}` : bare.slice(0, 31);
}

/** Width of a column of text in characters, as wide as a page, and the height of its lines in points. */
const proseWidth = 74;
const lineHeight = 16;

function proseGrid(blocks: readonly DisclosureBlock[], index: number, { blocks: all }: Disclosure): Grid {
  const rows: GridCell[][] = blocks.flatMap((block): GridCell[][] => {
    if (block.kind === "cover") return block.lines.map((text) => [{ text, bold: true, centred: true }]);
    if (block.kind === "heading") return [[{ text: block.text, bold: true }]];
    if (block.kind === "contents") return contents(block.title, all);
    return block.kind === "paragraph" ? [[{ text: block.text, wrapped: true }]] : [];
  });
  const first = index === 0 ? "封面和概况" : `文字${index}`;
  return {
    name: first,
    widths: [proseWidth],
    rows,
    merges: [],
    frozen: 0,
    heights: rows.map(
      ([cell]) => lineHeight * Math.ceil(Math.max(1, (cell?.text.length ?? 0) * 2.1) / proseWidth),
    ),
    locked: false,
    landscape: false,
    choices: [],
  };
}

/** A workbook has no pages to refer to: headings and tables in their order. */
function contents(title: string, blocks: readonly DisclosureBlock[]): GridCell[][] {
  const entries = blocks.flatMap((block) => {
    // What has no number is no heading to a reader of cells.
    if (block.kind === "heading" && /^(?:第|[一二三四五六七八九十]+、|（)/.test(block.text))
      return [block.text];
    return block.kind === "table" && block.title !== null ? [block.title] : [];
  });
  return [[{ text: title, bold: true }], ...entries.map((text) => [{ text: `${text}……` }])];
}

function tableGrid(table: WrittenTable, sheets: ReadonlyMap<string, string>, { draft }: Disclosure): Grid {
  const width = table.columns.length;
  const unit = table.unit?.endsWith("万元") ? "万元" : "元";
  const body = table.rows.map((row, r) =>
    row.map((cell): GridCell => {
      if (!cell) return { text: "", bordered: true };
      const heading = r < table.headerRows;
      const { figure, text } = cell;
      // Without a unit above it a table says in its cells what they are in.
      if (!figure || figure.value === null || table.unit === null)
        return {
          text,
          bordered: true,
          bold: heading,
          centred: heading || cell.align === "center",
          wrapped: !heading,
        };
      const number = excelNumber(figure.value, figure.quantity, unit);
      return { text: "", number, bordered: true, formula: formulaOf(figure.sum, table.id, sheets) };
    }),
  );
  const merges = mergesOf(table.rows);
  return {
    name: sheets.get(table.id) ?? table.id,
    widths: table.columns.map(({ width: share }) => Math.max(9, Math.min(40, share * 1.1))),
    rows: [
      ...caption(table),
      ...body,
      ...[...table.notes, ...(draft ? [draftWords] : [])].map((text) => [{ text }]),
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: width - 1 }, ...merges],
    frozen: captionRows + table.headerRows,
    headings: Array.from({ length: table.headerRows }, (_, i) => captionRows + i),
    locked: false,
    landscape: table.landscape,
    choices: [],
  };
}

/** A total as the sum of its cells; null for a figure of its own or one that repeats another sheet's. */
function formulaOf(
  sum: readonly CellTerm[] | null,
  own: string,
  sheets: ReadonlyMap<string, string>,
): string | null {
  if (!sum || sum.length === 0) return null;
  return sum
    .map(({ table, row, column, sign }, i) => {
      const cell = `${columnName(column)}${captionRows + row + 1}`;
      const ref = table === own ? cell : `'${sheets.get(table) ?? ""}'!${cell}`;
      const plus = i === 0 ? "" : "+";
      return `${sign === -1 ? "-" : plus}${ref}`;
    })
    .join("");
}
