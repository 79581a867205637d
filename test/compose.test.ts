import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { compareAccounts } from "../src/audit/compare.ts";
import { audit } from "../src/audit/engine.ts";
import { accountsBook } from "../src/compose/accounts-book.ts";
import { compose } from "../src/compose/compose.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import { accountsOfWorkbook } from "../src/compose/from-workbook.ts";
import type { Account } from "../src/facts/account.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { accountsWorkbook } from "../src/write/accounts-workbook.ts";
import { factsCsv } from "../src/write/facts-csv.ts";
import { factsParquet } from "../src/write/facts-parquet.ts";
import { inventedAccounts } from "./composed.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";
import { shared } from "./needs.ts";
import { compositionOf, drawnAccounts, readable, readBack, stated } from "./read-back.ts";

function composedAccount(accounts: Accounts): Account {
  return recognise(writtenDocument(compose(accounts).disclosure), { profile: accounts.layout });
}

describe("a disclosure composed from a clean account", () => {
  test.each([
    ["simple", 1],
    ["simple", 2],
    ["rich", 1],
    ["rich", 2],
  ] as const)("%s %s passes the audit with no error", (shape, seed) => {
    const account = composedAccount(inventedAccounts({ seed, shape }));
    const { verdict, findings } = audit(account);
    expect(findings.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    expect(verdict.publishable).toBe(true);
    expect(account.unbound).toEqual([]);
  });

  test("asks for what is missing by name and warns of nothing else", () => {
    const accounts = inventedAccounts({ seed: 2 });
    const { missing } = compose({ ...accounts, texts: new Map() });
    expect(missing.map(({ id }) => id)).toContain("reason:totals");
    expect(missing.map(({ label }) => label)).toContain("主要职责");
    expect(audit(composedAccount(accounts)).verdict.warnings).toBe(0);
  });

  test("any accounts: the workbook holds them all, and every format gives the same facts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const accounts = drawnAccounts(seed);
        const composition = compositionOf(accounts);
        const { account, disclosure } = composition;
        const expected = stated(account);

        const book = readXlsx(await accountsWorkbook(accountsBook(accounts)));
        const again = accountsOfWorkbook(recognise(book, { profile: accounts.layout }), book.workbook!);
        expect(again.findings).toEqual([]);
        expect(stated(composedAccount(again.accounts))).toEqual(expected);

        for (const format of readable) {
          const read = stated(await readBack(composition, format));
          expect({ format, read }).toEqual({ format, read: expected });
        }
        const parquet = factsParquet(disclosure, account.facts);
        const rows = await parquetReadObjects({ file: parquet.buffer as ArrayBuffer });
        expect(rows.map(({ key, value }) => `${key} ${value}`)).toEqual(
          account.facts.map(({ key, value }) => `${key} ${value}`),
        );
        expect(factsCsv(account.facts).split("\r\n").length).toBe(account.facts.length + 2);
      }),
      { numRuns: 50 },
    );
  });
});

describe("what was not typed is computed", () => {
  test("totals, parents and summary tables follow from the lowest subjects alone", () => {
    const accounts = inventedAccounts({ seed: 3, shape: "rich" });
    const whole = composedAccount(accounts);
    const typed = new Map(
      [...accounts.figures].filter(([key]) => {
        const code = /\|function=(\d+)/.exec(key)?.[1];
        // No table by subject holds this revenue.
        if (/basis=|year=/.test(key) || key === "revenue|source=国有资本经营预算财政拨款") return true;
        if (/^(?:expenditure|revenue|grand-total)(?:$|\|)/.test(key) && !/economic=/.test(key))
          return code?.length === 7 && /nature=|source=/.test(key);
        return !/kind=合计|moment=年末|item=合计|kind=(?:人员|公用)经费/.test(key);
      }),
    );
    const economics = [...typed.keys()].filter((key) => /economic=\d{3}(?:\||$)/.test(key));
    for (const key of economics) typed.delete(key);
    expect(typed.size).toBeLessThan(accounts.figures.size);
    const fewer = composedAccount({ ...accounts, figures: typed });
    const tables = (account: Account): string[] => stated(account).filter((line) => line.startsWith("公开"));
    expect(tables(fewer)).toEqual(tables(whole));
  });
});

test("a disclosure without tables gives the figures that its text states", () => {
  const layout = layouts.find(({ id }) => id === "fujian")!;
  const account = recognise(readText(new TextEncoder().encode(laidOut(layout, 1, "simple"))));
  expect(account.tables.filter(({ form }) => form !== null)).toEqual([]);
  const { figures, functions } = accountsOf(account, { profile: "national-9" });
  const stated = (key: string): bigint | undefined => account.facts.find((fact) => fact.key === key)?.value;
  for (const key of ["revenue", "expenditure", "expenditure|nature=项目支出"])
    expect({ key, value: figures.get(key)?.value }).toEqual({ key, value: stated(key) });
  expect(functions.map(({ code }) => code)).toContain("2080505");
  expect(functions.map(({ code }) => code)).toContain("20805");
});

for (const name of [
  "yangcheng-2022.txt",
  "putuo-finance-2024.pdf",
  "putuo-social-work-2024.pdf",
  "swu-2023.pdf",
]) {
  const file = shared(`corpus/${name}`);
  describe.skipIf(file.absent)(
    file.named(`the real disclosure ${name}, taken apart and composed anew`),
    () => {
      async function roundTrip(): Promise<{ original: Account; composed: Account }> {
        const document = await readAny(new Uint8Array(readFileSync(file.url)), name);
        const original = recognise(document);
        const accounts = accountsOf(original, { profile: original.profile! });
        const book = readXlsx(await accountsWorkbook(accountsBook(accounts)));
        const { accounts: read } = accountsOfWorkbook(
          recognise(book, { profile: accounts.layout }),
          book.workbook!,
        );
        return { original, composed: composedAccount(read) };
      }

      test("every figure of the tables is equal", async () => {
        const { original, composed } = await roundTrip();
        const tables = (account: Account): string[] => [
          ...new Set(
            account.facts
              .filter(
                ({ home, value, concept }) =>
                  home.startsWith("公开") && value !== 0n && concept !== "equipment-threshold",
              )
              .map(({ home, key, value }) => `${home} ${key} ${value}`),
          ),
        ];
        expect(tables(composed).sort()).toEqual(tables(original).sort());
      });

      test("a claim differs only where the audit found the original wrong", async () => {
        const { original, composed } = await roundTrip();
        const { findings } = audit(original);
        const places = new Set(
          findings.flatMap(({ where, suspects }) =>
            [...where, ...suspects].map(({ page, line, text }) => `${page} ${line} ${text}`),
          ),
        );
        const differing = compareAccounts(original, composed).filter(
          ({ kind }) => kind === "value" || kind === "direction",
        );
        const unfounded = differing.filter(
          ({ a }) => !a.some(({ place }) => places.has(`${place.page} ${place.line} ${place.text}`)),
        );
        expect(unfounded.map(({ key, a }) => `${key} ${a.map(({ printed }) => printed).join("、")}`)).toEqual(
          [],
        );
      });
    },
  );
}
