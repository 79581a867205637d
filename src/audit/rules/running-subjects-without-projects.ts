import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { nameOf } from "../wording.ts";

export const runningSubjectsWithoutProjects = checkRule({
  id: "running-subjects-without-projects",
  title: "行政运行、事业运行科目不列项目支出",
  basis: "政府收支分类科目说明：行政运行、事业运行反映基本支出",
  severity: "warning",
  advice: "核对该笔项目支出，应列入“一般行政管理事务”或相应的项目科目；确需列此的请说明。",
  catalogue: ["IT-52"],
  input: "figures",
  *check(view) {
    let right = 0;
    for (const fact of view.home("公开03表")) {
      const { function: code = "", nature } = fact.dimensions;
      if (nature !== "项目支出" || code.length !== 7 || !/行政运行|事业运行/.test(fact.place.row ?? ""))
        continue;
      if (view.value(fact) === 0n) right += 1;
      else
        yield failed("IT-52", {
          subject: fact.key,
          message: `${nameOf(fact)}列了${fact.printed}，运行类科目只反映基本支出，项目支出应为0`,
          quantity: "amount",
          expected: "0",
          actual: plain("amount", view.value(fact)),
          places: [{ place: fact.place, value: plain("amount", view.value(fact)) }],
        });
    }
    if (right > 0) yield passed("IT-52", right);
    else yield notApplicable("IT-52");
  },
  examples: { pass: [drawing("")], fail: [drawing("10.00")] },
});

function drawing(project: string): string {
  return [
    "支出决算表",
    "公开03表",
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    `2011350\t事业运行\t100.00\t100.00\t${project}`,
  ].join("\n");
}
