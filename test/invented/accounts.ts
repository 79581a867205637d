/** Consistent amounts of an invented unit, drawn from a seed. All in 分. */

export type Shape = "simple" | "rich";

/** Spending on one 项 of the functional classification. */
export interface FunctionLine {
  readonly code: string;
  readonly name: string;
  readonly basic: bigint;
  readonly project: bigint;
}

/** A 款 of the economic classification with its basic and project expenditure. */
export interface EconomicLine {
  readonly code: string;
  readonly basic: bigint;
  readonly project: bigint;
}

export interface Project {
  readonly name: string;
  readonly budget: bigint;
  readonly executed: bigint;
}

export interface InventedAccounts {
  readonly shape: Shape;
  readonly year: number;
  readonly county: string;
  readonly unit: string;
  readonly code: string;
  /** Spending from the general public budget. */
  readonly general: readonly FunctionLine[];
  readonly economic: readonly EconomicLine[];
  readonly opening: bigint;
  readonly closing: bigint;
  readonly fund: {
    readonly opening: bigint;
    readonly revenue: bigint;
    readonly spent: bigint;
    readonly closing: bigint;
  };
  readonly capital: bigint;
  /** Money that is no 财政拨款, by source, spent on 其他水利支出. */
  readonly others: {
    readonly upper: bigint;
    readonly service: bigint;
    readonly business: bigint;
    readonly subordinate: bigint;
    readonly other: bigint;
  };
  readonly handedUp: bigint;
  readonly business: bigint;
  readonly granted: bigint;
  readonly projects: readonly Project[];
  readonly threePublic: {
    readonly abroad: bigint;
    readonly purchase: bigint;
    readonly upkeep: bigint;
    readonly reception: bigint;
  };
  readonly vehicles: number;
  readonly receptions: number;
  readonly guests: number;
  readonly procurement: {
    readonly goods: bigint;
    readonly works: bigint;
    readonly services: bigint;
    readonly small: bigint;
    readonly micro: bigint;
  };
  /** A share of 1000 by which last year was smaller. */
  readonly growth: bigint;
}

/** A small deterministic generator (mulberry32). */
export function randomFrom(seed: number): (low: number, high: number) => number {
  let state = seed >>> 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + (((t ^ (t >>> 14)) >>> 0) % (high - low + 1));
  };
}

const themes = [
  { running: ["2011350", "事业运行"], project: ["2011308", "招商引资"] },
  { running: ["2130104", "事业运行"], project: ["2130106", "科技转化与推广服务"] },
] as const;
const projectNames = [
  "文旅品牌推广经费",
  "服务平台运行维护费",
  "产业培训专项经费",
  "重点项目策划经费",
  "信息系统维护经费",
];

