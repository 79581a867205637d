import type { Accounts, StatedFigure } from "../facts/accounts.ts";
import type { Fact } from "../facts/fact.ts";
import type { Quantity } from "../facts/quantity.ts";
import { ofKind } from "./keys.ts";
import type { TablePlan, Term } from "./plan.ts";

/** The figures of accounts, typed or computed from what was typed. */
export interface Books {
  readonly accounts: Accounts;
  /** What a figure is, in the integer of its quantity; null where neither it nor its parts are known. */
  value(key: string): bigint | null;
  /** The figure as a certain table prints it, where rounding makes it another there. */
  valueIn(form: string, key: string): bigint | null;
  /** Whether every sum that makes up a figure gives the figure itself; roundings may differ. */
  addsUp(key: string): boolean;
  /** Whether a figure was typed, and where. */
  typed(key: string): StatedFigure | null;
}

/** Opens accounts: what is missing is the sum of its parts, as the tables define it. */
export function openBooks(accounts: Accounts, plans: readonly TablePlan[]): Books {
  const sums = new Map<string, (readonly Term[])[]>();
  const bySubject = new Set<string>();
  for (const { form, rows } of [...plans].sort((a, b) => summaryRank(a.form) - summaryRank(b.form)))
    for (const cell of rows.flat()) {
      if (!cell?.key) continue;
      if (summaryRank(form) === 0) bySubject.add(cell.key);
      if (!cell.sum || cell.sum.length === 0) continue;
      sums.set(cell.key, [...(sums.get(cell.key) ?? []), cell.sum]);
    }
  for (const [key, sum] of [...countSums, ...costSums]) sums.set(key, [sum]);
  const known = new Map<string, bigint | null>();
  const value = (key: string): bigint | null => {
    const typed = accounts.figures.get(key);
    if (typed) return typed.value;
    const before = known.get(key);
    if (before !== undefined) return before;
    // Stands while its parts are looked up: a figure is never a part of itself.
    known.set(key, null);
    // What no table by subject holds was typed in the summary table, whatever its rounded parts add up to.
    let found = bySubject.has(key) ? null : repeated(key);
    for (const sum of sums.get(key) ?? []) found ??= added(sum, value);
    found ??= repeated(key) ?? added(below(key), value);
    known.set(key, found);
    return found;
  };
  // A total by subject whose columns are not known is what the subjects below it have.
  const below = (key: string): Term[] => {
    const [, code = ""] = /\|function=(\d{3}|\d{5})(?=\||$)/.exec(key) ?? [];
    if (code === "") return [];
    return accounts.functions
      .filter((one) => one.code.length === code.length + 2 && one.code.startsWith(code))
      .map((one) => ({ key: key.replace(`|function=${code}`, `|function=${one.code}`), sign: 1 }));
  };
  // A summary table (01, 04) is the last to be believed: it repeats what the tables by subject hold.
  const repeated = (key: string): bigint | null =>
    accounts.figures.get(`${key}@公开04表`)?.value ?? accounts.figures.get(`${key}@公开01表`)?.value ?? null;
  return {
    accounts,
    value,
    valueIn: (form, key) => accounts.figures.get(`${key}@${form}`)?.value ?? value(key),
    addsUp: (key) => (sums.get(key) ?? []).every((sum) => added(sum, value) === value(key)),
    typed: (key) => accounts.figures.get(key) ?? null,
  };
}

/** Receptions and guests: the whole is what was received at home and from abroad. */
const countSums = (["receptions", "guests"] as const).flatMap((concept): (readonly [string, Term[]])[] => {
  const [whole, home, abroad] = ["合计", "国内", "国（境）外"].map((kind) => ofKind(concept, kind)) as [
    string,
    string,
    string,
  ];
  return [
    [
      whole,
      [
        { key: home, sign: 1 },
        { key: abroad, sign: 1 },
      ],
    ],
    [
      home,
      [
        { key: whole, sign: 1 },
        { key: abroad, sign: -1 },
      ],
    ],
  ];
});

/** 机关运行经费 is that of administrative units and of those managed like them. */
const costSums: readonly (readonly [string, Term[]])[] = [
  [
    ofKind("operating-cost", "合计"),
    ["行政单位", "参公事业单位"].map((kind) => ({ key: ofKind("operating-cost", kind), sign: 1 })),
  ],
];

/** The tables by subject hold the figures; the summary tables (04, then 01) repeat them. */
export function summaryRank(form: string): number {
  return ["公开04表", "公开01表"].indexOf(form) + 1;
}

/** A sum of what is known; null where nothing is. */
function added(sum: readonly Term[], value: (key: string) => bigint | null): bigint | null {
  let total: bigint | null = null;
  for (const { key, sign } of sum) {
    const part = value(key);
    if (part !== null) total = (total ?? 0n) + BigInt(sign) * part;
  }
  return total;
}

/** A figure as it stands in an account that was read. */
export function statedBy({ quantity, value, place }: Fact): StatedFigure {
  return { quantity: quantity as Quantity, value, place };
}
