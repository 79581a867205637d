import type { AccountTable, Cell } from "../facts/account.ts";
import type { Concept } from "../facts/concept.ts";
import type { Dimensions, Fact } from "../facts/fact.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import type { AnalysisBox, FundRow, IndicatorRow, SelfEvaluation } from "../facts/self-evaluation.ts";
import type { Ledger } from "./ledger.ts";
import { cellPlace } from "./ledger.ts";
import { readCell, scanNumerals } from "./numerals.ts";

const firstLevel =
  /^(?:产出|效益|满意度|成本|运行成本|管理效率|履职效能|社会效应|可持续发展能力|预算执行率|决策|过程)(?:指标)?$/;
const secondLevel =
  /^(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|可持续发展|服务对象满意度|满意度)(?:指标)?$/;
const boxLabel =
  /(项目实施和预算执行情况|预算执行情况分析|产出情况|效益情况|满意度情况|主要经验做法|存在的?(?:主要)?问题|改进措施)/;
const fundLabel =
  /^(?:其中[:：])?(?:年度)?(?:资金总额|中央|省级?|市级?|市县区|县区?|区级?|其他|财政拨款|上年结转|当年财政拨款)(?:财政)?(?:资金|拨款)?[:：]?$/;

const fundColumns = [
  "目标申报数",
  "预算编制数",
  "年初预算数",
  "全年预算数",
  "全年执行数",
  "资金结转余",
  "分值",
  "执行率",
  "得分",
];

/** A 项目支出绩效自评表 or 部门整体支出绩效自评表: funds, goals, indicators, total, analysis boxes. */
export function recogniseSelfEvaluation(table: AccountTable, ledger: Ledger): SelfEvaluation {
  const title = table.title ?? "";
  const { rows } = table;
  const scope =
    /整体/.test(title) || rows[0]?.[0]?.text.replace(/\s/g, "") === "部门名称" ? "overall" : "project";
  const projectCell = valueBeside(rows, /^项目名称$/);
  const project =
    scope === "overall" ? "整体" : (projectCell?.text.replace(/\s+/g, "") ?? projectInTitle(title));
  const name = project ?? `第${table.block}表`;
  const shiftedRows: Cell[] = [];
  const year = yearOf(table);
  const boxesFrom = (indicatorHead: number, totalRow: number): number =>
    Math.max(0, totalRow === -1 ? indicatorHead : totalRow);
  const grid = { indicatorHead: rows.findIndex((row) => row.some((cell) => /^三级指标$/.test(bare(cell)))) };
  const totalAt = rows.findIndex((row) => row.some((cell) => /^总分$|^总计$|^合计得分$/.test(bare(cell))));
  const funds = fundRows(rows, name, shiftedRows, ledger);
  const goals = goalCells(rows);
  const indicators =
    grid.indicatorHead === -1
      ? []
      : indicatorRows(
          rows,
          grid.indicatorHead,
          totalAt === -1 ? rows.length : totalAt,
          name,
          shiftedRows,
          ledger,
        );
  const totals =
    totalAt === -1 ? [] : (rows[totalAt] ?? []).filter((cell) => cell.text.trim() !== "").slice(1);
  const figureCell = totals.find((cell) => readCell(cell.text).kind === "figure");
  const totalCell =
    figureCell ?? rows[totalAt]?.find((cell) => /^总分$|^总计$|^合计得分$/.test(bare(cell))) ?? null;
  const total =
    figureCell && totalCell
      ? figure(totalCell, "score", "project-score", { project: name }, "总分", "得分", ledger)
      : null;
  const grade = totals.find((cell) => /^(?:优|良|中|差|优秀|良好|合格|不合格)$/.test(bare(cell))) ?? null;
  const boxes = analysisBoxes(rows, boxesFrom(grid.indicatorHead, totalAt));
  for (const cell of shiftedRows)
    ledger.repair("repaired-row", `自评表“${cell.text}”一行的单元格与表头错开，已按行名对齐`, {
      ...cell.place,
      row: bare(cell),
    });
  return {
    block: table.block,
    scope,
    title,
    year,
    project,
    projectCell,
    department: valueBeside(rows, /^(?:主管部门及代码|主管部门)$/),
    unit: valueBeside(rows, /^(?:预算单位|实施单位|项目单位|单位名称|部门名称)$/),
    funds,
    goal: goals.goal,
    achievement: goals.achievement,
    indicators,
    total,
    totalCell,
    grade,
    boxes,
    labels: rows
      .flatMap((row) => row.map(bare))
      .filter((text) => /^[\p{Script=Han}（）()“”、]{2,24}$/u.test(text) && !/[。；]/.test(text)),
    notes: table.notes,
    shiftedRows,
  };
}

