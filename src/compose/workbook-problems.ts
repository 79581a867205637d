import type { Account, AccountTable, Cell } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import type { Finding } from "../facts/finding.ts";
import type { WorkbookCells } from "../facts/workbook-cells.ts";
import { formTitle } from "../standard/forms.ts";
import { byCode, sheetNames } from "./accounts-book.ts";
import { summaryRank } from "./books.ts";
import { listRows } from "./list-rows.ts";
import { plansOf } from "./tables.ts";

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

/** Takes down what is wrong at a cell. */
export type Problem = (cell: Pick<Cell, "text" | "place"> | null, message: string, advice: string) => void;

/** What is wrong with a workbook whatever its figures: its sheets, its formulas, its merged cells. */
export function workbookProblems(
  account: Account,
  accounts: Accounts,
  merges: WorkbookCells["merges"],
  problem: Problem,
): void {
  structure(account, accounts, problem);
  withoutResult(account, accounts, problem);
  merged(account, merges, problem);
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
  for (const { form, number, title } of accounts.layout.tables)
    if (!statutory.some((table) => table.form === form))
      problem(
        null,
        `缺少工作表“${title}”${number === null ? "" : `（${number}）`}`,
        "从空白填报表复制这张工作表；没有数据的也要保留空表。",
      );
  for (const table of statutory) {
    const at = captionCell(table);
    if (table.amountUnit && table.amountUnit !== accounts.amountUnit)
      problem(
        at,
        `“${table.title ?? formTitle(table.form ?? "")}”的金额单位是${table.amountUnit}，“基本信息”写的是${accounts.amountUnit}`,
        "各表统一为一个金额单位，并把金额换算过来。",
      );
    if (
      table.owner &&
      accounts.unit !== "" &&
      table.owner.replace(/\s+/g, "") !== accounts.unit.replace(/\s+/g, "")
    )
      problem(
        at,
        `“${table.title ?? formTitle(table.form ?? "")}”的单位是“${table.owner}”，“基本信息”写的是“${accounts.unit}”`,
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
