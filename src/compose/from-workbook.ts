import type { Account, Cell } from "../facts/account.ts";
import type { Accounts, StatedFigure, StatedText, Subject } from "../facts/accounts.ts";
import { isCalendarDate } from "../facts/calendar-date.ts";
import { parseDecimal } from "../facts/decimal.ts";
import type { Finding } from "../facts/finding.ts";
import type { Layout } from "../facts/layout.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import { amountIn, measured } from "../facts/quantity.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";
import { functionalNames, knownFunctional, levelOf } from "../standard/codes.ts";
import { layoutNamed, national } from "../standard/layout.ts";
import { baseRows, sheetNames } from "./accounts-book.ts";
import { openBooks } from "./books.ts";
import { currentKey } from "./former-keys.ts";
import { evaluationsOfSheets } from "./from-evaluation-sheets.ts";
import type { InputCells } from "./input-cells.ts";
import { inputCells } from "./input-cells.ts";
import { listRows } from "./list-rows.ts";
import { plansOf } from "./tables.ts";
import type { Problem } from "./workbook-problems.ts";
import { workbookFinding, workbookProblems } from "./workbook-problems.ts";

/** Accounts as a workbook states them, and what is wrong with the workbook itself, at its own cells. */
export interface WorkbookReading {
  readonly accounts: Accounts;
  readonly findings: readonly Finding[];
  readonly cells: InputCells;
}

/** Whether an account was read from an accounts workbook: it has the sheet that names unit, year and profile. */
export function isAccountsWorkbook({ tables }: Account): boolean {
  return tables.some(({ sheet }) => sheet === sheetNames.base);
}

/** Whether a document is an accounts workbook, before it is recognised. */
export function isWorkbookDocument({ blocks }: { readonly blocks: readonly object[] }): boolean {
  return blocks.some((block) => "sheet" in block && block.sheet === sheetNames.base);
}

/**
 * Accounts from an accounts workbook. Cells with formulas are computed anew from what was typed; what was typed stands
 * as it is and is compared with the rest by the audit. `profile` overrides the one that the workbook names.
 */
export function accountsOfWorkbook(
  account: Account,
  { formulas, lines, merges }: WorkbookCells,
  options: { readonly profile?: Layout | string | null } = {},
): WorkbookReading {
  const findings: Finding[] = [];
  const problem: Problem = (cell, message, advice) => {
    findings.push(workbookFinding(cell, message, advice, findings.length));
  };
  const base = listRows(account, sheetNames.base);
  const said = (label: string): Cell | null => base.find(([first]) => bare(first) === label)?.[1] ?? null;
  const unit = said(baseRows.unit)?.text.trim() ?? "";
  const year = Number(/\d{4}/.exec(said(baseRows.year)?.text ?? "")?.[0] ?? 0);
  const named = options.profile ?? said(baseRows.profile)?.text.trim() ?? "";
  const layout = typeof named === "string" ? layoutNamed(named) : named;
  const amountUnit: AmountUnit = /万/.test(said(baseRows.amountUnit)?.text ?? "") ? "万元" : "元";
  if (unit === "") problem(said(baseRows.unit), "没有填写单位名称", "在“基本信息”填写单位全称。");
  if (year === 0)
    problem(said(baseRows.year), "没有填写年度，或不是四位数字", "在“基本信息”填写决算年度，如2024。");
  if (!layout)
    problem(
      said(baseRows.profile),
      `没有样式“${String(named)}”`,
      "从“样式”的下拉列表中选一个，或用 --profile 指定样式编号或样式文件。",
    );
  if (!/^(?:部门|单位)决算$/.test(bare(said(baseRows.genre) ?? undefined)))
    problem(
      said(baseRows.genre),
      "没有填写文种，或不是“部门决算”“单位决算”",
      "部门汇总公开选“部门决算”，单位自己公开选“单位决算”。",
    );
  if (!/^万?元$/.test(bare(said(baseRows.amountUnit) ?? undefined)))
    problem(said(baseRows.amountUnit), "没有填写金额单位，或不是“元”“万元”", "填写各张决算表的金额单位。");
  for (const row of [baseRows.approved, baseRows.published]) {
    const cell = said(row);
    const words = bare(cell ?? undefined);
    if (cell && words !== "" && !isCalendarDate(words))
      problem(cell, `${row}“${cell.text}”不是日期`, "写成“2023年8月18日”；日期未定的留空。");
  }
  const typed = typedFigures(account, formulas);
  const listed = listedFigures(account, amountUnit, problem);
  const draft: Accounts = {
    unit,
    year,
    genre: said(baseRows.genre)?.text.trim() || "部门决算",
    layout: layout ?? national,
    amountUnit,
    figures: new Map([...typed.figures, ...listed]),
    functions: subjectsOf(account, year, problem),
    economics: economicsOf(account),
    texts: textsOf(account, said, lines),
    evaluations: evaluationsOfSheets(account, problem),
  };
  workbookProblems(account, draft, merges, problem);
  for (const { kind, message, place } of account.repairs)
    if (kind === "unreadable-cell" && place.cell !== null)
      findings.push(
        workbookFinding(
          { text: place.text, place },
          /^“#/.test(message)
            ? `公式出错：${message.replace("不是金额", "")}`
            : `${message}：数字单元格里是文字`,
          "改为数字；没有的空着，不要写文字或单位。",
          findings.length,
        ),
      );
  return { accounts: withCached(draft, typed.computed), findings, cells: inputCells(account, draft) };
}

