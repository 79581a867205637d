import { placeOf } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const form = "公开07表";

export const threePublicOutturnFilled = checkRule({
  id: "three-public-outturn-filled",
  title: "“三公”经费支出决算表的决算数已填列",
  basis: "“三公”经费支出决算表填表说明：决算数为零的填0.00",
  severity: "warning",
  advice: "补填决算数；没有发生的填0.00。",
  catalogue: [],
  input: "words",
  *check(view) {
    const facts = view.home(form).filter(({ concept }) => concept === "three-public");
    const budgets = facts.filter(
      ({ dimensions, printed }) => dimensions.basis === "全年预算" && printed !== "",
    );
    const outturns = facts.filter(({ dimensions }) => dimensions.basis === "决算");
    const table = view.table(form);
    if (budgets.length === 0 || outturns.length === 0 || !table) return yield notApplicable([]);
    if (outturns.some(({ printed }) => printed !== "")) return yield passed([]);
    const stated = saidInText(view.section("three-public").map(({ text }) => text));
    yield failed([], {
      subject: "决算数",
      message: `${view.named(form)}有预算数（${budgets[0]?.printed}），决算数各栏都是空白${stated}，没有发生的应填0.00`,
      expected: "0.00",
      actual: "空白",
      places: [
        { place: outturns[0]!.place },
        ...(table.titleProse ? [{ place: placeOf(table.titleProse) }] : []),
      ],
    });
  },
  examples: {
    pass: [drawing("0.00")],
    fail: [drawing("")],
  },
});

function saidInText(texts: readonly string[]): string {
  const said = /支出决算(?:数)?(?:为|共)?\s*([\d.,]+\s*万?元)/.exec(texts.join(""))?.[1];
  return said ? `，而说明称决算${said}` : "";
}

function drawing(outturn: string): string {
  return [
    "示例县示例中心\n\n2022年度部门决算公开\n",
    "财政拨款“三公”经费支出决算表",
    "公开07表",
    "金额单位：元",
    "预算数\t\t\t\t\t\t决算数\t\t\t\t\t",
    "合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费",
    "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t",
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
    `95.00\t\t\t\t\t95.00\t${outturn}\t\t\t\t\t${outturn}`,
  ].join("\n");
}
