import type { AuditOptions } from "../audit/engine.ts";
import { compose } from "../compose/compose.ts";
import type { WorkbookReading } from "../compose/from-workbook.ts";
import { accountsOfWorkbook, isAccountsWorkbook } from "../compose/from-workbook.ts";
import { gapFindings, isOfGap, wordCells } from "../compose/gaps.ts";
import { workbookPlaces } from "../compose/workbook-places.ts";
import type { Account } from "../facts/account.ts";
import { isJudged } from "../facts/account.ts";
import type { Disclosure } from "../facts/disclosure.ts";
import type { Finding } from "../facts/finding.ts";
import type { Layout } from "../facts/layout.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";
import { recognise } from "../recognise/account.ts";
import { atCells, writtenDocument } from "../recognise/written.ts";
import type { ReadFile } from "./read-file.ts";

/** What an accounts workbook comes to when it is composed; nothing of it is written. */
export interface ComposedWorkbook {
  /** The accounts, and what is wrong with the workbook itself. */
  readonly reading: WorkbookReading;
  readonly disclosure: Disclosure;
  /** What the disclosure states; every place is an address of the workbook. */
  readonly account: Account;
  /** What the profile requires and the workbook leaves blank. */
  readonly gaps: readonly Finding[];
}

/** Composes an accounts workbook as it was read. Pure: `compose` writes what comes of it, `audit` judges it. */
export function composedWorkbook(
  read: Account,
  workbook: WorkbookCells,
  options: { readonly profile?: Layout | null; readonly draft?: boolean } = {},
): ComposedWorkbook {
  const reading = accountsOfWorkbook(read, workbook, { profile: options.profile ?? null });
  const { accounts } = reading;
  const { disclosure, missing } = compose(accounts, { draft: options.draft ?? false });
  return {
    reading,
    disclosure,
    account: placedAccount(read, reading, disclosure),
    gaps: gapFindings(missing, accounts, reading.cells),
  };
}

/** A sentence stands at what was typed in it, else at the first of its figures: they are known once it was recognised. */
function placedAccount(read: Account, { accounts }: WorkbookReading, disclosure: Disclosure): Account {
  const places = workbookPlaces(read, accounts, disclosure);
  const document = writtenDocument(disclosure, wordCells(accounts));
  const number = new Map<number, number>();
  document.blocks.forEach((block, b) => {
    if (block.kind === "table") number.set(b, number.size);
  });
  const inTable = (block: number, row: number, column: number): string | null => {
    const table = number.get(block);
    return table === undefined ? null : places.cell(table, row, column);
  };
  const options = { profile: accounts.layout };
  const ofBlock = new Map<number, string>();
  for (const fact of recognise(atCells(document, inTable), options).facts) {
    const cell = fact.spot.row < 0 && !ofBlock.has(fact.spot.block) ? places.figure(fact) : null;
    if (cell !== null) ofBlock.set(fact.spot.block, cell);
  }
  const address = (block: number, row: number, column: number): string | null =>
    (row < 0 ? ofBlock.get(block) : inTable(block, row, column)) ?? places.base;
  const account = recognise(atCells(document, address), options);
  const facts = account.facts.map((fact) => {
    const { row, block } = fact.spot;
    // A figure in the preparer's own words stands where they were typed.
    const told = row < 0 && fact.place.cell === address(block, -1, -1);
    const cell = told ? places.figure(fact) : null;
    return cell === null ? fact : { ...fact, place: { ...fact.place, cell } };
  });
  return { ...account, facts };
}

/** A file that is to be judged, and what was found in it beside its account. */
export interface JudgedFile extends ReadFile {
  readonly beside: Pick<AuditOptions, "beside" | "rules">;
}

/** An accounts workbook is judged as the disclosure that is composed of it; any other file as it is. */
export function asDisclosure(read: ReadFile, profile: Layout | null): JudgedFile {
  const { workbook } = read.document;
  if (!workbook || !isAccountsWorkbook(read.account)) return { ...read, beside: {} };
  const { reading, account, gaps } = composedWorkbook(read.account, workbook, { profile });
  const findings = [...reading.findings, ...gaps];
  const explains = (finding: Finding): boolean => isOfGap(finding, gaps);
  return {
    ...read,
    account: { ...account, kind: "accounts-workbook", kindReason: "是决算公开填报表" },
    // Where nothing was filled in that could be judged, what is to be filled in is all there is to say.
    beside: { beside: { findings, explains }, ...(isJudged(account.kind) ? {} : { rules: [] }) },
  };
}
