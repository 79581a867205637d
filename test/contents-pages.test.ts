import { expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import { compose } from "../src/compose/compose.ts";
import type { Document } from "../src/read/document.ts";
import { readPdf } from "../src/read/pdf.ts";
import { recognise } from "../src/recognise/account.ts";
import { openTypst } from "../src/typeset/typst.ts";
import { disclosurePdf } from "../src/write/disclosure-pdf.ts";
import { inventedAccounts } from "./composed.ts";

const { disclosure } = compose(inventedAccounts({ seed: 1 }));
const printed = await readPdf(disclosurePdf(disclosure, await openTypst()));

/** The document with another page number behind an entry of its contents. */
function withPage(document: Document, title: string, page: number): Document {
  const blocks = document.blocks.map((block) => {
    if (block.kind === "table") return block;
    const { text } = block.passage;
    if (!text.includes(title) || !/\.{4,}/.test(text)) return block;
    return { ...block, passage: { ...block.passage, text: text.replace(/\d+$/, String(page)) } };
  });
  return { ...document, blocks };
}

const wrongPages = (document: Document): string[] =>
  audit(recognise(document))
    .findings.filter(({ rule, message }) => rule === "contents-match-headings" && /页码/.test(message))
    .map(({ message }) => message);

test("the contents of a PDF name the pages on which the headings stand, covers not counted", () => {
  expect(wrongPages(printed)).toEqual([]);
});

test("an entry with the page of something else is named with the page that it should have", () => {
  const [message, ...others] = wrongPages(withPage(printed, "支出决算表", 2));
  expect(message).toMatch(/目录“.*支出决算表”印的页码是2，标题在第\d+页，按其他条目应印[3-9]/);
  expect(others.every((one) => /印的页码是2|小于上一条/.test(one))).toBe(true);
});
