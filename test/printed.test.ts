import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "../src/facts/account.ts";
import { readPdf } from "../src/read/pdf.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { disclosure } from "./invented/disclosure.ts";
import { chromiumNeeded, executablePath, patience } from "./needs.ts";
import { printPdf, styles } from "./print-styles.ts";
import { printedPage } from "./printed-page.ts";

const browserThere = chromiumNeeded();

/**
 * Facts that something states; those of self-evaluation forms apart, which nobody prints without walls, and of the pieces
 * of such forms, which no layout explains.
 */
function stated({ facts }: Account, forms: boolean): string[] {
  return facts
    .filter(({ printed, value }) => printed !== "" || value !== 0n)
    .filter(({ home }) => forms || !/^(?:自评表|attachments|其他表)$/.test(home))
    .map(({ key, home, value }) => `${home} ${key} ${value}`);
}

describe.skipIf(browserThere.absent)(
  browserThere.named("an account printed as a PDF in producers' styles gives the facts of its text"),
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, timeout: patience, args: ["--no-sandbox"] });
    });
    afterAll(() => browser?.close());

    const cases = Object.entries(styles).flatMap(([name, style]) =>
      (style.shapes ?? (["rich"] as const)).map((shape) => [name, shape, style] as const),
    );
    test.each(cases)("%s (%s)", async (_name, shape, style) => {
      const document = readText(new TextEncoder().encode(disclosure({ shape })));
      const read = await readPdf(await printPdf(browser, printedPage(document, style), style));
      const forms = style.openForms !== true;
      expect(stated(recognise(read), forms)).toEqual(stated(recognise(document), forms));
    });
  },
);