function bare(cell: Cell | undefined): string {
  return cell?.text.replace(/\s+/g, "") ?? "";
}

/** Figures of the statutory tables: typed ones, and the stored results of formulas. */
function typedFigures(
  { facts }: Account,
  formulas: ReadonlySet<string>,
): { figures: Map<string, StatedFigure>; computed: Map<string, StatedFigure> } {
  const figures = new Map<string, StatedFigure>();
  const computed = new Map<string, StatedFigure>();
  for (const { home, key, quantity, value, printed, place, concept } of facts) {
    if (!home.startsWith("公开") || printed === "" || concept === "equipment-threshold") continue;
    const stated = { quantity, value, place };
    if (place.cell !== null && formulas.has(place.cell)) {
      if (!computed.has(key)) computed.set(key, stated);
      continue;
    }
    const repeats = home === "公开01表" || home === "公开04表";
    const known = figures.get(key);
    if (repeats || (known && known.value !== value)) figures.set(`${key}@${home}`, stated);
    else if (!known) figures.set(key, stated);
  }
  return { figures, computed };
}

/** A formula of the preparer's own, in a cell that nothing else computes, counts with its stored result. */
function withCached(accounts: Accounts, computed: ReadonlyMap<string, StatedFigure>): Accounts {
  const books = openBooks(accounts, plansOf(accounts));
  const own = [...computed].filter(([key]) => books.value(key) === null);
  return own.length === 0 ? accounts : { ...accounts, figures: new Map([...accounts.figures, ...own]) };
}

function listedFigures(
  account: Account,
  amountUnit: AmountUnit,
  problem: Problem,
): Map<string, StatedFigure> {
  const found = new Map<string, StatedFigure>();
  for (const row of listRows(account, sheetNames.figures)) {
    const [, label, value, unit, id] = row;
    const text = bare(value).replaceAll(",", "").replaceAll("，", "");
    if (!value || !id || text === "") continue;
    const key = currentKey(id.text.trim());
    const decimal = parseDecimal(text);
    if (!decimal) {
      problem(value, `“${label?.text ?? ""}”的数值“${value.text}”不是数字`, "改为数字；不知道的空着。");
      continue;
    }
    const quantity = quantityOf(bare(unit));
    const read =
      quantity === "amount"
        ? amountIn(bare(unit) === "万元" ? "万元" : amountUnit, decimal)
        : measured(quantity, decimal);
    found.set(key, { quantity, value: read.value, place: value.place });
  }
  return found;
}

function quantityOf(unit: string): Quantity {
  if (unit === "元" || unit === "万元") return "amount";
  if (unit === "%") return "percent";
  return unit === "分" ? "score" : "count";
}

function subjectsOf({ tables }: Account, year: number, problem: Problem): Subject[] {
  const names = new Map<string, string>();
  const bad = new Set<string>();
  for (const table of tables) {
    if (!/^公开0[23589]表$/.test(table.form ?? "")) continue;
    for (const row of table.rows.slice(table.headerRows)) {
      const code = bare(row[0]);
      if (!/^\d+$/.test(code)) continue;
      const name = bare(row[1]);
      if (levelOf(code) === null && !bad.has(code)) {
        bad.add(code);
        problem(row[0] ?? null, `科目编码“${code}”应为3位、5位或7位数字`, "从“科目代码”表选取。");
      } else if (!knownFunctional(code) && name === "" && !bad.has(code)) {
        bad.add(code);
        problem(
          row[0] ?? null,
          `没有科目编码“${code}”`,
          "从“科目代码”表选取；确有此科目的，在旁边填写科目名称。",
        );
      }
      if (!names.get(code)) names.set(code, name);
    }
  }
  for (const code of [...names.keys()])
    for (let length = 3; length <= code.length; length += 2) {
      const above = code.slice(0, length);
      if (!names.get(above)) names.set(above, functionalNames(above, year)[0]?.name ?? "");
    }
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function economicsOf({ facts }: Account): Subject[] {
  const found = new Map<string, string>();
  for (const { home, dimensions, place } of facts) {
    const name = /^(\d{3,5})\s+(.+)$/.exec(place.row ?? "");
    const code = name?.[1];
    if (home === "公开06表" && code && dimensions.economic === code && !found.has(code))
      found.set(code, name?.[2] ?? "");
  }
  return [...found].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function textsOf(
  account: Account,
  said: (label: string) => Cell | null,
  lines: WorkbookCells["lines"],
): Map<string, StatedText> {
  const texts = new Map<string, StatedText>();
  const enter = (id: string, cell: Cell | null | undefined): void => {
    if (!cell || cell.text.trim() === "") return;
    const text = lines.get(cell.place.cell ?? "") ?? cell.text;
    texts.set(id, { text: text.replace(/\r\n?|_x000D_\n?/g, "\n").trim(), place: cell.place });
  };
  enter("approved", said(baseRows.approved));
  enter("published", said(baseRows.published));
  for (const [, , text, id] of listRows(account, sheetNames.texts))
    if (id) enter(currentKey(id.text.trim()), text);
  return texts;
}
