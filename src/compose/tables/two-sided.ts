import { classLabelIn, functionalClasses } from "../../standard/codes.ts";
import { otherSources } from "../../standard/rows.ts";
import { carryover, expenditure, grandTotal, revenue, scopes, sourceOfScope } from "../keys.ts";
import type { PlanCell, TablePlan } from "../plan.ts";
import { blank, figure, head, label, minus, ordinal, plus, spread } from "../plan.ts";

interface Row {
  readonly label: string;
  readonly cells: readonly PlanCell[];
}

const empty = (width: number): Row => ({ label: "", cells: Array.from({ length: width }, () => blank) });
const classCodes = functionalClasses.map(({ code }) => code);

/** The classes of function in their order, with the labels of the year. */
function classRows(year: number): { code: string; text: string }[] {
  return functionalClasses.map(({ code, label: now }, i) => ({
    code,
    text: `${ordinal(i + 1)}、${classLabelIn(code, year) ?? now}`,
  }));
}

/** 收入支出决算总表: sources and classes, totals, balances. */
export function revenueAndExpenditure(year: number, numbered: boolean): TablePlan {
  const fiscal = scopes.map((scope) => revenue({ source: sourceOfScope[scope] }));
  const sources: Row[] = [
    ...scopes.map((scope, i) => ({
      label: `${sourceOfScope[scope]}收入`,
      cells: [
        figure(
          fiscal[i]!,
          i === 0 ? [...plus(revenue({ source: "财政拨款" })), ...minus(fiscal[1]!, fiscal[2]!)] : null,
        ),
      ],
    })),
    ...otherSources.map((source) => ({ label: source, cells: [figure(revenue({ source }))] })),
  ].map((row, i) => ({ ...row, label: `${ordinal(i + 1)}、${row.label}` }));
  const classes: Row[] = classRows(year).map(({ code, text }) => ({
    label: text,
    cells: [figure(expenditure({ function: code }))],
  }));
  const opening = carryover("年初");
  const closing = carryover("年末");
  const left: Row[] = [
    ...sources,
    ...Array.from({ length: classes.length - sources.length }, () => empty(1)),
    {
      label: "本年收入合计",
      cells: [figure(revenue(), plus(...fiscal, ...otherSources.map((source) => revenue({ source }))))],
    },
    { label: "使用非财政拨款结余", cells: [figure("reserves-used")] },
    { label: "年初结转和结余", cells: [figure(opening)] },
    ...(numbered ? [empty(1)] : []),
    { label: "总计", cells: [figure(grandTotal("收入"), plus(revenue(), "reserves-used", opening))] },
  ];
  const right: Row[] = [
    ...classes,
    {
      label: "本年支出合计",
      cells: [figure(expenditure(), plus(...classCodes.map((code) => expenditure({ function: code }))))],
    },
    { label: "结余分配", cells: [figure("surplus-allocation")] },
    {
      label: "年末结转和结余",
      cells: [
        figure(closing, [
          ...plus(opening, revenue(), "reserves-used"),
          ...minus(expenditure(), "surplus-allocation"),
        ]),
      ],
    },
    ...(numbered ? [empty(1)] : []),
    {
      label: "总计",
      cells: [figure(grandTotal("支出"), plus(expenditure(), "surplus-allocation", closing))],
    },
  ];
  return {
    form: "公开01表",
    ...twoSided(left, right, ["决算数"], ["决算数"], numbered),
    note: "本表反映部门本年度的总收支和年末结转结余情况。",
    landscape: false,
  };
}

