import { isJudged } from "../facts/account.ts";
import type { Finding, FindingPlace, Suspect } from "../facts/finding.ts";
import type { AmountUnit } from "../facts/quantity.ts";
import type { Report } from "../facts/report.ts";
import { formTitle } from "../standard/forms.ts";
import { valueWords } from "./value-words.ts";

const marks = { error: "必须改", warning: "请核实", note: "提示" } as const;
const colors = { error: 31, warning: 33, note: 36 } as const;

export interface TextOptions {
  readonly file: string;
  /** Colours for a terminal. */
  readonly color?: boolean;
  /** What a rule is called; without it by its id. */
  readonly titleOf?: (rule: string) => string;
}

/** The report as a clerk reads it: the verdict first, then the causes by severity, then what was checked. */
export function reportText(
  report: Report,
  { file, color = false, titleOf = (rule) => rule }: TextOptions,
): string {
  const paint = (text: string, code: number): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  const heading = [report.unit, report.year === null ? null : `${report.year}年度`]
    .filter((part) => part)
    .join(" ");
  const bad = report.verdict.errors > 0 || report.kind !== "final-accounts";
  lines.push(
    paint(verdictLine(report), bad ? 31 : 32),
    "",
    `${file}${heading === "" ? "" : `（${heading}）`}`,
  );
  const strange = report.unexplained?.tables ?? [];
  if (strange.length > 0)
    lines.push(
      paint(
        `有${strange.length}张表没有认出是哪一张决算表，只核对了合计：${strange.map((name) => `《${name}》`).join("、")}`,
        33,
      ),
    );
  const causes = report.findings.filter(({ cause }) => cause === null);
  const effects = new Map<string, Finding[]>();
  for (const finding of report.findings)
    if (finding.cause !== null) effects.set(finding.cause, [...(effects.get(finding.cause) ?? []), finding]);
  for (const severity of ["error", "warning", "note"] as const) {
    const list = causes.filter((finding) => finding.severity === severity);
    if (list.length === 0) continue;
    lines.push(
      "",
      paint(`【${marks[severity]}】${countWords(list.length, severity, report)}`, colors[severity]),
    );
    list.forEach((finding, i) => {
      lines.push(...findingLines(finding, effects.get(finding.id) ?? [], i + 1, report.amountUnit));
    });
  }
  lines.push("", ...summary(report, titleOf));
  return `${lines.join("\n")}\n`;
}

/** How many consequences each cause has. */
export function effectsByCause({ findings }: Report): ReadonlyMap<string, number> {
  const effects = new Map<string, number>();
  for (const { cause } of findings) if (cause !== null) effects.set(cause, (effects.get(cause) ?? 0) + 1);
  return effects;
}

/** What a document that is a part of final accounts holds, and what was not there to check. */
const partialWords: Readonly<Partial<Record<Report["kind"], string>>> = {
  "accounts-workbook": "这是填报表，按由它写出的公开稿核验；公开的是写出的公开稿，不是填报表",
  narrative: "只有情况说明，没有决算表，未与决算表核对，不能作为完整的决算公开稿",
  "three-public": "只有“三公”经费说明，没有其他决算表和情况说明，不能作为完整的决算公开稿",
  evaluation: "只有绩效自评，没有决算表和情况说明，不能作为完整的决算公开稿",
};

/** 可公开, or how many things must be changed and how many could not be checked. */
export function verdictLine(report: Report): string {
  if (!isJudged(report.kind)) return "不能审核：不是可审核的部门决算公开稿";
  const { errors, warnings, unchecked, publishable, unlisted = 0 } = report.verdict;
  const parts: string[] = [];
  if (errors > 0) parts.push(`有${errors}项必须改`);
  if (unchecked > 0) parts.push(`有${unchecked}项未能核验`);
  if (unlisted > 0) parts.push(`问题过多，另有${unlisted}项未列出`);
  const partial = partialWords[report.kind];
  if (partial) parts.unshift(partial);
  else if (parts.length === 0) parts.push("可公开");
  else if (publishable) parts.unshift("可公开");
  if (warnings > 0) parts.push(`另有${warnings}项请核实`);
  const strange = report.unexplained?.tables.length ?? 0;
  if (strange > 0) parts.push(`有${strange}张表没有认出`);
  if (report.unexplained?.sections) parts.push("情况说明没有认出任何一节");
  return parts.join("，");
}

