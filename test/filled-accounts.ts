import { openBooks } from "../src/compose/books.ts";
import { accountsOf } from "../src/compose/from-account.ts";
import { figureInputs, textInputs } from "../src/compose/inputs.ts";
import { budgetOf, expenditure, ofKind, revenue, threePublic } from "../src/compose/keys.ts";
import { gradeInput, performanceInputs } from "../src/compose/narrative/performance-national.ts";
import { plansOf } from "../src/compose/tables.ts";
import type { Accounts, StatedFigure, StatedText } from "../src/facts/accounts.ts";
import type { Layout } from "../src/facts/layout.ts";
import { readText } from "../src/read/text.ts";
import { recognise } from "../src/recognise/account.ts";
import { layoutNamed } from "../src/standard/layout.ts";
import type { Shape } from "./invented/accounts.ts";
import { disclosure } from "./invented/disclosure.ts";
import { laidOut, layouts } from "./invented/layouts/layouts.ts";

const general = "一般公共预算";
const whole = expenditure({ scope: general });

/** The accounts of an invented unit with everything filled in that a profile's workbook has a cell for. */
export function filledAccounts(profile: string | Layout, seed: number, shape: Shape): Accounts {
  const layout = typeof profile === "string" ? layoutNamed(profile)! : profile;
  const university = layouts.find(({ id }) => id === "university")!;
  const text = layout.voice === "university" ? laidOut(university, seed, shape) : disclosure({ seed, shape });
  const taken = accountsOf(recognise(readText(new TextEncoder().encode(text))), { profile: layout });
  const bare: Accounts = {
    ...taken,
    amountUnit: layout.amountUnit,
    // What the tables and the sentences of another profile need is not typed into this one's workbook.
    economics: layout.voice === "shanxi" ? taken.economics : [],
    evaluations: layout.voice === "shanxi" ? taken.evaluations : [],
  };
  const cells = cellsOf(bare);
  const figures = new Map([...bare.figures].filter(([id]) => cells.has(id.split("@")[0]!)));
  for (const [id, figure] of capitalIncome(bare)) if (cells.has(id)) figures.set(id, figure);
  // A new workbook of a university asks for 财政拨款 as a whole.
  if (layout.voice === "university") figures.delete(revenue({ source: "一般公共预算财政拨款" }));
  // Told by item, the budgets of the items make up the whole.
  if (layout.voice !== "shanxi") figures.delete(budgetOf(whole, "年初预算"));
  const accounts = { ...bare, figures };
  for (const { id, quantity, value } of missingFigures(accounts))
    figures.set(id, { quantity, value, place: null });
  const texts = new Map<string, StatedText>(accounts.texts);
  for (const { id, label } of textInputs(accounts))
    if (!texts.has(id)) texts.set(id, { text: wordsFor(id, label), place: null });
  for (const id of Object.keys(dates)) texts.set(id, { text: dates[id]!(accounts.year), place: null });
  return { ...accounts, texts };
}

const dates: Readonly<Record<string, (year: number) => string>> = {
  approved: (year) => `${year + 1}年8月18日`,
  published: (year) => `${year + 1}年8月31日`,
};

/** Keys of the figures that the workbook has a cell for. */
function cellsOf(accounts: Accounts): ReadonlySet<string> {
  return new Set([
    ...figureInputs(accounts).map(({ id }) => id),
    ...plansOf(accounts).flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.key ?? [])),
  ]);
}

/** What came in of 国有资本经营预算 by subject: as much as was spent. */
function capitalIncome({ figures }: Accounts): [string, StatedFigure][] {
  return [...figures].flatMap(([id, figure]): [string, StatedFigure][] => {
    const code = /^expenditure\|function=(\d+)\|scope=国有资本经营$/.exec(id)?.[1];
    const source = "国有资本经营预算财政拨款";
    return code === undefined ? [] : [[revenue({ function: code, source }), figure]];
  });
}

type Filled = { readonly id: string } & Pick<StatedFigure, "quantity" | "value">;

/** Inputs that the invented disclosure does not state, from what it does. */
function missingFigures(accounts: Accounts): Filled[] {
  const books = openBooks(accounts, plansOf(accounts));
  const value = (key: string): bigint => books.value(key) ?? 0n;
  const budget = (key: string): bigint => value(key) + 1_000_000n;
  const lines = accounts.functions
    .filter(({ code }) => code.length === 7)
    .map(({ code }) => expenditure({ function: code, scope: general }))
    .filter((key) => value(key) !== 0n);
  const one = 10_000n;
  const grades = accounts.layout.grades;
  const bought = value(ofKind("procurement", "合计"));
  const i = performanceInputs;
  const known: Readonly<Record<string, bigint>> = {
    [budgetOf(whole, "年初预算")]: lines.reduce((sum, key) => sum + budget(key), 0n),
    delegations: one,
    delegates: 2n * one,
    [ofKind("procurement", "预留中小企业")]: bought / 4n,
    [ofKind("procurement", "预留小微企业")]: bought / 5n,
    [ofKind("procurement", "预留项目中小企业中标")]: bought / 4n,
    [ofKind("procurement", "预留项目小微企业中标")]: bought / 5n,
    [ofKind("procurement", "其他项目中小企业中标")]: bought / 8n,
    [i.goals]: 4n * one,
    [i.goalFunds]: 40_000_000n,
    [i.tracked]: 4n * one,
    [i.trackedFunds]: 40_000_000n,
    [i.evaluated]: 4n * one,
    [i.evaluatedFunds]: 40_000_000n,
    [i.average]: 925_000n,
    [gradeInput(grades[0] ?? "")]: 3n * one,
    [gradeInput(grades[1] ?? "")]: one,
    [i.problems]: 2n * one,
    [i.solved]: one,
    [i.open]: one,
  };
  return figureInputs(accounts).flatMap(({ id, quantity }): Filled[] => {
    if (accounts.figures.has(id) || id === budgetOf(whole, "全年预算")) return [];
    const prior = id.replace("|year=上年", "");
    const spent = id.replace("basis=年初预算|", "");
    if (known[id] !== undefined) return [{ id, quantity, value: known[id] }];
    if (prior !== id) return [{ id, quantity, value: (value(prior) * 9n) / 10n }];
    if (spent !== id) return [{ id, quantity, value: lines.includes(spent) ? budget(spent) : value(spent) }];
    return [{ id, quantity, value: books.value(id) ?? 0n }];
  });
}

/** Words that fit whatever the figures do, different for each input. */
function wordsFor(id: string, label: string): string {
  if (id === "evaluation-report") return "";
  const about = label
    .replace(/(?:比上年增减|决算与(?:年初)?预算差异)?的(?:原因|用途).*$/, "")
    .replace(/^\d+\s*/, "");
  if (id.startsWith("reason:")) return `本年度${about}相关工作任务按计划安排调整`;
  if (id === "use:receptions") return "接待上级单位和外地考察人员";
  if (id.startsWith("use:")) return `${about}相关业务工作的开支`;
  return `${about}按规定开展，各项工作有序推进`;
}

/** Items of “三公”经费 with outturn. */
export function spentItems(accounts: Accounts): string[] {
  const books = openBooks(accounts, plansOf(accounts));
  return ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"].filter(
    (item) => (books.value(threePublic(item, "决算")) ?? 0n) !== 0n,
  );
}
