import { verdictOf } from "../../facts/equation.ts";
import type { Fact } from "../../facts/fact.ts";
import { childrenByCode } from "../code-tree.ts";
import { sumOf } from "../identities.ts";
import type { EquationCheck } from "../rule.ts";
import { equationRule, notApplicable } from "../rule.ts";
import type { View } from "../view.ts";

/** So many sums of one kind have to hold before one that does not is taken for wrong. */
const settled = 2;

export const unexplainedTablesAddUp = equationRule({
  id: "unexplained-tables-add-up",
  title: "不是已知决算表的表，各级科目、各行、各栏也要加得起来",
  basis: "政府收支分类科目级次关系；同一张表里其他各行、各栏都是这样相加的",
  severity: "error",
  advice: "核对这张表里不相符的这一行（栏）和它的各个组成部分，改正填错的单元格。",
  catalogue: [],
  *equations(view) {
    const cells = view.account.facts.filter(({ concept }) => concept === "cell");
    if (cells.length === 0) return yield notApplicable([]);
    for (const own of Map.groupBy(cells, ({ dimensions }) => dimensions.table).values()) {
      const columns = [...Map.groupBy(own, ({ dimensions }) => dimensions.column).values()];
      yield* whereSettled(columns.flatMap(byCode), view);
      yield* whereSettled(columns.flatMap(byRow), view);
      yield* whereSettled(
        [...Map.groupBy(own, ({ dimensions }) => dimensions.row).values()].flatMap(acrossColumns),
        view,
      );
    }
  },
  examples: {
    pass: [drawing("60.00")],
    fail: [drawing("61.00")],
  },
});

/** Nobody says that these sums are meant; most of them hold, or none is judged. */
function* whereSettled(checks: readonly EquationCheck[], view: View): Generator<EquationCheck> {
  const telling = checks.filter(({ equation }) => isTelling(equation));
  const holding = telling.filter(({ equation }) => verdictOf(equation, view.value) !== "broken").length;
  if (holding >= settled && holding * 2 > telling.length) yield* telling;
}

/** A sum of nothing, or of one part that is the whole, says nothing of how a table adds up. */
function isTelling(equation: EquationCheck["equation"]): boolean {
  return (
    equation.kind === "sum" &&
    (equation.parts.length > 1 || equation.total[0]?.value !== equation.parts[0]?.fact.value)
  );
}

function nameOfTable({ place }: Fact): string {
  return place.printed ?? "这张表";
}

/** Codes in a column: each is the sum of those one level below, the total that of the classes. */
function byCode(column: readonly Fact[]): EquationCheck[] {
  const coded = new Map<string, Fact>();
  for (const fact of column) if (fact.dimensions.code) coded.set(fact.dimensions.code, fact);
  if (coded.size < 2) return [];
  const below = childrenByCode(coded.keys());
  const [first] = column;
  const head = first?.place.column ?? "";
  const sums = [...coded].flatMap(([code, fact]) => {
    const parts = (below.get(code) ?? []).map((child) => coded.get(child));
    return parts.length === 0
      ? []
      : [sumOf([], `${nameOfTable(fact)}${code}＝下级科目之和（${head}）`, fact, parts)];
  });
  const total = column.find(({ dimensions }) => dimensions.total);
  const classes = (below.get("") ?? []).map((code) => coded.get(code));
  if (!total || classes.length === 0) return sums;
  return [...sums, sumOf([], `${nameOfTable(total)}合计＝各类之和（${head}）`, total, classes)];
}

/** Rows without codes: the total is the sum of the others. */
function byRow(column: readonly Fact[]): EquationCheck[] {
  const total = column.find(({ dimensions }) => dimensions.total);
  const parts = column.filter(({ dimensions }) => !dimensions.total && !dimensions.part);
  if (!total || parts.length < 2 || parts.some(({ dimensions }) => dimensions.code)) return [];
  return [sumOf([], `${nameOfTable(total)}合计＝各行之和（${total.place.column ?? ""}）`, total, parts)];
}

/** Columns of a row: a 合计 is the sum of those behind it, up to the next. */
function acrossColumns(row: readonly Fact[]): EquationCheck[] {
  const at = row.findIndex(({ dimensions }) => dimensions.sum);
  const total = row[at];
  if (!total) return [];
  const behind = row.slice(at + 1);
  const next = behind.findIndex(({ dimensions }) => dimensions.sum);
  const parts = (next === -1 ? behind : behind.slice(0, next)).filter(({ dimensions }) => !dimensions.part);
  if (parts.length < 2) return [];
  return [sumOf([], `${nameOfTable(total)}“${total.place.row ?? ""}”合计＝各栏之和`, total, parts)];
}

function drawing(first: string): string {
  return [
    "补充资料表",
    "金额单位：元",
    "科目编码\t科目名称\t合计\t财政资金\t其他资金",
    `201\t一般公共服务支出\t${first}\t50.00\t10.00`,
    "20113\t商贸事务\t60.00\t50.00\t10.00",
    "208\t社会保障和就业支出\t40.00\t30.00\t10.00",
    "20805\t行政事业单位养老支出\t40.00\t30.00\t10.00",
  ].join("\n");
}
