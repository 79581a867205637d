import type { Disclosure, DisclosureBlock } from "../../facts/disclosure.ts";
import type { Equation } from "../../facts/equation.ts";
import { factsOf, verdictOf } from "../../facts/equation.ts";
import type { Fact } from "../../facts/fact.ts";
import type { AmountUnit } from "../../facts/quantity.ts";
import { plain } from "../../facts/quantity.ts";
import { codeNamesOf, keyWords, wordsOf } from "../html/concept-words.ts";
import { escapeJson } from "../html/escape.ts";
import { valueWords } from "../value-words.ts";
import type { PageFigure, PageFigures } from "./figures.ts";
import { cellTextKey } from "./figures.ts";

/** An identity that the audit checks, and the title of the rule that asks for it. */
export interface NamedCheck {
  readonly title: string;
  readonly equation: Equation;
}

/**
 * What the page says of each figure, as JSON safe in a script element. `w` words of the keys; `r` titles of the rules;
 * `s` names of tables and sections; `f` by figure [id, keys, value, section, place, sum, checks]: keys, section and
 * rules are numbers in those lists; sum holds numbers of figures from 1, negative where they are subtracted; checks
 * are [rule, passed, failed].
 */
export function figureData(
  disclosure: Disclosure,
  figures: PageFigures,
  facts: readonly Fact[],
  checks: readonly NamedCheck[],
): string {
  const names = codeNamesOf(facts);
  const words = numbered();
  const rules = numbered();
  const sections = numbered();
  const byFact = checksByFact(checks, rules);
  const byCell = cellNumbers(disclosure, figures);
  const concepts = new Map<string, Fact>(facts.map((fact) => [fact.key, fact]));
  const wordsOfKey = (key: string): string => {
    const fact = concepts.get(key);
    return fact ? wordsOf(fact.concept, fact.dimensions, names) : keyWords(key, names);
  };
  const keyNumbers = new Map<string, number>();
  const keyNumber = (key: string): number => {
    const known = keyNumbers.get(key);
    if (known !== undefined) return known;
    const number = words.push(wordsOfKey(key));
    keyNumbers.set(key, number);
    return number;
  };
  const rows = figures.all.map((figure) => [
    figure.id,
    figure.keys.map(keyNumber),
    valueOfFigure(figure, disclosure.amountUnit),
    sections.number(figure.section),
    placeOf(figure),
    (figure.written?.sum ?? []).flatMap(({ table, row, column, sign }) => {
      const number = byCell.get(`${table}:${row}:${column}`);
      return number === undefined ? [] : [sign * number];
    }),
    checksOf(figure, byFact),
  ]);
  return escapeJson({ w: words.all, r: rules.all, s: sections.all, f: rows });
}

interface Numbered {
  readonly all: readonly string[];
  /** Number of a text, the same for the same text. */
  number(text: string): number;
  /** Number of a text of its own. */
  push(text: string): number;
}

function numbered(): Numbered {
  const all: string[] = [];
  const numbers = new Map<string, number>();
  const push = (text: string): number => all.push(text) - 1;
  const number = (text: string): number => {
    const known = numbers.get(text) ?? push(text);
    numbers.set(text, known);
    return known;
  };
  return { all, number, push };
}

type Tally = Map<number, { passed: number; failed: number }>;

function checksByFact(checks: readonly NamedCheck[], rules: Numbered): ReadonlyMap<Fact, Tally> {
  const byFact = new Map<Fact, Tally>();
  for (const { title, equation } of checks) {
    const verdict = verdictOf(equation);
    if (verdict === "undefined") continue;
    const rule = rules.number(title);
    for (const fact of new Set(factsOf(equation))) {
      const tally: Tally = byFact.get(fact) ?? new Map();
      const count = tally.get(rule) ?? { passed: 0, failed: 0 };
      if (verdict === "broken") count.failed += 1;
      else count.passed += 1;
      byFact.set(fact, tally.set(rule, count));
    }
  }
  return byFact;
}

function checksOf({ facts }: PageFigure, byFact: ReadonlyMap<Fact, Tally>): number[][] {
  const all: Tally = new Map();
  for (const fact of facts)
    for (const [rule, { passed, failed }] of byFact.get(fact) ?? []) {
      const count = all.get(rule) ?? { passed: 0, failed: 0 };
      all.set(rule, { passed: count.passed + passed, failed: count.failed + failed });
    }
  return [...all].map(([rule, { passed, failed }]) => [rule, passed, failed]);
}

/** Numbers of the figures from 1, by the cell of a table. */
function cellNumbers({ blocks }: Disclosure, { all, of }: PageFigures): ReadonlyMap<string, number> {
  const numbers = new Map(all.map((figure, i) => [figure, i + 1]));
  const tables = blocks.flatMap((block: DisclosureBlock, b) =>
    block.kind === "table" ? [{ block, b }] : [],
  );
  return new Map(
    tables.flatMap(({ block, b }) =>
      block.rows.flatMap((row, r) =>
        row.flatMap((_, c): [string, number][] => {
          const first = of.get(cellTextKey(b, r, c))?.[0];
          return first ? [[`${block.id}:${r}:${c}`, numbers.get(first)!]] : [];
        }),
      ),
    ),
  );
}

/** The value in words: as printed in prose, with its unit where a table prints a bare number. */
function valueOfFigure({ text, facts, written }: PageFigure, unit: AmountUnit): string {
  if (text.trim() === "") return "0（空白，即无此项）";
  const [fact] = facts;
  const known = fact ?? written;
  if (!known || known.value === null || known.quantity === "text" || /\D$/.test(text.trim())) return text;
  return valueWords(
    plain(known.quantity, known.value),
    known.quantity,
    known.quantity === "amount" ? unit : null,
  );
}

/** Row and column; in prose the words before the figure. */
function placeOf({ facts, before, written }: PageFigure): string {
  const place = facts[0]?.place;
  if (!written && (!place || place.table === null || before !== ""))
    return before === "" ? "" : `…${before}…`;
  const column = place?.column?.split("/").at(-1) ?? "";
  const row = place?.row ?? "";
  return [row, column === row ? "" : column].filter((part) => part !== "").join("，");
}
