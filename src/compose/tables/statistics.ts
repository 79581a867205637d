import { vehicleKinds } from "../../standard/rows.ts";
import { ofKind } from "../keys.ts";
import type { PlanCell, TablePlan, Term } from "../plan.ts";
import { figure, head, label, plus, spread } from "../plan.ts";

/** 部门决算公开相关信息统计表 of Shanxi: procurement, operating costs, vehicles and equipment. */
export function statisticsTable(): TablePlan {
  let number = 0;
  const row = (text: string, key: string, sum: readonly Term[] | null = null, count = false): PlanCell[] => {
    number += 1;
    return [label(text), label(String(number), "center"), figure(key, sum, count ? "count" : "amount")];
  };
  const part = (text: string): (PlanCell | null)[] => spread([{ ...label(text), colSpan: 3 }]);
  const columns = (amount: string): PlanCell[] => [head("项目"), head("行次"), head(amount)];
  const purchases = ["货物", "工程", "服务"];
  return {
    form: "公开10表",
    headerRows: 0,
    widths: [50, 10, 30],
    rows: [
      part("一、政府采购情况"),
      columns("采购金额"),
      row(
        "合计",
        ofKind("procurement", "合计"),
        plus(...purchases.map((kind) => ofKind("procurement", kind))),
      ),
      ...purchases.map((kind) => row(kind, ofKind("procurement", kind))),
      part("二、机关运行经费"),
      columns("统计数"),
      row("（一）行政单位", ofKind("operating-cost", "行政单位")),
      row("（二）参照公务员法管理事业单位", ofKind("operating-cost", "参公事业单位")),
      part("三、国有资产占用情况"),
      columns("统计数"),
      row(
        "（一）车辆数合计（辆）",
        ofKind("vehicles", "合计"),
        plus(...vehicleKinds.map((kind) => ofKind("vehicles", kind))),
        true,
      ),
      ...vehicleKinds.map((kind, i) => row(`${i + 1}.${kind}`, ofKind("vehicles", kind), null, true)),
      row("（二）单价100万元（含）以上设备（不含车辆）", "equipment", null, true),
    ],
    note: "本表反映部门本年度政府采购及机关运行经费和国有资产占用情况。",
    landscape: false,
  };
}
