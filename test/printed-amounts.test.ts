import { describe, expect, test } from "vitest";
import type { AccountTable } from "../src/facts/account.ts";
import { needs } from "./needs.ts";
import { corpusPdfs, hasPoppler, proveTables } from "./printed-amounts.ts";

const files = corpusPdfs();
const poppler = needs("pdftotext (apt-get install poppler-utils)", hasPoppler());

const spoiled: Readonly<Record<string, (rows: AccountTable["rows"], from: number) => AccountTable["rows"]>> =
  {
    "a row too low": (rows, from) => [...rows.slice(0, from), rows.at(-1)!, ...rows.slice(from, -1)],
    "two columns changed over": (rows, from) =>
      rows.map((row, r) => (r < from ? row : [...row.slice(0, -2), row.at(-1)!, row.at(-2)!])),
    "the last row lost": (rows) => rows.slice(0, -1),
    "the last row twice": (rows) => [...rows, rows.at(-1)!],
  };

describe.skipIf(poppler.absent)(poppler.named("amounts against the words of another program"), () => {
  for (const file of files)
    test.skipIf(file.absent)(
      file.named(`every amount of ${file.url.pathname.split("/").at(-1)} is in its cell`),
      async () => {
        const { problems, proven, amounts } = await proveTables(file.url);
        expect(problems).toEqual([]);
        expect(proven).toBe(amounts);
      },
    );

  const budget = files.find(({ url }) => url.pathname.endsWith("putuo-welfare-2024.pdf"))!;
  test.skipIf(budget.absent).each(Object.entries(spoiled))(
    budget.named("%s is noticed"),
    async (_name, spoil) => {
      const { problems } = await proveTables(budget.url, (tables) =>
        tables.map((table, i) => (i === 2 ? { ...table, rows: spoil(table.rows, table.headerRows) } : table)),
      );
      expect(problems).not.toEqual([]);
    },
  );
});
