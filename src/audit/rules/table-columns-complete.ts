import { placeOf } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** The columns that a form of the profile always has, by words of its header. */
const columns: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  公开02表: [
    ["本年收入合计", /本年收入合计|^合计$/],
    ["财政拨款收入", /^财政拨款收入$/],
    ["上级补助收入", /上级补助收入/],
    ["事业收入", /^事业收入/],
    ["经营收入", /经营收入/],
    ["附属单位上缴收入", /附属单位上缴/],
    ["其他收入", /其他收入/],
  ],
  公开03表: [
    ["本年支出合计", /本年支出合计|^合计$/],
    ["基本支出", /^基本支出$/],
    ["项目支出", /^项目支出$/],
    ["上缴上级支出", /上缴上级/],
    ["经营支出", /^经营支出$/],
    ["对附属单位补助支出", /对附属单位补助/],
  ],
  公开05表: [
    ["小计（合计）", /小计|合计/],
    ["基本支出", /^基本支出$/],
    ["项目支出", /^项目支出$/],
  ],
  公开08表: [
    ["年初结转和结余", /年初结转/],
    ["本年收入", /^本年收入$/],
    ["小计", /小计|合计/],
    ["基本支出", /^基本支出$/],
    ["项目支出", /^项目支出$/],
    ["年末结转和结余", /年末结转/],
  ],
  公开09表: [
    ["合计", /小计|合计/],
    ["基本支出", /^基本支出$/],
    ["项目支出", /^项目支出$/],
  ],
};

/** Columns without which a table cannot be checked. */
const core = /^(?:本年|小计|合计|基本支出|项目支出)/;

export const tableColumnsComplete = checkRule({
  id: "table-columns-complete",
  title: "决算表的栏目齐全",
  basis: "部门决算报表格式",
  severity: "error",
  advice: "补上缺少的一栏；缺栏的行合计无法核验。",
  catalogue: [],
  input: "words",
  *check(view) {
    let any = false;
    for (const [form, wanted] of Object.entries(columns)) {
      const table = view.table(form);
      if (!table || !view.profile) continue;
      any = true;
      const heads = table.rows
        .slice(0, table.headerRows)
        .flatMap((row) => row.map((cell) => cell.text.replace(/\s+/g, "")));
      // A layout with 行次 is printed from one form; others leave out columns of nothing.
      const whole = view.profile.tables.some(({ rowNumbers }) => rowNumbers.length > 0);
      const lacking = wanted
        .filter(([name, pattern]) => (whole || core.test(name)) && !heads.some((text) => pattern.test(text)))
        .map(([name]) => name);
      if (lacking.length === 0) yield passed([]);
      else
        yield failed([], {
          subject: form,
          message: `${view.named(form)}缺少“${lacking.join("”“")}”栏，应有${wanted.map(([name]) => name).join("、")}`,
          expected: lacking.join("、"),
          actual: "缺",
          places: [
            ...(table.titleProse ? [{ place: placeOf(table.titleProse) }] : []),
            ...table.rows
              .slice(0, 1)
              .flatMap((row) => row.slice(0, 1).map((cell) => ({ place: cell.place }))),
          ],
        });
    }
    if (!any) yield notApplicable([]);
  },
  examples: {
    pass: [drawing("小计\t基本支出\t项目支出")],
    fail: [drawing("小计\t基本支出\t")],
  },
});

function drawing(heads: string): string {
  return [
    "一般公共预算财政拨款支出决算表",
    "公开05表",
    "金额单位：元",
    "项目\t\t本年支出\t\t",
    `科目编码\t科目名称\t${heads}`,
    "合计\t\t100.00\t100.00\t",
  ].join("\n");
}
