import { economicNames, functionalClasses, functionalNames } from "../../src/standard/codes.ts";
import { vehicleKinds } from "../../src/standard/rows.ts";
import type { InventedAccounts } from "./accounts.ts";
import { add, cell } from "./printing.ts";

/** Spending by functional code, from 类 down to 项. */
export interface Line {
  readonly code: string;
  readonly name: string;
  readonly values: readonly bigint[];
}

/** Every 项 with its columns, and the 款 and 类 above it, in order. */
export function tree(items: readonly Line[], year: number): Line[] {
  const codes = new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]));
  return [...codes].sort().map((code) => {
    const below = items.filter((item) => item.code.startsWith(code));
    const width = items[0]?.values.length ?? 0;
    const values = Array.from({ length: width }, (_, i) => add(...below.map((item) => item.values[i]!)));
    const own = items.find((item) => item.code === code)?.name;
    return { code, name: own ?? functionalNames(code, year)[0]?.name ?? "", values };
  });
}

/** The figures that tables and narrative share. */
export interface Totals {
  readonly general: readonly Line[];
  readonly generalAll: bigint;
  readonly generalBasic: bigint;
  readonly generalProject: bigint;
  readonly spending: readonly Line[];
  readonly revenue: readonly Line[];
  readonly revenueAll: bigint;
  readonly generalRevenue: bigint;
  readonly spendingAll: bigint;
  readonly project: bigint;
  readonly fiscalRevenue: bigint;
  readonly fiscalSpending: bigint;
  readonly fiscalTotal: bigint;
  readonly total: bigint;
  readonly others: bigint;
  readonly classes: readonly Line[];
  readonly staffBasic: bigint;
  readonly runningBasic: bigint;
}

/** Adds the accounts up. */
export function totalsOf(a: InventedAccounts): Totals {
  const generalItems = a.general.map(({ code, name, basic, project }) => ({
    code,
    name,
    values: [basic + project, basic, project],
  }));
  const general = tree(generalItems, a.year);
  const generalAll = add(...generalItems.map(({ values }) => values[0]!));
  const generalBasic = add(...generalItems.map(({ values }) => values[1]!));
  const generalProject = generalAll - generalBasic;
  const others = add(...Object.values(a.others));
  const rich = a.shape === "rich";
  const extra = rich
    ? [
        {
          code: "2120816",
          name: "农业农村生态环境支出",
          values: [a.fund.spent, 0n, a.fund.spent, 0n, 0n, 0n],
        },
        {
          code: "2130399",
          name: "其他水利支出",
          values: [others, 0n, 0n, a.handedUp, a.business, a.granted],
        },
        {
          code: "2230105",
          name: "国有企业退休人员社会化管理补助支出",
          values: [a.capital, 0n, a.capital, 0n, 0n, 0n],
        },
      ]
    : [];
  const spending = tree(
    [...generalItems.map((item) => ({ ...item, values: [...item.values, 0n, 0n, 0n] })), ...extra],
    a.year,
  );
  const shift = a.closing - a.opening;
  const revenueItems = [
    ...a.general.map(({ code, name, basic, project }) => {
      const value = basic + project + (project > 0n ? shift : 0n);
      return { code, name, values: [value, value, 0n, 0n, 0n, 0n, 0n] };
    }),
    ...(rich
      ? [
          {
            code: "2120816",
            name: "农业农村生态环境支出",
            values: [a.fund.revenue, a.fund.revenue, 0n, 0n, 0n, 0n, 0n],
          },
          {
            code: "2130399",
            name: "其他水利支出",
            values: [
              others,
              0n,
              a.others.upper,
              a.others.service,
              a.others.business,
              a.others.subordinate,
              a.others.other,
            ],
          },
          {
            code: "2230105",
            name: "国有企业退休人员社会化管理补助支出",
            values: [a.capital, a.capital, 0n, 0n, 0n, 0n, 0n],
          },
        ]
      : []),
  ];
  const revenue = tree(revenueItems, a.year);
  const generalRevenue = generalAll + shift;
  const fiscalRevenue = generalRevenue + a.fund.revenue + a.capital;
  const fiscalSpending = generalAll + a.fund.spent + a.capital;
  const staff = (code: string): boolean => /^30[13]/.test(code);
  return {
    general,
    generalAll,
    generalBasic,
    generalProject,
    spending,
    revenue,
    revenueAll: fiscalRevenue + others,
    generalRevenue,
    spendingAll: fiscalSpending + others,
    project: generalProject + a.fund.spent + a.capital,
    fiscalRevenue,
    fiscalSpending,
    fiscalTotal: fiscalRevenue + a.opening + a.fund.opening,
    total: fiscalRevenue + others + a.opening + a.fund.opening,
    others,
    classes: general.filter(({ code }) => code.length === 3),
    staffBasic: add(...a.economic.filter(({ code }) => staff(code)).map(({ basic }) => basic)),
    runningBasic: add(...a.economic.filter(({ code }) => !staff(code)).map(({ basic }) => basic)),
  };
}

