import type { AccountTable, Cell } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const ids = ["ST-25", "ST-26", "ST-27", "ST-28", "ST-29"];

export const rowNumbersContinuous = checkRule({
  id: "row-numbers-continuous",
  title: "行次连续、行次栏次为整数，列序行写“栏次”",
  basis: "部门决算报表财决01表、01-1表格式",
  severity: "error",
  advice: "按报表格式改正行次、栏次；缺行的补齐。",
  catalogue: ids,
  input: "words",
  *check(view) {
    if (!view.profile) return yield notApplicable(ids);
    yield* twoSided(view, "ST-25", "公开01表");
    yield* twoSided(view, "ST-26", "公开04表");
    yield* single(view);
    for (const table of view.account.tables)
      if (table.form !== null && table.form !== "自评表") yield* headings(view, table);
  },
  examples: {
    pass: [drawing("2", "栏次", "3")],
    fail: [
      drawing("3", "栏次", "3"),
      drawing("2", "档次", "3"),
      drawing("2.00", "栏次", "3"),
      drawing("2", "栏次", "4"),
    ],
  },
});

/** The columns headed 行次, from left to right. */
function numberColumns(table: AccountTable): number[] {
  for (const row of table.rows.slice(0, Math.max(3, table.headerRows))) {
    const found = row.flatMap((cell, col) => (cell.text.replace(/\s+/g, "") === "行次" ? [col] : []));
    if (found.length > 0) return found;
  }
  return [];
}

function numbersIn(table: AccountTable, col: number): { cell: Cell; number: number }[] {
  return table.rows.flatMap((row) => {
    const cell = row[col];
    return cell && /^\d{1,2}(?:\.0+)?$/.test(cell.text.trim())
      ? [{ cell, number: Number.parseInt(cell.text.trim(), 10) }]
      : [];
  });
}

function* twoSided(view: View, id: string, form: string): Generator<Checked> {
  const table = view.table(form);
  const columns = table ? numberColumns(table) : [];
  if (!table || columns.length === 0) return yield notApplicable(id);
  for (const col of columns) {
    const numbers = numbersIn(table, col);
    const gap = numbers.findIndex(({ number }, i) => i > 0 && number !== numbers[i - 1]!.number + 1);
    if (gap === -1) yield passed(id);
    else yield skipped(view, id, form, numbers[gap - 1]!, numbers[gap]!, "error");
  }
}

function skipped(
  view: View,
  id: string,
  form: string,
  before: { cell: Cell; number: number },
  after: { cell: Cell; number: number },
  severity: "error" | "note",
): Checked {
  return failed(id, {
    subject: `${form}:${before.number}`,
    severity,
    message: `${view.named(form)}行次${before.number}之后为${after.number}，应为${before.number + 1}`,
    expected: String(before.number + 1),
    actual: String(after.number),
    places: [{ place: after.cell.place }, { place: before.cell.place }],
  });
}

function* single(view: View): Generator<Checked> {
  const table = view.table("公开10表");
  const [col] = table ? numberColumns(table) : [];
  if (!table || col === undefined) return yield notApplicable("ST-27");
  const numbers = numbersIn(table, col);
  const gap = numbers.findIndex(({ number }, i) => i > 0 && number !== numbers[i - 1]!.number + 1);
  if (gap === -1) yield passed("ST-27");
  else yield skipped(view, "ST-27", "公开10表", numbers[gap - 1]!, numbers[gap]!, "note");
}

function* headings(view: View, table: AccountTable): Generator<Checked> {
  const form = table.form ?? "";
  for (const row of table.rows.slice(0, table.headerRows)) {
    const label = row.find((cell) => /^[栏档拦烂][次欠]$/.test(cell.text.replace(/\s+/g, "")));
    if (!label) continue;
    const printed = label.text.replace(/\s+/g, "");
    if (printed === "栏次") yield passed("ST-28");
    else
      yield failed("ST-28", {
        subject: form,
        severity: "note",
        message: `${view.named(form)}列序行写作“${printed}”，应为“栏次”`,
        expected: "栏次",
        actual: printed,
        places: [{ place: label.place }],
      });
    yield* integers(
      view,
      form,
      "栏次",
      row.filter((cell) => /^\d/.test(cell.text.trim())),
    );
  }
  for (const col of numberColumns(table))
    yield* integers(
      view,
      form,
      "行次",
      numbersIn(table, col).map(({ cell }) => cell),
    );
}

function* integers(view: View, form: string, name: string, cells: readonly Cell[]): Generator<Checked> {
  const odd = cells.filter((cell) => /\./.test(cell.text));
  if (odd.length === 0) return yield passed("ST-29");
  yield failed("ST-29", {
    subject: `${form}:${name}`,
    severity: "note",
    message: `${view.named(form)}${name}印成“${odd[0]?.text}”等${odd.length}处小数，应为整数`,
    expected: String(Number.parseInt(odd[0]?.text ?? "", 10)),
    actual: odd[0]?.text ?? "",
    places: odd.slice(0, 8).map((cell) => ({ place: cell.place })),
  });
}

function drawing(second: string, label: string, row10: string): string {
  return [
    "收入支出决算总表",
    "公开01表",
    "金额单位：元",
    "收入\t\t\t支出\t\t",
    "项目\t行次\t决算数\t项目\t行次\t决算数",
    `${label}\t\t1\t${label}\t\t2`,
    "一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00",
    `二、政府性基金预算财政拨款收入\t${second}\t\t二、外交支出\t33\t`,
    "",
    "部门决算公开相关信息统计表",
    "公开10表",
    "项目\t行次\t采购金额",
    "合计\t1\t",
    "货物\t2\t",
    `工程\t${row10}\t`,
  ].join("\n");
}
