import { threePublic } from "../keys.ts";
import type { PlanCell, TablePlan } from "../plan.ts";
import { figure, head, plus, spread } from "../plan.ts";

const abroad = "因公出国（境）费";
const vehicles = "公务用车购置及运行维护费";
const bought = "公务用车购置费";
const kept = "公务用车运行维护费";
const reception = "公务接待费";
/** The items of “三公”经费 in the order of the form. */
export const threePublicItems = ["合计", abroad, vehicles, bought, kept, reception] as const;

function cellOf(item: string, basis: string): PlanCell {
  const parts: Readonly<Record<string, readonly string[]>> = {
    合计: [abroad, vehicles, reception],
    [vehicles]: [bought, kept],
  };
  const sum = parts[item] ? plus(...parts[item].map((part) => threePublic(part, basis))) : null;
  return figure(threePublic(item, basis), sum);
}

/** 财政拨款“三公”经费支出决算表; pairs: budget and outturn side by side for every item. */
export function threePublicTable(pairs: boolean): TablePlan {
  const rows = pairs ? paired() : halves();
  return {
    form: "公开07表",
    headerRows: rows.length - 1,
    widths: Array.from({ length: 12 }, () => 10),
    rows,
    note: "本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
    landscape: true,
  };
}

function halves(): (PlanCell | null)[][] {
  const upper = [head("合计", 1, 2), head(abroad, 1, 2), head(vehicles, 3), head(reception, 1, 2)];
  const lower = [null, null, head("小计"), head(bought), head(kept), null];
  return [
    spread([head("预算数", 6), head("决算数", 6)]),
    [...spread(upper), ...spread(upper)],
    [...lower, ...lower],
    Array.from({ length: 12 }, (_, i) => head(String(i + 1))),
    [
      ...threePublicItems.map((item) => cellOf(item, "全年预算")),
      ...threePublicItems.map((item) => cellOf(item, "决算")),
    ],
  ];
}

function paired(): (PlanCell | null)[][] {
  const two = (text: string, rowSpan = 1): PlanCell => head(text, 2, rowSpan);
  return [
    spread([two("合计", 2), two(abroad, 2), head(vehicles, 6), two(reception, 2)]),
    [null, null, null, null, ...spread([two("小计"), two(bought), two(kept)]), null, null],
    threePublicItems.flatMap(() => [head("预算数"), head("决算数")]),
    threePublicItems.flatMap((item) => [cellOf(item, "全年预算"), cellOf(item, "决算")]),
  ];
}
