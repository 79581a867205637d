/**
 * Converts a folder of classification CSVs to the compact JSON that `src/standard` reads:
 *   node scripts/import-codes.ts ../shared/codes
 *
 * A row of a code file is `code|name|recalledBy|witnesses|from|to|attested`. `from` and `to` are a year, a range
 * `a~b` where the sources differ, or empty where the list does not know a limit; `attested` are the years in which
 * an independent document prints the pair. What only the document under audit prints (0 witnesses) is left out.
 */
import { readFileSync, writeFileSync } from "node:fs";

const [folder = "../shared/codes"] = process.argv.slice(2);
const target = new URL("../src/standard/", import.meta.url);

type Row = Readonly<Record<string, string>>;

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly recalled: string;
  readonly witnesses: string;
  readonly from: string;
  readonly to: string;
  readonly attested: readonly number[];
}

function readCsv(name: string): Row[] {
  const text = readFileSync(`${folder}/${name}`, "utf8").replace(/^\uFEFF/, "");
  if (text.includes('"') || text.includes("|")) throw new Error(`${name}: quotes or bars are not expected`);
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const keys = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== keys.length) throw new Error(`${name}: ${line}`);
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? ""]));
  });
}

const field = (row: Row, key: string): string => row[key] ?? "";
const pair = (row: Row): string => `${field(row, "code")}|${field(row, "name")}`;
const years = (text: string): number[] => (text.match(/\d{4}/g) ?? []).map(Number);

/** A limit that lies on the edge of the list's own years says nothing: it becomes open. */
function bound(text: string, isOpen: (year: number) => boolean): string {
  const parts = years(text).map((year) => (isOpen(year) ? "" : String(year)));
  const [earliest = "", latest = earliest] = parts;
  return earliest === latest ? earliest : `${earliest}~${latest}`;
}

interface Scheme {
  readonly list: string;
  readonly attested: string;
  readonly first: number;
  readonly last: number;
  /** Whether a code that changed its meaning before the list began starts with the list. */
  readonly restart: boolean;
}

function merged({ list, attested, first, last, restart }: Scheme): Entry[] {
  const seen = new Map(
    readCsv(attested)
      .filter((row) => field(row, "witnesses") !== "0")
      .map((row) => [pair(row), row]),
  );
  const listed = readCsv(list).filter((row) => field(row, "recalled_by") !== "0");
  const names = new Set(listed.map(pair));
  const codes = new Set(listed.map((row) => field(row, "code")));
  const older = [...seen.values()].filter((row) => !names.has(pair(row)));
  const reused = new Set(older.map((row) => field(row, "code")));

  const recalled = listed.map((row): Entry => {
    const witness = seen.get(pair(row));
    const code = field(row, "code");
    const attestedYears = years(witness ? field(witness, "years_attested") : "");
    const unknown = attestedYears.some((year) => year < first) ? "" : `~${first}`;
    const restarted = reused.has(code) ? String(first) : unknown;
    return {
      code,
      name: field(row, "name"),
      recalled: field(row, "recalled_by"),
      witnesses: witness ? field(witness, "witnesses") : "0",
      from: restart ? restarted : bound(field(row, "from"), (year) => year <= first),
      to: bound(field(row, "to"), (year) => year >= last),
      attested: attestedYears,
    };
  });
  const unrecalled = older.map((row): Entry => {
    const code = field(row, "code");
    const all = years(field(row, "years_attested"));
    const before = all.filter((year) => year < first);
    const replaced = codes.has(code) && before.length > 0;
    const kept = replaced ? before : all;
    const end = Math.max(...kept);
    const start = Math.min(...kept);
    const lastSure = replaced ? first - 1 : end;
    return {
      code,
      name: field(row, "name"),
      recalled: "0",
      witnesses: field(row, "witnesses"),
      from: start > first ? String(start) : "",
      to: end >= last ? "" : bound(`${lastSure}~${Math.max(lastSure, first - 1)}`, () => false),
      attested: kept,
    };
  });
  return [...recalled, ...unrecalled].sort((a, b) => {
    if (a.code !== b.code) return a.code < b.code ? -1 : 1;
    return (a.from.match(/\d{4}/)?.[0] ?? "0") < (b.from.match(/\d{4}/)?.[0] ?? "0") ? -1 : 1;
  });
}

const line = (entry: Entry): string =>
  [entry.code, entry.name, entry.recalled, entry.witnesses, entry.from, entry.to, entry.attested.join(" ")]
    .join("|")
    .replace(/\|+$/, "");

function write(file: string, first: number, last: number, rows: readonly string[]): void {
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const text = `{\n  "first": ${first},\n  "last": ${last},\n  "rows": [\n${body}\n  ]\n}\n`;
  writeFileSync(new URL(file, target), text);
  console.log(`${file}: ${rows.length} rows, ${Buffer.byteLength(text)} bytes`);
}

const functional: Scheme = {
  list: "functional_2019-2024.csv",
  attested: "functional_attested_2016-2026.csv",
  first: 2019,
  last: 2024,
  restart: false,
};
const economic: Scheme = {
  list: "economic_2018-2024.csv",
  attested: "economic_dept_attested_2016-2026.csv",
  first: 2018,
  last: 2024,
  restart: true,
};
write("codes/functional.json", functional.first, functional.last, merged(functional).map(line));
write("codes/economic.json", economic.first, economic.last, merged(economic).map(line));

const placeholders = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/;
const divisions = readCsv("xzqh_province_city_county.csv")
  .filter((row) => !placeholders.test(field(row, "name")))
  .map((row) => field(row, "code") + field(row, "name"));
write("divisions.json", 2023, 2023, divisions);
