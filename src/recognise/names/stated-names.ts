import type { StatedName } from "../../facts/stated-name.ts";
import type { Titles } from "../../standard/titles.ts";
import type { Names } from "../names.ts";
import type { NamesDraft } from "./draft.ts";
import { genreNames } from "./genre.ts";
import { projectNames } from "./projects.ts";
import { economicItemNames, subjectNames } from "./subjects.ts";
import { tableNames } from "./tables.ts";
import { termNames } from "./terms.ts";
import { titleNames } from "./titles.ts";
import { unitNames } from "./unit.ts";
import { yearNames } from "./year.ts";

/** Every name that an account states, of each kind in reading order. */
export function statedNames(draft: NamesDraft, names: Names, titles: Titles): StatedName[] {
  return [
    ...unitNames(draft),
    ...yearNames(draft),
    ...genreNames(draft),
    ...titleNames(draft, titles),
    ...tableNames(draft),
    ...subjectNames(draft, names),
    ...economicItemNames(draft),
    ...termNames(draft),
    ...projectNames(draft),
  ];
}
