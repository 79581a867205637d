import { magnitude } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";

/**
 * The slip of the pen that turns the right value into the printed one, in words, or null: a wrong sign, a
 * shifted decimal point, 元 taken for 万元, two digits changed over, a digit lost, added or wrong.
 */
export function slipBetween(fact: Fact, printed: bigint, right: bigint): string | null {
  if (printed === right) return null;
  if (printed === -right) return "正负号写反";
  const a = magnitude(printed);
  const b = magnitude(right);
  if (a === 0n) return "漏填";
  if (b === 0n) return null;
  if (fact.quantity === "amount" && (a === b * 10000n || b === a * 10000n)) return "元与万元混淆";
  for (let shift = 10n; shift <= 1000n; shift *= 10n)
    if (a === b * shift || b === a * shift) return "小数点错位";
  const [p, r] = digitsOf(a, b);
  if (p.length === r.length) {
    const apart = [...p].flatMap((digit, i) => (digit === r[i] ? [] : [i]));
    const [first = -1, second = -1] = apart;
    if (apart.length === 2 && second === first + 1 && p[first] === r[second] && p[second] === r[first])
      return "相邻两位数字颠倒";
    if (apart.length === 1) return "一位数字写错";
    return null;
  }
  if (p.length + 1 === r.length && without(r, p)) return "少写一位数字";
  if (r.length + 1 === p.length && without(p, r)) return "多写一位数字";
  return null;
}

/** Both values in digits, without the zeros at the end that both have. */
function digitsOf(a: bigint, b: bigint): [string, string] {
  const [left, right] = [a.toString(), b.toString()];
  const zeros = Math.min(zerosAtEnd(left), zerosAtEnd(right));
  return [left.slice(0, left.length - zeros), right.slice(0, right.length - zeros)];
}

function zerosAtEnd(digits: string): number {
  return digits.length - digits.replace(/0+$/, "").length;
}

/** Whether `short` is `long` with one digit taken out. */
function without(long: string, short: string): boolean {
  let i = 0;
  while (i < short.length && long[i] === short[i]) i += 1;
  return long.slice(i + 1) === short.slice(i);
}
