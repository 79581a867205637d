import type { InventedAccounts, Shape } from "../accounts.ts";
import { drawAccounts } from "../accounts.ts";
import { add, plainYuan } from "../printing.ts";
import type { Line, Totals } from "../tables.ts";
import { totalsOf } from "../tables.ts";

/** How a layout prints its figures. */
export interface Print {
  readonly unit: "元" | "万元";
  /** Decimals of a percentage. */
  readonly places: 1 | 2;
  /** What an amount cell of nothing prints. */
  readonly blank: "" | "0.00";
}

/** The accounts of one invented unit, this year's and last year's, and how its layout prints them. All in 分. */
export interface Books extends Print {
  readonly a: InventedAccounts;
  readonly t: Totals;
  /** Last year's figure of a sum that is spent: every part was smaller by the same per mille. */
  readonly prior: {
    readonly general: bigint;
    readonly basic: bigint;
    readonly project: bigint;
    readonly generalProject: bigint;
    readonly spending: bigint;
    readonly total: bigint;
    readonly fiscalSpending: bigint;
    readonly fiscalTotal: bigint;
    readonly running: bigint;
    readonly threePublic: Public;
  };
  readonly publicBudget: Public;
  /** Opening budget of every 项, of which one was not planned at all. */
  readonly budgets: ReadonlyMap<string, bigint>;
  /** Amount in prose: `1,234.56万元` without separators, or `1,234,567.89元`. */
  money(fen: bigint): string;
  /** Amount in a cell. */
  cell(fen: bigint): string;
  percent(part: bigint, whole: bigint): string;
}

export type Public = InventedAccounts["threePublic"];

/** Draws the books of a unit. The same options give the same books. */
export function books(print: Print, seed: number, shape: Shape, year: number, unit?: string): Books {
  const a = drawAccounts(seed, shape, year, unit, 3);
  const t = totalsOf(a);
  const before = (value: bigint): bigint => (value * (1000n - a.growth)) / 1000n;
  const basic = before(t.generalBasic);
  const generalProject = before(t.generalProject);
  const fiscalSpending = basic + generalProject + before(a.fund.spent) + before(a.capital);
  const opening = a.opening + a.fund.opening;
  const up = (value: bigint): bigint => value + value / 20n;
  const now = a.threePublic;
  return {
    ...print,
    a,
    t,
    prior: {
      general: basic + generalProject,
      basic,
      generalProject,
      project: fiscalSpending - basic,
      spending: fiscalSpending + t.others,
      total: fiscalSpending + t.others + opening,
      fiscalSpending,
      fiscalTotal: fiscalSpending + opening,
      running: before(t.runningBasic),
      threePublic: {
        abroad: up(now.abroad),
        purchase: 0n,
        upkeep: up(now.upkeep),
        reception: up(now.reception),
      },
    },
    publicBudget: {
      abroad: now.abroad === 0n ? 0n : now.abroad + 1_000_00n,
      purchase: now.purchase === 0n ? 0n : now.purchase + 2_000_00n,
      upkeep: now.upkeep + 3_000_00n,
      reception: now.reception + 1_500_00n,
    },
    budgets: budgetsOf(t.general.filter(({ code }) => code.length === 7)),
    money: (fen) => (print.unit === "元" ? `${grouped(plainYuan(fen))}元` : `${wanOf(fen)}万元`),
    cell: (fen) => {
      if (fen === 0n) return print.blank;
      return grouped(print.unit === "元" ? plainYuan(fen) : wanOf(fen));
    },
    percent: (part, whole) => percentOf(part, whole, print.places),
  };
}

/** Whole thousands of 元 about what was spent; one below, one equal, one above, the fourth nothing. */
function budgetsOf(items: readonly Line[]): Map<string, bigint> {
  return new Map(
    items.map(({ code, values }, i) => {
      const spent = values[0]!;
      if (i === 3) return [code, 0n] as const;
      if (i === 1) return [code, spent] as const;
      const whole = (spent / 1_000_00n) * 1_000_00n;
      return [code, i % 2 === 0 ? whole + 8_000_00n : whole] as const;
    }),
  );
}

/** The six figures of a “三公” table: total, abroad, cars, purchase, upkeep, reception. */
export function publicRow({ abroad, purchase, upkeep, reception }: Public): readonly bigint[] {
  return [abroad + purchase + upkeep + reception, abroad, purchase + upkeep, purchase, upkeep, reception];
}

/** Spending by economic 款 (or 类) from the general public budget. */
export function economicOf({ a }: Books, code: string, which: "basic" | "all"): bigint {
  return add(
    ...a.economic
      .filter((line) => line.code.startsWith(code))
      .map(({ basic, project }) => (which === "basic" ? basic : basic + project)),
  );
}

/** `12.34`: 分 in 万元, half up, two places. */
function wanOf(fen: bigint): string {
  const hundredths = (fen + 5_000n) / 10_000n;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")}`;
}

function grouped(plain: string): string {
  const [whole = "", part = ""] = plain.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part}`;
}

function percentOf(part: bigint, whole: bigint, places: 1 | 2): string {
  const scale = places === 1 ? 1_000n : 10_000n;
  const rounded = whole === 0n ? 0n : (part * scale * 2n + whole) / (whole * 2n);
  const unit = places === 1 ? 10n : 100n;
  return `${rounded / unit}.${(rounded % unit).toString().padStart(places, "0")}%`;
}
