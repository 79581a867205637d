import { createHash } from "node:crypto";
import { identitiesOf, openAudit } from "../src/audit/engine.ts";
import { compose } from "../src/compose/compose.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import type { Account } from "../src/facts/account.ts";
import type { Accounts } from "../src/facts/accounts.ts";
import type { Disclosure } from "../src/facts/disclosure.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { writtenDocument } from "../src/recognise/written.ts";
import { disclosureHtml } from "../src/write/disclosure-html.ts";
import type { DisclosureOptions } from "./invented/disclosure.ts";
import { disclosure as invented } from "./invented/disclosure.ts";

const profile = "shanxi-2022";

/** The accounts of an invented unit. */
export function inventedAccounts(options: DisclosureOptions = {}): Accounts {
  const account = recognise(readText(new TextEncoder().encode(invented(options))), { profile });
  return accountsOf(account, { profile });
}

export interface ComposedPage {
  readonly disclosure: Disclosure;
  readonly account: Account;
  readonly html: string;
}

/** A disclosure composed of accounts, what it states, and its page. */
export function composedPage(accounts: Accounts, { draft = false } = {}): ComposedPage {
  const { disclosure } = compose(accounts, { draft });
  const account = recognise(writtenDocument(disclosure), { profile });
  const html = disclosureHtml(disclosure, {
    account,
    report: openAudit(account).report(),
    checks: identitiesOf(account).map(({ rule, equation }) => ({ title: rule.title, equation })),
    sha256: (text) => createHash("sha256").update(text).digest("base64"),
  });
  return { disclosure, account, html };
}
