import { placeOf } from "../../facts/account.ts";
import { plain } from "../../facts/quantity.ts";
import { isSection } from "../../standard/sections.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { nameOf } from "../wording.ts";

const form = "公开06表";
const scope = "一般公共预算";
const noBasic = /^(?:309|311|313)/;

export const economicDetailConventions = checkRule({
  id: "economic-detail-conventions",
  title: "309、311、313类不列基本支出；正文引用公用经费取基本支出口径",
  basis: "支出经济分类科目说明；部门决算报表财决05-2表",
  severity: "error",
  advice:
    "资本性支出（基本建设）、对企业补助（基本建设）、对社会保险基金补助不得列入基本支出，请改列项目支出。",
  catalogue: ["IT-39", "IT-40"],
  input: "figures",
  *check(view) {
    if (!view.table(form)) return;
    let right = 0;
    for (const fact of view.home(form)) {
      const code = fact.dimensions.economic ?? "";
      if (!noBasic.test(code)) continue;
      if (fact.dimensions.nature !== "基本支出" || view.value(fact) === 0n) right += 1;
      else
        yield failed("IT-39", {
          subject: fact.key,
          message: `${nameOf(fact)}列了${fact.printed}，该类支出不属于基本支出，应为“——”`,
          quantity: "amount",
          expected: "——",
          actual: plain("amount", view.value(fact)),
          places: [{ place: fact.place, value: plain("amount", view.value(fact)) }],
        });
    }
    if (right > 0) yield passed("IT-39", right);
    else yield notApplicable("IT-39");
    const all = view.at(form, "expenditure", { scope, kind: "公用经费" });
    const basic = view.at(form, "expenditure", { scope, kind: "公用经费", nature: "基本支出" });
    if (!all || !basic || view.value(all) === view.value(basic)) return yield notApplicable("IT-40");
    const cited = view
      .all("expenditure", { scope, kind: "公用经费", nature: "基本支出" })
      .find(({ home, ...fact }) => isSection(home) && view.value({ home, ...fact }) === view.value(all));
    if (!cited) return yield passed("IT-40");
    const table = view.table(form);
    yield failed("IT-40", {
      subject: "公用经费",
      severity: "note",
      message: `${nameOf(cited)}取自明细表“金额”列（含项目支出），引用公用经费应取“基本支出”列${basic.printed}`,
      quantity: "amount",
      expected: plain("amount", view.value(basic)),
      actual: plain("amount", view.value(cited)),
      places: [{ place: cited.place }, ...(table?.titleProse ? [{ place: placeOf(table.titleProse) }] : [])],
    });
  },
  examples: { pass: [drawing("——")], fail: [drawing("10.00")] },
});

function drawing(basic: string): string {
  return [
    "一般公共预算财政拨款支出决算明细表",
    "公开06表",
    "金额单位：元",
    "公用经费\t\t\t",
    "科目编码\t科目名称\t金额\t其中：基本支出",
    `309\t资本性支出（基本建设）\t10.00\t${basic}`,
    `30902\t办公设备购置\t10.00\t${basic}`,
  ].join("\n");
}
