import { columnName } from "../facts/cell-name.ts";
import type { DataProblem, FactData, OpenData } from "../facts/open-data.ts";
import type { Place } from "../facts/place.ts";
import type { Quantity } from "../facts/quantity.ts";
import type { ReadJson } from "./json.ts";
import type { Shape } from "./open-data-shape.ts";
import {
  blockShapes,
  cellShape,
  disclosureShape,
  factShape,
  fieldProblems,
  isObject,
} from "./open-data-shape.ts";

const quantities: readonly Quantity[] = ["amount", "percent", "count", "score", "text"];

/** What an open-data file says in data, and where it is not of its published form. Throws nothing. */
export function openDataOf({ value, repeated }: ReadJson, blocks: readonly unknown[]): OpenData {
  const file = isObject(value) ? value : {};
  const facts = Array.isArray(file.facts) ? file.facts : [];
  const tables = blocks.flatMap((block) => (isObject(block) && block.kind === "table" ? [block] : []));
  return {
    unit: textIn(file.unit),
    year: typeof file.year === "number" ? file.year : null,
    title: textIn(file.title),
    profile: textIn(file.profile),
    amountUnit: textIn(file.amountUnit),
    draft: file.draft === true,
    forms: tables.map(({ form }) => textIn(form)),
    facts: facts.flatMap(factOf),
    problems: [
      ...repeated.map(({ path, key }) =>
        problem(nowhere, `${placeWords(path)}有两个“${key}”，不能知道哪一个算数`),
      ),
      ...shaped(file, disclosureShape, nowhere, ""),
      ...blocks.flatMap(blockProblems),
      ...facts.flatMap((fact, at) =>
        isObject(fact)
          ? shaped(fact, factShape, placeOfFact(fact), `facts第${at + 1}项`)
          : [problem(nowhere, `facts第${at + 1}项不是一项事实`)],
      ),
    ],
  };
}

const nowhere: Place = { table: null, row: null, column: null, page: null, line: null, cell: null, text: "" };

/** “blocks.2.rows.3.1” as a person counts. */
function placeWords(path: string): string {
  const [first = "", at = "", inside = "", row = "", column = ""] = path.split(".");
  if (first === "") return "文件最外层";
  if (first !== "blocks" || at === "") return `${first}${at === "" ? "" : `第${Number(at) + 1}项`}`;
  const block = `第${Number(at) + 1}块`;
  return inside === "rows" && column !== ""
    ? `${block}!${columnName(Number(column))}${Number(row) + 1}`
    : block;
}

function problem(place: Place, message: string): DataProblem {
  return { severity: "error", message, place };
}

function shaped(
  value: Readonly<Record<string, unknown>>,
  shape: Shape,
  place: Place,
  where: string,
): DataProblem[] {
  return fieldProblems(value, shape).map(({ unknown, message }) => ({
    // What nobody reads cannot contradict; it may still be a misspelt name.
    severity: unknown ? "warning" : "error",
    message: `${where}${message}`,
    place,
  }));
}

function blockProblems(block: unknown, at: number): DataProblem[] {
  const cell = `第${at + 1}块`;
  const place: Place = { ...nowhere, cell };
  const shape = isObject(block) ? blockShapes[String(block.kind)] : undefined;
  if (!isObject(block) || !shape) return [problem(place, "这一块不是封面、目录、标题、段落或表格")];
  const table = textIn(block.form) ?? textIn(block.title);
  const named: Place = {
    ...place,
    table: block.kind === "table" ? table : null,
    text: textIn(block.text) ?? "",
  };
  const own = shaped(block, shape, named, "");
  return block.kind === "table" && Array.isArray(block.rows)
    ? [...own, ...rowProblems(block.rows, named)]
    : own;
}

function rowProblems(rows: readonly unknown[], place: Place): DataProblem[] {
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  return rows.flatMap((row, r): DataProblem[] => {
    if (!Array.isArray(row)) return [problem(place, `第${r + 1}行不是一行单元格`)];
    const uneven =
      row.length === width ? [] : [problem(place, `第${r + 1}行有${row.length}格，其他行有${width}格`)];
    const label = row.flatMap((cell) => (isObject(cell) ? (textIn(cell.text) ?? []) : []))[0] ?? null;
    return [
      ...uneven,
      ...row.flatMap((cell: unknown, c): DataProblem[] => {
        const at = { ...place, row: label, cell: `${place.cell}!${columnName(c)}${r + 1}` };
        if (cell === null) return [];
        return isObject(cell)
          ? cellProblems(cell, { ...at, text: textIn(cell.text) ?? "" })
          : [problem(at, "不是单元格")];
      }),
    ];
  });
}

function cellProblems(cell: Readonly<Record<string, unknown>>, place: Place): DataProblem[] {
  const [key, value] = ["key", "value"].map((name) => Object.hasOwn(cell, name));
  const alone =
    key === value ? [] : [problem(place, `有“${key ? "key" : "value"}”而没有“${key ? "value" : "key"}”`)];
  return [...shaped(cell, cellShape, place, ""), ...alone];
}

function placeOfFact(fact: Readonly<Record<string, unknown>>): Place {
  const home = textIn(fact.home) ?? "";
  return {
    ...nowhere,
    table: /^(?:公开|自评表)/.test(home) ? home : null,
    row: textIn(fact.row),
    column: textIn(fact.column),
    text: textIn(fact.printed) ?? "",
  };
}

function factOf(fact: unknown): FactData[] {
  if (!isObject(fact)) return [];
  const dimensions = isObject(fact.dimensions) ? Object.entries(fact.dimensions) : [];
  return [
    {
      concept: textIn(fact.concept) ?? "",
      dimensions: Object.fromEntries(
        dimensions.flatMap(([name, one]) => (typeof one === "string" ? [[name, one]] : [])),
      ),
      quantity: quantities.find((one) => one === fact.quantity) ?? "text",
      value: textIn(fact.value) ?? "",
      printed: textIn(fact.printed) ?? "",
      home: textIn(fact.home) ?? "",
      row: textIn(fact.row),
      column: textIn(fact.column),
    },
  ];
}

/** A text; a number that should have been one is taken as it is typed. */
function textIn(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : null;
}
