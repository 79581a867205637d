import type { Fact } from "../../facts/fact.ts";
import { vehicleKinds } from "../../standard/rows.ts";
import { sumOf, withoutForms } from "../identities.ts";
import { equationRule, unchecked } from "../rule.ts";

const form = "公开10表";
const ids = ["IT-48", "IT-49"];

export const statisticsSums = equationRule({
  id: "statistics-sums",
  title: "政府采购合计等于货物、工程、服务之和，车辆合计等于各类车辆之和",
  basis: "部门决算公开相关信息统计表表内关系",
  severity: "error",
  advice: "核对相关信息统计表的合计与分项。",
  catalogue: ids,
  *equations(view) {
    const absent = withoutForms(view, ids, [form]);
    if (absent) {
      yield absent;
      return;
    }
    const bought = view.at(form, "procurement", { kind: "合计" });
    const kinds = ["货物", "工程", "服务"].map((kind) => view.at(form, "procurement", { kind }));
    if (bought && kinds.every((fact) => fact))
      yield sumOf("IT-48", "政府采购合计＝货物＋工程＋服务", bought, kinds);
    else yield unchecked("IT-48", [`${view.named(form)}政府采购各行`]);
    const vehicles = view.at(form, "vehicles", { kind: "合计" });
    const each: (Fact | undefined)[] = vehicleKinds.map((kind) => view.at(form, "vehicles", { kind }));
    if (vehicles && each.some((fact) => fact)) yield sumOf("IT-49", "车辆合计＝各类车辆之和", vehicles, each);
    else yield unchecked("IT-49", [`${view.named(form)}车辆各行`]);
  },
  examples: {
    pass: [drawing("100.00", "3")],
    fail: [drawing("100.01", "3"), drawing("100.00", "2")],
  },
});

function drawing(total: string, vehicles: string): string {
  return [
    "部门决算公开相关信息统计表",
    "公开10表",
    "金额单位：元",
    "项目\t行次\t采购金额",
    `合计\t1\t${total}`,
    "货物\t2\t60.00",
    "工程\t3\t",
    "服务\t4\t40.00",
    `(一) 车辆数合计(辆)\t7\t${vehicles}`,
    "3. 机要通信用车\t10\t1",
    "8. 其他用车\t15\t2",
  ].join("\n");
}
