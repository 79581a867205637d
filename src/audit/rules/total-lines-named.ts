import type { AccountTable } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { printedName } from "../wording.ts";

/** The forms by code, and the total that does not belong at their head. */
const trees: Readonly<Record<string, string | null>> = {
  公开02表: "本年支出合计",
  公开03表: "本年收入合计",
  公开05表: "本年收入合计",
};

export const totalLinesNamed = checkRule({
  id: "total-lines-named",
  title: "各表有合计行，收入、支出的合计各用各的名称",
  basis: "部门决算报表格式：财决01表、03表、04表、07表",
  severity: "warning",
  advice: "补上合计行，或改正合计的名称。",
  catalogue: [],
  input: "words",
  *check(view) {
    let any = false;
    for (const [form, foreign] of Object.entries(trees)) {
      const table = view.table(form);
      if (!table || table.empty) continue;
      any = true;
      yield* totalRow(table);
      if (foreign) yield* head(table, foreign);
    }
    for (const form of ["公开01表", "公开04表"]) {
      const table = view.table(form);
      if (!table) continue;
      any = true;
      yield* sides(table);
    }
    if (!any) yield notApplicable([]);
  },
  examples: {
    pass: [drawing("本年支出合计", "合计")],
    fail: [
      drawing("本年收入合计", "合计"),
      drawing("本年支出合计", "合计\t\t100.00\t100.00\t\n合计"),
      drawing("本年支出合计", "2080501"),
    ],
  },
});

const bare = (text: string): string => text.replace(/\s+/g, "");

function* totalRow(table: AccountTable): Generator<Checked> {
  const rows = table.rows.filter((row) => row.some(({ text }) => /\d\.\d/.test(text)));
  const codes = rows.filter((row) => row.slice(0, 3).some(({ text }) => /^\d{3,7}$/.test(bare(text))));
  // Of a total whose formula has no result nothing is printed but its name.
  const totals = table.rows
    .slice(table.headerRows)
    .filter((row) => row.slice(0, 5).some(({ text }) => /合计|总计|^小计$/.test(bare(text))));
  const cells = totals.flatMap((row) => row.find(({ text }) => bare(text) === "合计") ?? []);
  // Some print the total above and below the items.
  const second = cells.find((cell, i) => cell.spot.row - 1 === cells[i - 1]?.spot.row);
  if (second)
    return yield failed([], {
      subject: `${table.form}:合计重复`,
      message: `${printedName(table)}有两个合计行`,
      actual: "合计",
      places: [{ place: second.place }],
    });
  if (codes.length < 3 || totals.length > 0) return yield passed([]);
  yield failed([], {
    subject: `${table.form}:合计`,
    message: `${printedName(table)}没有合计行`,
    expected: "合计",
    actual: "缺",
    places: table.titleProse ? [{ place: placeOf(table.titleProse) }] : [],
  });
}

function* head(table: AccountTable, foreign: string): Generator<Checked> {
  const cell = table.rows
    .slice(0, table.headerRows)
    .flat()
    .find(({ text }) => bare(text) === foreign);
  if (!cell) return yield passed([]);
  yield misnamed(table, cell, foreign.includes("收入") ? "本年支出合计" : "本年收入合计");
}

/** In a table of two sides each total has its side; one name twice is one name wrong. */
function* sides(table: AccountTable): Generator<Checked> {
  for (const [name, other] of [
    ["本年收入合计", "本年支出合计"],
    ["收入总计", "支出总计"],
  ] as const) {
    for (const [printed, right] of [
      [name, other],
      [other, name],
    ] as const) {
      const cells = table.rows.flat().filter(({ text }) => bare(text) === printed);
      const [first, second] = cells;
      if (!first || !second || first.spot.col === second.spot.col) yield passed([]);
      else yield misnamed(table, printed === name ? second : first, right);
    }
  }
}

function misnamed(table: AccountTable, cell: AccountTable["rows"][number][number], right: string): Checked {
  return failed([], {
    subject: `${table.form}:${bare(cell.text)}`,
    message: `${printedName(table)}的“${bare(cell.text)}”应为“${right}”`,
    expected: right,
    actual: bare(cell.text),
    places: [{ place: cell.place }],
  });
}

function drawing(total: string, first: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    `项目\t\t${total}\t基本支出\t项目支出`,
    "科目编码\t科目名称\t\t\t",
    `${first}\t\t100.00\t100.00\t`,
    "208\t社会保障和就业支出\t100.00\t100.00\t",
    "20805\t行政事业单位养老支出\t100.00\t100.00\t",
    "2080505\t机关事业单位基本养老保险缴费支出\t100.00\t100.00\t",
  ].join("\n");
}
