import type { DocumentFormat } from "../facts/account.ts";
import type { Report } from "../facts/report.ts";

/** What only the door knows about the file. */
export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
  readonly format: DocumentFormat;
}

/** The engine that made a report: its version and a hash of its rules. */
export interface EngineFacts {
  readonly version: string;
  readonly rules: string;
}

/** The report of the contract `mingzhang/report/1`, keys in their fixed order. */
export function reportJson(report: Report, file: FileFacts, engine: EngineFacts): Record<string, unknown> {
  return {
    schema: "mingzhang/report/1",
    engine,
    document: {
      file: file.file,
      sha256: file.sha256,
      format: file.format,
      kind: report.kind,
      unit: report.unit,
      year: report.year,
      amountUnit: report.amountUnit,
      pages: report.pages,
      profile: report.profile,
    },
    verdict: report.verdict,
    coverage: report.coverage,
    checks: report.checks,
    findings: report.findings.map((finding) => ({
      id: finding.id,
      rule: finding.rule,
      catalogue: finding.catalogue,
      severity: finding.severity,
      message: finding.message,
      advice: finding.advice,
      quantity: finding.quantity,
      expected: finding.expected,
      actual: finding.actual,
      difference: finding.difference,
      cause: finding.cause,
      accepted: finding.accepted,
      where: finding.where.map(({ table, printed, row, column, page, line, cell, text, value }) => ({
        table,
        printed: printed ?? null,
        row,
        column,
        page,
        line,
        cell,
        text,
        value,
      })),
      suspects: finding.suspects.map(
        ({ table, row, column, page, line, cell, value, suggested, rank, slip }) => ({
          table,
          row,
          column,
          page,
          line,
          cell,
          value,
          suggested,
          rank,
          slip,
        }),
      ),
    })),
    unchecked: report.unchecked,
    unbound: report.unbound.map(({ text, place }) => ({ text, page: place.page, line: place.line })),
  };
}
