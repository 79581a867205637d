import { openAudit } from "../src/audit/engine.ts";
import type { Composition } from "../src/cli/written-formats.ts";
import { writtenFormats } from "../src/cli/written-formats.ts";
import { compose } from "../src/compose/compose.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import type { Account } from "../src/facts/account.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import { readAny } from "../src/read/reader.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { disclosure as invented } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";

/** Formats that state every fact and can be read again. */
export const readable = ["docx", "pdf", "xlsx", "html", "json"] as const;

/** Layouts with statutory tables, which accounts can be taken from. */
const tabled = layouts.filter(({ id }) => id !== "fujian");

/** Accounts of an invented unit: its seed draws the province, what happened in the year and every amount. */
export function drawnAccounts(seed: number): Accounts {
  const shape = seed % 2 === 0 ? "simple" : "rich";
  const layout = tabled[Math.floor(seed / 2) % (tabled.length * 2)];
  const text = layout ? laidOut(layout, seed, shape) : invented({ seed, shape });
  const account = recognise(readText(new TextEncoder().encode(text)));
  return accountsOf(account, { profile: account.profile ?? "national-9" });
}

/** A disclosure composed of accounts with what it states, ready to be written. */
export function compositionOf(accounts: Accounts): Composition {
  const { disclosure } = compose(accounts);
  const account = recognise(writtenDocument(disclosure), { profile: disclosure.profile });
  return { disclosure, account, report: openAudit(account).report(), stem: "公开稿" };
}

/** The account that a written format states, read back from its bytes. */
export async function readBack(
  composition: Composition,
  format: (typeof readable)[number],
): Promise<Account> {
  const [file] = await writtenFormats[format]!(composition);
  const { content, name } = file!;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return recognise(await readAny(bytes, name), { profile: composition.disclosure.profile });
}

/** Every figure that an account states, with its home and key. */
export function stated({ facts }: Account): string[] {
  return facts
    .filter(({ value, concept }) => value !== 0n && concept !== "statement")
    .map(({ home, key, value }) => `${home} ${key} ${value}`)
    .sort();
}
