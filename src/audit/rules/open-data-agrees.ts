import type { Account } from "../../facts/account.ts";
import type { Values } from "../../facts/equation.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Place } from "../../facts/place.ts";
import { plain } from "../../facts/quantity.ts";
import type { ListedFact, StatedCell } from "../open-data.ts";
import { drawnData, integerOf, listedFacts, openDataAccounts, statedCells } from "../open-data.ts";
import type { Checked, Observation } from "../rule.ts";
import { checkRule, failed, notApplicable, passed } from "../rule.ts";
import { nameOf } from "../wording.ts";

export const openDataAgrees = checkRule({
  id: "open-data-agrees",
  title: "开放数据（json）里的数值、事实与印出的文字相同",
  basis: "一份公开稿的各种格式写明同样的事实；docs/schema/disclosure-1.json",
  severity: "error",
  advice: "改正文字或数据，使两者相同；或由填报表重新生成这份文件。",
  catalogue: [],
  input: "figures",
  *check(view) {
    const files = openDataAccounts(view.account);
    if (files.length === 0) return yield notApplicable([]);
    for (const account of files) {
      const value: Values = account === view.account ? view.value : (fact) => fact.value;
      const cells = statedCells(account);
      const outcomes = [...listed({ account, value }), ...figures({ account, value }, cells)];
      yield* outcomes;
      if (outcomes.length === 0) yield passed([], Math.max(1, cells.length));
    }
  },
  examples: {
    pass: [drawnData({})],
    fail: [
      drawnData({ text: "200.00" }),
      drawnData({ value: '"200"' }),
      drawnData({ key: "expenditure|nature=基本支出" }),
      drawnData({ fact: '"200"' }),
      drawnData({ facts: "[]" }),
    ],
  },
});

/** An open-data file, and what its figures are worth. */
interface File {
  readonly account: Account;
  readonly value: Values;
}

/** Every cell: its key and its value are those of the figure that is printed. */
function* figures(view: File, cells: readonly StatedCell[]): Generator<Checked> {
  const keyed = new Set(cells.flatMap(({ form, cell }) => (cell.data ? [form] : [])));
  for (const { form, cell, facts } of cells) {
    const { data, place } = cell;
    const [first] = facts;
    if (!data) {
      if (first && form?.startsWith("公开") && keyed.has(form))
        yield odd(
          `缺:${first.id}`,
          first.place,
          `${nameOf(first)}印为${printed(cell.text)}，没有对应的key和value`,
        );
      continue;
    }
    const subject = `格:${form}:${data.key}:${place.cell ?? ""}`;
    if (!first) {
      yield odd(
        subject,
        place,
        `${form ?? "表"}中“${cell.text}”不是数字，数据却写${data.value === null ? "空白" : data.value}（${data.key}）`,
      );
      continue;
    }
    const fact = facts.find(({ key }) => key === data.key);
    if (!fact) {
      yield odd(subject, first.place, `${nameOf(first)}的key应为${first.key}，写作${data.key}`, {
        expected: first.key,
        actual: data.key,
      });
      continue;
    }
    const right = fact.printed.trim() === "" ? null : plain(fact.quantity, view.value(fact));
    if (!sameValue(view, fact, data.value))
      yield odd(
        subject,
        fact.place,
        `${nameOf(fact)}印为${printed(fact.printed)}，数据的value写作${data.value ?? "空白"}`,
        {
          expected: right,
          ...gap(view, fact, data.value),
        },
      );
  }
}

function sameValue(view: File, fact: Fact, value: string | null): boolean {
  if (fact.printed.trim() === "") return value === null;
  return value !== null && integerOf(fact.quantity, value) === view.value(fact);
}

/** The list of facts: every fact that the text states, as it states it, and no other. */
function* listed(view: File): Generator<Checked> {
  const { openData, facts } = view.account;
  const stated = new Map(facts.map((fact) => [fact.id, fact]));
  const known = new Set<string>();
  const list = listedFacts(openData?.facts ?? []);
  for (const one of list) {
    const fact = stated.get(one.id);
    known.add(one.id);
    if (fact) yield* asStated(view, one, fact);
    else
      yield odd(
        `多:${one.id}`,
        one.place,
        `facts写有${words(one)}${one.value}（${one.key}），正文和表里没有这个事实`,
        { quantity: one.quantity, actual: one.value },
      );
  }
  for (const fact of facts)
    if (!known.has(fact.id))
      yield odd(
        `少:${fact.id}`,
        fact.place,
        `${nameOf(fact)}印为${printed(fact.printed)}，facts里没有这个事实`,
        {
          quantity: fact.quantity,
          expected: plain(fact.quantity, view.value(fact)),
        },
      );
}

function* asStated(view: File, one: ListedFact, fact: Fact): Generator<Checked> {
  const right = plain(fact.quantity, view.value(fact));
  if (one.quantity !== fact.quantity || integerOf(fact.quantity, one.value) !== view.value(fact))
    return yield odd(
      `值:${fact.id}`,
      fact.place,
      `${nameOf(fact)}印为${printed(fact.printed)}，facts写作${one.value}${one.quantity === fact.quantity ? "" : `（${one.quantity}）`}`,
      { expected: right, ...gap(view, fact, one.value) },
    );
  const seen = [
    ["printed", one.printed, fact.printed],
    ["row", one.row, fact.place.row],
    ["column", one.column, fact.place.column],
  ] as const;
  for (const [name, said, is] of seen)
    if (said !== is)
      yield odd(
        `${name}:${fact.id}`,
        fact.place,
        `${nameOf(fact)}在facts里的${name}写作“${said ?? ""}”，应为“${is ?? ""}”`,
        {
          expected: is,
          actual: said,
        },
      );
}

function odd(subject: string, place: Place, message: string, extra: Partial<Observation> = {}): Checked {
  return failed([], { subject, message, places: [{ place }], ...extra });
}

/** What the data says and how far it is off, where it is a figure at all. */
function gap(view: File, fact: Fact, said: string | null): Partial<Observation> {
  const { quantity } = fact;
  const value = said === null ? null : integerOf(quantity, said);
  if (value === null) return { quantity, actual: said };
  return { quantity, actual: plain(quantity, value), difference: plain(quantity, value - view.value(fact)) };
}

function printed(text: string): string {
  return text.trim() === "" ? "空白" : `“${text.trim()}”`;
}

function words({ home, row, column }: ListedFact): string {
  const at = [row, column].filter((one) => one !== null && one !== "").join(" ");
  return `${home}${at === "" ? "" : `“${at}”`}为`;
}
