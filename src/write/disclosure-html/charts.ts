import { divideHalfUp, formatFixed } from "../../facts/decimal.ts";
import type { Dimensions, Fact } from "../../facts/fact.ts";
import type { AmountUnit } from "../../facts/quantity.ts";
import { shown } from "../../facts/quantity.ts";
import type { CodeNames } from "../html/concept-words.ts";
import { codeNamesOf } from "../html/concept-words.ts";
import type { Bar, BarChart } from "./bar-chart.ts";

interface Part {
  readonly label: string;
  readonly value: bigint;
}

/**
 * The pictures that the tables give: revenue by source, expenditure by function, by nature and by economic class,
 * budget and outturn of the 三公 expenses. What is all zero, or not stated, has no picture.
 */
export function chartsOf(facts: readonly Fact[], year: number, unit: AmountUnit): BarChart[] {
  const names = codeNamesOf(facts);
  const inTables = facts.filter(
    ({ spot, quantity, value }) => spot.row >= 0 && quantity === "amount" && value > 0n,
  );
  const pick = (concept: string, dimension: string, also: Dimensions = {}): Part[] =>
    partsOf(inTables, concept, dimension, also, names);
  const revenue = sourcesOf(inTables, names);
  return [
    structure("chart-revenue", `${year}年收入从哪里来`, "收入来源", revenue, unit),
    structure(
      "chart-function",
      `${year}年支出用在哪些方面`,
      "功能分类",
      pick("expenditure", "function"),
      unit,
    ),
    structure("chart-nature", `${year}年支出的性质`, "支出性质", pick("expenditure", "nature"), unit),
    structure(
      "chart-economic",
      `${year}年一般公共预算支出的经济分类`,
      "经济分类",
      pick("expenditure", "economic", { scope: "一般公共预算" }),
      unit,
    ),
    threePublic(facts, year, unit),
  ].flatMap((chart) => (chart ? [chart] : []));
}

/** Revenue by source as the overview prints it; the table of revenue where there is no overview. “其中” is no part. */
function sourcesOf(facts: readonly Fact[], names: CodeNames): Part[] {
  const overview = partsOf(
    facts.filter(({ home }) => home === "公开01表"),
    "revenue",
    "source",
    {},
    names,
  );
  const table = facts.filter(({ home }) => home === "公开02表");
  const parts = overview.length > 0 ? overview : partsOf(table, "revenue", "source", {}, names);
  const isWhole = parts.some(({ label }) => label === "财政拨款");
  return parts.filter(({ label }) => !isWhole || !label.endsWith("预算财政拨款"));
}

/** Facts of a concept with one dimension of their own (codes: classes alone), each key once, the largest first. */
function partsOf(
  facts: readonly Fact[],
  concept: string,
  dimension: string,
  also: Dimensions,
  names: CodeNames,
): Part[] {
  const wanted = Object.entries(also);
  const parts = new Map<string, Part>();
  for (const fact of facts) {
    const value = fact.dimensions[dimension];
    if (fact.concept !== concept || value === undefined || parts.has(value)) continue;
    if (Object.keys(fact.dimensions).length !== wanted.length + 1) continue;
    if (wanted.some(([name, one]) => fact.dimensions[name] !== one)) continue;
    const isCode = dimension === "function" || dimension === "economic";
    if (isCode && !/^\d{3}$/.test(value)) continue;
    parts.set(value, { label: isCode ? (names.get(value) ?? value) : value, value: fact.value });
  }
  return [...parts.values()].sort((a, b) => Number(b.value - a.value));
}

function structure(
  id: string,
  title: string,
  what: string,
  parts: readonly Part[],
  unit: AmountUnit,
): BarChart | null {
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, { value }) => sum + value, 0n);
  const share = (value: bigint): string => `${formatFixed(divideHalfUp(value * 10_000n, total), 2, 2)}%`;
  const print = printer(parts[0]!.value);
  const [first] = parts;
  const rest = parts.length === 1 ? "没有其他项目" : `共${parts.length}项，合计${print(total)}`;
  return {
    id,
    title,
    description: `条形图：最多的是${first!.label}${print(first!.value)}，占${share(first!.value)}；${rest}。`,
    rows: parts.map(({ label, value }) => ({
      label,
      bars: [{ label: "", value, text: `${print(value)}　${share(value)}`, hatched: false }],
    })),
    header: [what, "金额", "比重"],
    data: [
      ...parts.map(({ label, value }) => [label, shown("amount", value, unit), share(value)]),
      ["合计", shown("amount", total, unit), "100.00%"],
    ],
  };
}

const threePublicItems = ["因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"];

/** Budget above outturn for every item that has either. */
function threePublic(facts: readonly Fact[], year: number, unit: AmountUnit): BarChart | null {
  const stated = facts.filter(({ concept, spot }) => concept === "three-public" && spot.row >= 0);
  const bases = ["全年预算", "年初预算"].filter((basis) =>
    stated.some(({ dimensions }) => dimensions.basis === basis),
  );
  const basis = bases[0];
  const find = (item: string, of: string): bigint | null =>
    stated.find(
      ({ dimensions }) =>
        dimensions.item === item && dimensions.basis === of && Object.keys(dimensions).length === 2,
    )?.value ?? null;
  const items = threePublicItems.flatMap((label) => {
    const [planned, spent] = [basis ? find(label, basis) : null, find(label, "决算")];
    return spent === null || (spent === 0n && (planned ?? 0n) === 0n) ? [] : [{ label, planned, spent }];
  });
  if (items.length === 0) return null;
  const print = printer(
    items.reduce(
      (max, { planned, spent }) => [max, planned ?? 0n, spent].reduce((a, b) => (a > b ? a : b)),
      0n,
    ),
  );
  const bars = ({ planned, spent }: (typeof items)[number]): Bar[] => [
    ...(planned === null
      ? []
      : [{ label: "预算", value: planned, text: `预算 ${print(planned)}`, hatched: true }]),
    { label: "决算", value: spent, text: `决算 ${print(spent)}`, hatched: false },
  ];
  const said = items.map(
    ({ label, planned, spent }) =>
      `${label}${planned === null ? "" : `预算${print(planned)}、`}决算${print(spent)}`,
  );
  return {
    id: "chart-three-public",
    title: `${year}年“三公”经费：预算与决算`,
    description: `条形图，斜线为预算，实心为决算：${said.join("；")}。`,
    rows: items.map((item) => ({ label: item.label, bars: bars(item) })),
    header: ["项目", basis ?? "预算", "决算"],
    data: items.map(({ label, planned, spent }) => [
      label,
      planned === null ? "—" : shown("amount", planned, unit),
      shown("amount", spent, unit),
    ]),
  };
}

/** Amounts in the unit that suits the largest of a chart, two decimals. */
function printer(largest: bigint): (value: bigint) => string {
  const [unit, scale]: [string, bigint] = unitFor(largest);
  return (value) => `${formatFixed(divideHalfUp(value, scale), 2, 2, true)}${unit}`;
}

function unitFor(largest: bigint): [string, bigint] {
  if (largest >= 10_000_000_000n) return ["亿元", 100_000_000n];
  return largest >= 1_000_000n ? ["万元", 10_000n] : ["元", 1n];
}
