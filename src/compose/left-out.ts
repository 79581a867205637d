import type { Account, AccountTable, Prose } from "../facts/account.ts";
import { placeIn } from "../facts/account.ts";
import type { Accounts } from "../facts/accounts.ts";
import type { Fact } from "../facts/fact.ts";
import type { Place } from "../facts/place.ts";
import { sameName } from "../standard/codes.ts";
import { emptinessOf } from "../standard/empty-words.ts";
import { openBooks } from "./books.ts";
import { compose } from "./compose.ts";
import { tidy } from "./narrator.ts";
import { plansOf } from "./tables.ts";

/** Something that a disclosure says and its accounts workbook does not hold. */
export interface LeftOut {
  readonly place: Place;
  /** The words, or the cells of a row, as printed. */
  readonly words: string;
}

/**
 * What was not taken into the accounts of a disclosure: clauses of its overview and narrative whose figures the accounts
 * do not know and whose words neither a text of them holds nor a disclosure composed of them says, rows of tables that are no statutory ones, and its own glossary.
 */
export function leftOut(account: Account, accounts: Accounts): LeftOut[] {
  const { prose, tables, outline, glossary } = account;
  const headings = new Set(outline.map((entry) => `${entry.prose.block} ${entry.prose.text}`));
  const told = [...heldWords(accounts), ...composedWords(accounts)].map(squeezed).join("\n");
  const known = {
    facts: carriedFacts(account, accounts),
    names: [...accounts.functions, ...accounts.economics].map(({ name }) => name),
  };
  const found: LeftOut[] = [];
  for (const one of prose) {
    if (one.row >= 0 || headings.has(`${one.block} ${one.text}`) || !isNarrative(one, account)) continue;
    for (const { start, end } of sentencesOf(one.text))
      for (const stretch of uncarried(one, start, end, told, known))
        found.push({
          place: placeIn(one, stretch.start, stretch.end),
          words: one.text.slice(stretch.start, stretch.end).trim(),
        });
  }
  for (const table of tables) if (table.form === null) found.push(...rowsLeft(table, told));
  const [first] = glossary;
  if (first)
    found.push({
      place: placeIn(first.prose, 0, Math.min(20, first.prose.text.length)),
      words: `名词解释${glossary.length}条（公开稿按标准名词重新生成）`,
    });
  return found;
}

/** Every text that the workbook holds. */
function heldWords({ texts, evaluations }: Accounts): string[] {
  return [
    ...[...texts.values()].map(({ text }) => text),
    ...evaluations.flatMap(({ project, goal, achievement, boxes, indicators }) => [
      project,
      goal,
      achievement,
      ...boxes.map(({ text }) => text),
      ...indicators.flatMap(({ third, actual, deviation }) => [third, actual, deviation]),
    ]),
  ];
}

/** What a disclosure composed of them says: sentences of its profile and figures told in them are not lost. */
function composedWords(accounts: Accounts): string[] {
  return compose(accounts).disclosure.blocks.flatMap((block) =>
    block.kind === "paragraph" || block.kind === "heading" ? [block.text] : [],
  );
}

/** Prose of the overview and the narrative that belongs to no statutory table. */
function isNarrative({ part, block, text }: Prose, { tables }: Account): boolean {
  if (part !== "narrative" && part !== "overview") return false;
  return (
    text.trim() !== "" &&
    !tables.some(
      ({ form, titleProse, unitProse, ownerProse, yearProse, notes, remarks }) =>
        form !== null &&
        [titleProse, unitProse, ownerProse, yearProse, ...notes, ...remarks].some(
          (one) => one?.block === block,
        ),
    )
  );
}

/** Facts of the narrative that the accounts hold or that follow from what they hold. */
function carriedFacts(account: Account, accounts: Accounts): ReadonlySet<Fact> {
  const books = openBooks(accounts, plansOf(accounts));
  const funds = accounts.evaluations.flatMap((form) =>
    form.funds.flatMap(({ initial, budget, executed }) => [initial, budget, executed]),
  );
  const values = new Set([
    ...[...accounts.figures.values()].map(({ quantity, value }) => `${quantity} ${value}`),
    ...funds.map((value) => `amount ${value}`),
  ]);
  return new Set(
    account.facts.filter((fact) => {
      const { concept, quantity, key, value, dimensions } = fact;
      // Shares, rates and changes are computed from the figures that they are of.
      if (quantity === "percent" || dimensions.of !== undefined || concept === "equipment-threshold")
        return true;
      return books.value(key) !== null || values.has(`${quantity} ${value}`);
    }),
  );
}

