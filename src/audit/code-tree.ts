import type { Concept } from "../facts/concept.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import { keyOf } from "../facts/fact.ts";
import type { View } from "./view.ts";

/** A column of a table by functional code: its meaning without the code. */
export interface TreeColumn {
  readonly concept: Concept;
  readonly dimensions: Dimensions;
  /** The cell of the 合计 row, if printed. */
  readonly total: Fact | undefined;
  /** Cells by code. */
  readonly cells: ReadonlyMap<string, Fact>;
}

/** The columns of a table by functional code, in printed order. */
export function treeColumns(view: View, form: string): TreeColumn[] {
  const columns = new Map<
    string,
    { concept: Concept; dimensions: Dimensions; total: Fact | undefined; cells: Map<string, Fact> }
  >();
  for (const fact of view.home(form)) {
    const { function: code, ...dimensions } = fact.dimensions;
    const key = keyOf(fact.concept, dimensions);
    let column = columns.get(key);
    if (!column) {
      column = { concept: fact.concept, dimensions, total: undefined, cells: new Map() };
      columns.set(key, column);
    }
    if (!code) column.total ??= fact;
    else if (!column.cells.has(code)) column.cells.set(code, fact);
  }
  return [...columns.values()];
}

/** Codes by the code one level above: 项 by 款, 款 by 类; classes by the empty code. */
export function childrenByCode(codes: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(codes, (code) => (code.length === 3 ? "" : code.slice(0, -2)));
}
