import type { Account } from "../facts/account.ts";
import type { Fact } from "../facts/fact.ts";
import { codeNamesOf, wordsOf } from "./html/concept-words.ts";
import { placeWords } from "./html/place-words.ts";

/** A difference between two accounts, as far as its line needs it. */
export interface ComparedFigure {
  readonly kind: "value" | "direction" | "only-a" | "only-b";
  readonly key: string;
  readonly a: readonly Fact[];
  readonly b: readonly Fact[];
  readonly directions: { readonly a: readonly string[]; readonly b: readonly string[] } | null;
}

const kinds: Readonly<Record<ComparedFigure["kind"], string>> = {
  value: "数值不同",
  direction: "增减方向不同",
  "only-a": "仅前者写明",
  "only-b": "仅后者写明",
};
const ways: Readonly<Record<string, string>> = { up: "增加", down: "减少", flat: "持平" };

/** One line a difference: what it is, what the first file says and where, what the second says and where. */
export function comparisonLine(one: ComparedFigure, account: Account): string {
  const names = codeNamesOf(account.facts);
  const sample = one.a[0] ?? one.b[0];
  const what = sample
    ? wordsOf(sample.concept, sample.dimensions, names)
    : wordsOf("change", dimensionsIn(one.key), names);
  const said = (facts: readonly Fact[], directions: readonly string[] | undefined): string =>
    facts.length > 0
      ? facts
          .map(({ printed, place }) => `${printed === "" ? "空白" : printed}（${placeWords(place)}）`)
          .join("、")
      : (directions ?? []).map((way) => ways[way] ?? way).join("、");
  const left = said(one.a, one.directions?.a);
  const right = said(one.b, one.directions?.b);
  const values = [left === "" ? null : `前者${left}`, right === "" ? null : `后者${right}`].filter(
    (text) => text,
  );
  return `${kinds[one.kind]}\t${what}\t${values.join("，")}\n`;
}

function dimensionsIn(key: string): Record<string, string> {
  const of = /\|of=(.*)$/.exec(key)?.[1] ?? "";
  return { of, measure: "amount" };
}
