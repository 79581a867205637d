import type { WrittenCell, WrittenTable } from "../../facts/disclosure.ts";
import { runFonts } from "./fonts.ts";
import { element, valued } from "./markup.ts";
import { run } from "./paragraph.ts";
import { cellMargins } from "./styles.ts";
import type { TableLayout } from "./table-layout.ts";
import { cellPadding, leastRow, lineOf } from "./table-layout.ts";

/**
 * A table: ruled, its header repeated on every page, no row broken over pages unless it fills half of one, cells
 * merged as given. `style` names the paragraph style of its cells; without it everything is set directly, so that it
 * looks the same in a template of another's.
 */
export function tableMarkup(table: WrittenTable, layout: TableLayout, style: string | null): string {
  const total = layout.columns.reduce((sum, width) => sum + width, 0);
  const properties = element(
    "w:tblPr",
    {},
    element("w:tblW", { "w:w": total, "w:type": "dxa" }),
    valued("w:jc", "center"),
    element(
      "w:tblBorders",
      {},
      ...["top", "left", "bottom", "right", "insideH", "insideV"].map((side) =>
        element(`w:${side}`, { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto" }),
      ),
    ),
    element("w:tblLayout", { "w:type": "fixed" }),
    cellMargins(cellPadding),
    element("w:tblLook", { "w:val": layout.headerRows > 0 ? "0020" : "0000" }),
    table.title === null ? "" : valued("w:tblCaption", table.title),
  );
  const grid = element(
    "w:tblGrid",
    {},
    ...layout.columns.map((width) => element("w:gridCol", { "w:w": width })),
  );
  const rows = table.rows.map((_, r) => rowMarkup(table, layout, r, style));
  return element("w:tbl", {}, properties, grid, ...rows);
}

function rowMarkup(table: WrittenTable, layout: TableLayout, r: number, style: string | null): string {
  const header = r < layout.headerRows;
  const properties = element(
    "w:trPr",
    {},
    (layout.rows[r] ?? 0) <= layout.mostKept ? element("w:cantSplit") : "",
    element("w:trHeight", { "w:val": Math.round(leastRow(layout.size) * 20), "w:hRule": "atLeast" }),
    header ? element("w:tblHeader") : "",
  );
  const cells: string[] = [];
  let column = 0;
  while (column < layout.columns.length) {
    const { cell, span, merge } = cellAt(table, r, column, layout.columns.length);
    const width = layout.columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    cells.push(
      element(
        "w:tc",
        {},
        element(
          "w:tcPr",
          {},
          element("w:tcW", { "w:w": width, "w:type": "dxa" }),
          span > 1 ? valued("w:gridSpan", span) : "",
          merge === null ? "" : valued("w:vMerge", merge),
          valued("w:vAlign", "center"),
        ),
        ...cellParagraphs(cell, layout, header, style),
      ),
    );
    column += span;
  }
  return element("w:tr", {}, properties, ...cells);
}

interface CellAt {
  /** Null where a cell above spans over. */
  readonly cell: WrittenCell | null;
  readonly span: number;
  readonly merge: "restart" | "continue" | null;
}

function cellAt(table: WrittenTable, r: number, column: number, width: number): CellAt {
  const cell = table.rows[r]?.[column] ?? null;
  if (cell) {
    const span = Math.max(1, Math.min(cell.colSpan, width - column));
    return { cell, span, merge: cell.rowSpan > 1 ? "restart" : null };
  }
  for (let above = r - 1; above >= 0; above -= 1) {
    const found = table.rows[above]?.[column];
    if (!found) continue;
    if (above + found.rowSpan <= r) break;
    return { cell: null, span: Math.max(1, Math.min(found.colSpan, width - column)), merge: "continue" };
  }
  return { cell: null, span: 1, merge: null };
}

function cellParagraphs(
  cell: WrittenCell | null,
  { size }: TableLayout,
  header: boolean,
  style: string | null,
): string[] {
  const properties = element(
    "w:pPr",
    {},
    style === null ? "" : valued("w:pStyle", style),
    valued("w:snapToGrid", 0),
    element("w:spacing", {
      "w:before": 0,
      "w:after": 0,
      "w:line": Math.round(lineOf(size) * 20),
      "w:lineRule": "exact",
    }),
    style === null
      ? element("w:ind", { "w:left": 0, "w:right": 0, "w:firstLineChars": 0, "w:firstLine": 0 })
      : "",
    valued("w:jc", cell?.align ?? "left"),
  );
  const look = element(
    "w:rPr",
    {},
    style === null ? runFonts("song") : "",
    header ? element("w:b") : "",
    valued("w:sz", Math.round(size * 2)),
    valued("w:szCs", Math.round(size * 2)),
  );
  return (cell?.text ?? "").split("\n").map((line) => element("w:p", {}, properties, run(line, look)));
}
