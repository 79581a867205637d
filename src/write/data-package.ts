import type { Disclosure, WrittenTable } from "../facts/disclosure.ts";
import type { Fact } from "../facts/fact.ts";
import { csvText, factColumns, factsCsv } from "./facts-csv.ts";

/** A file of a data package, by its path inside the package. */
export interface PackageFile {
  readonly path: string;
  readonly content: string;
}

/**
 * A Frictionless data package: the facts and every statutory table as CSV, described in `datapackage.json` (Data
 * Package v1). Tables have no header row of fields: their columns are named by position, as printed rows are kept.
 */
export function dataPackage(disclosure: Disclosure, facts: readonly Fact[]): PackageFile[] {
  const { unit, year, title, blocks } = disclosure;
  const tables = blocks.filter((block): block is WrittenTable => block.kind === "table");
  const files = tables.map((table) => ({ table, path: `${table.id}.csv`, content: tableCsv(table) }));
  const description = {
    profile: "tabular-data-package",
    name: `final-accounts-${year}`,
    title: `${unit}${title}`,
    resources: [
      {
        name: "facts",
        title: "全部事实",
        path: "facts.csv",
        profile: "tabular-data-resource",
        encoding: "utf-8",
        mediatype: "text/csv",
        schema: { fields: factColumns, missingValues: [""] },
      },
      ...files.map(({ table, path }, i) => ({
        name: `table-${String(i + 1).padStart(2, "0")}`,
        title: table.title ?? table.id,
        path,
        profile: "tabular-data-resource",
        encoding: "utf-8",
        mediatype: "text/csv",
        schema: {
          fields: columnNames(table).map((name) => ({ name, type: "string" })),
          missingValues: [""],
        },
      })),
    ],
  };
  return [
    { path: "datapackage.json", content: `${JSON.stringify(description, null, 2)}\n` },
    { path: "facts.csv", content: factsCsv(facts) },
    ...files.map(({ path, content }) => ({ path, content })),
  ];
}

function columnNames({ columns }: WrittenTable): string[] {
  return columns.map((_, i) => `列${i + 1}`);
}

function tableCsv(table: WrittenTable): string {
  return csvText([columnNames(table), ...table.rows.map((row) => row.map((cell) => cell?.text ?? ""))]);
}
