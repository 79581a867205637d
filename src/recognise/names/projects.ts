import type { StatedName } from "../../facts/stated-name.ts";
import type { NamesDraft } from "./draft.ts";
import { nameIn, nameInCell } from "./draft.ts";

/** “一、网络维护经费项目自评综述：根据……”, “（1）网络维护经费绩效自评综述”. */
const chineseNumber = "[一二三四五六七八九十]+";
const number = `(?:(?:${chineseNumber}|\\d{1,2})\\s*[、.．]|[（(](?:${chineseNumber}|\\d{1,2})[）)])?`;
const summary = new RegExp(
  `^\\s*${number}\\s*(?<name>[^，。；：:]{3,60}?)(?=(?:项目)?(?:支出)?(?:绩效)?自评综述)`,
);

/** Projects by the forms and by the summaries of their self-evaluation. */
export function projectNames({ evaluations, outline }: NamesDraft): StatedName[] {
  const cells = evaluations.flatMap(({ scope, project, projectCell }) =>
    scope === "project" && project !== null && projectCell
      ? [nameInCell(projectCell, "project", "", { name: project.replace(/\s+/g, "") })]
      : [],
  );
  const summaries = outline.prose.flatMap((prose) => {
    const match = prose.row < 0 && prose.part !== "contents" ? summary.exec(prose.text) : null;
    const name = match?.groups?.name ?? "";
    if (!match || /整体(?:支出)?$|部门[（(]单位[）)]/.test(name)) return [];
    const start = match[0].indexOf(name);
    return [nameIn(prose, [start, start + name.length], { kind: "project", key: "", role: "sentence" })];
  });
  return [...cells, ...summaries];
}
