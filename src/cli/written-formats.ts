import { createHash } from "node:crypto";
import { identitiesOf } from "../audit/engine.ts";
import type { Account } from "../facts/account.ts";
import type { Disclosure } from "../facts/disclosure.ts";
import type { Report } from "../facts/report.ts";
import type { Typesetter } from "../write/pdf/typesetter.ts";

/** A file to be written, below the folder that was asked for. */
export interface WrittenFile {
  readonly folder: string;
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A composed disclosure with the facts it states and the audit of them. */
export interface Composition {
  readonly disclosure: Disclosure;
  readonly account: Account;
  readonly report: Report;
  readonly stem: string;
}

let opened: Promise<Typesetter> | null = null;

/** The engine takes a while to load and keeps nothing of a document: one serves all. */
function sharedTypesetter(): Promise<Typesetter> {
  opened ??= import("../typeset/typst.ts").then(({ openTypst }) => openTypst());
  return opened;
}

/** Every format in which a disclosure is written; each loads its writer when it is asked for. */
export const writtenFormats: Readonly<Record<string, (of: Composition) => Promise<WrittenFile[]>>> = {
  docx: async ({ disclosure, stem }) => {
    const { disclosureDocx } = await import("../write/disclosure-docx.ts");
    return [{ folder: "", name: `${stem}.docx`, content: await disclosureDocx(disclosure) }];
  },
  pdf: async ({ disclosure, stem }) => {
    const [{ disclosurePdf }, typesetter] = await Promise.all([
      import("../write/disclosure-pdf.ts"),
      sharedTypesetter(),
    ]);
    return [{ folder: "", name: `${stem}.pdf`, content: disclosurePdf(disclosure, typesetter) }];
  },
  json: async ({ disclosure, account, stem }) => {
    const { disclosureJson } = await import("../write/disclosure-json.ts");
    const text = `${JSON.stringify(disclosureJson(disclosure, account.facts), null, 2)}\n`;
    return [{ folder: "", name: `${stem}.json`, content: text }];
  },
  csv: async ({ disclosure, account, stem }) => {
    const [{ factsCsv }, { dataPackage }] = await Promise.all([
      import("../write/facts-csv.ts"),
      import("../write/data-package.ts"),
    ]);
    return [
      { folder: "", name: `${stem}.csv`, content: factsCsv(account.facts) },
      ...dataPackage(disclosure, account.facts).map(({ path, content }) => ({
        folder: "data",
        name: path,
        content,
      })),
    ];
  },
  parquet: async ({ disclosure, account, stem }) => {
    const { factsParquet } = await import("../write/facts-parquet.ts");
    return [{ folder: "", name: `${stem}.parquet`, content: factsParquet(disclosure, account.facts) }];
  },
  xlsx: async ({ disclosure, stem }) => {
    const { disclosureXlsx } = await import("../write/disclosure-xlsx.ts");
    return [{ folder: "", name: `${stem}.xlsx`, content: await disclosureXlsx(disclosure) }];
  },
  html: async ({ disclosure, account, report, stem }) => {
    const { disclosureHtml } = await import("../write/disclosure-html.ts");
    const content = disclosureHtml(disclosure, {
      account,
      report,
      checks: identitiesOf(account).map(({ rule, equation }) => ({ title: rule.title, equation })),
      sha256: (text) => createHash("sha256").update(text).digest("base64"),
    });
    return [{ folder: "", name: `${stem}.html`, content }];
  },
};