/** How many findings of a severity there are, and how many of them are listed. */
export function countWords(listed: number, severity: Finding["severity"], { verdict }: Report): string {
  const { unlisted = 0, errors, warnings, notes } = verdict;
  const all = { error: errors, warning: warnings, note: notes }[severity];
  return unlisted > 0 && all > listed ? `共${all}项，列出${listed}项` : `${listed}项`;
}

function findingLines(
  finding: Finding,
  effects: readonly Finding[],
  number: number,
  unit: AmountUnit | null,
): string[] {
  const lines = [`${number}. ${placeText(finding)} ${finding.message}`];
  if (finding.suspects.length > 1) {
    const shown = finding.suspects
      .slice(0, 5)
      .map(
        (suspect) =>
          `${suspectText(suspect)}→${valueWords(suspect.suggested ?? "", suspect.quantity ?? finding.quantity, unit)}`,
      );
    lines.push(
      `   并列可疑：${shown.join("；")}${finding.suspects.length > 5 ? `等${finding.suspects.length}处` : ""}`,
    );
  }
  if (effects.length > 0) {
    lines.push(`   1处原因，${effects.length + 1}项后果：`);
    for (const effect of effects.slice(0, 4)) lines.push(`     · ${effect.message.split("；疑")[0]}`);
    if (effects.length > 4) lines.push(`     · 另有${effects.length - 4}项`);
  }
  if (finding.accepted !== null) lines.push(`   已认可：${finding.accepted}`);
  lines.push(`   怎么办：${finding.advice}`);
  return lines;
}

function placeText(finding: Finding): string {
  const words = placeWords(finding);
  return words === "" ? "" : `[${words}]`;
}

/** Where a finding is to be mended, in words: table, page, line, cell. */
export function placeWords({ suspects, where }: Finding): string {
  const place = suspects.length === 1 ? suspects[0] : where[0];
  return place ? lineText(place) : "";
}

function suspectText(suspect: Suspect): string {
  return (
    [suspect.printed ?? suspect.table, suspect.row, suspect.column].filter((part) => part).join(" ") ||
    lineText(suspect)
  );
}

function lineText(place: FindingPlace | Suspect): string {
  const parts: string[] = [];
  if (place.table) parts.push(place.printed ?? formTitle(place.table));
  if (place.page !== null) parts.push(`第${place.page}页`);
  if (place.line !== null) parts.push(`第${place.line}行`);
  if (place.cell !== null) parts.push(place.cell);
  return parts.join(" ") || "全文";
}

function summary(report: Report, titleOf: (rule: string) => string): string[] {
  const { checks, figures } = report.coverage;
  const lines = [
    `核验${checks.passed + checks.failed + checks.unchecked}项：通过${checks.passed}，不符${checks.failed}，未能核验${checks.unchecked}，不适用${checks.notApplicable}。`,
    `数字：已核验${figures.checked}个，只出现一次、无从核验${figures.once}个，没有读懂${figures.unread}个，编码、日期、序号等${figures.labels}个。`,
  ];
  if (report.layout !== "") lines.push(`${report.layout}。`);
  for (const { rule, missing } of report.unchecked)
    lines.push(`未能核验“${titleOf(rule)}”：缺${missing.join("、")}`);
  if (report.unbound.length > 0) {
    const shown = report.unbound
      .slice(0, 10)
      .map(({ text, place }) => `“${text}”${place.line === null ? "" : `（第${place.line}行）`}`);
    lines.push(`没有读懂的数字：${shown.join("、")}${report.unbound.length > 10 ? "等" : ""}`);
  }
  return lines;
}
