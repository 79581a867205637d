import { writeXlsx } from "hucre/xlsx";
import type { Finding } from "../facts/finding.ts";
import { correctionOf } from "../facts/finding.ts";
import type { Report } from "../facts/report.ts";
import { effectsByCause, placeWords } from "./report-text.ts";

const columns = [
  { header: "序号", width: 6 },
  { header: "级别", width: 9 },
  { header: "位置", width: 30 },
  { header: "问题", width: 60 },
  { header: "原文（数）", width: 20 },
  { header: "应为", width: 20 },
  { header: "怎么改", width: 44 },
  { header: "后果（项）", width: 10 },
  { header: "修改情况", width: 18 },
] as const;

const levels: Readonly<Record<Finding["severity"], string>> = {
  error: "必须改",
  warning: "请核实",
  note: "提示",
};
const thin = { style: "thin" as const };
const border = { top: thin, bottom: thin, left: thin, right: thin };
const wrapped = { alignment: { wrapText: true, vertical: "top" as const }, border };

/**
 * 退回修改单: one row a cause with its place, what is printed, what should be there and what to do, as a workbook that
 * the preparer fills in. Accepted findings are left out.
 */
export async function returnSlip(report: Report, options: { readonly file: string }): Promise<Uint8Array> {
  const causes = report.findings.filter(({ cause, accepted }) => cause === null && accepted === null);
  const effects = effectsByCause(report);
  const { errors, warnings, notes, unlisted = 0 } = report.verdict;
  const rows = causes.map((finding, i) => [
    i + 1,
    levels[finding.severity],
    placeWords(finding),
    finding.message,
    correctionOf(finding).actual ?? "",
    correctionOf(finding).expected ?? "",
    finding.advice,
    effects.get(finding.id) ?? 0,
    "",
  ]);
  const heading = `${report.unit ?? options.file}${report.year === null ? "" : ` ${report.year}年度`}部门决算公开退回修改单`;
  const counted = `必须改${errors}项，请核实${warnings}项，提示${notes}项${unlisted > 0 ? `；问题过多，另有${unlisted}项未列出` : ""}；原文件：${options.file}`;
  const pad = (first: string): string[] => [first, ...columns.slice(1).map(() => "")];
  const all = [pad(heading), pad(counted), columns.map(({ header }) => header), ...rows];
  const cells = new Map<string, { style: object }>();
  all.forEach((row, r) => {
    row.forEach((_, c) => {
      if (r >= 2) cells.set(`${r},${c}`, { style: r === 2 ? { ...wrapped, font: { bold: true } } : wrapped });
    });
  });
  cells.set("0,0", { style: { font: { bold: true, size: 16 }, alignment: { horizontal: "center" } } });
  const last = columns.length - 1;
  return writeXlsx({
    sheets: [
      {
        name: "退回修改单",
        columns: columns.map(({ width }) => ({ width })),
        rows: all,
        cells,
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
        ],
        freezePane: { rows: 3 },
        pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
}
