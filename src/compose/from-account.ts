import type { Account } from "../facts/account.ts";
import type { Accounts, StatedFigure, StatedText, Subject } from "../facts/accounts.ts";
import type { ChangeClaim } from "../facts/claim.ts";
import { divideHalfUp } from "../facts/decimal.ts";
import type { Fact } from "../facts/fact.ts";
import type { Layout } from "../facts/layout.ts";
import { functionalNames } from "../standard/codes.ts";
import { layoutNamed, national } from "../standard/layout.ts";
import { isIn, isSection } from "../standard/sections.ts";
import { evaluationsOf } from "./from-evaluations.ts";
import { statedPerformance } from "./from-statements.ts";
import { textsOf } from "./from-texts.ts";
import { grandTotal, priorOf, threePublic } from "./keys.ts";
import { threePublicItems } from "./tables/three-public.ts";

/**
 * Accounts from any disclosure that was read: the figures of its tables, what only its text states (last year's
 * figures by its changes, budgets, counts), subjects, self-evaluations and the preparer's words. What contradicts the
 * tables is not taken over. `refused`: texts that the audit found to contradict the figures, left out as well.
 */
export function accountsOf(
  account: Account,
  options: { readonly profile: Layout | string; readonly refused?: ReadonlySet<string> },
): Accounts {
  const figures = tableFigures(account.facts);
  if (figures.size === 0) statedTableFigures(account.facts, figures);
  narrativeFigures(account, figures);
  priorFigures(account, figures);
  const { functions, economics } = subjectsOf(account);
  return {
    unit: account.unit ?? "",
    year: account.year ?? 0,
    genre: account.genre ?? "部门决算",
    layout:
      typeof options.profile === "string" ? (layoutNamed(options.profile) ?? national) : options.profile,
    amountUnit: account.amountUnit === "万元" ? "万元" : "元",
    figures,
    functions,
    economics,
    texts: withoutRefused(textsOf(account), options.refused ?? new Set()),
    evaluations: evaluationsOf(account.evaluations),
  };
}

function withoutRefused(
  texts: ReadonlyMap<string, StatedText>,
  refused: ReadonlySet<string>,
): ReadonlyMap<string, StatedText> {
  return new Map(
    [...texts].filter(([, { text }]) => ![...refused].some((words) => words !== "" && text.includes(words))),
  );
}

/** The tables by subject hold the figures; a summary table that rounds otherwise keeps its own. */
const order = [
  "公开02表",
  "公开03表",
  "公开05表",
  "公开06表",
  "公开07表",
  "公开08表",
  "公开09表",
  "公开10表",
  "公开04表",
  "公开01表",
];

function tableFigures(facts: readonly Fact[]): Map<string, StatedFigure> {
  const figures = new Map<string, StatedFigure>();
  for (const form of order)
    for (const fact of facts) {
      if (fact.home !== form || fact.printed === "" || fact.concept === "equipment-threshold") continue;
      const { key, quantity, value, place } = fact;
      const known = figures.get(key);
      if (!known) figures.set(key, { quantity, value, place });
      else if (known.value !== value && !figures.has(`${key}@${form}`))
        figures.set(`${key}@${form}`, { quantity, value, place });
    }
  return figures;
}

/** Of a disclosure without tables (they are pictures, or files of their own): what the text states of them. */
function statedTableFigures(facts: readonly Fact[], figures: Map<string, StatedFigure>): void {
  for (const { home, concept, key, quantity, value, place, dimensions } of facts) {
    if (!isSection(home) || quantity !== "amount" || figures.has(key)) continue;
    if (!/^(?:revenue|expenditure|carryover|grand-total|three-public)$/.test(concept)) continue;
    if (dimensions.year === undefined && !/预算$/.test(dimensions.basis ?? ""))
      figures.set(key, { quantity, value, place });
  }
}

const stated =
  /^(?:delegations|delegates|vehicles-bought|vehicles-kept|receptions|guests|reception-cost|procurement|operating-cost|vehicles|equipment)(?:\||$)/;

/** Figures that the tables do not hold: budgets, counts, procurement, assets, and what they say of last year. */
function narrativeFigures({ facts }: Account, figures: Map<string, StatedFigure>): void {
  for (const { home, key, quantity, value, place, dimensions } of facts) {
    if (!isSection(home) || figures.has(key)) continue;
    const budget = dimensions.basis === "年初预算" || dimensions.basis === "全年预算";
    const whole = dimensions.project === "整体" && /^project-(?:score|funds)/.test(key);
    if (budget || whole || dimensions.year === "上年" || stated.test(key))
      figures.set(key, { quantity, value, place });
  }
  for (const [key, figure] of statedPerformance(facts)) if (!figures.has(key)) figures.set(key, figure);
}

