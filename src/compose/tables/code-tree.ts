import type { Subject } from "../../facts/accounts.ts";
import { natures, otherSources } from "../../standard/rows.ts";
import { carryover, expenditure, revenue } from "../keys.ts";
import type { PlanCell, TablePlan, Term } from "../plan.ts";
import { figure, head, label, minus, plus, spread } from "../plan.ts";

/** A column of a table by functional subject: the key of its figure for a subject or, with null, for all. */
interface Column {
  readonly head: string;
  readonly key: (code: string | null) => string;
  /** What the figure of a row adds up; null where it adds up the subjects below, and is typed at the lowest. */
  readonly across: ((code: string | null) => readonly Term[]) | null;
}

/** Rows of subjects that a table prints, with the total first. */
function treeRows(subjects: readonly Subject[], columns: readonly Column[]): PlanCell[][] {
  const codes = subjects.map(({ code }) => code);
  const below = (code: string | null): string[] =>
    codes.filter((one) =>
      code === null ? one.length === 3 : one.length === code.length + 2 && one.startsWith(code),
    );
  const cells = (code: string | null): PlanCell[] =>
    columns.map(({ key, across }) => {
      const children = below(code);
      const sum = across?.(code) ?? (children.length > 0 ? plus(...children.map(key)) : null);
      return figure(key(code), sum);
    });
  return [
    [{ ...label("合计", "center"), colSpan: 2 }, ...cells(null)],
    ...subjects.map(({ code, name }) => [label(code), label(name), ...cells(code)]),
  ];
}

function treeTable(
  form: string,
  subjects: readonly Subject[],
  columns: readonly Column[],
  more: {
    readonly header: readonly (readonly (PlanCell | null)[])[];
    readonly numbered: boolean;
    readonly note: string;
  },
): TablePlan {
  const numbers = spread([head("栏次", 2), ...columns.map((_, i) => head(String(i + 1)))]);
  const header = [...more.header, ...(more.numbered ? [numbers] : [])];
  return {
    form,
    headerRows: header.length,
    widths: [14, 30, ...columns.map(() => 15)],
    rows: [...header, ...treeRows(subjects, columns).map((row) => spread(row))],
    note: more.note,
    landscape: columns.length > 4,
  };
}

/** “项目” over code and name, and every column's words over both rows. */
function plainHeader(columns: readonly Column[]): (PlanCell | null)[][] {
  return [
    spread([head("项目", 2), ...columns.map((column) => head(column.head, 1, 2))]),
    [head("功能分类科目编码"), head("科目名称"), ...columns.map(() => null)],
  ];
}

/** 收入决算表. */
export function revenueTable(subjects: readonly Subject[], numbered: boolean): TablePlan {
  const sources = ["财政拨款", ...otherSources];
  const columns: Column[] = [
    {
      head: "本年收入合计",
      key: (code) => revenue({ function: code }),
      across: (code) => plus(...sources.map((source) => revenue({ function: code, source }))),
    },
    ...sources.map((source) => ({
      head: source === "财政拨款" ? "财政拨款收入" : source,
      key: (code: string | null) => revenue({ function: code, source }),
      across: null,
    })),
  ];
  return treeTable("公开02表", subjects, columns, {
    header: plainHeader(columns),
    numbered,
    note: "本表反映部门本年度取得的各项收入情况。",
  });
}

/** 支出决算表. */
export function expenditureTable(subjects: readonly Subject[], numbered: boolean): TablePlan {
  const columns: Column[] = [
    {
      head: "本年支出合计",
      key: (code) => expenditure({ function: code }),
      across: (code) => plus(...natures.map((nature) => expenditure({ function: code, nature }))),
    },
    ...natures.map((nature) => ({
      head: nature,
      key: (code: string | null) => expenditure({ function: code, nature }),
      across: null,
    })),
  ];
  return treeTable("公开03表", subjects, columns, {
    header: plainHeader(columns),
    numbered,
    note: "本表反映部门本年度各项支出情况。",
  });
}

function byNature(scope: string, total: string): Column[] {
  const two = natures.slice(0, 2);
  return [
    {
      head: total,
      key: (code) => expenditure({ function: code, scope }),
      across: (code) => plus(...two.map((nature) => expenditure({ function: code, nature, scope }))),
    },
    ...two.map((nature) => ({
      head: nature,
      key: (code: string | null) => expenditure({ function: code, nature, scope }),
      across: null,
    })),
  ];
}

/** 一般公共预算财政拨款支出决算表 and 国有资本经营预算财政拨款支出决算表. */
export function appropriationTable(
  form: "公开05表" | "公开09表",
  subjects: readonly Subject[],
  numbered: boolean,
): TablePlan {
  const general = form === "公开05表";
  const columns = byNature(general ? "一般公共预算" : "国有资本经营", general ? "小计" : "合计");
  return treeTable(form, subjects, columns, {
    header: [
      spread([head("项目", 2), head("本年支出", columns.length)]),
      [head("功能分类科目编码"), head("科目名称"), ...columns.map((column) => head(column.head))],
    ],
    numbered,
    note: `本表反映部门本年度${general ? "一般公共预算" : "国有资本经营预算"}财政拨款支出情况。`,
  });
}

/** 政府性基金预算财政拨款收入支出决算表, and the one of 国有资本经营预算 where it has income and balances. */
export function balanceTable(
  form: "公开08表" | "公开09表",
  subjects: readonly Subject[],
  numbered: boolean,
): TablePlan {
  const fund = form === "公开08表";
  const scope = fund ? "政府性基金" : "国有资本经营";
  const source = fund ? "政府性基金预算财政拨款" : "国有资本经营预算财政拨款";
  const opening = (code: string | null): string =>
    code === null ? carryover("年初", scope) : `carryover|function=${code}|moment=年初|scope=${scope}`;
  const closing = (code: string | null): string =>
    code === null ? carryover("年末", scope) : `carryover|function=${code}|moment=年末|scope=${scope}`;
  const income = (code: string | null): string =>
    code === null ? revenue({ source }) : revenue({ function: code, source });
  const spent = byNature(scope, "小计");
  const columns: Column[] = [
    { head: "年初结转和结余", key: opening, across: null },
    { head: "本年收入", key: income, across: null },
    ...spent,
    {
      head: "年末结转和结余",
      key: closing,
      across: (code) => [
        ...plus(opening(code), income(code)),
        ...minus(expenditure({ function: code, scope })),
      ],
    },
  ];
  return treeTable(form, subjects, columns, {
    header: [
      spread([
        head("项目", 2),
        head("年初结转和结余", 1, 2),
        head("本年收入", 1, 2),
        head("本年支出", 3),
        head("年末结转和结余", 1, 2),
      ]),
      [
        head("功能分类科目编码"),
        head("科目名称"),
        null,
        null,
        ...spent.map((column) => head(column.head)),
        null,
      ],
    ],
    numbered,
    note: `本表反映部门本年度${fund ? "政府性基金" : "国有资本经营"}预算财政拨款收入、支出及结转和结余情况。`,
  });
}
