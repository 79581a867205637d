import { parquetWriteBuffer } from "hyparquet-writer";
import type { Disclosure } from "../facts/disclosure.ts";
import type { Fact } from "../facts/fact.ts";

/**
 * Facts as Parquet, a row a fact, so that a nation's accounts can be read as one table: year and unit first, amounts
 * as integers of 分, other figures in ten-thousandths, texts as they were printed.
 */
export function factsParquet({ unit, year }: Disclosure, facts: readonly Fact[]): Uint8Array {
  const text = (
    name: string,
    of: (fact: Fact) => string,
  ): { name: string; data: string[]; type: "STRING" } => ({
    name,
    data: facts.map(of),
    type: "STRING",
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: "year", data: facts.map(() => year), type: "INT32" },
      text("unit", () => unit),
      text("key", ({ key }) => key),
      text("concept", ({ concept }) => concept),
      text("quantity", ({ quantity }) => quantity),
      { name: "value", data: facts.map(({ value }) => value), type: "INT64" },
      text("printed", ({ printed }) => printed),
      text("home", ({ home }) => home),
      text("row", ({ place }) => place.row ?? ""),
      text("column", ({ place }) => place.column ?? ""),
    ],
  });
  return new Uint8Array(buffer);
}
