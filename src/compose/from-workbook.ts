import type { Account, AccountTable, Cell } from "../facts/account.ts";
import type { Accounts, StatedFigure, StatedText, Subject } from "../facts/accounts.ts";
import { parseDecimal } from "../facts/decimal.ts";
import type { Finding } from "../facts/finding.ts";
import type { Place } from "../facts/place.ts";
import type { AmountUnit, Quantity } from "../facts/quantity.ts";
import { amountIn, measured } from "../facts/quantity.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";
import { functionalNames, knownFunctional, levelOf } from "../standard/codes.ts";
import { formTitle } from "../standard/forms.ts";
import { profileNamed } from "../standard/profile.ts";
import { baseRows, byCode, sheetNames } from "./accounts-book.ts";
import { openBooks, summaryRank } from "./books.ts";
import type { BlankCell } from "./from-evaluation-sheets.ts";
import { blankEvaluationCells, evaluationsOfSheets } from "./from-evaluation-sheets.ts";
import { listRows, nextRow } from "./list-rows.ts";
import { plansOf } from "./tables.ts";

/** Accounts as a workbook states them, and what is wrong with the workbook itself, at its own cells. */
export interface WorkbookReading {
  readonly accounts: Accounts;
  readonly findings: readonly Finding[];
  readonly cells: InputCells;
}

/** Where the workbook asks for what no statutory table holds. */
export interface InputCells {
  /** The cell of each input, filled in or blank, by its id. */
  readonly of: ReadonlyMap<string, Place>;
  /** The first free row of the sheets that hold figures and texts, for an input that has no row yet. */
  readonly free: Readonly<Record<"figures" | "texts" | "evaluations", Place | null>>;
  /** The first cell below the headings of each statutory table. */
  readonly tables: readonly Place[];
  /** Cells of the sheets of self-evaluations that must be filled in and are blank. */
  readonly blank: readonly BlankCell[];
}

/** Whether an account was read from an accounts workbook: it has the sheet that names unit, year and profile. */
export function isAccountsWorkbook({ tables }: Account): boolean {
  return tables.some(({ sheet }) => sheet === sheetNames.base);
}

/**
 * Accounts from an accounts workbook. Cells with formulas are computed anew from what was typed; what was typed stands
 * as it is and is compared with the rest by the audit. `profile` overrides the one that the workbook names.
 */
export function accountsOfWorkbook(
  account: Account,
  { formulas, lines, merges }: WorkbookCells,
  options: { readonly profile?: string | null } = {},
): WorkbookReading {
  const findings: Finding[] = [];
  const problem: Problem = (cell, message, advice) => {
    findings.push(workbookFinding(cell, message, advice, findings.length));
  };
  const base = listRows(account, sheetNames.base);
  const said = (label: string): Cell | null => base.find(([first]) => bare(first) === label)?.[1] ?? null;
  const unit = said(baseRows.unit)?.text.trim() ?? "";
  const year = Number(/\d{4}/.exec(said(baseRows.year)?.text ?? "")?.[0] ?? 0);
  const profile = options.profile ?? said(baseRows.profile)?.text.trim() ?? "";
  const amountUnit: AmountUnit = /万/.test(said(baseRows.amountUnit)?.text ?? "") ? "万元" : "元";
  if (unit === "") problem(said(baseRows.unit), "没有填写单位名称", "在“基本信息”填写单位全称。");
  if (year === 0)
    problem(said(baseRows.year), "没有填写年度，或不是四位数字", "在“基本信息”填写决算年度，如2024。");
  if (!profileNamed(profile))
    problem(
      said(baseRows.profile),
      `没有样式“${profile}”`,
      "从“样式”的下拉列表中选一个，或用 --profile 指定。",
    );
  if (!/^(?:部门|单位)决算$/.test(bare(said(baseRows.genre) ?? undefined)))
    problem(
      said(baseRows.genre),
      "没有填写文种，或不是“部门决算”“单位决算”",
      "部门汇总公开选“部门决算”，单位自己公开选“单位决算”。",
    );
  if (!/^万?元$/.test(bare(said(baseRows.amountUnit) ?? undefined)))
    problem(said(baseRows.amountUnit), "没有填写金额单位，或不是“元”“万元”", "填写各张决算表的金额单位。");
  const typed = typedFigures(account, formulas);
  const listed = listedFigures(account, amountUnit, problem);
  const draft: Accounts = {
    unit,
    year,
    genre: said(baseRows.genre)?.text.trim() || "部门决算",
    profile,
    amountUnit,
    figures: new Map([...typed.figures, ...listed]),
    functions: subjectsOf(account, year, problem),
    economics: economicsOf(account),
    texts: textsOf(account, said, lines),
    evaluations: evaluationsOfSheets(account, problem),
  };
  structure(account, draft, problem);
  withoutResult(account, draft, problem);
  merged(account, merges, problem);
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

function inputCells(account: Account, { evaluations }: Accounts): InputCells {
  const of = new Map<string, Place>();
  const enter = (id: Cell | undefined, cell: Cell | undefined): void => {
    const key = id?.text.trim() ?? "";
    if (key !== "" && cell && !of.has(key)) of.set(key, cell.place);
  };
  for (const [, , value, , id] of listRows(account, sheetNames.figures)) enter(id, value);
  for (const [, , text, id] of listRows(account, sheetNames.texts)) enter(id, text);
  return {
    of,
    free: {
      figures: nextRow(account, sheetNames.figures, 2),
      texts: nextRow(account, sheetNames.texts, 2),
      evaluations: nextRow(account, sheetNames.funds, 0),
    },
    tables: account.tables.flatMap(({ form, rows, headerRows }) => {
      const [first] = rows[headerRows] ?? rows.at(-1) ?? [];
      return form?.startsWith("公开") && first ? [first.place] : [];
    }),
    blank: blankEvaluationCells(account, evaluations),
  };
}

function bare(cell: Cell | undefined): string {
  return cell?.text.replace(/\s+/g, "") ?? "";
}

/** What is wrong at a cell of an accounts workbook; `number` tells findings at one cell apart. */
export function workbookFinding(
  cell: Pick<Cell, "text" | "place"> | null,
  message: string,
  advice: string,
  number: number,
): Finding {
  const place = cell?.place;
  return {
    id: `accounts-workbook:${place?.cell ?? ""}:${number}`,
    rule: "accounts-workbook",
    catalogue: [],
    severity: "error",
    message,
    advice,
    quantity: "text",
    expected: null,
    actual: cell?.text ?? null,
    difference: null,
    cause: null,
    accepted: null,
    where: place ? [{ ...place, value: null }] : [],
    suspects: [],
  };
}

type Problem = (cell: Pick<Cell, "text" | "place"> | null, message: string, advice: string) => void;

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
    const key = id.text.trim();
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
  for (const [, , text, id] of listRows(account, sheetNames.texts)) if (id) enter(id.text.trim(), text);
  return texts;
}

