import type { StatedName } from "../../facts/stated-name.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, titleLines } from "./draft.ts";

/** Titles that say what is published: 部门决算, 单位决算, or the 预算 that was not changed when a template was filled in. */
const genre =
  /(?:部门|单位)\s*(?<genre>决\s*算|预\s*算)(?!\s*(?:绩效|编制|执行|管理|批复|安排|项目|中项目|二级|一级|支出绩效|资金|单位))/g;
/** Longer lines tell something and are no titles. */
const longestTitle = 60;

export function genreNames(draft: NamesDraft): StatedName[] {
  return titleLines(draft).flatMap(({ prose, role }) => {
    if (prose.text.length > longestTitle) return [];
    return [...prose.text.matchAll(genre)].map((match) => {
      const words = match.groups?.genre ?? "";
      const start = match.index + match[0].indexOf(words);
      return nameIn(prose, [start, start + words.length], { kind: "genre", key: "", role });
    });
  });
}
