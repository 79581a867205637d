import { letterChanges } from "../facts/letters.ts";
import type { StatedName } from "../facts/stated-name.ts";
import { comparable } from "../standard/codes.ts";
import type { ObservedPlace } from "./rule.ts";

/** What the witnesses of one name agree on, and who says otherwise. */
export interface Consensus {
  /** The name as it is printed where it is right. */
  readonly right: string;
  readonly witnesses: readonly StatedName[];
  readonly odd: readonly StatedName[];
}

/**
 * The name that most witnesses have; `weight` adds what speaks for a name beside them (that a list has it). Of names
 * that as many have the first is taken.
 */
export function consensusOf(
  names: readonly StatedName[],
  weight: (name: string) => number = () => 0,
): Consensus | null {
  const printings = Map.groupBy(names, ({ name }) => comparable(name));
  let best: { readonly key: string; readonly votes: number } | null = null;
  for (const [key, said] of printings) {
    const votes = said.filter(({ sure }) => sure).length + weight(said[0]!.name);
    if (!best || votes > best.votes) best = { key, votes };
  }
  const witnesses = best ? (printings.get(best.key) ?? []) : [];
  const [first] = witnesses;
  if (!first) return null;
  return { right: first.name, witnesses, odd: names.filter(({ name }) => comparable(name) !== best?.key) };
}

/** The place of a name, and of a witness who has it otherwise: in the same role where there is one, then the nearest. */
export function bothPlaces(odd: StatedName, witnesses: readonly StatedName[]): ObservedPlace[] {
  const far = (one: StatedName): number =>
    Math.abs(one.spot.block - odd.spot.block) + (one.role === "cover" ? -1_000_000 : 0);
  const nearest = witnesses.toSorted((a, b) => far(a) - far(b))[0];
  return [{ place: odd.place }, ...(nearest ? [{ place: nearest.place }] : [])];
}

const mostChanges = 4;

/** “第3字“列”应为“例””: how a name differs from the right one, sign by sign; "" where they have little in common. */
export function lettersChanged(found: string, right: string): string {
  const changes = letterChanges(found, right);
  if (changes.length > mostChanges || changes.length * 2 > right.length) return "";
  return changes
    .map((change) => {
      if (change.kind === "other") return `第${change.at}字“${change.found}”应为“${change.right}”`;
      return change.kind === "lost"
        ? `第${change.at}字前缺“${change.right}”`
        : `第${change.at}字“${change.found}”多余`;
    })
    .join("，");
}

/** The same in brackets, for the end of a sentence. */
export function lettersChangedBracketed(found: string, right: string): string {
  const changed = lettersChanged(found, right);
  return changed === "" ? "" : `（${changed}）`;
}
