import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { writtenFormats } from "../src/cli/written-formats.ts";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import type { Account } from "../src/facts/account.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { layouts } from "../src/standard/layout.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { asText } from "./document-text.ts";
import { filledAccounts } from "./filled-accounts.ts";
import { compositionOf, readable } from "./read-back.ts";

/** What an audit of a file says of it, without being told its profile. */
function told(account: Account): unknown {
  const { kind, unit, year, amountUnit, profile, findings } = audit(account);
  const errors = findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
  return { kind, unit, year, amountUnit, profile, errors };
}

describe("what is composed of filled accounts passes its own audit, whatever the profile", () => {
  const cases = layouts.flatMap(({ id }) =>
    (["simple", "rich"] as const).map((shape, i) => ({ id, shape, seed: i + 1 })),
  );
  test.each(cases)("$id, $shape", async ({ id, shape, seed }) => {
    const filled = filledAccounts(id, seed, shape);
    const book = readXlsx(await accountsWorkbook(accountsBook(filled)));
    const { accounts, findings } = accountsOfWorkbook(recognise(book), book.workbook!);
    expect(findings.map(({ message }) => message)).toEqual([]);
    const composition = compositionOf(accounts);
    const expected = {
      kind: "final-accounts",
      unit: filled.unit,
      year: filled.year,
      amountUnit: filled.amountUnit,
      profile: id,
      errors: [],
    };
    expect(told(composition.account)).toEqual(expected);
    const text = asText(writtenDocument(composition.disclosure));
    expect(told(recognise(readText(new TextEncoder().encode(text))))).toEqual(expected);
    for (const format of readable) {
      const [file] = await writtenFormats[format]!(composition);
      const { content, name } = file!;
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const said = told(recognise(await readAny(bytes, name)));
      expect({ format, said }).toEqual({ format, said: expected });
    }
  });
});

describe("a new workbook has a cell for all that a profile needs", () => {
  test.each(layouts.map(({ id }) => id))("%s", (profile) => {
    const filled = filledAccounts(profile, 1, "rich");
    const empty: Accounts = {
      ...filled,
      figures: new Map(),
      texts: new Map(),
      functions: [],
      economics: [],
      evaluations: [],
    };
    const { tables, lists } = accountsBook(empty);
    const keys = new Set([
      ...tables.flatMap(({ table }) => table.rows.flat().flatMap((cell) => cell?.figure?.key ?? [])),
      ...lists.flatMap(({ rows }) => rows.flat().map(({ text }) => text)),
    ]);
    // Rows of functional subjects are added by the preparer.
    const lacking = [...filled.figures.keys()].filter((key) => !/function=|@/.test(key) && !keys.has(key));
    expect(lacking).toEqual([]);
  });
});
