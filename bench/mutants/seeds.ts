import { read, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import { compose } from "../../src/compose/compose.ts";
import { readText } from "../../src/read/text.ts";
import { recognise } from "../../src/recognise/account.ts";
import { writtenDocument } from "../../src/recognise/written.ts";
import { openTypst } from "../../src/typeset/typst.ts";
import { disclosureJson } from "../../src/write/disclosure-json.ts";
import { disclosurePdf } from "../../src/write/disclosure-pdf.ts";
import { inventedAccounts } from "../../test/composed.ts";
import { asDocx, asHtml, asXlsx } from "../../test/formats.ts";
import { disclosure } from "../../test/invented/disclosure.ts";

/** A file without a fault, of every format that is read. */
export interface Seed {
  readonly format: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const formats = ["txt", "md", "html", "docx", "xlsx", "xls", "pdf", "zip", "json"] as const;

/** The seed of a format: an invented disclosure that may be published, the same bytes each time. */
export async function seedOf(format: (typeof formats)[number]): Promise<Seed> {
  return { format, name: `决算.${format}`, bytes: await bytesOf(format) };
}

async function bytesOf(format: (typeof formats)[number]): Promise<Uint8Array> {
  const text = new TextEncoder().encode(disclosure());
  const document = readText(text);
  switch (format) {
    case "txt":
    case "md":
      return text;
    case "html":
      return asHtml(document);
    case "docx":
      return asDocx(document);
    case "xlsx":
      return asXlsx(document);
    case "xls":
      return asXls(asXlsx(document));
    case "zip":
      return zipSync({ "公开/决算.docx": asDocx(document) });
    case "pdf":
      return disclosurePdf(composed(), await openTypst());
    case "json": {
      const written = composed();
      const { facts } = recognise(writtenDocument(written));
      return new TextEncoder().encode(JSON.stringify(disclosureJson(written, facts)));
    }
  }
}

function composed(): ReturnType<typeof compose>["disclosure"] {
  return compose(inventedAccounts(), {}).disclosure;
}

/** A workbook as Excel saved it before 2007. */
function asXls(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(write(read(bytes, { type: "array" }), { type: "buffer", bookType: "biff8" }));
}
