import type { Claim } from "../../facts/claim.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Spot } from "../../facts/place.ts";
import type { RelatedFigure, Relation } from "../../facts/relation.ts";
import { holds } from "../../facts/relation-holds.ts";

const placeOf = ({ block, row, col, start }: Spot): string => `${block}:${row}:${col}:${start}`;

/**
 * Claims of which the sentence itself says otherwise: a change that its words relate to another figure, and that fits
 * that one, is no change of what the claim says.
 */
export function asStated(
  claims: readonly Claim[],
  relations: readonly Relation[],
  facts: readonly Fact[],
): Claim[] {
  const nowOf = new Map<string, RelatedFigure>();
  for (const relation of relations) {
    const { kind, figures } = relation;
    const now = figures.find(({ role }) => role === "now");
    if (kind !== "change" || !now || holds(relation) !== true) continue;
    for (const { role, spot } of figures)
      if (role === "amount" || role === "rate") nowOf.set(placeOf(spot), now);
  }
  const at = Map.groupBy(facts, ({ spot }) => placeOf(spot));
  return claims.map((claim) => {
    if (claim.kind !== "change" || !claim.of) return claim;
    const stated = claim.amount ?? claim.rate;
    const now = stated && nowOf.get(placeOf(stated.spot));
    if (!now) return claim;
    const there = at.get(placeOf(now.spot)) ?? [];
    if (there.some(({ key }) => key === claim.of?.key)) return claim;
    // A figure of the same amount is the same figure, told twice.
    if (there.some(({ value, quantity }) => quantity === claim.of?.quantity && value === claim.of.value))
      return claim;
    return { ...claim, of: null };
  });
}
