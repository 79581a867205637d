import { bothPlaces, consensusOf } from "../consensus.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** A year farther away is history and no slip. */
const near = 3;

export const yearConsistent = checkRule({
  id: "year-consistent",
  title: "封面、目录、标题、各表、正文、自评表的年度一致，时点为年度末",
  basis: "逻辑：一份决算公开只有一个年度",
  severity: "error",
  replaces: true,
  advice: "把不一致的年度改为本年度；检查该处数字是否也是上年的。",
  catalogue: ["ST-02"],
  input: "words",
  *check(view) {
    const names = view.account.names.filter(({ kind }) => kind === "year");
    // The cover decides where as many places say one year as the other.
    const consensus = consensusOf(names, (name) => (name === String(view.account.year) ? 0.5 : 0));
    if (!consensus) return yield notApplicable("ST-02");
    const { right, witnesses, odd } = consensus;
    yield passed("ST-02", witnesses.length);
    for (const found of odd) {
      if (Math.abs(Number(found.name) - Number(right)) > near) continue;
      yield failed("ST-02", {
        subject: `${found.role}:${found.name}:${found.place.line ?? found.spot.block}`,
        severity: found.sure ? "error" : "warning",
        message: `年度为${found.name}年，其他${witnesses.length}处为${right}年`,
        expected: right,
        actual: found.name,
        places: bothPlaces(found, witnesses),
      });
    }
  },
  examples: {
    pass: [drawing("2022", "与2021年度相比")],
    fail: [
      drawing("2021", "与2021年度相比"),
      drawing("2022", "2021年度一般公共预算财政拨款支出1.00元，与上年相比"),
      drawing("2022", "与2021年度相比", "2021"),
    ],
  },
});

function drawing(inTable: string, told: string, title = "2022"): string {
  return [
    "示例县示例中心",
    "2022年度部门决算公开",
    "支出决算表",
    "公开03表",
    `${inTable}年度`,
    "金额单位：元",
    "项目\t\t本年支出合计\t基本支出\t项目支出",
    "科目编码\t科目名称\t\t\t",
    "合计\t\t100.00\t100.00\t",
    `## 第三部分 ${title}年度部门决算情况说明`,
    "### 三、支出决算情况说明",
    `2022年度支出合计100.00元。${told}增加1.00元。`,
  ].join("\n\n");
}
