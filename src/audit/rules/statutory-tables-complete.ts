import type { AccountTable, Prose } from "../../facts/account.ts";
import { placeOf } from "../../facts/account.ts";
import { bareTitle } from "../../standard/forms.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed, unchecked } from "../rule.ts";
import type { View } from "../view.ts";
import { printedName } from "../wording.ts";

const ids = ["ST-10", "ST-11", "ST-12"];

export const statutoryTablesComplete = checkRule({
  id: "statutory-tables-complete",
  title: "规定的决算表齐全，表号与表名相符，表头有部门名称、年度、金额单位",
  basis: "财预〔2016〕143号；预算法实施条例第六条；财库〔2021〕36号报表格式",
  severity: "error",
  advice: "补齐缺少的表（没有数据的列空表并说明），核对表号、表名，补写表头。",
  catalogue: ids,
  input: "words",
  *check(view) {
    const { profile } = view;
    const tables = view.account.tables.filter(({ form }) => form !== null && form !== "自评表");
    // How much of a disclosure is there, nobody can say who does not know what is prescribed.
    if (!profile) return yield unchecked(ids, ["适用的样式（不知应有哪些表和章节）"]);
    if (tables.length === 0) return yield notApplicable(ids);
    const anchor = tables[0]?.titleProse ?? null;
    for (const { form, number, title } of profile.tables) {
      if (tables.some((table) => table.form === form)) yield passed("ST-10");
      else if (tables.length >= 3)
        yield failed("ST-10", {
          subject: form,
          message: `缺少${number ?? ""}《${title}》，没有数据也应列空表并说明`,
          expected: title,
          actual: "缺",
          places: anchor ? [{ place: placeOf(anchor) }] : [],
        });
    }
    for (const table of tables) {
      yield* numbered(table, profile.tables, view);
      const due = new Set(profile.captions.prints);
      const lacking = [
        due.has("owner") && table.owner === null ? profile.captions.owner : null,
        due.has("year") && table.year === null ? "年度" : null,
        due.has("unit") && table.amountUnit === null ? profile.captions.unit : null,
      ].filter((one) => one !== null);
      const blank = due.has("owner") && table.owner === "" ? table.ownerProse : null;
      if (lacking.length === 0 && !blank) yield passed("ST-12");
      else if (lacking.length === 0 && blank)
        yield incomplete(table, [`${table.ownerLabel}（留空）`], blank, "warning");
      else yield incomplete(table, lacking, blank, "error");
    }
  },
  examples: {
    pass: [drawing("支出决算表", "公开03表", "部门名称：示例县示例中心")],
    fail: [
      drawing("支出决算表", "公开02表", "部门名称：示例县示例中心"),
      drawing("支出决算表", "公开03表", "部门名称："),
    ],
  },
});

function incomplete(
  table: AccountTable,
  lacking: readonly string[],
  blank: Prose | null,
  severity: "error" | "warning",
): Checked {
  const anchor = blank ?? table.titleProse;
  return failed("ST-12", {
    subject: table.form ?? "",
    severity,
    message: `${printedName(table)}表头缺${lacking.join("、")}`,
    expected: lacking.join("、"),
    actual: "缺",
    places: anchor ? [{ place: placeOf(anchor) }] : [],
  });
}

function* numbered(
  table: AccountTable,
  wanted: readonly { readonly form: string; readonly number: string | null; readonly title: string }[],
  view: View,
): Generator<Checked> {
  const titled = table.title === null ? null : view.titles.form(table.title);
  const byNumber = wanted.find(({ number }) => number !== null && number === table.number);
  if (table.number === null || !byNumber) {
    // A frame is filled by each place in its own way: it may have tables that the frame does not know.
    if (table.number === null || view.profile?.frame) return;
    return yield mismatch(table, `表号${table.number}不在规定的表号之内`, table.number);
  }
  const standard = wanted.find(({ form }) => form === titled);
  if (byNumber.form === (titled ?? table.form) && titled !== null) return yield passed("ST-11");
  if (titled === null && table.title !== null)
    return yield mismatch(
      table,
      `${table.number}的表名“${table.title}”不规范，应为“${byNumber.title}”`,
      bareTitle(table.title),
    );
  yield mismatch(
    table,
    `表名“${table.title}”应为${standard?.number ?? "其他表号"}，印为${table.number}（《${byNumber.title}》）`,
    table.number,
  );
}

function mismatch(table: AccountTable, message: string, actual: string): Checked {
  return failed("ST-11", {
    subject: table.number ?? table.form ?? "",
    message,
    actual,
    places: table.titleProse ? [{ place: placeOf(table.titleProse) }] : [],
  });
}

function drawing(title: string, number: string, owner: string): string {
  return [
    title,
    number,
    owner,
    "2022年度",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
  ].join("\n\n");
}
