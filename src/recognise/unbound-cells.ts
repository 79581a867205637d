import type { AccountTable, Cell, UnboundFigure } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import type { Spot } from "../facts/place.ts";
import type { SelfEvaluation } from "../facts/self-evaluation.ts";
import { numberingColumns } from "./headers.ts";
import { readCell, scanNumerals } from "./numerals.ts";

/** Numbers in cells: bound where a fact was made, labels where they are codes, row numbers or headers. */
export function countCells(
  tables: readonly AccountTable[],
  facts: readonly Fact[],
  evaluations: readonly SelfEvaluation[],
): { labels: number; unbound: UnboundFigure[] } {
  const key = ({ block, row, col }: Spot): string => `${block}:${row}:${col}`;
  // Nobody knows what the cells of a table that no layout explains are of.
  const known = facts.filter(({ concept }) => concept !== "cell");
  const bound = new Set(known.map(({ spot }) => key(spot)));
  const named = new Set(evaluations.flatMap(wordsOf).map(({ spot }) => key(spot)));
  let labels = 0;
  const unbound: UnboundFigure[] = [];
  for (const table of tables) {
    const numbering = numberingColumns(table);
    table.rows.forEach((row, r) => {
      row.forEach((cell) => {
        const { spot, text } = cell;
        if (!/[0-9０-９]/.test(text) || bound.has(key(spot))) return;
        const figure = readCell(text);
        const inBody = r >= table.headerRows && figure.kind === "figure";
        if (inBody && isAmount(table, text) && !numbering.has(spot.col))
          unbound.push({
            text,
            place: cell.place,
            spot,
            ...(isPart(table, row, cell) ? {} : { table: nameOf(table), expected: table.form !== null }),
          });
        else if (inBody && table.form === null) unbound.push({ text, place: cell.place, spot });
        else if (
          r >= table.headerRows &&
          table.form !== null &&
          (hasAmount(text) || (table.form === "自评表" && !named.has(key(spot)) && statesResult(text)))
        )
          unbound.push({ text, place: cell.place, spot, table: nameOf(table), expected: true });
        else if (figure.kind === "figure" || figure.kind === "text") labels += scanNumerals(text).length;
      });
    });
  }
  return { labels, unbound };
}

/** Cells of a self-evaluation form that are read as words: names of indicators and boxes of text. */
function wordsOf({ goal, achievement, boxes, indicators }: SelfEvaluation): Cell[] {
  const texts = [goal, achievement, ...boxes.map(({ cell }) => cell)].filter((cell) => cell !== null);
  return [
    ...texts,
    ...indicators.flatMap(({ cells: { first, second, third, deviation } }) => [
      first,
      second,
      third,
      deviation,
    ]),
  ];
}

/** A figure, or words with one: what a self-evaluation form prints in its cells is a value, a score or a result. */
function statesResult(text: string): boolean {
  if (readCell(text).kind === "figure") return true;
  return scanNumerals(text).some(({ kind }) => kind === "count" || kind === "percent");
}

/** Words in a cell that state an amount. */
function hasAmount(text: string): boolean {
  return scanNumerals(text).some(({ kind, decimal }) => kind === "amount" && decimal.units !== 0n);
}

function nameOf({ form, title }: AccountTable): string {
  return form ?? (title === null ? "没有标题的表" : `《${title.replace(/\s+/g, "").slice(0, 30)}》`);
}

/** Weights and scores of a self-evaluation look like amounts of a few 元. */
function isAmount({ form }: AccountTable, text: string): boolean {
  return /\.\d{2}|,\d{3}/.test(text) && !(form === "自评表" && /^\d{1,3}\.0+$/.test(text.trim()));
}

/** 其中：教育收费 — a part that a unit adds beyond what the form has; nothing is known of it, and nothing needs to be. */
function isPart(table: AccountTable, row: readonly Cell[], { spot: { col } }: Cell): boolean {
  const label = row
    .slice(0, col)
    .findLast(({ text }) => text.trim() !== "" && readCell(text).kind === "text");
  const above = table.rows.slice(0, table.headerRows).map((cells) => cells[col]);
  return [label, ...above].some((cell) => /^\s*其中/.test(cell?.text ?? ""));
}
