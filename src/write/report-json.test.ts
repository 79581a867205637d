import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { fragment } from "../../test/example.ts";
import { shared } from "../../test/needs.ts";
import { openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Account } from "../facts/account.ts";
import { readText } from "../read/text.ts";
import { recognise } from "../recognise/account.ts";
import { reportJson } from "./report-json.ts";

const schema: object = JSON.parse(
  readFileSync(new URL("../../docs/schema/report-1.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
const corpus = shared("corpus/");
const texts = corpus.absent ? [] : readdirSync(corpus.url).filter((name) => name.endsWith(".txt"));

function problems(value: unknown): string[] {
  // What is published is JSON text, not the object it is made of.
  validate(JSON.parse(JSON.stringify(value)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function json(account: Account, accepted: ReadonlyMap<string, string> = new Map()): Record<string, unknown> {
  const report = openAudit(account, { accepted }).report();
  return reportJson(
    report,
    { file: "决算.txt", sha256: "0".repeat(64), format: "text" },
    { version: "0.1.0", rules: "0123456789abcdef" },
  );
}

describe("the report follows its published schema", () => {
  for (const rule of rules) {
    const example = rule.examples.fail[0];
    if (example)
      test(`a failing example of ${rule.id}`, () => expect(problems(json(fragment(example)))).toEqual([]));
  }

  test("a document that is no final account", () =>
    expect(problems(json(recognise(readText(new TextEncoder().encode("会议纪要\n")))))).toEqual([]));

  test("an accepted finding", () => {
    const account = fragment(rules[0]!.examples.fail[0]!);
    const id = openAudit(account).report().findings[0]!.id;
    const report = json(account, new Map([[id, "已说明"]]));
    expect(JSON.stringify(report)).toContain('"accepted":"已说明"');
    expect(problems(report)).toEqual([]);
  });

  test("several files, one of them unreadable", () => {
    const failed = { file: "坏.pdf", failed: { code: "not-found", message: "找不到文件" } };
    expect(problems([json(fragment("会议纪要")), failed])).toEqual([]);
    expect(problems(failed)).not.toEqual([]);
  });

  test.skipIf(corpus.absent)(corpus.named("real documents"), () => {
    expect(texts.length).toBeGreaterThan(0);
    for (const name of texts) {
      const account = recognise(readText(new Uint8Array(readFileSync(new URL(name, corpus.url)))));
      expect(problems(json(account)), name).toEqual([]);
    }
  });
});

describe("the schema is strict", () => {
  const report = json(fragment(rules[0]!.examples.fail[0]!));

  test("an unknown key is refused", () => expect(problems({ ...report, extra: 1 })).not.toEqual([]));
  test("a missing key is refused", () => {
    const { verdict: _verdict, ...rest } = report;
    expect(problems(rest)).not.toEqual([]);
  });
  test("a number where a decimal string belongs is refused", () => {
    const [finding] = report.findings as Record<string, unknown>[];
    expect(problems({ ...report, findings: [{ ...finding, difference: 1.5 }] })).not.toEqual([]);
  });
});
