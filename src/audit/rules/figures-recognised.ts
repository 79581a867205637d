import { checkRule, failed, notApplicable, passed, unchecked } from "../rule.ts";

export const figuresRecognised = checkRule({
  id: "figures-recognised",
  title: "每张表里的每个金额都认得出是哪一行、哪一栏的",
  basis: "没有认出的金额没有参加任何核对，不能算核验过",
  severity: "error",
  advice: "核对这些金额所在的行名、栏名是否写对，行列是否错位；改正后重新审核。",
  catalogue: [],
  input: "figures",
  *check(view) {
    if (view.account.tables.length === 0) return yield notApplicable([]);
    const byTable = Map.groupBy(
      view.account.unbound.filter(({ table, expected }) => table !== undefined && expected),
      ({ table }) => table,
    );
    if (byTable.size === 0) return yield passed([]);
    for (const [table, figures] of byTable) {
      const some = figures.slice(0, 3).map(({ text }) => text.trim().slice(0, 20));
      const message = `${view.named(table ?? "")}有${figures.length}个数字没有认出是哪一行、哪一栏的（${some.join("、")}${figures.length > 3 ? "等" : ""}），没有核验`;
      yield failed([], {
        subject: table ?? "",
        severity: "warning",
        message,
        places: figures.slice(0, 20).map(({ place }) => ({ place })),
      });
      yield unchecked([], [message]);
    }
  },
  examples: {
    pass: [drawing("合计\t100.00"), drawing("合计\t100.00\n其中：捐赠\t10.00")],
    fail: [drawing("合计\t100.00\n公务按待费\t100.00"), drawing("合计\t100.00\n捐赠\t10.00")],
  },
});

function drawing(rows: string): string {
  return ["一般公共预算财政拨款“三公”经费支出决算表", "公开07表", "金额单位：元", "项目\t决算数", rows].join(
    "\n",
  );
}
