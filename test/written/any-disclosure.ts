import fc from "fast-check";
import type { Disclosure, DisclosureBlock, WrittenCell, WrittenTable } from "../../src/facts/disclosure.ts";

const signs = [..."财政拨款，。（）“”12.3abc#*_$ \n\t\u200b\u00ad"];
const text = fc.oneof(
  fc.constantFrom("", "第一部分 概况", "一、说明", "注：说明", "两\n行", "GDP 2022", "公开01表"),
  fc.array(fc.constantFrom(...signs), { maxLength: 80 }).map((parts) => parts.join("")),
);
const label = fc.option(text, { nil: null });

/** Where a merged cell begins and how far it reaches. */
const span = fc.record({
  row: fc.nat(11),
  column: fc.nat(13),
  down: fc.integer({ min: 1, max: 4 }),
  across: fc.integer({ min: 1, max: 4 }),
});

const table: fc.Arbitrary<WrittenTable> = fc
  .record({
    grid: fc
      .integer({ min: 1, max: 14 })
      .chain((columns) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
      ),
    spans: fc.array(span, { maxLength: 5 }),
    headerRows: fc.nat(12),
    labels: fc.record({ number: label, title: label, owner: label, year: label, unit: label }),
    notes: fc.array(text, { maxLength: 3 }),
    landscape: fc.boolean(),
    form: fc.constantFrom(null, "公开01表"),
  })
  .map(({ grid, spans, headerRows, labels, ...table }) => ({
    kind: "table",
    id: "表",
    ...labels,
    ...table,
    columns: grid[0]!.map((_, i) => ({ width: 1 + (i % 3) })),
    headerRows: Math.min(headerRows, grid.length),
    rows: merged(grid, spans),
  }));

interface Span {
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly across: number;
}

/** Cells of a grid of texts, merged where a span reaches over cells that stand alone. */
function merged(grid: readonly (readonly string[])[], spans: readonly Span[]): (WrittenCell | null)[][] {
  const rows = grid.map((row) => row.map((cell): WrittenCell | null => alone(cell)));
  for (const { row, column, down, across } of spans) {
    const reached = rows.slice(row, row + down).map((cells) => cells.slice(column, column + across));
    const whole = reached.length === down && reached.every((cells) => cells.length === across);
    const free = reached.flat().every((cell) => cell && cell.colSpan === 1 && cell.rowSpan === 1);
    if (!whole || !free) continue;
    const first = rows[row]![column]!;
    for (const cells of rows.slice(row, row + down)) cells.fill(null, column, column + across);
    rows[row]![column] = { ...first, colSpan: across, rowSpan: down };
  }
  return rows;
}

function alone(cell: string): WrittenCell {
  return { text: cell, colSpan: 1, rowSpan: 1, align: "center", figure: null };
}

const block: fc.Arbitrary<DisclosureBlock> = fc.oneof(
  fc.record({ kind: fc.constant("cover" as const), lines: fc.array(text, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant("contents" as const), title: text }),
  fc.record({
    kind: fc.constant("heading" as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    text,
    id: fc.constant("h"),
    newPage: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("paragraph" as const), text }),
  table,
);

/** Blocks in any order, with whatever in them: no disclosure anybody would write, and still to be printed. */
export const anyDisclosure: fc.Arbitrary<Disclosure> = fc
  .record({ blocks: fc.array(block, { maxLength: 8 }), draft: fc.boolean() })
  .map((made) => ({
    unit: "示例单位",
    year: 2022,
    title: "2022年度部门决算公开",
    profile: "",
    amountUnit: "元",
    ...made,
  }));
