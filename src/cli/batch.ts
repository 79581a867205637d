import type { Report } from "../facts/report.ts";
import { ruleTitle } from "./rule-titles.ts";

/** What a batch keeps of one disclosure: never the account, so that memory stays flat. */
export interface Line {
  readonly name: string;
  readonly sha256: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly publishable: boolean;
  /** An accounts workbook: what is composed of it is published, never itself. */
  readonly isWorkbook?: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly unchecked: number;
  readonly failed: { readonly code: string; readonly message: string } | null;
  /** Whether it is of another unit than last year's account, and so was not compared with it. */
  readonly ofOtherUnit?: boolean;
  /** Ids of findings that were accepted. */
  readonly accepted: readonly string[];
  /** Causes that must be corrected, by rule. */
  readonly rules: Readonly<Record<string, number>>;
}

/** One line of the summary. */
export function lineOf(name: string, sha256: string, report: Report): Line {
  const rules: Record<string, number> = {};
  for (const { rule, severity, cause } of report.findings)
    if (severity === "error" && cause === null) rules[rule] = (rules[rule] ?? 0) + 1;
  const { publishable, errors, warnings, notes, unchecked } = report.verdict;
  return {
    name,
    sha256,
    unit: report.unit,
    year: report.year,
    publishable,
    isWorkbook: report.kind === "accounts-workbook",
    errors,
    warnings,
    notes,
    unchecked,
    failed: null,
    accepted: report.findings.flatMap(({ id, accepted }) => (accepted === null ? [] : [id])),
    rules,
  };
}

/** Works on `items` with so many at a time; results come in their order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next = index + 1;
      results[index] = await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, lane));
  return results;
}

/** The summary that a person reads: verdicts by unit, and rules by how often they were broken. */
export function summaryText(lines: readonly Line[]): string {
  const read = lines.filter(({ failed }) => failed === null);
  const clean = read.filter(({ publishable }) => publishable).length;
  const workbooks = read.filter(isGoodWorkbook).length;
  const rules = new Map<string, number>();
  for (const line of read)
    for (const [rule, count] of Object.entries(line.rules)) rules.set(rule, (rules.get(rule) ?? 0) + count);
  const verdict = (line: Line): string => {
    const { failed, publishable, errors, warnings } = line;
    if (isGoodWorkbook(line)) return `填报表没有必须改的，请核实${warnings}项`;
    if (failed) return `不能读取：${failed.message}`;
    if (publishable) return `可公开，请核实${warnings}项`;
    return errors > 0 ? `必须改${errors}项，请核实${warnings}项` : `未能全部核验，请核实${warnings}项`;
  };
  return [
    `共${lines.length}份：可公开${clean}份，须修改${read.length - clean - workbooks}份，${workbooks === 0 ? "" : `填报表没有必须改的${workbooks}份，`}不能读取${lines.length - read.length}份`,
    "",
    ...lines.map(
      (line) =>
        `${line.unit ?? line.name}${line.year === null ? "" : ` ${line.year}年度`}：${verdict(line)}（${line.name}）`,
    ),
    ...(rules.size === 0 ? [] : ["", "必须改的问题，按规则："]),
    ...[...rules]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([rule, count]) => `${count}项 ${ruleTitle(rule)}`),
    "",
  ].join("\n");
}

/** Whether a line is of an accounts workbook of which a disclosure could be written. */
function isGoodWorkbook({ isWorkbook, errors }: Line): boolean {
  return isWorkbook === true && errors === 0;
}

/** What is said of a disclosure in one word. */
function conclusionOf(line: Line): string {
  if (isGoodWorkbook(line)) return "填报表";
  return line.failed?.code ?? (line.publishable ? "可公开" : "须修改");
}

/** The same as a table for a spreadsheet; no cell begins like a formula. */
export function summaryCsv(lines: readonly Line[]): string {
  const cell = (value: string | number | null): string => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && /^[\s]*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = lines.map((line) =>
    [
      line.unit,
      line.year,
      line.name,
      conclusionOf(line),
      line.errors,
      line.warnings,
      line.notes,
      line.unchecked,
    ]
      .map(cell)
      .join(","),
  );
  return `\ufeff单位,年度,文件,结论,必须改,请核实,提示,未能核验\r\n${rows.map((row) => `${row}\r\n`).join("")}`;
}
