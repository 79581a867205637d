import type { DisclosureBlock, WrittenCell, WrittenTable } from "../facts/disclosure.ts";

/** A row of a table among the lines of a text: |单位名称|单位性质|; a row of one cell is the title of the rows below. */
const row = /^\|.*\|$/;

/** A row of cells as a line of text. */
export function rowLine(cells: readonly string[]): string {
  return `|${cells
    .map((cell) =>
      cell
        .replace(/\s*\n\s*/g, "")
        .replaceAll("|", "｜")
        .trim(),
    )
    .join("|")}|`;
}

/** Lines of a text as paragraphs, and as tables where they are rows. `id` begins the ids of the tables. */
export function textBlocks(lines: readonly string[], id: string): DisclosureBlock[] {
  const blocks: DisclosureBlock[] = [];
  let rows: string[][] = [];
  let tables = 0;
  const close = (): void => {
    if (rows.length > 0) {
      tables += 1;
      blocks.push(tableOf(rows, `${id}-table-${tables}`));
    }
    rows = [];
  };
  for (const line of lines) {
    const cells = row.test(line) ? line.slice(1, -1).split("|") : null;
    if (cells && cells.length > 1) {
      rows.push(cells.map((cell) => cell.trim()));
      continue;
    }
    close();
    const text = cells?.[0]?.trim() ?? line;
    if (text !== "") blocks.push({ kind: "paragraph", text });
  }
  close();
  return blocks;
}

function tableOf(rows: readonly (readonly string[])[], id: string): WrittenTable {
  const width = Math.max(...rows.map(({ length }) => length));
  const cell = (text: string): WrittenCell => ({
    text,
    colSpan: 1,
    rowSpan: 1,
    align: /^[-\d.,%]+$/.test(text) ? "right" : "left",
    figure: null,
  });
  const columns = Array.from({ length: width }, (_, i) => ({
    width: Math.max(4, ...rows.map((cells) => Math.min(40, (cells[i] ?? "").length))),
  }));
  return {
    kind: "table",
    id,
    form: null,
    number: null,
    title: null,
    owner: null,
    year: null,
    unit: null,
    columns,
    headerRows: 1,
    rows: rows.map((cells) => Array.from({ length: width }, (_, i) => cell(cells[i] ?? ""))),
    notes: [],
    landscape: false,
  };
}
