import type { Prose } from "../../facts/account.ts";
import { placeIn, placeOf } from "../../facts/account.ts";
import type { Severity } from "../../facts/finding.ts";
import { isIn } from "../../standard/sections.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

const statedYear = /(\d{4})\s*年度(?!预算编制|以来)/g;
const compared = /(?:与|比|较|对比|截至|自|从|上年|在)\s*$/;
const asOf = /截[至止]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;

export const yearConsistent = checkRule({
  id: "year-consistent",
  title: "封面、各表、正文、自评表的年度一致，时点为年度末",
  basis: "逻辑：一份决算公开只有一个年度",
  severity: "error",
  replaces: true,
  advice: "把不一致的年度改为本年度；检查该处数字是否也是上年的。",
  catalogue: ["ST-02"],
  input: "words",
  *check(view) {
    const { year, tables, prose } = view.account;
    if (year === null) return yield notApplicable("ST-02");
    const wrong = function* (
      found: string,
      place: ReturnType<typeof placeOf>,
      subject: string,
      severity: Severity = "error",
    ): Generator<Checked> {
      yield failed("ST-02", {
        subject,
        severity,
        message: `年度为${found}年，与封面${year}年不一致`,
        expected: String(year),
        actual: found,
        places: [{ place }],
      });
    };
    for (const table of tables) {
      if (table.year === null || !table.yearProse || table.form === "自评表") continue;
      if (table.year === year) yield passed("ST-02");
      else yield* wrong(String(table.year), placeOf(table.yearProse), table.form ?? table.title ?? "");
    }
    for (const one of prose) {
      if (one.part === "cover" || one.part === "contents" || one.row >= 0) continue;
      for (const match of one.text.matchAll(statedYear)) {
        const found = match[1] ?? "";
        const before = one.text.slice(Math.max(0, match.index - 6), match.index);
        if (Number(found) === year) yield passed("ST-02");
        else if (
          !compared.test(before) &&
          Math.abs(Number(found) - year) <= 3 &&
          !/上年|预算/.test(withoutFunds(one.text.slice(match.index, match.index + 20)).slice(0, 12))
        )
          yield* wrong(
            found,
            placeIn(one, match.index, match.index + match[0].length),
            `${one.section}:${found}`,
            isOfAccount(one, match.index, match.index + match[0].length) ? "error" : "warning",
          );
      }
      for (const match of one.text.matchAll(asOf)) {
        if (
          isIn(one.section, "performance") ||
          (Number(match[1]) === year && match[2] === "12" && match[3] === "31")
        )
          continue;
        if (Number(match[1]) === year) continue;
        yield* wrong(
          match[1] ?? "",
          placeIn(one, match.index, match.index + match[0].length),
          `${one.section}:截至`,
        );
      }
    }
  },
  examples: {
    pass: [drawing("2022", "与2021年度相比")],
    fail: [
      drawing("2021", "与2021年度相比"),
      drawing("2022", "2021年度一般公共预算财政拨款支出1.00元，与上年相比"),
      drawing("2022", "2020年度支出合计1.00元，与上年相比"),
    ],
  },
});

/** “一般公共预算” is the name of a fund; the budget of another year is a budget. */
function withoutFunds(text: string): string {
  return text.replace(/(?:一般公共|政府性基金|国有资本经营)预算/g, "");
}

/** Whether a year says which year the account is of, and not in which year something else took place. */
function isOfAccount({ text, part }: Prose, start: number, end: number): boolean {
  const sentence = text.slice(
    Math.max(text.lastIndexOf("。", start - 1), text.lastIndexOf("；", start - 1)) + 1,
    start,
  );
  return (
    part === "narrative" &&
    !/原因|由于|因|其中/.test(sentence) &&
    /^(?!该项|此项|上述|同期).{0,14}(?:收入|支出|收、支|收支|财政拨款|预算|三公|机关运行|政府采购|决算)/s.test(
      text.slice(end),
    )
  );
}

function drawing(inTable: string, told: string): string {
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
    "## 第三部分 情况说明",
    "### 三、支出决算情况说明",
    `2022年度支出合计100.00元，${told}增加1.00元。`,
  ].join("\n\n");
}
