import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { unexplainedTables } from "../unexplained.ts";

export const tablesExplained = checkRule({
  id: "tables-explained",
  title: "有金额的表都认得出是哪一张决算表",
  basis: "没有认出的表只能核对各行、各栏是否加得起来，不能算核验过",
  severity: "warning",
  advice:
    "核对表名是否写对；本地区规定的表，可用 --profile 指定本地区的样式；确属另加的表，请人工核对表内数字。",
  catalogue: [],
  input: "words",
  *check(view) {
    const { tables } = view.account;
    if (tables.length === 0) return yield notApplicable([]);
    const strange = unexplainedTables(view.account);
    if (strange.length === 0) return yield passed([]);
    for (const { table, name, amounts } of strange) {
      const place = table.rows[0]?.[0]?.place;
      yield failed([], {
        subject: name,
        message: `“${name}”不是已知的决算表，表内${amounts}个金额没有读懂，只核对了各级科目、各行、各栏的合计`,
        actual: name,
        places: place ? [{ place }] : [],
      });
    }
  },
  examples: {
    pass: [drawing("支出决算表")],
    fail: [drawing("补充资料表")],
  },
});

function drawing(title: string): string {
  return [
    title,
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    "201\t一般公共服务支出\t100.00\t100.00\t",
  ].join("\n");
}
