import type { Finding, Severity } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import type { Report } from "../facts/report.ts";
import { placeWords } from "./html/place-words.ts";
import type { EngineFacts } from "./report-json.ts";
import type { RuleWords } from "./rule-words.ts";

type Json = Record<string, unknown>;

interface AuditedFile {
  readonly report: Report;
  readonly file: string;
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };

/**
 * Results of one or several files as one run of SARIF 2.1.0. A finding stands at its likeliest wrong figure;
 * its other places are related locations. SARIF knows no pages: they are in the properties of a location.
 */
export function reportSarif(
  results: readonly AuditedFile[],
  engine: EngineFacts,
  rules: readonly RuleWords[],
): object {
  const ids = rules.map(({ id }) => id);
  const known = new Set(ids);
  for (const { report } of results)
    for (const { rule } of [...report.findings, ...report.unchecked])
      if (!known.has(rule)) {
        known.add(rule);
        ids.push(rule);
      }
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const words = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "mingzhang",
            fullName: "明账 Mingzhang",
            version: engine.version,
            semanticVersion: engine.version,
            language: "zh-CN",
            properties: { rulesHash: engine.rules },
            rules: ids.map((id) => descriptor(id, words.get(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        artifacts: results.map(({ file, report }) => ({
          location: { uri: uriOf(file) },
          properties: {
            kind: report.kind,
            unit: report.unit,
            year: report.year,
            profile: report.profile,
            verdict: report.verdict,
          },
        })),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: results.flatMap((result) => notifications(result, indexOf)),
          },
        ],
        results: results.flatMap(({ report, file }, index) =>
          report.findings.map((finding) => resultOf(finding, file, index, indexOf)),
        ),
      },
    ],
  };
}

function descriptor(id: string, rule: RuleWords | undefined): Json {
  if (!rule) return { id };
  const basis = `依据：${rule.basis}`;
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}。${basis}` },
    help: { text: `${rule.advice}\n${basis}` },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { catalogue: rule.catalogue },
  };
}

function notifications({ report, file }: AuditedFile, indexOf: ReadonlyMap<string, number>): Json[] {
  const { unlisted = 0 } = report.verdict;
  const beyond = {
    level: "warning",
    message: { text: `问题过多，另有${unlisted}项未列出` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
  };
  const unchecked = report.unchecked.map(({ rule, missing }) => ({
    level: "note",
    message: { text: plainText(`未能核验：缺${missing.join("、")}`) },
    associatedRule: { id: rule, index: indexOf.get(rule) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
  }));
  return unlisted === 0 ? unchecked : [beyond, ...unchecked];
}

function resultOf(
  finding: Finding,
  file: string,
  artifact: number,
  indexOf: ReadonlyMap<string, number>,
): Json {
  const [first, ...others] = placesOf(finding);
  return {
    ruleId: finding.rule,
    ruleIndex: indexOf.get(finding.rule),
    level: levels[finding.severity],
    message: { text: plainText(finding.message) },
    locations: [locationOf(first ?? null, file, artifact)],
    relatedLocations: others.map((place, index) => ({
      id: index + 1,
      ...locationOf(place, file, artifact),
      message: { text: plainText(placeWords(place)) },
    })),
    partialFingerprints: { "mingzhangFindingId/v1": finding.id },
    suppressions:
      finding.accepted === null
        ? []
        : [{ kind: "external", status: "accepted", justification: finding.accepted }],
    properties: {
      catalogue: finding.catalogue,
      advice: finding.advice,
      quantity: finding.quantity,
      expected: finding.expected,
      actual: finding.actual,
      difference: finding.difference,
      cause: finding.cause,
      suspects: finding.suspects.map(({ table, row, column, page, line, cell, value, suggested, rank }) => ({
        table,
        row,
        column,
        page,
        line,
        cell,
        value,
        suggested,
        rank,
      })),
    },
  };
}

/** Suspects first, then the other places; a place is named once. */
function placesOf(finding: Finding): Place[] {
  const seen = new Set<string>();
  return [...finding.suspects, ...finding.where].filter((place) => {
    const { table, row, column, page, line, cell, text } = place;
    const key = JSON.stringify([table, row, column, page, line, cell, text]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function locationOf(place: Place | null, file: string, artifact: number): Json {
  const artifactLocation = { uri: uriOf(file), index: artifact };
  if (place === null) return { physicalLocation: { artifactLocation } };
  const { table, row, column, page, line, cell, text } = place;
  const names = [table, row, column].filter((name) => name !== null && name !== "");
  return {
    physicalLocation: {
      artifactLocation,
      ...(line === null
        ? {}
        : { region: { startLine: line, ...(text === "" ? {} : { snippet: { text } }) } }),
    },
    ...(names.length === 0
      ? {}
      : {
          logicalLocations: [{ name: names.at(-1), fullyQualifiedName: names.join("/"), kind: "member" }],
        }),
    properties: { table, row, column, page, cell, text },
  };
}

/** A path as a URI reference: relative paths stay relative, every segment percent-encoded. */
export function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/");
  const encoded = path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf("/"))}`;
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

/** Text in which nothing reads as an embedded link or a placeholder of a SARIF message. */
function plainText(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()|(?<=\[[^\]]*)\](?=\()/g, "\\$&").replace(/\{(\d+)\}/g, "{{$1}}");
}
