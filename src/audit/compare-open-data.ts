import type { Account } from "../facts/account.ts";
import { concepts } from "../facts/concept.ts";
import type { Fact } from "../facts/fact.ts";
import { keyOf, meaningOf } from "../facts/fact.ts";
import { plain } from "../facts/quantity.ts";
import type { Difference } from "./compare.ts";
import { integerOf, listedFacts, statedCells } from "./open-data.ts";

/** One thing that an account states in one of its ways: in text, in the list of facts, in the data of a cell. */
interface Statement {
  readonly id: string;
  readonly fact: Fact;
  /** Everything about it that must be the same. */
  readonly seen: string;
}

/**
 * What open-data files say otherwise. Two of them are compared whole: texts, lists of facts and data of cells, each
 * with each. One is compared with what any other file states.
 */
export function openDataDifferences(a: Account, b: Account): Difference[] {
  if (a.openData && b.openData)
    return [textOf, listOf, cellsOf].flatMap((way) => exactDifferences(way(a), way(b)));
  if (a.openData) return [...contradicted([...listOf(a), ...cellsOf(a)], a, b), ...unlisted(a, b)];
  if (!b.openData) return [];
  const turned = { value: "value", direction: "direction", "only-a": "only-b", "only-b": "only-a" } as const;
  return openDataDifferences(b, a).map((one) => ({ ...one, kind: turned[one.kind], a: one.b, b: one.a }));
}

/** What both texts state and the list of the one leaves out. */
function unlisted(a: Account, b: Account): Difference[] {
  const listed = new Set<string>(listOf(a).map(({ fact }) => fact.key));
  const told = new Set(a.facts.map(({ key }) => key));
  return b.facts.flatMap((fact): Difference[] =>
    fact.value === 0n || fact.concept === "statement" || listed.has(fact.key) || !told.has(fact.key)
      ? []
      : [{ kind: "only-b", key: fact.key, a: [], b: [fact], directions: null }],
  );
}

function textOf({ facts }: Account): Statement[] {
  return facts.map((fact) => ({ id: fact.id, fact, seen: seenOf(fact, plain(fact.quantity, fact.value)) }));
}

function listOf({ openData }: Account): Statement[] {
  return listedFacts(openData?.facts ?? []).map(
    ({ id, concept, dimensions, quantity, value, printed, home, place }) => {
      const known = concepts.find((one) => one === concept) ?? "statement";
      const fact: Fact = {
        id,
        key: keyOf(known, dimensions),
        concept: known,
        dimensions,
        quantity,
        value: integerOf(quantity, value) ?? 0n,
        slack: 0n,
        printed: `${value}（facts）`,
        approximate: false,
        home,
        place,
        spot: { block: -1, row: -1, col: -1, start: 0, end: 0 },
      };
      return { id, fact, seen: `${concept}|${printed}|${seenOf(fact, value)}` };
    },
  );
}

function cellsOf(account: Account): Statement[] {
  const used = new Map<string, number>();
  return statedCells(account).flatMap(({ form, cell, facts }) => {
    if (!cell.data) return [];
    const { key, value } = cell.data;
    const base = `${key}@${form}`;
    const ordinal = (used.get(base) ?? 0) + 1;
    used.set(base, ordinal);
    const [shown] = facts;
    const { concept, dimensions } = meaningOf(key);
    const known = concepts.find((one) => one === concept) ?? "statement";
    const quantity = shown?.quantity ?? "amount";
    const fact: Fact = {
      id: `${base}#${ordinal}`,
      key: keyOf(known, dimensions),
      concept: known,
      dimensions,
      quantity,
      value: value === null ? 0n : (integerOf(quantity, value) ?? 0n),
      slack: 0n,
      printed: `${value ?? "空白"}（value）`,
      approximate: false,
      home: form ?? "",
      place: shown?.place ?? cell.place,
      spot: cell.spot,
    };
    return [{ id: fact.id, fact, seen: `${value}` }];
  });
}

function seenOf({ quantity, place }: Fact, value: string): string {
  return [quantity, value, place.row, place.column, place.text].join("|");
}

function exactDifferences(ours: readonly Statement[], theirs: readonly Statement[]): Difference[] {
  const [left, right] = [ours, theirs].map((list) => new Map(list.map((one) => [one.id, one]))) as [
    Map<string, Statement>,
    Map<string, Statement>,
  ];
  const differences: Difference[] = [];
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(id), right.get(id)];
    if (one?.seen === other?.seen) continue;
    const alone = one ? "only-a" : "only-b";
    differences.push({
      kind: one && other ? "value" : alone,
      key: (one ?? other)!.fact.key,
      a: one ? [one.fact] : [],
      b: other ? [other.fact] : [],
      directions: null,
    });
  }
  return differences;
}

/**
 * Data that neither the text of its own file nor the other's facts of the same key bear out; where its own text does,
 * that is compared. Nothing and zero are the same; words differ.
 */
function contradicted(data: readonly Statement[], own: Account, other: Account): Difference[] {
  const [told, byKey] = [own, other].map(({ facts }) => Map.groupBy(facts, ({ key }) => key)) as [
    Map<string, Fact[]>,
    Map<string, Fact[]>,
  ];
  return data.flatMap(({ fact }): Difference[] => {
    if (fact.concept === "statement" || fact.quantity === "text") return [];
    if (told.get(fact.key)?.some(({ value }) => value === fact.value)) return [];
    const others = byKey.get(fact.key) ?? [];
    if (fact.value === 0n && others.every(({ value }) => value === 0n)) return [];
    const agrees = others.some(({ value, slack, approximate }) => {
      const away = value > fact.value ? value - fact.value : fact.value - value;
      return approximate || away <= slack;
    });
    if (agrees) return [];
    const kind = others.length === 0 ? "only-a" : "value";
    return [{ kind, key: fact.key, a: [fact], b: others.slice(0, 1), directions: null }];
  });
}
