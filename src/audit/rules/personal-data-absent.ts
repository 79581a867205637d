import { placeIn } from "../../facts/account.ts";
import type { Place } from "../../facts/place.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import type { View } from "../view.ts";

const id = "CP-15";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export const personalDataAbsent = checkRule({
  id: "personal-data-absent",
  title: "不出现身份证号、手机号、银行卡号等个人信息",
  basis: "《政府信息公开条例》第十五条；《个人信息保护法》",
  severity: "error",
  advice: "删去或遮蔽该个人信息后再公开。",
  catalogue: [id],
  input: "words",
  *check(view) {
    const { prose } = view.account;
    if (prose.length === 0) return yield notApplicable(id);
    let found = false;
    for (const { text, place } of suspicious(view)) {
      for (const match of text.matchAll(/(?<![\d.,-])\d{11,19}[\dXx]?(?![\d.,]*\d)/g)) {
        const what = personal(match[0], text.slice(Math.max(0, match.index - 12), match.index));
        if (!what) continue;
        found = true;
        yield failed(id, {
          subject: `${what}:${match[0].slice(0, 3)}:${match[0].slice(-2)}`,
          message: `出现${what}“${match[0].slice(0, 3)}…${match[0].slice(-2)}”，属个人信息，不得公开`,
          expected: "不公开",
          actual: what,
          places: [{ place: { ...place(match.index, match.index + 3), text: `${match[0].slice(0, 3)}…` } }],
        });
      }
    }
    if (!found) yield passed(id);
  },
  examples: {
    pass: [drawing("联系电话：0356-1234567，支出合计11010519491.00元。")],
    // The number that the standard itself gives as its example, and one out of use.
    fail: [drawing("受益人11010519491231002X。"), drawing("联系人电话13800000000。")],
  },
});

/** Prose and cells with a long row of digits. */
function* suspicious({
  account,
}: View): Generator<{ text: string; place: (start: number, end: number) => Place }> {
  const long = /\d{11}/;
  for (const prose of account.prose)
    if (long.test(prose.text)) yield { text: prose.text, place: (start, end) => placeIn(prose, start, end) };
  for (const { rows } of account.tables)
    for (const row of rows)
      for (const { text, place } of row)
        if (text.length > 10 && long.test(text)) yield { text, place: () => place };
}

/** What a row of digits is, by its check digit or its range; null when it is none of them. */
function personal(digits: string, before: string): string | null {
  if (/^\d{17}[\dXx]$/.test(digits) && identity(digits)) return "身份证号";
  if (/^1[3-9]\d{9}$/.test(digits)) return "手机号";
  if (/^\d{16,19}$/.test(digits) && /账号|帐号|卡号|账户/.test(before) && luhn(digits)) return "银行卡号";
  return null;
}

/** GB 11643: the last sign follows from the other seventeen. */
function identity(digits: string): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return "10X98765432"[sum % 11] === digits[17]?.toUpperCase();
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function drawing(sentence: string): string {
  return `## 第三部分 情况说明\n\n### 一、收入支出决算总体情况说明\n\n${sentence}`;
}
