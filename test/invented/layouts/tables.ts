import { economicNames, functionalClasses } from "../../../src/standard/codes.ts";
import { add } from "../printing.ts";
import type { Line } from "../tables.ts";
import { tree } from "../tables.ts";
import type { Books } from "./books.ts";
import { economicOf, publicRow } from "./books.ts";

/** What differs between the nine tables of one province and another. */
export interface TableStyle {
  /** Order of the tables by their national number. */
  readonly order: readonly number[];
  readonly titles?: Readonly<Record<number, string>>;
  /** Whether “公开01表” stands above each. */
  readonly numbered: boolean;
  readonly rowNumbers: boolean;
  readonly columnNumbers: boolean;
  readonly codeColumns: 1 | 3;
  /** Tables whose 合计 row comes last. */
  readonly totalLast: readonly number[];
  readonly publicShape: "wide" | "paired" | "down";
  readonly capital: "支出" | "收入支出";
  readonly detail: boolean;
  /** “单位” or “金额单位”. */
  readonly unitLabel: string;
  readonly ownerLabel: string | null;
  readonly notes: boolean;
  readonly emptyRemark: (unit: string, year: number, kind: string) => string;
  readonly heading: (title: string, index: number) => string;
}

type Rows = readonly (readonly string[])[];

const standardTitles: Readonly<Record<number, string>> = {
  1: "收入支出决算总表",
  2: "收入决算表",
  3: "支出决算表",
  4: "财政拨款收入支出决算总表",
  5: "一般公共预算财政拨款支出决算表",
  6: "一般公共预算财政拨款基本支出决算表",
  7: "财政拨款“三公”经费支出决算表",
  8: "政府性基金预算财政拨款收入支出决算表",
  9: "国有资本经营预算财政拨款支出决算表",
};
const notes: Readonly<Record<number, string>> = {
  1: "本表反映部门本年度的总收支和年末结转结余情况。",
  2: "本表反映部门本年度取得的各项收入情况。",
  3: "本表反映部门本年度各项支出情况。",
  4: "本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。",
  5: "本表反映部门本年度一般公共预算财政拨款支出情况。",
  6: "本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
  7: "本表反映部门本年度财政拨款“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
  8: "本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
  9: "本表反映部门本年度国有资本经营预算财政拨款支出情况。",
};
const ordinals = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split(" ");
const ordinal = (i: number): string => (i < 20 ? ordinals[i]! : `二十${ordinals[i - 20]}`);
const blanks = (n: number): string[] => Array.from({ length: n }, () => "");

