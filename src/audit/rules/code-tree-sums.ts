import { childrenByCode, treeColumns } from "../code-tree.ts";
import { sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";

/** Catalogue entries by form: 项→款, 款→类, 类→合计. */
const families: readonly { readonly form: string; readonly ids: readonly [string, string, string] }[] = [
  { form: "公开02表", ids: ["IT-10", "IT-11", "IT-12"] },
  { form: "公开03表", ids: ["IT-14", "IT-15", "IT-16"] },
  { form: "公开05表", ids: ["IT-26", "IT-27", "IT-28"] },
  { form: "公开08表", ids: ["IT-46", "IT-46", "IT-46"] },
  { form: "公开09表", ids: ["IT-47", "IT-47", "IT-47"] },
];

export const codeTreeSums = equationRule({
  id: "code-tree-sums",
  title: "功能分类各级科目逐级汇总相符：项→款→类→合计",
  basis: "政府收支分类科目级次关系；部门决算报表表内关系",
  severity: "error",
  advice: "从项级核对该科目各栏，改正填错的一行；如缺行请补齐。",
  catalogue: [...new Set(families.flatMap(({ ids }) => ids))],
  *equations(view) {
    for (const { form, ids } of families) {
      const table = view.table(form);
      const absent = withoutForms(view, [...new Set(ids)], [form]);
      if (!table || absent) {
        if (absent) yield absent;
        continue;
      }
      if (table.empty && view.home(form).every((fact) => fact.dimensions.function === undefined)) continue;
      for (const column of treeColumns(view, form)) {
        const below = childrenByCode(column.cells.keys());
        const named = column.total?.place.column ?? "";
        for (const [code, fact] of column.cells) {
          const children = below.get(code);
          if (!children) continue;
          const id = code.length === 3 ? ids[1] : ids[0];
          const parts = children.map((child) => column.cells.get(child));
          yield sumOf(id, `${view.named(form)}${code}＝下级科目之和（${named}）`, fact, parts);
        }
        const classes = (below.get("") ?? []).map((code) => column.cells.get(code));
        if (column.total && classes.length > 0)
          yield sumOf(ids[2], `${view.named(form)}合计＝各类之和（${named}）`, column.total, classes);
        else if (classes.length > 0) yield unchecked(ids[2], [`${view.named(form)}合计行`]);
      }
    }
  },
  examples: {
    pass: [drawing("100.00", "60.00", "40.00")],
    fail: [drawing("100.01", "60.00", "40.00"), drawing("100.00", "60.00", "39.99")],
  },
});

function drawing(total: string, first: string, second: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    `合计\t\t${total}\t${total}\t`,
    `201\t一般公共服务支出\t${first}\t${first}\t`,
    `208\t社会保障和就业支出\t${second}\t${second}\t`,
  ].join("\n");
}