function bare(cell: Cell): string {
  return cell.text.replace(/\s+/g, "");
}

function projectInTitle(title: string): string | null {
  return /^(.*?)项目支出绩效自评表/.exec(title.replace(/\s+/g, ""))?.[1] ?? null;
}

function yearOf(table: AccountTable): number | null {
  if (table.year) return table.year;
  const match = /(\d{4})\s*年/.exec(table.title ?? "");
  return match ? Number(match[1]) : null;
}

function valueBeside(rows: readonly (readonly Cell[])[], label: RegExp): Cell | null {
  for (const row of rows.slice(0, 6)) {
    const at = row.findIndex((cell) => label.test(bare(cell)));
    if (at === -1) continue;
    return row.slice(at + 1).find((cell) => cell.text.trim() !== "") ?? null;
  }
  return null;
}

/** The fund block: the columns in the order printed, values by position or, where shifted, by order. */
function fundRows(
  rows: readonly (readonly Cell[])[],
  project: string,
  shifted: Cell[],
  ledger: Ledger,
): FundRow[] {
  const found: FundRow[] = [];
  const isFund = (row: readonly Cell[]): boolean =>
    row.slice(0, 3).some((cell) => fundLabel.test(bare(cell))) &&
    row.some((cell) => ledger.holdsFigure(cell));
  const firstAt = rows.findIndex(isFund);
  if (firstAt === -1) return found;
  const heads = rows.slice(Math.max(0, firstAt - 3), firstAt);
  const columns = fundHeader(heads);
  const unit = fundUnit(heads.concat(rows.slice(firstAt, firstAt + 1)));
  for (const row of rows.slice(firstAt)) {
    if (!isFund(row)) break;
    const at = row.findIndex((cell) => fundLabel.test(bare(cell)));
    const labelCell = row[at]!;
    const label = bare(labelCell)
      .replace(/[:：]$/, "")
      .replace(/^其中[:：]/, "")
      .replace(/^年度/, "");
    const placed = placedCells(row, at, columns);
    if (placed.shifted) shifted.push(labelCell);
    const cellOf = (name: string): Cell | undefined =>
      placed.cells[columns.findIndex((column) => column.name === name)];
    const value = (
      name: string,
      quantity: Quantity,
      concept: Concept,
      extra: Dimensions = {},
    ): Fact | null => {
      const cell = cellOf(name);
      if (!cell) return null;
      return figure(cell, quantity, concept, { project, ...extra }, label, name, ledger, unit);
    };
    const funds = (name: string): Fact | null =>
      value(name, "amount", "project-funds", { column: name, fund: label });
    const whole = label === "资金总额";
    found.push({
      label,
      cell: labelCell,
      declared: funds("目标申报数"),
      initial: funds("预算编制数") ?? funds("年初预算数"),
      budget: funds("全年预算数"),
      executed: funds("全年执行数"),
      remaining: funds("资金结转余"),
      rate: value("执行率", "percent", "project-rate", whole ? {} : { fund: label }),
      score: value("得分", "score", "project-rate-score", whole ? {} : { fund: label }),
    });
  }
  return found;
}

/** The unit that the fund block prints; 万元 unless it says 元. */
function fundUnit(heads: readonly (readonly Cell[])[]): AmountUnit {
  const said = heads.flat().map((cell) => /[（(]\s*(万元|元)\s*[）)]/.exec(cell.text)?.[1]);
  return said.includes("元") ? "元" : "万元";
}

