import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { correctionsOf } from "../src/audit/corrections.ts";
import { openAudit } from "../src/audit/engine.ts";
import { mostListed } from "../src/audit/listed.ts";
import { rules } from "../src/audit/rules/index.ts";
import type { Account } from "../src/facts/account.ts";
import { readText } from "../src/read/text.ts";
import { readXlsx } from "../src/read/xlsx.ts";
import { recognise } from "../src/recognise/account.ts";
import { pdfNotes } from "../src/write/pdf-notes.ts";
import { reportHtml } from "../src/write/report-html.ts";
import { reportJson } from "../src/write/report-json.ts";
import { reportSarif } from "../src/write/report-sarif.ts";
import { reportText } from "../src/write/report-text.ts";
import { returnSlip } from "../src/write/return-slip.ts";
import { disclosure } from "./invented/disclosure.ts";

const copies = mostListed + 2_000;
const engine = { version: "0.1.0", rules: "0123456789abcdef" };
const schema: object = JSON.parse(
  readFileSync(new URL("../docs/schema/report-1.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

/** A clean disclosure with one paragraph of its narrative many times over, changed. */
function repeated(change: (paragraph: string) => string): Account {
  const paragraphs = disclosure().split("\n\n");
  const at = paragraphs.findIndex((text) => /收入合计[\d,.]+元/.test(text) && !text.includes("\t"));
  const many = Array.from({ length: copies }, () => change(paragraphs[at]!));
  paragraphs.splice(at, 0, ...many);
  return recognise(readText(new TextEncoder().encode(paragraphs.join("\n\n"))));
}

describe("a paragraph that contradicts its table, many thousand times", () => {
  const account = repeated((text) =>
    text.replace(/\d(?=\.\d\d元)/, (digit) => String((Number(digit) + 1) % 10)),
  );
  const report = openAudit(account).report();
  const { verdict, findings } = report;

  test("is counted whole, listed to the limit, and never publishable", () => {
    expect(verdict.errors).toBe(copies);
    expect(findings.length).toBe(mostListed);
    expect(verdict.unlisted).toBeGreaterThanOrEqual(copies - mostListed);
    expect(verdict.publishable).toBe(false);
  });

  test("stays unpublishable when everything that is listed is accepted", () => {
    const accepted = new Map(findings.map(({ id }) => [id, "已核实"]));
    const after = openAudit(account, { accepted }).report();
    expect(after.findings.filter((finding) => finding.accepted !== null).length).toBe(mostListed);
    expect(after.verdict.publishable).toBe(false);
  });

  test("is said in the first line, and each part says how many of it are listed", () => {
    const [first, ...rest] = reportText(report, { file: "决算.txt" }).split("\n");
    expect(first).toContain(`有${copies}项必须改`);
    expect(first).toContain(`另有${verdict.unlisted}项未列出`);
    expect(rest).toContain(`【必须改】共${copies}项，列出${mostListed}项`);
  });

  test("follows the schema as JSON", () => {
    const file = { file: "决算.txt", sha256: "0".repeat(64), format: "text" as const };
    const json: unknown = JSON.parse(JSON.stringify(reportJson(report, file, engine)));
    expect(validate(json)).toBe(true);
    expect(json).toMatchObject({ verdict: { unlisted: verdict.unlisted, publishable: false } });
  });

  test("is said in SARIF, in the page, in the slip and in the comments of a copy", async () => {
    const sarif = JSON.stringify(reportSarif([{ report, file: "决算.txt" }], engine, rules));
    expect(sarif.match(/"ruleIndex"/g)?.length).toBe(mostListed);
    const html = reportHtml(report, account, { file: "决算.txt", sha256: () => "" });
    expect(html.match(/<li class="q /g)?.length).toBe(mostListed);
    const slip = readXlsx(await returnSlip(report, { file: "决算.txt" }));
    const rows = slip.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
    expect(rows.length).toBeLessThanOrEqual(mostListed + 3);
    const notes = pdfNotes(report, account);
    expect(notes.length).toBeLessThanOrEqual(mostListed);
    const words = `另有${verdict.unlisted}项未列出`;
    const inSlip = slip.blocks
      .flatMap((block) => (block.kind === "table" ? block.rows.flat() : [block.passage]))
      .map(({ text }) => text)
      .join("\n");
    for (const text of [sarif, html, inSlip, notes.map(({ contents }) => contents).join("\n")])
      expect(text).toContain(words);
  });

  test("is corrected whole", () => {
    const whole = openAudit(account, { whole: true }).report();
    expect(whole.findings.length).toBeGreaterThanOrEqual(copies);
    const { list, open } = correctionsOf(whole, account);
    expect(list.length + open.length).toBeGreaterThanOrEqual(copies);
  });
});

test("one finding with ten thousand places names the first, and says how many it does not", () => {
  const report = openAudit(repeated(() => "会上签约个项目，各方都很满意。")).report();
  const found = report.findings.find(({ rule }) => rule === "numbers-present");
  expect(found?.where.length).toBeLessThanOrEqual(100);
  expect(found?.message).toContain(`另有${copies - (found?.where.length ?? 0)}处未列出`);
});

test("figures that nothing is known of are listed to the limit, all counted, and not publishable", () => {
  const report = openAudit(repeated(() => "本项工作的数量是 123.45 和 77.12 。")).report();
  expect(report.unbound.length).toBe(mostListed);
  expect(report.coverage.figures.unread).toBeGreaterThan(copies);
  expect(report.verdict.unlisted).toBe(report.coverage.figures.unread - mostListed);
  expect(report.verdict.publishable).toBe(false);
});

test("an account with less than that lists all of it, and says nothing of it", () => {
  const text = disclosure().replace(/(收入合计)\d/, "$19");
  const report = openAudit(recognise(readText(new TextEncoder().encode(text)))).report();
  expect(report.findings.length).toBeGreaterThan(0);
  expect("unlisted" in report.verdict).toBe(false);
});
