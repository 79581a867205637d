import type { Accounts, StatedText } from "../facts/accounts.ts";
import type { Disclosure } from "../facts/disclosure.ts";
import type { Fact } from "../facts/fact.ts";
import type { Finding } from "../facts/finding.ts";
import type { InputCells } from "./input-cells.ts";
import type { Missing } from "./narrator.ts";
import { tidy } from "./narrator.ts";
import { needOf } from "./required-inputs.ts";
import { workbookFinding } from "./workbook-problems.ts";

/** A workbook gets a row for each of these once its subjects are known; without the row nothing was left blank. */
const bySubject = /^(?:use:\d|expenditure\|basis=年初预算\|function=)/;

const noAmounts = "决算表里没有一个金额";

/**
 * What an accounts workbook leaves blank although its profile requires it, each at the cell to fill in: the inputs that
 * the narrative asked for, and its tables where none holds an amount.
 */
export function gapFindings(missing: readonly Missing[], accounts: Accounts, cells: InputCells): Finding[] {
  const findings: Finding[] = [];
  const add = (place: InputCells["tables"][number] | null, message: string, advice: string): void => {
    findings.push(workbookFinding(place && { text: "", place }, message, advice, findings.length));
  };
  const [table] = cells.tables;
  if (table && !hasAmounts(accounts))
    add(table, noAmounts, "先填各张决算表：“项”级科目和金额，合计自动算出。");
  for (const { place, label, words } of cells.blank) add(place, `没有填写“${label}”`, `${words}。`);
  let [figures, texts] = [0, 0];
  for (const { id, label } of missing) {
    const place = cells.of.get(id);
    const { words } = needOf(id, accounts.layout);
    if (id === "evaluations") add(cells.free.evaluations, `没有填写“${label}”`, `${words}。`);
    else if (place) add(place, `没有填写“${label}”`, `${words}。`);
    else if (!bySubject.test(id)) {
      const isText =
        /^(?:reason:|use:|report:|duties$|organs$|performance|evaluation)/.test(id) && !id.includes("|");
      const from = isText ? cells.free.texts : cells.free.figures;
      const free = from && below(from, isText ? texts++ : figures++);
      add(free, `没有填写“${label}”，表中也没有这一行`, `另起这一行，“编号”填${id}；${words}。`);
    }
  }
  return findings;
}

function hasAmounts({ figures }: Accounts): boolean {
  return [...figures].some(
    ([key, { quantity, value }]) => quantity === "amount" && value !== 0n && !/basis=|year=/.test(key),
  );
}

type At = InputCells["tables"][number];

function below(place: At, rows: number): At {
  const [, before = "", row = "0"] = /^(.*?)(\d+)$/.exec(place.cell ?? "") ?? [];
  return { ...place, cell: `${before}${Number(row) + rows}` };
}

/**
 * Texts that were typed and stand nowhere in the disclosure: a reason where nothing changed, the use of what was not
 * spent.
 */
export function unusedTexts({ texts }: Accounts, { blocks }: Disclosure): StatedText[] {
  const told = blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.flat().map((cell) => cell?.text ?? "");
    if (block.kind === "cover") return block.lines;
    return "text" in block ? [block.text] : [];
  });
  const words = told.join("\n").replace(/\s+/g, "");
  return [...texts.values()].filter(({ text }) =>
    text.split(/\n+|\|/).some((line) => {
      const bare = tidy(line).replace(/^主要(?:用于|是|为)[:：]?|^其他用车主要是/, "");
      return bare !== "" && !words.includes(bare);
    }),
  );
}

/** Where each text of the preparer was typed, by the words as the narrative has them. */
export function wordCells({ texts }: Accounts): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const { text, place } of texts.values())
    for (const line of text.split(/\n+/))
      if (place?.cell && tidy(line).length > 1)
        cells.set(tidy(line), place.cell).set(line.trim(), place.cell);
  return cells;
}

/** Whether a finding of the composed disclosure says no more than that something was left blank. */
export function isOfGap({ rule, actual, where }: Finding, gaps: readonly Finding[]): boolean {
  if (gaps.length === 0) return false;
  if (rule === "document-kind") return gaps.some(({ message }) => message === noAmounts);
  const at = gaps.flatMap((gap) => gap.where[0]?.cell ?? []);
  const same = where.some(({ cell }) => cell !== null && at.includes(cell));
  return same || rule === "sections-have-text" || (actual !== null && /【待填：/.test(actual));
}

/** What a draft lacks, as facts without a value: formats that hold nothing but facts say it too. */
export function draftFacts(gaps: readonly Finding[]): Fact[] {
  return gaps.map(({ id, where, message }, i) => {
    const printed = `【待填：${/“(.*?)”/.exec(message)?.[1] ?? message}】`;
    const cell = where[0]?.cell ?? null;
    return {
      id,
      key: `missing|cell=${cell ?? String(i)}`,
      concept: "missing",
      dimensions: { cell: cell ?? String(i) },
      quantity: "text",
      value: 0n,
      slack: 0n,
      printed,
      approximate: false,
      home: "draft",
      place: { table: null, row: null, column: null, page: null, line: null, cell, text: printed },
      spot: { block: -1, row: -1, col: -1, start: 0, end: 0 },
    };
  });
}

function rowOf({ where }: Finding): number {
  return Number(/(\d+)$/.exec(where[0]?.cell ?? "")?.[1] ?? 0);
}

/** More gaps of one sheet than this are told together. */
const mostApart = 8;

/** The gaps in lines to print: each at its cell, many of one sheet together. */
export function gapLines(gaps: readonly Finding[]): string[] {
  const sheets = new Map<string, Finding[]>();
  for (const gap of gaps) {
    const sheet = /^(.*)!/.exec(gap.where[0]?.cell ?? "")?.[1] ?? "";
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), gap]);
  }
  return [...sheets].flatMap(([sheet, found]) => {
    const list = found.toSorted((a, b) => rowOf(a) - rowOf(b));
    if (list.length <= mostApart)
      return list.map(
        ({ where, message, advice }) => `必须填\t${where[0]?.cell ?? sheet}\t${message}\t${advice}\n`,
      );
    const cells = list.map(({ where }) => (where[0]?.cell ?? "").slice(sheet.length + 1));
    const names = list.map(({ message }) => /“(.*?)”/.exec(message)?.[1] ?? message);
    const some = names.slice(0, mostApart).join("、");
    return [
      `必须填\t${sheet}!${cells.join("、")}\t没有填写${list.length}项：${some}等\t逐项填写；什么时候要填，见该表“何时填”一列。\n`,
    ];
  });
}
