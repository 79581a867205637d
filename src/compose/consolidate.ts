import type { Accounts, StatedFigure, StatedText, Subject } from "../facts/accounts.ts";
import { sameOffice } from "../standard/unit-names.ts";
import type { Books } from "./books.ts";
import { openBooks } from "./books.ts";
import { expenditure, revenue } from "./keys.ts";
import { plansOf } from "./tables.ts";

/** Money that units of one department pass to one another: taken out of both sides. Amounts in 分. */
export interface Elimination {
  /** What the paying side books, and what the receiving side books. */
  readonly paid: string;
  readonly received: string;
  readonly amount: bigint;
}

/** A department's accounts from those of its units. */
export interface Consolidation {
  readonly accounts: Accounts;
  readonly eliminations: readonly Elimination[];
  /** Why the accounts cannot be consolidated as they are, naming the units; empty where they can. */
  readonly problems: readonly string[];
}

const transfers = [
  ["上缴上级支出", "附属单位上缴收入"],
  ["对附属单位补助支出", "上级补助收入"],
] as const;

/**
 * Adds up the accounts of a department's office (the first) and its subordinate units. What they pay to one another
 * (上缴上级, 对附属单位补助) is eliminated where both sides book the same amount; where they do not, it is a problem. A
 * figure that some unit does not know is not known of the department.
 */
export function consolidate(units: readonly Accounts[], unit: string): Consolidation {
  const [office] = units;
  if (!office) throw new RangeError("no units to consolidate");
  const books = units.map((accounts) => openBooks(accounts, plansOf(accounts)));
  const problems = mismatches(units);
  const figures = new Map<string, StatedFigure>();
  for (const key of leafKeys(units)) {
    const sum = added(key, books);
    if (sum) figures.set(key, sum);
  }
  const eliminations: Elimination[] = [];
  for (const [paid, received] of transfers) {
    const [out, into] = [
      total(books, expenditure({ nature: paid })),
      total(books, revenue({ source: received })),
    ];
    if (out === 0n && into === 0n) continue;
    if (out !== into) {
      problems.push(
        `各单位${paid}合计${yuan(out)}元，${received}合计${yuan(into)}元，不相等，不能抵销：请核对是否有单位没有列入，或有部门以外的往来`,
      );
      continue;
    }
    eliminations.push({ paid, received, amount: out });
    for (const key of [...figures.keys()])
      if (key.includes(`nature=${paid}`) || key.includes(`source=${received}`)) figures.delete(key);
  }
  const accounts: Accounts = {
    ...office,
    unit,
    genre: "部门决算",
    figures,
    functions: subjects(units.map(({ functions }) => functions)),
    economics: subjects(units.map(({ economics }) => economics)),
    texts: withUnits(office.texts, units, unit),
    evaluations: units.flatMap(({ evaluations }) => evaluations.filter(({ scope }) => scope === "project")),
  };
  return { accounts, eliminations, problems };
}

/** The first two of several accounts that are one unit's, by their positions; null where each is another unit's. */
export function unitGivenTwice(units: readonly Accounts[]): readonly [number, number] | null {
  for (const [second, { unit }] of units.entries()) {
    const first = units.findIndex((one) => sameOffice(one.unit, unit));
    if (first < second) return [first, second];
  }
  return null;
}

function mismatches(units: readonly Accounts[]): string[] {
  const [office] = units;
  return units.flatMap((one) => {
    if (one.year !== office?.year)
      return [`“${one.unit}”是${one.year}年度，“${office?.unit}”是${office?.year}年度`];
    if (one.layout.id !== office.layout.id)
      return [`“${one.unit}”的样式是${one.layout.id}，“${office.unit}”的是${office.layout.id}`];
    return one.amountUnit === office.amountUnit
      ? []
      : [`“${one.unit}”的金额单位是${one.amountUnit}，“${office.unit}”的是${office.amountUnit}`];
  });
}

/** Keys that are typed and never computed, of any of the units. */
function leafKeys(units: readonly Accounts[]): Set<string> {
  const keys = new Set<string>();
  const computed = new Set<string>();
  for (const accounts of units) {
    for (const cell of plansOf(accounts).flatMap(({ rows }) => rows.flat()))
      if (cell?.key) (cell.sum ? computed : keys).add(cell.key);
    for (const key of accounts.figures.keys()) if (!key.includes("@")) keys.add(key);
  }
  for (const key of computed) keys.delete(key);
  return keys;
}

/** The sum over all units; null where it is no amount or count, or a unit does not know what tables do not hold. */
function added(key: string, books: readonly Books[]): StatedFigure | null {
  const typed = books.map((one) => one.typed(key)).find((figure) => figure !== null);
  const quantity = typed?.quantity ?? "amount";
  if (quantity === "percent" || quantity === "score") return null;
  const values = books.map((one) => one.value(key));
  if (values.every((value) => value === null)) return null;
  const outside = /year=|basis=/.test(key) && !key.startsWith("three-public|basis=");
  if (outside && values.some((value) => value === null)) return null;
  return { quantity, value: values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n), place: null };
}

function total(books: readonly Books[], key: string): bigint {
  return books.reduce((sum, one) => sum + (one.value(key) ?? 0n), 0n);
}

function subjects(lists: readonly (readonly Subject[])[]): Subject[] {
  const names = new Map(lists.flat().map(({ code, name }) => [code, name]));
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function withUnits(
  texts: ReadonlyMap<string, StatedText>,
  units: readonly Accounts[],
  department: string,
): Map<string, StatedText> {
  const names = units.map(({ unit }, i) => `${i + 1}.${unit}${unit === department ? "（本级）" : ""}`);
  const text = `纳入${department}部门决算编制范围的单位共${units.length}个，包括：\n${names.join("\n")}`;
  return new Map([...texts, ["units", { text, place: null }]]);
}

function yuan(value: bigint): string {
  const digits = value.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