/**
 * The cells of a fund row in the order of the columns: under their headers where everything printed stands
 * there, else as a run beside the label (a row shifted against its header), blanks kept.
 */
function placedCells(
  row: readonly Cell[],
  at: number,
  columns: readonly { readonly col: number }[],
): { cells: (Cell | undefined)[]; shifted: boolean } {
  const isFilled = (cell: Cell | undefined): boolean => (cell?.text.trim() ?? "") !== "";
  const printed = row.slice(at + 1).filter(isFilled).length;
  const under = columns.map(({ col }) => row[col]);
  if (under.filter(isFilled).length === printed) return { cells: under, shifted: false };
  for (let start = at + 1; start <= at + 3; start += 1) {
    const run = columns.map((_, i) => row[start + i]);
    if (run.filter(isFilled).length === printed) return { cells: run, shifted: true };
  }
  return { cells: under, shifted: false };
}

function fundHeader(heads: readonly (readonly Cell[])[]): { name: string; col: number }[] {
  const columns: { name: string; col: number }[] = [];
  for (const row of heads)
    row.forEach((cell, col) => {
      const text = bare(cell).replace(/[（()）]/g, "");
      const name = fundColumns.find(
        (known) => text === known || (known === "资金结转余" && /结转?余/.test(text)),
      );
      if (name && !columns.some((column) => column.name === name)) columns.push({ name, col });
    });
  const split = columns.some(({ name }) => name === "目标申报数");
  return columns
    .filter(({ name }) => !(split && name === "年初预算数"))
    .sort((a, b) => fundColumns.indexOf(a.name) - fundColumns.indexOf(b.name));
}

function goalCells(rows: readonly (readonly Cell[])[]): { goal: Cell | null; achievement: Cell | null } {
  const at = rows.findIndex((row) =>
    row.some((cell) => /^(?:年度|预期|年度总体|年度绩效)目标$/.test(bare(cell))),
  );
  if (at === -1) return { goal: null, achievement: null };
  const head = rows[at]!;
  const goalCol = head.findIndex((cell) => /^(?:年度|预期|年度总体|年度绩效)目标$/.test(bare(cell)));
  const doneCol = head.findIndex((cell) => /实际完成情况|完成情况/.test(bare(cell)));
  const below = rows[at + 1] ?? [];
  const label = /^(?:项目)?年度(?:绩效|总体)?目标$/;
  const goal = below
    .slice(goalCol, doneCol === -1 ? undefined : doneCol)
    .find((cell) => cell.text.trim() !== "" && !label.test(bare(cell)));
  const achievement =
    doneCol === -1 ? undefined : below.slice(doneCol).find((cell) => cell.text.trim() !== "");
  return { goal: goal ?? below[goalCol] ?? null, achievement: achievement ?? null };
}

