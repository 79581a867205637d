import { comparison, direction } from "./words.ts";

const dropped =
  /差值|(?<![支收])差额|相差|差距|增减额|[“”"'‘’《》\s]|\d{4}年度?|本年度?|当年度?|全年度?|截至[^，]*[，,]|其中|总计数|合计|共计|总共|累计|经(?:汇总|比较|统计)/g;
const head =
  /^(?:[，,、；;：:。和及与的]|(?:\d{1,2}|[（(][\d一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+)[.、．是]|是)+/;
const tail =
  /(?:决算|预算|执行|实际|完成)?(?:数额?|总额|金额)?(?:为|是|共|约|达到?|计|各|的|了|中|：|:|，|,)*$/;

/**
 * What a figure is of, from the words before it: without years, comparison words, numbering and the verb. Empty where
 * nothing is named.
 */
export function phraseOf(words: string): string {
  const plain = outOfBracket(words).replace(direction, "").replace(comparison, "").replace(dropped, "");
  const clauses = plain.split(/[，,；;：:。]/).map((clause) => clause.replace(head, "").replace(tail, ""));
  return clauses.findLast((clause) => clause !== "") ?? "";
}

/** What stands behind a bracket that ends in the words, without signs that open or close alone. */
function outOfBracket(words: string): string {
  const opened = words.indexOf("（");
  const closed = words.indexOf("）");
  const behind = closed !== -1 && (opened === -1 || closed < opened) ? words.slice(closed + 1) : words;
  return behind.replace(/（(?=[^）]*$)/, "");
}

const fund = /一般公共预算|公共财政|政府性基金|国有资本/;
const weak = /支出|费用?|经费|收入|资金|财政拨款|决算|情况/g;

/**
 * Whether a figure called `named` is what `said` speaks of: either ends in the other, or they differ in words that name
 * nothing by themselves. A name that is nothing but such a word (“支出”) is never the longer one's.
 */
export function sameNamed(named: string, said: string): boolean {
  if (named === "" || said === "") return false;
  if (named.endsWith(said)) return true;
  // “占一般公共预算项目支出的”: of that money, and not of any 项目支出.
  if (fund.test(said) && !fund.test(named)) return false;
  const [x, y] = [named.replace(weak, ""), said.replace(weak, "")];
  if (x === "" || y === "") return false;
  if (said.endsWith(named)) return true;
  return x === y || (Math.min(x.length, y.length) >= 3 && (x.endsWith(y) || y.endsWith(x)));
}

/** Something with a phrase that states an outturn or a budget. */
interface Named {
  readonly phrase: string;
  readonly role: string;
}

/** The last figure that is named exactly so, else the last that is named the same in other words; outturns first. */
export function namedLast<T extends Named>(figures: readonly T[], phrase: string): T | undefined {
  if (phrase === "") return undefined;
  const outturns = figures.filter(({ role }) => role !== "budget");
  for (const list of [outturns, figures]) {
    const exact = list.findLast((one) => one.phrase === phrase);
    const alike = exact ?? list.findLast((one) => sameNamed(one.phrase, phrase));
    if (alike) return alike;
  }
  return undefined;
}