/** Last year's figures, from what the text says of changes of figures that the tables print as it does. */
function priorFigures({ claims, facts, prose }: Account, figures: Map<string, StatedFigure>): void {
  for (const key of absentBothYears(prose))
    figures.set(priorOf(key), { quantity: "amount", value: 0n, place: null });
  const blank = new Map<string, StatedFigure>(
    facts.flatMap(({ home, printed, key, quantity, value, place }) =>
      home.startsWith("公开") && printed === "" ? [[key, { quantity, value, place }] as const] : [],
    ),
  );
  for (const claim of claims) {
    if (claim.kind !== "change") continue;
    const named = claim.amount?.dimensions.of ?? claim.rate?.dimensions.of ?? claim.of?.key;
    const key = named && claim.of ? meantBy(named, claim.of, figures) : named;
    const now = key === undefined ? undefined : (figures.get(key) ?? blank.get(key));
    if (key === undefined || !now || figures.has(priorOf(key))) continue;
    if (claim.of && !agrees(claim.of, now.value)) continue;
    const value = before(claim, now.value);
    if (value === null) continue;
    const place = claim.amount?.place ?? claim.rate?.place ?? null;
    figures.set(priorOf(key), { quantity: now.quantity, value, place });
  }
}

/** Items of “三公”经费 that the text says there were neither this year nor last. */
function absentBothYears(prose: Account["prose"]): string[] {
  return threePublicItems.flatMap((item) => {
    const says = new RegExp(
      `${item.replace(/[（）]/g, ".")}[^。；]*本年(?:度)?[及和与]上年(?:度)?均(?:无|没有|未发生)`,
    );
    const said = prose.some(({ section, text }) => isIn(section, "three-public") && says.test(text));
    return said ? [threePublic(item, "决算")] : [];
  });
}

/** “收入总计” said of 本年收入合计 is a loose word: the figure says what is meant. */
function meantBy(key: string, { value }: Fact, figures: ReadonlyMap<string, StatedFigure>): string {
  const loose: Readonly<Record<string, string>> = {
    [grandTotal("收入")]: "revenue",
    [grandTotal("支出")]: "expenditure",
  };
  const other = loose[key];
  return other && figures.get(key)?.value !== value && figures.get(other)?.value === value ? other : key;
}

function agrees({ value, slack }: Fact, other: bigint): boolean {
  const gap = value > other ? value - other : other - value;
  return gap <= slack * 2n;
}

function before({ amount, rate, direction }: ChangeClaim, now: bigint): bigint | null {
  if (amount) return now - amount.value;
  if (direction === "flat" && !rate) return now;
  // Only the rate is known: last year's figure to its hundredth of a 万元.
  if (!rate || rate.value === -1_000_000n) return null;
  return divideHalfUp(now * 1_000_000n, 1_000_000n + rate.value);
}

function subjectsOf({ facts, year }: Account): { functions: Subject[]; economics: Subject[] } {
  const functions = new Map<string, string>();
  const economics = new Map<string, string>();
  for (const { home, dimensions, place } of facts) {
    if (!home.startsWith("公开")) continue;
    const code = dimensions.function ?? dimensions.economic;
    const name = /^(\d{3,7})\s+(.+)$/.exec(place.row ?? "");
    if (!code || name?.[1] !== code) continue;
    const known = dimensions.function ? functions : economics;
    if (!known.has(code)) known.set(code, name[2]!.replace(/\s+/g, ""));
  }
  if (functions.size === 0)
    for (const { dimensions } of facts)
      if (dimensions.function)
        functions.set(dimensions.function, functionalNames(dimensions.function, year)[0]?.name ?? "");
  for (const code of [...functions.keys()])
    for (let length = 3; length < code.length; length += 2) {
      const above = code.slice(0, length);
      if (!functions.has(above)) functions.set(above, functionalNames(above, year)[0]?.name ?? "");
    }
  const inOrder = (map: ReadonlyMap<string, string>): Subject[] =>
    [...map].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
  return { functions: inOrder(functions), economics: inOrder(economics) };
}