function indicatorRows(
  rows: readonly (readonly Cell[])[],
  headAt: number,
  until: number,
  project: string,
  shifted: Cell[],
  ledger: Ledger,
): IndicatorRow[] {
  const head = rows[headAt]!;
  const col = (pattern: RegExp): number => head.findIndex((cell) => pattern.test(bare(cell)));
  const columns = {
    first: col(/^一级指标$/),
    second: col(/^二级指标$/),
    third: col(/^三级指标$/),
    initial: col(/^(?:年初|年度)指标值$/),
    adjusted: col(/^调整后指标值$/),
    actual: col(/^(?:实际|全年)完成值$/),
    weight: col(/^(?:分值|权重)$/),
    score: col(/^(?:自评)?得分$/),
    deviation: col(/偏差原因/),
  };
  const found: IndicatorRow[] = [];
  let first = "";
  let second = "";
  for (const row of rows.slice(headAt + 1, until)) {
    const at = row.findIndex(
      (cell, i) =>
        i < columns.third + 1 &&
        secondLevel.test(bare(cell)) &&
        !(
          firstLevel.test(bare(cell)) &&
          secondLevel.test(bare(row[i + 1] ?? cell)) &&
          row[i + 1] !== cell &&
          i < columns.second
        ),
    );
    const shift = at === -1 ? 0 : at - columns.second;
    const cell = (index: number): Cell => row[index + shift] ?? { ...row.at(-1)!, text: "" };
    if (row.every((one) => one.text.trim() === "")) continue;
    if (shift !== 0) shifted.push(row[at]!);
    const firstCell = cell(columns.first);
    const secondCell = cell(columns.second);
    const thirdCell = cell(columns.third);
    if (bare(firstCell) !== "") first = bare(firstCell);
    if (bare(secondCell) !== "") second = bare(secondCell);
    if (bare(thirdCell) === "" && bare(secondCell) === "") continue;
    const third = bare(thirdCell);
    const dimensions = { project, indicator: `${found.length + 1}.${third}` };
    const row1 = `${second}/${third}`;
    const cells = {
      first: firstCell,
      second: secondCell,
      third: thirdCell,
      initial: cell(columns.initial),
      adjusted: columns.adjusted === -1 ? { ...thirdCell, text: "" } : cell(columns.adjusted),
      actual: cell(columns.actual),
      weight: cell(columns.weight),
      score: cell(columns.score),
      deviation: columns.deviation === -1 ? { ...thirdCell, text: "" } : cell(columns.deviation),
    };
    found.push({
      first,
      second,
      third,
      cells,
      weight: figure(cells.weight, "score", "indicator-weight", dimensions, row1, "分值", ledger),
      score: figure(cells.score, "score", "indicator-score", dimensions, row1, "得分", ledger),
      initialValue: valueIn(cells.initial, "年初指标值", dimensions, row1, ledger),
      adjustedValue: valueIn(cells.adjusted, "调整后指标值", dimensions, row1, ledger),
      actualValue: valueIn(cells.actual, "实际完成值", dimensions, row1, ledger),
    });
  }
  return found;
}

/** The figure of an indicator value such as ≥10次, 97%, 2022年12月20日前 (none). */
function valueIn(
  cell: Cell,
  basis: string,
  dimensions: Dimensions,
  row: string,
  ledger: Ledger,
): Fact | null {
  const numeral = scanNumerals(cell.text).find(
    (one) => one.kind !== "label" && !/^\d{4}年/.test(cell.text.slice(one.start)),
  );
  if (!numeral) return null;
  const quantity: Quantity = numeral.kind === "percent" ? "percent" : "count";
  return ledger.enter({
    concept: "indicator-value",
    dimensions: { ...dimensions, basis },
    quantity,
    decimal: numeral.decimal,
    printed: cell.text.slice(numeral.start, numeral.end),
    home: "自评表",
    place: cellPlace({ ...cell, place: { ...cell.place, text: cell.text } }, row, basis),
    spot: { ...cell.spot, start: numeral.start, end: numeral.end },
  });
}

function figure(
  cell: Cell,
  quantity: Quantity,
  concept: Concept,
  dimensions: Dimensions,
  row: string,
  column: string,
  ledger: Ledger,
  unit: AmountUnit = "万元",
): Fact | null {
  const read = readCell(cell.text.replace(/%|％/g, ""));
  if (read.kind === "text" || read.kind === "not-applicable") return null;
  if (read.kind === "blank" && quantity !== "amount") return null;
  return ledger.enter({
    concept,
    dimensions,
    quantity,
    decimal: read.kind === "figure" ? read.decimal : null,
    unit,
    printed: cell.text,
    home: "自评表",
    place: cellPlace(cell, row, column),
    spot: cell.spot,
  });
}

function analysisBoxes(rows: readonly (readonly Cell[])[], from: number): AnalysisBox[] {
  const boxes: AnalysisBox[] = [];
  for (const row of rows.slice(from)) {
    const at = row.findIndex((cell) => bare(cell).length <= 24 && boxLabel.test(bare(cell)));
    if (at === -1) continue;
    const cell = row.slice(at + 1).find((one) => one.text.trim() !== "");
    const labelCell = row[at]!;
    boxes.push({ label: bare(labelCell), cell: cell ?? { ...labelCell, text: "" }, text: cell?.text ?? "" });
  }
  return boxes;
}