/** Draws accounts that satisfy every identity. */
export function drawAccounts(
  seed: number,
  shape: Shape,
  year: number,
  unit: string | undefined,
  count: number,
): InventedAccounts {
  const random = randomFrom(seed * 7919 + (shape === "rich" ? 1 : 0));
  const yuan = (low: number, high: number): bigint =>
    BigInt(random(low, high)) * 100n + BigInt(random(0, 99));
  const tens = (low: number, high: number): bigint => BigInt(random(low, high)) * 1000n;
  const rich = shape === "rich";
  const basic: Record<string, bigint> = {
    "30101": yuan(500_000, 700_000),
    "30102": yuan(60_000, 90_000),
    "30103": yuan(30_000, 50_000),
    ...(rich ? {} : { "30107": yuan(400_000, 600_000) }),
    "30108": yuan(130_000, 160_000),
    "30109": yuan(50_000, 70_000),
    "30110": yuan(50_000, 70_000),
    "30112": yuan(3_000, 5_000),
    "30113": yuan(90_000, 120_000),
    "30201": yuan(200_000, 300_000),
    "30207": yuan(10_000, 20_000),
    "30211": yuan(20_000, 30_000),
    "30228": yuan(15_000, 25_000),
    "30229": yuan(20_000, 30_000),
    "30231": yuan(45_000, 60_000),
    "31002": yuan(15_000, 25_000),
    "30399": yuan(5_000, 9_000),
  };
  const project: Record<string, bigint> = {
    "30201": tens(3_000, 5_000),
    "30202": tens(4_000, 6_000),
    "30211": tens(5_000, 8_000),
    "30215": tens(2_000, 3_000),
    "30216": tens(3_000, 4_000),
    "30217": tens(900, 1_400),
    "30227": tens(20_000, 30_000),
    ...(rich
      ? { "30212": tens(3_000, 4_000), "31013": tens(15_000, 18_000), "31005": tens(60_000, 90_000) }
      : {}),
  };
  const codes = [...new Set([...Object.keys(basic), ...Object.keys(project)])].sort();
  const economic = codes.map((code) => ({ code, basic: basic[code] ?? 0n, project: project[code] ?? 0n }));
  const sum = (values: Iterable<bigint>): bigint => [...values].reduce((a, b) => a + b, 0n);
  const basicTotal = sum(Object.values(basic));
  const projectTotal = sum(Object.values(project));
  const theme = rich
    ? ({ running: ["2130301", "行政运行"], project: ["2130305", "水利工程建设"] } as const)
    : themes[seed % themes.length]!;
  const staff = ["30108", "30109", "30110", "30112", "30113"].map((code) => basic[code]!);
  const general: FunctionLine[] = [
    { code: theme.running[0], name: theme.running[1], basic: basicTotal - sum(staff), project: 0n },
    { code: theme.project[0], name: theme.project[1], basic: 0n, project: projectTotal },
    { code: "2080505", name: "机关事业单位基本养老保险缴费支出", basic: basic["30108"]!, project: 0n },
    { code: "2080506", name: "机关事业单位职业年金缴费支出", basic: basic["30109"]!, project: 0n },
    { code: "2089999", name: "其他社会保障和就业支出", basic: basic["30112"]!, project: 0n },
    {
      code: rich ? "2101101" : "2101102",
      name: rich ? "行政单位医疗" : "事业单位医疗",
      basic: basic["30110"]!,
      project: 0n,
    },
    { code: "2210201", name: "住房公积金", basic: basic["30113"]!, project: 0n },
  ];
  const fundSpent = rich ? tens(80_000, 90_000) : 0n;
  const capital = rich ? tens(8_000, 9_000) : 0n;
  const executed = split(projectTotal + fundSpent + capital, count, random);
  const goods = basic["31002"]! + (project["31013"] ?? 0n) + 123_00n;
  const services = project["30202"]! + project["30227"]!;
  const works = project["31005"] ?? 0n;
  const bought = goods + services + works;
  const others = rich
    ? {
        upper: tens(1_000, 2_000),
        service: tens(1_000, 2_000),
        business: tens(1_000, 2_000),
        subordinate: tens(1_000, 2_000),
        other: tens(1_000, 2_000),
      }
    : { upper: 0n, service: 0n, business: 0n, subordinate: 0n, other: 0n };
  const otherTotal = sum(Object.values(others));
  const handedUp = otherTotal / 4n;
  const granted = otherTotal / 5n;
  const guests = random(150, 200);
  return {
    shape,
    year,
    county: "澄岭县",
    unit: unit ?? (rich ? "澄岭县水务局" : "澄岭县文旅推介中心"),
    code: rich ? "032" : "018",
    general,
    economic,
    opening: rich ? tens(3_000, 4_000) : 0n,
    closing: rich ? tens(1_000, 2_000) : 0n,
    fund: rich
      ? { opening: 500_000_00n, revenue: fundSpent - 200_000_00n, spent: fundSpent, closing: 300_000_00n }
      : { opening: 0n, revenue: 0n, spent: 0n, closing: 0n },
    capital,
    others,
    handedUp,
    business: otherTotal - handedUp - granted,
    granted,
    projects: executed.map((value, i) => ({
      name: rich
        ? ["河道整治工程", "农村供水提升工程", "水土保持项目", "防汛物资项目", "水利信息化项目"][i % 5]!
        : projectNames[i % 5]!,
      budget: value + BigInt(random(1, 9)) * 1_000_00n,
      executed: value,
    })),
    threePublic: {
      abroad: project["30212"] ?? 0n,
      purchase: project["31013"] ?? 0n,
      upkeep: basic["30231"]!,
      reception: project["30217"]!,
    },
    vehicles: rich ? 3 : 2,
    receptions: random(16, 24),
    guests,
    procurement: { goods, works, services, small: bought - 100_00n, micro: bought / 3n },
    growth: BigInt(random(60, 140)),
  };
}

/** Parts that are whole tens of 元 and add up. */
function split(total: bigint, count: number, random: (low: number, high: number) => number): bigint[] {
  const parts: bigint[] = [];
  let left = total;
  for (let i = count; i > 1; i -= 1) {
    const part = (((left / BigInt(i)) * BigInt(random(80, 120))) / 100n / 1000n) * 1000n;
    parts.push(part);
    left -= part;
  }
  return [...parts, left];
}
