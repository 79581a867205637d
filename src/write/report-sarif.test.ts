import { createRequire } from "node:module";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { fragment } from "../../test/example.ts";
import { openAudit } from "../audit/engine.ts";
import { rules } from "../audit/rules/index.ts";
import type { Report } from "../facts/report.ts";
import { reportSarif, uriOf } from "./report-sarif.ts";

// The schema of the standard as the SARIF SDK of its editors ships it (2.1.0-rtm.5).
const schema: object = createRequire(import.meta.url)(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const engine = { version: "0.1.0", rules: "0123456789abcdef" };

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions: readonly { readonly justification: string }[];
      readonly locations: readonly {
        readonly physicalLocation: { readonly region?: { readonly startLine: number } };
      }[];
    }[];
  }[];
}

function logOf(results: readonly { report: Report; file: string }[]): Log {
  const log: unknown = JSON.parse(JSON.stringify(reportSarif(results, engine, rules)));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

const results = rules.map((rule, index) => ({
  report: openAudit(fragment(rule.examples.fail[0]!)).report(),
  file: `../稿件/第 ${index}#份%.txt`,
}));

describe("the SARIF log", () => {
  const run = logOf(results).runs[0]!;

  test("follows the schema of SARIF 2.1.0 and has a result a finding", () =>
    expect(run.results.length).toBe(results.flatMap(({ report }) => report.findings).length));

  test("points each result to its rule", () => {
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test("tells what could not be checked", () =>
    expect(run.invocations[0]!.toolExecutionNotifications.length).toBe(
      results.flatMap(({ report }) => report.unchecked).length,
    ));

  test("is valid without a finding", () =>
    expect(
      logOf([{ report: { ...results[0]!.report, findings: [] }, file: "a.txt" }]).runs[0]!.results,
    ).toEqual([]));

  test("suppresses what was accepted, with the reason", () => {
    const { report } = results[0]!;
    const findings = report.findings.map((finding) => ({ ...finding, accepted: "已说明" }));
    const [first] = logOf([{ report: { ...report, findings }, file: "a.txt" }]).runs[0]!.results;
    expect(first!.suppressions[0]!.justification).toBe("已说明");
  });

  test("has a line where the line is known and none where it is not", () => {
    const { report } = results[0]!;
    const [finding] = report.findings;
    const where = finding!.where.map((place) => ({ ...place, line: null, page: 3 }));
    const findings = [{ ...finding!, where, suspects: [] }];
    const [result] = logOf([{ report: { ...report, findings }, file: "a.pdf" }]).runs[0]!.results;
    expect(result!.locations[0]!.physicalLocation.region).toBeUndefined();
    expect(run.results[0]!.locations[0]!.physicalLocation.region!.startLine).toBeGreaterThan(0);
  });

  test("keeps brackets and braces of a message from being read as links or placeholders", () => {
    const { report } = results[0]!;
    const findings = [{ ...report.findings[0]!, message: "见[附件](http://x)和{0}" }];
    const [result] = logOf([{ report: { ...report, findings }, file: "a.txt" }]).runs[0]!.results;
    expect(result!.message.text).toBe("见\\[附件\\](http://x)和{{0}}");
  });
});

test("file names become URI references", () => {
  expect(uriOf("../稿件/第 1#份%.txt")).toBe("../%E7%A8%BF%E4%BB%B6/%E7%AC%AC%201%23%E4%BB%BD%25.txt");
  expect(uriOf("/tmp/a b.txt")).toBe("file:///tmp/a%20b.txt");
  expect(uriOf("C:\\稿\\a.txt")).toBe("file:///C:/%E7%A8%BF/a.txt");
});
