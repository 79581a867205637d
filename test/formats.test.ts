import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/engine.ts";
import type { Account } from "../src/facts/account.ts";
import { readDocx } from "../src/read/docx.ts";
import { readHtml } from "../src/read/html.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { asDocx, asHtml, asOneSheet, asXlsx } from "./formats.ts";
import { disclosure } from "./invented/disclosure.ts";
import { plantedExample } from "./invented/planted.ts";

const stated = ({ facts }: Account): string[] =>
  facts
    .filter(({ printed, value }) => printed !== "" || value !== 0n)
    .map(({ key, home, value }) => `${home} ${key} ${value}`);

describe("the same account in every format gives the same facts and the same errors", () => {
  for (const [name, text] of [
    ["simple", disclosure({ shape: "simple" })],
    ["rich", disclosure({ shape: "rich" })],
    ["planted", plantedExample()],
  ] as const) {
    const document = readText(new TextEncoder().encode(text));
    const base = recognise(document);
    const errors = (account: Account): string[] =>
      audit(account)
        .findings.filter(({ severity }) => severity === "error")
        .map(({ id }) => id)
        .sort();

    test.each([
      ["Word", () => readDocx(asDocx(document))],
      ["Excel", () => readXlsx(asXlsx(document))],
      ["one sheet of Excel", () => readXlsx(asOneSheet(document))],
      ["a web page", () => readHtml(asHtml(document))],
    ] as const)(`${name} as %s`, (_format, read) => {
      const account = recognise(read());
      expect(stated(account)).toEqual(stated(base));
      expect(errors(account)).toEqual(errors(base));
    });
  }
});
