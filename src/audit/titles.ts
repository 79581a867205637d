import { titleCore } from "../facts/titles.ts";
import { layouts, national, sectionsOf } from "../standard/layout.ts";
import type { KnownNames } from "./known-names.ts";
import { knownNames } from "./known-names.ts";

let made: KnownNames | undefined;

/** Titles of tables, sections and parts that layouts prescribe, as `titleCore` has them. */
export function prescribedTitles(): KnownNames {
  made ??= knownNames(
    [
      ...[national, ...layouts].flatMap((layout) =>
        [...layout.tables, ...sectionsOf(layout)].map(({ title }) => title),
      ),
      ...["概况", "名词解释", "附件", "情况说明", "主要职责", "主要职能", "机构设置情况"],
      ...["部门", "单位"].flatMap((of) =>
        ["决算表", "决算报表", "决算情况说明", "决算说明", "决算单位构成"].map((what) => of + what),
      ),
    ].map(titleCore),
  );
  return made;
}