/** The statutory tables of a layout as text, one after another. */
export function statutoryTables(b: Books, style: TableStyle): string[] {
  const { a, t, cell } = b;
  const fundLine = (values: readonly bigint[]): Line[] =>
    a.fund.spent === 0n ? [] : tree([{ code: "2120816", name: "农业农村生态环境支出", values }], a.year);
  const capitalLine = (values: readonly bigint[]): Line[] =>
    a.capital === 0n
      ? []
      : tree([{ code: "2230105", name: "国有企业退休人员社会化管理补助支出", values }], a.year);
  const draw: Readonly<Record<number, () => Rows>> = {
    1: overall,
    2: () =>
      coded(
        2,
        [
          "本年收入合计",
          "财政拨款收入",
          "上级补助收入",
          "事业收入",
          "经营收入",
          "附属单位上缴收入",
          "其他收入",
        ],
        t.revenue,
      ),
    3: () =>
      coded(
        3,
        ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
        t.spending,
      ),
    4: fiscal,
    5: () => coded(5, ["合计", "基本支出", "项目支出"], t.general, "本年支出"),
    6: () => (style.detail ? economic(true) : economic(false)),
    7: threePublic,
    8: () =>
      flow(8, fundLine([a.fund.opening, a.fund.revenue, a.fund.spent, 0n, a.fund.spent, a.fund.closing])),
    9: () =>
      style.capital === "支出"
        ? coded(9, ["合计", "基本支出", "项目支出"], capitalLine([a.capital, 0n, a.capital]), "本年支出")
        : flow(9, capitalLine([0n, a.capital, a.capital, 0n, a.capital, 0n])),
  };
  return style.order.map((number, index) => {
    const empty = (number === 8 && a.fund.spent === 0n) || (number === 9 && a.capital === 0n);
    const title = style.titles?.[number] ?? standardTitles[number]!;
    const kind = number === 8 ? "政府性基金预算财政拨款" : "国有资本经营预算财政拨款";
    return [
      style.heading(title, index),
      ...(style.numbered ? [`公开0${number}表`] : []),
      ...(style.ownerLabel ? [`${style.ownerLabel}：${a.unit}`] : []),
      `${style.unitLabel}：${b.unit}`,
      draw[number]!()
        .map((row) => row.join("\t"))
        .join("\n"),
      ...(style.notes ? [`注：${notes[number]}`] : []),
      ...(empty ? [style.emptyRemark(a.unit, a.year, kind)] : []),
    ].join("\n\n");
  });

  /** Rows under a header of codes and names. */
  function coded(number: number, columns: readonly string[], lines: readonly Line[], over?: string): Rows {
    const codes = style.codeColumns;
    const lead = codes + 1;
    const head = over
      ? [["项目", ...blanks(codes), over, ...blanks(columns.length - 1)]]
      : [["项目", ...blanks(codes), ...columns]];
    const second = [
      "功能分类科目编码",
      ...blanks(codes - 1),
      "科目名称",
      ...(over ? columns : blanks(columns.length)),
    ];
    const third = codes === 3 ? [["类", "款", "项", "", ...blanks(columns.length)]] : [];
    const numbers = style.columnNumbers
      ? [["栏次", ...blanks(lead - 1), ...columns.map((_, i) => String(i + 1))]]
      : [];
    return [...head, second, ...third, ...numbers, ...body(number, lines, columns.length)];
  }

  function flow(number: number, lines: readonly Line[]): Rows {
    const codes = style.codeColumns;
    return [
      ["项目", ...blanks(codes), "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
      ["功能分类科目编码", ...blanks(codes - 1), "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
      ...(codes === 3 ? [["类", "款", "项", "", ...blanks(6)]] : []),
      ...(style.columnNumbers ? [["栏次", ...blanks(codes), "1", "2", "3", "4", "5", "6"]] : []),
      ...body(number, lines, 6),
    ];
  }

  function body(number: number, lines: readonly Line[], width: number): Rows {
    const codes = style.codeColumns;
    const classes = lines.filter(({ code }) => code.length === 3);
    const sums = Array.from({ length: width }, (_, i) => add(...classes.map(({ values }) => values[i]!)));
    const total = codes === 3 ? ["", "", "", "合计", ...sums.map(cell)] : ["合计", "", ...sums.map(cell)];
    const rows = lines.map(({ code, name, values }) => [
      ...(codes === 3 ? [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)] : [code]),
      name,
      ...values.map(cell),
    ]);
    if (lines.length === 0)
      return [codes === 3 ? ["", "", "", "合计", ...blanks(width)] : ["合计", ...blanks(width + 1)]];
    return style.totalLast.includes(number) ? [...rows, total] : [total, ...rows];
  }

  function twoSided(
    left: readonly (readonly [string, string])[],
    right: Rows,
    foot: Rows,
    heads: readonly string[],
  ): Rows {
    const n = style.rowNumbers;
    const columns = heads.length;
    let line = 0;
    const number = (): string[] => {
      line += 1;
      return n ? [String(line)] : [];
    };
    const offset = functionalClasses.length + foot.length;
    const join = (l: readonly [string, string], r: readonly string[]): string[] => {
      const own = number();
      return [l[0], ...own, l[1], r[0]!, ...(n ? [String(line + offset)] : []), ...r.slice(1)];
    };
    return [
      ["收入", ...blanks(n ? 2 : 1), "支出", ...blanks(n ? columns + 1 : columns)],
      [
        "项目",
        ...(n ? ["行次"] : []),
        columns === 1 ? "决算数" : "金额",
        "项目",
        ...(n ? ["行次"] : []),
        ...heads,
      ],
      ...(style.columnNumbers
        ? [
            [
              "栏次",
              ...blanks(n ? 1 : 0),
              "1",
              "栏次",
              ...blanks(n ? 1 : 0),
              ...heads.map((_, i) => String(i + 2)),
            ],
          ]
        : []),
      ...right.map((r, i) => join(left[i] ?? ["", ""], r)),
      ...foot.map((row) => join([row[0]!, row[1]!], row.slice(2))),
    ];
  }

  function overall(): Rows {
    const left: [string, bigint][] = [
      ["一般公共预算财政拨款收入", t.generalRevenue],
      ["政府性基金预算财政拨款收入", a.fund.revenue],
      ["国有资本经营预算财政拨款收入", a.capital],
      ["上级补助收入", a.others.upper],
      ["事业收入", a.others.service],
      ["经营收入", a.others.business],
      ["附属单位上缴收入", a.others.subordinate],
      ["其他收入", a.others.other],
    ];
    return twoSided(
      left.map(([name, value], i) => [`${ordinal(i)}、${name}`, cell(value)] as const),
      functionalClasses.map(({ code, label }, i) => [
        `${ordinal(i)}、${label}`,
        cell(t.spending.find((line) => line.code === code)?.values[0] ?? 0n),
      ]),
      [
        ["本年收入合计", cell(t.revenueAll), "本年支出合计", cell(t.spendingAll)],
        ["使用非财政拨款结余", cell(0n), "结余分配", cell(0n)],
        [
          "年初结转和结余",
          cell(a.opening + a.fund.opening),
          "年末结转和结余",
          cell(a.closing + a.fund.closing),
        ],
        ["总计", cell(t.total), "总计", cell(t.total)],
      ],
      ["决算数"],
    );
  }

  function fiscal(): Rows {
    const scopes = (general: bigint, fund: bigint, capital: bigint): string[] =>
      [general + fund + capital, general, fund, capital].map(cell);
    return twoSided(
      (
        [
          ["一、一般公共预算财政拨款", t.generalRevenue],
          ["二、政府性基金预算财政拨款", a.fund.revenue],
          ["三、国有资本经营预算财政拨款", a.capital],
        ] as const
      ).map(([name, value]) => [name, cell(value)] as const),
      functionalClasses.map(({ code, label }, i) => [
        `${ordinal(i)}、${label}`,
        ...scopes(
          t.general.find((line) => line.code === code)?.values[0] ?? 0n,
          code === "212" ? a.fund.spent : 0n,
          code === "223" ? a.capital : 0n,
        ),
      ]),
      [
        [
          "本年收入合计",
          cell(t.fiscalRevenue),
          "本年支出合计",
          ...scopes(t.generalAll, a.fund.spent, a.capital),
        ],
        [
          "年初财政拨款结转和结余",
          cell(a.opening + a.fund.opening),
          "年末财政拨款结转和结余",
          ...scopes(a.closing, a.fund.closing, 0n),
        ],
        ["一般公共预算财政拨款", cell(a.opening), "", "", "", "", ""],
        ["政府性基金预算财政拨款", cell(a.fund.opening), "", "", "", "", ""],
        ["国有资本经营预算财政拨款", cell(0n), "", "", "", "", ""],
        [
          "总计",
          cell(t.fiscalTotal),
          "总计",
          ...scopes(t.generalAll + a.closing, a.fund.spent + a.fund.closing, a.capital),
        ],
      ],
      ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"],
    );
  }

  function economic(detail: boolean): Rows {
    const which = detail ? "all" : "basic";
    const staff = economicCodes(/^30[13]/);
    const running = economicCodes(/^302|^31[0]|^307|^399/);
    const half = Math.ceil(running.length / 2);
    const blocks = [staff, running.slice(0, half), running.slice(half)];
    const entry = (code: string | undefined): string[] =>
      code
        ? [code, economicNames(code, a.year)[0]?.name ?? "", cell(economicOf(b, code, which))]
        : ["", "", ""];
    const rows = Array.from({ length: Math.max(...blocks.map(({ length }) => length)) }, (_, i) =>
      blocks.flatMap((block) => entry(block[i])),
    );
    const staffSum = economicOf(b, "301", which) + economicOf(b, "303", which);
    const all = detail ? t.generalAll : t.generalBasic;
    return [
      ["人员经费", "", "", "公用经费", "", "", "", "", ""],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ...rows,
      ["人员经费合计", "", cell(staffSum), "公用经费合计", "", "", "", "", cell(all - staffSum)],
    ];
  }

  function threePublic(): Rows {
    const budget = publicRow(b.publicBudget);
    const spent = publicRow(a.threePublic);
    const names = [
      "合计",
      "因公出国（境）费",
      "公务用车购置及运行维护费",
      "公务用车购置费",
      "公务用车运行维护费",
      "公务接待费",
    ];
    if (style.publicShape === "down")
      return [
        ["项目", "预算数", "决算数"],
        ...names.map((name, i) => [
          `${["", "1．", "2．", "（1）", "（2）", "3．"][i]}${name}`,
          cell(budget[i]!),
          cell(spent[i]!),
        ]),
      ];
    if (style.publicShape === "paired")
      return [
        ["合计", "", "因公出国（境）费", "", "公务用车购置及运行费", "", "", "", "", "", "公务接待费", ""],
        ["", "", "", "", "小计", "", "公务用车购置费", "", "公务用车运行费", "", "", ""],
        names.flatMap(() => ["预算数", "决算数"]),
        names.flatMap((_, i) => [cell(budget[i]!), cell(spent[i]!)]),
      ];
    return [
      ["预算数", ...blanks(5), "决算数", ...blanks(5)],
      ...[0, 1].map((level) =>
        [0, 1].flatMap(() =>
          level === 0
            ? ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"]
            : ["", "", "小计", "公务用车购置费", "公务用车运行维护费", ""],
        ),
      ),
      Array.from({ length: 12 }, (_, i) => String(i + 1)),
      [...budget, ...spent].map(cell),
    ];
  }
}

/** The 类 that match and every 款 of theirs that the table prints. */
function economicCodes(pattern: RegExp): string[] {
  return printed.filter((code) => pattern.test(code));
}

const printed = (
  "301 30101 30102 30103 30106 30107 30108 30109 30110 30111 30112 30113 30114 30199 " +
  "302 30201 30202 30203 30204 30205 30206 30207 30208 30209 30211 30212 30213 30214 30215 30216 30217 30218 " +
  "30224 30225 30226 30227 30228 30229 30231 30239 30240 30299 " +
  "303 30301 30302 30303 30304 30305 30306 30307 30308 30309 30310 30311 30399 " +
  "307 30701 30702 310 31001 31002 31003 31005 31006 31007 31008 31013 31019 31021 31022 31099 399 39907 39908 39999"
).split(" ");
