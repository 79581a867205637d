import { titleCore } from "../facts/titles.ts";
import type { KnownNames } from "./known-names.ts";
import { knownNames } from "./known-names.ts";
import type { View } from "./view.ts";

const made = new WeakMap<object, KnownNames>();

/** What parts are called where a layout says no more of them than that. */
const usual = [
  ...["概况", "名词解释", "附件", "情况说明", "主要职责", "主要职能", "机构设置情况"],
  ...["部门", "单位"].flatMap((of) =>
    ["决算表", "决算报表", "决算情况说明", "决算说明", "决算单位构成"].map((what) => of + what),
  ),
];

/** Titles of tables, sections and parts that layouts print, as `titleCore` has them. */
export function prescribedTitles({ titles }: View): KnownNames {
  let known = made.get(titles);
  if (!known) {
    known = knownNames([...titles.plain.map(({ title }) => title), ...usual].map(titleCore));
    made.set(titles, known);
  }
  return known;
}
