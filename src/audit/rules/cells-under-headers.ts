import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const kinds: Readonly<
  Record<
    string,
    { readonly id: readonly string[]; readonly severity: "error" | "warning"; readonly advice: string }
  >
> = {
  "repaired-row": {
    id: ["ST-33"],
    severity: "warning",
    advice: "把该行单元格移到对应表头之下再发布，避免读者错看。",
  },
  "unreadable-cell": { id: [], severity: "error", advice: "在金额栏填写数字；没有数据的留空。" },
};

export const cellsUnderHeaders = checkRule({
  id: "cells-under-headers",
  title: "每行单元格与表头对齐，金额栏里是数字",
  basis: "部门决算报表格式",
  severity: "warning",
  advice: "把该行单元格移到对应表头之下。",
  catalogue: ["ST-33"],
  input: "words",
  *check(view) {
    const outcomes: Checked[] = [];
    for (const { kind, message, place } of view.account.repairs) {
      const found = kinds[kind];
      if (!found) continue;
      outcomes.push(
        failed(found.id, {
          subject: `${kind}:${place.table ?? ""}:${place.row ?? ""}:${place.column ?? ""}`,
          severity: found.severity,
          message:
            kind === "unreadable-cell"
              ? `${place.printed ?? place.table ?? ""}“${place.row ?? ""}”${place.column ?? ""}填写的${message}，应为数字`
              : message,
          actual: place.text,
          places: [{ place }],
          advice: found.advice,
        }),
      );
    }
    if (outcomes.length > 0) yield* outcomes;
    else if (view.account.tables.length > 0) yield passed("ST-33");
    else yield notApplicable("ST-33");
  },
  examples: {
    pass: [drawing("2010301\t行政运行\t100.00\t100.00\t")],
    fail: [drawing("2010301\t行政运行\t一百元\t100.00\t"), drawing("\t2010301\t行政运行\t100.00\t100.00")],
  },
});

function drawing(row: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    row,
  ].join("\n");
}