const numerals = [
  "一",
  "二",
  "三",
  "四",
  "五",
  "六",
  "七",
  "八",
  "九",
  "十",
  "十一",
  "十二",
  "十三",
  "十四",
  "十五",
  "十六",
  "十七",
  "十八",
  "十九",
  "二十",
  "二十一",
  "二十二",
  "二十三",
  "二十四",
  "二十五",
  "二十六",
];

function captioned(
  a: InventedAccounts,
  number: number,
  title: string,
  rows: readonly (readonly string[])[],
  note: string,
  remark?: string,
): string {
  return [
    `### ${title}`,
    `公开${String(number).padStart(2, "0")}表`,
    `部门名称：${a.unit}`,
    `${a.year}年度`,
    "金额单位：元",
    rows.map((row) => row.join("\t")).join("\n"),
    `注：${note}`,
    ...(remark ? [`说明：${remark}`] : []),
  ].join("\n\n");
}

function byCode(lines: readonly Line[], total: readonly bigint[]): string[][] {
  return [
    ["合计", "", ...total.map(cell)],
    ...lines.map(({ code, name, values }) => [code, name, ...values.map(cell)]),
  ];
}

function columnSums(lines: readonly Line[]): bigint[] {
  const classes = lines.filter(({ code }) => code.length === 3);
  return (classes[0]?.values ?? []).map((_, i) => add(...classes.map(({ values }) => values[i]!)));
}

