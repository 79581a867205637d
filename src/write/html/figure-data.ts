import type { Account } from "../../facts/account.ts";
import type { Equation } from "../../facts/equation.ts";
import { factsOf } from "../../facts/equation.ts";
import type { Fact } from "../../facts/fact.ts";
import { plain } from "../../facts/quantity.ts";
import { sectionName } from "../../standard/sections.ts";
import { valueWords } from "../value-words.ts";
import { codeNamesOf, wordsOf } from "./concept-words.ts";
import { escapeJson } from "./escape.ts";
import type { Layout } from "./layout.ts";
import { placeWords, positionWords, shorten } from "./place-words.ts";

/**
 * What the page says of each figure, as JSON: `k` the words of each key, `f` by number of the fact
 * [key, value, place, checks, element].
 */
export function figureData(account: Account, layout: Layout, equations: readonly Equation[]): string {
  const names = codeNamesOf(account.facts);
  const checks = new Map<Fact, number>();
  for (const equation of equations)
    for (const fact of new Set(factsOf(equation))) checks.set(fact, (checks.get(fact) ?? 0) + 1);
  const keys = new Map<string, number>();
  const words: string[] = [];
  const facts = account.facts.map((fact, index) => {
    let key = keys.get(fact.key);
    if (key === undefined) {
      key = words.length;
      keys.set(fact.key, key);
      words.push(wordsOf(fact.concept, fact.dimensions, names));
    }
    return [key, figureWords(fact), placeOf(fact), checks.get(fact) ?? 0, layout.facts[index] ?? ""];
  });
  return escapeJson({ k: words, f: facts });
}

function figureWords(fact: Fact): string {
  const value = valueWords(plain(fact.quantity, fact.value), fact.quantity);
  return `${fact.approximate ? "约" : ""}${value}`;
}

function placeOf(fact: Fact): string {
  const { place, home } = fact;
  if (place.table !== null) return placeWords(place);
  const position = positionWords(place);
  const name = sectionName(home) ?? (/^[a-z]/.test(home) ? "文字说明" : home);
  return `${name} “${shorten(place.text)}”${position === "" ? "" : `（${position}）`}`;
}
