import type { Figure, Told } from "./figures.ts";

/** The words before a figure, without blanks. */
export interface Words {
  /** Since the last separator or figure. */
  readonly clause: string;
  /** Clauses before it that opened with the sentence and hold no figure. */
  readonly opening: string;
}

const separators = ["。", "；", "，", "：", ",", "、"];

/** The words before a figure that name what it is of. */
export function wordsBefore({ sentences }: Told, { lead, start, sentence }: Figure): Words {
  const clause = clauseIn(lead);
  const before = lead.slice(0, lead.length - clause.length);
  const semicolon = before.lastIndexOf("；");
  const opens = semicolon !== -1 || start - lead.length <= (sentences[sentence] ?? 0);
  return { clause: bare(clause), opening: opens ? bare(before.slice(semicolon + 1)) : "" };
}

/** The words behind the last separator; “收、支总计” and “收入、支出总计” are one term. */
export function clauseIn(words: string): string {
  const whole = words.replace(/(?<=收入?)、(?=支)/g, "和");
  return words.slice(Math.max(...separators.map((sign) => whole.lastIndexOf(sign))) + 1);
}

const bare = (words: string): string => words.replace(/\s+/g, "");

const filler =
  "其中|本年|当年|实际|全年|\\d{4}年度?|支出|收入|决算|执行|完成|金额|资金|合计|总额|共计|累计|共|为|是|达到?|约|计|数|额|了|[，,：:]";
const saysNothing = new RegExp(`^(?:${filler})*$`);

/** Whether words say nothing of their own: the figure is of what the sentence speaks of already. */
export function isBare(words: string): boolean {
  return saysNothing.test(words);
}

const comparing =
  "较|比|与|和|同比|上年|上一年|去年|同期|年|年度|度|相比|对比|相较|各|均|分别|共|总体|有所|略";
const owner = "本|单位|部门|我局|我|此项|该项|经费";
const neutral = new RegExp(`^(?:${filler}|${comparing}|${owner}|\\d+|总计|实现|占|的|[、（）()“”])*$`);

/** Whether words name nothing: with whom the figure is compared, and how. */
export function isNeutral(words: string): boolean {
  return neutral.test(words);
}

/** Whether words name the money that a section is about. */
export function namesMoney(words: string): boolean {
  return /财政拨款|一般公共预算|公共财政|政府性基金|国有资本经营/.test(words);
}
