import type { Accounts, Subject } from "../../facts/accounts.ts";
import { revenue } from "../keys.ts";
import type { PlanCell, TablePlan } from "../plan.ts";
import { figure, label, plus } from "../plan.ts";
import { appropriationTable, expenditureTable, revenueTable } from "./code-tree.ts";
import { revenueAndExpenditure } from "./two-sided.ts";

/**
 * The four tables of a university: income and expenditure, income, expenditure, and 财政拨款 by subject. Where
 * 一般公共预算财政拨款 is a figure of its own, its kinds of money stand side by side as in other units' tables.
 */
export function universityTables(
  { year, figures }: Pick<Accounts, "year" | "figures">,
  {
    revenues,
    spendings,
    generals,
  }: { revenues: readonly Subject[]; spendings: readonly Subject[]; generals: readonly Subject[] },
): TablePlan[] {
  return [
    figures.has(revenue({ source: "一般公共预算财政拨款" }))
      ? revenueAndExpenditure(year, false)
      : withFiscalWhole(revenueAndExpenditure(year, false)),
    revenueTable(revenues, false),
    expenditureTable(spendings, false),
    appropriationTable("公开05表", generals, false),
  ];
}

/** A university prints 财政拨款收入 as one row, with the other kinds of money as “其中”. */
function withFiscalWhole(table: TablePlan): TablePlan {
  const fund = revenue({ source: "政府性基金预算财政拨款" });
  const capital = revenue({ source: "国有资本经营预算财政拨款" });
  const whole = revenue({ source: "财政拨款" });
  const left: [PlanCell, PlanCell][] = [
    [label("一、财政拨款收入"), figure(whole)],
    [label("其中：政府性基金预算财政拨款"), figure(fund)],
    [label("其中：国有资本经营预算财政拨款"), figure(capital)],
    [label("二、上级补助收入"), figure(revenue({ source: "上级补助收入" }))],
    [label("三、事业收入"), figure(revenue({ source: "事业收入" }))],
    [label("四、经营收入"), figure(revenue({ source: "经营收入" }))],
    [label("五、附属单位上缴收入"), figure(revenue({ source: "附属单位上缴收入" }))],
    [label("六、其他收入"), figure(revenue({ source: "其他收入" }))],
  ];
  const rows = table.rows.map((row, i) => {
    const own = left[i - table.headerRows];
    const sum =
      row[1]?.key === "revenue"
        ? plus(
            whole,
            ...["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"].map((source) =>
              revenue({ source }),
            ),
          )
        : null;
    if (own) return [...own, ...row.slice(2)];
    return sum && row[1] ? [row[0]!, { ...row[1], sum }, ...row.slice(2)] : row;
  });
  return { ...table, rows };
}
