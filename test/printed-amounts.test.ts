import { describe, expect, test } from "vitest";
import type { AccountTable } from "../src/facts/account.ts";
import { corpusPdfs, hasPoppler, proveTables } from "./printed-amounts.ts";

const files = corpusPdfs();
const poppler = hasPoppler();
if (!poppler)
  process.stderr.write("pdftotext (poppler-utils) is not installed: amounts are not compared with it\n");
if (files.length === 0)
  process.stderr.write("../shared/corpus is absent: its PDFs are not compared with pdftotext\n");

const spoiled: Readonly<Record<string, (rows: AccountTable["rows"], from: number) => AccountTable["rows"]>> =
  {
    "a row too low": (rows, from) => [...rows.slice(0, from), rows.at(-1)!, ...rows.slice(from, -1)],
    "two columns changed over": (rows, from) =>
      rows.map((row, r) => (r < from ? row : [...row.slice(0, -2), row.at(-1)!, row.at(-2)!])),
    "the last row lost": (rows) => rows.slice(0, -1),
    "the last row twice": (rows) => [...rows, rows.at(-1)!],
  };

describe.skipIf(!poppler || files.length === 0)("amounts against the words of another program", () => {
  test.each(files.map((file) => [file.pathname.split("/").at(-1) ?? "", file] as const))(
    "every amount of %s is in its cell",
    async (_name, file) => {
      const { problems, proven, amounts } = await proveTables(file);
      expect(problems).toEqual([]);
      expect(proven).toBe(amounts);
    },
  );

  test.each(Object.entries(spoiled))("%s is noticed", async (_name, spoil) => {
    const file = files.find(({ pathname }) => pathname.endsWith("putuo-welfare-2024.pdf"));
    if (!file) return;
    const { problems } = await proveTables(file, (tables) =>
      tables.map((table, i) => (i === 2 ? { ...table, rows: spoil(table.rows, table.headerRows) } : table)),
    );
    expect(problems).not.toEqual([]);
  });
});
