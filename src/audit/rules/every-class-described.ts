import { placeOf } from "../../facts/account.ts";
import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { nameOf } from "../wording.ts";

const scope = "一般公共预算";

export const everyClassDescribed = checkRule({
  id: "every-class-described",
  title: "支出结构说明列全表中有支出的各类，不多列",
  basis: "财预〔2016〕143号：支出按功能分类说明；情况说明与决算表一致",
  severity: "error",
  advice: "按一般公共预算财政拨款支出决算表补列遗漏的类，删去没有支出的类。",
  catalogue: ["TT-27"],
  input: "figures",
  *check(view) {
    const table = view
      .home("公开05表")
      .filter(({ dimensions }) => dimensions.function?.length === 3 && !dimensions.nature);
    const told = view
      .home("general-expenditure.structure")
      .filter(
        ({ dimensions, concept }) =>
          concept === "expenditure" && dimensions.function && dimensions.scope === scope,
      );
    if (table.length === 0 || told.length === 0) return yield notApplicable("TT-27");
    const classes = new Set(told.map(({ dimensions }) => dimensions.function?.slice(0, 3)));
    const [first] = view.section("general-expenditure.structure");
    for (const fact of table) {
      if (view.value(fact) === 0n) continue;
      if (classes.has(fact.dimensions.function)) yield passed("TT-27");
      else
        yield failed("TT-27", {
          subject: `缺${fact.dimensions.function}`,
          message: `支出结构说明没有列${fact.place.row}，${nameOf(fact)}为${fact.printed}`,
          quantity: "amount",
          expected: plain("amount", view.value(fact)),
          actual: "未列",
          places: [
            ...(first ? [{ place: placeOf(first) }] : []),
            { place: fact.place, value: plain("amount", view.value(fact)) },
          ],
        });
    }
    for (const fact of told) {
      const code = fact.dimensions.function ?? "";
      if (
        code.length !== 3 ||
        view.value(fact) === 0n ||
        table.some((one) => one.dimensions.function === code)
      )
        continue;
      yield failed("TT-27", {
        subject: `多${code}`,
        message: `支出结构说明列了${code}类${fact.printed}，${view.named("公开05表")}没有该类`,
        quantity: "amount",
        expected: "0",
        actual: plain("amount", view.value(fact)),
        places: [{ place: fact.place, value: plain("amount", view.value(fact)) }],
      });
    }
  },
  examples: {
    pass: [drawing("一般公共服务支出(类)60.00元，占比60.00%；社会保障和就业支出(类)40.00元，占比40.00%。")],
    fail: [drawing("一般公共服务支出(类)60.00元，占比60.00%。")],
  },
});

function drawing(told: string): string {
  return [
    "一般公共预算财政拨款支出决算表",
    "公开05表",
    "金额单位：元",
    "项目\t\t本年支出\t\t",
    "科目编码\t科目名称\t小计\t基本支出\t项目支出",
    "合计\t\t100.00\t100.00\t",
    "201\t一般公共服务支出\t60.00\t60.00\t",
    "208\t社会保障和就业支出\t40.00\t40.00\t",
    "",
    "## 第三部分 情况说明",
    "",
    "### 五、一般公共预算财政拨款支出决算情况说明",
    "",
    "#### （二）财政拨款支出决算结构情况",
    "",
    told,
  ].join("\n");
}
