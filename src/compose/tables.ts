import type { Accounts, Subject } from "../facts/accounts.ts";
import type { CellTerm, WrittenCell, WrittenTable } from "../facts/disclosure.ts";
import type { Layout, LayoutTable } from "../facts/layout.ts";
import { economicList } from "../standard/code-list.ts";
import { economicNames } from "../standard/codes.ts";
import { formTitle } from "../standard/forms.ts";
import { printedLabel } from "../standard/own-labels.ts";
import type { Books } from "./books.ts";
import { summaryRank } from "./books.ts";
import { printed } from "./money.ts";
import type { PlanCell, TablePlan } from "./plan.ts";
import { appropriationTable, balanceTable, expenditureTable, revenueTable } from "./tables/code-tree.ts";
import { basicTable, detailTable } from "./tables/economic.ts";
import { statisticsTable } from "./tables/statistics.ts";
import { threePublicTable } from "./tables/three-public.ts";
import { fiscalAppropriations, revenueAndExpenditure } from "./tables/two-sided.ts";
import { universityTables } from "./tables/university.ts";

/** The statutory tables of a profile, in its order, with the keys of their figures. */
export function plansOf(accounts: Accounts): TablePlan[] {
  const { layout, year } = accounts;
  const { numbered, detail, capitalIncome, threePublicPairs } = layout.style;
  const all = accounts.functions;
  const revenues = used(all, (code) => code.startsWith("revenue|"), accounts);
  const spendings = used(all, (key) => key.startsWith("expenditure|") && !key.includes("scope="), accounts);
  const scoped = (scope: string): Subject[] => used(all, (key) => key.includes(`scope=${scope}`), accounts);
  const generals = scoped("一般公共预算");
  if (layout.voice === "university")
    return inOrder(layout, universityTables(accounts, { revenues, spendings, generals }));
  const economics = accounts.economics.length > 0 ? accounts.economics : economicSubjects(layout, year);
  const plans: Readonly<Record<string, () => TablePlan>> = {
    公开01表: () => revenueAndExpenditure(year, numbered),
    公开02表: () => revenueTable(revenues, numbered),
    公开03表: () => expenditureTable(spendings, numbered),
    公开04表: () => fiscalAppropriations(year, numbered),
    公开05表: () => appropriationTable("公开05表", generals, numbered),
    公开06表: () => (detail ? detailTable(economics) : basicTable(economics)),
    公开07表: () => threePublicTable(threePublicPairs),
    公开08表: () => balanceTable("公开08表", scoped("政府性基金"), numbered),
    公开09表: () =>
      capitalIncome
        ? balanceTable("公开09表", scoped("国有资本经营"), numbered)
        : appropriationTable("公开09表", scoped("国有资本经营"), numbered),
    公开10表: () => statisticsTable(),
  };
  return layout.tables.flatMap(({ form }) => (plans[form] ? [plans[form]()] : []));
}

/** Tables that a layout prints, in its order. */
function inOrder({ tables }: Layout, plans: readonly TablePlan[]): TablePlan[] {
  return tables.flatMap(({ form }) => plans.find((plan) => plan.form === form) ?? []);
}

/** The subjects that a table prints: those with a figure there, and what stands above them. */
function used(
  subjects: readonly Subject[],
  belongs: (key: string) => boolean,
  accounts: Accounts,
): Subject[] {
  const codes = new Set<string>();
  for (const key of accounts.figures.keys()) {
    const code = /\|function=(\d+)/.exec(key)?.[1];
    if (!code || !belongs(key) || /basis=|year=/.test(key) || key.includes("@")) continue;
    for (let length = 3; length <= code.length; length += 2) codes.add(code.slice(0, length));
  }
  // Rows of the class alone (公开01表, 公开04表) say nothing of the tables by subject.
  const below = (code: string): boolean => [...codes].some((one) => one.length > 3 && one.startsWith(code));
  return subjects.filter(({ code }) => codes.has(code) && below(code.slice(0, 3)));
}

/** Classes that hold basic expenditure, as the ministry's form of 公开06表 lists them. */
const basicClasses = ["301", "302", "303", "307", "310", "312", "399"];

/** Every economic subject of the classes that a profile prints, as the classification of the year (or the nearest) has it. */
export function economicSubjects(layout: Layout, asked: number): Subject[] {
  const year = economicList(asked).nearest;
  const prescribed = layout.economicClasses;
  const classes = prescribed.length > 0 ? prescribed : basicClasses;
  return classes.flatMap((code) => {
    const codes = [code, ...Array.from({ length: 99 }, (_, i) => `${code}${String(i + 1).padStart(2, "0")}`)];
    return codes.flatMap((one) => {
      const name = economicNames(one, year).find(({ standing }) => standing === "in-force")?.name;
      return name ? [{ code: one, name }] : [];
    });
  });
}