/**
 * Cells that the preparer fills in and that hold a formula whose result is neither stored nor to be computed. The
 * workbook's own formulas are computed anew and need none.
 */
function withoutResult(account: Account, accounts: Accounts, problem: Problem): void {
  const ours = new Set<string>();
  const homes = new Set<string>();
  for (const { form, rows } of [...plansOf(accounts)].sort(
    (a, b) => summaryRank(a.form) - summaryRank(b.form),
  ))
    for (const cell of rows.flat()) {
      if (!cell?.key) continue;
      const at = `${cell.key}@${form}`;
      // A total, a subject above others, and what another table holds.
      const above = byCode.test(form) && !/\|function=\d{7}(?:\||$)/.test(cell.key);
      if (cell.sum !== null || homes.has(cell.key) || above) ours.add(at);
      homes.add(cell.key);
    }
  const advice = "用Excel打开、重算并保存，或直接填写数值。";
  for (const { key, home, place } of account.unknown ?? [])
    if (homes.has(key) && !ours.has(`${key}@${home}`))
      problem({ text: "", place }, "公式没有存储结果，不知道是多少", advice);
  const stale = new Set(
    account.repairs.flatMap(({ kind, place }) => (kind === "stale-formula" ? (place.cell ?? []) : [])),
  );
  for (const sheet of [sheetNames.figures, sheetNames.texts])
    for (const row of listRows(account, sheet)) {
      const cell = row[2];
      if (cell && cell.text === "" && stale.has(cell.place.cell ?? ""))
        problem(cell, "公式没有存储结果，不知道是多少", advice);
    }
}

/** Tables that the profile demands and the workbook lacks, tables in another unit, tables of another owner. */
function structure({ tables }: Account, accounts: Accounts, problem: Problem): void {
  const statutory = tables.filter(({ form }) => form?.startsWith("公开"));
  for (const { form } of profileNamed(accounts.profile)?.tables ?? [])
    if (!statutory.some((table) => table.form === form))
      problem(
        null,
        `缺少工作表“${formTitle(form)}”（${form}）`,
        "从空白填报表复制这张工作表；没有数据的也要保留空表。",
      );
  for (const table of statutory) {
    const at = captionCell(table);
    if (table.amountUnit && table.amountUnit !== accounts.amountUnit)
      problem(
        at,
        `“${formTitle(table.form ?? "")}”的金额单位是${table.amountUnit}，“基本信息”写的是${accounts.amountUnit}`,
        "各表统一为一个金额单位，并把金额换算过来。",
      );
    if (
      table.owner &&
      accounts.unit !== "" &&
      table.owner.replace(/\s+/g, "") !== accounts.unit.replace(/\s+/g, "")
    )
      problem(
        at,
        `“${formTitle(table.form ?? "")}”的单位是“${table.owner}”，“基本信息”写的是“${accounts.unit}”`,
        "一个工作簿只填一个单位；名称与“基本信息”一致。",
      );
  }
}

function captionCell(table: AccountTable): Cell | null {
  return table.rows[0]?.[0] ?? null;
}

/** Merged cells among the figures hide all values but one. */
function merged({ tables }: Account, merges: WorkbookCells["merges"], problem: Problem): void {
  for (const table of tables) {
    const first = table.rows[table.headerRows]?.[0]?.place.cell;
    if (!table.form?.startsWith("公开") || !table.sheet || !first || table.headerRows === 0) continue;
    const row = Number(/(\d+)$/.exec(first)?.[1]) - 1;
    const last = row + table.rows.length - table.headerRows;
    for (const { sheet, top, left, right, bottom } of merges) {
      if (
        sheet !== table.sheet ||
        bottom < row ||
        top >= last ||
        (top === bottom && left === 0 && right <= 1)
      )
        continue;
      const cell = table.rows.flat().find(({ place }) => rowOf(place.cell) === top) ?? null;
      problem(cell, `第${top + 1}行有合并的单元格，会丢失数字`, "取消合并，每个单元格各填各的。");
    }
  }
}

function rowOf(address: string | null): number {
  return Number(/(\d+)$/.exec(address ?? "")?.[1] ?? 0) - 1;
}
