import { divideHalfUp, formatFixed, magnitude } from "../facts/decimal.ts";
import type { DisclosureBlock } from "../facts/disclosure.ts";
import { emptinessOf, hasWords } from "../standard/empty-words.ts";
import type { Books } from "./books.ts";
import { budgetOf, priorOf } from "./keys.ts";
import { digits, inWan } from "./money.ts";
import { needOf } from "./required-inputs.ts";

/** Something that the narrative has to say and the accounts do not hold: asked for by name, never invented. */
export interface Missing {
  /** Id of the figure or text in the accounts workbook. */
  readonly id: string;
  /** What it is, in the words of the workbook. */
  readonly label: string;
}

/** How a change against the year before is worded. */
export interface ChangeWords {
  /** 收入总计, 支出总计: put before 增加. */
  readonly subject?: string;
  /** 与2021年相比， or 比上年度: put before it all. */
  readonly lead?: string;
  /** Whether the rate follows the amount. */
  readonly rate?: boolean;
  /** Whether the amount is said; without it the rate alone. */
  readonly amount?: boolean;
}

/** Words sentences from figures: one voice, right punctuation, nothing that the accounts do not say. */
export interface Narrator {
  readonly books: Books;
  readonly unit: string;
  readonly year: number;
  readonly missing: readonly Missing[];
  /** Asks for something that a sentence needs; a draft says so in its place, otherwise there are no words for it. */
  gap(id: string, label: string): string;
  /** An amount with its unit: 4,566,031.64元; one that only a person knows is asked for where it is missing. */
  money(key: string, label?: string): string;
  amount(value: bigint): string;
  /** An amount in 万元, rounded once. */
  wan(value: bigint): string;
  value(key: string): bigint;
  /** Whether the accounts know a figure at all. */
  knows(key: string): boolean;
  /** A count that only a person knows; asked for where it is missing. */
  count(key: string, label: string): string;
  /** 占…%: null where there is nothing to be a share of. */
  share(part: string, whole: string): string | null;
  /** 完成…的…%, or what is said where nothing was planned; null where the budget is not known. */
  completion(key: string, basis: "年初预算" | "全年预算", noun: string): string | null;
  change(key: string, words?: ChangeWords): string | null;
  /** Direction of a change: 1, 0, -1; null where last year's figure is not known. */
  direction(key: string): 1 | 0 | -1 | null;
  /** The preparer's words without what joins them to a sentence; null where there are none. */
  words(id: string): string | null;
  /** “主要原因是……” for a change or a difference that needs one; empty where none is needed. */
  reason(id: string, label: string, lead?: string): string;
}

