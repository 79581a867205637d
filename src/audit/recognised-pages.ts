import type { Account } from "../facts/account.ts";
import { isDoubtful } from "../facts/fact.ts";
import type { Observation } from "./rule.ts";

const advice = "公开时用Word或Excel另存的PDF代替扫描件；审核结果以原件为准，先核对置信度低的数字。";

/** One warning a page that was read from an image, with its doubtful figures: they are to be compared with it. */
export function recognisedPages(account: Account): Observation[] {
  const pages = account.repairs.filter(({ kind }) => kind === "page-recognised");
  return pages.map(({ message, place }) => {
    const doubtful = account.facts.filter((fact) => fact.place.page === place.page && isDoubtful(fact));
    const shown = doubtful.slice(0, 8).map(({ printed, confidence }) => `${printed}（${confidence}%）`);
    const more = doubtful.length > shown.length ? "等" : "";
    const list =
      doubtful.length === 0
        ? "没有置信度低的数字"
        : `有${doubtful.length}个数字置信度低，须与原件核对：${shown.join("、")}${more}`;
    return {
      subject: `page-recognised:${place.page}`,
      severity: "warning",
      message: `${message}，${list}`,
      advice,
      places: [{ place }, ...doubtful.map((fact) => ({ place: fact.place }))],
    };
  });
}
