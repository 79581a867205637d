/** How a profile prints tables and figures, and in which voice its narrative speaks. */
export interface ComposeStyle {
  readonly voice: "shanxi" | "national" | "university";
  /** 行次 and 栏次 beside the figures. */
  readonly numbered: boolean;
  /** 公开06表 with 金额 and 其中：基本支出 in four blocks, or with one amount in two. */
  readonly detail: boolean;
  /** 公开09表 with income and balances, or with expenditure only. */
  readonly capitalIncome: boolean;
  /** 公开07表 with budgets left and outturns right, or side by side for every item. */
  readonly threePublicPairs: boolean;
  /** Whether amounts are printed with separators of thousands. */
  readonly grouped: boolean;
  /** Whether sources and kinds without an amount are named in the narrative. */
  readonly listsZeros: boolean;
}

const national: ComposeStyle = {
  voice: "national",
  numbered: true,
  detail: false,
  capitalIncome: false,
  threePublicPairs: false,
  grouped: true,
  listsZeros: false,
};

const styles: Readonly<Record<string, ComposeStyle>> = {
  "shanxi-2022": { ...national, voice: "shanxi", detail: true, listsZeros: true },
  "shanghai-2024": {
    ...national,
    numbered: false,
    capitalIncome: true,
    threePublicPairs: true,
    grouped: false,
  },
  university: { ...national, voice: "university", numbered: false },
};

/** The style of a profile; layouts that have none of their own follow the national form. */
export function styleOf(profile: string): ComposeStyle {
  return styles[profile] ?? national;
}