/** 财政拨款收入支出决算总表: the three kinds of 财政拨款 and the classes by budget. */
export function fiscalAppropriations(year: number, numbered: boolean): TablePlan {
  const across = (key: (scope: string) => string): PlanCell[] => [
    figure(key("财政拨款"), plus(...scopes.map(key))),
    ...scopes.map((scope) => figure(key(scope))),
  ];
  const sources: Row[] = scopes.map((scope, i) => ({
    label: `${ordinal(i + 1)}、${sourceOfScope[scope]}`,
    cells: [figure(revenue({ source: sourceOfScope[scope] }))],
  }));
  const classes: Row[] = classRows(year).map(({ code, text }) => ({
    label: text,
    cells: across((scope) => expenditure({ function: code, scope })),
  }));
  const total = revenue({ source: "财政拨款" });
  const opening = carryover("年初", "财政拨款");
  const left: Row[] = [
    ...sources,
    ...Array.from({ length: classes.length - sources.length }, () => empty(1)),
    {
      label: "本年收入合计",
      cells: [figure(total, plus(...scopes.map((scope) => revenue({ source: sourceOfScope[scope] }))))],
    },
    {
      label: "年初财政拨款结转和结余",
      cells: [figure(opening, plus(...scopes.map((scope) => carryover("年初", scope))))],
    },
    ...scopes.map((scope) => ({
      label: sourceOfScope[scope],
      cells: [figure(carryover("年初", scope))],
    })),
    {
      label: numbered ? "收入总计" : "总计",
      cells: [figure(grandTotal("收入", "财政拨款"), plus(total, opening))],
    },
  ];
  const right: Row[] = [
    ...classes,
    {
      label: "本年支出合计",
      cells: [
        figure(expenditure({ scope: "财政拨款" }), plus(...scopes.map((scope) => expenditure({ scope })))),
        ...scopes.map((scope) =>
          figure(
            expenditure({ scope }),
            plus(...classCodes.map((code) => expenditure({ function: code, scope }))),
          ),
        ),
      ],
    },
    {
      label: "年末财政拨款结转和结余",
      cells: [
        figure(carryover("年末", "财政拨款"), plus(...scopes.map((scope) => carryover("年末", scope)))),
        ...scopes.map((scope) =>
          figure(carryover("年末", scope), [
            ...plus(carryover("年初", scope), revenue({ source: sourceOfScope[scope] })),
            ...minus(expenditure({ scope })),
          ]),
        ),
      ],
    },
    empty(4),
    empty(4),
    empty(4),
    {
      label: numbered ? "支出总计" : "总计",
      cells: ["财政拨款", ...scopes].map((scope) =>
        figure(grandTotal("支出", scope), plus(expenditure({ scope }), carryover("年末", scope))),
      ),
    },
  ];
  const columns = ["合计", ...scopes.map((scope) => sourceOfScope[scope])];
  return {
    form: "公开04表",
    ...twoSided(left, right, [numbered ? "金额" : "决算数"], columns, numbered),
    note: "本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。",
    landscape: true,
  };
}

/** Puts two sides beside each other, with 行次 that run down the left and go on down the right. */
function twoSided(
  left: readonly Row[],
  right: readonly Row[],
  leftColumns: readonly string[],
  rightColumns: readonly string[],
  numbered: boolean,
): Pick<TablePlan, "rows" | "headerRows" | "widths"> {
  const extra = numbered ? 1 : 0;
  const leftWidth = 1 + extra + leftColumns.length;
  const rightWidth = 1 + extra + rightColumns.length;
  const names = (columns: readonly string[]): PlanCell[] => [
    head("项目"),
    ...(numbered ? [head("行次")] : []),
    ...columns.map((name) => head(name)),
  ];
  const numbers = (columns: readonly string[], from: number): PlanCell[] => [
    head("栏次"),
    head(""),
    ...columns.map((_, i) => head(String(from + i))),
  ];
  const side = ({ label: text, cells }: Row, number: number): PlanCell[] => [
    label(text, /合计|总计/.test(text) ? "center" : "left"),
    ...(numbered ? [label(String(number), "center")] : []),
    ...cells,
  ];
  const amounts = rightColumns.length > 1 ? 11 : 18;
  const rows = left.map((row, i) => [...side(row, i + 1), ...side(right[i]!, left.length + i + 1)]);
  return {
    headerRows: numbered ? 3 : 2,
    widths: [
      ...[34, ...(numbered ? [6] : []), ...leftColumns.map(() => amounts)],
      ...[38, ...(numbered ? [6] : []), ...rightColumns.map(() => amounts)],
    ],
    rows: [
      spread([head("收入", leftWidth), head("支出", rightWidth)]),
      [...names(leftColumns), ...names(rightColumns)],
      ...(numbered ? [[...numbers(leftColumns, 1), ...numbers(rightColumns, leftColumns.length + 1)]] : []),
      ...rows,
    ],
  };
}