/** The ten statutory tables as text. */
export function tables(a: InventedAccounts, t: Totals): string[] {
  const classValue = (lines: readonly Line[], code: string, i = 0): bigint =>
    lines.find((line) => line.code === code)?.values[i] ?? 0n;
  const right = functionalClasses.map(({ code, label }, i) => ({ code, label: `${numerals[i]}、${label}` }));
  return [
    first(),
    incomeTable(),
    spendingTable(),
    fiscal(),
    generalTable(),
    economicTable(a, t),
    publicTable(a),
    fundTable(),
    capitalTable(),
    statistics(a, t),
  ];

  function first(): string {
    const sources: [string, bigint][] = [
      ["一、一般公共预算财政拨款收入", t.generalRevenue],
      ["二、政府性基金预算财政拨款收入", a.fund.revenue],
      ["三、国有资本经营预算财政拨款收入", a.capital],
      ["四、上级补助收入", a.others.upper],
      ["五、事业收入", a.others.service],
      ["六、经营收入", a.others.business],
      ["七、附属单位上缴收入", a.others.subordinate],
      ["八、其他收入", a.others.other],
    ];
    const rows = right.map(({ code, label }, i) => [
      sources[i]?.[0] ?? "",
      String(i + 1),
      sources[i] ? cell(sources[i][1]) : "",
      label,
      String(i + 32),
      cell(classValue(t.spending, code)),
    ]);
    return captioned(
      a,
      1,
      "收入支出决算总表",
      [
        ["收入", "", "", "支出", "", ""],
        ["项目", "行次", "决算数", "项目", "行次", "决算数"],
        ["栏次", "", "1", "栏次", "", "2"],
        ...rows,
        ["本年收入合计", "27", cell(t.revenueAll), "本年支出合计", "58", cell(t.spendingAll)],
        ["使用非财政拨款结余", "28", "", "结余分配", "59", ""],
        [
          "年初结转和结余",
          "29",
          cell(a.opening + a.fund.opening),
          "年末结转和结余",
          "60",
          cell(a.closing + a.fund.closing),
        ],
        ["", "30", "", "", "61", ""],
        ["总计", "31", cell(t.total), "总计", "62", cell(t.total)],
      ],
      "本表反映部门本年度的总收支和年末结转结余情况。",
    );
  }

  function incomeTable(): string {
    return captioned(
      a,
      2,
      "收入决算表",
      [
        [
          "项目",
          "",
          "本年收入合计",
          "财政拨款收入",
          "上级补助收入",
          "事业收入",
          "经营收入",
          "附属单位上缴收入",
          "其他收入",
        ],
        ["功能分类科目编码", "科目名称", "", "", "", "", "", "", ""],
        ["栏次", "", "1", "2", "3", "4", "5", "6", "7"],
        ...byCode(t.revenue, columnSums(t.revenue)),
      ],
      "本表反映部门本年度取得的各项收入情况。",
    );
  }

  function spendingTable(): string {
    return captioned(
      a,
      3,
      "支出决算表",
      [
        [
          "项目",
          "",
          "本年支出合计",
          "基本支出",
          "项目支出",
          "上缴上级支出",
          "经营支出",
          "对附属单位补助支出",
        ],
        ["功能分类科目编码", "科目名称", "", "", "", "", "", ""],
        ["栏次", "", "1", "2", "3", "4", "5", "6"],
        ...byCode(t.spending, columnSums(t.spending)),
      ],
      "本表反映部门本年度各项支出情况。",
    );
  }

  function fiscal(): string {
    const left: [string, bigint][] = [
      ["一、一般公共预算财政拨款", t.generalRevenue],
      ["二、政府性基金预算财政拨款", a.fund.revenue],
      ["三、国有资本经营预算财政拨款", a.capital],
    ];
    const scopes = (general: bigint, fund: bigint, capital: bigint): string[] =>
      [general + fund + capital, general, fund, capital].map(cell);
    const rows = right.map(({ code, label }, i) => [
      left[i]?.[0] ?? "",
      String(i + 1),
      left[i] ? cell(left[i][1]) : "",
      label,
      String(i + 33),
      ...scopes(
        classValue(t.general, code),
        code === "212" ? a.fund.spent : 0n,
        code === "223" ? a.capital : 0n,
      ),
    ]);
    return captioned(
      a,
      4,
      "财政拨款收入支出决算总表",
      [
        ["收入", "", "", "支出", "", "", "", "", ""],
        [
          "项目",
          "行次",
          "金额",
          "项目",
          "行次",
          "合计",
          "一般公共预算财政拨款",
          "政府性基金预算财政拨款",
          "国有资本经营预算财政拨款",
        ],
        ["栏次", "", "1", "栏次", "", "2", "3", "4", "5"],
        ...rows,
        [
          "本年收入合计",
          "27",
          cell(t.fiscalRevenue),
          "本年支出合计",
          "59",
          ...scopes(t.generalAll, a.fund.spent, a.capital),
        ],
        [
          "年初财政拨款结转和结余",
          "28",
          cell(a.opening + a.fund.opening),
          "年末财政拨款结转和结余",
          "60",
          ...scopes(a.closing, a.fund.closing, 0n),
        ],
        ["一般公共预算财政拨款", "29", cell(a.opening), "", "61", "", "", "", ""],
        ["政府性基金预算财政拨款", "30", cell(a.fund.opening), "", "62", "", "", "", ""],
        ["国有资本经营预算财政拨款", "31", "", "", "63", "", "", "", ""],
        [
          "收入总计",
          "32",
          cell(t.fiscalTotal),
          "支出总计",
          "64",
          ...scopes(t.generalAll + a.closing, a.fund.spent + a.fund.closing, a.capital),
        ],
      ],
      "本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。",
    );
  }

  function generalTable(): string {
    return captioned(
      a,
      5,
      "一般公共预算财政拨款支出决算表",
      [
        ["项目", "", "本年支出", "", ""],
        ["功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"],
        ["栏次", "", "1", "2", "3"],
        ...byCode(t.general, columnSums(t.general)),
      ],
      "本表反映部门本年度一般公共预算财政拨款支出情况。",
    );
  }

  function fundTable(): string {
    const lines =
      a.fund.spent === 0n
        ? []
        : tree(
            [
              {
                code: "2120816",
                name: "农业农村生态环境支出",
                values: [a.fund.opening, a.fund.revenue, a.fund.spent, 0n, a.fund.spent, a.fund.closing],
              },
            ],
            a.year,
          );
    return captioned(
      a,
      8,
      "政府性基金预算财政拨款收入支出决算表",
      [
        ["项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
        ["功能分类科目编码", "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
        ["栏次", "", "1", "2", "3", "4", "5", "6"],
        ...(lines.length === 0 ? [["合计", "", "", "", "", "", "", ""]] : byCode(lines, columnSums(lines))),
      ],
      "本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
      lines.length === 0
        ? `${a.unit}${a.year}年度没有政府性基金预算财政拨款收入和支出，故本表无数据。`
        : undefined,
    );
  }

  function capitalTable(): string {
    const lines =
      a.capital === 0n
        ? []
        : tree(
            [
              {
                code: "2230105",
                name: "国有企业退休人员社会化管理补助支出",
                values: [a.capital, 0n, a.capital],
              },
            ],
            a.year,
          );
    return captioned(
      a,
      9,
      "国有资本经营预算财政拨款支出决算表",
      [
        ["项目", "", "本年支出", "", ""],
        ["功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["栏次", "", "1", "2", "3"],
        ...(lines.length === 0 ? [["合计", "", "", "", ""]] : byCode(lines, columnSums(lines))),
      ],
      "本表反映部门本年度国有资本经营预算财政拨款支出情况。",
      lines.length === 0
        ? `${a.unit}${a.year}年度没有国有资本经营预算财政拨款支出，故本表无数据。`
        : undefined,
    );
  }
}

const blocks: readonly (readonly string[])[] = [
  [
    "301",
    "30101",
    "30102",
    "30103",
    "30106",
    "30107",
    "30108",
    "30109",
    "30110",
    "30111",
    "30112",
    "30113",
    "30114",
    "30199",
    "303",
    "30301",
    "30302",
    "30303",
    "30304",
    "30305",
    "30306",
    "30307",
    "30308",
    "30309",
    "30310",
    "30311",
    "30399",
  ],
  [
    "302",
    "30201",
    "30202",
    "30203",
    "30204",
    "30205",
    "30206",
    "30207",
    "30208",
    "30209",
    "30211",
    "30212",
    "30213",
    "30214",
    "30215",
    "30216",
    "30217",
    "30218",
    "30224",
    "30225",
    "30226",
    "30227",
    "30228",
    "30229",
    "30231",
    "30239",
    "30240",
    "30299",
  ],
  [
    "307",
    "30701",
    "30702",
    "30703",
    "30704",
    "309",
    "30901",
    "30902",
    "30903",
    "30905",
    "30906",
    "30907",
    "30908",
    "30913",
    "30919",
    "30921",
    "30922",
    "30999",
    "310",
    "31001",
    "31002",
    "31003",
    "31005",
    "31006",
    "31007",
    "31008",
    "31009",
    "31010",
  ],
  [
    "31011",
    "31012",
    "31013",
    "31019",
    "31021",
    "31022",
    "31099",
    "311",
    "31101",
    "31199",
    "312",
    "31201",
    "31203",
    "31204",
    "31205",
    "31299",
    "313",
    "31302",
    "31303",
    "31304",
    "399",
    "39907",
    "39908",
    "39909",
    "39910",
    "39999",
  ],
];

function economicTable(a: InventedAccounts, t: Totals): string {
  const value = (code: string, which: "basic" | "all"): bigint =>
    add(
      ...a.economic
        .filter((line) => line.code.startsWith(code))
        .map(({ basic, project }) => (which === "basic" ? basic : basic + project)),
    );
  const entry = (code: string | undefined): string[] => {
    if (!code) return ["", "", "", ""];
    const none = /^3(?:09|11|13)/.test(code);
    return [
      code,
      economicNames(code, a.year)[0]?.name ?? "",
      cell(value(code, "all")),
      none ? "——" : cell(value(code, "basic")),
    ];
  };
  const rows = Array.from({ length: 28 }, (_, i) => blocks.flatMap((block) => entry(block[i])));
  const staffAll = value("301", "all") + value("303", "all");
  return captioned(
    a,
    6,
    "一般公共预算财政拨款支出决算明细表",
    [
      ["人员经费", "", "", "", "公用经费", ...Array.from({ length: 11 }, () => "")],
      Array.from({ length: 4 }, () => ["科目编码", "科目名称", "金额", "其中：基本支出"]).flat(),
      ...rows,
      [
        "人员经费合计",
        "",
        cell(staffAll),
        cell(t.staffBasic),
        "公用经费合计",
        ...Array.from({ length: 9 }, () => ""),
        cell(t.generalAll - staffAll),
        cell(t.runningBasic),
      ],
    ],
    "本表反映部门本年度一般公共预算财政拨款支出明细情况（其中包括基本支出明细情况）。",
  );
}

/** 全年预算 of the “三公” items: somewhat more than was spent. */
export function publicBudget(a: InventedAccounts): InventedAccounts["threePublic"] {
  const more = (value: bigint, by: bigint): bigint => (value === 0n ? 0n : value + by);
  const { abroad, purchase, upkeep, reception } = a.threePublic;
  return {
    abroad: more(abroad, 1_000_00n),
    purchase: more(purchase, 2_000_00n),
    upkeep: more(upkeep, 3_000_00n),
    reception: more(reception, 1_500_00n),
  };
}

function publicTable(a: InventedAccounts): string {
  const row = ({ abroad, purchase, upkeep, reception }: InventedAccounts["threePublic"]): string[] =>
    [abroad + purchase + upkeep + reception, abroad, purchase + upkeep, purchase, upkeep, reception].map(
      cell,
    );
  const items = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"];
  const cars = ["", "", "小计", "公务用车购置费", "公务用车运行维护费", ""];
  return captioned(
    a,
    7,
    "财政拨款“三公”经费支出决算表",
    [
      ["预算数", "", "", "", "", "", "决算数", "", "", "", "", ""],
      [...items, ...items],
      [...cars, ...cars],
      Array.from({ length: 12 }, (_, i) => String(i + 1)),
      [...row(publicBudget(a)), ...row(a.threePublic)],
    ],
    "本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
  );
}

/** Vehicles by kind: one for emergencies, the rest others. */
export function vehiclesOf(a: InventedAccounts, kind: number): number {
  if (kind === 7) return a.vehicles - 1;
  return kind === 3 ? 1 : 0;
}

function statistics(a: InventedAccounts, t: Totals): string {
  const { goods, works, services } = a.procurement;
  const kinds = vehicleKinds.map((kind, i) => [
    `${i + 1}. ${kind}`,
    String(i + 8),
    vehiclesOf(a, i) === 0 ? "" : String(vehiclesOf(a, i)),
  ]);
  return captioned(
    a,
    10,
    "部门决算公开相关信息统计表",
    [
      ["一、政府采购情况", "", ""],
      ["项目", "行次", "采购金额"],
      ["合计", "1", cell(goods + works + services)],
      ["货物", "2", cell(goods)],
      ["工程", "3", cell(works)],
      ["服务", "4", cell(services)],
      ["二、机关运行经费", "", ""],
      ["项目", "行次", "统计数"],
      ["（一）行政单位", "5", a.shape === "rich" ? cell(t.runningBasic) : ""],
      ["（二）参照公务员法管理事业单位", "6", ""],
      ["三、国有资产占用情况", "", ""],
      ["（一）车辆数合计（辆）", "7", String(a.vehicles)],
      ...kinds,
      ["（二）单价100万元（含）以上设备（不含车辆）", "16", ""],
    ],
    "本表反映部门本年度政府采购及机关运行经费和国有资产占用情况。",
  );
}