/** What the accounts hold: figures of the narrative, and names of subjects. */
interface Carried {
  readonly facts: ReadonlySet<Fact>;
  readonly names: readonly string[];
}

/** “基本工资、津贴补贴、……”: the narrative names the subjects that have an amount. */
function namesOnly(clause: string, names: readonly string[]): boolean {
  const listed = clause.replace(/^(?:主要)?(?:包括|用于)|等(?:方面)?$/g, "").split("、");
  const found = listed.filter((one) => names.some((name) => sameName(name, one)));
  return listed.length > 1 && found.length * 2 >= listed.length;
}

function sentencesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^。；;！？\n]+[。；;！？]?/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

/** Clauses that only lead to others, or say what a table of nothing says. */
const leads = new RegExp(
  [
    "^(?:其中|包括|共|合计|主要(?:包括|用于)(?:以下方面)?|用于以下方面)$",
    "^.{0,40}(?:如下|说明|情况|原因|自评|要求)$",
    "^(?:按|从).{0,16}(?:分类|看|口径|划分)",
    "^(?:与|比|较).{0,16}(?:相比|持平|相同|一致)$",
    "^(?:本|我|全|20\\d\\d).{0,30}(?:无|没有|未|不涉及|不存在|不属于)",
    "(?:未发生|未安排|无此项|没有此项|均为零|为零|不可比|年中追加|持平|一致|相同|等于预算数)$",
    "^在.{0,40}(?:中标或成交的|项目中)$",
    "^实行全过程绩效管理",
  ].join("|"),
);

/** The clauses of a sentence that neither figures nor texts of the accounts carry. */
function uncarried(
  prose: Prose,
  start: number,
  end: number,
  told: string,
  known: Carried,
): { start: number; end: number }[] {
  const whole = squeezed(prose.text.slice(start, end));
  if (whole === "" || told.includes(whole)) return [];
  const found: { start: number; end: number }[] = [];
  const clauses = [
    ...prose.text.slice(start, end).matchAll(/(?:[^，,：:。；;！？]|(?<=\d)[,，](?=\d{3}))+/g),
  ];
  for (const { index, 0: words } of clauses) {
    const from = start + index;
    const to = from + words.length;
    const bare = squeezed(words).replace(/^(?:[一二三四五六七八九十]+|\d{1,2})[、.．](?!\d)/, "");
    const said = tidy(words.replace(/^.*?(?:原因(?:是|为|系)?|主要(?:是|用于)|用于|由于)/, ""));
    if (emptinessOf(bare) !== null || leads.test(bare) || told.includes(bare)) continue;
    if (said !== "" && told.includes(said)) continue;
    if (/\d/.test(bare) && isCarried(prose, from, to, known.facts)) continue;
    if (namesOnly(bare, known.names)) continue;
    // A word or two join clauses.
    if (!/\d/.test(bare) && bare.replace(/[^\p{Script=Han}]/gu, "").length < 6) continue;
    const last = found.at(-1);
    if (last && from - last.end <= 1) found[found.length - 1] = { start: last.start, end: to };
    else found.push({ start: from, end: to });
  }
  return found;
}

/** Whether every figure of a clause is one that the accounts hold. */
function isCarried(prose: Prose, from: number, to: number, known: ReadonlySet<Fact>): boolean {
  const numbers = [
    ...prose.text
      .slice(from, to)
      .matchAll(/\d[\d,，.]*\s*(?:万元|亿元|元|%|％|个|辆|批次|人次|人|次|台|套|批|分|户|家)/g),
  ];
  if (numbers.length === 0) return true;
  const facts = [...known].filter(
    ({ spot }) => spot.block === prose.block && spot.row < 0 && spot.start >= from - 2 && spot.end <= to + 2,
  );
  return facts.length >= numbers.length;
}

/** Rows of a table that is no statutory one, as far as no text holds them. */
function rowsLeft(table: AccountTable, told: string): LeftOut[] {
  return table.rows.flatMap((row): LeftOut[] => {
    const cells = row.map(({ text }) => text.trim()).filter((text) => text !== "");
    const [first] = row;
    if (!first || cells.length === 0 || cells.every((text) => told.includes(squeezed(text)))) return [];
    return [
      {
        place: first.place,
        words: `${table.title ? `表“${table.title.trim().slice(0, 30)}”：` : ""}${cells.join("｜")}`,
      },
    ];
  });
}

/** Words without blanks, figures without zeros behind their last place: 96.90分 says 96.9分. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, "").replace(/(\.\d*?[1-9])0+(?!\d)|\.0+(?!\d)/g, "$1");
}
