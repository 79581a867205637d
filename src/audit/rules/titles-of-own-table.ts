import { formTitle } from "../../standard/forms.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const titlesOfOwnTable = checkRule({
  id: "titles-of-own-table",
  title: "各表的标题是本表的标题",
  basis: "部门决算公开表样：各表名称",
  severity: "error",
  advice: "按表样改正表的标题；如果表也贴错了，换成应有的表。",
  catalogue: [],
  input: "words",
  *check(view) {
    const titles = view.account.names.filter(
      ({ kind, role, key }) => kind === "table" && role === "caption" && /^公开/.test(key),
    );
    if (titles.length === 0) return yield notApplicable([]);
    for (const title of titles) {
      const key = title.key.replace(/#.*$/, "");
      const named = view.titles.form(title.name);
      if (named === null || named === key) {
        yield passed([]);
        continue;
      }
      const twin = titles.find((one) => one !== title && one.key === named);
      yield failed([], {
        subject: key,
        message: `一张表的标题是“${title.name}”，从位置、栏目和表下的注看是《${formTitle(key)}》`,
        expected: formTitle(key),
        actual: title.name,
        places: [title, ...(twin ? [twin] : [])].map(({ place }) => ({ place })),
      });
    }
  },
  examples: {
    pass: [drawing("收入决算表")],
    fail: [drawing("支出决算表")],
  },
});

function drawing(second: string): string {
  const table = (title: string, header: string, note: string): string[] => [
    title,
    "金额单位：元",
    `${header}\n科目编码\t科目名称\t\t\t\n合计\t\t100.00\t100.00\t`,
    note,
  ];
  return [
    ...table(
      second,
      "项目\t\t本年收入合计\t财政拨款收入\t其他收入",
      "注：本表反映部门本年度取得的各项收入情况。",
    ),
    ...table(
      "支出决算表",
      "项目\t\t本年支出合计\t基本支出\t经营支出",
      "注：本表反映部门本年度各项支出情况。",
    ),
  ].join("\n\n");
}
