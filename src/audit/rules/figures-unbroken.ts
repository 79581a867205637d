import { placeIn } from "../../facts/account.ts";
import type { Place } from "../../facts/place.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";

/** A sign that is neither a digit nor what digits are parted by; sums are written with the usual signs in between. */
const inProse =
  /(?<![\w.,])\d[\d.,]*[A-Za-z<>&?!#$@^\\{}[\]|`"'_]{1,2}[\d.,]*\d(?=\s*(?:万元|亿元|元|[%％]|个百分点))/g;
const inCell = /^-?\d[\d,]*(?:\.\d*)?[a-z<>&*?!#$@^=\\{}[\]|`"'_]{1,2}\d{1,3}(?:\.\d+)?[%％]?$/;

export const figuresUnbroken = checkRule({
  id: "figures-unbroken",
  title: "数字中间没有夹杂字母和符号",
  basis: "夹杂其他符号的数字读不出数值，没有参加任何核对",
  severity: "error",
  advice: "核对原数，把这个数字重新打一遍。",
  catalogue: [],
  input: "words",
  *check(view) {
    const { prose, tables } = view.account;
    if (prose.length === 0 && tables.length === 0) return yield notApplicable([]);
    let broken = false;
    for (const one of prose)
      for (const { 0: printed, index } of one.text.matchAll(inProse)) {
        broken = true;
        yield wrong(printed, placeIn(one, index, index + printed.length));
      }
    for (const cell of tables.filter(({ form }) => form !== null).flatMap(({ rows }) => rows.flat())) {
      const printed = cell.text.trim();
      if (printed.length > 24 || !inCell.test(printed)) continue;
      broken = true;
      yield wrong(printed, cell.place);
    }
    if (!broken) yield passed([]);
  },
  examples: {
    pass: [drawing("1,234.56元，增长5.00%"), drawing("2*400=800元"), drawing("5~10元")],
    fail: [drawing("1,2w4.56元"), drawing("1234&56元"), drawing("1234.56元，增长5?00%")],
  },
});

function wrong(printed: string, place: Place): Checked {
  return failed([], {
    subject: printed,
    message: `“${printed}”中间夹有不是数字的符号，读不出数值`,
    actual: printed,
    places: [{ place }],
  });
}

function drawing(amount: string): string {
  return `## 第三部分 情况说明\n\n### 二、收入决算情况说明\n\n2022年度收入合计${amount}。`;
}
