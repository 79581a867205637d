import type { Account, Cell } from "../facts/account.ts";
import type { EvaluationForm } from "../facts/accounts.ts";
import { parseDecimal } from "../facts/decimal.ts";
import type { Place } from "../facts/place.ts";
import { amountIn, measured } from "../facts/quantity.ts";
import { emptinessOf } from "../standard/empty-words.ts";
import { sheetNames } from "./accounts-book.ts";
import { columnPlace, listRows, nextRow } from "./list-rows.ts";
import type { Problem } from "./workbook-problems.ts";

/** A cell of a sheet of self-evaluations that must be filled in and is not. */
export interface BlankCell {
  readonly place: Place | null;
  readonly label: string;
  /** When it must be filled in. */
  readonly words: string;
}

type Row = readonly Cell[];

/**
 * Columns that every row with anything in it fills in, by sheet; the others may stay blank: 目标申报数 and the like of a
 * source without money, 调整后指标值 where nothing was adjusted, 得分 where the method computes it, and the reason of a
 * deviation where there is none.
 */
const required: Readonly<Record<string, readonly (readonly [column: number, label: string])[]>> = {
  [sheetNames.funds]: [
    [0, "项目名称"],
    [4, "资金来源"],
  ],
  [sheetNames.goals]: [
    [0, "项目名称"],
    [1, "年度目标"],
    [2, "实际完成情况"],
  ],
  [sheetNames.indicators]: [
    [0, "项目名称"],
    [1, "一级指标"],
    [2, "二级指标"],
    [3, "三级指标"],
    [6, "实际完成值"],
    [7, "分值"],
  ],
  [sheetNames.boxes]: [
    [0, "项目名称"],
    [1, "栏目"],
    [2, "内容"],
  ],
};

/** Self-evaluations from their four sheets, with the cell of everything in them. What is no number is a problem. */
export function evaluationsOfSheets(account: Account, problem: Problem): EvaluationForm[] {
  const number = (cell: Cell | undefined): ReturnType<typeof parseDecimal> => {
    const text = (cell?.text ?? "").replace(/\s+/g, "").replaceAll(",", "").replaceAll("，", "");
    const decimal = parseDecimal(text);
    if (!decimal && cell && text !== "" && emptinessOf(text) === null)
      problem(cell, `“${cell.text.trim()}”不是数字`, "改为数字；没有的空着。");
    return decimal;
  };
  const wan = (cell: Cell | undefined): bigint | null => {
    const decimal = number(cell);
    return decimal ? amountIn("万元", decimal).value : null;
  };
  const points = (cell: Cell | undefined): bigint | null => {
    const decimal = number(cell);
    return decimal ? measured("score", decimal).value : null;
  };
  const sheets = sheetsOf(account);
  const { funds, goals, indicators, boxes } = sheets;
  const projects = new Set([funds, indicators, goals, boxes].flat().map(([first]) => textOf(first)));
  return [...projects]
    .filter((project) => project !== "")
    .map((project) => {
      const of = (rows: readonly Row[]): Row[] => rows.filter(([first]) => textOf(first) === project);
      const own = of(funds);
      const goal = of(goals)[0];
      const scope = textOf(own[0]?.[1]) === "整体" || project === "整体" ? "overall" : "project";
      return {
        scope,
        project,
        department: textOf(own[0]?.[2]),
        unit: textOf(own[0]?.[3]),
        funds: own.map((row) => ({
          label: textOf(row[4]),
          declared: wan(row[5]),
          initial: wan(row[6]),
          budget: wan(row[7]),
          executed: wan(row[8]),
        })),
        goal: textOf(goal?.[1]),
        achievement: textOf(goal?.[2]),
        indicators: of(indicators).map((row) => ({
          first: textOf(row[1]),
          second: textOf(row[2]),
          third: textOf(row[3]),
          initial: textOf(row[4]),
          adjusted: textOf(row[5]),
          actual: textOf(row[6]),
          weight: points(row[7]) ?? 0n,
          score: points(row[8]),
          deviation: textOf(row[9]),
        })),
        boxes: of(boxes).map((row) => ({ label: textOf(row[1]), text: textOf(row[2]) })),
        cells: {
          department: addressOf(own[0], 2),
          unit: addressOf(own[0], 3),
          funds: own.map((row) => [4, 5, 6, 7, 8].map((column) => addressOf(row, column))),
          goal: addressOf(goal, 1),
          achievement: addressOf(goal, 2),
          indicators: of(indicators).map((row) =>
            [1, 2, 3, 4, 5, 6, 7, 8, 9].map((column) => addressOf(row, column)),
          ),
          boxes: of(boxes).map((row) => addressOf(row, 2)),
        },
      };
    });
}

/** What the sheets of self-evaluations leave blank that a form cannot do without. */
export function blankEvaluationCells(account: Account, forms: readonly EvaluationForm[]): BlankCell[] {
  const found: BlankCell[] = [];
  for (const [sheet, columns] of Object.entries(required))
    for (const row of filledRows(account, sheet))
      for (const [column, label] of columns)
        if (emptinessOf(textOf(row[column])) === "blank")
          found.push({ place: columnPlace(row, column), label, words: `“${sheet}”每一行必填` });
  for (const row of filledRows(account, sheetNames.indicators))
    if (emptinessOf(textOf(row[4]) + textOf(row[5])) === "blank")
      found.push({
        place: columnPlace(row, 4),
        label: "年初指标值",
        words: "必填；指标值调整过的填在“调整后指标值”",
      });
  const funds = filledRows(account, sheetNames.funds);
  for (const { project, scope } of forms) {
    const own = funds.find(([first]) => textOf(first) === project);
    if (own && scope === "project")
      for (const [column, label] of [
        [2, "主管部门及代码"],
        [3, "预算单位"],
      ] as const)
        if (emptinessOf(textOf(own[column])) === "blank")
          found.push({ place: columnPlace(own, column), label, words: "每个项目的第一行必填" });
    const whole = funds.find((row) => textOf(row[0]) === project && /总额/.test(textOf(row[4])));
    for (const [i, label] of ["目标申报数", "预算编制数", "全年预算数", "全年执行数"].entries())
      if (whole && textOf(whole[i + 5]) === "")
        found.push({ place: columnPlace(whole, i + 5), label, words: "“资金总额”一行必填，没有的填0" });
    for (const sheet of [sheetNames.funds, sheetNames.goals, sheetNames.indicators]) {
      const rows = filledRows(account, sheet);
      if (rows.some(([first]) => textOf(first) === project)) continue;
      const words = `“${sheet}”每个项目都要填`;
      found.push({ place: nextRow(account, sheet, 0), label: `${project}的${sheet}`, words });
    }
  }
  return found;
}

function sheetsOf(account: Account): Record<"funds" | "goals" | "indicators" | "boxes", readonly Row[]> {
  return {
    funds: filledRows(account, sheetNames.funds),
    goals: filledRows(account, sheetNames.goals),
    indicators: filledRows(account, sheetNames.indicators),
    boxes: filledRows(account, sheetNames.boxes),
  };
}

function filledRows(account: Account, sheet: string): readonly Row[] {
  return listRows(account, sheet).filter((row) => row.some((cell) => textOf(cell) !== ""));
}

function textOf(cell: Cell | undefined): string {
  return cell?.text.trim() ?? "";
}

function addressOf(row: Row | undefined, column: number): string | null {
  return row ? (columnPlace(row, column)?.cell ?? null) : null;
}