/** A table filled with figures as its profile prints it; sums name the cells that they add up. */
export function writtenTables(books: Books, plans: readonly TablePlan[]): WrittenTable[] {
  const { accounts } = books;
  const { layout } = accounts;
  const homes = homesOf(plans);
  return plans.map((plan) => {
    const entry = layout.tables.find(({ form }) => form === plan.form);
    const empty = !hasAmounts(plan, books);
    return {
      kind: "table",
      id: plan.form,
      form: plan.form,
      number: entry ? entry.number : plan.form,
      title: entry?.title ?? formTitle(plan.form),
      owner: ownerLine(accounts, layout.captions.owner),
      year: `${accounts.year}年度`,
      unit: `${layout.captions.unit}：${accounts.amountUnit}`,
      columns: plan.widths.map((width) => ({ width })),
      headerRows: plan.headerRows,
      rows: plan.rows.map((row, r) =>
        row.map((cell, c) => (cell ? written(labelled(cell, entry), plan, { row: r, column: c }) : null)),
      ),
      notes: [`注：${plan.note}`, ...(empty ? [emptyRemark(plan.form, accounts)] : [])],
      landscape: plan.landscape,
    };
  });

  function written(cell: PlanCell, plan: TablePlan, at: { row: number; column: number }): WrittenCell {
    const { colSpan, rowSpan, align, key, quantity } = cell;
    if (key === null) return { text: cell.text, colSpan, rowSpan, align, figure: null };
    const stated = books.valueIn(plan.form, key);
    // Nothing is left blank, but for “三公”经费 where something was planned or spent.
    const value = stated === 0n || stated === null ? nothing(plan) : stated;
    const text = value === null ? "" : printed(value, quantity, accounts);
    return { text, colSpan, rowSpan, align, figure: { key, quantity, value, sum: sumOf(cell, plan, at) } };
  }

  function nothing(plan: TablePlan): bigint | null {
    return plan.form === "公开07表" && hasAmounts(plan, books) ? 0n : null;
  }

  function sumOf(cell: PlanCell, plan: TablePlan, at: { row: number; column: number }): CellTerm[] | null {
    const key = cell.key!;
    const home = homes.get(key);
    const here = home?.table === plan.form && home.row === at.row && home.column === at.column;
    if (!here && home)
      return books.valueIn(plan.form, key) === books.value(key) ? [{ ...home, sign: 1 }] : null;
    if (!cell.sum) return null;
    const terms = cell.sum.flatMap(({ key: part, sign }) => {
      const found = homes.get(part);
      return found ? [{ ...found, sign }] : [];
    });
    if (terms.length !== cell.sum.length) return null;
    // A total whose rounded parts add up to something else stays as it was stated.
    return books.addsUp(key) ? terms : null;
  }
}

/** The one cell that holds each figure; the other tables that print it refer to it. */
function homesOf(plans: readonly TablePlan[]): Map<string, { table: string; row: number; column: number }> {
  const homes = new Map<string, { table: string; row: number; column: number }>();
  // The tables by subject hold the figures; the summary tables (01 and 04) repeat them.
  const order = [...plans].sort((a, b) => summaryRank(a.form) - summaryRank(b.form));
  for (const { form, rows } of order)
    rows.forEach((row, r) => {
      row.forEach((cell, column) => {
        if (cell?.key && !homes.has(cell.key)) homes.set(cell.key, { table: form, row: r, column });
      });
    });
  return homes;
}

function labelled(cell: PlanCell, entry: LayoutTable | undefined): PlanCell {
  return cell.key === null && entry ? { ...cell, text: printedLabel(cell.text, entry) } : cell;
}

function hasAmounts({ rows }: TablePlan, books: Books): boolean {
  return rows.flat().some((cell) => cell?.key && (books.value(cell.key) ?? 0n) !== 0n);
}

function ownerLine({ unit }: Accounts, label: string): string | null {
  return label === "" ? null : `${label}：${unit}`;
}

/** Why a table is empty, in the words of its budget. */
function emptyRemark(form: string, { unit }: Accounts): string {
  const what: Readonly<Record<string, string>> = {
    公开07表: "财政拨款“三公”经费支出",
    公开08表: "政府性基金预算财政拨款收入和支出",
    公开09表: "国有资本经营预算财政拨款收入和支出",
  };
  return `说明：${unit}本年度没有${what[form] ?? "本表反映的收入和支出"}，故本表无数据。`;
}
