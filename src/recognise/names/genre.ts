import type { StatedName } from "../../facts/stated-name.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, titleLines } from "./draft.ts";

/** Titles that say what is published: 部门决算, 单位决算, or the 预算 that was not changed when a template was filled in. */
const genre =
  /(?:部门|单位)\s*(?<genre>决\s*算|预\s*算)(?=\s*(?:公\s*开|报?\s*表|情\s*况|说\s*明|$|\.{2}|…))/g;

export function genreNames(draft: NamesDraft): StatedName[] {
  return titleLines(draft).flatMap(({ prose, role, entry }) => {
    if (role === "heading" && entry?.depth !== 0 && entry?.level !== 1) return [];
    return [...prose.text.matchAll(genre)].map((match) => {
      const words = match.groups?.genre ?? "";
      const start = match.index + match[0].indexOf(words);
      return nameIn(prose, [start, start + words.length], { kind: "genre", key: "", role });
    });
  });
}
