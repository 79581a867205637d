import type { Shape } from "../accounts.ts";
import type { Books, Print } from "./books.ts";
import { books } from "./books.ts";
import { fujianDisclosure } from "./fujian.ts";
import { glossaryTerms } from "./glossary.ts";
import { jiangsuNarrative } from "./jiangsu.ts";
import { jiangxiNarrative } from "./jiangxi.ts";
import { nationalNarrative } from "./national.ts";
import { shanghaiNarrative } from "./shanghai.ts";
import { sichuanNarrative } from "./sichuan.ts";
import type { TableStyle } from "./tables.ts";
import { statutoryTables } from "./tables.ts";
import { universityDisclosure } from "./university.ts";
import { yunnanNarrative } from "./yunnan.ts";

/** A layout of one province, invented from what is known of it. */
export interface Layout {
  readonly id: string;
  readonly print: Print;
  /** The year it is drawn for. */
  readonly year?: number;
  readonly draw: (b: Books) => string[];
}

const inOrder = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const sectionMark = (title: string): string => `### ${title}`;
const plain = (title: string): string => title;
const numbers = "一二三四五六七八九".split("");

const nationalTables: TableStyle = {
  order: inOrder,
  numbered: true,
  rowNumbers: true,
  columnNumbers: true,
  codeColumns: 1,
  totalLast: [],
  publicShape: "wide",
  capital: "支出",
  detail: false,
  unitLabel: "金额单位",
  ownerLabel: "部门",
  notes: true,
  emptyRemark: (_, __, kind) => `说明：本单位没有${kind}收入，也没有使用${kind}安排的支出，故本表无数据。`,
  heading: sectionMark,
};

const parts = (b: Books, tables: string[], narrative: string[], tablesAfter = false): string[] => {
  const { unit, year, shape } = b.a;
  const statutory = (number: string): string[] => [`## 第${number}部分 ${year}年度部门决算表`, ...tables];
  const text = (number: string): string[] => [`## 第${number}部分 ${year}年度部门决算情况说明`, ...narrative];
  const terms = (number: string): string[] => [
    `## 第${number}部分 名词解释`,
    ...glossaryTerms(shape === "rich").map((line, i) => `${i + 1}.${line}`),
  ];
  return [
    unit,
    `${year}年度部门决算`,
    `## 第一部分 ${unit}概况`,
    "### 一、部门职责",
    "负责贯彻执行国家有关法律法规和政策，承担本行业管理和服务工作。",
    "### 二、机构设置",
    `${unit}内设办公室、业务股等机构。纳入${year}年度部门决算编制范围的单位为${unit}本级。`,
    ...(tablesAfter
      ? [...text("二"), ...terms("三"), ...statutory("四")]
      : [...statutory("二"), ...text("三"), ...terms("四")]),
  ];
};

