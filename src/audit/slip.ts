import { magnitude } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import { scaleOf } from "../facts/quantity.ts";

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
  const scale = scaleOf[fact.quantity];
  const [p, r] = digitsOf(a, b, scale);
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

/** Both values in digits, without the decimals that neither uses. */
function digitsOf(a: bigint, b: bigint, scale: number): [string, string] {
  let left = a.toString();
  let right = b.toString();
  for (
    let i = 0;
    i < scale && left.endsWith("0") && right.endsWith("0") && left.length > 1 && right.length > 1;
    i += 1
  ) {
    left = left.slice(0, -1);
    right = right.slice(0, -1);
  }
  return [left, right];
}

/** Whether `short` is `long` with one digit taken out. */
function without(long: string, short: string): boolean {
  let i = 0;
  while (i < short.length && long[i] === short[i]) i += 1;
  return long.slice(i + 1) === short.slice(i);
}
