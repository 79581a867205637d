import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import { checkRule, failed, passed } from "../rule.ts";
import type { View } from "../view.ts";
import { nameOf } from "../wording.ts";

const mayBeNegative = new Set(["carryover", "reserves-used", "change"]);

export const amountsWellFormed = checkRule({
  id: "amounts-well-formed",
  title: "金额不为负，小数位统一，车辆、设备为整数，零值写法一致",
  basis: "部门决算报表填报规范",
  severity: "warning",
  advice: "核对该单元格：负数须说明原因，小数位和零值写法与同表其他单元格统一。",
  catalogue: ["IT-07", "IT-08", "IT-50", "IT-51"],
  input: "figures",
  *check(view) {
    const byForm = new Map<string, Fact[]>();
    for (const fact of view.account.facts)
      if (fact.home.startsWith("公开")) {
        const list = byForm.get(fact.home);
        if (list) list.push(fact);
        else byForm.set(fact.home, [fact]);
      }
    for (const [form, facts] of byForm) {
      const amounts = facts.filter(
        ({ quantity, concept }) => quantity === "amount" && concept !== "equipment-threshold",
      );
      const negative = amounts.filter((fact) => view.value(fact) < 0n && !mayBeNegative.has(fact.concept));
      for (const fact of negative)
        yield failed("IT-07", {
          subject: fact.id,
          message: `${nameOf(fact)}为负数${fact.printed}，除结转结余和支出收回外金额不应为负`,
          quantity: "amount",
          actual: plain("amount", view.value(fact)),
          places: [{ place: fact.place, value: plain("amount", view.value(fact)) }],
        });
      if (negative.length === 0) yield passed("IT-07");
      yield* decimals(form, amounts);
      yield* zeros(view, form, amounts);
      for (const fact of facts) {
        if (fact.quantity !== "count") continue;
        const value = view.value(fact);
        if (value >= 0n && value % 10_000n === 0n) yield passed("IT-50");
        else
          yield failed("IT-50", {
            subject: fact.id,
            severity: "error",
            message: `${nameOf(fact)}为${fact.printed}，辆数、台（套）数应为非负整数`,
            quantity: "count",
            actual: plain("count", value),
            places: [{ place: fact.place, value: plain("count", value) }],
            advice: "改为实有数量（整数）。",
          });
      }
    }
  },
  examples: {
    pass: [drawing("100.00", "3")],
    fail: [drawing("-100.00", "3"), drawing("100.00", "2.5"), drawing("100.0", "3")],
  },
});

function places(printed: string): number {
  const point = printed.indexOf(".");
  return point === -1 ? 0 : printed.trim().length - point - 1;
}

function* decimals(form: string, amounts: readonly Fact[]): Generator<ReturnType<typeof passed>> {
  const printed = amounts.filter((fact) => /\d/.test(fact.printed) && !/^0+$/.test(fact.printed.trim()));
  const odd = printed.filter((fact) => places(fact.printed) !== 2);
  if (odd.length === 0) return yield passed("IT-08");
  for (const fact of odd.slice(0, 3))
    yield failed("IT-08", {
      subject: `${form}:${fact.key}`,
      severity: "note",
      message: `${nameOf(fact)}印为“${fact.printed}”，同表金额应统一保留两位小数`,
      places: odd.map(({ place }) => ({ place })),
      advice: "统一保留两位小数。",
    });
}

function* zeros(view: View, form: string, amounts: readonly Fact[]): Generator<ReturnType<typeof passed>> {
  const blank = amounts.filter(({ printed }) => printed.trim() === "");
  const zero = amounts.filter(({ printed }) => /^0(?:\.0+)?$/.test(printed.trim()));
  const few = zero.length <= blank.length ? zero : blank;
  if (blank.length === 0 || zero.length === 0) return yield passed("IT-51");
  yield failed("IT-51", {
    subject: form,
    severity: "note",
    message: `${view.named(form)}零值写法不一：${blank.length}处留空，${zero.length}处写“${zero[0]?.printed}”，应统一`,
    places: few.slice(0, 5).map(({ place }) => ({ place })),
    advice: "同一张表的零值统一留空或统一写0.00。",
  });
}

function drawing(total: string, vehicles: string): string {
  return [
    "部门决算公开相关信息统计表",
    "公开10表",
    "金额单位：元",
    "项目\t行次\t采购金额",
    `合计\t1\t${total}`,
    `货物\t2\t100.00`,
    `(一) 车辆数合计(辆)\t7\t${vehicles}`,
  ].join("\n");
}
