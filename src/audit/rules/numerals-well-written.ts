import { placeIn } from "../../facts/account.ts";
import type { Checked } from "../rule.ts";
import { checkRule, failed, passed } from "../rule.ts";

/** Two points in one number; the leaders of a table of contents are longer. */
const twoPoints = /(?<![\d.．])(?<!\d,)\d[\d,]*(?:\.\.\d+|\.\d+\.\d+(?=\s*(?:亿|万)?元|%))(?![\d.])/g;
/** A number with commas, of money or with decimal places: lists of numbers have neither. */
const withCommas = /(?<![\d.,])\d+(?:,\d+)+(?:\.\d+(?!\d)|(?=\s*(?:亿|万)?元))/g;
const monthAndDay = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const inThrees = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

export const numeralsWellWritten = checkRule({
  id: "numerals-well-written",
  title: "数字的千分位逗号每三位一个，小数点只有一个，日期存在",
  basis: "GB/T 15835—2011《出版物上数字用法》",
  severity: "warning",
  advice: "核对原数后改正：逗号、小数点错位往往是漏打或多打了一位数字。",
  catalogue: ["SL-03"],
  input: "words",
  *check(view) {
    let wrong = false;
    for (const prose of view.account.prose) {
      if (prose.part === "contents" || prose.row >= 0) continue;
      for (const [text, at] of oddNumerals(prose.text)) {
        wrong = true;
        yield odd(text, `${prose.section}:${text}`, placeIn(prose, at, at + text.length));
      }
    }
    for (const prose of view.account.prose)
      for (const { 0: printed, 1: month, 2: day, index } of prose.text.matchAll(monthAndDay)) {
        if (Number(day) >= 1 && Number(day) <= (daysOf[Number(month) - 1] ?? 0)) continue;
        wrong = true;
        yield failed("SL-03", {
          subject: `${prose.section}:${printed}`,
          message: `“${printed}”没有这一天，请核对日期`,
          actual: printed,
          places: [{ place: placeIn(prose, index, index + printed.length) }],
        });
      }
    for (const { form, rows } of view.account.tables)
      for (const cell of rows.flat()) {
        const text = cell.text.trim();
        const [found] = oddNumerals(text);
        if (!found || found[0].length < text.replace(/^-/, "").length) continue;
        wrong = true;
        yield odd(text, `${form}:${cell.place.row}:${cell.place.column}:${text}`, cell.place);
      }
    if (!wrong) yield passed("SL-03");
  },
  examples: {
    pass: [drawing("1,234,567.89"), drawing("1234567.89"), `${drawing("0.00")}截至2月29日。`],
    fail: [
      drawing("1,2345.67"),
      drawing("12,34.56"),
      drawing("2995..39"),
      drawing("29.95.39"),
      `${drawing("0.00")}截至2月30日。`,
    ],
  },
});

function oddNumerals(text: string): [string, number][] {
  if (!/\d[.,]/.test(text)) return [];
  const commas = [...text.matchAll(withCommas)].filter(([number]) => !inThrees.test(number));
  return [...commas, ...text.matchAll(twoPoints)].map((match) => [match[0], match.index]);
}

function odd(text: string, subject: string, place: ReturnType<typeof placeIn>): Checked {
  return failed("SL-03", {
    subject,
    message: `“${text}”的${/\..*\./.test(text) ? "小数点多了一个" : "千分位逗号位置不对"}，请核对该数`,
    actual: text,
    places: [{ place }],
  });
}

function drawing(amount: string): string {
  return `## 第三部分 情况说明\n\n### 二、收入决算情况说明\n\n2022年度收入合计${amount}元。`;
}
