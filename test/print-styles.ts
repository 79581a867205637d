import type { Browser } from "playwright-core";
import { patience } from "./needs.ts";
import type { PrintStyle } from "./printed-page.ts";
import { turnedPdf } from "./turned-pdf.ts";

const walls = "td, th { border: 0.5pt solid #000; }";
const broken =
  "table { table-layout: fixed; } td, th, td.amount { word-break: break-all; white-space: normal; }";

/** Producers' ways of drawing the same account. */
export const styles: Readonly<Record<string, PrintStyle>> = {
  bordered: { css: walls, shapes: ["simple", "rich"] },
  "lying pages, small signs, running heads": {
    css: `${walls} @page { size: A4 landscape; margin: 25mm 15mm; } table { font-size: 6.5pt; }`,
    running: true,
  },
  "narrow cells": { css: `${walls} ${broken} table { font-size: 8pt; }` },
  zebra: {
    openForms: true,
    css: "tr:nth-child(even) td { background: #dde8f4; } th { background: #456; color: #fff; }",
  },
  "zebra with walls": { css: `${walls} tr:nth-child(even) td { background: #dde8f4; }` },
  "walls apart": { css: `table { border-collapse: separate; border-spacing: 1.5pt; } ${walls}` },
  "double walls": { css: "td, th { border: 2.25pt double #000; }" },
  "dashed walls": { css: "td, th { border: 0.75pt dashed #000; }" },
  "dotted walls": { css: "td, th { border: 0.75pt dotted #000; }" },
  "three lines": {
    openForms: true,
    shapes: ["simple", "rich"],
    css: "table { border-top: 1.5pt solid; border-bottom: 1.5pt solid; } thead { border-bottom: 0.75pt solid; }",
  },
  "lines across": {
    openForms: true,
    css: "td, th { border-top: 0.5pt solid; border-bottom: 0.5pt solid; }",
  },
  "lines down": {
    openForms: true,
    css: "td, th { border-left: 0.5pt solid; border-right: 0.5pt solid; } table { border: 0.5pt solid; }",
  },
  "no lines": { css: "", openForms: true, shapes: ["simple", "rich"] },
  "no lines, figures in the middle": {
    openForms: true,
    css: "td.amount, td.number { text-align: center; }",
  },
  "no lines, rows set close": {
    openForms: true,
    css: "td, th { padding: 0.8pt 3pt; } table { font-size: 7pt; line-height: 1.3; }",
  },
  "no lines, rows far apart": {
    openForms: true,
    css: "td, th { padding: 6pt 3pt; } table { font-size: 8pt; }",
  },
  "names to the top, lines across": {
    openForms: true,
    css: "td { vertical-align: top; } td, th { border-bottom: 0.5pt solid #aaa; }",
  },
  "walls missing before figures": {
    openForms: true,
    css: `${walls} td:not(:first-child) { border-left: none; } td:not(:last-child) { border-right: none; }`,
  },
  "numbers in parentheses, title again on each page": {
    css: `${walls} thead tr:first-child th { border-top: 2pt double #000; }`,
    running: true,
  },
  "open sides": {
    css: `${walls} td:first-child, th:first-child { border-left: none; } td:last-child, th:last-child { border-right: none; }`,
  },
  "drawn upwards": { css: walls, turn: { drawn: "left", rotate: 0 } },
  "drawn downwards": { css: walls, turn: { drawn: "right", rotate: 0 } },
  "drawn upwards, shown upright": { css: walls, turn: { drawn: "left", rotate: 1 } },
  "drawn downwards, shown upright": { css: walls, turn: { drawn: "right", rotate: 3 } },
  "shown lying on its side": { css: walls, turn: { drawn: "upright", rotate: 1 } },
  "shown upside down": { css: walls, turn: { drawn: "upright", rotate: 2 } },
  separators: { css: walls, amount: (text) => text.replace(/\B(?=(\d{3})+\.)/g, ",") },
  "blanks for separators": { css: walls, amount: (text) => text.replace(/\B(?=(\d{3})+\.)/g, " ") },
  "full width": {
    css: `${walls} table { font-size: 5pt; } td, th { padding: 1pt; }`,
    amount: (text) =>
      text.replace(/[\d.]/g, (sign) =>
        sign === "." ? "．" : String.fromCodePoint(sign.codePointAt(0)! + 0xfee0),
      ),
  },
};

/** Prints a page as a PDF. */
export async function printPdf(browser: Browser, html: string, style: PrintStyle): Promise<Uint8Array> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  try {
    await page.setContent(html);
    const printed = new Uint8Array(
      await page.pdf({
        preferCSSPageSize: true,
        displayHeaderFooter: style.running ?? false,
        headerTemplate:
          '<div style="font-size:8pt;width:100%;text-align:center">某县2022年度部门决算公开</div>',
        footerTemplate:
          '<div style="font-size:8pt;width:100%;text-align:center">第<span class="pageNumber"></span>页 共<span class="totalPages"></span>页</div>',
      }),
    );
    return style.turn ? await turnedPdf(printed, style.turn) : printed;
  } finally {
    await page.close();
  }
}