/** Every invented layout. */
export const layouts: readonly Layout[] = [
  {
    id: "national",
    print: { unit: "万元", places: 2, blank: "0.00" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, nationalTables),
        nationalNarrative(b, {
          last: ["fund", "capital", "public"],
          byFund: false,
          dashes: false,
          general: false,
          heading: sectionMark,
        }),
      ),
  },
  {
    id: "hubei",
    print: { unit: "万元", places: 1, blank: "" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, {
          ...nationalTables,
          order: [1, 2, 3, 4, 5, 6, 8, 9, 7],
          titles: { 6: "一般公共预算财政拨款基本支出决算明细表" },
          publicShape: "paired",
          rowNumbers: false,
          heading: (title, i) => `${numbers[i]}、${title}`,
        }),
        nationalNarrative(b, {
          last: ["fund", "capital", "public"],
          byFund: true,
          dashes: false,
          general: false,
          heading: plain,
        }),
      ),
  },
  {
    id: "hunan",
    print: { unit: "万元", places: 2, blank: "" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, {
          ...nationalTables,
          codeColumns: 3,
          columnNumbers: true,
          ownerLabel: "公开部门",
          unitLabel: "单位",
        }),
        nationalNarrative(b, {
          last: ["fund", "capital", "public"],
          byFund: false,
          dashes: false,
          general: true,
          heading: plain,
        }),
      ),
  },
  {
    id: "guangdong",
    print: { unit: "万元", places: 1, blank: "0.00" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, {
          ...nationalTables,
          titles: { 6: "一般公共预算财政拨款基本支出决算明细表" },
          publicShape: "down",
        }),
        nationalNarrative(b, {
          last: ["public", "fund", "capital"],
          byFund: false,
          dashes: true,
          general: false,
          heading: sectionMark,
        }),
      ),
  },
  {
    id: "sichuan",
    print: { unit: "万元", places: 2, blank: "" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, {
          ...nationalTables,
          ownerLabel: "编制单位",
          heading: (title, i) => `### ${numbers[i]}、${title}`,
        }),
        sichuanNarrative(b),
        true,
      ),
  },
  {
    id: "yunnan",
    print: { unit: "元", places: 2, blank: "" },
    draw: (b) =>
      parts(
        b,
        statutoryTables(b, {
          ...nationalTables,
          titles: {
            1: "收入支出决算表",
            4: "财政拨款收入支出决算表",
            7: "“三公”经费、行政参公单位机关运行经费情况表",
          },
          codeColumns: 1,
          publicShape: "down",
        }),
        yunnanNarrative(b),
      ),
  },
  {
    id: "jiangsu",
    print: { unit: "万元", places: 2, blank: "0.00" },
    draw: (b) => parts(b, statutoryTables(b, nationalTables), jiangsuNarrative(b)),
  },
  {
    id: "jiangxi",
    print: { unit: "万元", places: 2, blank: "" },
    draw: (b) => parts(b, statutoryTables(b, nationalTables), jiangxiNarrative(b)),
  },
  {
    id: "inner-mongolia",
    print: { unit: "万元", places: 2, blank: "0.00" },
    draw: (b) =>
      parts(
        b,
        [...statutoryTables(b, nationalTables), ...moreTables(b)],
        nationalNarrative(b, {
          last: ["fund", "capital", "public"],
          byFund: true,
          dashes: false,
          general: true,
          heading: sectionMark,
        }),
        true,
      ),
  },
  {
    id: "shanghai",
    print: { unit: "万元", places: 2, blank: "" },
    draw: (b) => parts(b, statutoryTables(b, shanghaiTables(1)), shanghaiNarrative(b)),
  },
  {
    id: "shanghai-three-columns",
    print: { unit: "万元", places: 2, blank: "0.00" },
    draw: (b) => parts(b, statutoryTables(b, shanghaiTables(3)), shanghaiNarrative(b)),
  },
  { id: "fujian", year: 2018, print: { unit: "万元", places: 2, blank: "" }, draw: fujianDisclosure },
  { id: "university", print: { unit: "万元", places: 2, blank: "" }, draw: universityDisclosure },
];

/** Tables that only some provinces add to the nine. */
function moreTables(b: Books): string[] {
  const rows = b.a.projects.map(({ name, executed }, i) => [String(i + 1), name, b.cell(executed)]);
  const { goods, works, services } = b.a.procurement;
  return [
    ["### 项目支出决算表", "公开10表", `金额单位：${b.unit}`, "序号\t项目名称\t决算数"].concat(
      rows.map((row) => row.join("\t")),
    ),
    [
      "### 政府采购情况表",
      "公开12表",
      `金额单位：${b.unit}`,
      "项目\t采购金额",
      `货物\t${b.cell(goods)}`,
      `工程\t${b.cell(works)}`,
      `服务\t${b.cell(services)}`,
    ],
  ].map((lines) => [...lines.slice(0, 3), lines.slice(3).join("\n")].join("\n\n"));
}

function shanghaiTables(codeColumns: 1 | 3): TableStyle {
  return {
    ...nationalTables,
    numbered: false,
    rowNumbers: false,
    columnNumbers: false,
    codeColumns,
    totalLast: [5],
    publicShape: "paired",
    capital: "收入支出",
    titles: { 9: "国有资本经营预算财政拨款收入支出决算表" },
    unitLabel: "单位",
    ownerLabel: null,
    notes: true,
    emptyRemark: (unit, year, kind) => `注：${unit}${year}年度无${kind}支出，故本表无数据。`,
  };
}

/** The disclosure of an invented unit in a layout, without a fault. The same options give the same bytes. */
export function laidOut(layout: Layout, seed: number, shape: Shape, year = layout.year ?? 2023): string {
  const b = books(layout.print, seed, shape, year);
  return `${layout.draw(b).join("\n\n")}\n`;
}
