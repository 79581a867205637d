import { placeOf } from "../../facts/account.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

export const coverComplete = checkRule({
  id: "cover-complete",
  title: "封面写明单位全称、年度和文种",
  basis: "财预〔2016〕143号：公开形式规范",
  severity: "error",
  advice: "在封面补写单位全称、年度和“部门（单位）决算公开”。",
  catalogue: ["ST-01"],
  input: "words",
  *check(view) {
    const { cover, unit, year, genre } = view.account;
    if (!view.profile || cover.length === 0) return yield notApplicable("ST-01");
    const text = cover.map((prose) => prose.text).join("\n");
    const lacking = [
      unit === null || !text.replace(/\s+/g, "").includes(unit) ? "单位全称" : null,
      year === null || !/\d{4}\s*年/.test(text) ? "年度" : null,
      genre === null ? "文种（部门决算或单位决算）" : null,
    ].filter((one) => one !== null);
    if (lacking.length === 0) return yield passed("ST-01");
    yield failed("ST-01", {
      subject: lacking.join(),
      message: `封面缺${lacking.join("、")}，应写明“单位全称、年度、部门（单位）决算公开”`,
      expected: "单位全称、年度、文种",
      actual: text.slice(0, 60),
      places: cover.slice(0, 1).map((prose) => ({ place: placeOf(prose) })),
    });
  },
  examples: {
    pass: ["示例县示例中心\n\n2022年度部门决算公开\n\n# 目 录"],
    fail: ["示例县示例中心\n\n2022年度公开\n\n# 目 录", "2022年度部门决算公开\n\n# 目 录"],
  },
});