export interface NarratorOptions {
  /** What is missing is marked where it belongs instead of being left out. */
  readonly draft?: boolean;
  /** What the workbook calls each input, by its id. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Opens a narrator over the books of an account. */
export function openNarrator(
  books: Books,
  { draft = false, labels = new Map() }: NarratorOptions = {},
): Narrator {
  const { accounts } = books;
  const { unit, year, amountUnit, layout } = accounts;
  const { grouped } = layout.style;
  const missing: Missing[] = [];
  const gap = (id: string, words: string): string => {
    if (!needOf(id, layout).required) return "";
    const label = labels.get(id) ?? words;
    if (!missing.some((one) => one.id === id)) missing.push({ id, label });
    return draft ? `【待填：${label}】` : "";
  };
  const amount = (value: bigint): string => `${digits(value, amountUnit, grouped)}${amountUnit}`;
  const value = (key: string): bigint => books.value(key) ?? 0n;
  const prior = (key: string): bigint | null => books.value(priorOf(key));
  const words = (id: string): string | null => {
    const text = tidy(accounts.texts.get(id)?.text ?? "");
    return text === "" ? null : text;
  };
  return {
    books,
    unit,
    year,
    missing,
    gap,
    amount,
    value,
    words,
    money: (key, label) => {
      const known = books.value(key);
      const asked = known === null && (label !== undefined || labels.has(key)) ? gap(key, label ?? "") : "";
      return asked === "" ? amount(known ?? 0n) : asked;
    },
    wan: (figure) => `${inWan(figure)}万元`,
    knows: (key) => books.value(key) !== null,
    count: (key, label) => {
      const known = books.value(key);
      const asked = known === null ? gap(key, label) : "";
      return asked === "" ? formatFixed(known ?? 0n, 4, 0) : asked;
    },
    share: (part, whole) => (value(whole) === 0n ? null : `${percent(value(part), value(whole))}%`),
    completion: (key, basis, noun) => {
      const budget = books.value(budgetOf(key, basis));
      const actual = value(key);
      if (budget === null) return gap(budgetOf(key, basis), `${noun}的${basis}`) || null;
      if (budget === 0n) return actual === 0n ? "本年未安排预算，未发生支出" : "年初未安排预算，系年中追加";
      return `完成${basis}的${percent(actual, budget)}%`;
    },
    direction: (key) => {
      const before = prior(key);
      if (before === null) return null;
      const delta = value(key) - before;
      if (delta === 0n) return 0;
      return delta > 0n ? 1 : -1;
    },
    change: (key, { subject = "", lead = "", rate = true, amount: said = true } = {}) => {
      const before = prior(key);
      if (before === null) {
        const asked = gap(priorOf(key), `上年${subject === "" ? "数" : subject}`);
        return asked === "" ? null : `${lead}${subject}${asked}`;
      }
      const now = value(key);
      const delta = now - before;
      if (now === 0n && before === 0n)
        return `${subject}本年及上年均无此项${/收入/.test(subject) ? "收入" : "支出"}`;
      if (delta === 0n) return `${subject}与上年持平`;
      const pace = `${delta > 0n ? "增长" : "下降"}${before === 0n ? "" : percent(magnitude(delta), before)}%`;
      if (!said && before !== 0n) return `${lead}${subject}${pace}`;
      const moved = `${lead}${subject}${delta > 0n ? "增加" : "减少"}${amount(magnitude(delta))}`;
      if (before === 0n) return `${moved}（上年无此项，不可比）`;
      return rate ? `${moved}，${pace}` : moved;
    },
    reason: (id, label, lead = "主要原因是") => {
      const said = words(id);
      const asked = said === null ? gap(id, label) : "";
      return said === null && asked === "" ? "" : `${lead}${said ?? asked}`;
    },
  };
}

/** A percentage with two decimals, rounded half up from 分. */
export function percent(part: bigint, whole: bigint): string {
  return formatFixed(divideHalfUp(part * 10_000n, whole), 2, 2);
}

/** The preparer's words without blanks at the ends, closing punctuation, and a lead that the sentence has already. */
export function tidy(text: string): string {
  const bare = text
    .replace(/\s+/g, "")
    .replace(/^(?:主要)?(?:原因)(?:是|为|系)?[:：]?/, "")
    .replace(/[。；，、;,.]+$/, "");
  return hasWords(bare) ? bare : "";
}

/** Clauses joined by commas, ended by a full stop; what is missing is left out with its comma. */
export function sentence(...clauses: readonly (string | null)[]): string {
  const said = clauses.filter((clause): clause is string => clause !== null && clause !== "");
  const joined = said.reduce((text, clause) => {
    if (text === "") return clause;
    return /[，；。：]$/.test(text) || /^[（。；]/.test(clause) ? text + clause : `${text}，${clause}`;
  }, "");
  return /[。：；]$/.test(joined) ? joined : `${joined}。`;
}

/** A paragraph; none for a sentence that says nothing. */
export function paragraph(text: string): DisclosureBlock[] {
  return text.replace(/[，。；：]/g, "") === "" ? [] : [{ kind: "paragraph", text }];
}

/** The lines of a text that the preparer wrote in paragraphs of their own; none where it is still to be written. */
export function linesOf(n: Narrator, id: string): string[] {
  const text = n.books.accounts.texts.get(id)?.text ?? "";
  const lines = text.split(/\n+/).map((line) => line.trim());
  return emptinessOf(text) === null ? lines.filter((line) => line !== "") : [];
}
